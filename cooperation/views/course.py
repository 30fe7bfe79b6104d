"""What pages show of a project's course: where it has been and why, what was decided, what both cities have signed."""

from collections import namedtuple

from cooperation import lifecycle, signing
from cooperation.models import City, Project, SignOff, chain_of, gathered_in, signed_matters
from cooperation.permissions import may_propose

# state: a code; label: its words; day; move: the row, None where only the day is known; reason: whether it may be read here
Step = namedtuple("Step", "state label day move has_reason by")
Council = namedtuple("Council", "city decisions")
# is_open: may be signed now; is_told: worth telling to everybody
Signed = namedtuple("Signed", "matter label sides final digest is_open is_told")
SideShown = namedtuple("SideShown", "city state at by")


def course_of(project, user):
    """The context of the components project_moves, project_decisions and sign_offs; a constant number of queries."""
    works = may_propose(user)
    visible = Project.objects.visible_to(user)
    merged = project.state == lifecycle.MERGED
    decisions = list(project.decisions.standing().with_stances())
    cities = list(City.objects.all())
    return {
        "steps": steps_of(project, works),
        "decisions": decisions,
        "councils": _councils(project, cities) if project.state in lifecycle.COUNCILS_DECIDE else [],
        "signed": signed_of(project, cities),
        "successor": chain_of(project, visible) if merged else None,
        "gathered": gathered_in(project, visible),
        "last_reason": _last_reason(project),
        "works_on_it": works,
    }


def steps_of(project, works):
    """The journey so far. works: for a secretariat, who also reads what was written to the proposer, and who moved it.

    Of days before moves were kept only those are told that the register knows: none is invented.
    """
    labels = dict(Project.State.choices)
    steps = []
    for move in project.moves.in_order():
        readable = works or _is_for_all(move)
        has_reason = bool(move.reason_da or move.reason_sv) and readable
        by = move.moved_by if works else None
        steps.append(Step(move.to_state, labels[move.to_state], move.moved_at, move, has_reason, by))
    told = {step.state for step in steps}
    known = []
    if project.submitted_on and lifecycle.SUBMITTED not in told:
        known.append(_known(lifecycle.SUBMITTED, project.submitted_on, labels))
    if project.decided_on and not told & (lifecycle.PUBLIC | {lifecycle.WITHDRAWN}):
        state = project.state if project.state not in lifecycle.STARTED else lifecycle.ADOPTED
        known.append(_known(state, project.decided_on, labels))
    return known + steps if not steps else sorted([*known, *steps], key=_day)


def signed_of(project, cities):
    """How each matter stands in each city."""
    found = signed_matters(project)
    is_open = signing.open_matters(project.state, has_budget=signing.BUDGET in found)
    rows = {} if not found else _signers(project)
    return [
        Signed(
            matter,
            SignOff.Matter(matter).label,
            [_side(city, standing.sides[city.code], rows.get((matter, city.code))) for city in cities],
            standing.final,
            digest,
            matter in is_open,
            signing.is_told(matter, project.state, standing),
        )
        for matter, (standing, digest) in found.items()
    ]


def _signers(project):
    """Who signed last, by matter and city."""
    given = project.sign_offs.signatures().filter(taken_back_by__isnull=True)
    return {(one.matter, one.city_id): one.signed_by for one in given}


def _side(city, side, signer):
    return SideShown(city, side.state, side.at, signer if side.at else None)


def _last_reason(project):
    """The move that put it where it is, with its reason; None where that is not known, or not for everybody."""
    last = project.moves.order_by("pk").last()
    return (
        last
        if last and last.to_state == project.state and last.to_state in lifecycle.REASON_IN_BOTH
        else None
    )


def _councils(project, cities):
    entered = list(project.council_decisions.all())
    return [Council(city, [one for one in entered if one.city_id == city.code]) for city in cities]


def _is_for_all(move):
    """Rejections, mergers and withdrawals say why to everybody; other moves only where a meeting's open item said it."""
    if move.to_state in lifecycle.REASON_IN_BOTH and not move.corrects_id:
        return True
    return any(one.is_open for one in move.decisions.all())


def _known(state, day, labels):
    return Step(state, labels[state], day, None, False, None)


def _day(step):
    return step.day.date() if step.move else step.day
