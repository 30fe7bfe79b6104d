"""The demo as it stands on 23 November 2026, against the answers that come with it."""

from collections import Counter
from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from django.apps import apps
from django.db import connection
from django.db.models import Max
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from cooperation import lifecycle
from cooperation.models import Project, User
from meetings import rotation
from meetings.models import (
    COPENHAGEN,
    Handover,
    Look,
    Meeting,
    Reminder,
    RotationException,
    chair_now,
    duties_by_year,
    news_for,
    with_chairs,
)
from oresund.management.demo_content import load_demo, look_around, read_content
from tests.factories import NOW

CONTENT = read_content()
EXPECTED = CONTENT["expected"]
MEETINGS = CONTENT["meetings"]
PEOPLE = {one["key"]: one for one in CONTENT["people"]}
PROPOSALS = {one["ref"]: one for one in CONTENT["proposals"]}
LIVE = sorted(
    (one for one in MEETINGS if one["body"] == "working_group" and one["status"] != "cancelled"),
    key=lambda one: datetime.fromisoformat(one["starts_at"]),
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]


def by_ref(one):
    return one["ref"]


# --- Meetings and the rotation


@pytest.mark.parametrize("one", MEETINGS, ids=by_ref)
def test_each_meeting_is_as_it_was_written_down(one):
    meeting = Meeting.objects.get(ref=one["ref"])
    assert (meeting.body_id, meeting.host_city_id, meeting.status) == (
        one["body"],
        one["host_city"],
        one["status"],
    )
    assert (meeting.kind, meeting.format) == (one["kind"], one["format"])
    assert meeting.starts_at == datetime.fromisoformat(one["starts_at"])
    assert meeting.ends_at == datetime.fromisoformat(one["ends_at"])
    titles = [(item["title"]["da"], item["title"]["sv"]) for item in one["agenda"]]
    assert [(item.title_da, item.title_sv) for item in meeting.agenda.all()] == titles


def test_hosts_alternate_as_expected():
    turns = [meeting.turn for meeting in Meeting.objects.of_body("working_group")]
    hosts = {turn.ref: turn.host for turn in turns}
    broken = rotation.exceptions(turns)
    found = [
        {"ref": ref, "host": hosts[ref], "alternates": ref not in broken}
        for ref in rotation.suggested_hosts(turns)
    ]
    assert found == EXPECTED["rotation"]


def test_the_database_agrees_with_the_rotation():
    connection.check_constraints()


def test_every_break_of_the_rotation_was_agreed():
    broken = {one["ref"] for one in EXPECTED["rotation"] if not one["alternates"]}
    agreed = {one.meeting.ref: one for one in RotationException.objects.select_related("meeting")}
    assert set(agreed) == broken == {"AG-2025-1"}
    [written] = [one["rotation_exception"] for one in MEETINGS if one["ref"] == "AG-2025-1"]
    assert (agreed["AG-2025-1"].reason_da, agreed["AG-2025-1"].reason_sv) == (
        written["reason"]["da"],
        written["reason"]["sv"],
    )
    assert str(agreed["AG-2025-1"].agreed_on) == written["agreed_on"]


@pytest.mark.parametrize("one", MEETINGS, ids=by_ref)
def test_each_meeting_was_chaired_by_whom_it_should(one):
    [meeting] = with_chairs([Meeting.objects.get(ref=one["ref"])])
    assert meeting.chair_person.name == PEOPLE[one["chair"]]["name"]
    assert meeting.chair_city.code == one["host_city"] == PEOPLE[one["chair"]]["city"]


@pytest.mark.parametrize(("before", "after"), list(pairwise(LIVE)), ids=lambda one: one["ref"])
def test_the_chair_passes_at_the_end_of_each_meeting(before, after):
    ends_at = datetime.fromisoformat(before["ends_at"])
    assert chair_now(ends_at - timedelta(seconds=1), Meeting.objects)[0].code == before["host_city"]
    assert chair_now(ends_at, Meeting.objects)[0].code == after["host_city"]


def test_copenhagen_chairs_now():
    city, person, _acting = chair_now(NOW, Meeting.objects)
    assert (city.code, person.name) == ("cph", "Asta Brohoved")


def test_the_last_handover_is_under_way():
    handover = Handover.objects.get()
    assert (handover.meeting.ref, handover.from_city_id, handover.to_city_id) == ("AG-2026-2", "malmo", "cph")
    matters = [
        (one.kind, one.meeting and one.meeting.ref, one.is_done) for one in handover.items.with_state()
    ]
    assert matters == [
        ("minutes", "AG-2026-2", True),
        ("to_confirm", "AG-2027-2", False),
        ("note", None, False),
    ]


# --- Obligations


