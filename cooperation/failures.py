"""Why a message could not be sent, out of what the worker noted of its last try."""

import ast
import re

NO_SUCH_MAILBOX = (550, 551, 553)

NO_MAILBOX, REFUSED, BUSY = "no_mailbox", "refused", "busy"
UNREACHABLE, TIMED_OUT, NOT_ADMITTED = "unreachable", "timed_out", "not_admitted"
UNCERTAIN, TEMPLATE, BROKEN = "uncertain", "template", "broken"
NEEDLESS, BY_HAND, BEFORE = "needless", "by_hand", "before"

# What is noted where no error says it; it stays as it was written.
NOTES = {
    "it may have arrived, and is not sent a second time": UNCERTAIN,
    "nothing left to say": NEEDLESS,
    "withdrawn by a secretariat": BY_HAND,
    "sent before the database was restored": BEFORE,
}
NOTE = {code: words for words, code in NOTES.items()}

# The errors of Python's smtplib, sockets and TLS, and of Django's templates, by the name that `repr` gives them.
_BY_NAME = {
    "SMTPRecipientsRefused": REFUSED,
    "SMTPSenderRefused": REFUSED,
    "SMTPDataError": REFUSED,
    "SMTPAuthenticationError": NOT_ADMITTED,
    "SMTPNotSupportedError": NOT_ADMITTED,
    "SSLError": NOT_ADMITTED,
    "SSLCertVerificationError": NOT_ADMITTED,
    "TimeoutError": TIMED_OUT,
    "Uncertain": UNCERTAIN,
    "TemplateSyntaxError": TEMPLATE,
    "TemplateDoesNotExist": TEMPLATE,
    "VariableDoesNotExist": TEMPLATE,
}
_NETWORK = re.compile(r"(SMTP\w*|Connection\w*|BrokenPipeError|OSError|gaierror|herror)\(")
_ANSWER = re.compile(r"""\b([2-5]\d\d), (b'(?:[^'\\]|\\.)*'|b"(?:[^"\\]|\\.)*")""")


def why(noted: str) -> str:
    """Return the code of the reason, "" where nothing was noted.

    noted: `last_error` of a message, the repr of what was raised or one of NOTES.
    """
    if not noted or noted in NOTES:
        return NOTES.get(noted, "")
    code = _BY_NAME.get(noted.partition("(")[0])
    if code == REFUSED:
        return _refusal(noted)
    if code:
        return code
    return UNREACHABLE if _NETWORK.match(noted) else BROKEN


def words_of_server(noted: str) -> str:
    """Return what the mail server answered, such as "550 No such mailbox"; what else was noted as it stands."""
    if noted in NOTES:
        return ""
    said = [f"{code} {_readable(words)}".strip() for code, words in _ANSWER.findall(noted)]
    return "; ".join(dict.fromkeys(said)) or noted


def _refusal(noted: str) -> str:
    codes = [int(code) for code, _words in _ANSWER.findall(noted)]
    if codes and all(code < 500 for code in codes):
        return BUSY
    of_mailbox = noted.startswith("SMTPRecipientsRefused")
    return NO_MAILBOX if of_mailbox and codes and all(code in NO_SUCH_MAILBOX for code in codes) else REFUSED


def _readable(literal: str) -> str:
    said: bytes = ast.literal_eval(literal)
    return " ".join(said.decode("utf-8", "replace").split())
