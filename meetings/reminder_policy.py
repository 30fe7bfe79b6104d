"""What a body's rules of reminding may be, and which of them speaks when several reach the same person."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from cooperation.parity import ITEMS_DUE
from meetings.reminders import AGENDA_CALL, due_reminders, send_on, still_true

SECRETARIATS, MEMBERS, MEMBERS_AND_SUBSTITUTES = "secretariats", "members", "members_and_substitutes"
APOLOGIES = "apologies"
LONGEST_LEAD = 365  # days
MOST_RULES = 20  # for one body

# Whom an audience consists of: for each sort of person all audiences they belong to.
_SORTS: dict[str, list[set[str]]] = {
    SECRETARIATS: [{SECRETARIATS}],
    MEMBERS: [{MEMBERS, MEMBERS_AND_SUBSTITUTES}],
    MEMBERS_AND_SUBSTITUTES: [{MEMBERS_AND_SUBSTITUTES}, {MEMBERS, MEMBERS_AND_SUBSTITUTES}],
}

# How it stands with a rule for a meeting: to come; missed, and sent at once; passed; left out for another one that day.
COMES, AT_ONCE, PASSED, OVERTAKEN = "comes", "at_once", "passed", "overtaken"

# Why a rule is refused.
TWICE, TOO_LATE, OUT_OF_RANGE = "twice", "too_late", "out_of_range"


@dataclass(frozen=True, slots=True)
class Rule:
    """How many days before a meeting whom (an audience) is reminded of what (a purpose)."""

    days_before: int
    audience: str
    purpose: str


def in_order(rules: Iterable[Rule]) -> list[Rule]:
    """Return rules as a page lists them: the earliest first."""
    return sorted(rules, key=lambda rule: (-rule.days_before, rule.audience))


def problems(rules: Iterable[Rule]) -> dict[int, str]:
    """Return what is wrong with rules of one body: the place of a rule → TWICE, TOO_LATE or OUT_OF_RANGE.

    An audience has one rule for a day; nobody is asked for agenda items when their deadline has passed (R-52).
    """
    found: dict[int, str] = {}
    seen: set[tuple[int, str]] = set()
    for place, rule in enumerate(rules):
        if not 0 <= rule.days_before <= LONGEST_LEAD:
            found[place] = OUT_OF_RANGE
        elif (rule.days_before, rule.audience) in seen:
            found[place] = TWICE
        elif rule.purpose == AGENDA_CALL and rule.days_before < ITEMS_DUE:
            found[place] = TOO_LATE
        seen.add((rule.days_before, rule.audience))
    return found


def purposes(rules: Iterable[Rule], audiences: Collection[str], declined: Collection[str]) -> dict[int, str]:
    """Return what somebody is reminded of: days before → purpose.

    audiences: those the person belongs to; declined: purposes the person does not want. Of two rules for one day the
    one for fewer people speaks.
    """
    # "Members and substitutes" comes first, so that "members" has the last word.
    reach = sorted(rules, key=lambda rule: rule.audience != MEMBERS_AND_SUBSTITUTES)
    return {
        rule.days_before: rule.purpose
        for rule in reach
        if rule.audience in audiences and rule.purpose not in declined
    }


def audiences_of_the_called(audiences: Collection[str], *, answer: str, in_place: bool) -> set[str]:
    """Return the audiences in which somebody stays who is called to a meeting.

    audiences: those of their seat; answer: what they have said ("apologies" …); in_place: whether they come in the place
    of a member, and so get what members get. Whoever cannot come is reminded of nothing. Source: R-33, R-51.
    """
    if answer == APOLOGIES:
        return set()
    return {*audiences, MEMBERS} if in_place else set(audiences)


def fingerprint(rules: Iterable[Rule]) -> str:
    """Return what tells one policy from another, as a page carries it along."""
    return ",".join(f"{one.days_before}:{one.audience}:{one.purpose}" for one in in_order(rules))


def outlook(rules: Sequence[Rule], meeting_day: date, country: str, today: date) -> list[tuple[date, str]]:
    """Return for each rule the day on which it is due in a country ("DK" or "SE"), and how it stands with it.

    COMES when anybody whom the rule reaches still gets it on that day, AT_ONCE when it is the latest that was missed,
    OVERTAKEN when everybody gets another one instead, and PASSED otherwise. Source: domain §2 clarification 6.
    """
    return [
        (send_on(meeting_day, rule.days_before, country), _standing(rule, rules, meeting_day, country, today))
        for rule in rules
    ]


def _standing(rule: Rule, rules: Sequence[Rule], meeting_day: date, country: str, today: date) -> str:
    if send_on(meeting_day, rule.days_before, country) < today:
        found, otherwise = AT_ONCE, PASSED
    else:
        found, otherwise = COMES, OVERTAKEN
    reached = (_is_sent(rule, rules, sort, meeting_day, country, today) for sort in _SORTS[rule.audience])
    return found if any(reached) else otherwise


def _is_sent(
    rule: Rule, rules: Sequence[Rule], audiences: set[str], meeting_day: date, country: str, today: date
) -> bool:
    """Whether it is this rule's message that somebody in these audiences gets."""
    told = purposes(rules, audiences, ())
    leads = still_true(told, (meeting_day - today).days)
    sent = {due.send_on: due.days_before for due in due_reminders(meeting_day, leads, country, today)}
    # Of several on one day the last one counts.
    return rule.days_before in sent.values() and told[rule.days_before] == rule.purpose
