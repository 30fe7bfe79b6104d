"""What stands on the page on which the secretariats move a project on: its buttons, the signatures, the councils' decisions."""

from collections import namedtuple

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from cooperation import actions, lifecycle, signing
from cooperation.forms import CouncilDecisionForm, MergeForm, ReasonForm, SignForm, languages_of
from cooperation.models import CouncilDecision, Project, reasons_to_withdraw
from cooperation.permissions import may_note_council_decision, may_propose, may_publish_early
from cooperation.views.course import course_of
from cooperation.views.move_words import BLOCKS, EXPLAINED, LABELS, SUBJECTS
from cooperation.views.similar import similar_to

Offer = namedtuple("Offer", "name label explained form blocks is_open address")
Matter = namedtuple("Matter", "signed subject form reason may_sign may_take_back is_open")
CouncilShown = namedtuple("CouncilShown", "standing form is_open")

COUNCIL = "council"
# What is done elsewhere: a proposal is submitted where it is written.
_ELSEWHERE = {lifecycle.SUBMIT}
# Of the proposals of each language that are like one: how many are looked at, and how many of them are suggested.
_NEAR, _SUGGESTED = 20, 3


def project_of(request, ref):
    """The project that a secretariat works on; to everybody else it has no such page."""
    if not may_propose(request.user):
        raise Http404
    found = Project.objects.visible_to(request.user).select_related("city", "merged_into", "changed_by")
    return get_object_or_404(found, ref=ref)


def moves_page(request, project, status=200, *, form=None, name="", **more):
    """form: one that was refused, name: of what.

    It stands in its place again, or its words beside what has happened meanwhile where it has none any more.
    """
    course = course_of(project, request.user)
    facts = actions.facts_of(project)
    offers = [
        _offer(move, project, request.user, form if move.name == name else None)
        for move in actions.moves_of(project, by=request.user, facts=facts)
        if move.name not in _ELSEWHERE
    ]
    placed = name in {one.name for one in offers} or name.startswith(("sign", COUNCIL))
    context = {
        **course,
        "project": project,
        "offers": offers,
        "matters": [_matter(one, project, request.user, form, name) for one in course["signed"]],
        "council_forms": _council_forms(request, project, form if name == COUNCIL else None),
        "may_publish_early": may_publish_early(request.user, project),
        "titles_in_both": facts.titles_in_both,
        "form": form if status == 422 else None,
        "conflict": "",
        "kept": [] if placed or form is None else _kept(form),
        "latest": course["steps"][-1] if course["steps"] else None,
        **more,
    }
    return render(request, "cooperation/project_moves.html", context, status=status)


def move_form(name, project, data=None):
    """The form of a move by its name; of one that leads nowhere from here it asks for nothing."""
    move = next((one for one in lifecycle.TABLE if (one.name, one.before) == (name, project.state)), None)
    # The words that both cities have signed are the reason.
    signed = move is not None and lifecycle.WITHDRAWAL_SIGNED in move.needs
    asks = move is None or (move.reason != lifecycle.NO_REASON and not signed)
    told = {
        "name": name,
        "asks": asks,
        "leads_on": move is not None,
        "needed": languages_of(move, project) if move and asks else (),
        "initial": {"version": project.version},
    }
    if name == lifecycle.MERGE:
        return MergeForm(data, project=project, **told)
    return ReasonForm(data, **told)


def sign_form(matter, data=None, *, digest="", reason=None):
    """The form under which a city signs; a withdrawal is signed together with its reason."""
    asks = matter == signing.WITHDRAWAL
    initial = {f"reason_{code}": words for code, words in (reason or {}).items()}
    needed = ("da", "sv") if asks else ()
    return SignForm(
        data, name=f"sign-{matter}", asks=asks, needed=needed, initial={"digest": digest, **initial}
    )


def council_form(request, standing=None, data=None):
    today = timezone.localdate()
    return CouncilDecisionForm(data, city=request.user.city_id, today=today, decision=standing)


def _offer(move, project, user, refused):
    name = move.name
    if refused is not None:
        refused.renew(version=project.version)
    form = move_form(name, project) if refused is None else refused
    blocks = [BLOCKS[code] for code in move.blocked_by]
    if name == lifecycle.MERGE:
        form.suggest([] if blocks else _targets_alike(project, user))
    address = "cooperation:project_merge" if name == lifecycle.MERGE else "cooperation:project_move"
    return Offer(name, LABELS[name], EXPLAINED[name], form, blocks, refused is not None, address)


def _targets_alike(project, user):
    """Some proposals that are most like one and that it may be merged into, those of the other language first."""
    lists, _language = similar_to(project, user, limit=_NEAR)
    near = [[hit.project for hit in hits if hit.project] for hits in lists]
    keys = [one.pk for projects in near for one in projects]
    open_to = set(Project.objects.may_be_merged_into().filter(pk__in=keys).values_list("pk", flat=True))
    targets = [[one for one in projects if one.pk in open_to] for projects in near]
    return [one for projects in targets for one in projects[:_SUGGESTED]]


def _matter(signed, project, user, refused, name):
    reason = reasons_to_withdraw(project) if signed.matter == signing.WITHDRAWAL else {}
    is_refused = refused is not None and name == f"sign-{signed.matter}"
    if is_refused:
        refused.renew(digest=signed.digest)
    form = refused if is_refused else sign_form(signed.matter, digest=signed.digest, reason=reason)
    states = {side.city.code: side.state for side in signed.sides}
    own = states.pop(user.city_id, signing.SIGNED)
    may_take_back = own == signing.SIGNED and signing.SIGNED not in states.values()
    may_sign = signed.is_open and own != signing.SIGNED
    return Matter(signed, SUBJECTS[signed.matter], form, reason, may_sign, may_take_back, is_refused)


def _council_forms(request, project, refused):
    """A form for each decision that stands, and an empty one while a body of the city has not decided."""
    if not may_note_council_decision(request.user, project):
        return []
    own = list(project.council_decisions.filter(city=request.user.city_id))
    shown = [CouncilShown(one, council_form(request, one), False) for one in own]
    lacking = len(own) < len(CouncilDecision.BODIES[request.user.city_id])
    if refused is not None:
        standing = next((one for one in own if refused.decision and one.pk == refused.decision.pk), None)
        refused.renew(version=standing.version if standing else 0)
        shown = [CouncilShown(standing, refused, True), *(one for one in shown if one.standing != standing)]
        lacking = lacking and standing is not None
    return [*shown, CouncilShown(None, council_form(request), False)] if lacking else shown


def _kept(form):
    """What was typed, to be copied."""
    return [(field.label, field.value()) for field in form.visible_fields() if field.value()]
