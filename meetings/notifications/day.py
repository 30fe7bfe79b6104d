"""The day of a secretariat: what is due, what failed, what waits for somebody, what is at risk."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, cast
from urllib.parse import urlencode, urljoin
from zoneinfo import ZoneInfo

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from cooperation import parity
from cooperation.models import AREA_LABELS, DIGEST, City, Letter, User, numbers_unfinished
from cooperation.models.texts import LANGUAGE_CHOICES
from meetings.models import HandoverItem, Meeting, StrayAnswer, day
from meetings.models import outbox as queues
from meetings.notifications.leaving import leave_address
from meetings.reasons import failure_words
from oresund.formats import short_date
from oresund.mail import Mail, NothingToSay, compose_mail, message_id
from oresund.templatetags.portal import plain

MOST = 20  # lines of one matter; the others stand on the portal
# The clocks of two machines may differ a little; what failed just now is told once more rather than not at all.
OVERLAP = timedelta(seconds=10)


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence, and the page on which it is dealt with, where that is not the page of all."""

    words: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """One matter: what it is called, its page, and its lines; `has_more` stands on the portal."""

    title: str
    lines: list[Line] = field(default_factory=list)
    address: str = ""

    @property
    def shown(self) -> list[Line]:
        return self.lines[:MOST]

    @property
    def has_more(self) -> bool:
        return len(self.lines) > MOST


def secretariat_day(letter: Letter) -> Mail:
    """Tell somebody in a secretariat how things stand at this moment, and what failed since they were last told.

    Raises NothingToSay where there is nothing, on another day than that of the letter, and when it is wanted no more.
    """
    user, now = cast(User, letter.recipient), timezone.now()
    zone = ZoneInfo(cast(City, user.city).time_zone)
    is_today = letter.about == now.astimezone(zone).date().isoformat()
    if not (is_today and user.is_secretariat and DIGEST not in user.declined):
        raise NothingToSay
    letter.until = now - OVERLAP
    with override(user.language):
        sections = [one for one in _sections(user, now, zone) if one.lines]
        leave = leave_address(user, DIGEST)
    if not sections:
        raise NothingToSay
    return compose_mail(
        "day",
        {"recipient": user, "day": now, "sections": sections},
        to=user.email,
        language=user.language,
        message_id=message_id(letter.uid),
        sender=settings.DEFAULT_FROM_EMAIL,
        leave=leave,
    )


def _sections(user: User, now: datetime, zone: ZoneInfo) -> Iterable[Section]:
    """What is most pressing comes first; a section without lines is left out."""
    outgoing = day.outgoing(now, zone)
    today = now.astimezone(zone).date()
    to_come = _address("meetings:outbox")
    yield _held()
    yield _failed(user, now)
    look = _address("meetings:outbox", state=queues.LOOK)
    yield Section(_("Waiting for your look"), [_sent(one) for one in day.to_look_at(now)], look)
    yield Section(_("Goes out today"), [_sent(one) for one in outgoing if one.day == today], to_come)
    later = [_sent(one, short_date(one.day)) for one in outgoing if one.day > today]
    yield Section(_("Goes out in the next seven days"), later, to_come)
    yield _refused()
    yield _answers()
    yield _to_record(now)
    yield _handover(user)
    yield _commitments(now)
    yield _translations(user)


def _held() -> Section:
    """While it is so, only the pages of the mails and of the outbox can tell it."""
    title = _("No message goes out: the database was restored from a copy")
    found = day.held()
    if found is None:
        return Section(title)
    words = ngettext(
        "%(number)s message was due by then and stands there as not sent.",
        "%(number)s messages were due by then and stand there as not sent.",
        found.in_doubt,
    )
    return Section(title, [Line(words % {"number": found.in_doubt})], _address("meetings:post_office"))


def _failed(user: User, now: datetime) -> Section:
    rows = day.failed_since(day.last_told(user), now, MOST)
    page = _address("meetings:outbox", state=queues.FAILED)
    return Section(_("Failed since you were last told"), [_failure(row) for row in rows], page)


