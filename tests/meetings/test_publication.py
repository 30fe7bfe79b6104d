"""The gate before what the public sees of meetings: both languages, or an officer who says why not."""

import time
from contextlib import contextmanager

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction

from cooperation.actions import OneLanguageOnly, require_both_languages
from cooperation.models import Translation, Waiver
from meetings import actions
from meetings.models import AgendaItem, Meeting
from tests.factories import FROM_BEFORE, NOW, a_meeting
from tests.meetings.threads import at_once

pytestmark = pytest.mark.django_db

IN_BOTH = {
    "type": "decision",
    "title_da": "Bro",
    "title_sv": "Bro över",
    "outcome_da": "Ja",
    "outcome_sv": "Jo",
}
IN_ONE = {**IN_BOTH, "outcome_sv": ""}
# name, agenda, change of its one item, whether the gate opens
CASES = [
    ("in both", [IN_BOTH], {}, True),
    ("without outcome", [{**IN_BOTH, "outcome_da": "", "outcome_sv": ""}], {}, True),
    ("without agenda", [], {}, True),
    ("a decision in one", [IN_ONE], {}, False),
    ("confidential in one", [{**IN_ONE, "confidential": True}], {}, True),
    ("a title left behind", [IN_BOTH], {"title_da": "Bro og vej"}, False),
    ("a decision left behind", [IN_BOTH], {"outcome_da": "Nej"}, False),
    ("both changed", [IN_BOTH], {"outcome_da": "Nej", "outcome_sv": "Nix"}, True),
]


@contextmanager
def refused():
    with pytest.raises(IntegrityError, match="public in one language only"), transaction.atomic():
        yield
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def closed(*items, **fields):
    meeting = a_meeting(visibility=Meeting.Visibility.CLOSED, **fields)
    actions.write_agenda(by=None, meeting=meeting, items=items)
    return meeting


def is_public(meeting):
    return Meeting.objects.get(pk=meeting.pk).visibility == Meeting.Visibility.PUBLIC


