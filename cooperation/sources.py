"""Where a statement comes from: the address of a page, or words that name a document. Pure: words in, codes out."""

import re
from urllib.parse import urlsplit

LONGEST = 500

# Problems are codes; the words for them stand where they are shown.
NOT_HTTP = "source_not_http"
BROKEN = "source_broken"
LONG = "source_long"

_WEB = re.compile(r"https?:", re.IGNORECASE)
# Anything://, and what programs act on without the slashes; a reference such as "SOU:2020:14" is no address. Understood by
# Python and by PostgreSQL, ignoring case.
OTHER_ADDRESS = r"^\s*(([a-z][a-z0-9+.-]*:)?//|(javascript|vbscript|data|file|ftp|ftps|mailto|tel|sms|blob|about|ws|wss|view-source)\s*:)"
_OTHER = re.compile(OTHER_ADDRESS, re.IGNORECASE)
_HOST = re.compile(r"(?!-)[\w-]{1,63}(?:\.[\w-]{1,63})+|localhost|\[[0-9a-fA-F:.]+\]")
_ADDRESSES = re.compile(r"\s*[,;|\s]\s*(?=https?://|www\.)", re.IGNORECASE)


def tidy(words: str) -> str:
    """Return a source as it is kept: of several addresses the first, and one that begins with www. as a whole address."""
    words = words.strip()
    if _WEB.match(words) or words.lower().startswith("www."):
        words = _ADDRESSES.split(words)[0]
    is_bare_page = re.fullmatch(r"www\.[^\s/]+\.[^\s/]+(/\S*)?", words, re.IGNORECASE)
    return f"https://{words}" if is_bare_page else words


def problem(words: str) -> str:
    """Return what is wrong with a source, a code; "" when it is an address with http(s), or words."""
    if len(words) > LONGEST:
        return LONG
    if _WEB.match(words):
        return "" if is_address(words) else BROKEN
    return NOT_HTTP if _OTHER.match(words) else ""


def is_address(words: str) -> bool:
    """Return whether words are the address of a page that may be linked to; none with a name or a password in it."""
    if not re.fullmatch(r"https?://[^\s\\<>\"]+", words, re.IGNORECASE):
        return False
    try:
        parts = urlsplit(words)
        port_is_a_number = parts.port is None or parts.port > 0
    except ValueError:
        return False
    host = parts.hostname or ""
    whole = f"[{host}]" if ":" in host else host
    return "@" not in parts.netloc and port_is_a_number and bool(_HOST.fullmatch(whole))
