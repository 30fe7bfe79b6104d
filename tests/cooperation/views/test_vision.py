"""The declaration, word for word, in both languages."""

import re

import pytest

from cooperation.models import Adoption
from oresund.declaration_text import CONTENT
from tests.oresund.views.reading import LANGUAGES, address, content, in_words, queries, words

pytestmark = pytest.mark.usefixtures("frame")

# code → the words with which its sentence begins
PLACES = {
    "C1": "København og Malmø forpligter sig til at arbejde mod det mål",
    "C2": "Strategien til at realisere visionen",
    "C3": "De to kommunalbestyrelser fra København og Malmø",
    "C4": "De to kommunalbestyrelser fra København og Malmø",
    "C5": "De to kommunalbestyrelser fra København og Malmø",
    "C6": "De to kommunalbestyrelser fra København og Malmø",
    "C7": "Møderne i den politiske arbejdsgruppe afholdes på skift",
}
MARK = {"da": "arbejdsoversættelse", "sv": "arbetsöversättning"}


@pytest.fixture(params=LANGUAGES)
def language(request):
    return request.param


@pytest.fixture
def page(client):
    return lambda language: client.get(address(language, "cooperation:vision"))


def in_file(language):
    """The blocks of the file itself, read without the portal's own reader."""
    lines = (CONTENT / f"declaration.{language}.md").read_text(encoding="utf-8").splitlines()
    kept = [line.lstrip("# ").strip() for line in lines if line and not line.startswith(("<!--", ">"))]
    kept[0], kept[-1] = kept[0].removeprefix('"'), kept[-1].removesuffix('"')
    return kept


def test_every_heading_and_paragraph_stands_there_word_for_word(page, language):
    found = page(language)
    blocks = [
        in_words(block) for block in re.findall(r"<(?:h1|h2|p)[ >].*?</(?:h1|h2|p)>", content(found), re.S)
    ]
    shown = [block for block in blocks if block in set(in_file(language))]
    assert shown == in_file(language)
    assert len(shown) == 11


def test_the_text_is_in_the_language_of_the_page(page, language):
    article = content(page(language)).split("</article>")[0]
    other = {"da": "sv", "sv": "da"}[language]
    # The Swedish page gives the Danish title once, for "by" is a village there.
    original = '<span lang="da">København og Malmø – Én by</span>'
    assert article.count(original) == (language == "sv")
    assert f' lang="{other}"' not in article.replace(original, "")


def test_only_the_swedish_page_says_that_it_is_a_working_translation(page, language):
    assert (MARK["sv"] in words(page(language)).lower()) is (language == "sv")
    assert MARK["da"] not in words(page(language)).lower()
    assert ('class="working-translation"' in content(page(language))) is (language == "sv")


def test_the_swedish_page_leads_to_the_danish_original(page):
    mark = content(page("sv")).split('class="working-translation"')[1].split("</p>")[0]
    assert f'href="{address("da", "cooperation:vision")}"' in mark


@pytest.mark.parametrize(("code", "beginning"), PLACES.items())
def test_each_commitment_stands_at_its_paragraph(page, code, beginning):
    parts = content(page("da")).split('<div class="paragraph')
    [part] = [part for part in parts if f'id="{code}"' in part]
    assert in_words(part.split("<p>")[1].split("</p>")[0]).startswith(beginning)


def test_each_commitment_can_be_linked_to_once(page, language):
    assert re.findall(r'id="(C\d)"', content(page(language))) == list(PLACES)


def test_the_adoption_says_only_what_is_known(page):
    text = words(page("da"))
    assert "BR 124/2000" in text
    assert "torsdag den 6. april 2000" in text
    assert not Adoption.objects.filter(decided_on__isnull=False).exists()
    assert Adoption.objects.get(pk="kf").reference == ""


def test_the_number_of_queries_is_small(client):
    client.get(address("da", "cooperation:vision"))
    assert queries(client, address("da", "cooperation:vision")) <= 6
