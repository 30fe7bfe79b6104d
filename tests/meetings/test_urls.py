"""The addresses of meetings: in the reader's language, for good, and proof against junk."""

import pytest
from django.urls import resolve, translate_url
from django.utils.translation import override

from meetings import feeds, views
from tests.factories import a_meeting
from tests.meetings.views.pages import address

ADDRESSES = [
    ("meeting_list", [], "/da/moeder/", "/sv/moten/"),
    ("meeting_year", [2027], "/da/moeder/2027/", "/sv/moten/2027/"),
    ("meeting_detail", ["AG-2027-1"], "/da/moeder/AG-2027-1/", "/sv/moten/AG-2027-1/"),
    ("obligations", [], "/da/forpligtelser/", "/sv/ataganden/"),
    ("my_meetings", [], "/da/mine-moeder/", "/sv/mina-moten/"),
    ("body_calendar", ["working-group"], "/da/kalender/working-group.ics", "/sv/kalender/working-group.ics"),
    ("personal_calendar", ["aB-1_x"], "/da/kalender/p/aB-1_x.ics", "/sv/kalender/p/aB-1_x.ics"),
]
IN_BOTH = pytest.mark.parametrize(("name", "args", "danish", "swedish"), ADDRESSES)


@IN_BOTH
def test_each_page_has_its_address_in_both_languages(name, args, danish, swedish):
    assert address(name, *args, language="da") == danish
    assert address(name, *args, language="sv") == swedish


@IN_BOTH
def test_the_language_switch_leads_to_the_same_page(name, args, danish, swedish):
    with override("da"):
        assert translate_url(f"{danish}?a=b", "sv") == f"{swedish}?a=b"
    with override("sv"):
        assert translate_url(f"{swedish}?a=b", "da") == f"{danish}?a=b"


@IN_BOTH
def test_each_page_is_answered_by_the_view_of_its_name(name, args, danish, swedish):
    view = {"meeting_year": "meeting_list"}.get(name, name)
    with override("sv"):
        answering = resolve(swedish).func
    if name == "my_meetings":  # one address for reading and for the form on the page
        assert answering.__name__ == "by_method"
    else:
        assert answering is getattr(feeds if view.endswith("_calendar") else views, view)


def test_an_address_without_a_language_leads_to_one(client, frame):
    a_meeting("AG-2027-1")
    for language in ("da", "sv"):
        answer = client.get("/", headers={"accept-language": language})
        assert (answer.status_code, answer["Location"]) == (302, f"/{language}/")


JUNK = [
    "%00",
    "AG%00-1",
    "0",
    "00000",
    "99999",
    "-1",
    "9" * 400,
    "%F0%9F%9A%B2",
    "%FF%FE",
    "..%2F..%2Fetc",
    "%0d%0aSet-Cookie:x=1",
    "A" * 5000,
    "' OR 1=1 --",
    "<script>",
    "AG-2027-1/.ics",
]


@pytest.mark.parametrize("junk", JUNK, ids=range(len(JUNK)))
@pytest.mark.parametrize("pattern", ["/da/moeder/{}/", "/sv/kalender/{}.ics", "/da/kalender/p/{}.ics"])
def test_junk_in_a_path_is_not_found(client, frame, pattern, junk):
    assert client.get(pattern.format(junk)).status_code == 404


@pytest.mark.parametrize(
    "query", ["%00=%00", "year=99999", "year[]=%FF", "a=" + "9" * 4000, "&&;;==", "next=//evil.example"]
)
@pytest.mark.parametrize("name", ["meeting_list", "obligations"])
def test_junk_in_a_query_changes_nothing(client, frame, name, query):
    answer = client.get(f"{address(name)}?{query}")
    assert answer.status_code == 200
    assert b"//evil.example" not in answer.content.replace(b"?next=//evil.example", b"")


@pytest.mark.parametrize("name", ["meeting_list", "obligations"])
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_reading_pages_are_only_read(client, frame, name, method):
    assert getattr(client, method)(address(name)).status_code == 405
