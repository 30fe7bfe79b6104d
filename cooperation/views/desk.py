"""What lies on a secretariat's desk: the rows of each part of its worklist, in the order of their urgency."""

from collections import Counter, namedtuple
from datetime import date
from functools import cached_property, partial

from django.db.models import Q

from cooperation import actions, freshness, to_do
from cooperation.models import (
    ExistingInitiative,
    Translation,
    cases,
    concerned,
    milestones_near,
    signed_matters_of,
    touched_by,
    worklist,
    works,
)
from cooperation.views import to_do_lines as lines
from cooperation.views.proposal_drafts import unsaved

Known = namedtuple("Known", "project case duties")
# A day, and how the line that belongs to it is made.
Dated = namedtuple("Dated", "day line")
# The duties that have a day by when, or since when.
_DATED = (to_do.REVIEW, to_do.SETTLE, to_do.ON_AGENDA, to_do.COUNCIL)


class Desk:
    """The worklist of a city as a user may see it; is_mine: only what this user has had a hand in.

    A constant number of queries, however much there is to do.
    """

    def __init__(self, user, city, other, *, is_mine, today):
        self.user, self.city, self.other = user, city, other
        self.is_mine, self.today = is_mine, today

    @property
    def names(self):
        return {"city": self.city.name, "other": self.other.name}

    def names_for(self, duty):
        """The same from the side of the city whose duty it is."""
        if duty.city == self.other.pk:
            return {"city": self.other.name, "other": self.city.name}
        return self.names

    def rows(self, code):
        return self._rows[code]

    def lines(self, code, page):
        """A page of rows as lines."""
        if code == to_do.TRANSLATE:
            return [lines.of_work(work) for work in works(list(page), self.user, self.today)]
        if code == to_do.CHECKS:
            return [lines.of_check(one) for one in page]
        return [one.line() for one in page]

    @cached_property
    def _rows(self):
        return {
            to_do.DRAFTS: self._drafts(),
            to_do.ASSESS: self._due(to_do.ASSESS),
            to_do.DECIDE: self._due(to_do.DECIDE),
            to_do.WAITING: self._waiting(),
            to_do.TRANSLATE: self._to_translate,
            to_do.CHECKS: list(self._initiatives.stale(self.today).longest_unchecked_first()),
            to_do.DEADLINES: self._deadlines(),
        }

    @cached_property
    def _known(self):
        """Every project that concerns somebody, with what is to be done about it."""
        projects = list(concerned(self.user))
        signed = signed_matters_of(projects)
        facts = actions.facts_of_all(projects, signed)
        found = cases(projects, signed=signed, facts=facts, today=self.today)
        return [
            Known(one, found[one.pk], to_do.duties(found[one.pk], today=self.today))
            for one in projects
            if not self.is_mine or one.pk in self._touched
        ]

    @cached_property
    def _touched(self):
        return touched_by(self.user)

    @cached_property
    def _own(self):
        return [(one, duty) for one in self._known for duty in to_do.of_city(one.duties, self.city.pk)]

    @cached_property
    def _initiatives(self):
        own = Q(last_checked_by=self.user) | Q(changed_by=self.user)
        return ExistingInitiative.objects.filter(own) if self.is_mine else ExistingInitiative.objects.all()

    @cached_property
    def _to_translate(self):
        into = Translation.objects.into(self.city.language)
        own = Q(draft_by=self.user) | Q(translated_by=self.user)
        return worklist(into.filter(own) if self.is_mine else into, self.user, self.today)

    def _drafts(self):
        """One's own before those of colleagues, and what has lain longest before what was written just now."""
        forms = unsaved(self.user, None, but=None) if self.city.pk == self.user.city_id else []
        found = [
            ((one.project.pk not in self._touched, duty.urgency, one.project.changed_at), one, duty)
            for one, duty in self._own
            if duty.section == to_do.DRAFTS
        ]
        found.sort(key=lambda each: each[0])
        kept = [Dated(None, partial(lines.of_form, form)) for form in forms]
        return kept + [self._row(one, duty) for _order, one, duty in found]

    def _due(self, code):
        return self._sorted((one, duty) for one, duty in self._own if duty.section == code)

    def _waiting(self):
        return self._sorted(
            (one, duty) for one in self._known for duty in to_do.waiting_for(one.duties, self.other.pk)
        )

    def _sorted(self, found):
        def urgency(pair):
            project = pair[0].project
            return pair[1].urgency, project.submitted_on or date.max, project.pk

        return [self._row(one, duty) for one, duty in sorted(found, key=urgency)]

    def _row(self, known, duty):
        return Dated(duty.day, partial(lines.of_duty, self, known, duty))

    def _deadlines(self):
        """Whatever has a day that has passed or is near, the earliest first."""
        found = [self._row(one, duty) for one, duty in self._own if duty.what in _DATED and duty.day]
        found += [
            Dated(one.due_on, partial(lines.of_milestone, one))
            for one in milestones_near(self.user, self.today)
            if not self.is_mine or one.project_id in self._touched
        ]
        found += [
            Dated(freshness.good_until(one.last_checked_on), partial(lines.of_check_to_come, one))
            for one in self._initiatives.stale_by(self.today + to_do.AHEAD, self.today)
        ]
        papers = Counter(one.due for one in self._to_translate if one.due)
        found += [Dated(day, partial(lines.of_papers, self, day, number)) for day, number in papers.items()]
        near = [one for one in found if to_do.is_near(one.day, self.today)]
        return sorted(near, key=lambda one: one.day)
