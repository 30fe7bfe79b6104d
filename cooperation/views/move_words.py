"""The words for the moves of a project, for what they ask, and for what keeps them from being made."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cooperation import lifecycle, signing

LABELS = {
    lifecycle.TAKE_UP: pgettext_lazy("a proposal", "Begin the assessment"),
    lifecycle.RETURN: pgettext_lazy("a proposal", "Return for completion"),
    lifecycle.RECOMMEND: pgettext_lazy("a proposal", "Recommend to the working group"),
    lifecycle.ADOPT: pgettext_lazy("a proposal", "Adoption as a joint initiative"),
    lifecycle.REJECT: pgettext_lazy("a proposal", "Turn the proposal down"),
    lifecycle.MERGE: pgettext_lazy("a proposal", "Put together with another proposal"),
    lifecycle.WITHDRAW: pgettext_lazy("a proposal", "Withdraw"),
    lifecycle.START: pgettext_lazy("an initiative", "Start the work"),
    lifecycle.COMPLETE: pgettext_lazy("an initiative", "Record as completed"),
    lifecycle.ARCHIVE: pgettext_lazy("an initiative", "Archive"),
}
EXPLAINED = {
    lifecycle.TAKE_UP: _("From now on it is being assessed, and its city can no longer change it."),
    lifecycle.RETURN: _("Its city can change it and submit it again. Say what is missing."),
    lifecycle.RECOMMEND: _("It is ready to be put on the agenda of a meeting."),
    lifecycle.ADOPT: _("The decision is recorded on the page of the meeting, at the item of its agenda."),
    lifecycle.REJECT: _("It becomes public that it was rejected, with the reason, in both languages."),
    lifecycle.MERGE: _(
        "Both references live on. What this one has stays here; the other one is named as its successor."
    ),
    lifecycle.WITHDRAW: _("It leads nowhere any more. What was adopted stays readable, with the reason."),
    lifecycle.START: _("From now on work is being done on it."),
    lifecycle.COMPLETE: _("The work is done; its page stays."),
    lifecycle.ARCHIVE: _("It stays readable, among what is done."),
}
BLOCKS = {
    lifecycle.PROPOSAL_COMPLETE: _("The proposal is not complete yet."),
    lifecycle.ASSESSMENT_AGREED: _(
        "First both cities must have assessed that nobody else does it, or that it deepens what exists."
    ),
    lifecycle.TITLES_IN_BOTH: _(
        "First its title must stand in both languages, because everybody will read it."
    ),
    lifecycle.ADOPTION_SIGNED: _("First both cities must sign the adoption."),
    lifecycle.BUDGET_SIGNED: _("First both cities must sign the budget."),
    lifecycle.COMPLETION_SIGNED: _("First both cities must sign the completion."),
    lifecycle.WITHDRAWAL_SIGNED: _("First both cities must sign the withdrawal and its reason."),
    lifecycle.AT_A_MEETING: _("Only a meeting of the two cities can do this."),
    lifecycle.BY_ITS_OWN_CITY: _("Only the city that proposed it can do this."),
}
DONE = {
    lifecycle.TAKE_UP: _("%(ref)s is now being assessed."),
    lifecycle.RETURN: _("%(ref)s has been returned."),
    lifecycle.RECOMMEND: _("%(ref)s has been recommended."),
    lifecycle.REJECT: _("%(ref)s has been rejected."),
    lifecycle.MERGE: _("%(ref)s has been merged."),
    lifecycle.WITHDRAW: _("%(ref)s has been withdrawn."),
    lifecycle.START: _("Work on %(ref)s has begun."),
    lifecycle.COMPLETE: _("%(ref)s is completed."),
    lifecycle.ARCHIVE: _("%(ref)s is archived."),
}
# What a city signs, in words.
SUBJECTS = {
    signing.ADOPTION: _(
        "Titles, summary, what citizens will notice, new or deepening, and focus area, as they stand now."
    ),
    signing.BUDGET: _("The amounts of the budget, as they stand now."),
    signing.COMPLETION: _("That what was adopted has been done."),
    signing.WITHDRAWAL: _("That the cities give it up, and why."),
}
