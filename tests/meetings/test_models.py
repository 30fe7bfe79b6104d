"""What the database refuses whoever writes, what it never lets go of, and what it remembers of each change."""

from datetime import date, timedelta

import pytest
from django.apps import apps
from django.db import IntegrityError, InternalError, connection
from django.db.models import ProtectedError

from cooperation.models import City, User
from meetings import actions
from meetings.models import AgendaItem, Attendance, Meeting, Reminder, ReminderRule, RotationException
from tests.factories import NOW, a_meeting

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)
START = NOW + timedelta(days=60)
BOTH = {"title_da": "Besøg", "title_sv": "Besök"}
CANCELLED = {
    "status": "cancelled",
    "cancelled_on": date(2026, 12, 1),
    "cancel_reason_da": "Sne",
    "cancel_reason_sv": "Snö",
}


def bare_meeting(ref="M", *, body="working_group", host="cph", starts_at=START, length=3 * HOUR, **fields):
    """Past all actions, straight into the table."""
    return Meeting.objects.create(
        ref=ref, body_id=body, host_city_id=host, starts_at=starts_at, ends_at=starts_at + length, **fields
    )


# --- Meetings


@pytest.mark.parametrize(
    ("constraint", "fields"),
    [
        ("meeting_ends_after_it_starts", {"length": -HOUR}),
        ("meeting_ends_after_it_starts", {"length": 0 * HOUR}),
        ("meeting_lasts_a_day_at_most", {"length": 24 * HOUR + timedelta(seconds=1)}),
        ("cancelled_says_when_and_why", {**CANCELLED, "cancelled_on": None}),
        ("cancelled_says_when_and_why", {**CANCELLED, "cancel_reason_da": None}),
        ("cancelled_says_when_and_why", {**CANCELLED, "cancel_reason_sv": None}),
        ("cancelled_says_when_and_why", {**CANCELLED, "cancel_reason_sv": ""}),
        ("cancelled_says_when_and_why", {"status": "planned", "cancelled_on": date(2026, 12, 1)}),
        ("other_meeting_has_a_title", {"body": "other"}),
        ("other_meeting_has_a_title", {"body": "other", **BOTH, "title_sv": None}),
        ("other_meeting_has_a_title", {"body": "other", **BOTH, "title_da": ""}),
        ("known_words", {"status": "postponed"}),
        ("host_city_id", {"host": None}),
    ],
)
def test_a_meeting_that_cannot_be_is_refused(frame, constraint, fields):
    with pytest.raises(IntegrityError, match=constraint):
        bare_meeting(**fields)


@pytest.mark.parametrize(
    "fields",
    [
        {"length": 24 * HOUR},
        CANCELLED,
        {"body": "other", **BOTH},
        {"body": "joint_council"},
        {"status": "held"},
    ],
)
def test_a_meeting_on_the_edge_of_what_can_be_is_kept(frame, fields):
    kept = bare_meeting(**fields)
    assert Meeting.objects.get() == kept


@pytest.mark.parametrize("shift", [-2 * HOUR, 0 * HOUR, HOUR])
def test_a_body_cannot_meet_twice_at_one_time(frame, shift):
    bare_meeting("A")
    with pytest.raises(IntegrityError, match="one_meeting_at_a_time"):
        bare_meeting("B", starts_at=START + shift, host="malmo")


@pytest.mark.parametrize(
    "fields",
    [{"starts_at": START + 3 * HOUR}, {"starts_at": START - 3 * HOUR}, {"body": "joint_council"}, CANCELLED],
    ids=["right after", "right before", "another body", "cancelled"],
)
def test_what_only_seems_to_overlap_is_kept(frame, fields):
    bare_meeting("A")
    bare_meeting("B", host="malmo", **fields)
    assert Meeting.objects.count() == 2


def test_a_reference_is_given_once(frame):
    bare_meeting("A")
    with pytest.raises(IntegrityError, match="ref"):
        bare_meeting("A", body="joint_council")


def test_a_meeting_is_replaced_once(frame):
    gone = bare_meeting("A", **CANCELLED)
    bare_meeting("B", replaces=gone)
    with pytest.raises(IntegrityError, match="replaces"):
        bare_meeting("C", body="joint_council", replaces=gone)


