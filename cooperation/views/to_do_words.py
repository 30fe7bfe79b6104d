"""The words of the list of what secretariats have to do: its parts, and what is to be done about a project."""

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from cooperation import to_do
from cooperation.forms.proposal_words import PLACES
from cooperation.models import Assessment, Project, SignOff

# code → heading, what stands there when nothing does
PARTS = {
    to_do.DRAFTS: (
        pgettext_lazy("part of a worklist", "Drafts"),
        gettext_lazy("%(city)s has no drafts and nothing that was returned."),
    ),
    to_do.ASSESS: (
        pgettext_lazy("part of a worklist", "To assess"),
        gettext_lazy("%(city)s has nothing to assess."),
    ),
    to_do.DECIDE: (
        pgettext_lazy("part of a worklist", "To sign and move on"),
        gettext_lazy("%(city)s has nothing to sign and nothing to move on."),
    ),
    to_do.WAITING: (
        pgettext_lazy("part of a worklist", "Waiting for %(other)s"),
        gettext_lazy("Nothing of %(city)s waits for %(other)s."),
    ),
    to_do.TRANSLATE: (
        pgettext_lazy("part of a worklist", "To translate"),
        gettext_lazy("Nothing waits to be translated in %(city)s."),
    ),
    to_do.CHECKS: (
        pgettext_lazy("part of a worklist", "To check again"),
        gettext_lazy("All that others do has been checked within two years."),
    ),
    to_do.DEADLINES: (
        pgettext_lazy("part of a worklist", "Deadlines"),
        gettext_lazy("No deadline has passed or lies within the next six weeks."),
    ),
}
NOBODYS = gettext_lazy("Drafts are seen by their own secretariat only.")
NONE_OF_MINE = gettext_lazy("Nothing here that you have worked on.")

SAYINGS = {
    to_do.REVISE: gettext_lazy("Returned for completion."),
    to_do.SUBMIT: gettext_lazy("Nothing is missing: it can be handed in."),
    to_do.ON_AGENDA: gettext_lazy("Recommended, but not on the agenda of any coming meeting."),
    to_do.TAKE_UP: gettext_lazy("Both cities have assessed it. It can be taken up."),
    to_do.RECOMMEND: gettext_lazy("The two cities agree. It can go on to the working group."),
    to_do.START: gettext_lazy("Everything is signed. The work can be started."),
    to_do.COMPLETE: gettext_lazy("Both cities have signed that it is done. It can be recorded as completed."),
}
# What the day beside a duty means.
DAYS = {
    to_do.SETTLE: gettext_lazy("Agenda items are due by"),
    to_do.ON_AGENDA: gettext_lazy("Agenda items are due by"),
    to_do.REVIEW: gettext_lazy("To be looked at again on"),
    to_do.COUNCIL: pgettext_lazy("a project", "Adopted on"),
}


def heading(code, names):
    return str(PARTS[code][0]) % names


def nothing(code, names):
    return str(PARTS[code][1]) % names


def said(duty, case, names, today):
    """What is to be done, in a sentence. names: {"city": …, "other": …}, of whose duty it is and of the other one."""
    if duty.what in _SAID:
        return _SAID[duty.what](duty, case, names, today)
    words = str(SAYINGS[duty.what])
    return f"{words} {lacking(case)}" if duty.what == to_do.REVISE and case.facts.lacking else words


def lacking(case):
    """The fields that a proposal lacks before it can be submitted, by their names in the form."""
    fields = [PLACES[code].removesuffix("_{}") for code in case.facts.lacking]
    names = [str(Project._meta.get_field(field).verbose_name).rstrip("?") for field in fields]
    return _("Still missing: %(what)s.") % {"what": ", ".join(names)}


def _judge(duty, case, names, today):
    if duty.ready:
        return _("%(other)s has handed in its assessment. That of %(city)s is missing.") % names
    return _("Neither city has come to a judgement yet.")


def _settle(duty, case, names, today):
    if case.is_on_agenda:
        return _("The two cities disagree. It is on the agenda of a coming meeting.")
    return _("The two cities disagree, and it is not on the agenda of any coming meeting.")


def _review(duty, case, names, today):
    if duty.day and duty.day > today:
        return _("The assessment is soon to be looked at again.")
    return _("It is time to look at the assessment again.")


def _turn_down(duty, case, names, today):
    outcome = Assessment.Outcome(case.facts.outcome).label
    return _("The two cities agree: %(outcome)s. It can be turned down, or put together with another.") % {
        "outcome": outcome
    }


def _sign(duty, case, names, today):
    matters = [
        _("%(matter)s (%(other)s has signed)") % {**names, "matter": SignOff.Matter(matter).label}
        if matter in duty.ready
        else str(SignOff.Matter(matter).label)
        for matter in duty.matters
    ]
    listed = get_text_list(matters, pgettext("between the last two of a list", "and"))
    return _("%(city)s has still to sign %(matters)s.") % {**names, "matters": listed}


def _council(duty, case, names, today):
    return _("What %(city)s has decided for itself has not been entered.") % names


_SAID = {
    to_do.FINISH: lambda duty, case, names, today: lacking(case),
    to_do.JUDGE: _judge,
    to_do.SETTLE: _settle,
    to_do.REVIEW: _review,
    to_do.TURN_DOWN: _turn_down,
    to_do.SIGN: _sign,
    to_do.COUNCIL: _council,
}
