"""Files that tests upload: workbooks as officials have them, and some that mean harm."""

import io
import zipfile

from openpyxl import Workbook


def a_workbook(*rows, change=None):
    """XLSX with these rows; change: what else is done to its sheet."""
    book = Workbook()
    for row in rows:
        book.active.append(row)
    if change:
        change(book.active)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def with_part(content, name, data, *, instead=False):
    """The same workbook with one more part, or with one put in the place of its own."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            if not (instead and part.filename == name):
                new.writestr(part.filename, old.read(part.filename))
        new.writestr(name, data)
    return made.getvalue()


def a_zip(**parts):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return made.getvalue()