# --- What belongs to a meeting


@pytest.mark.parametrize("titles", [{}, {"title_da": "Økonomi"}, {"title_da": "Økonomi", "title_sv": ""}])
def test_an_item_has_a_title_in_both_languages(frame, titles):
    with pytest.raises(IntegrityError, match="item_titled_in_both_languages"):
        AgendaItem.objects.create(meeting=bare_meeting(), position=1, type="formal", **titles)


def test_two_items_cannot_stand_in_one_place(frame):
    meeting = bare_meeting()
    items = [AgendaItem(meeting=meeting, position=1, type="formal", **BOTH) for _ in range(2)]
    AgendaItem.objects.bulk_create(items)
    with pytest.raises(IntegrityError, match="one_item_per_position"):
        connection.check_constraints()


@pytest.mark.parametrize(
    "reason", [{"reason_da": "Aftalt"}, {"reason_sv": "Avtalat"}, {"reason_da": "", "reason_sv": ""}]
)
def test_an_exception_gives_its_reason_in_both_languages(frame, reason):
    with pytest.raises(IntegrityError, match="exception_has_a_reason_in_both"):
        RotationException.objects.create(meeting=bare_meeting(), agreed_on=date(2026, 11, 1), **reason)


def test_a_city_is_counted_once_at_a_meeting(frame):
    meeting = bare_meeting()
    Attendance.objects.create(meeting=meeting, city_id="cph", present=9)
    with pytest.raises(IntegrityError, match="one_attendance_per_city"):
        Attendance.objects.create(meeting=meeting, city_id="cph", present=8)


def test_there_is_one_rule_for_each_lead_and_audience(frame):
    with pytest.raises(IntegrityError, match="one_rule_per_lead_and_audience"):
        ReminderRule.objects.create(
            body_id="working_group", days_before=42, audience="secretariats", purpose="agenda"
        )


def test_no_reminder_comes_more_than_a_year_ahead(frame):
    with pytest.raises(IntegrityError, match="a_reminder_comes_within_a_year"):
        ReminderRule.objects.update(days_before=366)


@pytest.mark.parametrize(
    ("state", "sent_at"), [("sent", None), ("planned", NOW), ("withdrawn", NOW), ("failed", NOW)]
)
def test_what_was_sent_says_when_and_nothing_else_does(member_cph, state, sent_at):
    a_meeting(starts_at=START)
    with pytest.raises(IntegrityError, match="sent_says_when"):
        Reminder.objects.filter(days_before=7).update(state=state, sent_at=sent_at)


def test_nobody_is_reminded_twice_of_one_thing(member_cph):
    a_meeting(starts_at=START)
    copy = Reminder.objects.filter(recipient=member_cph, days_before=7).values().get()
    del copy["id"], copy["uid"]
    with pytest.raises(IntegrityError, match="one_reminder_per_person_meeting_revision_and_lead"):
        Reminder.objects.create(**copy)


# --- What happened stays


@pytest.mark.parametrize("past", [{"status": "held"}, CANCELLED], ids=["held", "cancelled"])
@pytest.mark.parametrize(
    "delete", [Meeting.delete, lambda one: Meeting.objects.filter(pk=one.pk)._raw_delete("default")]
)
def test_a_meeting_of_the_record_cannot_be_deleted(frame, past, delete):
    meeting = bare_meeting(**past)
    with pytest.raises(InternalError, match="Cannot delete"):
        delete(meeting)


@pytest.mark.parametrize("status", ["planned", "confirmed"])
def test_a_plan_can_be_deleted_with_its_reminders(member_cph, status):
    meeting = a_meeting(starts_at=START, status=status)
    assert meeting.reminders.exists()
    meeting.delete()
    assert not Reminder.objects.exists()


def test_a_city_that_hosts_cannot_be_deleted(frame):
    bare_meeting()
    with pytest.raises(ProtectedError):
        City.objects.get(pk="cph").delete()


# --- History


def events(model):
    return list(apps.get_model("meetings", f"{model}Event").objects.order_by("pgh_id"))


