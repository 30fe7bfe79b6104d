"""The demo's courses of projects: who proposed and decided what when, what the cities have signed and their councils said."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from cooperation import actions, lifecycle, signing
from cooperation.models import Project, User, signed_matters
from meetings import actions as meeting_actions
from meetings.models import AgendaItem, Decision

# What a meeting made of a project that was handed in, and where it was before.
_DECIDED = {
    lifecycle.REJECTED: (lifecycle.UNDER_REVIEW, Decision.Outcome.REJECTED),
    lifecycle.MERGED: (lifecycle.UNDER_REVIEW, Decision.Outcome.MERGED),
    lifecycle.RETURNED: (lifecycle.UNDER_REVIEW, Decision.Outcome.RETURNED),
}
_ADOPTED = (lifecycle.RECOMMENDED, Decision.Outcome.ADOPTED)
# Reference, matter, city, days ago: one initiative waits for the other city, another one for both.
SIGNED = [
    ("P-2025-04", signing.ADOPTION, "cph", 9),
    ("P-2025-04", signing.ADOPTION, "malmo", 6),
    ("P-2025-04", signing.BUDGET, "malmo", 6),
    ("P-2025-02", signing.ADOPTION, "cph", 4),
]
# Reference, city, body, outcome, day, number of the case.
COUNCILS = [
    ("P-2018-01", "cph", "br", "approved", date(2019, 1, 31), "2018-0312451"),
    ("P-2018-01", "malmo", "kf", "approved", date(2019, 2, 28), "STK-2018-1437"),
    ("P-2024-03", "malmo", "ks", "approved", date(2026, 6, 10), "STK-2026-518"),
]


def tell_courses(content, now):
    """What the file says of each proposal, as moves and decisions, and a few signatures."""
    for one in content["proposals"]:
        if one["status"] != lifecycle.DRAFT:
            _tell(one)
    secretaries = {user.city_id: user for user in User.objects.secretariats().order_by("-pk")}
    for ref, matter, city, days in SIGNED:
        project = Project.objects.get(ref=ref)
        _standing, digest = signed_matters(project)[matter]
        actions.sign(
            by=secretaries[city],
            project=project,
            matter=matter,
            digest=digest,
            now=now - timedelta(days=days),
        )
    for ref, city, body, outcome, day, reference in COUNCILS:
        fields = {"outcome": outcome, "decided_on": day, "reference": reference, "url": ""}
        project = Project.objects.get(ref=ref)
        actions.note_council_decision(by=secretaries[city], project=project, body=body, version=0, **fields)


def _tell(one):
    project = Project.objects.get(ref=one["ref"])
    submitted = datetime.combine(date.fromisoformat(one["submitted_on"]), time(12))
    actions.take_over_move(
        project=project,
        before=lifecycle.DRAFT,
        after=lifecycle.SUBMITTED,
        moved_at=timezone.make_aware(submitted),
    )
    if one["decided_at"]:
        _decide(one, project)


def _decide(one, project):
    """As it was decided at the item of the meeting that the file names."""
    item = AgendaItem.objects.get(meeting__ref=one["decided_at"], projects=project)
    before, outcome = _DECIDED.get(project.state, _ADOPTED)
    reason = {}
    if outcome == Decision.Outcome.RETURNED:
        reason = {"da": item.outcome_da, "sv": item.outcome_sv}
    elif outcome != Decision.Outcome.ADOPTED:
        reason = one["additionality"]["reason"]
    move = actions.take_over_move(
        project=project, before=before, after=outcome, moved_at=item.meeting.starts_at, reason=reason
    )
    words = meeting_actions.Words(outcome, reason, {}, project.merged_into)
    meeting_actions.take_over_decision(item=item, project=project, words=words, move=move)
