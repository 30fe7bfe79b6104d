"""Reminders follow the answers: none to those who cannot come, and to a substitute what the member would have had."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cooperation.models import Person, Seat
from meetings import actions
from meetings.models import Meeting, Reminder
from meetings.reminder_policy import audiences_of_the_called
from meetings.reminders import NOT_WANTED
from tests.factories import NOW
from tests.meetings.convened import LATER, START, move
from tests.meetings.delegations import a_convened_meeting, called, delegations, of, says
from tests.meetings.queue import arrived, claim

DAY = timedelta(days=1)
ALL, AGENDA_ONLY = [14, 7, 1], [14]


def leads(name, state="planned"):
    rows = Reminder.objects.filter(recipient__person__name=name, state=state).order_by("-days_before")
    return list(rows.values_list("days_before", flat=True))


@pytest.fixture
def meeting(frame):
    delegations()
    return a_convened_meeting(starts_at=START)


def send_all(now):
    sent = []
    while row := claim(now, Reminder):
        arrived(row, now)
        sent.append((row.recipient.name, row.days_before))
    return sorted(sent)


@pytest.mark.django_db
@pytest.mark.parametrize("answer", ["attending", "tentative"])
def test_who_comes_or_may_come_is_reminded(meeting, answer):
    says("Bo", answer)
    assert (leads("Bo"), leads("Carl")) == (ALL, AGENDA_ONLY)


@pytest.mark.django_db
def test_apologies_end_the_reminders_and_the_substitute_gets_them(meeting):
    says("Bo", "apologies")
    assert (leads("Bo"), leads("Carl"), leads("Dorte")) == ([], ALL, AGENDA_ONLY)
    assert leads("Bo", "withdrawn") == ALL
    assert set(Reminder.objects.filter(state="withdrawn").values_list("last_error", flat=True)) == {
        NOT_WANTED
    }


@pytest.mark.django_db
def test_who_comes_after_all_is_reminded_again_and_the_substitute_no_longer(meeting):
    says("Bo", "apologies")
    says("Bo", "attending")
    assert (leads("Bo"), leads("Carl")) == (ALL, AGENDA_ONLY)
    assert not Reminder.objects.filter(state="planned").exclude(last_error="").exists()


@pytest.mark.django_db
def test_a_substitute_who_cannot_come_either_gets_none_and_the_next_one_does(meeting):
    says("Bo", "apologies")
    says("Carl", "apologies")
    assert (leads("Carl"), leads("Dorte")) == ([], ALL)


@pytest.mark.django_db
def test_a_substitute_who_is_passed_over_is_one_among_the_others_again(meeting, secretary_cph):
    says("Bo", "apologies")
    actions.pass_over(by=secretary_cph, invitation=of("Carl"), now=NOW)
    assert (leads("Carl"), leads("Dorte")) == (AGENDA_ONLY, ALL)


@pytest.mark.django_db
def test_a_new_date_asks_and_reminds_everybody_anew(meeting):
    says("Bo", "apologies")
    says("Asta", "attending")
    move(meeting, now=NOW + DAY)
    assert [leads(name) for name in ("Asta", "Bo", "Carl")] == [ALL, ALL, AGENDA_ONLY]
    says("Asta", "apologies", now=NOW + DAY)
    assert (leads("Asta"), leads("Carl")) == ([], ALL)


@pytest.mark.django_db
def test_another_hour_on_the_same_day_lets_the_answers_stand(meeting):
    says("Bo", "apologies")
    move(meeting, START + timedelta(hours=2))
    assert (leads("Bo"), leads("Carl")) == ([], ALL)


@pytest.mark.django_db
def test_what_the_page_shows_before_a_move_asks_everybody_anew_too(meeting):
    says("Bo", "apologies")
    stored = Meeting.objects.select_related("body").get()
    stored.starts_at, stored.ends_at = LATER, LATER + timedelta(hours=3)
    stored.date_revision += 1
    wanted = [one.days_before for one in actions.wanted_reminders(stored, NOW) if one.recipient.name == "Bo"]
    assert sorted(wanted, reverse=True) == ALL


@pytest.mark.django_db
def test_apologies_concern_one_meeting_only(meeting):
    other = a_convened_meeting("M-2", starts_at=LATER, host="malmo")
    actions.answer(invitation=of("Bo", other), answer="apologies", reason="Syg", channel="link", now=NOW)
    reminded = Reminder.objects.filter(recipient__person__name="Bo", state="planned")
    assert set(reminded.values_list("meeting__ref", flat=True)) == {"M-1"}


@pytest.mark.django_db
def test_a_member_whose_seat_ends_before_the_meeting_is_released_and_gets_none(meeting):
    Seat.objects.filter(person__name="Bo").update(ends_on=START.date() - DAY)
    actions.keep_invitations(now=NOW)
    assert "Bo" not in called(meeting)
    assert (leads("Bo"), leads("Bo", "withdrawn")) == ([], ALL)


@pytest.mark.django_db
def test_a_substitute_called_late_gets_the_latest_missed_and_the_one_the_day_before(meeting):
    """Bo falls ill three days before the meeting, when Carl has long had the agenda."""
    at = datetime(2027, 2, 22, 9, tzinfo=UTC)
    assert ("Carl", 14) in send_all(at)
    ill = datetime(2027, 3, 5, 6, tzinfo=UTC)  # the Friday before, on which "the day before" falls as well
    send_all(ill)
    says("Bo", "apologies", now=ill)
    assert (leads("Bo"), leads("Carl")) == ([], [1])
    assert ("Carl", 1) in send_all(ill + timedelta(hours=2))


@pytest.mark.django_db
def test_who_comes_after_all_gets_what_was_missed_once(meeting):
    says("Bo", "apologies")
    at = datetime(2027, 3, 3, 9, tzinfo=UTC)
    send_all(at)
    says("Bo", "attending", now=at)
    assert leads("Bo") == [7, 1]
    assert send_all(at) == [("Bo", 7)]
    actions.plan_all_reminders(now=at)
    assert leads("Bo") == [1]


@pytest.mark.django_db
def test_one_who_has_no_account_to_write_to_disturbs_nobody(meeting):
    Person.objects.get(name="Carl").user.delete()
    says("Bo", "apologies")
    assert leads("Bo") == []


@given(
    audiences=st.sets(st.sampled_from(["secretariats", "members", "members_and_substitutes"])),
    answer=st.sampled_from(["", "attending", "tentative", "apologies"]),
    in_place=st.booleans(),
)
def test_nobody_who_cannot_come_is_in_an_audience_and_nobody_else_loses_one(audiences, answer, in_place):
    found = audiences_of_the_called(audiences, answer=answer, in_place=in_place)
    if answer == "apologies":
        assert found == set()
    else:
        assert found == audiences | ({"members"} if in_place else set())
