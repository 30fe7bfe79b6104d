"""What is noted of a failed try, read as a reason and as the words of the mail server."""

import smtplib
import ssl
from socket import gaierror

import pytest
from django.template import TemplateDoesNotExist, TemplateSyntaxError
from hypothesis import given
from hypothesis import strategies as st

from cooperation import failures
from cooperation.actions import UNCERTAIN
from cooperation.failures import why, words_of_server
from oresund.mail import Uncertain

ADDRESS = "anna@kbh.example"


def refused(*answer):
    return smtplib.SMTPRecipientsRefused({ADDRESS: answer})


@pytest.mark.parametrize(
    ("error", "reason", "said"),
    [
        (refused(550, b"No such mailbox"), "no_mailbox", "550 No such mailbox"),
        (refused(553, b"5.1.3 It's \\not\\ one"), "no_mailbox", "553 5.1.3 It's \\not\\ one"),
        (refused(554, b"Relay access denied"), "refused", "554 Relay access denied"),
        (refused(451, b"Busy, come back"), "busy", "451 Busy, come back"),
        (refused(550, b"Ukendt l\xc3\xa6ser\r\nher"), "no_mailbox", "550 Ukendt læser her"),
        (refused(550, b"\xff"), "no_mailbox", "550 \ufffd"),
        (smtplib.SMTPDataError(550, b"Looks like spam"), "refused", "550 Looks like spam"),
        (smtplib.SMTPDataError(452, b"Disk full"), "busy", "452 Disk full"),
        (smtplib.SMTPSenderRefused(550, b"Who are you", "x@y.example"), "refused", "550 Who are you"),
        (smtplib.SMTPAuthenticationError(535, b"Wrong password"), "not_admitted", "535 Wrong password"),
        (ssl.SSLCertVerificationError("expired"), "not_admitted", None),
        (ConnectionRefusedError(111, "Connection refused"), "unreachable", None),
        (gaierror(-2, "Name or service not known"), "unreachable", None),
        (smtplib.SMTPServerDisconnected("Connection unexpectedly closed"), "unreachable", None),
        (smtplib.SMTPConnectError(421, b"Closing"), "unreachable", "421 Closing"),
        (TimeoutError("timed out"), "timed_out", None),
        (Uncertain("closed"), "uncertain", None),
        (TemplateSyntaxError("Invalid block tag"), "template", None),
        (TemplateDoesNotExist("emails/x.txt"), "template", None),
        (KeyError("x"), "broken", None),
        (ValueError("Header values can't contain newlines"), "broken", None),
    ],
    ids=lambda one: type(one).__name__ if isinstance(one, Exception) else None,
)
def test_an_error_has_a_reason_and_the_words_of_the_server(error, reason, said):
    assert why(repr(error)) == reason
    assert words_of_server(repr(error)) == (repr(error) if said is None else said)


def test_what_several_answered_is_said_once():
    error = smtplib.SMTPRecipientsRefused({"a@x.example": (550, b"No"), "b@x.example": (550, b"No")})
    assert words_of_server(repr(error)) == "550 No"


@pytest.mark.parametrize(("note", "reason"), failures.NOTES.items())
def test_a_note_is_its_own_reason_and_nobodys_words(note, reason):
    assert (why(note), words_of_server(note)) == (reason, "")


def test_nothing_noted_is_no_reason():
    assert why("") == words_of_server("") == ""


def test_what_workers_note_is_known():
    assert why(UNCERTAIN) == "uncertain"


@given(st.text())
def test_whatever_is_noted_can_be_read(noted):
    assert why(noted) in {
        "",
        *failures.NOTES.values(),
        *(value for value in vars(failures).values() if isinstance(value, str)),
    }
    assert isinstance(words_of_server(noted), str)


@given(st.integers(200, 599), st.binary())
def test_whatever_a_server_answers_can_be_read(code, words):
    noted = repr(refused(code, words))
    assert why(noted) in {"no_mailbox", "refused", "busy"}
    assert words_of_server(noted).startswith(str(code))
