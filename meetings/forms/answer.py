"""How somebody answers an invitation, and the words for an answer that cannot be taken."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cooperation.forms.choices import capitalized
from cooperation.forms.legible import legible
from meetings.actions import Refused
from meetings.models import Invitation

LONGEST = 1000

REFUSALS = {
    Refused.TOO_LATE: _("The meeting has begun, or it is cancelled. Answers are no longer taken."),
    Refused.RELEASED: _("You are no longer called to this meeting."),
    Refused.PLACE_TAKEN: _(
        "The place is taken: the member comes after all, or somebody else has been called."
    ),
    Refused.CHANGED: _(
        "The date or the answer has changed since you opened this page. Nothing has been saved."
    ),
    Refused.NOBODY_LEFT: _("No other substitute can be called."),
}


class AnswerForm(forms.Form):
    """Attending, perhaps, or apologies with their reason."""

    answer = forms.ChoiceField(
        label=_("Do you take part?"),
        choices=capitalized(Invitation.SAID),
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("Reason, if you send apologies"),
        help_text=_("Only the secretariats read it."),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": LONGEST}),
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    @classmethod
    def of(cls, invitation, **said):
        """As it stands now; what has just been typed instead of what was answered before."""
        stored = {"answer": invitation.answer, "reason": invitation.reason}
        return cls(initial={**stored, **said, "seen": invitation.seen})

    def name_substitute(self, person):
        """Say who is called when apologies are sent."""
        words = _("Apologies, and %(name)s is called instead") % {"name": person.name}
        answer, apologies = self.fields["answer"], Invitation.Answer.APOLOGIES
        answer.choices = [(value, words if value == apologies else label) for value, label in answer.choices]

    def clean(self):
        said = super().clean()
        if "reason" in said:
            said["reason"] = legible(said["reason"], one_line=False)
            if said.get("answer") == Invitation.Answer.APOLOGIES and not said["reason"]:
                self.add_error("reason", _("Say why you cannot come."))
        return said


class AnswerForAnotherForm(AnswerForm):
    """What a secretariat has been told by somebody."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["answer"].label = _("Answer")
        self.fields["reason"].label = _("Reason for apologies")
