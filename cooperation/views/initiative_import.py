"""The page on which a secretariat takes a table of others' initiatives into the register, and sees first what that does."""

from collections import namedtuple

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from cooperation import actions
from cooperation.actions.initiative_import import OUTCOMES, REFUSED
from cooperation.forms import InitiativeImportForm, read_upload
from cooperation.forms.initiative_words import OUTCOMES as LABELS
from cooperation.forms.initiative_words import entry_word, field_label, problem_words
from cooperation.models import UploadedTable
from cooperation.tables import WINDOWS
from cooperation.views.initiative_editing import OVERTAKEN, require_keeper
from cooperation.views.initiative_editing import REFUSED as UNPROCESSABLE
from cooperation.views.paging import Choice

GONE = 410
PAGE = 100

ShownLine = namedtuple("ShownLine", "number name outcome label link changes problems")


@login_required
@require_safe
def initiative_import(request):
    require_keeper(request)
    if "upload" not in request.GET:
        return _upload_page(request, InitiativeImportForm())
    upload = _kept(request, request.GET["upload"])
    if upload is None:
        return _upload_page(request, InitiativeImportForm(), status=GONE)
    today = timezone.localdate()
    reading = read_upload(upload, today)
    report = actions.preview_import(
        by=request.user, rows=reading.rows, today=today, checked=upload.choices["checked"]
    )
    return _preview_page(request, upload, reading, report)


@login_required
@require_POST
def initiative_import_step(request):
    """A file is kept and its preview shown; what was seen there is then taken over."""
    require_keeper(request)
    return _take_over(request) if "upload" in request.POST else _take_in(request)


def _take_in(request):
    form = InitiativeImportForm(request.POST, request.FILES)
    if not form.is_valid():
        return _upload_page(request, form, status=UNPROCESSABLE)
    upload = actions.keep_upload(
        by=request.user,
        name=form.cleaned_data["table"].name,
        content=form.content,
        choices=form.choices,
        now=timezone.now(),
    )
    return redirect(f"{reverse('cooperation:initiative_import')}?upload={upload.key}")


def _take_over(request):
    upload = _kept(request, request.POST["upload"])
    if upload is None:
        return _upload_page(request, InitiativeImportForm(), status=GONE)
    today = timezone.localdate()
    reading = read_upload(upload, today)
    try:
        report = actions.import_initiatives(
            by=request.user,
            rows=reading.rows,
            today=today,
            checked=upload.choices["checked"],
            expected=request.POST.get("digest", ""),
            leaving_out="leave_out" in request.POST,
            upload=upload,
        )
    except actions.RegisterMoved as moved:
        return _preview_page(request, upload, reading, moved.report, status=OVERTAKEN)
    except actions.RowsRefused as refused:
        return _preview_page(request, upload, reading, refused.report, status=UNPROCESSABLE)
    messages.success(request, _done(report.counts))
    return redirect("cooperation:initiative_list")


def _kept(request, key):
    """An upload of one's own; somebody else's looks like one that is no longer kept."""
    key = key if key.isascii() and "\0" not in key else ""
    own = UploadedTable.objects.kept(timezone.now()).filter(uploaded_by=request.user)
    return own.filter(key=key).first()


def _upload_page(request, form, status=200):
    context = {"form": form, "is_gone": status == GONE}
    return render(request, "cooperation/initiative_import.html", context, status=status)


def _preview_page(request, upload, reading, report, status=200):
    counts = report.counts
    asked = request.GET.get("show", "")
    show = asked if asked in OUTCOMES else ""
    lines = [one for one in report.lines if show in ("", one.outcome)]
    page = Paginator(lines, PAGE).get_page(request.GET.get("page"))
    context = {
        "upload": upload,
        "digest": report.digest,
        "is_windows": reading.table.encoding == WINDOWS,
        "columns": [(one.heading, field_label(one.field, one.language)) for one in reading.columns],
        "page": page,
        "lines": [_shown(one) for one in page],
        "outcomes": [
            Choice(one, f"{capfirst(LABELS[one])} ({counts[one]})", one == show)
            for one in OUTCOMES
            if counts[one]
        ],
        "number": len(report.lines),
        "to_import": counts["new"] + counts["changed"],
        "refused": counts[REFUSED],
        "is_unticked": status == UNPROCESSABLE,
        "is_overtaken": status == OVERTAKEN,
    }
    return render(request, "cooperation/initiative_preview.html", context, status=status)


def _shown(line):
    """A line in words: what each field was and would be, and what is wrong, in which column."""
    initiative = line.initiative
    return ShownLine(
        number=line.number,
        name=initiative.name,
        outcome=line.outcome,
        label=LABELS[line.outcome],
        link=initiative.get_absolute_url() if initiative.code and line.outcome != "new" else "",
        changes=[
            (field_label(one.field), entry_word(one.field, one.before), entry_word(one.field, one.after))
            for one in line.changes
        ],
        problems=[
            (
                one.heading or field_label(one.field),
                one.value[:200],
                problem_words(one.field, one.code, one.value),
            )
            for one in line.problems
        ],
    )


def _done(counts):
    new = ngettext("%(number)s new entry", "%(number)s new entries", counts["new"]) % {
        "number": counts["new"]
    }
    changed = ngettext("%(number)s changed", "%(number)s changed", counts["changed"]) % {
        "number": counts["changed"]
    }
    return _("The table has been imported: %(new)s, %(changed)s.") % {"new": new, "changed": changed}
