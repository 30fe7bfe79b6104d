"""How tests read the catalogues: message by message, each form of a plural by itself, without paths."""

from functools import cache
from typing import NamedTuple

from babel.messages.pofile import read_po
from django.conf import settings

CODES = tuple(code for code, _name in settings.LANGUAGES)


class Entry(NamedTuple):
    message: str
    context: str | None
    text: str


def forms(text):
    return text if isinstance(text, tuple) else (text,)


@cache
def entries(code):
    """In the order of the file, which is that of the messages and so the same in every language."""
    with (settings.BASE_DIR / "locale" / code / "LC_MESSAGES" / "django.po").open("rb") as file:
        catalogue = read_po(file, locale=code)
    return [
        Entry(original, message.context, text)
        for message in catalogue
        if message.id and message.context != "path"
        for original, text in zip(forms(message.id), forms(message.string), strict=True)
    ]


def pairs(code):
    """The messages that have been translated, each with its translation."""
    return [(entry.message, entry.text) for entry in entries(code) if entry.text]
