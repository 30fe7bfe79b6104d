"""The declaration in both languages, part beside part."""

import re

import pytest
from django.db import connection

from cooperation import actions
from cooperation.models import Edition
from oresund.declaration_text import read_declaration
from tests.factories import ADOPTION, NOW, an_entry
from tests.oresund.views.reading import LANGUAGES, address, content, in_words, links, queries, words

pytestmark = pytest.mark.usefixtures("frame")
OTHER = {"da": "sv", "sv": "da"}
SAID = {
    "da": ("På dansk:", "På svensk:", "Den vedtagne original.", "Arbejdsoversættelse."),
    "sv": ("På danska:", "På svenska:", "Det antagna originalet.", "Arbetsöversättning."),
}


@pytest.fixture(params=LANGUAGES)
def language(request):
    return request.param


@pytest.fixture
def page(client):
    return lambda language: client.get(address(language, "cooperation:declaration_compare"))


def cells(answer):
    """The pairs of words, each without its label for those who listen."""
    html = re.sub(r'<span class="compare-language".*?</span>', "", content(answer), flags=re.S)
    found = re.findall(r'<(?:p|h2) class="compare-words"[^>]*>(.*?)</(?:p|h2)>', html, re.S)
    return [in_words(one) for one in found]


def in_file(language):
    return [text.strip('"') for one in read_declaration(language) for text in [one.title, *one.paragraphs]]


def test_each_part_stands_beside_its_counterpart_word_for_word(page, language):
    shown = cells(page(language))
    assert shown[::2] == in_file(language)
    assert shown[1::2] == in_file(OTHER[language])


def test_what_is_in_the_other_language_says_so_to_machines_and_to_readers(page, language):
    html = content(page(language))
    assert html.count(f' lang="{OTHER[language]}">') == 11
    danish, swedish, *_rest = SAID[language]
    assert (html.count(danish), html.count(swedish)) == (11, 11)
    assert re.findall(r'class="compare-language" lang="(\w+)"', html) == [language] * 22


def test_the_standing_of_each_is_shown_above_it(page, language):
    html = content(page(language))
    *_labels, original, working = SAID[language]
    head = html[: html.index('class="compare"')]
    own, other = re.findall(r"<section aria-labelledby=\"standing-\w+\">(.*?)</section>", head, re.S)
    danish, swedish = (own, other) if language == "da" else (other, own)
    assert original in in_words(danish)
    assert working in in_words(swedish)
    assert html.count(original) == html.count(working) == 1


def test_paragraphs_and_commitments_have_their_numbers(page, language):
    html = content(page(language))
    places = re.findall(r'id="((?:text|title)_[\d_]+)"', html)
    assert places[:4] == ["title_0", "text_0_1", "title_1", "text_1_1"]
    assert len(places) == 11
    assert re.findall(r'id="(C\d)"', html) == [f"C{number}" for number in range(1, 8)]
    row = html[html.index('id="text_2_2"') : html.index('id="title_3"')]
    label = {"da": "Afsnit 2.2 Forpligtelse C2", "sv": "Stycke 2.2 Åtagande C2"}[language]
    assert label in in_words(row)


def test_headings_are_in_the_readers_language_only(page, language):
    html = content(page(language))
    headings = [in_words(one) for one in re.findall(r"<h2[^>]*compare.*?</h2>", html, re.S)]
    assert [one.split(": ")[1] for one in headings] == [
        one.title.strip('"') for one in read_declaration(language)
    ]
    assert html.count("<h1") == 1


def test_both_pages_lead_to_each_other(client, page, language):
    vision = address(language, "cooperation:vision")
    assert address(language, "cooperation:declaration_compare") in links(client.get(vision))
    assert vision in links(page(language))
    assert address(language, "cooperation:declaration_versions") in links(page(language))


@pytest.mark.parametrize("name", ["vision", "declaration_compare"])
def test_an_adopted_text_says_so_on_both_pages(client, people, language, name):
    actions.enter_edition(
        by=people["secretary-malmo"], entry=an_entry(**ADOPTION), version=1, language="sv", now=NOW
    )
    shown = words(client.get(address(language, f"cooperation:{name}"))).replace(" ,", ",")
    said = {
        "da": "Vedtaget af Malmøs byråd (kommunfullmäktige) den 29. oktober 2026, journalnr. STK-2026-414.",
        "sv": "Antagen av Kommunfullmäktige i Malmö den 29 oktober 2026, dnr STK-2026-414.",
    }
    assert (said[language] in shown) is ((language, name) != ("da", "vision"))
    assert SAID[language][3] not in shown
    if name == "vision":  # adopted or not, the Swedish gives the Danish title once
        assert shown.count("København og Malmø – Én by") == 1


def test_before_anything_is_loaded_the_page_is_there(page):
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE cooperation_chapter, cooperation_edition CASCADE")
    assert not Edition.objects.exists()
    assert page("da").status_code == 200


def test_the_number_of_queries_is_small(client):
    url = address("da", "cooperation:declaration_compare")
    client.get(url)
    assert queries(client, url) <= 5
