"""A mail server in a process of its own that misbehaves as it is told, and what it has taken."""

import argparse
import asyncio
import json
import logging
import signal
import time
from dataclasses import asdict, dataclass
from email import message_from_bytes, message_from_string, policy
from pathlib import Path

from aiosmtpd.smtp import SMTP

NOBODY = "550 5.1.1 No such mailbox here"
LATER = "451 4.3.0 Try again later"
TAKEN = "250 2.0.0 Taken"


@dataclass(frozen=True)
class Manner:
    """How the server treats who comes: well, unless something else is said."""

    refuses_every: int = (
        0  # that many messages, one is refused for now: in turn for its recipient and for its text
    )
    unknown: tuple[str, ...] = ()  # mailboxes that it does not have
    is_mute: bool = False  # takes connections and never says a word
    drops_every: int = 0  # that many new messages, it takes one and hangs up instead of saying so
    pause: float = 0  # seconds between taking a message and saying so
    pauses_for: int = 0  # only for the first messages; 0 is for all


@dataclass(frozen=True)
class Mail:
    """What the server has taken; whether it said so too is for `is_dropped`."""

    at: float
    to: str
    message_id: str
    is_dropped: bool
    content: str

    @property
    def message(self):
        return message_from_bytes(self.content.encode(), policy=policy.default)

    @property
    def text(self):
        return self.message.get_body(("plain",)).get_content()


class Book:
    """What a server notes, in files that outlive it; read from elsewhere."""

    def __init__(self, folder):
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.taken, self.waits, self.orders = folder / "taken", folder / "waits", folder / "manner"
        self._mails, self._read_to = [], 0

    def behave(self, **manner):
        """From the next message on; without a word, well again."""
        draft = self.orders.with_suffix(".new")
        draft.write_text(json.dumps(asdict(Manner(**manner))))
        draft.rename(self.orders)

    @property
    def manner(self):
        return Manner(**json.loads(self.orders.read_text())) if self.orders.exists() else Manner()

    @property
    def mails(self):
        """All of them in their order."""
        if self.taken.exists():
            with self.taken.open("rb") as file:
                file.seek(self._read_to)
                # The last line may be half written.
                whole, _newline, _half = file.read().rpartition(b"\n")
                for line in whole.splitlines():
                    self._mails.append(Mail(**json.loads(line)))
                self._read_to += len(whole) + bool(whole)
        return self._mails

    def note_wait(self, seconds):
        with self.waits.open("a") as file:
            file.write(f"{seconds:.1f}\n")

    @property
    def longest_wait(self):
        """Seconds that somebody stayed with a server that said nothing."""
        lines = self.waits.read_text().splitlines() if self.waits.exists() else []
        return max(map(float, lines), default=0.0)


class Clerk:
    """Takes messages, or does not."""

    def __init__(self, book):
        self.book = book
        self.seen = set()
        self.asked = self.taken = 0
        # Written at once, so that it is there whatever happens next.
        self.register = book.taken.open("ab", buffering=0)

    async def handle_RCPT(self, server, session, envelope, address, options):
        manner = self.book.manner
        if address in manner.unknown:
            return NOBODY
        self.asked += 1
        if manner.refuses_every and self.asked % manner.refuses_every == 0:
            envelope.is_refused = self.asked // manner.refuses_every % 2 == 0
            if not envelope.is_refused:
                return LATER
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 Known"

    async def handle_DATA(self, server, session, envelope):
        if getattr(envelope, "is_refused", False):
            return LATER
        manner = self.book.manner
        content = envelope.original_content.decode("utf-8", "replace")
        message_id = message_from_string(content.partition("\r\n\r\n")[0])["Message-ID"].strip()
        is_new = message_id not in self.seen
        self.seen.add(message_id)
        self.taken += 1
        drops = bool(manner.drops_every) and is_new and len(self.seen) % manner.drops_every == 0
        for to in envelope.rcpt_tos:
            mail = Mail(time.time(), to, message_id, drops, content)
            self.register.write(json.dumps(asdict(mail)).encode() + b"\n")
        if drops:
            server.transport.abort()
        elif not manner.pauses_for or self.taken <= manner.pauses_for:
            await asyncio.sleep(manner.pause)
        return TAKEN


class Conversation(SMTP):
    """One that does not even begin while the server is mute."""

    async def _handle_client(self):
        book, began = self.event_handler.book, time.monotonic()
        try:
            while book.manner.is_mute:
                await asyncio.sleep(0.05)
        finally:  # who has had enough of it cancels this
            if book.manner.is_mute:
                book.note_wait(time.monotonic() - began)
        await super()._handle_client()


async def serve(port, folder):
    loop, stop = asyncio.get_running_loop(), asyncio.Event()
    loop.add_signal_handler(signal.SIGTERM, stop.set)
    clerk = Clerk(Book(folder))
    server = await loop.create_server(
        lambda: Conversation(clerk, hostname="localhost", enable_SMTPUTF8=True, loop=loop), "127.0.0.1", port
    )
    try:
        await stop.wait()
    finally:
        server.close()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--folder", type=Path, required=True)
    options = parser.parse_args()
    logging.getLogger("mail.log").setLevel(logging.ERROR)
    asyncio.run(serve(options.port, options.folder))


if __name__ == "__main__":
    main()