def _failure(row: Any) -> Line:
    who = row.recipient.name if row.recipient else _("somebody who follows by e-mail")
    about = [str(queues.KINDS[queues.kind_of(row)])]
    if meeting := getattr(row, "meeting", None):
        about.append(_name(meeting))
    words = f"{capfirst(who)}: {', '.join(about)}. {capfirst(failure_words(row))}."
    return Line(words, _address("meetings:message", row._meta.model_name, row.pk))


def _sent(one: Any, on: str = "") -> Line:
    number = ngettext("%(number)s message", "%(number)s messages", one.number) % {"number": one.number}
    matter = str(queues.KINDS[one.kind])
    words = f"{on}: {matter}" if on else capfirst(matter)
    return Line(f"{words}, {number} ({_name(one.meeting)})")


def _refused() -> Section:
    lines = [
        Line(
            f"{one.user.name} ({one.user.city})" if one.user.city else one.user.name,
            _address("meetings:person", one.user.person_id) if one.user.person_id else "",
        )
        for one in day.refused()
    ]
    return Section(_("Nobody can be reached at these addresses"), lines)


def _answers() -> Section:
    lines = [
        Line(f"{_name(one.meeting)}: {one.number}", _address("meetings:participants", one.meeting.ref))
        for one in day.answers_to_look_at()
    ]
    return Section(capfirst(str(StrayAnswer._meta.verbose_name_plural)), lines)


def _to_record(now: datetime) -> Section:
    lines = [Line(_name(one), _address("meetings:record_held", one.ref)) for one in day.to_record(now)]
    return Section(capfirst(str(HandoverItem.Kind.TO_RECORD.label)), lines)


def _handover(user: User) -> Section:
    title, found = _("Handover of the chairmanship"), day.waiting_for(user.city)
    if found is None:
        return Section(title)
    words = ngettext(
        "%(number)s matter is not taken over yet.", "%(number)s matters are not taken over yet.", found.number
    )
    page = urljoin(settings.SITE_URL, found.handover.get_absolute_url())
    return Section(title, [Line(words % {"number": found.number})], page)


def _commitments(now: datetime) -> Section:
    lines = [Line(_pledge(one.year, one.duty)) for one in day.pledges(now)]
    return Section(_("Commitments at risk or not kept"), lines, _address("meetings:obligations"))


def _pledge(year: int, duty: Any) -> str:
    """The Political Working Group 2026: at risk. Promised: at least 2 meetings. Held: 1. …"""
    promised = ngettext(
        "Promised: at least %(required)s meeting.", "Promised: at least %(required)s meetings.", duty.required
    )
    words = [
        f"{plain(duty.body, 'name')} {year}: {duty.label}.",
        promised % {"required": duty.required},
        _("Held: %(held)s.") % {"held": duty.held},
    ]
    if duty.planned:
        words.append(_("Planned: %(planned)s.") % {"planned": duty.planned})
    if duty.days_left is not None:
        left = ngettext("%(left)s day left in the year.", "%(left)s days left in the year.", duty.days_left)
        words.append(left % {"left": duty.days_left})
    return " ".join(words)


def _translations(user: User) -> Section:
    """Into the language of the own city first."""
    own, names = cast(City, user.city), dict(LANGUAGE_CHOICES)
    numbers = numbers_unfinished(user)
    cities = sorted(City.objects.all(), key=lambda city: city != own)
    lines = []
    for city in cities:
        areas = [(area, numbers[city.language][area]) for area in parity.AREAS]
        words = ", ".join(f"{AREA_LABELS[area]} ({number})" for area, number in areas if number)
        if words:
            page = _address("cooperation:translation_list", city=city.code)
            lines.append(Line(f"{capfirst(str(names[city.language]))}: {words}", page))
    return Section(_("Translations missing or behind"), lines)


def _name(meeting: Meeting) -> str:
    return f"{plain(meeting, 'heading')}, {short_date(meeting.starts_at)}"


def _address(name: str, *args: Any, **query: str) -> str:
    """A page in the active language."""
    page = urljoin(settings.SITE_URL, reverse(name, args=args))
    return f"{page}?{urlencode(query)}" if query else page