@pytest.mark.parametrize(
    ("items", "change", "opens"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_a_meeting_is_published_with_agenda_and_decisions_in_both(secretary_cph, items, change, opens):
    meeting = closed(*items)
    if change:
        meeting.agenda.update(**change)
    if not opens:
        with pytest.raises(OneLanguageOnly):
            actions.publish(by=secretary_cph, meeting=meeting, now=NOW)
        assert meeting.visibility == Meeting.Visibility.CLOSED
        with refused():
            Meeting.objects.update(visibility="public")
    else:
        actions.publish(by=secretary_cph, meeting=meeting, now=NOW)
    assert is_public(meeting) is opens
    assert not Waiver.objects.exists()


def test_publishing_reaches_calendars_and_plans_reminders(people):
    meeting = a_meeting(visibility="draft")
    assert not meeting.reminders.exists()
    actions.publish(by=people["secretary-malmo"], meeting=meeting, now=NOW)
    assert meeting.sequence == 1
    assert meeting.reminders.exists()


def test_what_is_public_is_not_published_again(secretary_cph):
    meeting = a_meeting()
    with pytest.raises(actions.NotAllowed):
        actions.publish(by=secretary_cph, meeting=meeting, now=NOW)
    assert meeting.sequence == 0


@pytest.mark.parametrize("role", ["member-cph", "administrator"])
def test_others_do_not_publish(people, role):
    meeting = a_meeting(visibility="closed")
    with pytest.raises(PermissionDenied):
        actions.publish(by=people[role], meeting=meeting, now=NOW)
    assert not is_public(meeting)


def test_the_title_of_a_public_meeting_is_in_both(secretary_cph):
    meeting = closed(title_da="Visionsmøde")
    with pytest.raises(OneLanguageOnly) as lacks:
        actions.publish(by=secretary_cph, meeting=meeting, now=NOW)
    assert [one.field for one in lacks.value.texts] == ["title"]
    Meeting.objects.update(title_sv="Visionsmöte")
    Meeting.objects.update(title_da="Et visionsmøde")  # a title may be behind, as long as it is there
    actions.publish(by=secretary_cph, meeting=meeting, now=NOW)


def test_an_agenda_that_is_public_is_written_in_both(secretary_cph):
    meeting = a_meeting()
    actions.write_agenda(by=secretary_cph, meeting=meeting, items=[IN_BOTH])
    with pytest.raises(OneLanguageOnly):
        actions.write_agenda(by=secretary_cph, meeting=meeting, items=[IN_ONE])
    assert [one.outcome_sv for one in meeting.agenda.all()] == ["Jo"]


def test_an_officer_may_write_a_public_agenda_in_one(secretary_cph):
    meeting = a_meeting()
    actions.write_agenda(by=secretary_cph, meeting=meeting, items=[IN_ONE], one_language=FROM_BEFORE)
    [waiver] = Waiver.objects.in_force(meeting)
    assert waiver.officer == secretary_cph


@pytest.mark.parametrize(
    "change",
    [
        lambda item: AgendaItem.objects.filter(pk=item.pk).update(outcome_sv=""),
        lambda item: AgendaItem.objects.filter(pk=item.pk).update(outcome_da="Nej"),
        lambda item: AgendaItem.objects.create(meeting=item.meeting, position=2, **IN_ONE),
    ],
    ids=["taken away", "changed in one", "another item"],
)
def test_the_database_refuses_public_decisions_in_one_language(frame, change):
    meeting = a_meeting()
    actions.write_agenda(by=None, meeting=meeting, items=[IN_BOTH])
    with refused():
        change(meeting.agenda.get())


def test_an_item_that_becomes_open_is_asked_too(frame):
    meeting = a_meeting()
    actions.write_agenda(by=None, meeting=meeting, items=[{**IN_ONE, "confidential": True}])
    with refused():
        AgendaItem.objects.update(confidential=False)


# --- An officer may decide otherwise


@pytest.fixture
def waived(secretary_cph):
    meeting = closed(IN_ONE)
    actions.publish(by=secretary_cph, meeting=meeting, now=NOW, one_language=FROM_BEFORE)
    return meeting


def test_an_officer_publishes_with_a_reason(waived, secretary_cph):
    [waiver] = Waiver.objects.in_force(waived)
    assert is_public(waived)
    assert (waiver.officer, waiver.officer_name, waiver.city_id) == (secretary_cph, secretary_cph.name, "cph")
    assert (waiver.reason_da, waiver.reason_sv) == (FROM_BEFORE["da"], FROM_BEFORE["sv"])
    require_both_languages(*waived.documents())


@pytest.mark.parametrize("reason", [{"da": "Haster"}, {"sv": "Brådskande"}, {"da": "", "sv": "x"}])
def test_a_reason_is_given_in_both_languages(secretary_cph, reason):
    meeting = closed(IN_ONE)
    with pytest.raises(IntegrityError, match="waiver_has_a_reason_in_both"):
        actions.publish(by=secretary_cph, meeting=meeting, now=NOW, one_language=reason)
    assert not is_public(meeting)


def test_a_reason_where_nothing_lacks_is_not_kept(secretary_cph):
    actions.publish(by=secretary_cph, meeting=closed(IN_BOTH), now=NOW, one_language=FROM_BEFORE)
    assert not Waiver.objects.exists()


def test_it_holds_for_the_wording_of_then(waived):
    with refused():
        AgendaItem.objects.update(outcome_da="Noget andet")


def test_it_ends_when_the_translation_comes(waived, secretary_cph):
    AgendaItem.objects.update(outcome_sv="Jo")
    assert not Waiver.objects.in_force(waived).exists()
    with refused():
        AgendaItem.objects.update(outcome_da="Noget andet")


@pytest.mark.parametrize(
    "change", [lambda: Waiver.objects.update(reason_da="x"), lambda: Waiver.objects.all().delete()]
)
def test_what_was_decided_stands(waived, change):
    with pytest.raises(Exception, match=r"pgtrigger: Cannot|PROTECT|protected"), transaction.atomic():
        change()


@pytest.mark.parametrize("fields", [{"waived_hash": ""}, {"waiver": None}], ids=["no wording", "no reason"])
def test_a_text_is_waived_with_its_wording_and_its_reason(waived, fields):
    with pytest.raises(IntegrityError, match="what_is_waived_says_why"), transaction.atomic():
        Translation.objects.exclude(waiver=None).update(**fields)


@pytest.mark.django_db(transaction=True)
def test_of_one_who_publishes_and_one_who_adds_a_decision_in_one_language_one_is_refused(frame):
    meeting = closed(IN_BOTH)

    def publish(wait):
        with transaction.atomic():
            Meeting.objects.filter(pk=meeting.pk).update(visibility="public")
            wait()

    def add(wait):
        with transaction.atomic():
            AgendaItem.objects.create(meeting=meeting, position=2, **IN_ONE)
            wait()

    results = at_once(publish, add)
    assert sorted(type(one).__name__ for one in results) == ["IntegrityError", "NoneType"]
    assert is_public(meeting) is (meeting.agenda.count() == 1)


@pytest.mark.django_db(transaction=True)
def test_who_adds_a_decision_waits_for_one_who_is_about_to_publish(frame):
    """Both have been asked before either of them has committed: one that did not wait would see no public meeting."""
    meeting = closed(IN_BOTH)

    def publish(wait):
        with transaction.atomic():
            Meeting.objects.filter(pk=meeting.pk).update(visibility="public")
            ask()
            wait()
            time.sleep(0.5)

    def add(wait):
        with transaction.atomic():
            AgendaItem.objects.create(meeting=meeting, position=2, **IN_ONE)
            wait()
            ask()

    published, added = at_once(publish, add)
    assert published is None
    assert isinstance(added, IntegrityError)
    assert meeting.agenda.count() == 1


def ask():
    """The triggers that otherwise wait for the commit."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
