"""Meetings and people that change while messages about them are on their way."""

import time
from datetime import timedelta

from babel.dates import format_date
from django.utils import timezone
from icalendar import Calendar

from cooperation.models import User
from meetings import actions
from meetings.models import Reminder
from tests.faults import load
from tests.faults.registry import fault

IN_FLIGHT = 60  # seconds until what was on its way when something changed must have arrived
AT_ONCE = 3  # … and in which a mail that is being written is
REASON = {"da": "Snestorm", "sv": "Snöstorm"}
MOVED_BY = timedelta(days=1)


@fault("F32", seconds=240)
def moved(stage):
    """A meeting moves while its invitations and reminders are being sent"""
    _begin_inviting(stage)
    to = stage.meeting.starts_at + MOVED_BY
    actions.move(
        by=None,
        meeting=stage.meeting,
        starts_at=to,
        ends_at=to + timedelta(hours=3),
        reason=REASON,
        now=timezone.now(),
    )
    committed = time.time()
    stage.recover()
    stage.settle()
    stale = [mail for mail in stage.book.mails if mail.at > committed + IN_FLIGHT and not _names(mail, to)]
    misled = sum(not _names(mails[-1], to) for mails in _by_recipient(stage).values())
    back = sum(_sequences(mails) != sorted(_sequences(mails)) for mails in _by_recipient(stage).values())
    return stage.judge(
        f"{len(stale)} mails with the old date long after" if stale else "",
        f"{misled} were told the old date last" if misled else "",
        f"the SEQUENCE of {back} went back" if back else "",
    )


@fault("F33", seconds=240)
def cancelled(stage):
    """A meeting is cancelled while its invitations and reminders are being sent"""
    _begin_inviting(stage)
    everybody, stage.expected = stage.expected, set()
    actions.cancel(by=None, meeting=stage.meeting, on=timezone.localdate(), reason=REASON, now=timezone.now())
    time.sleep(AT_ONCE)
    # Who has heard of the meeting hears that it is off; the others nothing.
    stage.expected = {mail.to for mail in stage.book.mails}
    stage.allowed = everybody - stage.expected
    stage.wait_for(lambda: all(_is_off(mails[-1]) for mails in _by_recipient(stage).values()))
    stage.settle()
    misled = sum(not _is_off(mails[-1]) for mails in _by_recipient(stage).values())
    late = {mail.to for mail in stage.book.mails} - stage.expected
    return stage.judge(
        f"{misled} do not know that it is off" if misled else "",
        f"{len(late)} heard of it for the first time" if late else "",
    )


def _begin_inviting(stage):
    """Everybody has a reminder and an invitation coming."""
    stage.one_each = False
    stage.number = min(stage.number, 300)
    stage.remind_all()
    actions.convene(by=None, meeting=stage.meeting, now=timezone.now())
    stage.book.behave(pause=0.05)
    stage.start_workers()
    stage.start_beat()
    stage.tick(3)
    stage.wait_for_mails(stage.number // 2)


def _by_recipient(stage):
    found = {}
    for mail in stage.book.mails:
        found.setdefault(mail.to, []).append(mail)
    return found


def _names(mail, moment):
    day = moment.astimezone(timezone.get_default_timezone()).date()
    text = " ".join(mail.text.split())
    return format_date(day, "d. MMMM y", "da") in text or format_date(day, "d MMMM y", "sv") in text


def _is_off(mail):
    """Only who has it in a calendar needs more than words."""
    is_called_off = any(word in mail.text for word in ("er aflyst", "är inställt"))
    return is_called_off and "METHOD:REQUEST" not in "".join(_calendars(mail))


def _sequences(mails):
    events = [
        event
        for mail in mails
        for one in _calendars(mail)[:1]
        for event in Calendar.from_ical(one).walk("VEVENT")
    ]
    return [int(event["SEQUENCE"]) for event in events]


def _calendars(mail):
    if "text/calendar" not in mail.content:
        return []
    parts = [part for part in mail.message.walk() if part.get_content_type() == "text/calendar"]
    return [part.get_content() for part in parts]


@fault("F34")
def recipients_change(stage):
    """While reminders are being sent a quarter of the recipients get another address, and a quarter leaves"""
    users = stage.remind_all()
    stage.book.behave(pause=0.05)
    stage.start_workers()
    stage.start_beat()
    stage.tick(3)
    stage.wait_for_mails(stage.number // 4)
    changed, gone = users[::4], users[1::4]
    for user in changed:
        User.objects.filter(pk=user.pk).update(email=f"new-{user.email}")
    User.objects.filter(pk__in=[user.pk for user in gone]).update(is_active=False)
    old = {user.email: f"new-{user.email}" for user in changed}
    away = {user.email for user in gone}
    time.sleep(AT_ONCE)
    written = {mail.to for mail in stage.book.mails}
    stage.expected = {old[to] if to in old and to not in written else to for to in stage.expected} - away
    stage.allowed = written & away
    stage.recover()
    stage.settle()
    return stage.judge()


@fault("F35")
def rows_that_cannot_be_sent(stage):
    """Three rows at the head of the queue cannot be made into a mail"""
    users = stage.remind_all()
    poisoned = users[:3]
    for user in poisoned:
        User.objects.filter(pk=user.pk).update(email=f"{user.email}\nbcc: everybody@portal.example")
    Reminder.objects.filter(recipient__in=poisoned).update(not_before=timezone.now() - timedelta(days=1))
    stage.expect(users[3:])
    stage.start_workers()
    stage.start_beat()
    stage.recover()
    stage.settle(skips_pauses=False)
    # A row that is being tried once more says nothing for a moment.
    explained = stage.wait_for(lambda: load.tried_in_vain().filter(recipient__in=poisoned).count() == 3, 10)
    return stage.judge("" if explained else "their rows do not say why")
