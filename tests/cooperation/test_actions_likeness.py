"""Texts are kept ready to be compared, whoever wrote them in whatever way, and by several workers at once."""

import pytest
from django.db import IntegrityError, connection, transaction

from cooperation import actions
from cooperation.actions import initiatives, likeness, moving
from cooperation.models import ExistingInitiative, Likeness, Project, nearness
from tests.apertium import needs_apertium
from tests.cooperation.database import at_once
from tests.factories import a_project, an_initiative


def texts():
    return {row.title: row for row in Likeness.objects.all()}


def test_what_is_written_waits_and_is_then_prepared_once(frame):
    project = a_project(title_da="Cykelsti", summary_da="En sti.")
    row = project.likeness
    assert (row.waits, row.keys) == (True, [])
    assert actions.prepare_texts() == 1
    row.refresh_from_db()
    assert (row.waits, row.title, row.summary, row.language) == (False, "Cykelsti", "En sti.", "da")
    assert actions.prepare_texts() == 0


@pytest.mark.parametrize("field", ["title_da", "summary_sv", "original_language"])
def test_whatever_changes_the_text_makes_it_wait(frame, field):
    project = a_project()
    actions.prepare_texts()
    Project.objects.filter(pk=project.pk).update(**{field: "sv"})
    assert Likeness.objects.get().waits


def test_other_changes_do_not(frame):
    project = a_project()
    actions.prepare_texts()
    Project.objects.filter(pk=project.pk).update(citizens_will_notice_da="Andet", version=7)
    assert not Likeness.objects.get().waits


@pytest.mark.parametrize(
    ("fields", "language", "text"),
    [
        ({"original_language": "sv"}, "sv", ("Titel", "Text")),
        ({"original_language": "da"}, "da", ("Overskrift", "Tekst")),
        ({"original_language": "da", "title_da": "", "summary_da": ""}, "sv", ("Titel", "Text")),
        ({"original_language": "sv", "title_sv": None, "summary_sv": None}, "da", ("Overskrift", "Tekst")),
    ],
)
def test_a_proposal_is_compared_in_the_language_it_was_written_in(frame, fields, language, text):
    both = {"title_da": "Overskrift", "summary_da": "Tekst", "title_sv": "Titel", "summary_sv": "Text"}
    a_project(state="draft", **{**both, **fields})
    actions.prepare_texts()
    row = Likeness.objects.get()
    assert (row.language, row.title, row.summary) == (language, *text)


@pytest.mark.parametrize(
    ("what", "language", "summary"),
    [
        ({"what_da": "En bro", "what_sv": "En väg"}, "da", "En bro"),
        ({"what_da": "", "what_sv": "En väg"}, "sv", "En väg"),
        ({"what_da": "", "what_sv": ""}, "da", ""),
    ],
)
def test_an_initiative_is_compared_by_its_name_and_what_it_does(frame, what, language, summary):
    an_initiative(name="Broen", **what)
    actions.prepare_texts()
    row = Likeness.objects.get()
    assert (row.language, row.title, row.summary) == (language, "Broen", summary)


