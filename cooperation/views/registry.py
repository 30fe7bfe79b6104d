"""The public registry: searched by words, narrowed down by what projects have in common, page by page."""

from collections import namedtuple
from functools import cached_property

from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from cooperation import lifecycle, marking
from cooperation.forms.registry import BEST, OLDEST, RegistryFilter
from cooperation.models import Partner, Project, RegistryEntry, StartedCount
from cooperation.models.registry_search import find, found_words, search_for
from cooperation.views.paging import last_shown
from cooperation.views.registry_rows import Row

PAGE = 30
# Numbers beyond are not counted to the end.
COUNTED = 1000

# next_page: the reference of the last row when more follow; number: of all, COUNTED at most; is_more: whether there are
# others; inside: how many hold the words in longer ones only.
Page = namedtuple("Page", "rows next_page number is_more inside")


@require_safe
def project_list(request):
    listing = Listing(request)
    after = request.GET.get("after", "")
    years = StartedCount.by_year()
    context = {
        "filter": listing.filter,
        "page": listing.page,
        "counted": COUNTED,
        "page_query": {**listing.filter.address, "after": after},
        "export_query": urlencode(listing.filter.address, doseq=True),
        "next_page": listing.page.next_page,
        "chips": [(chip, urlencode(chip.without, doseq=True)) for chip in listing.filter.chips],
        "nothing_to_search": bool(listing.filter.written) and not listing.search,
        "started_per_year": list(years.items()),
        "most_started": max(years.values(), default=0),
        "started_query": urlencode(STARTED, doseq=True),
    }
    response = render(request, "cooperation/project_list.html", context)
    if listing.filter.written:
        response["X-Robots-Tag"] = "noindex"
    return response


# What the figure by year counts, as the address of the list says it.
STARTED = {"state": [state for state in lifecycle.STATES if state in lifecycle.STARTED]}


class Listing:
    """What a request asks of the registry, within what its reader may see."""

    def __init__(self, request):
        self.request = request
        self.filter = RegistryFilter(request.GET, user=request.user)
        self.search = search_for(self.filter.terms)
        self.visible = RegistryEntry.objects.visible_to(request.user)
        self.entries = self.filter.of(self.visible)

    @cached_property
    def found(self):
        """The keys of what a search finds, with how many there are."""
        return find(self.entries, self.search, "" if self.filter.order == BEST else self.filter.order)

    @cached_property
    def page(self):
        after = self._after()
        keys, number, is_more, inside = self._searched(after) if self.search else self._listed(after)
        next_page, keys = len(keys) > PAGE, keys[:PAGE]
        projects = self.projects(keys)
        rows = self._rows(projects, inside=bool(inside))
        return Page(rows, projects[-1].ref if next_page and projects else "", number, is_more, inside)

    def projects(self, keys, *others):
        """Those with these keys, in the same order, with what a row shows; others: what else is to be read with them."""
        visible = Project.objects.visible_to(self.request.user).select_related("city", "focus_area")
        found = visible.prefetch_related(*others).in_bulk(keys)
        return [found[key] for key in keys if key in found]

    def batches(self, size, limit):
        """The keys of everything that was found, `limit` at most, some at a time."""
        if self.search:
            keys = self.found.keys[:limit]
            yield from (keys[start : start + size] for start in range(0, len(keys), size))
            return
        last = None
        while limit > 0 and (entries := list(self._behind(last).only("pk", "day")[: min(size, limit)])):
            yield [entry.pk for entry in entries]
            last, limit = entries[-1], limit - len(entries)

    def _searched(self, after):
        keys, is_more, inside = self.found
        # What is no longer among those found leads to the beginning.
        place = keys.index(after.pk) + 1 if after and after.pk in keys else 0
        return keys[place : place + PAGE + 1], len(keys), is_more, inside

    def _listed(self, after):
        keys = list(self._behind(after).values_list("pk", flat=True)[: PAGE + 1])
        number = self._behind(None)[: COUNTED + 1].count()
        return keys, min(number, COUNTED), number > COUNTED, 0

    def _behind(self, last):
        """What follows an entry in the order that was asked for; all of it for None."""
        if self.filter.order == OLDEST:
            return self.entries.newer_than(last).oldest_first() if last else self.entries.oldest_first()
        return self.entries.older_than(last).newest_first() if last else self.entries.newest_first()

    def _after(self):
        project = last_shown(Project.objects.visible_to(self.request.user), self.request)
        return project and self.visible.get(pk=project.pk)

    def _rows(self, projects, *, inside):
        partners = self._partners(projects)
        rows = [Row(project, partners.get(project.pk, ())) for project in projects]
        if self.search:
            every = marking.words_of(text for row in rows for text in row.searched)
            found = found_words(every, self.search, inside=inside)
            for row in rows:
                row.mark(found)
        return rows

    def _partners(self, projects):
        """The names of the partners by project; only a search looks at them."""
        names = {}
        if self.search:
            for key, name in Partner.objects.filter(project__in=projects).values_list("project_id", "name"):
                names.setdefault(key, []).append(name)
        return names
