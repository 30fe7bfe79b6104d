"""The demo: invented people, ten years of meetings and proposals, loaded through the apps' own actions."""

import json
import secrets
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path

import yaml
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from cooperation import actions as cooperation_actions
from cooperation import lifecycle
from cooperation.models import (
    Body,
    City,
    ExistingInitiative,
    FocusArea,
    Person,
    Project,
    Seat,
    Term,
    User,
    parity_now,
)
from cooperation.models.texts import columns
from meetings import actions as meeting_actions
from meetings.models import Look, Meeting
from meetings.reminders import is_working_day
from oresund.declaration_text import CONTENT
from oresund.management.demo_assessments import assess_demo
from oresund.management.demo_course import tell_courses
from oresund.management.demo_handover import hand_over
from oresund.management.demo_initiatives import check_register
from oresund.management.demo_progress import budget_lines, tell_of_progress
from oresund.management.demo_sheets import show_whole_proposals

ROLES = {  # role shown by the demo → key of the person in demo.yaml
    "member-cph": "c-m2",
    "member-malmo": "m-m2",
    "secretary-cph": "c-sek1",
    "secretary-malmo": "m-sek1",
    "administrator": None,
}
ADMINISTRATOR = {"email": "administrator@portal.example", "name": "Ada Brosund", "language": "da"}
VISIT = "ST"  # references of the study visits that the demo plans ahead
FROM_BEFORE = {
    "da": "Overtaget fra et ældre register, fra før titler på begge sprog blev et krav.",
    "sv": "Övertaget från ett äldre register, från tiden innan titlar på båda språken blev ett krav.",
}
SOME_TIME_AGO = datetime(2018, 1, 1, tzinfo=timezone.get_default_timezone())


