"""The registry that the database keeps: an entry for each project, and how many were started each year, whoever writes."""

from datetime import date
from threading import Event

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection, transaction

from cooperation.models import Partner, Project, RegistryEntry, StartedCount
from cooperation.models.registry_search import find, search_for
from cooperation.search_terms import terms
from tests.cooperation.database import at_once, refusals
from tests.factories import TODAY, a_project, a_project_in, an_area, an_initiative


def found(words):
    keys = find(RegistryEntry.objects.all(), search_for(terms(words))).keys
    return set(Project.objects.filter(pk__in=keys).values_list("ref", flat=True))


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("state", "in_progress"),
        ("city_id", "malmo"),
        ("ground", "deepening"),
        ("origin", "private"),
        ("submitted_on", date(2020, 2, 29)),
        ("decided_on", date(2021, 3, 1)),
    ],
)
def test_an_entry_follows_its_project_also_when_many_are_changed_at_once(frame, column, value):
    a_project(), a_project()
    deepened = {"deepens": None} if column != "ground" else {"deepens_id": _known()}
    Project.objects.update(**{column: value}, **deepened)
    assert set(RegistryEntry.objects.values_list(column, flat=True)) == {value}


def _known():
    return an_initiative().pk


def test_the_day_is_that_of_the_decision_else_of_the_submission_else_of_the_last_change(frame):
    decided = a_project(submitted_on=date(2020, 1, 1), decided_on=date(2021, 1, 1))
    submitted = a_project_in("submitted", submitted_on=date(2022, 1, 1))
    draft = a_project_in("draft")
    assert [(one.entry.day, one.entry.year) for one in (decided, submitted)] == [
        (date(2021, 1, 1), 2021),
        (date(2022, 1, 1), None),
    ]
    assert draft.entry.day is not None


@pytest.mark.parametrize("text", ["title", "summary", "citizens_will_notice"])
@pytest.mark.parametrize("language", ["da", "sv"])
def test_a_text_is_found_as_it_is_now(frame, text, language):
    project = a_project(**{f"{text}_{language}": "Et fyrtårn"})
    assert found("fyrtårn") == {project.ref}
    Project.objects.update(**{f"{text}_{language}": "En badebro"})
    assert found("fyrtårn") == set()
    assert found("badebro") == {project.ref}


def test_partners_are_found_as_they_are_now(frame):
    one, other = a_project(ref="A-1"), a_project(ref="B-2")
    Partner.objects.bulk_create(
        [Partner(project=project, name="Fyrtårnet", role="partner") for project in (one, other)]
    )
    assert found("fyrtårnet") == {"A-1", "B-2"}
    one.partners.update(name="Badebroen")
    assert (found("fyrtårnet"), found("badebroen")) == ({"B-2"}, {"A-1"})
    other.partners.update(project=one)
    assert found("fyrtårnet") == {"A-1"}
    Partner.objects.all().delete()
    assert found("fyrtårnet") == found("badebroen") == set()


def test_an_entry_goes_with_its_project(frame):
    a_project()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM cooperation_likeness; DELETE FROM cooperation_project")
    assert not RegistryEntry.objects.exists()
    assert StartedCount.by_year() == {}


def test_nothing_is_entered_anew_when_nothing_that_is_shown_changes(frame):
    project = a_project()
    place = "SELECT ctid::text FROM cooperation_registryentry"
    with connection.cursor() as cursor:
        cursor.execute(place)
        before = cursor.fetchall()
        Project.objects.filter(pk=project.pk).update(version=7, inspiration_and_motor_da="Mere")
        cursor.execute(place)
        assert cursor.fetchall() == before


@pytest.mark.parametrize(
    "longest", ["ø" * 5000, "ord " * 1250, "'\\%_\u200b" * 900, "å" * 1000 + " å" * 1900]
)
def test_no_text_is_too_long_or_too_odd_to_be_entered(frame, longest):
    assert a_project(summary_da=longest, summary_sv=longest).entry.words


def test_what_was_started_is_counted_by_year(frame):
    a_project(decided_on=date(2021, 5, 1))
    for state in ("adopted", "in_progress", "completed", "archived", "rejected", "merged"):
        a_project_in(
            state,
            decided_on=date(2023, 5, 1),
            merged_into=None if state != "merged" else a_project_in("submitted"),
        )
    a_project_in("submitted")
    assert StartedCount.by_year() == {2021: 1, 2022: 0, 2023: 4}
    Project.objects.filter(decided_on__year=2021).update(decided_on=date(2022, 1, 1))
    assert StartedCount.by_year() == {2022: 1, 2023: 4}
    Project.objects.filter(state="archived").delete()
    Project.objects.filter(state="in_progress").update(state="withdrawn", decided_on=None)
    assert StartedCount.by_year() == {2022: 1, 2023: 2}


def test_a_deepening_is_not_counted(frame):
    a_project(ground="deepening", deepens_id=_known())
    assert StartedCount.by_year() == {}


def test_many_at_once_are_counted_in_few_writes(frame):
    one = a_project()
    fields = {
        field.attname: getattr(one, field.attname)
        for field in Project._meta.concrete_fields
        if field.attname not in ("id", "ref")
    }
    rows = [
        Project(**{**fields, "ref": f"M-{number}", "title_sv": "x", "title_da": "x"}) for number in range(300)
    ]
    Project.objects.bulk_create(rows)
    assert StartedCount.by_year() == {TODAY.year: 301}
    assert StartedCount.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_who_adopts_at_the_same_time_waits_for_nobody_and_all_are_counted(frame):
    keys = [a_project_in("recommended", decided_on=None).pk for _ in range(4)]

    def adopt(key):
        def run():
            with transaction.atomic():
                project = Project.objects.get(pk=key)
                project.state, project.decided_on = "adopted", TODAY
                project.save()

        return run

    assert refusals(at_once(*map(adopt, keys))) == []
    assert StartedCount.by_year() == {TODAY.year: 4}


@pytest.mark.django_db(transaction=True)
def test_a_text_and_a_partner_written_at_the_same_time_are_both_found(frame):
    key, partner_is_in = a_project(ref="A-1").pk, Event()

    def write_the_text():
        partner_is_in.wait(timeout=10)
        Project.objects.filter(pk=key).update(title_da="Fyrtårn", title_sv="Fyrtorn")

    def add_a_partner():
        with transaction.atomic():
            Partner.objects.create(project_id=key, name="Badebroens venner", role="partner")
            partner_is_in.set()
            # Long enough that the other one stands before the entry.
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_sleep(0.5)")

    assert refusals(at_once(write_the_text, add_a_partner)) == []
    assert found("fyrtårn") == found("badebroens") == {"A-1"}


def test_who_may_see_a_project_may_see_its_entry(people):
    area = an_area()
    for city in ("cph", "malmo"):
        for state in Project.State.values:
            a_project_in(state, city, focus_area=area)
    for user in [person or AnonymousUser() for person in people.values()]:
        seen = set(Project.objects.visible_to(user).values_list("pk", flat=True))
        assert set(RegistryEntry.objects.visible_to(user).values_list("pk", flat=True)) == seen
