"""One meeting with all that anybody may know of it."""

from datetime import date, timedelta

import pytest
from django.utils.translation import override

from cooperation.models import Project, Translation
from meetings import actions
from meetings.models import AgendaItem
from tests.factories import FROM_BEFORE, NOW, a_meeting, a_member, a_project, waived
from tests.meetings.views.pages import (
    ROLES,
    SEES_CLOSED,
    SEES_DRAFTS,
    TAKES_PART,
    address,
    is_absent,
    page,
    queries,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]

DAY = timedelta(days=1)
REASON = {"da": "Vinterstorm", "sv": "Snöoväder"}
OPEN = {
    "type": "decision",
    "title_da": "Fælles badebro",
    "title_sv": "Gemensam badbrygga",
    "outcome_da": "Vedtaget.",
    "outcome_sv": "Beslutat.",
}
SECRET = {
    "type": "decision",
    "title_da": "Fortrolig sag",
    "title_sv": "Konfidentiellt ärende",
    "outcome_da": "Lukket udfald",
    "outcome_sv": "Stängt utfall",
    "confidential": True,
}
LANGUAGES = pytest.mark.parametrize("language", ["da", "sv"])


def link(ref, language="da"):
    return f'href="{address("meeting_detail", ref, language=language)}"'


def cancelled(meeting):
    actions.cancel(by=None, meeting=meeting, on=date(2026, 11, 23), reason=REASON, now=NOW)
    return meeting


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "da",
            [
                "Den politiske arbejdsgruppe",
                "fredag den 22. januar 2027",
                "13.00–16.00",
                "Rådhuset",
                "Malmø",
                "Vedtaget.",
            ],
        ),
        (
            "sv",
            [
                "Den politiska arbetsgruppen",
                "fredag 22 januari 2027",
                "13.00–16.00",
                "Stadshuset",
                "Malmö",
                "Beslutat.",
            ],
        ),
    ],
)
def test_the_facts_of_a_meeting(client, frame, language, words):
    meeting = a_meeting("AG-2027-1", host="malmo", venue_da="Rådhuset", venue_sv="Stadshuset")
    actions.write_agenda(by=None, meeting=meeting, items=[OPEN])
    content = page(client, "meeting_detail", "AG-2027-1", language=language)
    assert [word for word in [*words, OPEN[f"title_{language}"], "AG-2027-1"] if word not in content] == []


@pytest.mark.parametrize("host", ["cph", "malmo"])
def test_the_host_chairs_through_its_leader(client, frame, host):
    leaders = {city: a_member(city, role="delegation_leader") for city in ("cph", "malmo")}
    a_meeting("M", host=host)
    response = client.get(address("meeting_detail", "M"))
    assert response.context["meeting"].chair_city.code == host
    assert response.context["meeting"].chair_person == leaders[host].person
    assert leaders[host].person.name in response.content.decode()


# --- Who sees it


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize(
    ("visibility", "seen_by"), [("public", set(ROLES)), ("closed", SEES_CLOSED), ("draft", SEES_DRAFTS)]
)
def test_what_somebody_may_not_see_is_as_absent_as_what_never_was(browse, role, visibility, seen_by):
    a_meeting("M", visibility=visibility)
    client = browse(role)
    if role in seen_by:
        assert client.get(address("meeting_detail", "M")).status_code == 200
    else:
        assert is_absent(client, address("meeting_detail", "M", language="da"))
        assert is_absent(client, address("meeting_detail", "M", language="sv"))


@LANGUAGES
@pytest.mark.parametrize("role", ROLES)
def test_of_a_confidential_item_the_public_learns_nothing(browse, role, language):
    project = a_project(title_da="Hemmeligt projekt", title_sv="Hemligt projekt")
    actions.write_agenda(by=None, meeting=a_meeting("M"), items=[OPEN, {**SECRET, "projects": [project]}])
    content = page(browse(role), "meeting_detail", "M", language=language)
    secrets = [
        SECRET[f"title_{language}"],
        SECRET[f"outcome_{language}"],
        getattr(project, f"title_{language}"),
        project.ref,
    ]
    assert [secret for secret in secrets if secret in content] == (secrets if role in TAKES_PART else [])
    assert OPEN[f"title_{language}"] in content


