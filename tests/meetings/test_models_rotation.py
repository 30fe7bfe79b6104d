"""The database has the last word on the rotation: at commit, also against two who write at the same time."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from meetings import actions
from meetings.models import Meeting, RotationException
from tests.factories import NOW, a_meeting
from tests.meetings.threads import at_once

pytestmark = pytest.mark.django_db(transaction=True)

REASON = {"reason_da": "Ombygning", "reason_sv": "Ombyggnad"}
BROKEN = "have the same host and no recorded exception"


def bare_meeting(ref, host, day, **fields):
    start = NOW + timedelta(days=day)
    end = start + timedelta(hours=2)
    return Meeting.objects.create(
        **{
            "ref": ref,
            "host_city_id": host,
            "starts_at": start,
            "ends_at": end,
            "body_id": "working_group",
            **fields,
        }
    )


@pytest.fixture
def three(frame):
    """Copenhagen, Malmö, Copenhagen."""
    return [bare_meeting("A", "cph", 10), bare_meeting("B", "malmo", 20), bare_meeting("C", "cph", 30)]


def add_in_a_transaction(*values):
    with transaction.atomic():
        bare_meeting(*values)
        assert Meeting.objects.filter(ref=values[0]).exists()  # until commit it may still be put right


def except_from_rotation(meeting):
    return RotationException.objects.create(meeting=meeting, agreed_on=date(2026, 11, 1), **REASON)


def test_two_neighbours_with_one_host_are_refused_at_commit(three):
    with pytest.raises(IntegrityError, match=BROKEN):
        add_in_a_transaction("D", "cph", 40)
    assert not Meeting.objects.filter(ref="D").exists()


def test_two_neighbours_with_one_host_are_kept_with_an_exception(three):
    with transaction.atomic():
        except_from_rotation(bare_meeting("D", "cph", 40))
    assert Meeting.objects.get(ref="D").rotation_exception.reason_sv == "Ombyggnad"


@pytest.mark.parametrize(
    "change",
    [
        lambda: Meeting.objects.filter(ref="B").update(host_city="cph"),
        lambda: Meeting.objects.filter(ref="B").update(starts_at=NOW, ends_at=NOW + timedelta(hours=1)),
        lambda: Meeting.objects.filter(ref="B").update(
            status="cancelled",
            cancelled_on=date(2026, 11, 23),
            cancel_reason_da="Sne",
            cancel_reason_sv="Snö",
        ),
        lambda: Meeting.objects.get(ref="B").delete(),
        lambda: Meeting.objects.filter(ref="B").update(body="joint_council"),
        lambda: bare_meeting("X", "malmo", 15),
    ],
    ids=[
        "another host",
        "moved before its neighbour",
        "cancelled",
        "deleted",
        "given to another body",
        "inserted",
    ],
)
def test_no_way_of_writing_gets_past_the_rotation(three, change):
    with pytest.raises(IntegrityError, match=BROKEN):
        change()
    assert list(Meeting.objects.values_list("host_city", flat=True)) == ["cph", "malmo", "cph"]


def test_an_exception_that_is_needed_cannot_be_taken_back(three):
    with transaction.atomic():
        exception = except_from_rotation(bare_meeting("D", "cph", 40))
    with pytest.raises(IntegrityError, match=BROKEN):
        exception.delete()


def test_an_exception_stays_when_it_is_needed_no_longer(three):
    with transaction.atomic():
        except_from_rotation(bare_meeting("D", "cph", 40))
    Meeting.objects.filter(ref="D").update(host_city="malmo")
    assert RotationException.objects.count() == 1


def test_an_exception_does_not_excuse_another_meeting(three):
    except_from_rotation(three[0])
    with pytest.raises(IntegrityError, match=BROKEN):
        bare_meeting("D", "cph", 40)


def test_hosts_may_be_exchanged_in_one_transaction(three):
    with transaction.atomic():
        for meeting in three:
            meeting.host_city_id = "malmo" if meeting.host_city_id == "cph" else "cph"
            meeting.save()
    assert list(Meeting.objects.values_list("host_city", flat=True)) == ["malmo", "cph", "malmo"]


@pytest.mark.parametrize("body", ["joint_council", "other"])
def test_only_the_working_group_has_to_alternate(frame, body):
    for day in (1, 2):
        bare_meeting(f"J{day}", "cph", day, body_id=body, title_da="Møde", title_sv="Möte")
    assert Meeting.objects.count() == 2


def test_a_cancelled_meeting_takes_no_turn(three):
    gone = {
        "status": "cancelled",
        "cancelled_on": date(2026, 11, 1),
        "cancel_reason_da": "Sne",
        "cancel_reason_sv": "Snö",
    }
    bare_meeting("X", "cph", 40, **gone)
    bare_meeting("D", "malmo", 50)
    assert Meeting.objects.live().count() == 4


def test_of_two_who_together_break_the_rotation_exactly_one_succeeds(frame):
    bare_meeting("A", "cph", 10)

    def add(ref, day):
        def job(wait_for_the_other):
            with transaction.atomic():
                bare_meeting(ref, "malmo", day)
                wait_for_the_other()
            return ref

        return job

    first, second = at_once(add("B", 20), add("C", 30))
    assert sorted([type(first), type(second)], key=str) == [IntegrityError, str]
    assert Meeting.objects.count() == 2


def test_one_who_inserts_and_one_who_cancels_do_not_break_it_together(three):
    """Alone each leaves a rotation that holds: A (c) B (m) C (c) without C, or with D (m) after it."""

    def cancel(wait_for_the_other):
        with transaction.atomic():
            Meeting.objects.filter(ref="C").update(
                status="cancelled",
                cancelled_on=date(2026, 11, 23),
                cancel_reason_da="Sne",
                cancel_reason_sv="Snö",
            )
            wait_for_the_other()

    def insert(wait_for_the_other):
        with transaction.atomic():
            bare_meeting("D", "malmo", 40)
            wait_for_the_other()

    assert [type(one) for one in at_once(cancel, insert)].count(IntegrityError) == 1


def test_two_secretariats_who_schedule_at_once_wait_for_each_other(frame):
    a_meeting("A", host="cph")

    def schedule(ref, days):
        def job(wait_for_the_other):
            wait_for_the_other()
            return a_meeting(ref, host="malmo", starts_at=NOW + timedelta(days=days)).ref

        return job

    outcome = at_once(schedule("B", 70), schedule("C", 80))
    assert [type(one) for one in outcome].count(actions.HostsDoNotAlternate) == 1
    assert Meeting.objects.count() == 2


@pytest.mark.parametrize("level", ["READ COMMITTED", "REPEATABLE READ", "SERIALIZABLE"])
def test_no_isolation_level_gets_round_the_alternation(frame, level):
    """Whoever reads an older snapshot is stopped by the write of the lock."""
    bare_meeting("A", "cph", 10)

    def add(ref, day):
        def job(wait_for_the_other):
            with transaction.atomic():
                with connection.cursor() as cursor:
                    cursor.execute(f"SET TRANSACTION ISOLATION LEVEL {level}")
                bare_meeting(ref, "malmo", day)
                wait_for_the_other()
            return ref

        return job

    outcome = at_once(add("B", 20), add("C", 30))
    assert sum(isinstance(one, DatabaseError) for one in outcome) == 1
    assert Meeting.objects.count() == 2
