"""The page on which a secretariat sets the reminders of a body."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.html import strip_tags

from cooperation.models import Body
from meetings import actions
from meetings.models import Reminder, ReminderRule
from meetings.reminder_policy import Rule, fingerprint
from tests.factories import NOW, a_meeting, a_member
from tests.meetings.views.pages import address, is_absent, page, queries

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]

START = datetime(2027, 3, 8, 12, tzinfo=UTC)
S, M, MS = "secretariats", "members", "members_and_substitutes"
DEFAULT = [Rule(42, S, "agenda_call"), Rule(14, MS, "agenda"), Rule(7, M, "papers"), Rule(1, M, "meeting")]
SHORT = [Rule(30, S, "agenda_call"), Rule(7, M, "papers")]


def url(body="working_group", language="da"):
    return f"{address('reminder_rules', language=language)}?body={body}"


def sent(rules, *, button="save", seen=None, **fields):
    """What the browser sends: a row for each rule, an empty one behind them, and the button."""
    data = {"seen": fingerprint(DEFAULT) if seen is None else seen, button: "1"}
    for number, rule in enumerate([*rules, Rule("", "", "")]):
        data |= {
            f"days_{number}": str(rule.days_before),
            f"audience_{number}": rule.audience,
            f"purpose_{number}": rule.purpose,
        }
    return data | fields


def stored(body="working_group"):
    return actions.rules_of(body)


def flat(answer):
    return " ".join(answer.content.decode().replace("\u00a0", " ").split())


def words(answer):
    """What a reader sees, without the marks around it."""
    return " ".join(strip_tags(flat(answer)).split())


# --- Who, and what stands there


@pytest.mark.parametrize("language", ["da", "sv"])
def test_the_policy_stands_in_the_form_with_empty_rows_behind_it(browse, language):
    content = page(browse("secretary-malmo"), "reminder_rules", language=language)
    for number, rule in enumerate(DEFAULT):
        assert f'name="days_{number}" value="{rule.days_before}"' in content
    assert content.count('name="days_') == len(DEFAULT) + 2
    assert content.count('name="remove_') == len(DEFAULT)
    assert {"da": "Vis datoerne", "sv": "Visa datumen"}[language] in content


@pytest.mark.parametrize("role", ["member-malmo", "administrator"])
def test_others_find_nothing(browse, role):
    client = browse(role)
    assert is_absent(client, address("reminder_rules"))
    assert client.post(url(), sent(SHORT)).status_code == 404
    assert stored() == DEFAULT


def test_a_visitor_is_asked_to_log_in(client, people):
    assert client.get(url()).status_code == client.post(url(), sent(SHORT)).status_code == 302
    assert stored() == DEFAULT


@pytest.mark.parametrize("body", ["nobody", "br", "", "%00", "x" * 999])
def test_there_is_no_page_for_a_body_that_does_not_meet_here(browse, body):
    client = browse("secretary-cph")
    assert client.get(url(body)).status_code == client.post(url(body), sent(SHORT)).status_code == 404


def test_the_page_of_planning_leads_here(browse, frame):
    content = page(browse("secretary-cph"), "meeting_list")
    assert f'href="{address("reminder_rules")}"' in content


def test_each_body_has_its_own_page(browse):
    ReminderRule.objects.filter(body="joint_council").delete()
    content = browse("secretary-cph").get(url("joint_council")).content.decode()
    assert content.count('name="days_') == 2
    for body in Body.objects.exclude(kind="council"):
        assert f'href="?body={body.pk}"' in content


# --- The dates


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "da",
            [
                "København: onsdag den 6. januar 2027, kl. 08.00",
                "Malmø: tirsdag den 5. januar 2027, kl. 08.00",
            ],
        ),
        ("sv", ["Köpenhamn: onsdag 6 januari 2027, kl. 08.00", "Malmö: tisdag 5 januari 2027, kl. 08.00"]),
    ],
)
def test_where_the_countries_differ_each_has_its_day(browse, language, expected):
    a_meeting(starts_at=datetime(2027, 1, 7, 12, tzinfo=UTC))
    content = words(browse("secretary-cph").get(url(language=language)))
    for one in expected:
        assert one in content


def test_where_they_agree_one_day_stands_there(browse):
    a_meeting(starts_at=START)
    content = words(browse("secretary-cph").get(url()))
    assert "mandag den 22. februar 2027, kl. 08.00" in content
    assert "Malmø: mandag" not in content


def test_what_has_passed_and_what_goes_out_at_once_is_said(browse):
    a_meeting(starts_at=NOW + timedelta(days=10))
    content = flat(browse("secretary-cph").get(url()))
    assert content.count("er forbi; sendes straks") == 1
    assert content.count(">er forbi<") == 1


def test_dates_are_shown_of_what_was_typed_and_nothing_is_saved(browse):
    a_meeting(starts_at=START)
    before = list(Reminder.objects.values())
    answer = browse("secretary-cph").post(url(), sent([Rule(5, M, "meeting")], button="show"))
    content = flat(answer)
    assert answer.status_code == 200
    assert "onsdag den 3. marts 2027" in content
    assert "mandag den 22. februar 2027" not in content
    assert 'name="days_0" value="5"' in content
    assert (stored(), list(Reminder.objects.values())) == (DEFAULT, before)


def test_what_saving_does_to_what_is_planned_is_said_in_numbers(browse, people):
    a_meeting(starts_at=START)
    content = flat(
        browse("secretary-cph").post(url(), sent([*SHORT, Rule(14, MS, "meeting")], button="show"))
    )
    assert "2 påmindelser mere bliver planlagt." in content  # 30 days before, to two secretariats
    assert "4 påmindelser bliver trukket tilbage." in content  # 42 days, and one day before
    assert "2 påmindelser får et andet indhold." in content
    same = flat(browse("secretary-cph").post(url(), sent(DEFAULT, button="show")))
    assert "Intet ændrer sig." in same


def test_a_draft_says_that_nobody_is_reminded_of_it_yet(browse):
    a_meeting(starts_at=START, visibility="draft")
    assert "Stadig et udkast" in flat(browse("secretary-cph").get(url()))


def test_a_body_without_meetings_to_come_says_so(browse):
    assert "Organet har ingen kommende møder." in flat(browse("secretary-cph").get(url()))


# --- Saving


@pytest.mark.parametrize("language", ["da", "sv"])
def test_a_policy_is_saved_and_planned(browse, people, language):
    a_meeting(starts_at=START)
    client = browse("secretary-malmo")
    answer = client.post(url(language=language), sent(SHORT))
    assert (answer.status_code, answer["Location"]) == (302, url(language=language))
    assert stored() == SHORT
    planned = Reminder.objects.filter(state="planned").values_list("days_before", flat=True)
    assert set(planned) == {30, 7}
    said = {"da": "Påmindelserne er gemt.", "sv": "Påminnelserna är sparade."}
    assert said[language] in words(client.get(url(language=language)))


def test_rows_are_removed_with_a_cross_or_by_emptying_them(browse):
    data = sent(DEFAULT, days_1="", audience_1="", purpose_1="", days_2="nonsense", remove_2="on")
    assert browse("secretary-cph").post(url(), data).status_code == 302
    assert stored() == [DEFAULT[0], DEFAULT[3]]


def test_more_rows_keep_what_was_typed(browse):
    answer = browse("secretary-cph").post(url(), sent(SHORT, button="more", days_1="nonsense"))
    content = answer.content.decode()
    assert answer.status_code == 200
    assert content.count('name="days_') == 3 + 4
    assert 'value="nonsense"' in content
    assert 'value="42:secretariats' not in content.replace(fingerprint(DEFAULT), "")
    assert f'name="seen" value="{fingerprint(DEFAULT)}"' in content
    assert stored() == DEFAULT


@pytest.mark.parametrize(
    ("fields", "refused"),
    [
        ({"days_0": "-1"}, ["days_0"]),
        ({"days_0": "366"}, ["days_0"]),
        ({"days_0": "7"}, ["days_0"]),  # too late to call for items
        ({"days_0": "x"}, ["days_0"]),
        ({"days_0": "9" * 5000}, ["days_0"]),
        ({"days_0": "4\x002"}, ["days_0"]),
        ({"days_0": ""}, ["days_0"]),
        ({"audience_0": ""}, ["audience_0"]),
        ({"audience_0": "everybody"}, ["audience_0"]),
        ({"audience_0": "\x00"}, ["audience_0"]),
        ({"purpose_1": ""}, ["purpose_1"]),
        ({"purpose_1": "nonsense"}, ["purpose_1"]),
        ({"days_2": "7"}, ["audience_2", "purpose_2"]),
        ({"days_2": "7", "audience_2": M, "purpose_2": "meeting"}, ["days_2"]),  # twice
        ({"seen": "\x00"}, ["seen"]),
    ],
)
@pytest.mark.parametrize("button", ["save", "show"])
def test_what_makes_no_sense_is_refused_beside_its_field(browse, fields, refused, button):
    answer = browse("secretary-cph").post(url(), sent(SHORT, button=button, **fields))
    assert answer.status_code == 422
    assert sorted(answer.context["form"].errors) == sorted(refused)
    content = answer.content.decode()
    assert "error-summary" in content
    assert refused == ["seen"] or f'id="id_{refused[0]}_error"' in content
    assert 'name="days_1" value="7"' in content
    assert stored() == DEFAULT


@pytest.mark.parametrize("language", ["da", "sv"])
def test_why_is_said_in_words(browse, language):
    client = browse("secretary-cph")
    late = flat(client.post(url(language=language), sent([Rule(20, S, "agenda_call")])))
    twice = flat(client.post(url(language=language), sent([SHORT[1], SHORT[1]])))
    expected = {
        "da": ("indsendt 21 dage før mødet", "allerede en række for den dag"),
        "sv": ("ha kommit in 21 dagar före mötet", "redan en rad för den dagen"),
    }
    assert expected[language][0] in late
    assert expected[language][1] in twice


@pytest.mark.parametrize("seen", ["", "junk", fingerprint(SHORT)])
def test_the_later_of_two_sees_what_the_other_saved_and_keeps_the_words(browse, seen):
    client = browse("secretary-cph")
    mine = [Rule(3, MS, "meeting")]
    answer = client.post(url(), sent(mine, seen=seen))
    content = flat(answer)
    assert answer.status_code == 409
    assert 'name="days_0" value="3"' in content
    assert "42 dage før, sekretariater: indmeld punkter til dagsordenen" in content
    assert stored() == DEFAULT
    assert f'name="seen" value="{fingerprint(DEFAULT)}"' in content
    assert client.post(url(), sent(mine)).status_code == 302
    assert stored() == mine


@pytest.mark.parametrize("data", [{}, {"save": "1"}, {"days_99": "1", "save": "1"}, {"more": "1"}])
def test_a_form_without_its_fields_changes_nothing_unseen(browse, data):
    assert browse("secretary-cph").post(url(), data).status_code in (200, 409)
    assert stored() == DEFAULT


def test_there_is_room_for_twenty_rows(browse):
    many = [Rule(days, MS, "meeting") for days in range(100, 80, -1)]
    client = browse("secretary-cph")
    assert client.post(url(), sent(many)).status_code == 302
    assert stored() == many
    content = client.get(url()).content.decode()
    assert 'name="more"' not in content
    assert content.count('name="days_') == 20


# --- Speed


def test_the_number_of_queries_does_not_grow(browse, people):
    client = browse("secretary-cph")
    a_meeting(starts_at=START, body_id="executive", title_da="Møde", title_sv="Möte")
    before = queries(client, url("executive"))
    many = [Rule(days, MS, "meeting") for days in range(20)]
    for number in range(30):
        a_member("cph", since=date(2020, 1, 1))
        start = START + timedelta(days=1 + number)
        a_meeting(starts_at=start, body_id="executive", title_da="Møde", title_sv="Möte")
    assert queries(client, url("executive")) == before <= 9
    few, all_of_them = (posting(client, sent(rules, button="show")) for rules in (many[:1], many))
    assert few == all_of_them <= 13


def posting(client, data):
    with CaptureQueriesContext(connection) as captured:
        assert client.post(url("executive"), data).status_code == 200
    return len(captured)
