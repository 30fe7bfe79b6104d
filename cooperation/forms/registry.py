"""Which projects of the registry are shown, and in which order, as the address of the page says."""

from collections import namedtuple

from django.db.models import Q
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from cooperation import lifecycle, search_terms
from cooperation.models import City, FocusArea, Project, RegistryEntry

Facet = namedtuple("Facet", "name label options chosen")
Option = namedtuple("Option", "value label is_chosen")
# What is chosen; without: the query of the address without it.
Chip = namedtuple("Chip", "facet label without")

OUTSIDE = "outside"  # as an area: outside all of them
NEWEST, OLDEST, BEST = "newest", "oldest", "best"
ORDERS = {
    BEST: gettext_lazy("Best match first"),
    NEWEST: gettext_lazy("Newest first"),
    OLDEST: gettext_lazy("Oldest first"),
}
_COLUMNS = {"city": "city", "state": "state", "year": "year", "kind": "ground", "origin": "origin"}


class RegistryFilter:
    """What is asked for. What the address names and nobody knows counts as not asked for."""

    def __init__(self, query, *, user):
        self.written = search_terms.asked(query.get("q", ""))
        self.was_cut = len(query.get("q", "").strip()) > search_terms.LONGEST
        self.terms = search_terms.terms(self.written)
        self._areas = {area.code: area for area in FocusArea.objects.by_name()}
        self.facets = [
            self._facet(query, "area", _("Focus area"), self._area_names()),
            self._facet(query, "state", _("Status"), _states(user)),
            self._facet(query, "city", _("Proposed by"), {one.pk: str(one) for one in City.objects.all()}),
            self._facet(query, "year", pgettext("of a decision", "Decided in"), _years()),
            self._facet(query, "kind", _("New or deepening"), dict(Project.Ground.choices)),
            self._facet(query, "origin", _("The idea comes from"), dict(Project.Origin.choices)),
        ]
        self.default_order = BEST if self.terms else NEWEST
        wanted = query.get("order")
        self.order = wanted if wanted in self._orders() else self.default_order

    @property
    def chosen(self):
        """What is chosen, by the name of the facet."""
        return {facet.name: facet.chosen for facet in self.facets if facet.chosen}

    @property
    def address(self):
        """What makes this page another one than the whole list: name → words, or a list of them."""
        order = self.order if self.order != self.default_order else ""
        asked = {"q": self.written, **self.chosen, "order": order}
        return {name: value for name, value in asked.items() if value}

    @property
    def orders(self):
        return [Option(one, ORDERS[one], one == self.order) for one in self._orders()]

    @property
    def chips(self):
        """Each choice, with the address that is without it."""
        for facet in self.facets:
            for option in facet.options:
                if option.is_chosen:
                    rest = [value for value in facet.chosen if value != option.value]
                    yield Chip(facet.label, option.label, {**self.address, facet.name: rest})

    @property
    def quoted(self):
        """What was written, in the reader's quotation marks."""
        return pgettext("what somebody searches for", "“%(words)s”") % {"words": self.written}

    @property
    def words(self):
        """What is asked for, for the title of the page."""
        written = [self.quoted] if self.written else []
        return written + [
            option.label for facet in self.facets for option in facet.options if option.is_chosen
        ]

    def of(self, entries):
        """Those of the entries that the facets let through."""
        for name, column in _COLUMNS.items():
            if values := self.chosen.get(name):
                entries = entries.filter(**{f"{column}__in": values})
        if areas := self.chosen.get("area"):
            inside = Q(focus_area__in=[self._areas[code].pk for code in areas if code != OUTSIDE])
            entries = entries.filter(inside | Q(focus_area=None) if OUTSIDE in areas else inside)
        return entries

    def _orders(self):
        return list(ORDERS) if self.terms else [NEWEST, OLDEST]

    def _area_names(self):
        names = {code: area.name for code, area in self._areas.items()}
        return {**names, OUTSIDE: _("Outside the focus areas")} if names else {}

    def _facet(self, query, name, label, known):
        asked = set(query.getlist(name))
        options = [Option(value, capfirst(str(words)), value in asked) for value, words in known.items()]
        return Facet(name, label, options, [option.value for option in options if option.is_chosen])


def _states(user):
    """Everybody chooses among what the public may see, be it early, a secretariat among all."""
    sees_all = user.is_authenticated and (user.is_secretariat or user.is_administrator)
    return {
        state: Project.State(state).label
        for state in lifecycle.STATES
        if sees_all or state in lifecycle.PUBLIC | lifecycle.EARLY | {lifecycle.WITHDRAWN}
    }


def _years():
    first, last = RegistryEntry.objects.decided_years()
    return {str(year): year for year in range(last, first - 1, -1)} if first else {}
