"""The declaration as a file: chapters with their paragraphs, read from Markdown."""

from pathlib import Path

from cooperation.declaration import ChapterWords

CONTENT = Path(__file__).resolve().parent / "content"


def read_declaration(language: str) -> list[ChapterWords]:
    """Return the chapters in "da" (the adopted original) or "sv" (a working translation).

    Remarks about the translation (comments and quotations) are not part of the text.
    """
    text = (CONTENT / f"declaration.{language}.md").read_text(encoding="utf-8")
    blocks = [" ".join(block.split()) for block in text.split("\n\n")]
    chapters: list[ChapterWords] = []
    for block in blocks:
        if block.startswith("#"):
            chapters.append(ChapterWords(block.lstrip("#").strip(), []))
        elif block and not block.startswith(("<!--", ">")):
            chapters[-1].paragraphs.append(block)
    return chapters
