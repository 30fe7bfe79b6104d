"""Message catalogues: from the translators' .po files to the .mo files that Django reads, without system gettext."""

import os
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po


def compile_all(folder: Path) -> list[Path]:
    """Compiles every catalogue below `folder`, such as locale/da/LC_MESSAGES/django.po; returns the files written.

    An unfinished ("fuzzy") translation is left out, and a catalogue that is up to date is left alone.
    """
    return [written for source in sorted(folder.glob("*/LC_MESSAGES/*.po")) if (written := _compile(source))]


def _compile(source: Path) -> Path | None:
    target = source.with_suffix(".mo")
    with source.open("rb") as file:
        catalogue = read_po(file, locale=source.parent.parent.name, abort_invalid=True)
    result = BytesIO()
    write_mo(result, catalogue)
    if target.exists() and target.read_bytes() == result.getvalue():
        return None
    # A server that starts meanwhile reads either the old file or the new one, never half of it.
    draft = target.with_suffix(f".mo.{os.getpid()}")
    draft.write_bytes(result.getvalue())
    draft.replace(target)
    return target
