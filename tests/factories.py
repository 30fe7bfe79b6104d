"""Rows for tests: plain functions with fixed values."""

from datetime import UTC, date, datetime, timedelta
from itertools import count

from django.db import transaction

from cooperation import lifecycle
from cooperation.actions import waive_both_languages
from cooperation.declaration import ChapterWords, Entry
from cooperation.models import (
    BudgetLine,
    Edition,
    ExchangeRate,
    ExistingInitiative,
    FocusArea,
    Project,
    Seat,
    User,
)
from cooperation.models.people import Person
from meetings import actions
from meetings.models import Invitation, Meeting

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)  # the "as of" of the demo
TODAY = date(2026, 11, 23)
FROM_BEFORE = {"da": "Fra før", "sv": "Från förr"}
PASSWORD = "en broget sundfaerge 2026"

_numbers = count(1)


def at(year, month=5, day=10, hour=12, minute=0):
    """A moment in UTC: noon, unless the hour matters."""
    return datetime(year, month, day, hour, minute, tzinfo=UTC)


def a_user(role, city="cph", **fields):
    number = next(_numbers)
    defaults = {
        "email": f"user{number}@kbh.example",
        "name": f"Bruger {number}",
        "language": "da" if city == "cph" else "sv",
    }
    return User.objects.create_user(role=role, city_id=city, password=None, **{**defaults, **fields})


def a_member(city="cph", *, body="working_group", role=Seat.Role.MEMBER, since=date(2020, 1, 1), **fields):
    """A user with a seat."""
    user = a_user(
        User.Role.MEMBER, city, person=Person.objects.create(name=f"Medlem {next(_numbers)}"), **fields
    )
    Seat.objects.create(person=user.person, body_id=body, city_id=city, role=role, starts_on=since)
    return user


def a_meeting(
    ref=None, *, host="cph", starts_at=NOW + timedelta(days=60), hours=3, now=NOW, by=None, **fields
):
    """A public meeting of the working group, scheduled through the action."""
    in_one = bool(fields.get("title_da")) is not bool(fields.get("title_sv"))
    defaults = {
        "body_id": "working_group",
        "visibility": Meeting.Visibility.CLOSED if in_one else Meeting.Visibility.PUBLIC,
        "ref": ref or f"M-{next(_numbers)}",
    }
    meeting = actions.schedule(
        by=by,
        now=now,
        host_city_id=host,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=hours),
        **{**defaults, **fields},
    )
    if in_one and "visibility" not in fields:
        actions.publish(by=by, meeting=meeting, now=now, one_language=FROM_BEFORE)
    return meeting


def an_invitation(meeting, user, **fields):
    """Somebody is called to a meeting, which is thereby convened."""
    convened = Meeting.objects.filter(pk=meeting.pk, convened_at__isnull=True)
    convened.update(convened_at=fields.get("called_at", NOW))
    defaults = {"city": user.city, "role": Seat.Role.MEMBER, "called_at": NOW}
    return Invitation.objects.create(meeting=meeting, person=user.person, **{**defaults, **fields})


def waived(meeting):
    """What lacks in a language of a public meeting, or is behind, stays public."""
    waive_both_languages(by=None, subject=meeting, instances=meeting.documents(), reason=FROM_BEFORE)


def a_held_meeting(starts_at, **fields):
    """A meeting to which both delegations came."""
    meeting = a_meeting(starts_at=starts_at, **fields)
    actions.hold(
        by=None, meeting=meeting, present={"cph": 8, "malmo": 7}, minutes_state="", now=meeting.ends_at
    )
    return meeting


