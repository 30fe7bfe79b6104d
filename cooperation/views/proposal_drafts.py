"""Keeps what is typed into the proposal form: as one types, when a log-in has ended, when a form could not be sent."""

import uuid
from datetime import timedelta
from functools import wraps
from typing import NamedTuple

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from cooperation import actions
from cooperation.file_kinds import MOST_FILES
from cooperation.forms import TOO_MANY, ProposalSheet, refusal
from cooperation.forms.attachments import Papers
from cooperation.forms.proposal_sheet import typed_in
from cooperation.models import FormDraft, Project, User
from cooperation.permissions import may_propose
from cooperation.views.proposal_conflicts import changed_words
from oresund import formats, links

# In an address, of a proposal that does not exist yet.
NEW = "new"
FORMS = ("cooperation:proposal_new", "cooperation:proposal_edit")
# An opened form is trusted longer than a log-in lasts: over a weekend, or a holiday.
GOOD_FOR = timedelta(days=14)
SHOWN = 3


class Unsaved(NamedTuple):
    """A form that was kept: when, and the title that stands in it."""

    key: uuid.UUID
    when: str
    title: str


@csrf_exempt  # the form's own token says whose it is, also after the log-in has ended
@require_POST
def proposal_draft(request, ref):
    """Saved as you type; answers with the words for it, and with the papers when files came along."""
    user, key = _writer(request)
    if user is None or (request.user.is_authenticated and request.user != user):
        return JsonResponse({"refused": _("Not kept: open the form again.")}, status=403)
    project = None if ref == NEW else get_object_or_404(Project.objects.of_city(user.city_id), ref=ref)
    try:
        draft, problems = take_in(request, by=user, key=key, project=project)
    except PermissionDenied:
        return JsonResponse({"refused": _("Not kept: open the form again.")}, status=403)
    if draft is None:
        return JsonResponse({"refused": _("Not kept: there is too much text.")}, status=422)
    answer = {"saved": _("Saved %(time)s") % {"time": formats.clock(draft.saved_at)}}
    if project and request.POST.get("version") != str(project.version):
        answer["changed"] = changed_words(project)
    if request.FILES:
        sheet = ProposalSheet(user=user, project=project, draft=draft)
        context = {"sheet": sheet, "problems": problems}
        answer["papers"] = render_to_string("_components/proposal_papers.html", context, request)
    return JsonResponse(answer)


@login_required
@require_POST
def proposal_draft_discard(request, ref):
    """Throw away what was kept, and begin with what stands."""
    if not may_propose(request.user):
        raise Http404
    if key := _uuid(request.POST.get("draft", "")):
        actions.discard_draft(by=request.user, key=key)
    return redirect("cooperation:proposal_new") if ref == NEW else redirect("cooperation:proposal_edit", ref)


def log_in_and_keep(view):
    """Like `login_required`, but what was sent is kept, and stands in the form again after the log-in."""

    @wraps(view)
    def checked(request, *args, **kwargs):
        if request.user.is_authenticated:
            return view(request, *args, **kwargs)
        if kept := kept_at(request):
            messages.info(request, _("Your log-in had ended. What you wrote is kept: log in and go on."))
        return redirect_to_login(kept or request.get_full_path())

    return checked


def kept_at(request):
    """Keep the form of a request that cannot be taken now; the address where it stands, or "" when it is none."""
    match = request.resolver_match
    if request.method != "POST" or match is None or match.view_name not in FORMS:
        return ""
    user, key = _writer(request)
    if user is None:
        return ""
    project = None
    if ref := match.kwargs.get("ref"):
        project = Project.objects.of_city(user.city_id).filter(ref=ref).first()
        if project is None:
            return ""
    try:
        draft, _problems = take_in(request, by=user, key=key, project=project)
    except PermissionDenied:
        return ""
    return f"{request.path}?draft={key}" if draft else ""


def take_in(request, *, by, key, project, only_files=False, with_files=True):
    """Keep the form that was sent, with its files: the draft, None when there is none, and words for refused files.

    only_files: keep nothing when none came along, and give the draft that there is.
    """
    if only_files and not request.FILES:
        return FormDraft.objects.of(by, project).filter(key=key).first(), []
    now = timezone.now()
    try:
        draft = actions.keep_draft(by=by, key=key, project=project, values=typed_in(request.POST), now=now)
    except actions.TooLong:
        return None, []
    problems = []
    for file, language in Papers(request.POST, request.FILES).sent if with_files else ():
        room = MOST_FILES - draft.attachments.count() - (project.attachments.count() if project else 0)
        try:
            if room <= 0:
                raise actions.Refused(TOO_MANY)
            actions.attach(by=by, draft=draft, file=file, language=language, now=now)
        except actions.Refused as refused:
            problems.append(refusal(file.name, refused.problem, file.size))
    return draft, problems


def token(user, key=None):
    """What a form carries that says whose it is, and its key: that of a form which was kept, or a new one."""
    key = key or uuid.uuid4()
    until = timezone.now() + GOOD_FOR
    return links.make(links.FORM, subject=str(key), person=user.pk, until=until), key


def key_sent(request):
    """The key of the form that was sent; a new one when it carries none of this person."""
    user, key = _writer(request)
    return key if user == request.user else uuid.uuid4()


def asked_draft(request, project):
    """The kept form that the address asks for; None when it is nobody's or somebody else's."""
    key = _uuid(request.GET.get("draft", ""))
    return FormDraft.objects.of(request.user, project).filter(key=key).first() if key else None


def unsaved(user, project, but):
    """What somebody typed earlier into this form and did not save."""
    found = FormDraft.objects.of(user, project).exclude(key=but)[:SHOWN]
    return [Unsaved(one.key, _when(one.saved_at), _title(one.values)) for one in found]


def _when(moment):
    clock = formats.clock(moment)
    if formats.local(moment).date() == timezone.localdate():
        return clock
    return f"{formats.short_date(moment)}, {clock}"


def _title(values):
    found = [
        one for code in (formats.language(), "da", "sv") for one in values.get(f"title_{code}", ()) if one
    ]
    return found[0][:200] if found else ""


def _writer(request):
    """Whose form it is, by the token that it carries, and its key; nobody when it carries none that is good."""
    try:
        link = links.read(links.FORM, request.POST.get("form", ""), timezone.now())
    except (links.Invalid, links.Expired):
        return None, None
    user = User.objects.filter(pk=link.person).first()
    return (user, _uuid(link.subject)) if user and may_propose(user) else (None, None)


def _uuid(words):
    try:
        return uuid.UUID(words)
    except ValueError:
        return None
