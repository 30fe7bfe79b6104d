"""Words as they can be read, whatever was pasted into a field or a cell. Pure: words in, words out."""

import unicodedata


def legible(words: str, *, one_line: bool) -> str:
    """Words without control characters; nothing when none of them can be seen."""
    kept = "".join(one for one in words if one in "\t\r\n" or unicodedata.category(one) != "Cc")
    if all(unicodedata.category(one)[0] in "CZ" for one in kept):
        return ""
    return " ".join(kept.split()) if one_line else kept
