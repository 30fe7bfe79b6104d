"""Who chairs where the leader is missing, and in what words."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils.translation import override

from cooperation.models import Person, Seat
from meetings.models import Chair, Meeting, chair_now, with_chairs
from tests.factories import NOW, a_meeting

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


def seat(name, city="cph", *, role="member", body="working_group", position=0, **period):
    Seat.objects.create(
        person=Person.objects.create(name=name),
        body_id=body,
        city_id=city,
        role=role,
        position=position,
        **{"starts_on": date(2020, 1, 1), **period},
    )


def chair(meeting):
    [one] = with_chairs([meeting])
    return one.chair.name


def test_the_leader_is_not_acting_wherever_the_seat_stands(frame):
    seat("Medlem", position=1)
    seat("Leder", role="delegation_leader", position=9)
    assert chair(a_meeting()) == "Leder"


@pytest.mark.parametrize(
    ("language", "words"),
    [("da", "Næste (fungerende formand)"), ("sv", "Næste (tjänstgörande ordförande)")],
)
def test_without_a_leader_the_next_of_the_same_city_acts(frame, language, words):
    seat("Senere", position=2)
    seat("Næste", position=1)
    seat("Suppleant", role="substitute", position=0)
    seat("Ledare", "malmo", role="delegation_leader")
    with override(language):
        assert chair(a_meeting()) == words


def test_of_equal_places_the_older_seat_comes_first(frame):
    seat("Først")
    seat("Sidst")
    assert chair(a_meeting()).startswith("Først")


def test_who_stands_in_does_so_only_until_the_new_leader_sits(frame):
    meeting = a_meeting()  # an election between the notice and the meeting (W13)
    seat("Før", role="delegation_leader", ends_on=meeting.day - DAY)
    seat("Næste")
    later = a_meeting(
        host="cph", body_id="other", title_da="Besøg", title_sv="Besök", starts_at=NOW + 90 * DAY
    )
    seat("Efter", role="delegation_leader", starts_on=later.day)
    assert [chair(meeting).split()[0], chair(later)] == ["Næste", "Efter"]
    assert with_chairs([meeting])[0].chair_city.code == "cph"


def test_a_joint_meeting_is_led_by_the_council_and_by_nobody_of_the_working_group(frame):
    seat("Leder", role="delegation_leader")
    meeting = a_meeting(body_id="joint_council")
    assert chair(meeting) == ""
    seat("Medlem af rådet", body="br")
    assert chair(meeting).startswith("Medlem af rådet (")
    seat("Borgmester", body="br", role="council_chair")
    assert chair(meeting) == "Borgmester"


def test_somebody_acts_also_for_the_chair_between_meetings(frame):
    seat("Næste")
    seat("Ledare", "malmo", role="delegation_leader")
    a_meeting(host="cph", starts_at=NOW + DAY)
    assert chair_now(NOW, Meeting.objects)[1:] == (Person.objects.get(name="Næste"), True)
    assert chair_now(NOW + 2 * DAY, Meeting.objects).name == "Ledare"


def test_nobody_has_no_name():
    assert Chair(None).name == ""


@pytest.mark.parametrize(
    ("language", "words"), [("da", "fungerende formand"), ("sv", "tjänstgörande ordförande")]
)
def test_pages_and_calendars_say_that_somebody_acts(client, frame, language, words):
    seat("Næste")
    a_meeting("M")
    addresses = [("meetings:meeting_detail", "M"), ("meetings:meeting_list",), ("home",)]
    with override(language):
        urls = [reverse(name, args=given) for name, *given in addresses]
        urls.append(reverse("meetings:body_calendar", args=["working-group"]))
    for url in urls:
        content = client.get(url).content.decode().replace("\r\n ", "")
        assert f"Næste ({words})" in content, url