@LANGUAGES
def test_a_confidential_item_is_closed_to_members_who_are_not_called(client, frame, language):
    """Logged in is not enough: a member of another body, or whose seat has ended, takes no part."""
    project = a_project(title_da="Hemmeligt projekt", title_sv="Hemligt projekt")
    actions.write_agenda(by=None, meeting=a_meeting("M"), items=[OPEN, {**SECRET, "projects": [project]}])
    ended = a_member()
    ended.person.seats.update(ends_on=date(2026, 1, 31))
    for outsider in (a_member("malmo", body="kf"), ended):
        client.force_login(outsider)
        content = page(client, "meeting_detail", "M", language=language)
        found = [
            word
            for word in (SECRET[f"title_{language}"], SECRET[f"outcome_{language}"], project.ref)
            if word in content
        ]
        assert found == []
        assert SECRET[f"title_{language}"] not in page(client, "meeting_list", language=language)


@pytest.mark.parametrize(
    ("role", "shown"), [("visitor", False), ("member-cph", False), ("secretary-cph", True)]
)
def test_a_project_that_is_not_public_is_not_linked(browse, role, shown):
    draft = a_project("cph", state=Project.State.DRAFT, title_da="Endnu en kladde")
    actions.write_agenda(by=None, meeting=a_meeting("M"), items=[{**OPEN, "projects": [draft, a_project()]}])
    client = browse(role)
    assert ("Endnu en kladde" in page(client, "meeting_detail", "M")) is shown
    [item] = client.get(address("meeting_detail", "M")).context["agenda"]
    assert len(item.shown_projects) == 1 + shown


@pytest.mark.parametrize("language", ["da", "sv"])
def test_what_exists_in_one_language_only_is_shown_with_its_language(client, frame, language):
    other = {"da": "sv", "sv": "da"}[language]
    meeting = a_meeting("M", visibility="closed")
    actions.write_agenda(by=None, meeting=meeting, items=[{**OPEN, f"outcome_{language}": None}])
    actions.publish(by=None, meeting=meeting, now=NOW, one_language=FROM_BEFORE)
    content = page(client, "meeting_detail", "M", language=language)
    assert f'<span lang="{other}">{OPEN[f"outcome_{other}"]}</span>' in content


@pytest.mark.parametrize(
    ("first", "confidential", "said"),
    [
        ("da", False, ["dansk"]),
        ("sv", False, ["svensk"]),
        ("both", False, ["dansk", "svensk"]),
        ("both", True, ["dansk"]),
    ],
)
def test_the_facts_say_in_which_language_the_agenda_was_written_first(
    client, frame, first, confidential, said
):
    """Of what is closed to the reader nothing is said, not even this."""
    meeting = a_meeting("M")
    actions.write_agenda(by=None, meeting=meeting, items=[OPEN, {**OPEN, "confidential": confidential}])
    rows = Translation.objects.filter(kind="meetings.agendaitem", field="title").order_by("pk")
    swedish = {"da": [], "sv": rows, "both": rows[1:]}[first]
    Translation.objects.filter(pk__in=[row.pk for row in swedish]).update(original="sv")
    answer = client.get(address("meeting_detail", "M"))
    with override("da"):
        assert [str(one) for one in answer.context["written_first"]] == said
    assert "Skrevet først på" in answer.content.decode()


def test_a_decision_whose_translation_is_behind_is_marked(client, frame):
    meeting = a_meeting("M")
    actions.write_agenda(by=None, meeting=meeting, items=[OPEN])
    AgendaItem.objects.update(outcome_da="Vedtaget med ændringer.")
    waived(meeting)
    assert "(översatt före senaste ändringen)" in page(client, "meeting_detail", "M", language="sv")
    assert "seneste ændring" not in page(client, "meeting_detail", "M", language="da")


