"""Which release of the portal this is: what was made by another one is made again."""

from functools import cache
from hashlib import sha256

from django.conf import settings

ROOMS = ("oresund", "cooperation", "meetings")


@cache
def fingerprint() -> str:
    """A digest of the code, of the words in both languages and of the versions of the libraries; read once by a process."""
    digest = sha256((settings.BASE_DIR / "requirements.txt").read_bytes())
    code = (file for room in ROOMS for file in (settings.BASE_DIR / room).rglob("*.py"))
    words = (settings.BASE_DIR / "locale").rglob("*.mo")
    for file in sorted([*code, *words]):
        digest.update(file.read_bytes())
    return digest.hexdigest()
