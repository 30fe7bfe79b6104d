"""All versions of the declaration, and each of them whole, with what changed."""

import re
from html import unescape

import pytest

from cooperation import actions
from cooperation.models import Edition
from oresund.declaration_text import read_declaration
from tests.factories import ADOPTION, NOW, an_entry
from tests.oresund.views.reading import LANGUAGES, address, content, in_words, links, queries, words

pytestmark = pytest.mark.usefixtures("frame")
XSS = "<script>alert(1)</script>"
SAID = {
    "da": {
        "original": "Den vedtagne original.",
        "working": "Arbejdsoversættelse.",
        "adopted": "den 29. oktober 2026, journalnr. STK-2026-414",
        "who": "Sekretariatet i Malmø",
        "since": "23. november 2026",
        "portal": "Fulgte med portalen",
    },
    "sv": {
        "original": "Det antagna originalet.",
        "working": "Arbetsöversättning.",
        "adopted": "den 29 oktober 2026, dnr STK-2026-414",
        "who": "Sekretariatet i Malmö",
        "since": "23 november 2026",
        "portal": "Följde med portalen",
    },
}


@pytest.fixture(params=LANGUAGES)
def language(request):
    return request.param


@pytest.fixture
def enter(people):
    def act(old="växelvis", new="turvis", version=1, **fields):
        return actions.enter_edition(
            by=people["secretary-malmo"],
            entry=an_entry(old, new, **fields),
            version=version,
            language="sv",
            now=NOW,
        )

    return act


@pytest.fixture
def listed(client):
    return lambda language: client.get(address(language, "cooperation:declaration_versions"))


@pytest.fixture
def whole(client):
    def get(reader, language, number):
        return client.get(address(reader, "cooperation:declaration_version", language, number))

    return get


def entries(answer):
    found = re.findall(r"<article.*?</article>", content(answer), re.S)
    return [in_words(one).replace(" ,", ",") for one in found]


def test_the_list_says_number_standing_since_when_by_whom_and_adoption(listed, enter, language):
    enter(comment="Ett bättre ord.")
    enter("a", "a", version=2, **ADOPTION)
    said = SAID[language]
    found = entries(listed(language))
    swedish, danish = (found[:3], found[3:]) if language == "sv" else (found[1:], found[:1])
    assert [re.match(r"Version (\d)", one)[1] for one in swedish] == ["3", "2", "1"]
    for one, standing, who in zip(
        swedish, ("adopted", "working", "working"), ("who", "who", "portal"), strict=True
    ):
        assert said[standing] in one
        assert said[who] in one
    assert said["since"] in swedish[0]
    assert "Ett bättre ord." in swedish[1]
    assert ("Kun på svensk" in swedish[1]) is (language == "da")
    assert len(danish) == 1
    assert said["original"] in danish[0]


def test_a_comment_in_the_other_language_has_its_lang(listed, enter):
    enter(comment="Ett bättre ord.")
    assert '<span lang="sv">Ett bättre ord.</span>' in content(listed("da"))
    assert "Ett bättre ord." in content(listed("sv"))
    assert ' lang="sv"' not in content(listed("sv")).replace('hreflang="sv" lang="sv"', "")


def test_every_version_can_be_reached_and_read_whole(client, listed, enter, language):
    enter()
    found = [link for link in links(listed(language)) if re.search(r"/(da|sv)/\d/$", link)]
    assert len(found) == 3
    for link in found:
        edition, number = link.split("/")[-3:-1]
        kept = Edition.objects.get(language=edition, number=number)
        shown = content(client.get(link))
        article = shown[shown.index("<article") : shown.index("</article>")]
        blocks = [in_words(one) for one in re.findall(r"<(?:h2|p)[ >].*?</(?:h2|p)>", article, re.S)]
        assert blocks == [text.strip('"') for one in kept.words for text in [one.title, *one.paragraphs]]
        assert (f'<article class="edition-text" lang="{edition}">' in shown) is (edition != language)


def test_the_danish_of_the_version_is_that_of_the_file_letter_by_letter(whole):
    html = unescape(content(whole("da", "da", 1)))
    for chapter in read_declaration("da"):
        for text in [chapter.title, *chapter.paragraphs]:
            assert f">{text.strip(chr(34))}</" in html


def test_what_changed_is_shown_word_by_word(whole, enter, language):
    enter()
    html = content(whole(language, "sv", 2))
    changed = html[html.index('id="changed"') :]
    assert re.findall(r"<del>.*?</span>\s*(\w+)</del>", changed) == ["växelvis"]
    assert re.findall(r"<ins>.*?</span>\s*(\w+)</ins>", changed) == ["turvis"]
    label = {"da": "Afsnit 3.2", "sv": "Stycke 3.2"}[language]
    assert re.findall(r"<h3[^>]*>(.*?)</h3>", changed) == [label]
    assert '<p class="translation-words" lang="sv">' in changed


def test_the_same_words_adopted_are_no_change(whole, enter):
    enter("a", "a", **ADOPTION)
    assert "Inget ord har ändrats." in words(whole("sv", "sv", 2))
    assert 'id="changed"' not in content(whole("sv", "sv", 1))


def test_a_version_leads_to_its_neighbours(whole, enter):
    enter()
    enter("turvis", "omväxlande", version=2)
    found = links(whole("sv", "sv", 2))
    for number in (1, 3):
        assert address("sv", "cooperation:declaration_version", "sv", number) in found


@pytest.mark.parametrize("place", [("sv", 2), ("da", 2), ("sv", 0), ("no", 1), ("sv", 99999999999)])
def test_a_version_that_is_not_there_is_absent(whole, place):
    assert whole("sv", *place).status_code == 404


def test_what_was_written_is_only_text(whole, listed, enter):
    enter("växelvis", XSS, comment=XSS)
    for page in (whole("da", "sv", 2), listed("da")):
        assert "<script" not in content(page)
        assert XSS in unescape(content(page))


@pytest.mark.parametrize(
    "role", ["visitor", "member-malmo", "administrator", "secretary-cph", "secretary-malmo"]
)
def test_only_secretariats_are_led_to_the_form(browse, role):
    found = links(browse(role).get(address("sv", "cooperation:declaration_versions")))
    leads = address("sv", "cooperation:declaration_enter") in found
    assert leads is role.startswith("secretary")


def test_the_number_of_queries_stays_the_same(client, enter, listed):
    url = address("da", "cooperation:declaration_versions")
    enter("växelvis", "turvis1")
    before = queries(client, url)
    for number in range(2, 31):
        enter(f"turvis{number - 1}", f"turvis{number}", version=number)
    assert queries(client, url) == before <= 3
    assert len(entries(listed("da"))) == 32
    one = address("da", "cooperation:declaration_version", "sv", 15)
    assert queries(client, one) <= 4
