"""What Danish calls whoever chairs: formand, or forperson as the City of Copenhagen writes; one table for both."""

import os

CHAIR_WORDS = ("formand", "forperson")
# Checked by the settings. Read here, because the glossary is asked by rules that know no Django.
CHOSEN = os.environ.get("DANISH_CHAIR_WORD", CHAIR_WORDS[0])
# Whatever else the word takes on (-en, -skab, næst-) stays as it is; its plural is another one.
FORMS = (("formændene", "forpersonerne"), ("formænd", "forpersoner"), ("formand", "forperson"))


def said_as(chair_word: str, text: str) -> str:
    """Return a Danish text that says "formand" or "forperson", as asked, for whoever chairs; all else stays.

    Raises ValueError for another word.
    """
    wanted = CHAIR_WORDS.index(chair_word)
    for forms in FORMS:
        old, new = forms[1 - wanted], forms[wanted]
        text = text.replace(old, new).replace(old.capitalize(), new.capitalize())
    return text
