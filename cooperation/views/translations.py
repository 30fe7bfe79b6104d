"""Pages of the translators: what there is to do, and the editor that shows both languages side by side."""

from collections import Counter, namedtuple

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from modeltranslation.translator import translator

from cooperation import actions, parity, terms
from cooperation.forms import EMPTY, MOVED, TranslationForm
from cooperation.models import AREA_LABELS, City, Translation, subjects, work_on, worklist
from cooperation.models.drafts import machine_is_there
from cooperation.permissions import may_translate
from cooperation.views.paging import Choice
from cooperation.wording_diff import changes

PAGE = 20

Text = namedtuple("Text", "row words version hash source changes help")
Help = namedtuple("Help", "pieces missing suspects")


@login_required
@require_safe
def translation_list(request):
    _require_translator(request)
    cities = list(City.objects.all())
    asked = request.GET.get("city", request.user.city_id)
    city = next((one for one in cities if one.code == asked), request.user.city)
    work = worklist(Translation.objects.into(city.language), request.user, timezone.localdate())
    states = Counter(row.state for one in work for row in one.rows)
    areas = Counter(_area(one) for one in work)
    state, area = _known(request, "state", states), _known(request, "area", areas)
    shown = [
        one
        for one in work
        if (not area or area == _area(one)) and (not state or any(row.state == state for row in one.rows))
    ]
    labels = dict(Translation.State.choices)
    context = {
        "city": city,
        "cities": [Choice(one.code, one.name, one == city) for one in cities],
        "states": [
            Choice(one, f"{labels[one]} ({states[one]})", one == state) for one in labels if states[one]
        ],
        "areas": [Choice(one, AREA_LABELS[one], one == area) for one in parity.AREAS if areas[one]],
        "state": state,
        "area": area,
        "page": Paginator(shown, PAGE).get_page(request.GET.get("page")),
    }
    return render(request, "cooperation/translation_list.html", context)


def _area(work):
    return parity.area_of(work.heading.kind, work.heading.field)


def _known(request, name, values):
    asked = request.GET.get(name, "")
    return asked if asked in values else ""


@login_required
@require_safe
def translation_edit(request, kind, key):
    work = _work(request, kind, key)
    return _editor(request, TranslationForm(work=work))


@login_required
@require_POST
def translation_save(request, kind, key):
    """Approve one text, or all that have words; what is not approved stays as a draft."""
    work = _work(request, kind, key)
    form = TranslationForm(request.POST, work=work)
    form.is_valid()
    chosen = request.POST.get("approve", "")
    done = [row for row in work.rows if _save(request, form, row, chosen)]
    if form.errors:
        return _editor(request, form)
    said = _("The translation has been approved.") if done else _("The draft has been saved.")
    messages.success(request, said)
    return redirect("cooperation:translation_edit", kind, key)


def _save(request, form, row, chosen):
    """Whether the text was approved; what stands in the way is written beside it."""
    words, version, source_hash = form.sent(row)
    is_new = words != (row.draft or row.words)
    approving = chosen == str(row.pk) or (
        chosen == "all" and words and (is_new or row.state != row.State.DONE)
    )
    by, now = request.user, timezone.now()
    try:
        if approving and words is not None:
            actions.translate(by=by, translation=row, words=words, source_hash=source_hash, now=now)
            return True
        if is_new and words is not None:
            actions.save_draft(by=by, translation=row, words=words, version=version, now=now)
    except actions.Empty:
        form.refuse(row, EMPTY)
    except actions.Moved as moved:
        form.refuse(row, MOVED)
        form.renew(moved.translation)
    return False


@login_required
@require_POST
def translation_draft(request, pk):
    """Saved as you type: keeps the draft of one text, and answers with what the glossary says about it."""
    _require_translator(request)
    row = get_object_or_404(Translation, pk=pk)
    work = _work_on(request, row.kind, row.object_id, [row])
    form = TranslationForm(request.POST, work=work)
    form.is_valid()
    words, version, _hash = form.sent(row)
    context = {"row": row, "errors": form.errors.get(f"words-{pk}")}
    status = 200
    if words is None:
        return render(request, "_components/translation_help.html", context, status=422)
    try:
        row = actions.save_draft(
            by=request.user, translation=row, words=words, version=version, now=timezone.now()
        )
    except actions.Moved as moved:
        context["moved"], status = moved.translation, 409
    context |= {"row": row, "help": _help(work.rows[0], words), "is_draft": True}
    return render(request, "_components/translation_help.html", context, status=status)


@login_required
@require_POST
def translation_machine(request, kind, key):
    """Ask for machine drafts of what is missing or outdated here; the worker makes them."""
    work = _work(request, kind, key)
    if not machine_is_there():
        raise Http404
    asked = actions.want_drafts(by=request.user, translations=work.rows, now=timezone.now())
    if asked:
        messages.success(request, _("A machine draft has been ordered. It shows up here within a minute."))
    return redirect("cooperation:translation_edit", kind, key)


def _require_translator(request):
    if not may_translate(request.user):
        raise Http404


def _work(request, kind, key):
    """A thing with its texts, of those that the reader may translate."""
    _require_translator(request)
    labels = {model._meta.model_name: model._meta.label_lower for model in translator.get_registered_models()}
    rows = Translation.objects.filter(kind=labels.get(kind, ""), object_id=key).select_related(
        "draft_by", "translated_by"
    )
    return _work_on(request, labels.get(kind, ""), key, list(rows))


def _work_on(request, kind, key, rows):
    if not rows:
        raise Http404
    subject = get_object_or_404(subjects(kind, request.user), pk=key)
    return work_on(subject, rows, timezone.localdate())


def _editor(request, form):
    work = form.work
    context = {
        "work": work,
        "form": form,
        "texts": [_text(row, *fields) for row, *fields in form.texts],
        "is_waiting": any(row.wanted_at for row in work.rows),
        "may_ask_machine": machine_is_there() and any(_may_be_drafted(row) for row in work.rows),
    }
    return render(request, "cooperation/translation_edit.html", context)


def _may_be_drafted(row):
    return not (row.draft or row.wanted_at) and row.state in (
        Translation.State.MISSING,
        Translation.State.OUTDATED,
    )


def _text(row, words, version, source_hash):
    return Text(
        row=row,
        words=words,
        version=version,
        hash=source_hash,
        source=terms.segments(row.source, terms.marks(row.source, row.original)),
        changes=changes(row.translated_source, row.source) if row.is_left_behind else [],
        help=_help(row, words.value() or ""),
    )


def _help(row, words):
    """What the glossary and the false friends say of a translation that is being written."""
    suspects = terms.suspects(row.source, row.original, words)
    places = {(mark.start, mark.end): mark for mark in suspects}
    found = [places.get((mark.start, mark.end), mark) for mark in terms.marks(words, row.language)]
    return Help(
        pieces=terms.segments(words, found),
        missing=terms.missing(row.source, row.original, words) if words.strip() else [],
        suspects=suspects,
    )
