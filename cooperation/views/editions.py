"""The versions of the declaration: all of them, one of them whole, and the page on which a secretariat enters a new one."""

from collections import namedtuple

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cooperation import actions
from cooperation.declaration import parts, unquoted
from cooperation.forms import TRANSLATION, EditionForm, part_label
from cooperation.models import OTHER, Edition
from cooperation.models.texts import LANGUAGE_CHOICES
from cooperation.permissions import may_enter_declaration
from cooperation.wording_diff import changes

Versions = namedtuple("Versions", "language label editions")
Shown = namedtuple("Shown", "part words")
Changed = namedtuple("Changed", "label changes")


@require_safe
def declaration_versions(request):
    found = list(Edition.objects.with_origin().defer("chapters"))
    labels = dict(LANGUAGE_CHOICES)
    languages = [get_language(), OTHER[get_language()]]
    context = {
        "languages": [
            Versions(code, labels[code], [one for one in found if one.language == code]) for code in languages
        ],
        "may_enter": bool(found) and may_enter_declaration(request.user),
    }
    return render(request, "cooperation/declaration_versions.html", context)


@require_safe
def declaration_version(request, language, number):
    edition = get_object_or_404(Edition.objects.with_origin(), language=language, number=number)
    beside = Edition.objects.filter(language=language)
    before = beside.filter(number=number - 1).first()
    context = {
        "edition": edition,
        "parts": [Shown(one, unquoted(one.text)) for one in parts(edition.words)],
        "before": before,
        "after": beside.filter(number=number + 1).first(),
        "changed": _changed(before, edition),
    }
    return render(request, "cooperation/declaration_version.html", context)


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
    return _form_page(request, form, status=409, latest=latest, changed=_changed(read, latest))


def _changed(before, after):
    """The parts whose words differ between two versions, word by word."""
    if before is None:
        return []
    pairs = [
        (one, unquoted(old.text), unquoted(one.text))
        for old, one in zip(parts(before.words), parts(after.words), strict=True)
    ]
    return [Changed(part_label(one), changes(old, new)) for one, old, new in pairs if old != new]
