"""Message catalogues: find the messages in code and templates, and bring the .po files up to date with them."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

# Which arguments of a function are messages; gettext's own notation, as Babel reads it.
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
ROOMS = ("oresund", "cooperation", "meetings", "templates")
_STRING = r"""u?(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
_CALL_OR_REMARK = re.compile(rf"# Translators:.*|\b(?:n?p?gettext|_)\((?:{_STRING}|[\s,]|count)*\)")
# Header lines with dates and names would change a file in which no message has changed.
_UNSTEADY = re.compile(
    rb'^"(?:POT-Creation|PO-Revision|Last-Translator|Report-Msgid|Language-Team|Generated).*\n', re.M
)
_PLACEHOLDER = re.compile(r"%\(\w+\)[sd]")


def messages(root: Path) -> Catalog:
    """Return every message that the project's code and templates ask for, in a stable order and without line numbers."""
    catalogue = Catalog(project="Én by · En stad", charset="utf-8", fuzzy=False)
    for path in _sources(root):
        for _line, message, comments, context in found_in(path):
            catalogue.add(message, auto_comments=comments, context=context)
    return catalogue


def updated(po: Path, template: Catalog) -> bytes:
    """Return what a .po file should hold: its translations, for exactly the messages of the template."""
    with po.open("rb") as file:
        catalogue = read_po(file, locale=po.parent.parent.name)
    catalogue.update(template, no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    for message in catalogue:
        if message.id and _PLACEHOLDER.search(str(message.id)):
            message.flags.add("python-format")
    result = BytesIO()
    write_po(result, catalogue, width=110, no_location=True, sort_output=True)
    return _UNSTEADY.sub(b"", result.getvalue()).lstrip()


def _sources(root: Path) -> Iterator[Path]:
    for room in ROOMS:
        for path in sorted((root / room).rglob("*")):
            if path.suffix in {".py", ".html", ".txt"} and "migrations" not in path.parts:
                yield path


def found_in(path: Path) -> Iterator[tuple]:
    """Yield line, message, remarks and context of each message in one file of code or one template."""
    text = path.read_text(encoding="utf-8")
    code = text if path.suffix == ".py" else _calls(templatize(text, origin=str(path)))
    return extract("python", BytesIO(code.encode()), keywords=KEYWORDS, comment_tags=("Translators:",))


def _calls(blanked: str) -> str:
    """What Django makes of a template is code only for a lenient reader; keep the calls and the remarks."""
    return "\n".join(match.group().strip() for match in _CALL_OR_REMARK.finditer(blanked))
