"""What pages show of a project's course: its journey, what was decided, what both cities have signed."""

from collections import namedtuple

from cooperation import lifecycle, signing
from cooperation.models import City, Project, SignOff, chain_of, gathered_in, signed_matters
from cooperation.permissions import may_propose
from cooperation.views.journey import steps_of

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
