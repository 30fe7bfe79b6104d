"""What translators have to do: each thing whose texts lack something, with its deadline."""

from collections import Counter, defaultdict, namedtuple
from datetime import date
from itertools import groupby

from django.apps import apps
from django.db.models import Count, Q, TextField
from django.db.models.functions import Cast
from django.utils import timezone
from modeltranslation.translator import translator

from cooperation import parity
from cooperation.models.translations import OTHER, Translation

# Enough to sort and count by, without the words; keys: of the translations; states: one for each key
Waiting = namedtuple("Waiting", "kind key keys states area due urgency")
# rows: translations, the most important first; due: date or None; naming: the field that names the thing best
Work = namedtuple("Work", "subject rows due naming")


def subjects(kind, user):
    """What of a kind ("app.model") somebody may translate; nothing of kinds that are written elsewhere."""
    rows = apps.get_model(kind)._default_manager
    return rows.for_translators(user) if hasattr(rows, "for_translators") else rows.none()


def worklist(translations, user, today):
    """Unfinished translations as a list of Waiting, the most urgent first; one query, and one for each kind."""
    rows_of = defaultdict(lambda: defaultdict(list))
    unfinished = translations.unfinished().values_list("kind", "object_id", "pk", "field", "state")
    for kind, key, pk, field, state in unfinished.order_by():
        rows_of[kind][key].append((parity.importance(kind, field), pk, field, state))
    found = [
        _waiting(kind, subject, sorted(its_rows[str(subject.pk)]), today)
        for kind, its_rows in rows_of.items()
        for subject in subjects(kind, user).select_related(None).filter(pk__in=its_rows).only("pk")
    ]
    return sorted(found, key=lambda one: one.urgency)


def numbers_unfinished(user):
    """How many texts that somebody may translate lack something: the language they lack it in → area → number; one query."""
    own = Q(pk=None)
    for model in translator.get_registered_models(abstract=False):
        rows = subjects(model._meta.label_lower, user).select_related(None).order_by()
        keys = rows.annotate(text_key=Cast("pk", TextField())).values("text_key")
        own |= Q(kind=model._meta.label_lower, object_id__in=keys)
    counts = Translation.objects.unfinished().filter(own).order_by().values_list("original", "kind", "field")
    found = {language: Counter() for language in OTHER}
    for original, kind, field, number in counts.annotate(number=Count("pk")):
        found[OTHER[original]][parity.area_of(kind, field)] += number
    return found


def _waiting(kind, subject, rows, today):
    importance, first, field, state = rows[0]
    due = _due_on(subject, today)
    return Waiting(
        kind=kind,
        key=str(subject.pk),
        keys=[pk for _, pk, _, _ in rows],
        states=[state for _, _, _, state in rows],
        area=parity.area_of(kind, field),
        due=due,
        urgency=(due or date.max, importance, state == Translation.State.MACHINE, kind, -first),
    )


def _due_on(subject, today):
    meets_at = getattr(subject, "meets_at", None)
    return parity.due_on(meets_at and timezone.localdate(meets_at), today)


def works(page, user, today):
    """The Work of each Waiting, in the same order; one query, and one for each kind."""
    rows = Translation.objects.in_bulk([pk for one in page for pk in one.keys])
    things = {
        (kind, str(subject.pk)): subject
        for kind in {one.kind for one in page}
        for subject in subjects(kind, user).filter(pk__in=[one.key for one in page if one.kind == kind])
    }
    return [
        work_on(things[one.kind, one.key], [rows[pk] for pk in one.keys], today)
        for one in page
        if (one.kind, one.key) in things
    ]


def work_on(subject, rows, today):
    """Work on a thing, with the words of each of its rows in both languages."""
    rows = sorted(rows, key=lambda row: (parity.importance(row.kind, row.field), _place(row)))
    for row in rows:
        row.source = getattr(subject, f"{row.field}_{row.original}") or ""
        row.words = getattr(subject, f"{row.field}_{row.language}") or ""
        row.label = subject._meta.get_field(row.field).verbose_name
    names = (field for field in ("title", "name") if hasattr(subject, f"{field}_da"))
    return Work(subject, rows, _due_on(subject, today), next(names, rows[0].field))


def stands(subject, row):
    """Whether a translation may not be changed any more, as the database holds it."""
    return bool(row.translated_hash) and getattr(subject, "translations_stand", False)


def _place(row):
    """As the thing itself lists its texts."""
    return row.model._meta.get_field(row.field).creation_counter


def by_state(rows):
    """Rows in groups of one state, as pairs of the state and its rows."""
    order = list(Translation.State)
    ordered = sorted(rows, key=lambda row: order.index(row.state))
    return [(state, list(same)) for state, same in groupby(ordered, key=lambda row: row.state)]