def test_a_text_belongs_to_one_thing(frame):
    project, initiative = a_project(), an_initiative()
    for both in ({}, {"project": project, "initiative": initiative}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Likeness.objects.all().delete()
            Likeness.objects.create(**both)


def test_what_is_deleted_leaves_nothing(frame):
    a_project(state="draft").delete()
    an_initiative().delete()
    assert not Likeness.objects.exists()
    assert not ExistingInitiative.objects.exists()


def reversed_words(html, source, target):
    return html.replace("bro", "BRO")


def test_a_translation_is_made_once_and_again_when_the_text_changes(frame):
    project = a_project(state="draft", title_da="En bro", summary_da="Mere", title_sv="", summary_sv="")
    actions.prepare_texts()
    assert actions.translate_texts(reversed_words) == 1
    assert actions.translate_texts(reversed_words) == 0
    row = texts()["En bro"]
    assert (row.title_shadow, row.summary_shadow, row.waits) == ("En BRO", "Mere", True)
    Project.objects.filter(pk=project.pk).update(title_da="To broer")
    actions.prepare_texts()
    assert texts()["To broer"].title_shadow == ""
    assert actions.translate_texts(reversed_words) == 1


def test_what_people_have_translated_needs_no_machine(frame):
    a_project()
    actions.prepare_texts()
    assert actions.translate_texts(reversed_words) == 0


def test_a_machine_that_loses_paragraphs_is_not_asked_again(frame):
    a_project(state="draft", title_sv="", summary_sv="")
    actions.prepare_texts()
    assert actions.translate_texts(lambda html, source, target: "<p>one</p>") == 1
    assert actions.translate_texts(reversed_words) == 0
    assert Likeness.objects.get().title_shadow == ""


def test_marks_in_a_text_are_text(frame):
    a_project(state="draft", title_da="<p>A</p> & <b>B", summary_da="x\n\ny", title_sv="", summary_sv="")
    actions.prepare_texts()
    actions.translate_texts(lambda html, source, target: html)
    row = Likeness.objects.get()
    assert (row.title_shadow, row.summary_shadow) == ("<p>A</p> & <b>B", "x y")


def test_a_text_that_changes_while_it_is_translated_is_translated_again(frame):
    project = a_project(state="draft", title_sv="", summary_sv="")
    actions.prepare_texts()

    def slow(html, source, target):
        Project.objects.filter(pk=project.pk).update(title_da="Nyt")
        actions.prepare_texts()
        return html

    actions.translate_texts(slow)
    assert Likeness.objects.get().title_shadow == ""
    assert Likeness.objects.to_translate().count() == 1


@needs_apertium
def test_the_real_engine_translates_both_ways(frame):
    from oresund import apertium

    a_project(state="draft", title_da="Skolen", summary_da="Et bibliotek", title_sv="", summary_sv="")
    a_project(
        state="draft",
        original_language="sv",
        title_sv="Skolan",
        summary_sv="Vatten",
        title_da="",
        summary_da="",
    )
    actions.prepare_texts()
    assert actions.translate_texts(apertium.translate) == 2
    assert texts()["Skolen"].title_shadow.lower() == "skolan"
    assert texts()["Skolan"].summary_shadow.lower() == "vand"


@pytest.mark.django_db(transaction=True)
def test_two_workers_prepare_each_text_once(frame):
    for number in range(20):
        a_project(title_da=f"Forslag {number}")
    counts = at_once(*[actions.prepare_texts] * 3)
    assert sum(counts) == 20
    assert not Likeness.objects.filter(waits=True).exists()


@pytest.mark.django_db(transaction=True)
def test_no_worker_waits_for_who_has_a_proposal_or_an_initiative_open_for_writing(frame):
    """Who saves waits for the worker that has the text; if the worker waited as well, neither would end."""
    project, initiative = a_project(state="draft"), an_initiative()
    with transaction.atomic():
        moving.locked(project)
        initiatives._locked(initiative)
        assert at_once(actions.prepare_texts) == [2]
    assert not Likeness.objects.filter(waits=True).exists()


@pytest.mark.django_db(transaction=True)
def test_texts_that_somebody_writes_are_not_waited_for_when_all_are_weighed(frame):
    held, other = a_project(title_da="Cykelsti"), a_project(title_da="Havnebad")
    actions.prepare_texts()
    Likeness.objects.update(weights=[])
    with transaction.atomic():
        Project.objects.filter(pk=held.pk).update(title_da="Cykelbro")
        assert at_once(actions.count_texts) == [None]
        other.likeness.refresh_from_db()
        assert len(other.likeness.weights) == len(other.likeness.keys) > 0
    actions.prepare_texts()
    row = Likeness.objects.get(project=held)
    assert len(row.weights) == len(row.keys) > 0


@pytest.mark.django_db(transaction=True)
def test_more_texts_than_are_held_in_one_go_are_prepared(frame, monkeypatch):
    monkeypatch.setattr(likeness, "HELD", 2)
    for number in range(5):
        a_project(title_da=f"Forslag {number}")
    assert actions.prepare_texts(3) == 3
    assert actions.prepare_texts() == 2


def test_crowds_are_measured_once(frame):
    for number in range(3):
        a_project(title_da=f"Cykelsti {number}")
    actions.prepare_texts()
    assert (actions.measure_crowds(), actions.measure_crowds()) == (3, 0)


def test_many_are_weighed_by_and_by(frame, monkeypatch):
    for number in range(5):
        a_project(title_da=f"Cykelsti {number}")
    actions.prepare_texts()
    whole = list(Likeness.objects.values_list("pk", "weights"))
    Likeness.objects.update(weights=[])
    monkeypatch.setattr(nearness, "BATCH", 2)
    actions.count_texts()
    assert all(weights for _pk, weights in whole)
    assert [(pk, pytest.approx(weights)) for pk, weights in whole] == list(
        Likeness.objects.values_list("pk", "weights")
    )


def test_an_index_leads_to_what_waits_and_to_what_shares_a_trait(frame):
    for number in range(300):
        a_project(state="draft", title_da=f"Forslag {number} om cykelstier")
    while actions.prepare_texts():
        pass
    actions.measure_crowds(1000)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE cooperation_likeness; SET LOCAL enable_seqscan = off")
        plans = [rows.explain() for rows in (Likeness.objects.waiting("x"), Likeness.objects.to_translate())]
        cursor.execute("EXPLAIN SELECT id FROM cooperation_likeness WHERE keys @> ARRAY['c1']")
        plans.append(str(cursor.fetchall()))
    assert all("Seq Scan" not in plan for plan in plans)
    assert "likeness_by_trait" in plans[-1]
