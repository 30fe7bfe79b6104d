"""The lines of the list of what secretariats have to do: each says what, until when, and leads to where it is done."""

from typing import Any, NamedTuple

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from cooperation import freshness, lifecycle, to_do
from cooperation.models import by_state
from cooperation.permissions import may_edit, may_hand_in
from cooperation.views.to_do_words import DAYS, said


class Line(NamedTuple):
    """One thing to do. owner, field: what names it, or `title`, a text of its own; link: where it is done.

    mark: (value, label) of a status; about: what it belongs to; meaning: what the day is; is_limit: one must keep it.
    """

    link: str
    title: str = ""
    owner: Any = None
    field: str = "title"
    ref: str = ""
    mark: tuple[str, str] | None = None
    said: str = ""
    about: Any = None
    meaning: str = ""
    day: Any = None
    is_limit: bool = False
    by: str = ""


def of_duty(desk, known, duty):
    """A duty about a project, as a line."""
    project, case = known.project, known.case
    is_limit = duty.day is not None and duty.what != to_do.COUNCIL
    meaning, day = (DAYS[duty.what], duty.day) if duty.day else _since(project)
    is_draft = duty.section == to_do.DRAFTS
    return Line(
        link=_place(desk, known, duty),
        owner=project,
        ref=project.ref,
        mark=(project.state, project.get_state_display()),
        said=said(duty, case, desk.names_for(duty), desk.today),
        meaning=meaning,
        day=day,
        is_limit=is_limit,
        by=project.changed_by.name if is_draft and project.changed_by else "",
    )


def of_form(form):
    """A new proposal that somebody began to write and has not saved."""
    return Line(
        link=f"{reverse('cooperation:proposal_new')}?draft={form.key}",
        title=form.title or _("Without a title so far"),
        mark=("draft", pgettext("a form", "not saved")),
        said=_("You began to write and have not saved it. Only you see it."),
        meaning=pgettext("a form", "Kept"),
        by=form.when,
    )


def of_work(work):
    """A thing whose texts lack something."""
    subject = work.subject
    state, rows = by_state(work.rows)[0]
    return Line(
        link=reverse("cooperation:translation_edit", args=[subject._meta.model_name, subject.pk]),
        owner=subject,
        field=work.naming,
        ref=f"{subject._meta.verbose_name} · {subject}",
        mark=(state, rows[0].state_label),
        said=" · ".join(str(row.label) for row in work.rows),
        meaning=_("Needed in both languages by") if work.due else "",
        day=work.due,
        is_limit=True,
    )


def of_check(initiative):
    """Somebody else's initiative that must be looked at again."""
    checked = initiative.last_checked_on
    return Line(
        link=initiative.get_absolute_url(),
        title=initiative.name,
        ref=initiative.run_by or str(initiative.get_auspices_display()),
        mark=("outdated", pgettext("an initiative", "needs a new check")),
        said="" if checked else pgettext("an initiative", "Never checked"),
        meaning=_("Last checked") if checked else "",
        day=checked,
    )


def of_check_to_come(initiative):
    return Line(
        link=initiative.get_absolute_url(),
        title=initiative.name,
        said=_("The check of what others do is two years old then."),
        day=freshness.good_until(initiative.last_checked_on),
        is_limit=True,
    )


def of_milestone(milestone):
    words = _("Milestone, and the last one: the expected end") if milestone.is_last else _("Milestone")
    place = reverse("cooperation:project_progress", args=[milestone.project.ref])
    return Line(
        link=f"{place}?kind=milestone&step={milestone.pk}#milestone",
        owner=milestone,
        said=words,
        about=milestone.project,
        day=milestone.due_on,
        is_limit=True,
    )


def of_papers(desk, day, number):
    """All that is to be translated by a day."""
    return Line(
        link=f"{reverse('cooperation:translation_list')}?city={desk.city.code}",
        title=_("Translations for a meeting: %(number)s") % {"number": number},
        said=_("Seven days before it the papers are there in both languages."),
        day=day,
        is_limit=True,
    )


def _place(desk, known, duty):
    """Where it is done; for somebody of the other city, where it is read."""
    project, user = known.project, desk.user
    ref = [project.ref]
    if duty.section == to_do.DRAFTS:
        if may_edit(user, project):
            return reverse("cooperation:proposal_edit", args=ref)
        return reverse("cooperation:project_moves", args=ref)
    if duty.section == to_do.ASSESS:
        is_own = duty.city == user.city_id and may_hand_in(user, project, known.case.standing)
        return reverse(f"cooperation:assessment_{'new' if is_own else 'list'}", args=ref)
    anchor = {to_do.SIGN: "#signatures", to_do.COUNCIL: "#decisions"}.get(duty.what, "#next")
    return reverse("cooperation:project_moves", args=ref) + anchor


def _since(project):
    if project.state in lifecycle.EDITABLE:
        return _("Last changed"), project.changed_at
    if project.decided_on:
        return pgettext("a project", "Adopted on"), project.decided_on
    return _("Submitted"), project.submitted_on
