"""The form in which somebody chooses which messages they get."""

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from cooperation.models import DIGEST
from cooperation.models.texts import LANGUAGE_CHOICES
from meetings.models import ReminderRule


class MessagesForm(forms.Form):
    """offered: the words of what can be declined; a choice that could change nothing for the user is not there."""

    language = forms.ChoiceField(
        label=_("Language of the messages"),
        choices=[(code, capfirst(name)) for code, name in LANGUAGE_CHOICES],
        widget=forms.RadioSelect,
    )
    reminders = forms.MultipleChoiceField(
        # Translators: which reminders somebody wants
        label=_("Remind me when"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    digest = forms.BooleanField(
        # Translators: a message to a secretariat
        label=_("A message every working day: what is due, what failed, what is at risk"),
        required=False,
    )
    calendar_attachments = forms.BooleanField(
        label=_("Attach the meeting for my calendar program"),
        help_text=_(
            "To notices of meetings, of changes and of cancelled meetings. Without it your program does not follow by itself: "
            "what it has already stays there until you remove it."
        ),
        required=False,
    )

    def __init__(self, data=None, *, user, offered):
        wanted = [one for one in offered if one not in user.declined]
        initial = {
            "language": user.language,
            "reminders": wanted,
            "digest": DIGEST in wanted,
            "calendar_attachments": user.calendar_attachments,
        }
        super().__init__(data, initial=initial)
        self.user = user
        reminders = [one for one in offered if one != DIGEST]
        self.fields["reminders"].choices = [(one, _WHEN[one]) for one in reminders]
        is_there = {
            "reminders": bool(reminders),
            "digest": DIGEST in offered,
            # Only who has a seat is called.
            "calendar_attachments": user.person_id is not None,
        }
        for name, needed in is_there.items():
            if not needed:
                del self.fields[name]

    @property
    def choice(self):
        """As the action takes it."""
        given = self.cleaned_data
        digest = [DIGEST] if given.get("digest") else []
        return {
            "language": given["language"],
            "wanted": [*given.get("reminders", ()), *digest],
            "calendar_attachments": given.get("calendar_attachments", self.user.calendar_attachments),
        }


_WHEN = {
    ReminderRule.Purpose.AGENDA_CALL: pgettext_lazy("remind me when", "agenda items are called for"),
    ReminderRule.Purpose.AGENDA: pgettext_lazy("remind me when", "the agenda is ready"),
    ReminderRule.Purpose.PAPERS: pgettext_lazy("remind me when", "the papers are there to be read"),
    ReminderRule.Purpose.MEETING: pgettext_lazy("remind me when", "the meeting is near"),
}


def words_of_kind(what):
    """What somebody leaves, in the reader's language: a purpose of reminders, or the digest."""
    if what == DIGEST:
        return pgettext_lazy("a message to a secretariat", "The daily message of your secretariat")
    # Translators: what a reminder is about, such as: the agenda is ready
    return gettext("Reminder: %(purpose)s") % {"purpose": ReminderRule.Purpose(what).label}
