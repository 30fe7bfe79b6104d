"""Answering which dates suit, and answering anew."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from meetings import actions
from meetings.actions import NotAsked, PollIsClosed
from meetings.models import Poll, Vote, answers_to
from meetings.polling import Tally
from tests.factories import NOW, a_meeting, a_member
from tests.meetings.asking import CLOSES_AT, DAY, START, a_poll, answer, ask, slot
from tests.meetings.threads import at_once

pytestmark = pytest.mark.django_db

SECOND = timedelta(seconds=1)


@pytest.fixture
def poll(frame):
    return a_poll()


def votes(person):
    return [
        (one.answer, one.answered_at)
        for one in Vote.objects.filter(person=person).order_by("slot__starts_at")
    ]


def test_an_answer_is_kept_and_can_be_changed(poll, member_cph):
    answer(poll, member_cph, "yes", "if_need_be", "no")
    assert votes(member_cph.person) == [("yes", NOW), ("if_need_be", NOW), ("no", NOW)]
    answer(poll, member_cph, "no", "if_need_be", "yes", now=NOW + DAY)
    assert [one for one, _at in votes(member_cph.person)] == ["no", "if_need_be", "yes"]
    assert {at for _one, at in votes(member_cph.person)} == {NOW + DAY}


@pytest.mark.parametrize(("now", "is_taken"), [(CLOSES_AT, True), (CLOSES_AT + SECOND, False)])
def test_the_last_moment_is_taken_and_the_one_after_it_is_not(poll, member_cph, now, is_taken):
    if is_taken:
        answer(poll, member_cph, "yes", "yes", "yes", now=now)
    else:
        with pytest.raises(PollIsClosed):
            answer(poll, member_cph, "yes", "yes", "yes", now=now)
    assert Vote.objects.exists() is is_taken


def test_a_settled_question_takes_no_answer(poll, member_cph):
    actions.close_poll(by=None, poll=poll, now=NOW)
    with pytest.raises(PollIsClosed):
        answer(poll, member_cph, "yes", "yes", "yes")


@pytest.mark.parametrize(
    "who",
    [{"body": "br"}, {"is_active": False}, {"since": date(2027, 3, 9)}],
    ids=["elsewhere", "left", "later"],
)
def test_who_is_not_called_does_not_answer(poll, who):
    with pytest.raises(NotAsked):
        answer(poll, a_member("cph", **who), "yes", "yes", "yes")
    assert not Vote.objects.exists()


def test_other_times_and_words_are_not_answers(poll, member_cph):
    other = ask(a_meeting("JC", body_id="joint_council", starts_at=START), slots=[slot(1), slot(2), slot(3)])
    mine = dict.fromkeys(poll.slots.values_list("pk", flat=True), "yes")
    theirs = dict.fromkeys(other.slots.values_list("pk", flat=True), "yes")
    few = dict(list(mine.items())[:2])
    for answers in (theirs, mine | theirs, few, {}, dict.fromkeys(mine, "perhaps")):
        with pytest.raises(NotAsked):
            actions.vote(person=member_cph.person, poll=poll, answers=answers, now=NOW)
    assert not Vote.objects.exists()


def test_the_database_keeps_one_answer_of_a_known_word(poll, member_cph):
    answer(poll, member_cph, "yes", "yes", "yes")
    one = Vote.objects.first()
    for fields in ({"answer": "yes"}, {"answer": "perhaps"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Vote.objects.create(slot=one.slot, person=one.person, answered_at=NOW, **fields)


@pytest.mark.django_db(transaction=True)
def test_a_person_who_answers_twice_at_once_has_one_answer(frame):
    poll, member = a_poll(), a_member("cph")

    def job(word):
        def run(wait):
            wait()
            answer(poll, member, word, word, word)

        return run

    assert at_once(job("yes"), job("no")) == [None, None]
    assert len({one for one, _at in votes(member.person)}) == 1
    assert Vote.objects.count() == 3


@pytest.mark.django_db(transaction=True)
def test_an_answer_at_the_moment_of_the_choice_is_taken_before_it_or_refused(frame):
    poll, member = a_poll(), a_member("cph")
    slots = list(poll.slots.select_related("poll__meeting"))

    def choose(wait):
        wait()
        actions.choose_slot(by=None, slot=slots[0], now=NOW)

    def vote(wait):
        wait()
        answer(poll, member, "yes", "yes", "yes")

    chosen, voted = at_once(choose, vote)
    assert chosen is None
    assert Poll.objects.get().chosen == slots[0]
    assert (voted is None) is Vote.objects.exists()


# --- How they add up


def test_answers_add_up_by_city_and_in_all(poll, people):
    cph, malmo = people["member-cph"], people["member-malmo"]
    second, silent = a_member("malmo"), a_member("cph", role="substitute")
    answer(poll, cph, "yes", "yes", "no")
    answer(poll, malmo, "if_need_be", "yes", "no")
    answer(poll, second, "no", "yes", "no")
    found = answers_to(poll)
    assert [one.tally for one in found.slots] == [
        Tally(yes=1, if_need_be=1, no=1),
        Tally(yes=3),
        Tally(no=3),
    ]
    assert [(one.city.pk, one.tally) for one in found.slots[0].tallies] == [
        ("cph", Tally(yes=1)),
        ("malmo", Tally(if_need_be=1, no=1)),
    ]
    assert [row.person for row in found.silent] == [silent.person]
    assert len(found.answered) == 3


def test_who_is_no_longer_called_does_not_count(poll, people):
    for role in ("member-cph", "member-malmo"):
        answer(poll, people[role], "yes", "yes", "yes")
    people["member-cph"].person.seats.update(ends_on=START.date() - DAY)
    found = answers_to(poll)
    assert [row.person for row in found.answered] == [people["member-malmo"].person]
    assert [one.tally.yes for one in found.slots] == [1, 1, 1]


def test_who_has_no_account_could_not_be_asked(poll):
    reached, gone = a_member("cph"), a_member("malmo", is_active=False)
    assert {row.person: row.has_account for row in answers_to(poll).silent} == {
        reached.person: True,
        gone.person: False,
    }


def test_who_sits_in_two_bodies_has_one_row(frame):
    member = a_member("cph")
    member.person.seats.create(body_id="br", city_id="cph", role="member", starts_on=date(2020, 1, 1))
    poll = ask(a_meeting("JC", body_id="joint_council", starts_at=START))
    assert [row.person for row in answers_to(poll).silent] == [member.person]
