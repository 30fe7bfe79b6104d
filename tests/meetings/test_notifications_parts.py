"""Every mail as text and as a page: the same words in the same order, and both good to read."""

import re
from html.parser import HTMLParser

import pytest

from tests.meetings.every_message import KINDS, every_mail

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frame", "frozen")]

BRAND = "Én by · En stad"
EVIL = """<a href="http://evil.example">klik</a> & 'nu' %(x)s {{ y }}"""
LONG = ("Øresundsforbindelsernes" * 9)[:200]
MEETINGS = {
    "ordinary": {"venue_da": "Rådhuset, mødesal 2", "venue_sv": "Rådhuset, rum 2"},
    "bare, and long": {"title_da": LONG, "title_sv": LONG, "agenda": [], "format": "hybrid"},
    "evil": {"title_da": EVIL, "title_sv": EVIL, "venue_da": EVIL, "name": EVIL[:60]},
}
INLINE = ("a", "span", "strong", "time")


class Page(HTMLParser):
    """What a page says outside its head, in its links and elsewhere, and where the links lead."""

    def __init__(self, html):
        super().__init__()
        self.inside, self.said, self.links, self.tags, self.title = [], [], [], [], ""
        self.linked = []
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))
        if tag not in ("meta", "br"):
            self.inside.append(tag)
        if tag == "br":
            self.said.append("\n")
        if tag == "a":
            self.links.append(dict(attributes)["href"])

    def handle_endtag(self, tag):
        assert self.inside.pop() == tag
        if tag not in INLINE:
            self.said.append("\n")

    def handle_data(self, data):
        if "title" in self.inside:
            self.title += data
        elif "head" not in self.inside:
            (self.linked if "a" in self.inside else self.said).append(data)


def words_of_text(text):
    """Without numbers and bars of lists, and without an address and the line that leads to it."""
    lines = [re.sub(r"^(\d+\.|-|--) ", "", line) for line in text.splitlines()]
    following = [*lines[1:], ""]
    kept = [
        one
        for one, next_ in zip(lines, following, strict=True)
        if not is_address(one) and not is_address(next_)
    ]
    return words(" ".join(kept))


def is_address(line):
    return line.startswith("http://127.0.0.1")


def words(text):
    return [word for word in (part.strip(":") for part in text.split()) if word]


@pytest.mark.parametrize("fields", MEETINGS.values(), ids=MEETINGS)
@pytest.mark.parametrize("kind", KINDS)
def test_a_mail_is_good_to_read_as_text_and_as_a_page(mail_server, kind, language, fields):
    mail, _meeting = every_mail(mail_server, kind, language, **fields)
    parts = [mail.get_body((part,)).get_content() for part in ("plain", "html")]
    text, html = [part.replace("\r\n", "\n") for part in parts]
    page = Page(html)
    they_say_the_same_and_lead_to_the_same_places(text, page)
    the_text_is_laid_out_to_be_read(text)
    the_page_is_whole_and_asks_nothing_from_elsewhere(page, html)
    assert page.title == mail["Subject"]
    assert ("html", {"lang": language}) in page.tags
    it_says_why_it_came_and_from_whom(text, language)


def they_say_the_same_and_lead_to_the_same_places(text, page):
    addresses = [line for line in text.splitlines() if is_address(line)]
    assert words("".join(page.said)) == words(BRAND) + words_of_text(text)
    assert page.links == addresses
    to_leave = [one for one in addresses if "/afmeld/" in one or "/avanmal/" in one]
    assert addresses[len(addresses) - len(to_leave) :] == to_leave  # below everything else
    assert 1 <= len(addresses) - len(to_leave) <= 2


def the_text_is_laid_out_to_be_read(text):
    lines = text.splitlines()
    assert "\n\n\n" not in text
    assert text.endswith(".\n") or is_address(lines[-1])
    assert [line for line in lines if line != line.rstrip()] == ["-- "]
    assert not re.search(r"&(amp|lt|gt|quot|#x?\d+);", text)
    assert [line for line in lines if "http://127" in line] == [line for line in lines if is_address(line)]


def the_page_is_whole_and_asks_nothing_from_elsewhere(page, html):
    assert page.inside == []
    names = [name for name, _attributes in page.tags]
    assert not {"img", "link", "script", "iframe", "form", "object", "svg"} & set(names)
    assert [names.count(name) for name in ("style", "h1", "main", "footer")] == [1, 1, 1, 1]
    assert not {"src", "style", "background"} & {one for _name, given in page.tags for one in given}
    assert not re.search(r"url\(|@import|@font-face", html)
    [style] = re.findall(r"<style>(.*?)</style>", html, re.DOTALL)
    assert len(style.encode()) < 8192  # Gmail forgets all of what is longer


def it_says_why_it_came_and_from_whom(text, language):
    footer = text.split("\n-- \n")[1]
    assert footer.startswith(f"Sekretariatet i Malmö stad\n{BRAND}\n\n")
    because = {"da": "Du får denne besked, fordi", "sv": "Du får det här meddelandet eftersom"}
    assert because[language] in footer
