"""The translators' editor, which shows both languages side by side, and keeps what is typed."""

from collections import namedtuple

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from modeltranslation.translator import translator

from cooperation import actions, terms
from cooperation.forms import EMPTY, MOVED, TranslationForm
from cooperation.forms.translations import MAX_LENGTH
from cooperation.models import Translation, stands, subjects, work_on
from cooperation.models.drafts import machine_is_there
from cooperation.permissions import may_translate
from cooperation.wording_diff import changes

Text = namedtuple("Text", "row words version hash source changes theirs help")
Help = namedtuple("Help", "pieces missing friends")


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
    done = [row for row in work.rows if _save(request, form, row)]
    if form.errors:
        form.work = _work(request, kind, key, with_standing=True)
        return _editor(request, form)
    said = _("The translation has been approved.") if done else _("The draft has been saved.")
    messages.success(request, said)
    return redirect("cooperation:translation_edit", kind, key)


def _save(request, form, row):
    """Whether the text was approved; what stands in the way is written beside it."""
    words, version = form.draft(row)
    if words is None:
        return False
    is_new = words.strip() != (row.draft or row.words).strip()
    approving = _is_approved(request.POST.get("approve", ""), row, words, is_new)
    by, now = request.user, timezone.now()
    try:
        if approving:
            words, source_hash = form.translation(row)
            row = actions.translate(
                by=by, translation=row, words=words, source_hash=source_hash, version=version, now=now
            )
        elif is_new:
            row = _keep(by, row, words, version)
        form.renew(row)
        return approving
    except actions.Empty:
        form.refuse(row, EMPTY)
    except actions.Moved as moved:
        form.refuse(row, MOVED, theirs=moved.translation.draft or row.words)
        form.renew(moved.translation)
    return False


def _is_approved(chosen, row, words, is_new):
    if chosen == "all":
        return bool(words.strip()) and (is_new or row.state != row.State.DONE)
    return chosen == str(row.pk)


@login_required
@require_POST
def translation_draft(request, pk):
    """Saved as you type: keeps the draft of one text, and answers with what the glossary says about it."""
    require_translator(request)
    row = get_object_or_404(Translation, pk=pk)
    form = TranslationForm(request.POST, work=_work_on(request, row.kind, row.object_id, [row]))
    form.is_valid()
    words, version = form.draft(row)
    context = {"row": row, "errors": form.errors.get(f"words-{pk}")}
    status = 422
    if words is not None:
        context["help"] = _help(row, words)
        try:
            context["saved"], status = _keep(request.user, row, words, version), 200
        except actions.Moved as moved:
            context["moved"], status = moved.translation, 409
            context["theirs"] = moved.translation.draft or row.words
    return render(request, "_components/translation_help.html", context, status=status)


def _keep(by, row, words, version):
    """As a draft; what says the same as the published translation is none."""
    words = "" if words.strip() == row.words.strip() else words
    return actions.save_draft(by=by, translation=row, words=words, version=version, now=timezone.now())


@login_required
@require_POST
def translation_machine(request, kind, key):
    """Ask for machine drafts of what is missing or outdated here; the worker makes them."""
    work = _work(request, kind, key)
    if not machine_is_there():
        raise Http404
    if actions.want_drafts(by=request.user, translations=work.rows, now=timezone.now()):
        messages.success(request, _("A machine draft has been ordered. It shows up here within a minute."))
    return redirect("cooperation:translation_edit", kind, key)


def require_translator(request):
    if not may_translate(request.user):
        raise Http404


def _work(request, kind, key, *, with_standing=False):
    """A thing with its texts, of those that the reader may translate and that do not stand for good."""
    require_translator(request)
    labels = {model._meta.model_name: model._meta.label_lower for model in translator.get_registered_models()}
    rows = Translation.objects.filter(kind=labels.get(kind, ""), object_id=key).select_related(
        "draft_by", "translated_by"
    )
    return _work_on(request, labels.get(kind, ""), key, list(rows), with_standing=with_standing)


def _work_on(request, kind, key, rows, *, with_standing=False):
    subject = get_object_or_404(subjects(kind, request.user), pk=key) if rows else None
    rows = [row for row in rows if with_standing or not stands(subject, row)]
    if not rows:
        raise Http404
    return work_on(subject, rows, timezone.localdate())


def _editor(request, form):
    work = form.work
    context = {
        "work": work,
        "form": form,
        "texts": [_text(form, row, *fields) for row, *fields in form.texts],
        "is_waiting": any(row.wanted_at for row in work.rows),
        "may_ask_machine": machine_is_there() and any(_may_be_drafted(row) for row in work.rows),
    }
    return render(request, "cooperation/translation_edit.html", context)


def _may_be_drafted(row):
    return not (row.draft or row.wanted_at) and row.state in (
        Translation.State.MISSING,
        Translation.State.OUTDATED,
    )


def _text(form, row, words, version, source_hash):
    return Text(
        row=row,
        words=words,
        version=version,
        hash=source_hash,
        source=terms.segments(row.source, terms.marks(row.source, row.original)),
        changes=changes(row.translated_source, row.source) if row.is_left_behind else [],
        theirs=form.theirs.get(row.pk, ""),
        help=_help(row, words.value() or ""),
    )


def _help(row, words):
    """What the glossary and the false friends say of a translation that is being written, unless it is refused."""
    words = words if len(words) <= MAX_LENGTH else ""
    suspects = terms.suspects(row.source, row.original, words)
    places = {(mark.start, mark.end): mark for mark in suspects}
    found = [places.get((mark.start, mark.end), mark) for mark in terms.marks(words, row.language)]
    lost = terms.missing(row.source, row.original, words)
    # What is probably wrong comes first; each word once.
    friends = {mark.word.lower(): mark for mark in found if mark.kind == terms.FALSE_FRIEND}
    friends = {mark.word.lower(): mark for mark in suspects} | friends
    return Help(
        pieces=terms.segments(words, found),
        missing=[mark for mark in lost if mark.word.lower() not in map(str.lower, mark.advice.means)],
        friends=list(friends.values()),
    )
