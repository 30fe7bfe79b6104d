"""Every message that the portal sends by e-mail: what it is called, what it is for, and when it goes out."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from cooperation.models import Letter
from meetings.models import Notice, ReminderRule

_NONE_TO_COME = _("No meeting is to come.")


@dataclass(frozen=True, slots=True)
class MailKind:
    """One message; template: its files in templates/emails/; lacking: what is said when nothing stored fits it."""

    name: str
    template: str
    purpose: Any
    when: Any
    lacking: Any = _NONE_TO_COME

    @property
    def title(self):
        return _TITLES[self.name]


_TITLES = dict([*Notice.Kind.choices, *ReminderRule.Purpose.choices, *Letter.Kind.choices])
_BY_RULE = _("As many days before the meeting as the reminders of its body say.")

NOTICES = [
    MailKind(
        name=Notice.Kind.INVITATION,
        template="invitation",
        purpose=_("Calls a member, or a substitute in a member's place, and asks for an answer."),
        when=_("When the meeting is convened, and when somebody is called to it later."),
    ),
    MailKind(
        name=Notice.Kind.CHANGE,
        template="change",
        purpose=_("Says what is different, with the old time and the new one together."),
        when=_("When the time, the place or the host changes, or the meeting is confirmed."),
        lacking=_("No meeting has changed since it was entered."),
    ),
    MailKind(
        name=Notice.Kind.CANCELLATION,
        template="cancellation",
        purpose=_("Says that the meeting is cancelled, and why. Nobody can do without it."),
        when=_("When the meeting is cancelled, to all who have been told of it."),
        lacking=_("No meeting has been cancelled."),
    ),
    MailKind(
        name=Notice.Kind.RELEASE,
        template="release",
        purpose=_("Says that somebody need not come after all."),
        when=_("When a member comes and the substitute is not needed, or when a seat has ended."),
    ),
    MailKind(
        name=Notice.Kind.POLL,
        template="poll",
        purpose=_("Asks which of several dates suit."),
        when=_("When a secretariat asks about dates."),
        lacking=_("Nobody has been asked about dates."),
    ),
]
REMINDERS = [
    MailKind(
        name=ReminderRule.Purpose.AGENDA_CALL,
        template="reminder",
        purpose=_("Asks the secretariats for items to the agenda."),
        when=_BY_RULE,
    ),
    MailKind(
        name=ReminderRule.Purpose.AGENDA,
        template="reminder",
        purpose=_("Says that the agenda can be read."),
        when=_BY_RULE,
        lacking=_("No meeting to come has an agenda."),
    ),
    MailKind(
        name=ReminderRule.Purpose.PAPERS,
        template="reminder",
        purpose=_("Asks to read the papers, and for an answer from those who have given none."),
        when=_BY_RULE,
        lacking=_("No meeting to come has an agenda."),
    ),
    MailKind(
        name=ReminderRule.Purpose.MEETING,
        template="reminder",
        purpose=_("Says once more when and where the meeting is."),
        when=_BY_RULE,
    ),
]
LETTERS = [
    MailKind(
        name=Letter.Kind.PASSWORD,
        template="password",
        purpose=_("Leads to the page on which a new password is chosen."),
        when=_("When somebody asks for it."),
    ),
    MailKind(
        name=Letter.Kind.DAY,
        template="day",
        purpose=_(
            "Tells a secretariat what is due, what failed, what waits for somebody, and what is at risk."
        ),
        when=_("At eight on every working day on which there is something to tell, to those who want it."),
        lacking=_("There is nothing to tell today."),
    ),
    MailKind(
        name=Letter.Kind.CONFIRMATION,
        template="confirmation",
        purpose=_("Asks the owner of a mailbox whether the news are wanted there."),
        when=_("When somebody asks to follow the news by e-mail."),
    ),
    MailKind(
        name=Letter.Kind.BULLETIN,
        template="bulletin",
        purpose=_("Tells those who follow by e-mail what is new."),
        when=_("At eight in the morning, every day or every Monday, when there is something new."),
        lacking=_("Nothing new could be told of the last month."),
    ),
]
# What they are about, and those messages.
GROUPS = [
    (_("About one meeting"), NOTICES),
    (_("Reminders"), REMINDERS),
    (_("Other messages"), LETTERS),
]
MAIL_KINDS = {kind.name: kind for _about, kinds in GROUPS for kind in kinds}
