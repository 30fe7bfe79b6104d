"""The whole rotation since the start, as a picture and in words, for everybody."""

import re
from datetime import date, timedelta
from xml.etree import ElementTree

import pytest

from meetings import actions
from tests.factories import NOW, a_held_meeting, a_meeting, a_member
from tests.meetings.views.pages import ROLES, SEES_CLOSED, SEES_DRAFTS, address, page, queries

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]

DAY = timedelta(days=1)
WHY = {"da": "Ombygning", "sv": "Ombyggnad"}


@pytest.fixture
def rotation(frame):
    a_held_meeting(NOW - 100 * DAY, ref="A", host="cph")
    cancelled = a_meeting("B", host="malmo", starts_at=NOW - 80 * DAY)
    actions.cancel(by=None, meeting=cancelled, on=date(2026, 9, 1), reason=WHY, now=NOW)
    a_held_meeting(NOW - 60 * DAY, ref="C", host="malmo")
    a_held_meeting(NOW - 40 * DAY, ref="D", host="malmo", agreed_on=date(2026, 1, 7), agreed_reason=WHY)
    a_meeting("E", host="cph", starts_at=NOW + 20 * DAY)


def rows(content):
    """The table of turns, cell by cell."""
    table = re.search(r'<table class="table turns">.*?</table>', content, re.DOTALL)[0]
    found = re.findall(r"<tr.*?</tr>", table, re.DOTALL)[1:]
    cells = [re.findall(r"<t[dh].*?</t[dh]>", row, re.DOTALL) for row in found]
    return [
        [" ".join(re.sub("<[^>]+>", "", cell.replace("<br>", " ")).split()) for cell in row] for row in cells
    ]


def ask(client, language="da", **query):
    return client.get(address("rotation", language=language), query)


@pytest.mark.parametrize(
    ("language", "exception"),
    [
        ("da", "Afvigelse aftalt onsdag den 7. januar 2026. Ombygning"),
        ("sv", "Avvikelse överenskommen onsdag 7 januari 2026. Ombyggnad"),
    ],
)
def test_every_turn_stands_in_the_table(client, rotation, language, exception):
    leader = a_member("malmo", role="delegation_leader").person
    found = rows(page(client, "rotation", language=language))
    assert [(row[0], row[1][-1]) for row in found] == [
        ("1", "A"),
        ("–", "B"),
        ("2", "C"),
        ("3", "D"),
        ("4", "E"),
    ]
    cities = {"da": ("København", "Malmø"), "sv": ("Köpenhamn", "Malmö")}[language]
    assert [row[2] for row in found] == [cities[place] for place in (0, 1, 1, 1, 0)]
    assert [row[3] for row in found] == ["–", leader.name, leader.name, leader.name, "–"]
    assert found[1][5] == {"da": "Uden tur.", "sv": "Utan tur."}[language]
    assert (found[3][5], found[4][5]) == (exception, "")


def picture(content):
    return ElementTree.fromstring(re.search(r'<svg class="lanes".*?</svg>', content, re.DOTALL)[0])


def test_the_picture_has_a_mark_for_every_meeting_told_apart_by_shape(client, rotation):
    svg = picture(page(client, "rotation"))
    marks = [one.attrib for one in svg.iter("g")]
    assert [one["class"].split() for one in marks] == [
        ["mark", "mark-cph", "mark-turn", "mark-held"],
        ["mark", "mark-malmo", "mark-cancelled", "mark-planned"],
        ["mark", "mark-malmo", "mark-turn", "mark-held"],
        ["mark", "mark-malmo", "mark-exception", "mark-held"],
        ["mark", "mark-cph", "mark-turn", "mark-planned"],
    ]
    shapes = [next(iter(one)) for one in svg.iter("g")]
    assert [one.tag for one in shapes] == ["circle", "path", "circle", "path", "circle"]
    assert shapes[1].attrib != shapes[3].attrib
    places = [tuple(map(int, re.findall(r"\d+", one["transform"]))) for one in marks]
    assert places == sorted(places, key=lambda place: place[0])
    assert len({y for _x, y in places}) == 2
    line = svg.find("polyline").attrib["points"].split()
    assert line == [f"{x},{y}" for number, (x, y) in enumerate(places) if number != 1]


def test_the_picture_says_in_words_what_it_shows(client, rotation):
    svg = picture(page(client, "rotation", language="sv"))
    assert svg.attrib["role"] == "img"
    words = " ".join(svg.find("title").text.split()), " ".join(svg.find("desc").text.split())
    assert words[0] == "Växelvist värdskap, 2026–2026"
    assert "Malmö: 2 genomförda, 0 planerade, 1 inställda, 1 enligt överenskommen avvikelse." in words[1]


