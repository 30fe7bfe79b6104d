"""The page on which one secretariat hands the chairmanship over to the other."""

from datetime import timedelta

import pytest

from meetings import actions
from meetings.models import HandoverItem
from tests.factories import NOW, a_held_meeting, a_meeting, a_user
from tests.meetings.views.pages import address, is_absent, page, queries

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]

DAY = timedelta(days=1)
NOTE = {"note_da": "Nøglen ligger i receptionen", "note_sv": "Nyckeln ligger i receptionen"}
OUTGOING, INCOMING = "secretary-malmo", "secretary-cph"


@pytest.fixture
def handover(frame):
    """From Malmö to Copenhagen, with one meeting to be recorded and one to be confirmed."""
    a_meeting("H", host="malmo", starts_at=NOW - DAY)
    a_meeting(host="cph", starts_at=NOW + 30 * DAY)
    a_meeting("P", host="malmo", starts_at=NOW + 60 * DAY)
    return actions.hand_over(now=NOW)


@pytest.mark.parametrize("language", ["da", "sv"])
def test_both_secretariats_see_what_lies_open(browse, handover, language):
    words = {
        "da": ["skal registreres som afholdt eller aflyst", "afventer bekræftelse"],
        "sv": ["ska registreras som genomfört eller inställt", "inväntar bekräftelse"],
    }[language]
    for role in (OUTGOING, INCOMING):
        content = page(browse(role), "handover", "H", language=language)
        assert [word for word in (*words, "H", "P") if word not in content] == []
        assert ('name="item"' in content, "note_da" in content) == (role == INCOMING, role == OUTGOING)


@pytest.mark.parametrize("language", ["da", "sv"])
def test_the_incoming_one_takes_over_matter_by_matter(browse, people, handover, language):
    item = handover.items.first()
    url = address("handover", "H", language=language)
    client = browse(INCOMING)
    for _twice in range(2):
        answer = client.post(url, {"item": item.pk})
        assert (answer.status_code, answer["Location"]) == (302, url)
    item.refresh_from_db()
    assert (item.acknowledged_by, item.acknowledged_at) == (people[INCOMING], NOW)
    content = page(client, "handover", "H", language=language)
    assert people[INCOMING].name in content
    assert f'value="{item.pk}"' not in content
    progress = {"da": "1 af 2 overtaget", "sv": "1 av 2 övertagna"}[language]
    assert progress in page(client, "rotation", language=language)


def test_what_was_settled_meanwhile_needs_no_taking_over(browse, handover):
    actions.confirm(by=None, meeting=handover.items.last().meeting, now=NOW)
    content = page(browse(INCOMING), "handover", "H")
    assert "Afgjort i mellemtiden" in content
    assert content.count('name="item"') == 1


@pytest.mark.parametrize("language", ["da", "sv"])
def test_the_outgoing_one_adds_notes(browse, handover, language):
    url = address("handover", "H", language=language)
    answer = browse(OUTGOING).post(url, NOTE)
    assert (answer.status_code, answer["Location"]) == (302, url)
    assert NOTE[f"note_{language}"] in page(browse(INCOMING), "handover", "H", language=language)


@pytest.mark.parametrize("words", ["", " \u00a0", "\x00", "x" * 1001])
def test_a_note_that_is_none_is_refused_beside_its_field(browse, handover, words):
    answer = browse(OUTGOING).post(address("handover", "H"), {**NOTE, "note_sv": words})
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["note_sv"]
    assert NOTE["note_da"] in answer.content.decode()
    assert not HandoverItem.objects.filter(kind="note").exists()


@pytest.mark.parametrize("junk", ["", "0", "x", "\x00", "9" * 40, "-1"])
def test_a_matter_that_is_none_is_not_found(browse, handover, junk):
    assert browse(INCOMING).post(address("handover", "H"), {"item": junk}).status_code == 404


def test_a_matter_of_another_handover_is_not_found(browse, handover):
    other = actions.hand_over(now=NOW + 61 * DAY)
    item = HandoverItem.objects.create(handover=other, kind="note", note_da="a", note_sv="b")
    assert browse(INCOMING).post(address("handover", "H"), {"item": item.pk}).status_code == 404


@pytest.mark.parametrize(
    ("role", "sent"),
    [(OUTGOING, "item"), (INCOMING, "note"), ("member-cph", "item"), ("administrator", "note")],
)
def test_each_side_does_its_own_part_only(browse, handover, role, sent):
    data = {"item": handover.items.first().pk} if sent == "item" else NOTE
    assert browse(role).post(address("handover", "H"), data).status_code == 404
    assert list(HandoverItem.objects.filter(acknowledged_at__isnull=False)) == []
    assert HandoverItem.objects.count() == 2


@pytest.mark.parametrize("role", ["member-cph", "member-malmo", "administrator"])
def test_for_everybody_else_it_is_not_there(browse, handover, role):
    assert is_absent(browse(role), address("handover", "H"))


def test_a_visitor_is_led_to_the_log_in(client, handover):
    answer = client.get(address("handover", "H"))
    assert (answer.status_code, answer["Location"].split("?")[0]) == (302, "/da/konto/log-ind/")


def test_a_meeting_without_a_handover_has_no_such_page(browse, handover):
    assert browse(INCOMING).get(address("handover", "P")).status_code == 404


@pytest.mark.parametrize("language", ["da", "sv"])
def test_a_chair_that_did_not_pass_after_all_says_so(browse, handover, language):
    words = {"da": "alligevel ikke gået videre", "sv": "ändå inte gått vidare"}[language]
    client = browse(INCOMING)
    assert words not in page(client, "handover", "H", language=language)
    actions.schedule(
        by=None,
        now=NOW,
        ref="AGAIN",
        body_id="working_group",
        host_city_id="malmo",
        starts_at=NOW + 2 * DAY,
        ends_at=NOW + 3 * DAY,
        agreed_on=NOW.date(),
        agreed_reason={"da": "Bytte", "sv": "Byte"},
    )
    assert words in page(client, "handover", "H", language=language)


def test_thirty_matters_take_no_more_queries_than_three(browse, handover):
    client = browse(INCOMING)
    official = a_user("secretariat", "cph")
    counts = [queries(client, address("handover", "H"))]
    for number in range(30):
        handover.items.create(
            kind="minutes",
            meeting=a_held_meeting(NOW - (100 + number) * DAY, body_id="joint_council"),
            acknowledged_by=official,
            acknowledged_at=NOW,
        )
    counts.append(queries(client, address("handover", "H")))
    assert counts[0] == counts[1]