@cache
def read_content():
    """The file as it is: dictionaries with the keys cities, people, proposals, meetings, expected …"""
    # The loader in C reads it ten times as fast.
    return yaml.load((CONTENT / "demo.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


def load_demo(now=None):
    """Load everything once; a second call changes nothing. `load_declaration` must have run before."""
    if Meeting.objects.exists():
        return
    content, now = read_content(), now or timezone.now()
    with transaction.atomic(), cooperation_actions.recorded(by=None, why="demo"):
        seat_people(content)
        load_registry(content)
        check_register(now)
        load_projects(content)
        tell_of_progress()
        show_whole_proposals()
        load_meetings(content, now)
        assess_demo(now)
        tell_courses(content, now)
        hand_over(now)


def seat_people(content):
    """Terms, persons with their seats, and an account for each person who is still active."""
    for term in content["terms"]:
        Term.objects.create(council_id=term["council"], starts_on=term["start"], ends_on=term["end"])
    councils = {council["city"]: council["key"] for council in content["councils"]}
    for one in content["people"]:
        person = None
        if one["role"] != "secretariat":
            person = Person.objects.create(name=one["name"])
            body = councils[one["city"]] if one["role"] == Seat.Role.COUNCIL_CHAIR else "working_group"
            Seat.objects.create(
                person=person,
                body_id=body,
                city_id=one["city"],
                role=one["role"],
                starts_on=one["start"],
                ends_on=one.get("end"),
            )
        if "end" not in one:
            role = User.Role.SECRETARIAT if person is None else User.Role.MEMBER
            fields = {key: one[key] for key in ("email", "name", "language")}
            User.objects.create_user(**fields, role=role, city_id=one["city"], person=person)
    User.objects.create_superuser(**ADMINISTRATOR)


def load_registry(content):
    for area in content["focus_areas"]:
        FocusArea.objects.create(
            code=area["key"],
            state=area["status"],
            **columns("name", area["name"]),
            **columns("why_joint", area["why_joint"]),
        )
    for one in content["existing_initiatives"]:
        ExistingInitiative.objects.create(
            code=one["key"],
            name=one["name"],
            auspices=one["auspices"],
            since=int(one["since"]) if one["since"] else None,
            **columns("what", one["what"]),
        ).focus_areas.set(FocusArea.objects.filter(code__in=one["relates_to"]))


def load_projects(content):
    """Each in the state it has; what a duplicate was merged into comes before it in the file."""
    held_on = {
        meeting["ref"]: date.fromisoformat(meeting["starts_at"][:10]) for meeting in content["meetings"]
    }
    known = {one.code: one for one in ExistingInitiative.objects.all()}
    for one in content["proposals"]:
        deepened = one["additionality"]["compared_with"][0] if one["kind"] == "deepening" else None
        known[one["ref"]] = cooperation_actions.register(
            by=None,
            ref=one["ref"],
            state=one["status"],
            city_id=one["submitted_by"],
            original_language=one["original_language"],
            ground=one["kind"],
            deepens=known.get(deepened),
            origin=one["origin"],
            focus_area=FocusArea.objects.get(code=one["focus_area"]),
            submitted_on=None if one["status"] == lifecycle.DRAFT else one["submitted_on"],
            decided_on=held_on[one["decided_at"]] if one["status"] in lifecycle.PUBLIC else None,
            merged_into=known.get(one["merged_into"]),
            one_language=FROM_BEFORE,
            budget=budget_lines(one["ref"], one["budget"]),
            **texts(one, "title", "summary", "citizens_will_notice", "inspiration_and_motor"),
        )
    for one in content["proposals"]:
        assess(one, known)


def assess(one, known):
    check, project = one["additionality"], known[one["ref"]]
    if check["outcome"]:
        cooperation_actions.assess(
            by=None,
            project=project,
            compared=tuple(known[key] for key in check["compared_with"]),
            outcome=check["outcome"],
            assessed_on=project.decided_on or one["submitted_on"],
            **texts(check, "reason"),
        )


def load_meetings(content, now):
    """In the order of time: scheduled, and then held, confirmed or cancelled as it happened."""
    for one in sorted(content["meetings"], key=lambda meeting: meeting["starts_at"]):
        meeting = schedule(one, content)
        meeting_actions.write_agenda(
            by=None, meeting=meeting, items=[agenda_item(item) for item in one["agenda"]]
        )
        areas = [area["key"] for area in content["focus_areas"] if area["identified_at"] == one["ref"]]
        meeting.identified_areas.set(FocusArea.objects.filter(code__in=areas))
        settle(meeting, one, max(now, meeting.ends_at))
    for meeting in Meeting.objects.upcoming(now).select_related("body"):
        meeting_actions.plan_reminders(meeting=meeting, now=now)


def schedule(one, content):
    exception = one.get("rotation_exception")
    venue = next(city["default_venue"] for city in content["cities"] if city["key"] == one["host_city"])
    return meeting_actions.schedule(
        by=None,
        now=SOME_TIME_AGO,
        agreed_on=exception and date.fromisoformat(exception["agreed_on"]),
        agreed_reason=exception and exception["reason"],
        ref=one["ref"],
        body_id=one["body"],
        kind=one["kind"],
        format=one["format"],
        host_city_id=one["host_city"],
        visibility=Meeting.Visibility.PUBLIC,
        open_to_public=one["public"],
        starts_at=datetime.fromisoformat(one["starts_at"]),
        ends_at=datetime.fromisoformat(one["ends_at"]),
        moved_from=one.get("moved_from"),
        replaces=Meeting.objects.filter(ref=one.get("replaces")).first(),
        **({} if one["format"] == "digital" else columns("venue", venue)),
        **texts(one, "move_reason", "convened_reason", "rotation_note"),
    )


def agenda_item(item):
    return {
        "type": item["type"],
        "projects": Project.objects.filter(ref__in=item.get("proposals", [])),
        **texts(item, "title", "outcome"),
    }


def settle(meeting, one, now):
    if one["status"] == Meeting.Status.CONFIRMED:
        meeting_actions.confirm(by=None, meeting=meeting, now=SOME_TIME_AGO)
    elif one["status"] == Meeting.Status.CANCELLED:
        cancelled_on = date.fromisoformat(one["cancelled_on"])
        meeting_actions.cancel(
            by=None, meeting=meeting, on=cancelled_on, reason=one["cancel_reason"], now=SOME_TIME_AGO
        )
    elif one["status"] == Meeting.Status.HELD:
        meeting_actions.hold(
            by=None, meeting=meeting, present=one["present"], minutes_state=one["minutes_status"], now=now
        )


def ensure_visit(now=None):
    """Plan a closed study visit at most six days ahead, unless one is to come: its reminder falls due at once."""
    now = now or timezone.now()
    body = Body.objects.get(code="other")
    day = visit_day(timezone.localdate(now))
    ref = f"{VISIT}-{day:%Y-%m-%d}"
    # One that was cancelled stays cancelled.
    if Meeting.objects.upcoming(now).of_body(body).exists() or Meeting.objects.filter(ref=ref).exists():
        return
    host = City.objects.get(code="malmo")
    starts_at = datetime(day.year, day.month, day.day, 10, tzinfo=timezone.get_default_timezone())
    meeting_actions.schedule(
        by=None,
        now=now,
        ref=ref,
        body=body,
        host_city=host,
        visibility=Meeting.Visibility.CLOSED,
        status=Meeting.Status.CONFIRMED,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=3),
        title_da="Studiebesøg i havnen",
        title_sv="Studiebesök i hamnen",
        venue_da="Malmøs havn",
        venue_sv="Malmö hamn",
    )


def look_around(now=None):
    """What the demo begins with is news to nobody; whoever has looked since keeps what they have not read."""
    now = now or timezone.now()
    people = User.objects.exclude(role=User.Role.ADMINISTRATOR)
    Look.objects.bulk_create([Look(user=one, looked_at=now) for one in people], ignore_conflicts=True)


def count_parity(now=None):
    """The page about the two languages has today's row from the start, as the clock would write it."""
    day = timezone.localdate(now or timezone.now())
    cooperation_actions.note_parity(shares=parity_now(), day=day)


def visit_day(today):
    """The last working day of both countries within six days: a week ahead, the reminder would wait until eight."""
    day = today + timedelta(days=6)
    while not all(is_working_day(day, country) for country in ("DK", "SE")):
        day -= timedelta(days=1)
    return day


def accounts():
    """The demo's log-ins: (role, e-mail, password). Passwords are drawn once and kept beside the data."""
    keys = {one["key"]: one["email"] for one in read_content()["people"]}
    store = Path(settings.VAR_DIR) / "demo-passwords.json"
    passwords = json.loads(store.read_text()) if store.exists() else {}
    rows = []
    for role, key in ROLES.items():
        email = keys[key] if key else ADMINISTRATOR["email"]
        user = User.objects.get(email=email)
        password = passwords.setdefault(role, secrets.token_urlsafe(12))
        # Asked first, since comparing with no password takes as long on purpose.
        if not (user.has_usable_password() and user.check_password(password)):
            user.set_password(password)
            user.save(update_fields=["password"])
        rows.append((role, email, password))
    store.touch(mode=0o600)
    store.write_text(json.dumps(passwords))
    return rows


def texts(source, *fields):
    return {
        name: words for field in fields for name, words in columns(field, source.get(field) or {}).items()
    }
