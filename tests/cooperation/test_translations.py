"""How each text stands in the two languages, as the database keeps it, whoever writes."""

import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st
from modeltranslation.translator import translator

from cooperation.actions import recorded
from cooperation.models import FocusArea, Project, Translation
from tests.factories import a_meeting, a_project, an_area

pytestmark = pytest.mark.django_db

DONE, MISSING, OUTDATED = "done", "missing", "outdated"


def stands(instance, field="title"):
    row = Translation.objects.of(instance).get(field=field)
    return row.original, row.state


def rows(instance):
    return {row.field: (row.original, row.state) for row in Translation.objects.of(instance)}


def change(instance, **fields):
    type(instance).objects.filter(pk=instance.pk).update(**fields)


@pytest.fixture
def project(frame):
    """Written first in Danish, with both titles, and what citizens will notice in Danish alone."""
    texts = {"title_da": "Badebro", "title_sv": "Badbrygga", "citizens_will_notice_da": "Det mærkes."}
    return a_project(state="submitted", **texts)


def test_each_text_has_a_row_and_empty_ones_have_none(project):
    assert rows(project) == {
        "title": ("da", DONE),
        "summary": ("da", DONE),
        "citizens_will_notice": ("da", MISSING),
    }


def test_saving_without_a_change_makes_nothing_outdated(project):
    before = list(Translation.objects.of(project).values())
    Project.objects.get(pk=project.pk).save()
    change(project, title_da="Badebro", title_sv="Badbrygga")
    after = list(Translation.objects.of(project).values())
    assert after == before


@pytest.mark.parametrize(
    "same", ["Badebro ", " Badebro", "\tBadebro\r\n", "Badebro\u00a0", "Badebro\u202f", "\ufeffBadebro\u200b"]
)
def test_blank_space_is_no_change(project, same):
    change(project, title_da=same)
    assert stands(project) == ("da", DONE)


def test_lines_that_a_browser_ends_in_its_own_way_are_no_change(project):
    change(project, summary_da="Et\nto", summary_sv="Ett\ntvå")
    change(project, summary_da="Et\r\nto", summary_sv="Ett\r\ntvå")
    assert stands(project, "summary") == ("da", DONE)


def test_one_character_in_two_encodings_is_the_same(project):
    change(project, title_da="\u00c5en")
    change(project, title_sv="Ån")
    change(project, title_da="A\u030aen")
    assert stands(project) == ("da", DONE)


def test_a_change_of_the_source_alone_leaves_the_translation_behind(project):
    change(project, title_da="Badebro og sauna")
    assert stands(project) == ("da", OUTDATED)
    assert Translation.objects.of(project).get(field="title").translated_source == "Badebro"
    assert Translation.objects.left_behind().count() == 1


def test_a_machines_draft_of_an_older_source_is_dropped_and_a_persons_is_kept(project, secretary_cph):
    title = Translation.objects.of(project).filter(field="title")
    title.update(draft="Badbrygga och bastu", draft_is_machine=True)
    change(project, title_da="Sauna")
    assert (title.get().draft, title.get().state) == ("", OUTDATED)
    title.update(draft="Bastu", draft_is_machine=True, draft_by=secretary_cph)
    change(project, title_da="Badstue")
    assert (title.get().draft, title.get().state) == ("Bastu", "machine")


def test_a_source_that_is_put_back_is_translated_again(project):
    change(project, title_da="Badebro og sauna")
    change(project, title_da="Badebro")
    assert stands(project) == ("da", DONE)


def test_a_change_of_the_translation_alone_makes_it_current(project):
    change(project, title_da="Badebro og sauna")
    change(project, title_sv="Badbrygga och bastu")
    assert stands(project) == ("da", DONE)


def test_both_at_once_follow_each_other(project):
    change(project, title_da="Sauna", title_sv="Bastu")
    assert stands(project) == ("da", DONE)


def test_a_translation_that_is_taken_away_is_missing(project):
    change(project, title_sv="")
    assert stands(project) == ("da", MISSING)
    change(project, title_sv=None)
    assert stands(project) == ("da", MISSING)


