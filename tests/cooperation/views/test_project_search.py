"""Searching and narrowing down the registry: what is found for what, in both languages, and how the page tells it."""

from datetime import date

import pytest

from tests.factories import a_project, a_project_in, an_area, an_initiative
from tests.oresund.views.reading import LANGUAGES, address, content, links, words

PROJECTS = {
    "cykel": {"title_da": "Cykelbro over havnen", "title_sv": "Cykelbro över hamnen"},
    "skole": {
        "title_da": "Nabosprog i skolen",
        "title_sv": "Grannspråk i skolan",
        "summary_da": "Elever fra København og Malmø lærer hinandens sprog.",
        "summary_sv": "Elever från Köpenhamn och Malmö lär sig varandras språk.",
    },
    "groen": {
        "title_da": "Grønne tage",
        "title_sv": "Gröna tak",
        "summary_da": "En grøn omstilling, der mærkes på Øresund i Århus-stil.",
        "summary_sv": "En grön omställning i hela Öresundsregionen.",
    },
    "kultur": {
        "title_da": "Fælles kulturnat",
        "title_sv": "Gemensam kulturnatt",
        "citizens_will_notice_da": "Man mærker musik og dans i begge byer.",
        "citizens_will_notice_sv": "Man märker musik och dans i båda städerna.",
    },
    "baad": {"title_da": "Både i havnen", "title_sv": "Båtar i hamnen", "summary_da": "En cykeltur til søs"},
    "e": {"title_da": "Digital e-post", "title_sv": "Digital e-tjänst", "summary_sv": "Ett prov"},
}
FOUND = [
    # one language or the other, bent in any way
    ("cykelbro", ["cykel"]),
    ("CYKELBROEN", ["cykel"]),
    ("cykelbroar", ["cykel"]),
    ("skolerne", ["skole"]),
    ("skolor", ["skole"]),
    ("språket", ["skole"]),
    ("sproget", ["skole"]),
    ("grønne", ["groen"]),
    ("gröna", ["groen"]),
    ("grön omställning", ["groen"]),
    # without the letters that a keyboard lacks, or with the neighbour's
    ("gronne", ["groen"]),
    ("groenne", ["groen"]),
    ("oresund", ["groen"]),
    ("öresund", ["groen"]),
    ("øresund", ["groen"]),
    ("kobenhavn", ["skole"]),
    ("koebenhavn", ["skole"]),
    ("Köbenhavn", ["skole"]),
    ("malmo", ["skole"]),
    ("malmö", ["skole"]),
    ("aarhus", ["groen"]),
    ("arhus", ["groen"]),
    ("sprak", ["skole"]),
    # compounds, and the word that is being typed
    ("cykel", ["baad", "cykel"]),
    ("cykle", ["baad", "cykel"]),
    ("bro", ["cykel"]),
    ("tage", ["groen"]),
    ("nat", ["kultur"]),
    ("kult", ["kultur"]),
    # several words, phrases, and words that must not be there
    ("musik dans", ["kultur"]),
    ("musik og dans", ["kultur"]),
    ("dans musik", ["kultur"]),
    ('"musik og dans"', ["kultur"]),
    ('"dans musik"', []),
    ("“musik och dans”", ["kultur"]),
    ('"musik og', ["kultur"]),
    ("havnen", ["baad", "cykel"]),
    ("havnen -cykelbro", ["baad"]),
    ('havnen -"cykelbro over havnen"', ["baad"]),
    ("-havnen -skole -grøn -musik", ["e"]),
    ("e-tjänst", ["e"]),
    ("musik havnen", []),
    # references and partners
    ("P-2024-03", ["skole"]),
    ("p-2024-03", ["skole"]),
    ("P-2024-0", ["groen", "skole"]),
    ("2024-03", ["skole"]),
    ("P-2023", ["kultur"]),
    ("danskeværft", ["baad"]),
    ("dansk værft", ["baad"]),
    # signs are none
    ("cykelbro!?", ["cykel"]),
    ("cykelbro/skolen", []),
    ("100 % <b>cykelbro</b>", []),
]
REFS = {"skole": "P-2024-03", "groen": "P-2024-04", "kultur": "P-2023-11"}
ALL = sorted(PROJECTS)
JUNK = [
    "\x00",
    "x" * 10_000,
    "'" * 300,
    "-",
    '"',
    '""',
    "& | !",
    ":*",
    "()",
    "🙂",
    "\\",
    "' OR 1=1 --",
    "%_",
    "<->",
    "\ud7ff",
    "og",
]


