"""What a file says of each project: columns for people, an object with lasting keys for programs."""

from collections import namedtuple
from functools import partial
from operator import attrgetter

from django.conf import settings
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from cooperation import money

# value: of a project, what stands in a cell.
Column = namedtuple("Column", "key label value")

_TEXTS = ("title", "summary", "citizens_will_notice", "inspiration_and_motor")


def as_object(project):
    """Keys are in English and stay; days as ISO 8601 has them, amounts as words that lose nothing; texts in both languages, null where there is none."""
    area = project.focus_area
    return {
        "ref": project.ref,
        "url": {code: page_of(project, code) for code in _codes()},
        "state": project.state,
        "city": project.city_id,
        **{field: _in_both(project, field) for field in _TEXTS},
        "kind": project.ground or None,
        "deepens": project.deepens.name if project.deepens else None,
        "origin": project.origin or None,
        "focus_area": {"code": area.code, "name": _in_both(area, "name")} if area else None,
        "partners": [{"name": one.name, "role": one.role} for one in project.partners.all()],
        "budget": {code: amount and str(amount) for code, amount in _budget(project).items()},
        "submitted_on": _iso(project.submitted_on),
        "decided_on": _iso(project.decided_on),
    }


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
            for code in _codes()
        ),
    ]
    return [column._replace(label=column.key) for column in known] if by_key else known


def page_of(project, code):
    with override(code):
        return settings.SITE_URL + reverse("cooperation:project_detail", args=[project.ref])


def _text_columns():
    labels = {
        "title": _("Title"),
        "summary": _("Summary"),
        "citizens_will_notice": _("What citizens will notice"),
        "inspiration_and_motor": _("Inspiration and motor"),
    }
    for field in _TEXTS:
        for code in _codes():
            yield Column(f"{field}_{code}", _in_words(labels[field], code), attrgetter(f"{field}_{code}"))


def _budget_columns():
    for code in money.CURRENCIES:
        yield Column(
            f"budget_{code.lower()}", f"{_('Budget')} ({code})", lambda one, code=code: _budget(one)[code]
        )


def _budget(project):
    """What it costs in each money, None where nobody pays in it; never added up across them."""
    lines = project.budget_lines.all()
    return {
        code: sum(line.amount for line in lines if line.currency == code) or None for code in money.CURRENCIES
    }


def _in_words(label, code):
    """Titel (dansk)"""
    return f"{label} ({dict(settings.LANGUAGES)[code].lower()})"


def _partners(project):
    return " · ".join(f"{one.name} ({one.get_role_display()})" for one in project.partners.all())


def _in_both(owner, field):
    return {code: getattr(owner, f"{field}_{code}") or None for code in _codes()}


def _codes():
    return [code for code, _name in settings.LANGUAGES]


def _iso(day):
    return day.isoformat() if day else None
