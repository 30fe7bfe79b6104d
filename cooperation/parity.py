"""What the two languages owe each other: areas, importance, deadlines and percentages. Pure: plain values in and out."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

# Days before the meeting: agenda items are in, and final papers are there in both languages.
ITEMS_DUE, PAPERS_DUE = 21, 7

DECLARATION, MEETINGS, AGENDAS, DECISIONS, INITIATIVES, BODIES = AREAS = (
    "declaration",
    "meetings",
    "agendas",
    "decisions",
    "initiatives",
    "bodies",
)
_AREA_OF_KIND = {
    "cooperation.chapter": DECLARATION,
    "cooperation.paragraph": DECLARATION,
    "cooperation.city": BODIES,
    "cooperation.body": BODIES,
    "cooperation.focusarea": INITIATIVES,
    "cooperation.existinginitiative": INITIATIVES,
    "cooperation.obstacle": INITIATIVES,
    "cooperation.project": INITIATIVES,
    "cooperation.assessment": INITIATIVES,
    "cooperation.budgetline": INITIATIVES,
    "cooperation.milestone": INITIATIVES,
    "cooperation.update": INITIATIVES,
    "cooperation.indicator": INITIATIVES,
    "cooperation.evaluation": INITIATIVES,
    "meetings.meeting": MEETINGS,
    "meetings.rotationexception": MEETINGS,
    "meetings.calendarnote": MEETINGS,
    "meetings.handoveritem": MEETINGS,
    "meetings.agendaitem": AGENDAS,
}
_SHORT = ("title", "name", "official_name")
# What must exist in both languages before the public sees it …
TITLES = {
    "cooperation.project": ("title",),
    "meetings.meeting": ("title",),
}
# … and what must besides follow its latest wording: agenda, decisions, minutes. The declaration has constraints of its own.
FORMAL = {"meetings.agendaitem": ("title", "outcome")}


class Share(NamedTuple):
    """How many texts of an area exist, and how many of them are current in both languages."""

    area: str
    total: int
    current: int

    @property
    def percent(self) -> int | None:
        """Rounded down, so that 100 means all; None when there is nothing to count."""
        return 100 * self.current // self.total if self.total else None


def area_of(kind: str, field: str) -> str:
    """Return the area (one of AREAS) of a text; kind: "app.model". An outcome is a decision (R-49). Raises KeyError."""
    return DECISIONS if (kind, field) == ("meetings.agendaitem", "outcome") else _AREA_OF_KIND[kind]


def importance(kind: str, field: str) -> int:
    """Return 1 for formal documents, 2 for what names a thing, 3 for all else: the order in which translators work."""
    if area_of(kind, field) in (DECLARATION, AGENDAS, DECISIONS):
        return 1
    return 2 if field in _SHORT else 3


def due_on(meeting_day: date | None, today: date) -> date | None:
    """Return the day by which a text is needed in both languages, when a meeting to come deals with it (R-52)."""
    if meeting_day is None or meeting_day < today:
        return None
    return meeting_day - timedelta(days=PAPERS_DUE)


def shares(counts: Iterable[tuple[str, str, int, int]]) -> list[Share]:
    """Sum (kind, field, total, current) up to a Share for each area, in the order of AREAS, empty ones left out."""
    sums = dict.fromkeys(AREAS, (0, 0))
    for kind, field, total, current in counts:
        area = area_of(kind, field)
        sums[area] = (sums[area][0] + total, sums[area][1] + current)
    return [Share(area, *both) for area, both in sums.items() if both[0]]


def together(found: Iterable[Share]) -> Share:
    """Return the share of all areas together."""
    found = list(found)
    return Share("all", sum(one.total for one in found), sum(one.current for one in found))
