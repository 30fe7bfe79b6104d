"""The page on which somebody chooses which messages they get."""

import pytest
from django.utils.html import strip_tags

from cooperation.models import DIGEST, User
from meetings.models import Reminder, ReminderRule
from tests.factories import a_meeting
from tests.meetings.views.pages import address, is_absent, page, queries

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]

ALL = ["agenda", "papers", "meeting"]
ALWAYS = {"da": "Indkaldelser og besked om ændrede og aflyste møder kommer altid", "sv": "kommer alltid"}


def choices(client, language="da"):
    form = client.get(address("my_messages", language=language)).context["form"]
    return list(form.fields), [
        value for value, _words in getattr(form.fields.get("reminders"), "choices", ())
    ]


@pytest.mark.parametrize("language", ["da", "sv"])
@pytest.mark.parametrize(
    ("role", "fields", "reminders"),
    [
        ("member-cph", ["language", "reminders", "calendar_attachments"], ALL),
        ("secretary-malmo", ["language", "reminders", "digest"], ["agenda_call"]),
    ],
)
def test_everybody_is_asked_about_what_can_reach_them(browse, role, fields, reminders, language):
    client = browse(role)
    assert choices(client, language) == (fields, reminders)
    content = page(client, "my_messages", language=language)
    assert ALWAYS[language] in strip_tags(content)
    assert content.count(" checked") == 1 + len(reminders) + 1  # the language, and all that can be had


def test_an_administrator_gets_none(browse):
    client = browse("administrator")
    assert is_absent(client, address("my_messages"))
    assert client.post(address("my_messages"), {"language": "sv"}).status_code == 404


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_visitor_is_asked_to_log_in(client, frame, method):
    answer = getattr(client, method)(address("my_messages"))
    assert (answer.status_code, answer["Location"].partition("?")[0]) == (302, "/da/konto/log-ind/")


@pytest.mark.parametrize("role", ["member-cph", "secretary-cph"])
@pytest.mark.parametrize("name", ["my_meetings", "obligations"])
def test_one_finds_it_from_ones_meetings_and_from_ones_name(browse, role, name):
    content = page(browse(role), name)
    assert f'href="{address("my_messages")}"' in content.partition("<main")[0]
    assert (f'href="{address("my_messages")}"' in content.partition("<main")[2]) == (name == "my_meetings")


@pytest.mark.parametrize("role", ["visitor", "administrator"])
def test_nobody_else_is_led_there(browse, role):
    assert address("my_messages") not in page(browse(role), "obligations")


@pytest.mark.parametrize("language", ["da", "sv"])
def test_a_choice_is_saved_and_what_is_planned_follows(browse, people, language):
    a_meeting()
    client = browse("member-cph")
    url = address("my_messages", language=language)
    answer = client.post(url, {"language": "sv", "reminders": ["papers"]})
    assert (answer.status_code, answer["Location"]) == (302, url)
    member = User.objects.get(pk=people["member-cph"].pk)
    assert (member.language, member.declined, member.calendar_attachments) == (
        "sv",
        ["agenda", "meeting"],
        False,
    )
    planned = Reminder.objects.filter(recipient=member, state="planned")
    assert list(planned.values_list("purpose", flat=True)) == ["papers"]
    content = page(client, "my_messages", language=language)
    assert content.count(" checked") == 2
    assert {"da": "Dit valg er gemt.", "sv": "Ditt val är sparat."}[language] in content


def test_a_secretariat_declines_the_daily_message(browse, people):
    client = browse("secretary-malmo")
    client.post(address("my_messages"), {"language": "da", "reminders": ["agenda_call"]})
    secretary = User.objects.get(pk=people["secretary-malmo"].pk)
    assert (secretary.declined, secretary.calendar_attachments) == ([DIGEST], True)
    client.post(address("my_messages"), {"language": "da", "reminders": ["agenda_call"], "digest": "on"})
    assert User.objects.get(pk=secretary.pk).declined == []


@pytest.mark.parametrize(
    ("sent", "refused"),
    [
        ({}, ["language"]),
        ({"language": "en"}, ["language"]),
        ({"language": "\x00"}, ["language"]),
        ({"language": "da", "reminders": ["agenda_call"]}, ["reminders"]),
        ({"language": "da", "reminders": ["cancellation"]}, ["reminders"]),
        ({"language": "da", "reminders": ["papers", "\x00"]}, ["reminders"]),
        ({"language": "da", "reminders": ["x" * 9999]}, ["reminders"]),
    ],
)
def test_what_nobody_offered_is_refused_and_what_was_chosen_is_kept(browse, people, sent, refused):
    answer = browse("member-cph").post(address("my_messages"), sent)
    content = answer.content.decode()
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == refused
    assert "error-summary" in content
    assert content.count(" checked") == ("papers" in sent.get("reminders", ())) + (
        sent.get("language") == "da"
    )
    assert User.objects.get(pk=people["member-cph"].pk).declined == []


@pytest.mark.parametrize("language", ["da", "sv"])
def test_where_nobody_is_reminded_the_page_says_so(browse, language):
    ReminderRule.objects.all().delete()
    words = {
        "da": "For tiden er der ingen påmindelser til dig.",
        "sv": "För närvarande finns inga påminnelser",
    }
    client = browse("member-malmo")
    assert words[language] in page(client, "my_messages", language=language)
    url = address("my_messages", language=language)
    assert client.post(url, {"language": "da", "calendar_attachments": "on"}).status_code == 302


def test_the_number_of_queries_does_not_grow(browse):
    client, url = browse("member-cph"), address("my_messages")
    before = queries(client, url)
    for days in range(30, 60):
        ReminderRule.objects.create(
            body_id="working_group", days_before=days, audience="members", purpose="papers"
        )
    assert queries(client, url) == before <= 6
