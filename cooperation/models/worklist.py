"""What translators have to do: each thing whose texts lack something, with its deadline."""

from collections import defaultdict, namedtuple
from datetime import date

from django.apps import apps

from cooperation import parity
from cooperation.models.translations import Translation

# rows: translations; due: date or None; heading: the row that names the thing best
Work = namedtuple("Work", "subject rows due importance heading")


def subjects(kind, user):
    """What of a kind ("app.model") somebody may translate; nothing of kinds that are written elsewhere."""
    rows = apps.get_model(kind)._default_manager
    return rows.for_translators(user) if hasattr(rows, "for_translators") else rows.none()


def worklist(translations, user, today):
    """Unfinished translations as a list of Work, the most urgent first; one query, and one for each kind."""
    rows_of = defaultdict(list)
    for row in translations.unfinished().order_by("kind", "pk"):
        rows_of[row.kind, row.object_id].append(row)
    found = [
        work_on(subject, rows_of[kind, str(subject.pk)], today)
        for kind in {kind for kind, _key in rows_of}
        for subject in subjects(kind, user).filter(pk__in=[key for its, key in rows_of if its == kind])
    ]
    return sorted(found, key=_urgency)


def work_on(subject, rows, today):
    meets_at = getattr(subject, "meets_at", None)
    rows = sorted(rows, key=lambda row: (parity.importance(row.kind, row.field), row.pk))
    for row in rows:
        row.source = getattr(subject, f"{row.field}_{row.original}") or ""
        row.words = getattr(subject, f"{row.field}_{row.language}") or ""
        row.label = subject._meta.get_field(row.field).verbose_name
    return Work(
        subject=subject,
        rows=rows,
        due=parity.due_on(meets_at and meets_at.date(), today),
        importance=parity.importance(rows[0].kind, rows[0].field),
        heading=rows[0],
    )


def _urgency(work):
    row = work.heading
    return work.due or date.max, work.importance, row.state == Translation.State.MACHINE, row.kind, -row.pk
