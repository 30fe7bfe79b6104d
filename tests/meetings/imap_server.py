"""An IMAP server in a process of its own (pymap, which keeps everything in memory), and one that is silent."""

import imaplib
import os
import socket
import subprocess
import sys
import time
from contextlib import contextmanager

from oresund.children import free_port

USER, PASSWORD = "svar@portal.example", "x y/z"
PATIENCE = 20


class ImapServer:
    """Use as a context manager."""

    def __init__(self, log):
        self.port, self.log = free_port(), log

    def __enter__(self):
        command = ["--host", "127.0.0.1", "--port", str(self.port), "--no-tls", "dict", "--demo-user", USER]
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [
                    sys.executable,
                    "-c",
                    "from pymap.main import main; main()",
                    *command,
                    "--demo-password",
                    PASSWORD,
                ],
                env=os.environ,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        limit = time.monotonic() + PATIENCE
        while True:
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
                return self
            except OSError:
                assert self.process.poll() is None, self.log.read_text()
                assert time.monotonic() < limit
                time.sleep(0.05)

    def __exit__(self, *_unused):
        self.process.terminate()
        self.process.wait(PATIENCE)

    @property
    def url(self):
        return f"imap://svar%40portal.example:x%20y%2Fz@127.0.0.1:{self.port}/INBOX"

    @contextmanager
    def logged_in(self):
        with imaplib.IMAP4("127.0.0.1", self.port, timeout=5) as client:
            client.login(USER, PASSWORD)
            yield client

    def empty(self):
        with self.logged_in() as client:
            for folder in self.folders(client):
                client.select(folder)
                client.store("1:*", "+FLAGS", r"(\Deleted)")
                client.expunge()

    def put(self, mail):
        with self.logged_in() as client:
            assert client.append("INBOX", None, None, mail)[0] == "OK"

    def holds(self):
        """How many mails lie in each folder that is not empty."""
        with self.logged_in() as client:
            counts = {name: int(client.select(name, readonly=True)[1][0]) for name in self.folders(client)}
        return {name: count for name, count in counts.items() if count}

    def folders(self, client):
        return [line.decode().rsplit(" ", 1)[1].strip('"') for line in client.list()[1]]


@contextmanager
def silent_server():
    """Takes connections and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]
