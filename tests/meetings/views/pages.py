"""What the tests of several pages need."""

import re

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override

ROLES = ["visitor", "member-cph", "member-malmo", "secretary-cph", "secretary-malmo", "administrator"]
SEES_CLOSED = set(ROLES) - {"visitor"}
SEES_DRAFTS = {"secretary-cph", "secretary-malmo", "administrator"}
TAKES_PART = set(ROLES) - {"visitor", "administrator"}
TITLES = {"title_da": "Studiebesøg", "title_sv": "Studiebesök"}


def address(name, *args, language="da"):
    with override(language):
        return reverse(f"meetings:{name}", args=args)


def page(client, name, *args, language="da"):
    """A page that must be there, and in that language; where its lines may break does not matter."""
    response = client.get(address(name, *args, language=language))
    assert response.status_code == 200
    content = response.content.decode().replace("\u00a0", " ")
    assert f'<html lang="{language}">' in content
    return content


def queries(client, url):
    """How many queries a page takes once it is warm."""
    assert client.get(url).status_code == 200
    with CaptureQueriesContext(connection) as captured:
        client.get(url)
    return len(captured)


def is_absent(client, url):
    """Whether a page looks, byte for byte, like one of the same section that never was."""
    section = "/".join(url.split("/")[:3])
    absent = client.get(f"{section}/NEVER-WAS/")
    assert absent.status_code == 404
    return _bare(client.get(url)) == _bare(absent)


def _bare(response):
    """All of an answer, but for the token in the form for logging out, which is never twice the same."""
    content, tokens = re.subn(rb'(name="csrfmiddlewaretoken" value=)"\w+"', rb"\1", response.content)
    headers = dict(response.headers)
    if tokens:
        headers.pop("ETag", None)
    return response.status_code, headers, content
