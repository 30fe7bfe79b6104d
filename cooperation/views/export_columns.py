"""What a file says of each project to people: a cell for each column."""

from collections import namedtuple
from functools import partial
from operator import attrgetter

from django.conf import settings
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from cooperation import money
from cooperation.views.export_objects import TEXTS, budget_of, languages, page_of

# value: of a project, what stands in a cell.
Column = namedtuple("Column", "key label value")


def columns(*, by_key):
    """In the order of the file, with labels in the reader's language; by_key: with keys that stay instead."""
    known = [
        Column("ref", _("Reference"), lambda one: one.ref),
        Column("state", _("Status"), lambda one: capfirst(one.get_state_display())),
        Column("city", _("Proposed by"), lambda one: str(one.city)),
        *_text_columns(),
        Column("kind", _("New or deepening"), lambda one: capfirst(one.get_ground_display())),
        Column("deepens", _("Deepens"), lambda one: one.deepens.name if one.deepens else ""),
        Column("origin", _("The idea comes from"), lambda one: capfirst(one.get_origin_display())),
        Column("focus_area", _("Focus area"), lambda one: one.focus_area.name if one.focus_area else ""),
        Column("partners", _("Partners"), _partners),
        *_budget_columns(),
        Column("submitted_on", _("Submitted"), lambda one: one.submitted_on),
        Column("decided_on", pgettext("date of the decision", "Decided"), lambda one: one.decided_on),
        *(
            Column(f"url_{code}", _in_words(_("Page"), code), partial(page_of, code=code))
            for code in languages()
        ),
    ]
    return [column._replace(label=column.key) for column in known] if by_key else known


def _text_columns():
    labels = {
        "title": _("Title"),
        "summary": _("Summary"),
        "citizens_will_notice": _("What citizens will notice"),
        "inspiration_and_motor": _("Inspiration and motor"),
    }
    for field in TEXTS:
        for code in languages():
            yield Column(f"{field}_{code}", _in_words(labels[field], code), attrgetter(f"{field}_{code}"))


def _budget_columns():
    for code in money.CURRENCIES:
        yield Column(
            f"budget_{code.lower()}", f"{_('Budget')} ({code})", lambda one, code=code: budget_of(one)[code]
        )


def _in_words(label, code):
    """Titel (dansk)"""
    return f"{label} ({dict(settings.LANGUAGES)[code].lower()})"


def _partners(project):
    return " · ".join(f"{one.name} ({one.get_role_display()})" for one in project.partners.all())
