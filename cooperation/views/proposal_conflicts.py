"""Two people at one proposal: what the other one changed, what fits together, and what somebody must choose."""

import json
from typing import Any, NamedTuple

from django.utils import timezone
from django.utils.translation import gettext as _

from cooperation.actions import PROPOSAL_FIELDS
from cooperation.forms import rows_sent
from cooperation.forms.proposals import Choices
from cooperation.merging import merge, merge_rows, same
from cooperation.models import Partner
from cooperation.permissions import may_edit
from cooperation.wording_diff import SAME, changes
from oresund import formats

ROWS = ("deepens", "focus_area", "obstacle")
LISTS = ("potentials", "bridges")
PARTNERS = "partners"
THEIRS = "theirs"


class Difference(NamedTuple):
    """A field that the other person changed. is_open: I changed it too, and one of the two must be chosen.

    pieces: their words with what they changed, where some of the old words stayed.
    """

    name: str
    label: str
    language: str
    theirs: str
    pieces: list
    is_open: bool


class Conflict(NamedTuple):
    by: Any
    at: Any
    changes: list
    may_save: bool

    @property
    def has_taken(self):
        return any(not one.is_open for one in self.changes)


def conflict_of(sheet, current):
    """Put what was sent and what stands now together, show that in the sheet, and say what the other one changed."""
    form, was = sheet.form, _as_read(current, sheet.version)
    theirs = {name: _of(current, name) for name in PROPOSAL_FIELDS}
    base = was and {name: _of(was, name) for name in PROPOSAL_FIELDS}
    merged = merge(base, {name: _mine(form, name) for name in PROPOSAL_FIELDS}, theirs)
    found = [
        _difference(form, current, was, name, is_open=name in merged.conflicts)
        for name in PROPOSAL_FIELDS
        if name in merged.conflicts or name in merged.taken
    ]
    data = form.data.copy()
    for name in merged.taken:
        put(data, name, theirs[name])
    found += _partners(sheet, current, data)
    data["version"] = str(current.version)
    sheet.renew(data)
    return Conflict(current.changed_by, current.changed_at, found, may_edit(sheet.user, current))


def with_choices(data, project):
    """What was sent, with the words of the other person where somebody chose them, if these are still what stands."""
    chosen = [name for name in (*PROPOSAL_FIELDS, PARTNERS) if data.get(f"take-{name}") == THEIRS]
    if data.get("version") != str(project.version) or not chosen:
        return data
    data = data.copy()
    for name in chosen:
        if name == PARTNERS:
            put_rows(data, project.partners.values_list("name", "role"))
        else:
            put(data, name, _of(project, name))
    return data


def changed_words(project):
    """Who has changed a proposal, and when, for somebody who is writing."""
    at = project.changed_at
    is_today = formats.local(at).date() == timezone.localdate()
    time = formats.clock(at) if is_today else f"{formats.short_date(at)}, {formats.clock(at)}"
    words = {"name": project.changed_by.name if project.changed_by else _("Somebody"), "time": time}
    if project.is_editable:
        return _("%(name)s has changed this proposal (%(time)s). When you save, you see both.") % words
    return _("%(name)s has submitted this proposal (%(time)s). Copy what you want to keep.") % words


def put(data, name, value):
    """Write a value as a browser would send it."""
    if name in LISTS:
        data.setlist(name, value)
    else:
        data[name] = "" if value is None else str(value)


def put_rows(data, rows):
    rows = list(rows)
    data[f"{PARTNERS}-TOTAL_FORMS"], data[f"{PARTNERS}-INITIAL_FORMS"] = str(len(rows)), "0"
    for number, (name, role) in enumerate(rows):
        data[f"{PARTNERS}-{number}-name"], data[f"{PARTNERS}-{number}-role"] = name, role


def _as_read(project, version):
    """The proposal as it was in a version, from its history; None when nothing is known of that."""
    return project.pgh_event_model.objects.filter(pgh_obj=project, version=version).order_by("pgh_id").last()


def _of(source, name):
    return getattr(source, f"{name}_id" if name in ROWS else name)


def _mine(form, name):
    if name not in form.cleaned_data:  # it was refused, and stands in the form as it was sent
        return form.data.getlist(name) if name in LISTS else form.data.get(name, "")
    value = form.cleaned_data[name]
    return value.pk if name in ROWS and value else value


def _difference(form, current, was, name, *, is_open):
    field, theirs = form.fields[name], getattr(current, name)
    if isinstance(field, Choices):
        shown = ", ".join(str(label) for value, label in field.choices if value in (theirs or ()))
    elif name in ROWS:
        shown = str(theirs) if theirs else ""
    else:
        shown = str(dict(getattr(field, "choices", ())).get(theirs, theirs) or "")
    language = field.widget.attrs.get("lang", "")
    before = (_of(was, name) or "") if was and language else ""
    pieces = changes(before, shown) if before and shown else []
    is_partly = any(one.kind == SAME and one.text.strip() for one in pieces)
    return Difference(name, str(field.label), language, shown, pieces if is_partly else [], is_open)


def _partners(sheet, current, data):
    """Both lists of partners together, in the sheet; and what the other one made of them."""
    theirs = list(current.partners.values_list("name", "role"))
    before, sent = sheet.form.partners_read, rows_sent(data)
    data["partners_before"] = json.dumps(theirs, ensure_ascii=False)
    if sent is None or (before is not None and sorted(before) == sorted(theirs)):
        return []
    rows, open_names = merge_rows(before, sent, theirs)
    put_rows(data, rows)
    if same(sorted(sent), sorted(theirs)):
        return []
    labels = dict(Partner.Role.choices)
    shown = "\n".join(f"{name} ({labels.get(role, role)})" for name, role in theirs)
    return [Difference(PARTNERS, _("Partners"), "", shown, [], bool(open_names))]
