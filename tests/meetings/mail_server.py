"""An SMTP server on this machine that keeps what it is sent, and refuses, hangs or hangs up where it is told to."""

import asyncio
import logging
import threading
from email import message_from_bytes, policy

from aiosmtpd.smtp import SMTP

from oresund.embedded import free_port

logging.getLogger("mail.log").setLevel(logging.WARNING)


class MailServer:
    """Use as a context manager. `replies` maps a recipient, or "MAIL" or "DATA", to a refusal.

    `hangs` holds DATA back; `hangs_up` ends the connection after each message, `drops_after_data` before it is answered.
    """

    def __init__(self):
        self.port = free_port()
        self.loop = asyncio.new_event_loop()
        self.release = threading.Event()
        self.forget()

    def forget(self):
        self.received, self.replies, self.connections, self.hangs = [], {}, 0, False
        self.heard = 0
        self.hangs_up = self.drops_after_data = False
        self.release.clear()

    def __enter__(self):
        self.server = self.loop.run_until_complete(
            self.loop.create_server(self._session, "127.0.0.1", self.port)
        )
        self.thread = threading.Thread(target=self.loop.run_forever, daemon=True)
        self.thread.start()
        return self

    def __exit__(self, *_unused):
        self.release.set()
        asyncio.run_coroutine_threadsafe(self._close(), self.loop).result(5)
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join(5)
        self.loop.close()

    async def _close(self):
        self.server.close()
        mine = asyncio.current_task()
        others = [task for task in asyncio.all_tasks() if task is not mine]
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)

    def _session(self):
        self.connections += 1
        return SMTP(self, hostname="localhost", enable_SMTPUTF8=True, loop=self.loop)

    async def handle_MAIL(self, server, session, envelope, address, options):
        if "MAIL" in self.replies:
            return self.replies["MAIL"]
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address in self.replies:
            return self.replies[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.heard += 1
        while self.hangs and not self.release.is_set():
            await asyncio.sleep(0.05)
        if "DATA" in self.replies:
            return self.replies["DATA"]
        message = message_from_bytes(envelope.original_content, policy=policy.default)
        self.received.append((envelope.rcpt_tos[0], message))
        if self.drops_after_data:
            server.transport.abort()
        if self.hangs_up:
            self.loop.call_later(0.02, server.transport.close)
        return "250 Kept"

    def to(self, address):
        """The messages that one address received."""
        return [message for recipient, message in self.received if recipient == address]