@pytest.fixture
def registry(frame):
    made = {name: a_project(**texts, **_ref(name)) for name, texts in PROJECTS.items()}
    made["baad"].partners.create(name="Danskeværft A/S", role="lead")
    return made


def _ref(name):
    return {"ref": REFS[name]} if name in REFS else {"ref": f"Q-{name}"}


@pytest.fixture
def page(client, frame):
    return lambda language="da", **query: client.get(address(language, "cooperation:project_list"), query)


def names(answer):
    by_ref = {_ref(name)["ref"]: name for name in PROJECTS}
    return [by_ref[row.project.ref] for row in answer.context["page"].rows]


@pytest.mark.parametrize(("asked", "found"), FOUND)
def test_what_is_found(page, registry, asked, found):
    for language in LANGUAGES:
        assert sorted(names(page(language, q=asked))) == found


@pytest.mark.parametrize("junk", JUNK)
def test_junk_gives_a_clean_page(page, registry, junk):
    for language in LANGUAGES:
        answer = page(language, q=junk)
        assert answer.status_code == 200
        assert sorted(names(answer)) in ([], ALL)


def test_nothing_to_search_for_is_said(page, registry):
    assert "blev ikke søgt" in words(page(q="og"))
    assert "ingenting söktes" in words(page("sv", q="!!"))
    assert "de første 200 tegn" in words(page(q="cykel " * 100))
    assert "blev ikke søgt" not in words(page(q="cykel"))


def test_with_diacritics_only_the_same_letters_are_found(page, registry):
    a_project(title_da="Et bad", title_sv="Ett bad", ref="Q-bad")
    found = lambda asked: [row.project.ref for row in page(q=asked).context["page"].rows]  # noqa: E731
    assert "Q-bad" not in found("både")
    assert "Q-baad" in found("både")


def test_titles_come_before_texts_and_partners_between(page, frame):
    in_text = a_project(title_da="A", summary_da="fyrtårn " * 30)
    noticed = a_project(title_da="B", citizens_will_notice_da="Et fyrtårn, et fyrtårn")
    partner = a_project(title_da="C")
    partner.partners.create(name="Fyrtårn ApS", role="partner")
    title = a_project(title_da="Det store røde hus ved siden af et fyrtårn")
    refs = [row.project.ref for row in page(q="fyrtårn").context["page"].rows]
    assert refs == [title.ref, partner.ref, noticed.ref, in_text.ref]


def test_what_only_contains_a_word_stands_last_and_is_told(page, frame):
    inside = a_project(title_da="Cykelbro, den nyeste")
    direct = a_project(title_da="x", summary_da="En bro", decided_on=date(2020, 1, 1))
    answer = page(q="bro")
    assert [row.project.ref for row in answer.context["page"].rows] == [direct.ref, inside.ref]
    assert "1 af dem har kun ordene som del af længere ord" in words(answer)


@pytest.mark.parametrize(
    ("language", "asked", "marked"),
    [
        ("da", "gronne", "<mark>Grønne</mark> tage"),
        ("sv", "gröna", "<mark>Gröna</mark> tak"),
        ("da", "bro", "<mark>Cykelbro</mark> over havnen"),
        ("da", "dans", "Man mærker musik og <mark>dans</mark> i begge byer."),
        ("da", "omstilling", "En grøn <mark>omstilling</mark>, der"),
        ("da", "öresundsregionen", 'lang="sv">En grön omställning i hela <mark>Öresundsregionen</mark>.'),
        ("sv", "værft", "<mark>Danskeværft</mark> A/S"),
    ],
)
def test_the_words_that_were_found_are_marked(page, registry, language, asked, marked):
    assert marked in content(page(language, q=asked))