def test_who_chairs_now_since_when_and_until_when(client, rotation):
    response = client.get(address("rotation"))
    term = response.context["now"]
    assert (term.chair.city.pk, term.came.ref, term.leaves.ref) == ("cph", "D", "E")
    for ref in ("D", "E"):
        assert f'href="{address("meeting_detail", ref)}"' in response.content.decode()


@pytest.mark.parametrize(
    ("query", "holder"),
    [
        ({"day": "2020-01-01"}, "cph"),
        ({"day": "2026-09-01"}, "malmo"),
        ({"day": "2026-11-01"}, "cph"),
        ({"day": "2026-12-13"}, "cph"),
        ({"day": "2026-12-13", "time": "15:59"}, "cph"),
        ({"day": "2026-12-13", "time": "16:00"}, "malmo"),  # at the very end it has passed
        ({"day": "2199-12-31"}, "malmo"),
        ({"day": "13.12.2026", "time": "16.00"}, "malmo"),
    ],
)
def test_who_chaired_at_an_instant(client, rotation, query, holder):
    response = ask(client, **query)
    assert (response.status_code, response.context["asked"].chair.city.pk) == (200, holder)


@pytest.mark.parametrize(
    "query",
    [
        {"day": ""},
        {"day": "2026-02-30"},
        {"day": "9999-99-99"},
        {"day": "0001-01-01"},
        {"day": "\x00"},
        {"day": "x" * 5000},
        {"time": "12:00"},
        {"day": "2026-05-05", "time": "25:00"},
    ],
)
def test_a_day_that_is_none_is_refused_beside_its_field(client, rotation, query):
    response = ask(client, **query)
    assert response.status_code == 422
    assert response.context["form"].errors
    assert not response.context["asked"]
    assert rows(response.content.decode())


@pytest.mark.parametrize(("language", "words"), [("da", "Uret stilles frem"), ("sv", "klockan ställs fram")])
def test_an_hour_that_the_clocks_skip_is_refused_in_words(client, rotation, language, words):
    response = ask(client, language, day="2026-03-29", time="02:30")
    assert response.status_code == 422
    assert words in response.content.decode()


def test_what_is_asked_is_part_of_the_address(client, rotation, settings):
    response = ask(client, day="2026-11-01", time="", utm_source="x")
    assert f'rel="canonical" href="{settings.SITE_URL}{address("rotation")}?day=2026-11-01"' in (
        response.content.decode()
    )


@pytest.mark.parametrize("role", ROLES)
def test_everybody_sees_the_turns_they_may_see(browse, role):
    a_meeting("OPEN", host="cph", starts_at=NOW + DAY)
    a_meeting("CLOSED", host="malmo", starts_at=NOW + 2 * DAY, visibility="closed")
    a_meeting("DRAFT", host="cph", starts_at=NOW + 3 * DAY, visibility="draft")
    shown = {row[1].split()[-1] for row in rows(browse(role).get(address("rotation")).content.decode())}
    assert shown == {"OPEN"} | ({"CLOSED"} if role in SEES_CLOSED else set()) | (
        {"DRAFT"} if role in SEES_DRAFTS else set()
    )


@pytest.mark.parametrize("role", ROLES)
def test_the_way_to_the_handover_is_for_secretariats(browse, rotation, role):
    handover = actions.hand_over(now=NOW)
    client = browse(role)
    found = [
        address("handover", handover.meeting.ref) in page(client, name)
        for name in ("rotation", "meeting_list")
    ]
    assert found == [role.startswith("secretary")] * 2


@pytest.mark.parametrize("language", ["da", "sv"])
def test_without_any_meeting_there_is_no_picture(client, frame, language):
    content = page(client, "rotation", language=language)
    assert 'class="lanes"' not in content
    assert "<table" in content


def test_other_pages_lead_there(client, rotation):
    link = f'href="{address("rotation")}"'
    assert link in page(client, "meeting_list")
    assert link in page(client, "meeting_detail", "A")
    assert link in client.get("/da/vision/").content.decode()


def test_thirty_meetings_take_no_more_queries_than_one(client, frame):
    counts = []
    for number in range(30):
        a_meeting(host=["cph", "malmo"][number % 2], starts_at=NOW + number * DAY)
        if number in (0, 29):
            counts.append(queries(client, address("rotation") + "?day=2026-11-23"))
    assert counts[0] == counts[1]