def test_a_text_that_is_gone_in_both_is_forgotten(project):
    change(project, citizens_will_notice_da="x", citizens_will_notice_sv="y")
    with transaction.atomic():
        change(project, inspiration_and_motor_da="a")
        change(project, inspiration_and_motor_da="")
    assert "inspiration_and_motor" not in rows(project)


def test_what_was_written_first_stays_first(frame):
    area = an_area(why_joint_sv="Därför")
    assert stands(area, "why_joint") == ("sv", MISSING)
    change(area, why_joint_da="Derfor")
    assert stands(area, "why_joint") == ("sv", DONE)
    change(area, why_joint_da="Derfor, ja")
    assert stands(area, "why_joint") == ("sv", DONE)
    change(area, why_joint_sv="Därför, ja")
    assert stands(area, "why_joint") == ("sv", OUTDATED)


def test_when_the_first_is_taken_away_the_other_one_is_the_source(project):
    change(project, title_da="")
    assert stands(project) == ("sv", MISSING)


@pytest.mark.parametrize(("language", "first"), [("da", "da"), ("sv", "sv")])
def test_a_project_written_in_both_says_itself_which_was_first(frame, language, first):
    assert stands(a_project(original_language=language)) == (first, DONE)


@pytest.mark.parametrize(("who", "first"), [("secretary-cph", "da"), ("secretary-malmo", "sv"), (None, "da")])
def test_otherwise_it_is_the_language_of_who_writes(people, who, first):
    with recorded(by=people[who] if who else None, why="test"):
        area = an_area()
    assert stands(area, "name") == (first, DONE)
    row = Translation.objects.of(area).get(field="name")
    assert row.translated_by == (people[who] if who else None)


def test_a_command_may_say_the_language(frame):
    with recorded(by=None, why="test", language="sv"):
        area = an_area()
    assert stands(area, "name") == ("sv", DONE)


def test_bulk_writes_are_noted_too(frame):
    FocusArea.objects.bulk_create([FocusArea(code=f"a{n}", name_da="Ét", name_sv="Ett") for n in range(3)])
    kind = "cooperation.focusarea"
    assert Translation.objects.filter(kind=kind, field="name", state=DONE).count() == 3
    FocusArea.objects.update(name_da="To")
    assert Translation.objects.filter(kind=kind, field="name", state=OUTDATED).count() == 3


def test_what_is_removed_leaves_no_row(frame):
    area = an_area()
    key = str(area.pk)
    area.delete()
    assert not Translation.objects.filter(kind="cooperation.focusarea", object_id=key).exists()


def test_meetings_have_rows_of_their_own(frame):
    meeting = a_meeting(venue_da="Rådhuset", venue_sv="Rådhuset")
    assert rows(meeting) == {"venue": ("da", DONE)}


def test_every_model_with_texts_is_watched(frame):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgrelid::regclass::text, pg_get_functiondef(tgfoid) FROM pg_trigger"
            " WHERE tgname LIKE 'pgtrigger_texts_are_noted%%'"
        )
        code = dict(cursor.fetchall())
    for model in translator.get_registered_models(abstract=False):
        for field in translator.get_options_for_model(model).all_fields:
            assert f"'{model._meta.label_lower}'" in code[model._meta.db_table]
            assert f"'{field}'" in code[model._meta.db_table]


def test_the_frame_was_noted_when_it_was_loaded(cph):
    assert rows(cph)["name"] == ("da", DONE)


@given(st.text(alphabet="aå \n\r\t\u00a0\u2009\u202f\u3000", max_size=12))
def test_the_hash_sees_words_and_not_the_space_around_them(text):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT cooperation_text_hash(%s), cooperation_text_hash(%s)", [text, " ".join(text.split())]
        )
        one, other = cursor.fetchone()
    assert one == other
    assert (one == "") is (not text.split())


@pytest.mark.parametrize(
    "fields",
    [
        {"original": "en"},
        {"draft_is_machine": True},
        {"wanted_at": "2026-01-01T00:00Z"},
        {"field": "summary"},
    ],
)
def test_the_database_refuses(project, fields):
    with pytest.raises(IntegrityError), transaction.atomic():
        Translation.objects.of(project).filter(field="title").update(**fields)
