"""How tests walk through the portal by its links and hear, for each piece of text, in which language it stands."""

import re
from collections import Counter, deque
from html.parser import HTMLParser
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
SILENT = frozenset(("script", "style", "svg"))
SPOKEN = ("title", "alt", "aria-label", "placeholder", "data-wait", "data-failed")
# Short words that nearly every sentence has, and that the two other languages have not.
SMALL_WORDS = {
    "da": "og af til ikke er et hvor fra skal hvad jeg også nogen deres bliver ved hvis mere kun der",
    "sv": "och av att till inte är ett där från ska vad jag också någon deras blir vid när mer bara än",
    "en": "the and of this that with from which your you are been cannot please must was were has its",
}
SMALL_WORDS = {code: frozenset(words.split()) for code, words in SMALL_WORDS.items()}


class Piece(NamedTuple):
    """Words as they stand in one place: `where` is "text", the name of an attribute, or "head" for <title>."""

    words: str
    lang: str
    where: str
    in_main: bool


class Page(HTMLParser):
    """The pieces of a page in their order, where its links lead to, and what it tells search engines of itself."""

    def __init__(self, html):
        super().__init__()
        self.pieces, self.links, self._open = [], [], [("", "")]
        self.canonical, self.alternates, self.unlisted = None, {}, False
        self.feed(html)
        self.lang = next((piece.lang for piece in self.pieces), "")

    def handle_starttag(self, tag, attributes):
        given = {name: value or "" for name, value in attributes}
        lang = given.get("lang", self._open[-1][1])
        for name in SPOKEN:
            self._note(given.get(name, ""), lang, name)
        if given.get("name") == "description":
            self._note(given["content"], lang, "description")
        self.unlisted |= given.get("name") == "robots" and "noindex" in given["content"]
        if tag == "input" and given.get("type") in ("submit", "button", "reset"):
            self._note(given.get("value", ""), lang, "value")
        # Choices within a list are without number; who walks through pages is asked not to try them all.
        if tag == "a" and "href" in given and "nofollow" not in given.get("rel", ""):
            self.links.append(given["href"])
        if tag == "link" and given.get("rel") == "canonical":
            self.canonical = given["href"]
        if tag == "link" and given.get("rel") == "alternate" and "type" not in given:  # pages, not feeds
            self.alternates[given["hreflang"]] = given["href"]
        if tag not in VOID:
            self._open.append((tag, lang))

    def handle_endtag(self, tag):
        if tag in (name for name, _lang in self._open):
            while self._open.pop()[0] != tag:
                pass

    def handle_data(self, data):
        tag, lang = self._open[-1]
        if not SILENT & {name for name, _lang in self._open}:
            self._note(data, lang, "head" if tag == "title" else "text")

    def _note(self, words, lang, where):
        if words.strip():
            in_main = "main" in (name for name, _lang in self._open)
            self.pieces.append(Piece(" ".join(words.split()), lang, where, in_main))

    @property
    def texts(self):
        """What the page itself says: nothing of its header and footer."""
        return [piece.words for piece in self.pieces if piece.where == "text" and piece.in_main]


def crawl(client, *starts, alike=None):
    """Address → Page, of all pages of the portal that links lead to.

    alike: how many are enough of pages whose addresses differ in numbers or in the query only.
    """
    waiting, seen, kinds, pages = deque(starts), set(starts), Counter(), {}
    while waiting:
        address = waiting.popleft()
        for onward in _links(client, address, pages):
            kind = re.sub(r"\d+", "0", urlsplit(onward).path)
            if onward not in seen and (alike is None or kinds[kind] < alike):
                seen.add(onward)
                kinds[kind] += 1
                waiting.append(onward)
    return pages


def _links(client, address, pages):
    """Reads a page, keeps it, and says where it leads to within the portal."""
    answer = client.get(address)
    assert answer.status_code in (200, 301, 302), f"{address} answers {answer.status_code}"
    links = [answer["Location"]] if answer.status_code != 200 else []
    if answer.status_code == 200 and answer["Content-Type"].startswith("text/html"):
        pages[address] = Page(answer.content.decode())
        links = pages[address].links
    here = f"http://testserver{address}"
    parts = [urlsplit(urljoin(here, link)) for link in links]
    return [
        one._replace(scheme="", netloc="", fragment="").geturl()
        for one in parts
        if one.netloc == "testserver"
    ]


def heard(words):
    """The language that a text is written in by its small words; None where they do not say."""
    counts = Counter(
        code
        for word in re.findall(r"\w+", words.lower())
        for code, small in SMALL_WORDS.items()
        if word in small
    )
    ranked = [*counts.most_common(2), (None, 0), (None, 0)]
    return ranked[0][0] if ranked[0][1] > ranked[1][1] else None
