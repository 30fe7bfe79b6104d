"""Entering a version of the declaration: what is read, what is kept, who may, and two at once."""

from datetime import timedelta

import pghistory.models
import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied

from cooperation import actions
from cooperation.models import Chapter, Commitment, Edition, Paragraph, Translation
from oresund.declaration_text import read_declaration
from tests.cooperation.database import at_once
from tests.cooperation.test_actions_at_once import slowly
from tests.factories import ADOPTION, NOW, TODAY, an_entry


@pytest.fixture
def malmo_secretary(people):
    return people["secretary-malmo"]


@pytest.fixture
def enter(malmo_secretary):
    def act(old="växelvis", new="turvis", *, by=None, version=1, **fields):
        return actions.enter_edition(
            by=by or malmo_secretary,
            entry=an_entry(old, new, **fields),
            version=version,
            language="sv",
            now=NOW,
        )

    return act


def test_what_was_entered_is_read_from_now_on(enter):
    enter()
    edition = enter("Politisk ram", "En politisk ram", version=2, **ADOPTION)
    assert edition.number == 3
    assert Edition.objects.by_language()["sv"] == edition
    assert "turvis" in Paragraph.objects.get(chapter__number=3, number=2).text_sv
    assert Chapter.objects.get(number=3).title_sv == "En politisk ram för samarbetet"
    assert {one.number for one in Edition.objects.filter(language="sv")} == {1, 2, 3}
    assert Edition.objects.get(language="sv", number=1).words == read_declaration("sv")


def test_a_version_says_who_for_whom_when_and_why(enter, malmo_secretary):
    edition = enter(comment="Ett bättre ord.")
    edition.refresh_from_db()
    assert (edition.standing, edition.entered_by, edition.city_id, edition.entered_at) == (
        "working_translation",
        malmo_secretary,
        "malmo",
        NOW,
    )
    assert (edition.comment, edition.comment_language) == ("Ett bättre ord.", "sv")
    assert (edition.council, edition.adopted_on, edition.reference) == (None, None, "")


def test_an_adopted_text_says_by_whom_when_and_where(enter):
    edition = enter(**ADOPTION)
    assert edition.is_adopted
    assert (edition.council_id, edition.adopted_on, edition.reference) == (
        "kf",
        ADOPTION["adopted_on"],
        "STK-2026-414",
    )
    assert edition.comment_language == ""


def test_the_danish_stays_and_so_do_the_sentences_of_the_commitments(enter):
    before = [one.words("da") for one in Commitment.objects.all()]
    enter("växelvis", "turvis", **ADOPTION)
    assert [one.words("da") for one in Commitment.objects.all()] == before
    assert Edition.objects.get(language="da").words == read_declaration("da")
    assert "turvis" in Commitment.objects.get(pk="C7").words("sv")


def test_history_and_translations_know_who_wrote_what(enter, malmo_secretary):
    enter()
    kept = apps.get_model("cooperation", "ParagraphEvent").objects.filter(pgh_label="update")
    assert [one.text_sv.count("turvis") for one in kept] == [1]
    assert kept[0].pgh_context.metadata == {
        "user": malmo_secretary.pk,
        "why": "enter a version of the declaration",
    }
    written = Translation.objects.filter(kind="cooperation.paragraph", translated_by=malmo_secretary)
    assert written.count() == 1


@pytest.mark.parametrize("role", ["member-cph", "member-malmo", "administrator"])
def test_nobody_else_enters_a_version(enter, people, role):
    with pytest.raises(PermissionDenied):
        enter(by=people[role])
    assert Edition.objects.count() == 2


def test_either_secretariat_enters_a_version(enter, secretary_cph):
    assert enter(by=secretary_cph).city_id == "cph"


@pytest.mark.parametrize("version", [0, 1, 3])
def test_who_read_another_version_is_told(enter, version):
    latest = enter()
    with pytest.raises(actions.NewerVersion) as told:
        enter("Strategi", "Strategin", version=version)
    assert told.value.edition == latest
    assert Chapter.objects.get(number=2).title_sv == "Strategi"


@pytest.mark.parametrize(
    ("words", "fields", "expected"),
    [
        (("växelvis i Köpenhamn och", "växelvis. Alltså"), {}, {"text_3_2": "sentences"}),
        (("Strategi", ""), {}, {"title_2": "empty"}),
        ((" ", " "), {}, {"standing": "unchanged"}),
        (("a", "a"), {**ADOPTION, "council": "working_group"}, {"council": "council_missing"}),
        (("a", "a"), {**ADOPTION, "reference": ""}, {"reference": "reference_missing"}),
        (("a", "a"), {**ADOPTION, "adopted_on": TODAY + timedelta(days=1)}, {"adopted_on": "date_ahead"}),
    ],
)
def test_an_unfit_text_is_refused_whole(enter, words, fields, expected):
    with pytest.raises(actions.Unfit) as refused:
        enter(*words, **fields)
    assert refused.value.problems == expected
    assert Edition.objects.count() == 2
    assert not pghistory.models.Context.objects.filter(metadata__why__contains="enter a version").exists()


def test_an_adopted_text_gives_way_only_for_a_reason(enter):
    enter(**ADOPTION)
    with pytest.raises(actions.Unfit, match="comment: unexplained"):
        enter(version=2)
    assert not enter(version=2, comment="Beslutet gällde en annan text.").is_adopted


@pytest.mark.django_db(transaction=True)
def test_of_two_who_enter_at_once_one_is_told(people):
    jobs = [
        slowly(
            actions.enter_edition,
            by=people[role],
            entry=an_entry("växelvis", word),
            version=1,
            language="sv",
            now=NOW,
        )
        for role, word in (("secretary-malmo", "turvis"), ("secretary-cph", "omväxlande"))
    ]
    results = at_once(*jobs)
    [entered] = [one for one in results if isinstance(one, Edition)]
    [told] = [one for one in results if isinstance(one, actions.NewerVersion)]
    assert told.edition == entered
    assert Edition.objects.filter(language="sv").count() == 2
    assert Edition.objects.by_language()["sv"].words[3].paragraphs[1] == (
        Paragraph.objects.get(chapter__number=3, number=2).text_sv
    )
