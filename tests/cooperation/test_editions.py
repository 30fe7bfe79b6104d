"""Versions of the declaration in the database: they stand, and what is read is the latest of them."""

from datetime import date, timedelta
from importlib import import_module

import pytest
from django.db import connection

from cooperation.models import Chapter, Edition, Paragraph
from oresund.declaration_text import read_declaration
from tests.cooperation.database import refused, refused_by_trigger
from tests.factories import NOW, a_user

pytestmark = pytest.mark.usefixtures("frame")

ADOPTED = {
    "standing": "adopted",
    "council_id": "kf",
    "adopted_on": date(2026, 11, 1),
    "reference": "STK-2026-414",
}


def version(**fields):
    """The next version of the Swedish, with the words that are read."""
    words = Edition.objects.get(language="sv", number=1).chapters
    defaults = {"language": "sv", "number": 2, "standing": "working_translation", "chapters": words}
    return Edition.objects.create(**{**defaults, "entered_at": NOW, **fields})


def commit():
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def test_the_first_version_of_each_is_that_of_the_file():
    first = {one.language: (one.number, one.standing) for one in Edition.objects.all()}
    assert first == {"da": (1, "original"), "sv": (1, "working_translation")}
    for language in first:
        assert Edition.objects.get(language=language).words == read_declaration(language)


@pytest.mark.parametrize("language", ["da", "sv"])
@pytest.mark.parametrize(
    "change",
    [{"standing": "adopted"}, {"chapters": []}, {"entered_at": NOW}, {"comment": "Annat"}, {"number": 9}],
)
def test_no_version_is_changed(language, change):
    with refused_by_trigger():
        Edition.objects.filter(language=language).update(**change)


def test_no_version_is_removed():
    version()
    with refused_by_trigger():
        Edition.objects.filter(language="sv", number=1)._raw_delete("default")
    assert Edition.objects.filter(language="sv").count() == 2


def test_a_number_is_given_once_in_a_language():
    with refused("one_version_per_number"):
        version(number=1)


@pytest.mark.parametrize(
    "fields",
    [
        {"language": "da", "number": 2, "standing": "original"},
        {"language": "da", "number": 2},
        {"language": "da", "number": 2, **ADOPTED},
        {"standing": "original"},
        {"language": "no"},
        {"number": 0},
    ],
)
def test_the_original_has_one_version_and_the_translation_is_none(fields):
    with refused("the_original_has_one_version"):
        version(**fields)


@pytest.mark.parametrize(
    "fields",
    [
        *(
            {**ADOPTED, **missing}
            for missing in ({"council_id": None}, {"adopted_on": None}, {"reference": ""})
        ),
        *({key: value} for key, value in ADOPTED.items() if key != "standing"),
    ],
)
def test_an_adopted_text_and_no_other_says_by_whom_when_and_where(fields):
    with refused("adopted_text_says_by_whom_and_when"):
        version(**fields)


def test_an_adopted_text_is_kept():
    assert version(**ADOPTED).is_adopted
    commit()


@pytest.mark.parametrize("body", ["working_group", "joint_council", "other"])
def test_only_a_council_adopts(body):
    with refused("adopted_by_a_council"):
        version(**ADOPTED | {"council_id": body})


def test_nothing_is_adopted_after_it_was_entered():
    local = NOW.replace(hour=23, minute=30)  # in Copenhagen the next day has begun
    version(**ADOPTED | {"adopted_on": local.date() + timedelta(days=1)}, entered_at=local)
    with refused("adopted_before_it_was_entered"):
        version(number=3, **ADOPTED | {"adopted_on": local.date() + timedelta(days=2)}, entered_at=local)


def test_who_enters_a_version_does_so_for_a_city():
    user = a_user("secretariat", "malmo")
    for fields in ({"entered_by": user}, {"city_id": "malmo"}):
        with refused("entered_on_behalf_of_a_city"):
            version(**fields)
    assert version(entered_by=user, city_id="malmo").city.name_sv == "Malmö"


@pytest.mark.parametrize(
    "fields",
    [{"comment": "Bättre"}, {"comment": "Bättre", "comment_language": "no"}, {"comment_language": "sv"}],
)
def test_a_comment_has_its_language(fields):
    with refused("a_comment_has_its_language"):
        version(**fields)


def test_a_comment_is_only_in_its_language():
    edition = version(comment="Bättre", comment_language="sv")
    assert (edition.remark("sv"), edition.remark("da")) == ("Bättre", "")


def test_words_without_a_version_are_refused_at_commit():
    Paragraph.objects.filter(chapter__number=1, number=1).update(text_sv="Andra ord.")
    with refused("the_latest_version_is_current|not those of its latest version"):
        commit()
    Paragraph.objects.filter(chapter__number=1, number=1).update(
        text_sv=read_declaration("sv")[1].paragraphs[0]
    )
    commit()


def test_a_heading_without_a_version_is_refused_at_commit():
    Chapter.objects.filter(number=1).update(title_sv="Visionen")
    with refused("not those of its latest version"):
        commit()
    Chapter.objects.filter(number=1).update(title_sv="Vision")


@pytest.mark.parametrize("damage", [lambda words: words[:-1], lambda words: [], lambda words: "Vision"])
def test_a_version_that_nobody_reads_is_refused_at_commit(damage):
    words = damage(Edition.objects.get(language="sv").chapters)
    with refused("not those of its latest version"):
        version(chapters=words)
        commit()


def test_a_paragraph_more_is_refused_at_commit():
    chapter = Chapter.objects.get(number=3)
    with refused("not those of its latest version"):
        Paragraph.objects.create(chapter=chapter, number=3, text_da="Mere.", text_sv="Mer.")
        commit()


def test_the_latest_of_each_language_is_current():
    version()
    latest = version(number=3)
    assert Edition.objects.by_language()["sv"] == latest
    assert sorted(str(one) for one in Edition.objects.current()) == ["da 1", "sv 3"]


def test_texts_from_before_there_were_versions_become_the_first_ones():
    """As the migration finds them."""
    migration = import_module("cooperation.migrations.0007_editions_of_the_declaration")
    before = list(
        Edition.objects.values("language", "number", "standing", "chapters", "comment", "reference")
    )
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE cooperation_edition")
        cursor.execute(migration.FIRST_VERSIONS)
    after = Edition.objects.values("language", "number", "standing", "chapters", "comment", "reference")
    assert list(after) == before
    commit()
