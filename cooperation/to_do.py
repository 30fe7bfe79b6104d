"""What each city has to do next about a project, what thereby waits for the other one, and which days are near. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from cooperation import agreement, lifecycle, signing
from cooperation.parity import ITEMS_DUE

# The parts of the list, in their order.
DRAFTS, ASSESS, DECIDE, WAITING, TRANSLATE, CHECKS, DEADLINES = SECTIONS = (
    "drafts",
    "assess",
    "decide",
    "waiting",
    "translate",
    "checks",
    "deadlines",
)

# What is to be done about a project; within a part of the list what stands first here is more urgent.
REVISE, SUBMIT, FINISH = "revise", "submit", "finish"
JUDGE, REVIEW, SETTLE = "judge", "review", "settle"
SIGN, COUNCIL, ON_AGENDA, TURN_DOWN = "sign", "council", "on_agenda", "turn_down"
START, COMPLETE, RECOMMEND, TAKE_UP = (
    lifecycle.START,
    lifecycle.COMPLETE,
    lifecycle.RECOMMEND,
    lifecycle.TAKE_UP,
)
SECTION_OF = {
    REVISE: DRAFTS,
    SUBMIT: DRAFTS,
    FINISH: DRAFTS,
    JUDGE: ASSESS,
    SETTLE: ASSESS,
    REVIEW: ASSESS,
    SIGN: DECIDE,
    ON_AGENDA: DECIDE,
    TURN_DOWN: DECIDE,
    TAKE_UP: DECIDE,
    RECOMMEND: DECIDE,
    START: DECIDE,
    COMPLETE: DECIDE,
    COUNCIL: DECIDE,
}
_ORDER = list(SECTION_OF)

# What either secretariat may do, whichever is first.
EITHER = ""
# How far ahead one looks.
AHEAD = timedelta(weeks=6)

# Of these somebody has something to do, or will have: nothing more is asked of what is completed or has come to nothing.
CONCERNED = frozenset(lifecycle.STATES) - lifecycle.CLOSED - {lifecycle.COMPLETED}

UNASSESSED = agreement.Standing(agreement.NONE, "", signing.CITIES)


@dataclass(frozen=True, slots=True)
class Case:
    """What is known about a project.

    city: whose proposal it is; standing: of its assessment today; signed: how each matter stands; review_on: when what
    holds is looked at again; is_on_agenda: a meeting to come deals with it; agenda_by: the last day on which it can be put
    on the agenda of the next one; paying: cities with lines in its budget; councils: cities whose own decision is known.
    """

    state: str
    city: str
    facts: lifecycle.Facts = field(default_factory=lifecycle.Facts)
    standing: agreement.Standing = UNASSESSED
    signed: Mapping[str, signing.Standing] = field(default_factory=dict)
    review_on: date | None = None
    is_on_agenda: bool = False
    agenda_by: date | None = None
    paying: frozenset[str] = frozenset()
    councils: frozenset[str] = frozenset()
    decided_on: date | None = None


class Duty(NamedTuple):
    """Something to be done. city: whose it is, or EITHER; day: by when, or since when; ready: in what the other city waits.

    matters: what is to be signed, of which `ready` has been signed by the other city; of an assessment `ready` names JUDGE.
    """

    what: str
    city: str = EITHER
    day: date | None = None
    matters: tuple[str, ...] = ()
    ready: tuple[str, ...] = ()

    @property
    def section(self) -> str:
        return SECTION_OF[self.what]

    @property
    def urgency(self) -> tuple[bool, int, date]:
        """What the other city waits for comes first."""
        return not self.ready, _ORDER.index(self.what), self.day or date.max


def duties(case: Case, *, today: date) -> list[Duty]:
    """Return all that is to be done about a project now, by whichever city (R-15, R-21, R-22, R-23)."""
    if case.state not in CONCERNED:
        return []
    return [
        *_writing(case),
        *_assessing(case, today),
        *_signing(case),
        *_moving(case),
        *_councils(case),
    ]


def of_city(found: Iterable[Duty], city: str) -> list[Duty]:
    """Return what a city can and should do itself."""
    return [one for one in found if one.city in (city, EITHER)]


def waiting_for(found: Iterable[Duty], city: str) -> list[Duty]:
    """Return what waits for a city alone: the other one has done its part, or has none in it."""
    found = list(found)
    others = [one for one in found if one.city not in (city, EITHER)]
    still = {(one.what, matter) for one in others for matter in one.matters or ("",)}
    waits = []
    for one in found:
        if one.city != city:
            continue
        matters = tuple(matter for matter in one.matters if (one.what, matter) not in still)
        if matters or (not one.matters and (one.what, "") not in still):
            waits.append(one._replace(matters=matters))
    return waits


def is_open_to_assessors(state: str, standing: agreement.Standing) -> bool:
    """Return whether a city may assess now: what was proposed, and what runs once it is looked at again (R-21)."""
    is_again = standing.round > 1 or standing.state == agreement.REVIEW_DUE
    is_time = state in lifecycle.PROPOSED or (state in lifecycle.RUNNING and is_again)
    return is_time and agreement.may_hand_in(standing)


def is_to_be_settled(state: str, standing: agreement.Standing) -> bool:
    """Return whether two assessments differ, and the working group is to decide (R-15)."""
    return state in lifecycle.PROPOSED | lifecycle.RUNNING and standing.state == agreement.DISAGREED


def is_near(day: date, today: date) -> bool:
    """Return whether a day has passed or lies close ahead."""
    return day <= today + AHEAD


def agenda_by(meeting_days: Iterable[date], today: date) -> date | None:
    """Return the last day for agenda items of the first meeting that still takes any; None without one (R-52)."""
    last_days = (day - timedelta(days=ITEMS_DUE) for day in meeting_days)
    return min((day for day in last_days if day >= today), default=None)


def _writing(case: Case) -> list[Duty]:
    if case.state == lifecycle.RETURNED:
        return [Duty(REVISE, case.city)]
    if case.state != lifecycle.DRAFT:
        return []
    return [Duty(SUBMIT if lifecycle.SUBMIT in _offered(case, lifecycle.OWN) else FINISH, case.city)]


def _assessing(case: Case, today: date) -> list[Duty]:
    now = case.standing
    if is_to_be_settled(case.state, now):
        return [Duty(SETTLE, day=None if case.is_on_agenda else case.agenda_by)]
    if now.state == agreement.REVIEW_DUE or _is_reviewed_soon(case, today):
        return [Duty(REVIEW, city, case.review_on) for city in signing.CITIES]
    if not is_open_to_assessors(case.state, now):
        return []
    ready = (JUDGE,) if len(now.waiting_for) < len(signing.CITIES) else ()
    return [Duty(JUDGE, city, ready=ready) for city in now.waiting_for]


def _is_reviewed_soon(case: Case, today: date) -> bool:
    if case.state not in lifecycle.PROPOSED | lifecycle.RUNNING or not case.standing.is_valid:
        return False
    return case.review_on is not None and is_near(case.review_on, today)


def _signing(case: Case) -> list[Duty]:
    asked = {
        matter: standing
        for matter, standing in case.signed.items()
        if signing.is_asked(matter, case.state, standing, has_budget=case.facts.has_budget)
    }
    found = []
    for city in signing.CITIES:
        matters = tuple(matter for matter, standing in asked.items() if signing.may_sign(standing, city))
        ready = tuple(
            matter
            for matter in matters
            if any(not signing.may_sign(asked[matter], other) for other in signing.CITIES if other != city)
        )
        if matters:
            found.append(Duty(SIGN, city, matters=matters, ready=ready))
    return found


def _moving(case: Case) -> list[Duty]:
    """The next steps that nothing keeps the cities from; ends and ways back are no duties, unless they found nothing new."""
    found = [
        Duty(name)
        for name in _offered(case, lifecycle.OTHER)
        if name in (RECOMMEND, START, COMPLETE) or (name == TAKE_UP and case.standing.is_valid)
    ]
    has_judged = case.standing.is_valid and lifecycle.RECOMMEND not in _offered(case, lifecycle.OTHER)
    if case.state == lifecycle.UNDER_REVIEW and has_judged:
        found.append(Duty(TURN_DOWN))
    if case.state == lifecycle.RECOMMENDED and not case.is_on_agenda:
        found.append(Duty(ON_AGENDA, day=case.agenda_by))
    return found


def _councils(case: Case) -> list[Duty]:
    """Money needs each city's own decision (R-23), before the work begins."""
    if case.state != lifecycle.ADOPTED:
        return []
    return [Duty(COUNCIL, city, case.decided_on) for city in sorted(case.paying - case.councils)]


def _offered(case: Case, actor: str) -> list[str]:
    return [one.name for one in lifecycle.moves(case.state, actor=actor, facts=case.facts) if one.is_offered]
