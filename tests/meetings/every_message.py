"""Every kind of message about a meeting, each as one recipient's mail program receives it."""

from datetime import timedelta

from cooperation.parity import ITEMS_DUE
from meetings import actions, tasks
from meetings.models import Invitation, Reminder
from tests.factories import NOW, a_meeting, a_member, a_user, an_invitation
from tests.meetings.asking import a_poll
from tests.meetings.convened import CITIES, ITEMS, LATER, START, cancel
from tests.meetings.test_notifications import receive

LEADS = {"agenda_call": ITEMS_DUE * 2, "agenda": 14, "papers": 7, "meeting": 1}
NOTICES = ("invitation", "change", "cancellation", "release", "poll")
REASON = {"da": 'Is på <sundet> & "storm"', "sv": 'Is på <sundet> & "storm"'}
KINDS = (*NOTICES, *LEADS)


def every_mail(mail_server, kind, language, *, name="Åse Ørsted", agenda=ITEMS, **fields):
    """The mail of a kind, and the meeting that it is about; fields: of the meeting."""
    if kind == "poll":
        reader = _member(language, name)
        meeting = a_poll(**fields).meeting
        tasks.send_due_notices()
    else:
        meeting = a_meeting("AG-2027-1", host="malmo", starts_at=START, **fields)
        if agenda:
            actions.write_agenda(by=None, meeting=meeting, items=agenda)
        reader = (
            _remind(kind, meeting, language, name)
            if kind in LEADS
            else _notify(kind, meeting, language, name)
        )
    if kind in LEADS:
        return receive(mail_server, reader, LEADS[kind]), meeting
    return mail_server.to(reader.email)[-1], meeting


def _member(language, name):
    return a_member(CITIES[language], language=language, name=name, email="reader@portal.example")


def _remind(kind, meeting, language, name):
    if kind == "agenda_call":
        reader = a_user("secretariat", CITIES[language], language=language, name=name)
    else:
        reader = _member(language, name)
    if kind == "papers":
        an_invitation(meeting, reader)
    actions.plan_reminders(meeting=meeting, now=NOW)
    Reminder.objects.get(recipient=reader, purpose=kind)
    return reader


def _notify(kind, meeting, language, name):
    """The invitation, and whatever follows it."""
    reader = _member(language, name)
    an_invitation(meeting, reader, answer_by=START)
    actions.plan_notices(meeting=meeting, now=NOW)
    tasks.send_due_notices()
    if kind == "change":
        Invitation.objects.update(answer="attending", answered_at=NOW, channel="page")
        actions.move(
            by=None,
            meeting=meeting,
            starts_at=LATER,
            ends_at=LATER + timedelta(hours=2),
            reason=REASON,
            now=NOW,
        )
    elif kind == "cancellation":
        cancel(meeting)
    elif kind == "release":
        Invitation.objects.update(released_at=NOW)
        actions.plan_notices(meeting=meeting, now=NOW)
    tasks.send_due_notices()
    return reader
