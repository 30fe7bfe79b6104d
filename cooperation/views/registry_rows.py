"""A project as a row of the registry: its title, and the place in its texts for which it was found."""

from collections import namedtuple

from django.utils.functional import cached_property
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _

from cooperation import lifecycle, marking
from cooperation.models import OTHER
from oresund.formats import language

# lang: where the words are in the other language than the page; source: where they come from, where that is not plain.
Excerpt = namedtuple("Excerpt", "words lang source")

_FROM = {"da": _("From the Danish text:"), "sv": _("From the Swedish text:")}
_TEXTS = ("citizens_will_notice", "summary")


class Row:
    """What a row shows of a project. `text` of the templates takes it for the project itself."""

    def __init__(self, project, partners=()):
        self.project = project
        self.partners = list(partners)
        self.marked = frozenset()
        self._meta, self.pk = project._meta, project.pk

    @property
    def is_public(self):
        return self.project.state in lifecycle.PUBLIC

    @property
    def searched(self):
        """The texts in which the words of a search may stand."""
        return [self._text(field, code) for field in ("title", *_TEXTS) for code in OTHER] + self.partners

    def mark(self, words):
        """Words: those that a search has found, as they are written in the texts."""
        self.marked = words

    def title(self, code):
        return _marked(self._text("title", code), self.marked)

    title.field = "title"

    def citizens_will_notice(self, code):
        return _marked(self._text("citizens_will_notice", code), self.marked)

    citizens_will_notice.field = "citizens_will_notice"

    @cached_property
    def excerpt(self):
        """The place for which the row was found, where neither the title nor what citizens notice shows it."""
        if not self.marked or self._shows("title") or self._shows("citizens_will_notice"):
            return None
        own = language()
        for field, code in [("summary", own), *((field, OTHER[own]) for field in (*_TEXTS, "title"))]:
            if marking.holds(text := self._text(field, code), self.marked):
                words = _marked(marking.excerpt(text, self.marked), self.marked)
                return Excerpt(words, code if code != own else "", _FROM[code] if code != own else "")
        names = [name for name in self.partners if marking.holds(name, self.marked)]
        return Excerpt(_marked(" · ".join(names), self.marked), "", _("Partners:")) if names else None

    def _shows(self, field):
        """Whether a marked word stands in what the row shows of a field: the reader's language, else the other one."""
        own = language()
        return marking.holds(self._text(field, own) or self._text(field, OTHER[own]), self.marked)

    def _text(self, field, code):
        return getattr(self.project, f"{field}_{code}") or ""


def _marked(text, words):
    if not words or not text:
        return text
    parts = (
        (format_html("<mark>{}</mark>", piece) if is_marked else piece,)
        for piece, is_marked in marking.pieces(text, words)
    )
    return format_html_join("", "{}", parts)
