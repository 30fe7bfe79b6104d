"""Which notices those who are called to a meeting get, and what becomes of them when it changes before they are sent."""

from datetime import timedelta

import pytest
from django.db import connection
from django.db.models import F
from django.test.utils import CaptureQueriesContext

from cooperation.actions import translate
from cooperation.models import Translation, User
from meetings import actions
from meetings.models import Invitation, Meeting, Notice, Reminder
from tests.factories import NOW, a_meeting, a_member, a_user, an_invitation
from tests.meetings.convened import LATER, START, cancel, move
from tests.meetings.delegations import a_convened_meeting, of, says, seat
from tests.meetings.queue import plan, queue, release, send_all

pytestmark = pytest.mark.django_db


# --- Who is told


def test_everybody_who_is_called_is_invited_once(convened):
    members = [a_member("cph"), a_member("malmo")]
    for user in members:
        an_invitation(convened, user)
    for _ in range(2):
        plan(convened)
    assert send_all() == [(user.pk, "invitation") for user in members]
    plan(convened)
    assert queue() == []


@pytest.mark.parametrize("why", ["released", "deactivated", "no address", "no account"])
def test_some_are_not_told(convened, why):
    member = a_member("cph")
    an_invitation(convened, member, released_at=NOW if why == "released" else None)
    changes = {
        "deactivated": {"is_active": False},
        "no address": {"email": ""},
        "no account": {"person": None},
    }
    User.objects.filter(pk=member.pk).update(**changes.get(why, {"name": member.name}))
    plan(convened)
    assert queue() == []


@pytest.mark.parametrize(
    "fields",
    [{"convened_at": None}, {"visibility": "draft"}, {"status": "held"}],
    ids=["not convened", "draft", "held"],
)
def test_a_meeting_that_calls_nobody_tells_nobody(convened, fields):
    an_invitation(convened, a_member("cph"))
    Meeting.objects.update(**fields)
    plan(convened)
    assert queue() == []


def test_a_meeting_that_has_begun_calls_nobody_any_more(convened):
    an_invitation(convened, a_member("cph"))
    plan(convened, now=START)
    assert queue() == []


def test_whoever_gets_an_account_later_is_invited_then(convened):
    member = a_member("cph", is_active=False)
    an_invitation(convened, member)
    plan(convened)
    User.objects.filter(pk=member.pk).update(is_active=True)
    actions.plan_all_notices(now=NOW)
    assert queue() == [(member.pk, "invitation", 0)]


def test_a_question_about_dates_is_left_alone(convened, member):
    poll = Notice.objects.create(
        meeting=convened, recipient=member, kind="poll", revision=1, due_at=NOW, not_before=NOW
    )
    release(member)
    plan(convened)
    assert Notice.objects.get(state="planned") == poll


# --- What has changed


def test_what_was_sent_is_followed_by_one_change(convened, member):
    send_all()
    move(convened)
    assert queue() == [(member.pk, "change", 1)]
    move(convened, LATER + timedelta(days=1))
    assert queue() == [(member.pk, "change", 2)]
    assert queue("withdrawn") == [(member.pk, "change", 1)]
    assert send_all() == [(member.pk, "change")]


def test_what_is_moved_back_before_anybody_was_told_is_told_to_nobody(convened, member):
    send_all()
    move(convened)
    move(convened, START)
    assert queue() == []


def test_an_invitation_that_waits_says_the_new_time_itself(convened, member):
    move(convened)
    assert queue() == [(member.pk, "invitation", 1)]
    assert send_all() == [(member.pk, "invitation")]


def test_a_confirmation_is_told(convened, member):
    send_all()
    actions.confirm(by=None, meeting=convened, now=NOW)
    assert queue() == [(member.pk, "change", 1)]


def test_neither_a_translation_nor_the_public_is_news(frame, secretary_cph):
    meeting = a_meeting(
        body_id="other",
        visibility="closed",
        starts_at=START,
        title_da="Besøg",
        title_sv="Besök",
        venue_da="Rådhuset",
    )
    told = a_member("cph")
    an_invitation(meeting, told)
    plan(meeting)
    send_all()
    venue = Translation.objects.of(meeting).get(field="venue")
    of_this = {"translation": venue, "source_hash": venue.source_hash}
    for words in ("Rådhuset i Köpenhamn", "Köpenhamns rådhus"):
        translate(by=secretary_cph, words=words, now=NOW, **of_this)
    actions.publish(by=None, meeting=meeting, now=NOW)
    assert Meeting.objects.get().sequence == 3
    assert [kind for user, kind, _revision in queue() if user == told.pk] == []
    Meeting.objects.update(venue_da="Stadshuset", sequence=4)
    plan(meeting)
    assert [kind for user, kind, _revision in queue() if user == told.pk] == ["change"]


