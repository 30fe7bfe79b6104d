"""What the database holds in two languages, and how tests find it again on a page."""

import re
from collections import defaultdict
from typing import NamedTuple

from django.conf import settings
from modeltranslation.translator import translator

OTHER = {"da": "sv", "sv": "da"}
NOTE = {"da": "Kun på svensk", "sv": "Endast på danska"}
# Shorter ones, such as "Kultur", may stand within a longer text by chance.
LONG = 20


class Texts:
    """Every text that has a Danish or a Swedish wording."""

    def __init__(self):
        self.rows = [
            {code: plainly(getattr(one, f"{field}_{code}")) for code in dict(settings.LANGUAGES)}
            for model in translator.get_registered_models(abstract=False)
            for one in model._default_manager.all()
            for field in sorted(translator.get_options_for_model(model).all_fields)
        ]
        self.languages = defaultdict(set)
        for row in self.rows:
            for code, words in row.items():
                self.languages[words].add(code)
        del self.languages[""]
        self._found = {}
        self._long = [words for words in self.languages if len(words) >= LONG and " " in words]

    def found(self, shown):
        """Wordings of one language that words are, hold, or are a sentence of; those of both languages are free."""
        if shown not in self._found:
            self._found[shown] = [
                Found(words, *self.languages[words])
                for words in [shown, *self._long, shown.split(" – ")[0].split(" (")[0]]
                if len(self.languages.get(words, ())) == 1 and _meet(words, shown)
            ]
        return self._found[shown]

    def counterparts(self, language):
        """For each wording of a language what stands for it in the other one: a translation, or itself as a fallback."""
        found = defaultdict(set)
        for row in self.rows:
            found[row[language]].add(row[OTHER[language]] or row[language])
        del found[""]
        return found

    def only_in(self, language):
        """Wordings of a language that have no counterpart in any row."""
        return {words for words, others in self.counterparts(language).items() if others == {words}} - set(
            self.counterparts(OTHER[language])
        )


class Found(NamedTuple):
    words: str
    language: str


def plainly(words):
    """As a page shows it: spaces run together, and without the marks that enclose the whole declaration."""
    return " ".join((words or "").split()).strip('"')


def _meet(words, shown):
    if words == shown or (len(shown) >= LONG and " " in shown and shown in words):
        return True
    return words in shown and re.search(rf"(?<!\w){re.escape(words)}(?!\w)", shown) is not None
