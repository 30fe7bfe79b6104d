"""The declaration in the database: the original stands, the translation may improve."""

import pytest

from cooperation.models import Chapter, Commitment, Paragraph
from oresund.declaration_text import read_declaration
from tests.cooperation.database import refused, refused_by_trigger

pytestmark = pytest.mark.usefixtures("frame")

# The declaration sentence by sentence: S3, S10, S13, S14, S15 (twice), S16.
SENTENCES = {
    "C1": ("forpligter sig til at arbejde mod det mål", "förbinder sig att arbeta mot målet"),
    "C2": ("initiativer, der endnu ikke er tænkt", "initiativ som ännu inte har tänkts ut"),
    "C3": ("skal mødes en gang om året", "ska mötas en gång om året"),
    "C4": ("lægge de store linier", "dra upp de stora linjerna"),
    "C5": ("mødes mindst to gange om året", "mötas minst två gånger om året"),
    "C6": ("identificere de områder", "identifiera de områden"),
    "C7": (
        "formandskabet for den politiske arbejdsgruppe følger",
        "ordförandeskapet i den politiska arbetsgruppen",
    ),
}


@pytest.mark.parametrize("change", [{"text_da": "Andre ord"}, {"text_da": None}, {"number": 9}])
def test_the_danish_words_of_a_paragraph_stand(change):
    with refused_by_trigger():
        Paragraph.objects.update(**change)


def test_a_paragraph_stays_in_its_chapter():
    with refused_by_trigger():
        Paragraph.objects.filter(chapter__number=1).update(chapter=Chapter.objects.get(number=2))


@pytest.mark.parametrize("change", [{"title_da": "Vision 2"}, {"number": 9}])
def test_the_danish_title_of_a_chapter_stands(change):
    with refused_by_trigger():
        Chapter.objects.filter(number=1).update(**change)


def test_saving_an_altered_original_is_refused_too():
    paragraph = Paragraph.objects.first()
    paragraph.text_da += " "
    with refused_by_trigger():
        paragraph.save()


@pytest.mark.parametrize("model", [Paragraph, Chapter])
def test_no_part_of_the_declaration_is_deleted(model):
    Commitment.objects.all().delete()
    before = model.objects.count()
    with refused_by_trigger():
        model.objects.order_by("-pk").filter(pk=model.objects.last().pk)._raw_delete("default")
    assert model.objects.count() == before


@pytest.mark.parametrize("words", ["", None])
def test_no_part_is_without_its_words_in_one_language(words):
    with refused("paragraph_has_a_text_in_both_languages"):
        Paragraph.objects.filter(chapter__number=1).update(text_sv=words)
    with refused("chapter_has_a_title_in_both_languages"):
        Chapter.objects.filter(number=1).update(title_sv=words)


def test_a_number_is_given_once_in_a_chapter():
    first = Paragraph.objects.first()
    with refused("one_paragraph_per_number"):
        Paragraph.objects.create(chapter=first.chapter, number=first.number, text_da="Mere", text_sv="Mer")


@pytest.mark.parametrize("language", ["da", "sv"])
def test_only_the_marks_around_the_whole_text_are_left_out(language):
    shown = [chapter.heading(language) for chapter in Chapter.objects.all()]
    shown += [paragraph.words(language) for paragraph in Paragraph.objects.all()]
    chapters = read_declaration(language)
    kept = [chapter.title for chapter in chapters] + [
        text for chapter in chapters for text in chapter.paragraphs
    ]
    assert shown == [text.strip('"') for text in kept]
    assert not any('"' in text for text in shown)


@pytest.mark.parametrize(("code", "parts"), SENTENCES.items())
def test_each_commitment_is_its_own_sentence_in_both_languages(code, parts):
    commitment = Commitment.objects.get(pk=code)
    for language, part in zip(("da", "sv"), parts, strict=True):
        words = commitment.words(language)
        assert part in words
        assert words.count(".") == 1
        assert words.endswith(".")


def test_there_are_seven_commitments_and_sixteen_sentences():
    assert set(Commitment.objects.values_list("pk", flat=True)) == set(SENTENCES)
    for language in ("da", "sv"):
        assert sum(len(one.sentences(language)) for one in Paragraph.objects.all()) == 16
