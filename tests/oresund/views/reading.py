"""How tests read a page: its address in a language, its words, and what stands beside a field."""

import re
from html import unescape

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override

LANGUAGES = ("da", "sv")


def address(language, name, *args):
    with override(language):
        return reverse(name, args=args)


def in_words(html):
    """The text of a piece of HTML, without tags, spaces run together."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def words(response):
    """The text of the page's content: no header, navigation or footer."""
    return in_words(content(response))


def content(response):
    html = response.content.decode()
    return html[html.index("<main") : html.index("</main>")]


def without_token(response):
    """The page but for the token that is new in every answer."""
    return re.sub(rb'(name="csrfmiddlewaretoken" value=")\w+', rb"\1", response.content)


def errors_beside(response, field):
    """The words of the errors that stand beside a field, and only there."""
    found = re.search(
        rf'<ul class="errorlist" id="id_{field}_error">(.*?)</ul>', response.content.decode(), re.S
    )
    return in_words(found[1]) if found else ""


def fields_with_errors(response):
    return re.findall(r'<ul class="errorlist" id="id_(\w+)_error">', response.content.decode())


def links(response):
    return [unescape(link) for link in re.findall(r'href="([^"]*)"', response.content.decode())]


def queries(client, url):
    """How many queries a page needs."""
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return len(captured)