def test_what_is_marked_is_still_only_text(page, frame):
    a_project(title_da="<b>bro</b> & <i>", title_sv="x", summary_da="x")
    assert "&lt;b&gt;<mark>bro</mark>&lt;/b&gt; &amp; &lt;i&gt;" in content(page(q="bro"))


def test_what_is_not_public_is_not_found(browse, frame):
    a_project_in("draft", title_da="Hemmelig bro", ref="Q-hemmelig")
    path = address("da", "cooperation:project_list")
    for role in ("visitor", "member-cph", "secretary-malmo"):
        answer = browse(role).get(path, {"q": "hemmelig"})
        assert answer.context["page"].rows == []
        assert "Q-hemmelig" not in answer.content.decode()
    assert browse("secretary-cph").get(path, {"q": "hemmelig"}).context["page"].number == 1


@pytest.fixture
def many(frame):
    culture, climate = an_area("kultur", name_da="Kultur", name_sv="Kultur"), an_area("klima")
    known = an_initiative()
    a_project(ref="A", focus_area=culture, decided_on=date(2024, 1, 1))
    a_project("malmo", ref="B", focus_area=climate, decided_on=date(2024, 12, 31), origin="private")
    a_project("malmo", ref="C", ground="deepening", deepens=known, decided_on=date(2022, 6, 1))
    a_project_in("rejected", ref="D", focus_area=climate, origin="mixed", decided_on=date(2022, 6, 2))


@pytest.mark.parametrize(
    ("query", "refs"),
    [
        ("", "BADC"),
        ("area=kultur", "A"),
        ("area=kultur&area=klima", "BAD"),
        ("area=outside", "C"),
        ("area=outside&area=kultur", "AC"),
        ("city=malmo", "BC"),
        ("city=malmo&city=cph", "BADC"),
        ("state=rejected", "D"),
        ("state=rejected&state=adopted", "BADC"),
        ("year=2024", "BA"),
        ("year=2024&year=2022", "BADC"),
        ("kind=deepening", "C"),
        ("origin=private&origin=mixed", "BD"),
        ("area=klima&city=malmo&year=2024&kind=new&origin=private&state=adopted", "B"),
        ("area=klima&city=malmo&year=2022", ""),
        ("q=forslag&city=cph&order=newest", "AD"),
        ("order=oldest", "CDAB"),
        ("order=nonsense&area=nowhere&city=oslo&state=draft&year=1066&kind=x&origin=%00", "BADC"),
        ("year=" + "9" * 5000, "BADC"),
        ("&".join(f"area={number}" for number in range(500)), "BADC"),
    ],
)
def test_facets_narrow_the_list_down(client, many, query, refs):
    for language in LANGUAGES:
        answer = client.get(f"{address(language, 'cooperation:project_list')}?{query}")
        assert "".join(row.project.ref for row in answer.context["page"].rows) == refs


def test_each_choice_can_be_taken_back_and_all_at_once(client, many):
    path = address("da", "cooperation:project_list")
    found = links(client.get(f"{path}?q=forslag&city=cph&year=2024&year=2022"))
    for rest in (
        "q=forslag&year=2024&year=2022",
        "q=forslag&city=cph&year=2022",
        "q=forslag&city=cph&year=2024",
    ):
        assert f"{path}?{rest}" in found
    assert "?city=cph&year=2024&year=2022" in found
    assert path in found


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("", "Initiativer"),
        ("state=rejected", "Initiativer: Afvist"),
        ("q=bro&city=malmo", "Initiativer: »bro«, Malmø"),
    ],
)
def test_the_title_of_the_page_says_what_is_shown(client, many, query, title):
    html = client.get(f"{address('da', 'cooperation:project_list')}?{query}").content.decode()
    assert f"<title>{title} –" in html


def test_an_empty_list_says_what_to_loosen(client, many):
    path = address("sv", "cooperation:project_list")
    answer = client.get(f"{path}?q=fyrtorn&city=cph")
    assert "Ingenting hittades" in words(answer)
    assert {f"{path}?q=fyrtorn", path} <= set(links(answer))


def test_a_search_is_not_for_search_engines(page, registry):
    assert page(q="bro")["X-Robots-Tag"] == "noindex"
    assert "X-Robots-Tag" not in page(kind="new")