def test_a_title_cannot_bring_a_script_along(client, frame):
    evil = {"title_da": "<script>alert(1)</script>", "title_sv": "<script>alert(1)</script>"}
    actions.write_agenda(
        by=None, meeting=a_meeting("M", body_id="other", **evil), items=[{"type": "formal", **evil}]
    )
    assert evil["title_da"] not in page(client, "meeting_detail", "M")


# --- What happened to it


@LANGUAGES
def test_a_cancelled_meeting_says_why_and_leads_to_its_replacement(client, frame, language):
    old = cancelled(a_meeting("OLD"))
    a_meeting("NEW", starts_at=NOW + 90 * DAY, replaces=old)
    content = page(client, "meeting_detail", "OLD", language=language)
    assert REASON[language] in content
    assert link("NEW", language) in content
    assert link("OLD", language) in page(client, "meeting_detail", "NEW", language=language)


def test_a_replacement_that_is_a_draft_is_not_given_away(client, frame):
    a_meeting("NEW", starts_at=NOW + 90 * DAY, replaces=cancelled(a_meeting("OLD")), visibility="draft")
    assert "NEW" not in page(client, "meeting_detail", "OLD")


def test_a_cancelled_draft_is_not_given_away_by_its_replacement(client, frame):
    a_meeting("NEW", starts_at=NOW + 90 * DAY, replaces=cancelled(a_meeting("OLD", visibility="draft")))
    assert "OLD" not in page(client, "meeting_detail", "NEW")


@LANGUAGES
def test_a_moved_meeting_says_from_when_and_why(client, frame, language):
    meeting = a_meeting("M")
    later = meeting.starts_at + 3 * DAY
    actions.move(by=None, meeting=meeting, starts_at=later, ends_at=later + DAY / 8, reason=REASON, now=NOW)
    content = page(client, "meeting_detail", "M", language=language)
    assert {"da": "fredag den 22. januar 2027", "sv": "fredag 22 januari 2027"}[language] in content
    assert REASON[language] in content


@LANGUAGES
def test_an_agreed_exception_is_shown_with_its_reason_and_date(client, frame, language):
    a_meeting("FIRST")
    agreed = {"agreed_on": date(2026, 11, 2), "agreed_reason": {"da": "Ombygning", "sv": "Ombyggnad"}}
    a_meeting("M", starts_at=NOW + 90 * DAY, **agreed)
    content = page(client, "meeting_detail", "M", language=language)
    assert {"da": "Ombygning", "sv": "Ombyggnad"}[language] in content
    assert {"da": "mandag den 2. november 2026", "sv": "måndag 2 november 2026"}[language] in content


@LANGUAGES
def test_an_extraordinary_meeting_says_why_it_was_convened(client, frame, language):
    a_meeting(
        "M", kind="extraordinary", convened_reason_da="Oversvømmelse", convened_reason_sv="Översvämning"
    )
    expected = {"da": "Oversvømmelse", "sv": "Översvämning"}[language]
    assert expected in page(client, "meeting_detail", "M", language=language)


def test_a_held_meeting_says_who_came(client, frame):
    meeting = a_meeting("M", starts_at=NOW - DAY)
    actions.hold(by=None, meeting=meeting, present={"cph": 8, "malmo": 7}, minutes_state="approved", now=NOW)
    attendance = client.get(address("meeting_detail", "M")).context["attendance"]
    assert [(one.city_id, one.present, one.size) for one in attendance] == [("cph", 8, 9), ("malmo", 7, 9)]


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_a_meeting_is_only_read(client, frame, method):
    a_meeting("M")
    assert getattr(client, method)(address("meeting_detail", "M")).status_code == 405


@pytest.mark.parametrize("role", ["visitor", "secretary-cph"])
def test_thirty_items_with_projects_take_no_more_queries_than_one(browse, role):
    client, meeting, counts = browse(role), a_meeting("M"), []
    projects = [a_project() for _ in range(30)]
    for size in (1, 30):
        items = [{**OPEN, "projects": [project]} for project in projects[:size]]
        actions.write_agenda(by=None, meeting=meeting, items=items)
        counts.append(queries(client, address("meeting_detail", "M")))
    assert counts[0] == counts[1]
