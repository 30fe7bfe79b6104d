"""What translators have to do: who sees what, and what comes first."""

from collections import Counter
from datetime import timedelta

import pytest
from django.utils.translation import override

from cooperation.models import (
    Assessment,
    Project,
    Translation,
    by_state,
    numbers_unfinished,
    work_on,
    worklist,
    works,
)
from meetings import actions
from meetings.models import AgendaItem, Meeting
from tests.factories import NOW, TODAY, a_meeting, a_project, a_project_in, an_area, waived

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today(time_machine):
    time_machine.move_to(NOW)


@pytest.fixture
def todo(people):
    """The work into a language, as a secretary sees it."""

    def found(language="sv", role="secretary-malmo"):
        waiting = worklist(Translation.objects.into(language), people[role], TODAY)
        return works(waiting, people[role], TODAY)

    return found


def an_item(meeting, **texts):
    defaults = {"title_da": "Punkt", "title_sv": "Punkt", "type": "decision"}
    actions.write_agenda(by=None, meeting=meeting, items=[{**defaults, **texts}])
    return AgendaItem.objects.get(meeting=meeting)


def behind(instance, field="title"):
    """The source changes, its translation does not."""
    type(instance).objects.filter(pk=instance.pk).update(**{f"{field}_da": "Noget nyt"})
    if isinstance(instance, AgendaItem):
        waived(instance.meeting)


def test_each_language_has_its_own_work(todo):
    danish = a_project(original_language="da")
    swedish = a_project(
        original_language="sv", citizens_will_notice_da="", citizens_will_notice_sv="Det märks."
    )
    assert [(work.subject, [row.field for row in work.rows]) for work in todo("sv")] == [
        (danish, ["citizens_will_notice"])
    ]
    assert [work.subject for work in todo("da", "secretary-cph")] == [swedish]


def test_what_is_finished_is_no_work(todo):
    project = a_project(citizens_will_notice_sv="Det märks.")
    assert todo() == []
    behind(project)
    [work] = todo()
    assert [(row.field, row.state) for row in work.rows] == [("title", "outdated")]
    Project.objects.filter(pk=project.pk).update(title_sv="Något nytt")
    assert todo() == []


def test_the_words_come_with_the_work(todo):
    a_project(title_da="Badebro", title_sv="")
    [work] = todo()
    row = work.rows[0]
    assert (row.source, row.words, str(row.label), row.language, work.naming) == (
        "Badebro",
        "",
        "titel",
        "sv",
        "title",
    )


def test_names_come_before_long_texts_as_the_thing_lists_them(todo):
    a_project(title_sv="", summary_sv="", inspiration_and_motor_da="Motor")
    [work] = todo()
    assert [row.field for row in work.rows] == [
        "title",
        "summary",
        "citizens_will_notice",
        "inspiration_and_motor",
    ]


def test_deadlines_come_first_then_importance_then_what_is_new(todo):
    later = a_meeting(starts_at=NOW + timedelta(days=60))
    soon = a_meeting(host="malmo", starts_at=NOW + timedelta(days=30))
    held = a_meeting(starts_at=NOW - timedelta(days=30))
    for meeting in (later, soon, held):
        behind(an_item(meeting))
    for ref in ("P-1", "P-2"):
        a_project(ref=ref)
    behind(an_area(), "name")
    with override("da"):
        found = [(work.due, str(work.subject)) for work in todo()]
    assert found == [
        (TODAY + timedelta(days=23), f"{soon.ref} 1"),
        (TODAY + timedelta(days=53), f"{later.ref} 1"),
        (None, f"{held.ref} 1"),
        (None, "Noget nyt"),
        (None, "P-2"),
        (None, "P-1"),
    ]


def test_a_cancelled_meeting_hurries_nobody(todo):
    meeting = a_meeting()
    behind(an_item(meeting))
    assert todo()[0].due is not None
    actions.cancel(by=None, meeting=meeting, on=TODAY, reason={"da": "Storm", "sv": "Storm"}, now=NOW)
    assert {work.due for work in todo()} == {None}


