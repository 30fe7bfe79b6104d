"""The page on which a secretariat enters a new version of the declaration."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cooperation import actions
from cooperation.forms import TRANSLATION, EditionForm
from cooperation.models import Edition
from cooperation.permissions import may_enter_declaration
from cooperation.views.editions import changed_parts


@login_required
@require_safe
def declaration_enter(request):
    return _form_page(request, EditionForm(editions=_editions(request), today=timezone.localdate()))


@login_required
@require_POST
def declaration_save(request):
    editions, now = _editions(request), timezone.now()
    form = EditionForm(request.POST, editions=editions, today=timezone.localdate(now))
    valid = form.is_valid()
    version = form.cleaned_data.get("version") or 0
    if version != editions[TRANSLATION].number:
        return _overtaken(request, form, version, editions[TRANSLATION])
    if not valid:
        return _form_page(request, form)
    try:
        edition = actions.enter_edition(
            by=request.user, entry=form.entry, version=version, language=get_language(), now=now
        )
    except actions.NewerVersion as newer:
        return _overtaken(request, form, version, newer.edition)
    messages.success(
        request, _("Version %(number)s is now the one that is read.") % {"number": edition.number}
    )
    return redirect("cooperation:declaration_version", edition.language, edition.number)


def _editions(request):
    """The current versions, of those who may enter a new one."""
    editions = Edition.objects.with_origin().by_language()
    if not may_enter_declaration(request.user) or not editions:
        raise Http404
    return editions


def _form_page(request, form, status=200, **more):
    return render(request, "cooperation/declaration_enter.html", {"form": form, **more}, status=status)


def _overtaken(request, form, version, latest):
    """What was typed stays in the form; beside it what somebody else entered. Entering it again is then a choice."""
    read = Edition.objects.filter(language=TRANSLATION, number=version).first()
    form.renew(latest)
    return _form_page(request, form, status=409, latest=latest, changed=changed_parts(read, latest))
