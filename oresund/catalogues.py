"""Message catalogues: from the translators' .po files to the .mo files that Django reads, without system gettext."""

import os
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from oresund.chair_word import said_as


def compile_all(folder: Path) -> list[Path]:
    """Compiles every catalogue below `folder`, such as locale/da/LC_MESSAGES/django.po; returns the files written.

    An unfinished ("fuzzy") translation is left out, and a catalogue that is up to date is left alone. From the Danish
    one comes a second, locale/forperson/da, that lies over it where the setting asks for that word.
    """
    return [target for target, catalogue in _compiled(folder) if _write(catalogue, target)]


def _compiled(folder: Path) -> Iterator[tuple[Path, Catalog]]:
    for source in sorted(folder.glob("*/LC_MESSAGES/*.po")):
        language = source.parent.parent.name
        with source.open("rb") as file:
            catalogue = read_po(file, locale=language, abort_invalid=True)
        target = source.with_suffix(".mo")
        yield target, catalogue
        if language == "da":
            yield folder / "forperson" / target.relative_to(folder), _with_forperson(catalogue)


def _with_forperson(danish: Catalog) -> Catalog:
    """Only what it says differently."""
    over = Catalog(locale="da")
    for message in danish:
        said = _said(message.string)
        if message.id and not message.fuzzy and said != message.string:
            over.add(message.id, said, context=message.context)
    return over


def _said(string: str | Sequence[str] | None) -> str | tuple[str, ...]:
    if isinstance(string, str):
        return said_as("forperson", string)
    return tuple(said_as("forperson", form) for form in string or ())  # the forms of a plural


def _write(catalogue: Catalog, target: Path) -> bool:
    result = BytesIO()
    write_mo(result, catalogue)
    if target.exists() and target.read_bytes() == result.getvalue():
        return False
    target.parent.mkdir(parents=True, exist_ok=True)
    # A server that starts meanwhile reads either the old file or the new one, never half of it.
    draft = target.with_suffix(f".mo.{os.getpid()}")
    draft.write_bytes(result.getvalue())
    draft.replace(target)
    return True