def test_the_day_of_a_meeting_is_the_day_in_the_two_cities(todo):
    starts_at = NOW.replace(month=12, day=23, hour=23, minute=30)  # 24 December, half past midnight
    meeting = a_meeting(starts_at=starts_at)
    behind(an_item(meeting))
    assert todo()[0].due.isoformat() == "2026-12-17"


def test_a_proposal_is_needed_for_the_next_meeting_that_deals_with_it(todo):
    project = a_project_in("submitted")
    meeting = a_meeting(starts_at=NOW + timedelta(days=30))
    an_item(meeting, projects=[project])
    assert [(work.subject, work.due) for work in todo()] == [(project, TODAY + timedelta(days=23))]


@pytest.mark.parametrize(
    ("role", "seen"),
    [
        ("secretary-cph", True),
        ("secretary-malmo", False),
        ("member-cph", False),
        ("member-malmo", False),
        ("administrator", True),
    ],
)
def test_a_citys_own_draft_is_work_for_those_who_may_see_it(todo, role, seen):
    a_project_in("draft", "cph")
    assert bool(todo("sv", role)) is seen


def test_a_machine_draft_waits_for_its_reader_after_what_is_missing(todo):
    first, second = a_project(ref="P-1"), a_project(ref="P-2")
    Translation.objects.of(second).filter(state="missing").update(draft="Det märks.", draft_is_machine=True)
    assert [(work.subject, work.rows[0].state) for work in todo()] == [
        (first, "missing"),
        (second, "machine"),
    ]


def test_texts_are_grouped_by_state():
    rows = [Translation(pk=pk, state=state) for pk, state in enumerate(("outdated", "missing", "outdated"))]
    assert [(state, [row.pk for row in group]) for state, group in by_state(rows)] == [
        ("missing", [1]),
        ("outdated", [0, 2]),
    ]


def test_more_work_needs_no_more_queries(people, django_assert_num_queries):
    secretary = people["secretary-malmo"]

    def look():
        waiting = worklist(Translation.objects.into("sv"), secretary, TODAY)
        found = works(waiting[:20], secretary, TODAY)
        return [str(work.subject) for work in found]

    def add(number):
        project = a_project(ref=f"P-{number}")
        Assessment.objects.create(
            project=project, outcome="undetermined", assessed_on=TODAY, reason_da="Fordi"
        )

    add(0)
    with django_assert_num_queries(6):
        assert len(look()) == 2
    for number in range(1, 15):
        add(number)
    with django_assert_num_queries(6):
        assert len(look()) == 20


def test_what_vanishes_between_two_looks_is_left_out(people):
    secretary = people["secretary-malmo"]
    project = a_project_in("draft", "malmo")
    waiting = worklist(Translation.objects.into("sv"), secretary, TODAY)
    Project.objects.filter(pk=project.pk).update(city="cph")
    assert works(waiting, secretary, TODAY) == []


def test_a_meeting_without_a_title_of_its_own_is_named_by_its_text(frame):
    meeting = a_meeting(venue_da="Rådhuset", venue_sv="")
    row = Translation.objects.of(meeting).get(field="venue")
    found = work_on(Meeting.objects.get(pk=meeting.pk), [row], TODAY)
    assert found.due is None  # only `for_translators` knows when it meets
    assert hasattr(meeting, f"{found.naming}_da")


def test_the_numbers_are_those_of_the_list(people, django_assert_num_queries):
    a_project(title_sv="", summary_sv="")
    a_project("malmo", state=Project.State.DRAFT, title_sv="")
    a_meeting(venue_da="Rådhuset")
    a_project(original_language="sv", title_da="")
    for role in ("secretary-malmo", "secretary-cph"):
        with django_assert_num_queries(1):
            numbers = numbers_unfinished(people[role])
        for language in ("da", "sv"):
            listed = Counter()
            for one in worklist(Translation.objects.into(language), people[role], TODAY):
                listed[one.area] += len(one.keys)
            assert numbers[language] == listed
    assert numbers["sv"]["meetings"] == 1
    assert numbers["da"]["initiatives"] > 0
