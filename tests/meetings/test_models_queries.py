"""The words in which meetings are asked for: who may see them, whom they concern, and who chairs."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser

from cooperation.models import Person, Seat
from meetings.models import Meeting, called_to, chair_now, with_chairs
from tests.factories import NOW, a_meeting, a_member

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
TITLES = {"title_da": "Besøg", "title_sv": "Besök"}


def refs(meetings):
    return [meeting.ref for meeting in meetings]


def seat(name, city="cph", *, body="working_group", role=Seat.Role.DELEGATION_LEADER, since=None, until=None):
    person = Person.objects.create(name=name)
    Seat.objects.create(
        person=person,
        body_id=body,
        city_id=city,
        role=role,
        starts_on=since or date(2020, 1, 1),
        ends_on=until,
    )
    return person


# --- Who may see what


@pytest.mark.parametrize(
    ("role", "seen"),
    [
        ("visitor", ["public"]),
        ("member-cph", ["closed", "public"]),
        ("member-malmo", ["closed", "public"]),
        ("secretary-cph", ["closed", "draft", "public"]),
        ("secretary-malmo", ["closed", "draft", "public"]),
        ("administrator", ["closed", "draft", "public"]),
    ],
)
def test_who_sees_which_meetings(people, role, seen):
    for number, visibility in enumerate(["draft", "closed", "public"]):
        a_meeting(visibility, visibility=visibility, body_id="other", starts_at=NOW + number * DAY, **TITLES)
    user = people[role] or AnonymousUser()
    assert sorted(refs(Meeting.objects.visible_to(user))) == seen


@pytest.mark.parametrize(
    ("body", "role", "concerned"),
    [
        ("working_group", "member-cph", True),
        ("working_group", "member-malmo", True),
        ("joint_council", "member-cph", True),
        ("other", "member-malmo", True),
        ("br", "member-cph", False),
        ("br", "secretary-malmo", True),
    ],
)
def test_whom_a_meeting_concerns(people, body, role, concerned):
    a_meeting(body_id=body, **TITLES)
    assert Meeting.objects.concerning(people[role]).exists() is concerned


@pytest.mark.parametrize(
    ("since", "until", "concerned"), [(0, None, True), (1, None, False), (-9, 0, True), (-9, -1, False)]
)
def test_a_meeting_concerns_whoever_has_a_seat_on_that_day(frame, since, until, concerned):
    meeting = a_meeting()
    member = a_member(since=meeting.day + since * DAY)
    member.person.seats.update(ends_on=until if until is None else meeting.day + until * DAY)
    assert Meeting.objects.concerning(member).exists() is concerned
    assert called_to(meeting).exists() is concerned


def test_the_day_of_a_meeting_is_that_in_copenhagen(frame):
    late = a_meeting(starts_at=datetime(2026, 12, 31, 23, 30, tzinfo=UTC))
    assert late.day == date(2027, 1, 1)
    assert refs(Meeting.objects.in_year(2027)) == [late.ref]
    assert Meeting.objects.concerning(a_member(since=date(2027, 1, 1))).exists()
    assert not Meeting.objects.in_year(2026).exists()


def test_upcoming_meetings_are_live_and_the_one_under_way_is_first(frame):
    a_meeting("OVER", host="cph", starts_at=NOW - timedelta(hours=3), hours=1)
    a_meeting("RUNS", host="malmo", starts_at=NOW - timedelta(hours=1))
    a_meeting("NEXT", host="cph", starts_at=NOW + DAY)
    gone = a_meeting("GONE", host="malmo", starts_at=NOW + 2 * DAY)
    gone.status, gone.cancelled_on, gone.cancel_reason_da, gone.cancel_reason_sv = (
        "cancelled",
        NOW.date(),
        "Sne",
        "Snö",
    )
    gone.save()
    assert refs(Meeting.objects.upcoming(NOW)) == ["RUNS", "NEXT"]
    assert "GONE" not in refs(Meeting.objects.live())


def test_the_heading_is_the_title_or_else_the_body(frame):
    plain, titled = a_meeting(), a_meeting(body_id="other", **TITLES)
    assert (plain.heading("sv"), titled.heading("sv")) == ("Den politiska arbetsgruppen", "Besök")
    assert (plain.heading("da"), titled.heading("da")) == ("Den politiske arbejdsgruppe", "Besøg")


@pytest.mark.parametrize("empty", ["", None])
def test_a_title_in_one_language_is_not_silently_replaced_by_the_body_in_the_other(frame, empty):
    one = a_meeting(title_da="Ekstra møde om broen", title_sv=empty)
    assert (one.heading("da"), one.heading("sv")) == ("Ekstra møde om broen", empty)


# --- Who chairs


def chair_of(meeting):
    [one] = with_chairs([meeting])
    return one.chair_city.code, one.chair_person and one.chair_person.name


@pytest.mark.parametrize("host", ["cph", "malmo"])
def test_the_hosts_delegation_leader_chairs(frame, host):
    seat("Leder", "cph")
    seat("Ledare", "malmo")
    assert chair_of(a_meeting(host=host)) == (host, {"cph": "Leder", "malmo": "Ledare"}[host])


@pytest.mark.parametrize("host", ["cph", "malmo"])
def test_the_host_councils_chair_leads_a_joint_meeting(frame, host):
    seat("Leder", host)
    seat("Borgmester", "cph", body="br", role=Seat.Role.COUNCIL_CHAIR)
    seat("Ordförande", "malmo", body="kf", role=Seat.Role.COUNCIL_CHAIR)
    expected = {"cph": "Borgmester", "malmo": "Ordförande"}[host]
    assert chair_of(a_meeting(host=host, body_id="joint_council")) == (host, expected)


def test_the_leader_of_that_day_chairs_also_after_an_election(frame):
    meeting = a_meeting()  # W13
    seat("Før", until=meeting.day)
    seat("Efter", since=meeting.day + DAY)
    assert chair_of(meeting) == ("cph", "Før")
    assert chair_of(a_meeting(host="malmo", starts_at=meeting.starts_at + DAY)) == ("malmo", None)
    assert chair_of(a_meeting(host="cph", starts_at=meeting.starts_at + 2 * DAY)) == ("cph", "Efter")


def test_the_chairmanship_does_not_cross_the_sound(frame):
    seat("Leder", "cph")
    seat("Ersättare", "malmo", role=Seat.Role.SUBSTITUTE)
    assert chair_of(a_meeting(host="malmo")) == ("malmo", None)


def test_chairs_of_many_meetings_take_one_query(frame, django_assert_num_queries):
    for number, city in enumerate(["cph", "malmo"] * 5):
        a_meeting(host=city, starts_at=NOW + number * DAY)
    meetings = list(Meeting.objects.for_lists())
    with django_assert_num_queries(1):
        assert len(with_chairs(meetings)) == 10
    with django_assert_num_queries(0):
        assert with_chairs([]) == []


def test_who_chairs_now(frame):
    leaders = {city: seat(city, city) for city in ("cph", "malmo")}
    assert chair_now(NOW, Meeting.objects)[0].code == "cph"  # nothing scheduled: the first host
    a_meeting(host="cph", starts_at=NOW - DAY)
    a_meeting(host="malmo", starts_at=NOW + DAY)
    a_meeting(host="cph", body_id="joint_council", starts_at=NOW + timedelta(hours=1))
    city, person, _acting = chair_now(NOW, Meeting.objects)
    assert (city.code, person) == ("malmo", leaders["malmo"])
    assert chair_now(NOW - timedelta(hours=22), Meeting.objects)[0].code == "cph"
    assert chair_now(NOW + 2 * DAY, Meeting.objects)[0].code == "cph"
