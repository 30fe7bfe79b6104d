"""Ideas that are like one another, found in the database in both languages."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cooperation import actions
from cooperation.models import Concept, Likeness, Project, Rarity, nearness
from cooperation.similarity import find_similar
from tests.cooperation.database import at_once, refusals
from tests.factories import a_project, a_user, an_initiative

LIBRARY = ("Ét lånerkort til bibliotekerne", "Bøger kan lånes i den ene by og afleveres i den anden.")
LIBRARY_SV = ("Gemensamt lånekort på biblioteken", "Låntagare kan lämna tillbaka böcker i båda städerna.")
DOGS_SV = ("Rastgårdar för hundar", "Stängslade ytor där hundar får springa utan koppel.")
CLIMATE_SV = ("Skydd mot skyfall", "Dammar och diken tar hand om regnvattnet när det öser ner.")
CYCLING = ("Cykelstier til skolerne", "Børn skal kunne cykle sikkert til skole.")


@pytest.fixture
def ideas(frame):
    """Some proposals of each city, by a short name."""
    return {
        name: an_idea(code, *texts)
        for name, code, texts in (
            ("library", "sv", LIBRARY_SV),
            ("dogs", "sv", DOGS_SV),
            ("climate", "sv", CLIMATE_SV),
            ("cycling", "da", CYCLING),
        )
    }


def an_idea(code, title, summary, **fields):
    empty = {"title_da": "", "title_sv": "", "summary_da": "", "summary_sv": ""}
    own = {f"title_{code}": title, f"summary_{code}": summary, "original_language": code}
    return a_project("cph" if code == "da" else "malmo", state="submitted", **{**empty, **own, **fields})


def found(title, summary, language="da", **options):
    return find_similar(title=title, summary=summary, language=language, **options)


def test_the_same_idea_comes_first_in_the_other_language(ideas):
    hits = found(*LIBRARY).other_language
    assert hits[0].project == ideas["library"]
    assert hits[0].initiative is None
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_it_says_why_in_words_of_both_texts(ideas):
    because = found(*LIBRARY).other_language[0].because
    assert ("bibliotekerne", "biblioteken") in because
    assert 1 <= len(because) <= 6


def test_each_language_has_a_list_of_its_own(ideas):
    own = an_idea("da", "Lånerkort for børn", "Bibliotekerne giver alle børn et lånerkort.")
    similar = found(*LIBRARY)
    assert [hit.project for hit in similar.same_language][:1] == [own]
    assert own not in [hit.project for hit in similar.other_language]


def test_a_swedish_text_finds_a_danish_one(ideas):
    similar = found("Cykelvägar till skolorna", "Barn ska kunna cykla säkert.", "sv")
    assert similar.other_language[0].project == ideas["cycling"]


def test_what_others_already_do_is_found_too(ideas):
    initiative = an_initiative(
        name="Bibliotekssamverkan", what_da="", what_sv="Ett lånekort på alla bibliotek."
    )
    hits = found(*LIBRARY).other_language
    assert initiative in [hit.initiative for hit in hits[:2]]
    assert all((hit.project is None) is not (hit.initiative is None) for hit in hits)


def test_a_list_is_no_longer_than_asked_for(ideas):
    assert len(found(*LIBRARY, limit=1).other_language) == 1
    for number in range(4):
        an_idea("sv", f"Lånekort {number}", LIBRARY_SV[1])
    assert len(found(*LIBRARY, limit=3).other_language) == 3


def test_a_text_is_not_like_itself(ideas):
    similar = found(*LIBRARY_SV, "sv", besides=ideas["library"])
    assert ideas["library"] not in [hit.project for one in similar for hit in one]


def test_drafts_of_the_other_city_stay_its_own(ideas, secretary_cph):
    secretary_malmo = a_user("secretariat", "malmo")
    draft = a_project("malmo", state="draft", original_language="sv", title_sv=LIBRARY_SV[0], title_da="")
    mine = found(*LIBRARY, visible_to=secretary_cph).other_language
    assert draft not in [hit.project for hit in mine]
    assert ideas["library"] in [hit.project for hit in mine]
    theirs = found(*LIBRARY, visible_to=secretary_malmo).other_language
    assert draft in [hit.project for hit in theirs]


@pytest.mark.parametrize("nothing", ["", "   ", "og af til", "1234 ?!", "\0\0"])
def test_what_says_nothing_is_like_nothing(ideas, nothing):
    assert found(nothing, nothing) == ([], [])


def test_other_languages_are_not_compared(ideas):
    with pytest.raises(ValueError, match="'en'"):
        found("Library", "Cards", "en")


def test_a_text_that_has_changed_is_found_by_what_it_says_now(ideas):
    Project.objects.filter(pk=ideas["dogs"].pk).update(title_sv=LIBRARY_SV[0], summary_sv=LIBRARY_SV[1])
    assert {hit.project for hit in found(*LIBRARY).other_language[:2]} == {ideas["dogs"], ideas["library"]}


def test_many_that_come_at_once_are_found(ideas):
    Project.objects.bulk_create(
        Project(ref=f"X-{n}", city_id="malmo", original_language="sv", title_sv=f"Lånekort {n}")
        for n in range(20)
    )
    assert len(found("Lånerkort", "", limit=30).other_language) >= 20


def test_what_is_gone_is_not_found(frame):
    idea = an_idea("sv", *LIBRARY_SV)
    found(*LIBRARY)
    Project.objects.filter(pk=idea.pk).delete()
    assert found(*LIBRARY) == ([], [])


def test_secretariats_teach_it_words(ideas):
    assert not found("Zumba", "").other_language
    Concept.objects.create(kind="same", danish="zumba, zumbatime", swedish="rastgård, hundgård")
    assert found("Zumba", "").other_language[0].project == ideas["dogs"]
    Concept.objects.create(kind="never", danish="zumba", swedish="rastgård, rastgårdar")
    assert ideas["dogs"] not in [hit.project for hit in found("Zumba", "").other_language]


def test_the_number_of_queries_does_not_grow(ideas):
    found(*LIBRARY)
    with CaptureQueriesContext(connection) as few:
        found(*LIBRARY)
    for number in range(30):
        an_idea("sv", f"Lånekort {number}", LIBRARY_SV[1])
    found(*LIBRARY)
    with CaptureQueriesContext(connection) as many:
        found(*LIBRARY)
    assert len(few) == len(many) <= 9


@pytest.mark.django_db(transaction=True)
def test_of_searches_at_once_none_stands_in_the_way_of_another(frame):
    for number in range(40):
        an_idea("da" if number % 2 else "sv", f"Lånekort {number}", LIBRARY_SV[1])
    answers = at_once(*[lambda: found(*LIBRARY)] * 4, actions.count_texts, actions.measure_crowds)
    assert refusals(answers) == []
    assert all(len(answer.same_language) <= 5 for answer in answers[:4])
    assert not Likeness.objects.filter(waits=True).exists()


def test_saying_why_asks_the_database_nothing(ideas, django_assert_num_queries):
    similar = found(*LIBRARY)
    with django_assert_num_queries(0):
        assert any(hit.because for one in similar for hit in one)


def test_those_of_one_language_leave_room_for_the_others(ideas, monkeypatch):
    monkeypatch.setattr(nearness, "COMPARED", 1)
    for number in range(30):
        an_idea("da", f"Lånerkort {number}", LIBRARY[1])
    assert found(*LIBRARY, limit=1).other_language[0].project == ideas["library"]


def test_rare_words_count_more_than_common_ones(frame):
    for number in range(12):
        an_idea("sv", f"Möte {number}", "Ett möte om samarbete i staden.")
    rare = an_idea("sv", "Möte om hundar", "Ett samtal.")
    assert found("Møde om hunde", "Et møde om samarbejde.").other_language[0].project == rare


def test_what_is_counted_is_all_that_is_there(ideas):
    found(*LIBRARY)
    assert Rarity.objects.total() == Likeness.objects.count() == 4
    assert Likeness.objects.filter(waits=False, crowd__isnull=False).count() == 4
    assert all(len(one.keys) == len(one.times) == len(one.weights) > 0 for one in Likeness.objects.all())


def test_a_text_is_also_found_by_its_translation_which_is_never_shown(ideas):
    def engine(html, source, target):
        assert {source, target} == {"da", "sv"}
        return html.replace("Rastgårdar", "Zumba").replace("Gemensamt", "Zumba")

    found(*LIBRARY)
    assert not found("Zumba", "").other_language
    assert actions.translate_texts(engine) == 4
    hits = found("Zumba", "").other_language
    assert {hit.project for hit in hits} == {ideas["dogs"], ideas["library"]}
    assert hits[0].because == []
