"""The versions of the declaration: all of them, one of them whole, and what has changed from one to the next."""

from collections import namedtuple

from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from cooperation.declaration import parts, unquoted
from cooperation.forms import part_label
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
        "changed": changed_parts(before, edition),
    }
    return render(request, "cooperation/declaration_version.html", context)


def changed_parts(before, after):
    """The parts whose words differ between two versions, word by word."""
    if before is None:
        return []
    pairs = [
        (one, unquoted(old.text), unquoted(one.text))
        for old, one in zip(parts(before.words), parts(after.words), strict=True)
    ]
    return [Changed(part_label(one), changes(old, new)) for one, old, new in pairs if old != new]