def test_history_keeps_both_languages_and_says_who_and_why(secretary_cph):
    a_meeting("V", by=secretary_cph, body_id="other", **BOTH)
    [created] = events("Meeting")
    assert (created.title_da, created.title_sv, created.pgh_label) == ("Besøg", "Besök", "insert")
    assert created.pgh_context.metadata == {"user": secretary_cph.pk, "why": "schedule"}


def test_history_sees_what_goes_past_the_actions(frame):
    meeting = bare_meeting()
    Meeting.objects.update(venue_sv="Rådhuset")
    meeting.delete()
    assert [(one.pgh_label, one.venue_sv) for one in events("Meeting")] == [
        ("insert", None),
        ("update", "Rådhuset"),
        ("delete", "Rådhuset"),
    ]


@pytest.mark.parametrize("language", ["da", "sv"])
def test_history_keeps_the_agenda_and_its_outcome(secretary_cph, language):
    item = {"type": "decision", **BOTH, "outcome_da": "Vedtaget.", "outcome_sv": "Beslutat."}
    actions.write_agenda(by=secretary_cph, meeting=a_meeting(), items=[item])
    [written] = events("AgendaItem")
    assert getattr(written, f"outcome_{language}") == item[f"outcome_{language}"]
    assert written.pgh_context.metadata["why"] == "agenda"


def test_history_keeps_an_agreement_on_the_host(secretary_cph):
    actions.agree_exception(
        by=secretary_cph,
        meeting=a_meeting(),
        agreed_on=date(2026, 11, 1),
        reason={"da": "Ombygning", "sv": "Ombyggnad"},
    )
    [agreed] = events("RotationException")
    assert (agreed.reason_da, agreed.reason_sv) == ("Ombygning", "Ombyggnad")
    assert agreed.pgh_context.metadata == {"user": secretary_cph.pk, "why": "agree on host"}


def test_the_chair_cannot_be_stored_anywhere():
    columns = {field.name for field in Meeting._meta.get_fields()}
    assert not {name for name in columns if "chair" in name}


@pytest.mark.parametrize("ref", ["2027", "1", "20-27"])
def test_a_reference_holds_a_letter(frame, ref):
    """Digits alone would be taken for a year in the address."""
    with pytest.raises(IntegrityError, match="reference_holds_a_letter"):
        a_meeting(ref)


@pytest.mark.parametrize("state", ["held", "cancelled"])
@pytest.mark.parametrize(
    "change",
    [
        lambda: AgendaItem.objects.all().delete(),
        lambda: Attendance.objects.all().delete(),
        lambda: Meeting.objects.update(ref="ANOTHER"),
        lambda: Meeting.objects.update(body="joint_council"),
        lambda: Meeting.objects.update(host_city="malmo"),
    ],
    ids=["agenda", "attendance", "reference", "body", "host"],
)
def test_what_was_held_or_cancelled_keeps_what_it_was(frame, state, change):
    meeting = a_meeting("M", host="cph")
    item = {"type": "decision", "title_da": "Bro", "title_sv": "Bro"}
    actions.write_agenda(by=None, meeting=meeting, items=[item])
    Attendance.objects.create(meeting=meeting, city_id="cph", present=9)
    reason = {"cancelled_on": date(2026, 11, 23), "cancel_reason_da": "Sne", "cancel_reason_sv": "Snö"}
    Meeting.objects.update(status=state, **(reason if state == "cancelled" else {}))
    with pytest.raises(InternalError, match=r"stays|Cannot update"):
        change()


@pytest.mark.parametrize(
    ("model", "junk"),
    [
        (AgendaItem, {"type": "junk"}),
        (ReminderRule, {"audience": "junk"}),
        (ReminderRule, {"purpose": "junk"}),
        (User, {"declined": ["junk"]}),
        (Reminder, {"state": "junk"}),
    ],
)
def test_words_that_nobody_knows_are_refused(member_cph, model, junk):
    meeting = a_meeting("M", starts_at=NOW + timedelta(days=60))
    actions.write_agenda(
        by=None, meeting=meeting, items=[{"type": "formal", "title_da": "A", "title_sv": "B"}]
    )
    assert model.objects.exists()
    with pytest.raises(IntegrityError, match="known"):
        model.objects.update(**junk)
