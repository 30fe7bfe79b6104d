"""What stands before an IMAP server in real life: TLS, and names of folders that all begin with INBOX."""

import os
import re
import shutil
import socket
import ssl
import subprocess
import threading
from contextlib import contextmanager, suppress

import pytest

PREFIX = b"INBOX."
OWN_FOLDER = re.compile(rb'^(\S+) (?:CREATE|UID (?:MOVE|COPY) \d+) "', re.IGNORECASE)

# With REQUIRE_OPENSSL=1 they run all the same, and fail where the program is missing.
needs_openssl = pytest.mark.skipif(
    shutil.which("openssl") is None and os.environ.get("REQUIRE_OPENSSL") != "1",
    reason="openssl is not on this machine: a mailbox behind TLS was not tried",
)


@contextmanager
def front(port, *, certificate=None, names_begin=False, says_so=True):
    """The port on which the server behind `port` is reached through TLS, or with folders below INBOX alone.

    says_so: whether it tells how the names of folders begin.
    """
    context = None
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
    with socket.create_server(("127.0.0.1", 0)) as server:
        doing = threading.Thread(
            target=_serve, args=(server, port, context, names_begin, says_so), daemon=True
        )
        doing.start()
        yield server.getsockname()[1]
        server.shutdown(socket.SHUT_RDWR)
        doing.join(5)


def a_certificate(path):
    """One that nobody has signed, for 127.0.0.1; the same file proves it and is trusted."""
    name = ["-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"]
    key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", str(path)]
    made = ["openssl", "req", "-x509", "-days", "9000", *name, *key, "-out", "-"]
    certificate = subprocess.run(made, check=True, capture_output=True).stdout
    path.write_bytes(path.read_bytes() + certificate)
    return path


def _serve(server, port, context, *names):
    with suppress(OSError):
        while True:
            client = server.accept()[0]
            with suppress(OSError):  # whoever does not trust the certificate hangs up
                client = context.wrap_socket(client, server_side=True) if context else client
                _between(client, socket.create_connection(("127.0.0.1", port)), *names)


def _between(client, behind, names_begin, says_so):
    answers = threading.Thread(
        target=_pass_answers, args=(behind, client, names_begin and says_so), daemon=True
    )
    answers.start()
    with client, behind, suppress(OSError):
        for line in client.makefile("rb"):
            answer = _answer_itself(line) if names_begin else None
            if answer:
                client.sendall(answer)
            else:
                behind.sendall(line.replace(b'"' + PREFIX, b'"'))
        behind.shutdown(socket.SHUT_WR)
        answers.join(5)


def _answer_itself(line):
    """As Courier and Cyrus do: the space of one's own is named, and there is no place outside it."""
    tag = line.split(b" ", 1)[0]
    if line.strip().upper().endswith(b" NAMESPACE"):
        return b'* NAMESPACE (("' + PREFIX + b'" ".")) NIL NIL\r\n' + tag + b" OK done\r\n"
    own = OWN_FOLDER.match(line)
    outside = own and PREFIX not in line
    return tag + b" NO Mailbox does not exist below INBOX\r\n" if outside else None


def _pass_answers(behind, client, says_so):
    with suppress(OSError):
        for line in behind.makefile("rb"):
            if says_so:
                line = line.replace(b"CAPABILITY IMAP4rev1", b"CAPABILITY IMAP4rev1 NAMESPACE")
            client.sendall(line)
