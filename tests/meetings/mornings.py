"""How the day of a secretariat is read, and the meeting that it tells of."""

import re

from tests.meetings.subscribers import html, text

SITE = "http://127.0.0.1:8000"
NAMED = {
    "da": "Den politiske arbejdsgruppe, 8. mar. 2027",
    "sv": "Den politiska arbetsgruppen, 8 mars 2027",
}


def says(mail, language, words, path=""):
    """Both parts of a mail have the words of a language, and the link."""
    expected = words[language]
    assert expected in text(mail)
    page = re.sub(r"<[^>]+>", " ", html(mail)).replace("\u00a0", " ")
    assert expected in " ".join(page.split())
    if path:
        assert f"{SITE}/{language}/{path}" in text(mail)
        assert f'href="{SITE}/{language}/{path}"' in html(mail)
