"""The register for everybody: search, filters, pages, and the mark of what needs a new check."""

import pytest

from tests.factories import NOW, TODAY, an_area, an_initiative
from tests.oresund.views.reading import LANGUAGES, address, content, links, queries, words

SOURCE = "https://www.kk.dk/"
LIST = "cooperation:initiative_list"
XSS = "<script>alert(1)</script>"
STALE = {"da": "Skal tjekkes igen", "sv": "Ska kontrolleras igen"}


@pytest.fixture(autouse=True)
def today(time_machine):
    time_machine.move_to(NOW)


@pytest.fixture
def register(frame):
    area = an_area("mobilitet")
    an_initiative("E-01", name="Øresunddirekt", source=SOURCE, last_checked_on=TODAY).focus_areas.set([area])
    an_initiative("E-02", name="Öresundsmetron", auspices="private", since=2012, until=2014)
    an_initiative(
        "E-03", name="Copenhagen Malmö Port", auspices="mixed", source=SOURCE, last_checked_on="2024-01-01"
    )


def shown(answer):
    return [one.code for one in answer.context["initiatives"]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_everybody_reads_the_register_in_the_order_of_their_alphabet(browse, register, language):
    for role in ("visitor", "member-cph", "secretary-malmo", "administrator"):
        answer = browse(role).get(address(language, LIST))
        assert shown(answer) == ["E-03", "E-01", "E-02"]
        assert address(language, "cooperation:initiative_detail", "E-02") in links(answer)
    assert words(answer).count(STALE[language]) == 2
    assert "2012–2014" in words(answer)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"q": "oresund"}, ["E-01", "E-02"]),
        ({"q": "öresund", "auspices": "private"}, ["E-02"]),
        ({"area": "mobilitet"}, ["E-01"]),
        ({"q": "finnesikke"}, []),
        ({"auspices": "royal", "area": "zz", "state": "x"}, ["E-03", "E-01", "E-02"]),
        ({"q": "x\x00y"}, []),
        ({"q": "%_\\"}, []),
        ({"q": "b" * 5000}, []),
        ({"q": "\x00"}, ["E-03", "E-01", "E-02"]),
    ],
)
def test_a_search_and_a_filter(client, register, query, found):
    answer = client.get(address("da", LIST), query)
    assert (answer.status_code, shown(answer), answer.context["number"]) == (200, found, len(found))


@pytest.mark.parametrize(("role", "found"), [("secretary-cph", 2), ("member-cph", 3), ("visitor", 3)])
def test_only_secretariats_choose_what_is_stale(browse, register, role, found):
    answer = browse(role).get(address("sv", LIST), {"stale": "1"})
    assert len(shown(answer)) == found
    assert ('name="stale"' in content(answer)) is (role == "secretary-cph")
    assert (address("sv", "cooperation:initiative_import") in links(answer)) is (role == "secretary-cph")


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_said_in_words(client, frame, language):
    empty = {"da": "Registret er tomt endnu.", "sv": "Registret är tomt än så länge."}[language]
    assert empty in words(client.get(address(language, LIST)))
    nothing = {"da": "Intet i registret passer", "sv": "Inget i registret passar"}[language]
    assert nothing in words(client.get(address(language, LIST), {"q": "x"}))


def test_pages_follow_each_other_and_keep_the_search(client, frame):
    for number in range(45):
        an_initiative(f"E-{number}", name=f"Bro {number % 7}")
    url, seen = f"{address('da', LIST)}?q=bro", []
    while url:
        answer = client.get(url)
        seen += shown(answer)
        url = next(
            (f"{address('da', LIST)}{link}" for link in links(answer) if "after=" in link and link[0] == "?"),
            "",
        )
        assert not url or "q=bro" in url
    assert len(seen) == len(set(seen)) == 45


@pytest.mark.parametrize("after", ["E-99", "a b", "'", "\x00"])
def test_a_page_after_nothing_is_none(client, register, after):
    assert client.get(address("da", LIST), {"after": after}).status_code == 404


@pytest.mark.parametrize("role", ["visitor", "secretary-cph"])
def test_thirty_entries_need_no_more_queries_than_one(browse, frame, role):
    area = an_area()
    client, url = browse(role), address("da", LIST)
    an_initiative("first").focus_areas.set([area])
    one = queries(client, url)
    for number in range(30):
        an_initiative(f"E-{number}", name=f"Bro {number}").focus_areas.set([area])
    assert queries(client, url) == one


def test_what_somebody_wrote_is_only_text(client, frame):
    an_initiative(name=XSS, run_by=XSS, what_da=XSS)
    answer = client.get(address("da", LIST), {"q": XSS})
    assert XSS in words(answer)
    assert "<script>alert" not in content(answer)


def test_a_text_in_one_language_says_so(client, frame):
    an_initiative(what_sv=None), an_initiative("none", what_da="", what_sv=None)
    answer = client.get(address("sv", LIST))
    assert '<span lang="da">En bro</span> <span class="only-in">' in content(answer)
    assert "Det står ännu inte vad det gör." in words(answer)


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_nothing_is_written_to_the_list(client, frame, method):
    assert getattr(client, method)(address("da", LIST)).status_code == 405


def test_the_projects_lead_here(client, frame):
    assert address("da", LIST) in links(client.get(address("da", "cooperation:project_list")))
