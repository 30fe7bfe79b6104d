"""Files for tests, made on the spot: of each kind that may be attached, and of some that may not."""

import zipfile
from io import BytesIO

from cooperation.file_kinds import TYPES

PDF = b"%PDF-1.7\n1 0 obj\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"
JPG = b"\xff\xd8\xff\xe0\x00\x10JFIF"


def archive(parts):
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for name, words in parts.items():
            file.writestr(name, words)
    return made.getvalue()


def open_document(kind, **more):
    return archive({"mimetype": TYPES[kind], "content.xml": "<a/>", **more})


def office(kind, *, main="main+xml", **more):
    said = f'<Types><Override ContentType="{TYPES[kind]}.{main}"/></Types>'
    return archive({"[Content_Types].xml": said, "word/document.xml": "<a/>", **more})