def test_what_history_does_not_know_is_no_reason_to_write(convened, member):
    """Such as after a restored backup; or everybody would be written to every minute."""
    send_all()
    Notice.objects.update(revision=99)
    Meeting.objects.update(venue_da="Ny sal", venue_sv="Ny sal")
    plan(convened)
    assert queue() == []


# --- Cancelled, released, called again


def test_a_cancellation_goes_to_those_who_were_invited(convened, member):
    send_all()
    an_invitation(convened, a_member("malmo"))
    plan(convened)
    cancel(convened)
    assert queue() == [(member.pk, "cancellation", 1)]
    assert [kind for _user, kind, _revision in queue("withdrawn")] == ["invitation"]
    assert send_all() == [(member.pk, "cancellation")]
    actions.plan_all_notices(now=NOW)
    assert queue() == []


@pytest.mark.parametrize("state", ["sent", "planned"])
def test_who_was_reminded_and_never_called_hears_once_that_it_is_cancelled(convened, state):
    """R-51: one cancellation, and no more reminders. Both secretariats are among those who are reminded."""
    reminded = [a_member("cph"), a_user(User.Role.SECRETARIAT, "malmo")]
    actions.plan_reminders(meeting=convened, now=NOW)
    sent_at = NOW if state == "sent" else None
    Reminder.objects.update(state=state, sent_at=sent_at)
    cancel(convened)
    for _ in range(2):
        actions.plan_all_notices(now=NOW)
    told = sorted((user.pk, "cancellation") for user in reminded) if state == "sent" else []
    assert sorted(send_all()) == told
    actions.plan_all_notices(now=NOW)
    assert queue() == []
    assert not Reminder.objects.filter(state="planned").exists()


def test_who_is_released_is_told_only_after_having_been_invited(convened, member):
    unsent = a_member("malmo")
    send_all()
    an_invitation(convened, unsent)
    plan(convened)
    release(member)
    release(unsent)
    plan(convened)
    assert queue() == [(member.pk, "release", 0)]


def test_who_was_told_and_is_no_longer_on_the_list_is_released(convened, member):
    send_all()
    Invitation.objects.all().delete()
    plan(convened)
    assert queue() == [(member.pk, "release", 0)]


def test_who_is_called_and_released_in_turn_is_told_each_time(convened, member):
    """A member who cannot come, comes after all, and cannot: the substitute hears of each."""
    now, uids = NOW, set()
    for _ in range(3):
        for at, kind in ((None, "invitation"), (NOW, "release")):
            release(member, at)
            plan(convened, now)
            plan(convened, now)
            uids |= set(Notice.objects.filter(state="planned").values_list("uid", flat=True))
            assert send_all(now) == [(member.pk, kind)]
            now += timedelta(minutes=1)
    assert len(uids) == 6  # no mail server takes one for a copy of another


def test_who_is_released_and_called_again_before_being_told_is_asked_again(frame):
    """What the substitute answered about the first place is gone, and the time to answer runs."""
    for name in ("Asta", "Bo"):
        seat(name)
    seat("Carl", role="substitute")
    meeting = a_convened_meeting()
    says("Bo", "apologies")
    carl = of("Carl").person.user.pk
    assert (carl, "invitation") in send_all()
    later = NOW + timedelta(minutes=5)
    for name, answer in (("Carl", "attending"), ("Bo", "attending"), ("Asta", "apologies")):
        says(name, answer, now=later)
    assert (of("Carl").serves_for.person.name, of("Carl").answer) == ("Asta", "")
    assert [kind for user, kind in send_all(later) if user == carl] == ["invitation"]
    plan(meeting, later)
    assert send_all(later) == []


def test_who_is_deactivated_meanwhile_gets_nothing(convened, member):
    User.objects.filter(pk=member.pk).update(is_active=False)
    assert send_all() == []
    plan(convened)
    assert queue("withdrawn") == [(member.pk, "invitation", 0)]


@pytest.mark.parametrize(("at", "sent"), [(START + timedelta(hours=2), 1), (START + timedelta(hours=3), 0)])
def test_nothing_is_sent_of_a_meeting_that_is_over(convened, member, at, sent):
    send_all()
    cancel(convened)
    assert len(send_all(at)) == sent


def test_as_many_queries_for_one_as_for_thirty(convened, member):
    def queries_of_a_change(*venues):
        send_all()
        counts = []
        for words in venues:  # the second withdraws what the first has planned
            Meeting.objects.update(venue_da=words, venue_sv=words, sequence=F("sequence") + 1)
            with CaptureQueriesContext(connection) as queries:
                plan(convened)
            counts.append(len(queries))
        return counts

    for_one = queries_of_a_change("Sal 1", "Sal 2")
    for _ in range(29):
        an_invitation(convened, a_member("malmo"))
    plan(convened)
    assert queries_of_a_change("Sal 3", "Sal 4") == for_one
    assert len(queue()) == 30
    assert max(for_one) <= 10
