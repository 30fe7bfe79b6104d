"""A caller may name any of Python's codecs; what is sent is read as UTF-8 all the same."""

from io import BytesIO

import pytest
from django.core.wsgi import get_wsgi_application

from oresund.charset import without_charset
from tests.oresund.views.reading import LANGUAGES, address

CODECS = [
    "hex",
    "utf-7",
    "unicode_escape",
    "raw_unicode_escape",
    "punycode",
    "idna",
    "undefined",
    "rot13",
    "x-junk",
]
BODIES = [b"+2AA-", b"\\ud800x", b"\xff", "Åse".encode()]
FORM = b'--x\r\nContent-Disposition: form-data; name="login"\r\n\r\n%b\r\n--x--\r\n'


@pytest.mark.parametrize("codec", CODECS)
@pytest.mark.parametrize("body", BODIES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_form_in_a_strange_charset_is_answered(client, frame, codec, body, language):
    kind = f"multipart/form-data; boundary=x; charset={codec}"
    answer = client.generic("POST", address(language, "account_login"), FORM % body, content_type=kind)
    assert answer.status_code in (200, 400)


@pytest.mark.parametrize("written", ["charset={}", 'charset="{}"', "CHARSET = {}", "x=y; charset={}; z=ø"])
@pytest.mark.parametrize("codec", CODECS)
def test_an_address_is_read_before_any_middleware(db, codec, written):
    statuses = []
    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": "/healthz",
        "QUERY_STRING": "next=+2AA-%ff",
        "CONTENT_TYPE": f"text/plain; {written.format(codec)}",
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "80",
        "wsgi.input": BytesIO(),
        "wsgi.url_scheme": "http",
    }
    without_charset(get_wsgi_application())(environ, lambda status, headers: statuses.append(status)).close()
    assert statuses == ["200 OK"]


def test_what_a_browser_sends_is_read_as_it_was_written(client, frame):
    kind = "application/x-www-form-urlencoded; charset=iso-8859-1"
    answer = client.generic(
        "POST", address("da", "account_login"), "login=Åse@kbh.example&password=x".encode(), content_type=kind
    )
    assert "Åse@kbh.example" in answer.content.decode()