def a_project(city="cph", *, state=Project.State.ADOPTED, **fields):
    number = next(_numbers)
    defaults = {
        "ref": f"P-2026-{number:03d}",
        "original_language": "da",
        "title_da": f"Forslag {number}",
        "title_sv": f"Förslag {number}",
        "summary_da": "Et resumé",
        "summary_sv": "En sammanfattning",
        "citizens_will_notice_da": "Det mærkes.",
        "ground": Project.Ground.NEW,
        "origin": Project.Origin.PUBLIC,
        "submitted_on": None if state == Project.State.DRAFT else TODAY,
        "decided_on": TODAY
        if state in ("adopted", "in_progress", "completed", "rejected", "merged")
        else None,
    }
    if state in lifecycle.EDITABLE:  # what is asked for when it is submitted
        defaults["extra_effort_da"] = "Det er ud over driften."
    with transaction.atomic():
        project = Project.objects.create(city_id=city, state=state, **{**defaults, **fields})
        if state in lifecycle.PUBLIC:  # as of old, where a title may be missing
            waive_both_languages(by=None, subject=project, instances=[project], reason=FROM_BEFORE)
    return project


def a_line(project, city="cph", **fields):
    """A line of a project's budget, in the money of its city."""
    defaults = {"amount": "1234.50", "currency": {"cph": "DKK", "malmo": "SEK"}[city]}
    words = {"what_da": "Løn", "what_sv": "Lön"}
    line = BudgetLine.objects.create(project=project, city_id=city, **{**defaults, **words, **fields})
    line.refresh_from_db()
    return line


def a_rate(on=TODAY, **fields):
    """An exchange rate as a secretariat would enter it."""
    defaults = {
        "sek_per_100_dkk": "150",
        "source": "Danmarks Nationalbank",
        "source_url": "https://bank.example/kurser",
    }
    rate = ExchangeRate.objects.create(on=on, **{**defaults, **fields})
    rate.refresh_from_db()
    return rate


def proposal_texts(**fields):
    """What the proposal form sends; complete enough to be submitted."""
    return {
        "title_da": "Fælles badebro",
        "title_sv": "Gemensam badbrygga",
        "summary_da": "Byerne bygger en badebro.",
        "summary_sv": "Städerna bygger en badbrygga.",
        "citizens_will_notice_da": "Man kan bade.",
        "citizens_will_notice_sv": "Man kan bada.",
        "inspiration_and_motor_da": "",
        "inspiration_and_motor_sv": "",
        "extra_effort_da": "Ud over den almindelige drift.",
        "extra_effort_sv": "Utöver den vanliga driften.",
        "ground": "new",
        "deepens": "",
        "what_is_added_da": "",
        "what_is_added_sv": "",
        "origin": "public",
        "focus_area": "",
        "obstacle": "",
        "obstacle_measure_da": "",
        "obstacle_measure_sv": "",
        **fields,
    }


def a_project_in(state, city="cph", **fields):
    """A project in any state, with what the database asks for there."""
    if state == Project.State.MERGED and "merged_into" not in fields:
        fields["merged_into"] = a_project(city)
    if state == Project.State.ARCHIVED:
        fields.setdefault("decided_on", TODAY)
    return a_project(city, state=state, **fields)


def an_area(code="klima", **fields):
    defaults = {"name_da": "Klima", "name_sv": "Klimat", "state": FocusArea.State.ADOPTED}
    return FocusArea.objects.create(code=code, **{**defaults, **fields})


def an_initiative(code="bron", **fields):
    """Something that others already do."""
    defaults = {"name": "Broen", "what_da": "En bro", "what_sv": "En bro", "auspices": "public"}
    return ExistingInitiative.objects.create(code=code, **{**defaults, **fields})


ADOPTION = {
    "is_adopted": True,
    "council": "kf",
    "adopted_on": date(2026, 10, 29),
    "reference": "STK-2026-414",
}


def an_entry(old="", new="", **fields):
    """The Swedish text as it is read now, with some words put in place of others."""
    words = [
        ChapterWords(one.title.replace(old, new), [text.replace(old, new) for text in one.paragraphs])
        for one in Edition.objects.by_language()["sv"].words
    ]
    return Entry(words=words, **fields)