@pytest.mark.parametrize("expected", EXPECTED["obligations"], ids=lambda one: one["year"])
def test_each_year_stands_as_expected(expected):
    [year] = [one for one in duties_by_year(NOW, for_secretariat=True) if one.year == expected["year"]]
    found = {
        duty.body.pk: {
            "held": duty.held,
            "planned": duty.planned,
            "required": duty.required,
            "status": duty.status,
        }
        for duty in year.duties
    }
    assert {"year": year.year, **found} == expected


def test_no_other_year_is_shown():
    assert [one.year for one in duties_by_year(NOW)][::-1] == [one["year"] for one in EXPECTED["obligations"]]


# --- Reminders

AUDIENCES = {
    "secretariats": {"secretariat"},
    "members": {"delegation_leader", "member"},
    "members and substitutes": {"delegation_leader", "member", "substitute"},
}


@pytest.mark.parametrize("expected", EXPECTED["reminders_for_AG_2027_1"], ids=lambda one: one["days_before"])
def test_the_next_meeting_reminds_the_right_people_on_the_right_day(expected):
    rows = Reminder.objects.filter(
        meeting__ref="AG-2027-1", days_before=expected["days_before"], state="planned"
    )
    called = {
        one["email"]
        for one in PEOPLE.values()
        if one["role"] in AUDIENCES[expected["audience"]] and "end" not in one
    }
    assert Counter(rows.values_list("recipient__email", flat=True)) == Counter(called)
    due = {row.due_at.astimezone(COPENHAGEN) for row in rows}
    assert {(str(moment.date()), moment.hour) for moment in due} == {(expected["send_on"], 8)}


def test_nothing_else_is_planned_for_the_next_meeting_and_nothing_for_the_past():
    leads = Reminder.objects.filter(meeting__ref="AG-2027-1").values_list("days_before", flat=True)
    assert set(leads) == {one["days_before"] for one in EXPECTED["reminders_for_AG_2027_1"]}
    assert not Reminder.objects.filter(meeting__starts_at__lt=NOW, state="planned").exists()
    assert not Reminder.objects.due(NOW).exists()


# --- Translations, and what stays inside


@pytest.mark.parametrize("language", ["da", "sv"])
def test_the_missing_translations_are_the_known_ones(language):
    missing = Project.objects.filter(**{f"title_{language}": None}).values_list("ref", flat=True)
    assert sorted(missing) == sorted(EXPECTED["translation_missing"][language])


@pytest.mark.parametrize("language", ["da", "sv"])
def test_what_is_missing_is_shown_in_the_other_language_and_says_so(language):
    other = {"da": "sv", "sv": "da"}[language]
    for project in Project.objects.filter(ref__in=EXPECTED["translation_missing"][language]).public():
        with override(language):
            content = Client().get(project.get_absolute_url()).content.decode()
        assert f'<span lang="{other}">{getattr(project, f"title_{other}")}</span>' in content


@pytest.mark.parametrize("ref", EXPECTED["public_must_not_show"])
@pytest.mark.parametrize("language", ["da", "sv"])
def test_what_the_public_must_not_see_is_nowhere(ref, language):
    secrets = [ref, *(title for title in PROPOSALS[ref]["title"].values() if title)]
    client = Client()
    with override(language):
        pages = [reverse(name) for name in ("home", "cooperation:project_list", "meetings:obligations")]
        pages += [reverse("meetings:meeting_year", args=[year]) for year in range(2018, 2028)]
        pages += [meeting.get_absolute_url() for meeting in Meeting.objects.all()]
        hidden = reverse("cooperation:project_detail", args=[ref])
    assert client.get(hidden).status_code == 404
    for url in pages:
        answer = client.get(url)
        assert (answer.status_code, [one for one in secrets if one in answer.content.decode()]) == (
            200,
            [],
        ), url


def test_only_what_was_decided_is_public():
    decided = {ref for ref, one in PROPOSALS.items() if one["status"] in lifecycle.PUBLIC}
    assert set(Project.objects.public().values_list("ref", flat=True)) == decided
    assert decided.isdisjoint(EXPECTED["public_must_not_show"])


def test_loading_again_changes_nothing():
    before = [model.objects.count() for model in (Meeting, Project, Reminder)]
    load_demo(now=NOW)
    assert [model.objects.count() for model in (Meeting, Project, Reminder)] == before


@pytest.mark.parametrize("role", ["member", "secretariat"])
def test_what_the_demo_begins_with_is_news_to_nobody(role):
    events = apps.get_model("meetings", "MeetingEvent").objects
    loaded = events.aggregate(Max("pgh_created_at"))["pgh_created_at__max"]  # by the clock of the database
    user = User.objects.filter(role=role).first()
    assert news_for(user, loaded).changed
    for days in (0, 3):
        look_around(loaded + timedelta(days=days))
    assert news_for(user, loaded).changed == []
    assert set(Look.objects.values_list("looked_at", flat=True)) == {loaded}
