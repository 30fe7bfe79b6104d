"""How tests bring a project to where a move can be tried: assessed, with its titles, signed by both cities."""

from django.utils import timezone

from cooperation import actions
from cooperation.models import signed_matters
from tests.factories import TODAY, a_project

WHY = {"da": "Andre gør det.", "sv": "Andra gör det."}


def assessed(project, outcome="additional"):
    """As agreed: nobody else does it."""
    texts = {"reason_da": "Ingen gør det.", "reason_sv": "Ingen gör det."}
    actions.assess(by=None, project=project, outcome=outcome, assessed_on=TODAY, **texts)
    return project


def ready(state, city="cph", **fields):
    """A project that can take any step from its state that does not need signatures."""
    texts = {
        "citizens_will_notice_sv": "Det märks.",
        "extra_effort_da": "Ud over driften.",
        "focus_area": None,
    }
    return assessed(a_project(city, state=state, **{**texts, **fields}))


def signs(user, project, matter, reason=None):
    """One city signs what stands now."""
    project.refresh_from_db()
    _standing, digest = signed_matters(project)[matter]
    return actions.sign(
        by=user, project=project, matter=matter, digest=digest, reason=reason, now=timezone.now()
    )


def both_sign(people, project, *matters, reason=None):
    for matter in matters:
        for role in ("secretary-cph", "secretary-malmo"):
            signs(people[role], project, matter, reason)
