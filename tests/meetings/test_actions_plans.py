"""Saving a plan: all of its meetings or none, for the schedule it was made for."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied

from meetings import actions, plans
from meetings.actions import HostsDoNotAlternate, ScheduleChanged
from meetings.models import Meeting, turns_by_body
from tests.factories import NOW, TODAY, a_meeting
from tests.meetings.threads import at_once

AG, JC = "working_group", "joint_council"


def turns():
    return turns_by_body(NOW)[0]


def schedule_now():
    return plans.fingerprint(*turns_by_body(NOW))


def proposed(*years):
    return plans.propose(years, turns=turns(), avoid=[], today=TODAY)


def save(sittings, by=None, seen=None):
    seen = seen or schedule_now()
    return actions.save_plan(by=by, sittings=sittings, seen=seen, now=NOW)


@pytest.mark.django_db
def test_all_are_saved_as_planned_drafts(people, cph, malmo):
    saved = save(proposed(2028, 2029), by=people["secretary-malmo"])
    stored = list(Meeting.objects.in_bulk([one.pk for one in saved]).values())
    assert [(one.ref, one.host_city_id) for one in stored] == [
        ("AG-2028-1", "cph"),
        ("JC-2028", "cph"),
        ("AG-2028-2", "malmo"),
        ("AG-2029-1", "cph"),
        ("JC-2029", "malmo"),
        ("AG-2029-2", "malmo"),
    ]
    assert {(one.status, one.visibility, one.kind) for one in stored} == {("planned", "draft", "ordinary")}
    for one in stored:
        host = {"cph": cph, "malmo": malmo}[one.host_city_id]
        assert (one.venue_da, one.venue_sv) == (host.default_venue_da, host.default_venue_sv)
    why = apps.get_model("meetings", "MeetingEvent").objects.latest("pgh_id").pgh_context.metadata
    assert (why["why"], why["user"]) == ("plan ahead", people["secretary-malmo"].pk)


@pytest.mark.django_db
def test_hosts_and_references_go_on_from_the_schedule(frame):
    a_meeting("AG-2027-1", starts_at=NOW + timedelta(days=100))
    a_meeting("JC-2027", host="malmo", body_id=JC, starts_at=NOW + timedelta(days=180))
    saved = save(proposed(2027))
    assert [(one.ref, one.host_city_id) for one in saved] == [("AG-2027-2", "malmo")]
    assert [(one.ref, one.host_city_id) for one in save(proposed(2028))] == [
        ("AG-2028-1", "cph"),
        ("JC-2028", "cph"),
        ("AG-2028-2", "malmo"),
    ]


@pytest.mark.django_db
def test_a_schedule_that_has_changed_is_not_added_to(frame):
    sittings, seen = proposed(2028), schedule_now()
    a_meeting("OTHER", starts_at=NOW + timedelta(days=90))
    with pytest.raises(ScheduleChanged):
        save(sittings, seen=seen)
    assert Meeting.objects.count() == 1


@pytest.mark.django_db
def test_all_or_none(frame):
    """The last of three stands between two meetings of the schedule that would both be its neighbours."""
    a_meeting("A", host="cph", starts_at=NOW + timedelta(days=900), status="confirmed")
    a_meeting("B", host="malmo", starts_at=NOW + timedelta(days=1000), status="confirmed")
    between = plans.sitting_on(AG, (NOW + timedelta(days=950)).date())
    with pytest.raises(HostsDoNotAlternate) as told:
        save([*proposed(2028), between])
    assert told.value.refs == ["B"]
    assert Meeting.objects.count() == 2


@pytest.mark.django_db
def test_later_meetings_that_are_only_planned_follow(frame, cph, malmo):
    usual = {f"venue_{code}": getattr(malmo, f"default_venue_{code}") for code in ("da", "sv")}
    a_meeting("A", host="cph", starts_at=NOW + timedelta(days=900))
    a_meeting("B", host="malmo", starts_at=NOW + timedelta(days=1000), **usual)
    a_meeting("C", host="cph", starts_at=NOW + timedelta(days=1100), venue_da="Skibet", venue_sv="Fartyget")
    [new] = save([plans.sitting_on(AG, (NOW + timedelta(days=950)).date())])
    stored = Meeting.objects.order_by("starts_at").values_list("ref", "host_city", "venue_da", "sequence")
    assert list(stored) == [
        ("A", "cph", None, 0),
        (new.ref, "malmo", malmo.default_venue_da, 0),
        ("B", "cph", cph.default_venue_da, 1),
        ("C", "malmo", "Skibet", 1),
    ]


@pytest.mark.django_db
def test_a_meeting_confirmed_meanwhile_is_shown_first(frame):
    a_meeting("B", host="malmo", starts_at=NOW + timedelta(days=1000))
    sittings, seen = proposed(2028), schedule_now()
    actions.confirm(by=None, meeting=Meeting.objects.get(ref="B"), now=NOW)
    with pytest.raises(ScheduleChanged):
        save(sittings, seen=seen)


@pytest.mark.django_db
@pytest.mark.parametrize("role", ["member-cph", "administrator"])
def test_only_secretariats_plan(people, role):
    with pytest.raises(PermissionDenied):
        save(proposed(2028), by=people[role])
    assert not Meeting.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_of_two_who_save_at_once_one_is_shown_the_others_plan(frame):
    sittings, seen = proposed(2028), schedule_now()

    def job(wait_for_the_other):
        wait_for_the_other()
        return save(sittings, seen=seen)

    results = at_once(job, job)
    assert sorted(type(one).__name__ for one in results) == ["ScheduleChanged", "list"]
    assert Meeting.objects.count() == 3
