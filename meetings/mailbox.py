"""The mailbox into which calendar programs answer: over IMAP, or a folder on this machine."""

import imaplib
import mailbox
import re
import ssl
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from urllib.parse import SplitResult, unquote, urlsplit

BATCH = 100  # mails of one reading; the next tick goes on
_OWN_SPACE = re.compile(rb'\(\("((?:[^"\\]|\\.)*)"')
_FOREIGN = re.compile(r"&|[^\x20-\x7e]+")
_ESCAPED = re.compile(r"\\(.)")


class Unreadable(OSError):
    """The mailbox does not answer as one should."""


@dataclass
class Letter:
    """A mail that lies there: its content, but nothing of one that is larger than asked for."""

    place: str
    content: bytes


@contextmanager
def opened(url: str, *, timeout: float, largest: int) -> Iterator["Imap | Folder"]:
    """Open a mailbox; gives up on a server that is silent for `timeout` seconds.

    url: imaps://user:password@host/INBOX, imap:// the same without encryption, or file:///path of a Maildir or of a folder
    of .eml files; largest: bytes, of what is larger only as much is read. Raises Unreadable and what sockets raise (OSError).
    """
    parts = urlsplit(url)
    if parts.scheme == "file":
        yield Folder(Path(unquote(parts.path)), largest)
        return
    try:
        server = _connected(parts, timeout)
        try:
            yield Imap(server, unquote(parts.path.strip("/")) or "INBOX", largest)
            server.logout()
        finally:
            with suppress(OSError):
                server.shutdown()
    except imaplib.IMAP4.error as error:
        raise Unreadable(str(error)) from None


def _connected(parts: SplitResult, timeout: float) -> imaplib.IMAP4:
    host, port = parts.hostname or "", parts.port
    server: imaplib.IMAP4
    if parts.scheme == "imaps":
        context = ssl.create_default_context()
        server = imaplib.IMAP4_SSL(host, port or 993, ssl_context=context, timeout=timeout)
    else:
        server = imaplib.IMAP4(host, port or 143, timeout=timeout)
    try:
        server.login(unquote(parts.username or ""), unquote(parts.password or ""))
    except Exception:
        server.shutdown()
        raise
    return server


class Folder:
    """A Maildir, or a folder of files that end in .eml. A mail is filed by renaming it, so that it is never there twice."""

    def __init__(self, path: Path, largest: int):
        if not path.is_dir():
            raise Unreadable(f"{path} is no folder")
        self.path, self.largest = path, largest
        self.is_maildir = (path / "cur").is_dir()

    def letters(self) -> Iterator[Letter]:
        for path in islice(sorted(self._files()), BATCH):
            with suppress(FileNotFoundError), path.open("rb") as file:  # filed meanwhile by another worker
                yield Letter(str(path), file.read(self.largest + 1))

    def file(self, letter: Letter, folder: str) -> None:
        path = Path(letter.place)
        with suppress(FileNotFoundError):
            path.rename(self._folder(folder) / path.name)

    def _files(self) -> Iterator[Path]:
        patterns = ["new/*", "cur/*"] if self.is_maildir else ["*.eml"]
        for pattern in patterns:
            yield from (path for path in self.path.glob(pattern) if path.is_file() and not path.is_symlink())

    def _folder(self, name: str) -> Path:
        if self.is_maildir:
            mailbox.Maildir(self.path).add_folder(name)
            return self.path / f".{name}" / "cur"
        folder = self.path / name
        folder.mkdir(exist_ok=True)
        return folder


class Imap:
    """A folder on an IMAP server (RFC 3501). What is filed leaves it: moved, or else copied and marked as deleted."""

    def __init__(self, server: imaplib.IMAP4, folder: str, largest: int):
        self.server, self.largest = server, largest
        able = _told(server.capability())[0].upper().split()
        self.may_move = b"MOVE" in able
        self.prefix = _prefix(server) if b"NAMESPACE" in able else ""
        _told(server.select(_quoted(folder)))

    def letters(self) -> Iterator[Letter]:
        [numbers] = _told(self.server.uid("SEARCH", "UNDELETED"))
        for number in islice((numbers or b"").split(), BATCH):
            # The beginning of it: nobody sends us more than we ask for.
            what = f"(BODY.PEEK[]<0.{self.largest + 1}>)"
            answer = _told(self.server.uid("FETCH", number.decode(), what))
            for found in answer:
                if isinstance(found, tuple):  # nothing when another worker has filed it
                    yield Letter(number.decode(), found[1])

    def file(self, letter: Letter, folder: str) -> None:
        name = _quoted(self.prefix + folder)
        self.server.create(name)  # says NO when it is there
        if self.may_move:
            _told(self.server.uid("MOVE", letter.place, name))
        else:
            _told(self.server.uid("COPY", letter.place, name))
            _told(self.server.uid("STORE", letter.place, "+FLAGS", r"(\Deleted)"))


def _prefix(server: imaplib.IMAP4) -> str:
    """What the names of one's own folders begin with (RFC 2342): nothing, or INBOX. on many servers."""
    [spaces] = _told(server.namespace())
    own = _OWN_SPACE.match(spaces or b"")
    return _ESCAPED.sub(r"\1", own[1].decode()) if own else ""


def _told(answer: tuple[str, list]) -> list:
    status, data = answer
    if status != "OK":
        raise Unreadable(status)
    return data


def _quoted(name: str) -> str:
    """As a server understands it: other letters than English ones in Base64 (RFC 3501, 5.1.3)."""
    name = _FOREIGN.sub(lambda found: f"&{_packed(found[0])}-", name)
    return '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _packed(letters: str) -> str:
    if letters == "&":
        return ""
    return b64encode(letters.encode("utf-16-be")).decode().rstrip("=").replace("/", ",")
