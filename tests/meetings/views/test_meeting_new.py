"""The page on which a secretariat plans one more meeting, or registers one that was held."""

from datetime import timedelta

import pytest
from django.utils.translation import override

from cooperation.models import Body
from meetings import actions
from meetings.models import Meeting, RotationException
from tests.factories import NOW, a_held_meeting, a_meeting
from tests.meetings.test_actions_changes import hosts, plan
from tests.meetings.views.pages import ROLES, address, is_absent, page
from tests.meetings.views.planning import AGREED, NEW, REASON, everything, post, posted_queries, preview, save

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]

EXTRA = {"kind": "extraordinary", "convened_da": "Stormflod", "convened_sv": "Stormflod"}


@pytest.mark.parametrize("role", ROLES)
def test_only_secretariats_find_the_page(browse, frame, role):
    client, url = browse(role), address("meeting_new")
    if role.startswith("secretary"):
        assert client.get(url).status_code == 200
        assert url in page(client, "meeting_list")
    elif role == "visitor":
        assert client.get(url).status_code == client.post(url, NEW).status_code == 302
    else:
        assert is_absent(client, url)
        assert client.post(url, NEW).status_code == 404
    assert not Meeting.objects.exists()


@pytest.mark.parametrize("planned", ["", "c", "c m"])
@pytest.mark.parametrize("language", ["da", "sv"])
def test_the_city_whose_turn_it_is_and_its_usual_venue_stand_there_from_the_start(
    browse, cph, malmo, planned, language
):
    plan(planned)
    city = malmo if planned == "c" else cph
    form = browse("secretary-cph").get(address("meeting_new", language=language)).context["form"]
    stands = {name: form[name].value() for name in ("body", "host", "venue_da", "venue_sv", "visibility")}
    assert stands == {
        "body": "working_group",
        "host": city.pk,
        "venue_da": city.default_venue_da,
        "venue_sv": city.default_venue_sv,
        "visibility": "draft",
    }


def test_the_date_and_the_hours_stand_side_by_side(browse, frame):
    groups = list(browse("secretary-cph").get(address("meeting_new")).context["form"].groups)
    beside = [group for group in groups if group.look == "when-fields"]
    assert [[field.name for field in group.fields] for group in beside] == [
        ["day", "starts", "ends", "ends_day"]
    ]
    alone = {field.name for group in groups if not group.legend for field in group.fields}
    assert alone.isdisjoint({"day", "starts", "ends", "ends_day"})


@pytest.mark.parametrize(
    ("language", "words"), [("da", "Ingen senere møder ændres."), ("sv", "Inga senare möten ändras.")]
)
def test_that_no_later_meeting_changes_is_said_in_words(browse, frame, language, words):
    plan("c! m!")
    shown = preview(browse("secretary-cph"), "meeting_new", language=language, **NEW | {"day": "2027-01-11"})
    assert words in shown.content.decode()


@pytest.mark.parametrize("language", ["da", "sv"])
def test_a_meeting_is_planned_once_its_consequences_were_shown(browse, frame, language):
    plan("c m")
    client = browse("secretary-malmo")
    before = everything()
    shown = preview(client, "meeting_new", language=language, **NEW | {"host": "cph"})
    assert everything() == before
    answer = save(client, shown, "meeting_new", language=language)
    meeting = Meeting.objects.get(ref="AG-2027-1")
    assert answer["Location"] == address("meeting_detail", "AG-2027-1", language=language)
    assert (meeting.venue_da, meeting.venue_sv, meeting.visibility, meeting.status) == (
        "Malmø",
        "Malmö",
        "draft",
        "planned",
    )
    assert meeting.starts_at.isoformat() == "2027-04-19T11:00:00+00:00"


@pytest.mark.parametrize("language", ["da", "sv"])
def test_whose_turn_it_is_stands_there_for_each_body_that_takes_turns(browse, cph, malmo, language):
    """Of the two councils together the next host is a suggestion, apart from the turns of the working group (R-28)."""
    plan("c m")
    a_meeting("JC-2027", body_id="joint_council", starts_at=NOW + timedelta(days=200))
    form = browse("secretary-cph").get(address("meeting_new", language=language)).context["form"]
    with override(language):
        group, councils = (Body.objects.get(pk=code).name for code in ("working_group", "joint_council"))
        help_text = str(form.fields["host"].help_text)
        assert f"{group}: {cph.name}; {councils}: {malmo.name}." in help_text


@pytest.mark.parametrize("language", ["da", "sv"])
def test_w2_a_meeting_takes_the_place_of_one_that_was_cancelled_earlier(browse, frame, language):
    cancelled = plan("c m c m")[1]
    actions.write_agenda(
        by=None, meeting=cancelled, items=[{"type": "formal", "title_da": "Start", "title_sv": "Start"}]
    )
    client = browse("secretary-cph")
    assert "replaces" not in client.get(address("meeting_new")).context["form"].fields
    save(client, preview(client, "meeting_cancel", "M2", **REASON), "meeting_cancel", "M2")
    fields = NEW | {"replaces": str(cancelled.pk), "day": "2027-03-30"}
    for body in ("joint_council", "other"):
        refused = post(client, "meeting_new", language=language, **fields | {"body": body})
        assert refused.status_code == 422
        assert "replaces" in refused.context["form"].errors
    shown = preview(client, "meeting_new", language=language, **fields)
    assert save(client, shown, "meeting_new", language=language, **AGREED).status_code == 302
    new = Meeting.objects.get(replaces=cancelled)
    assert new.agenda.get().title_sv == "Start"
    assert "replaces" not in client.get(address("meeting_new")).context["form"].fields


def test_an_extraordinary_meeting_between_two_others_is_agreed_on(browse, frame):
    plan("c m! c! m!")
    client = browse("secretary-cph")
    between = NEW | EXTRA | {"day": "2027-03-22", "visibility": "closed"}
    shown = preview(client, "meeting_new", **between)
    assert save(client, shown, "meeting_new", agreed_on="").status_code == 422
    assert save(client, shown, "meeting_new", **AGREED).status_code == 302
    assert hosts() == "c m m c m"
    assert RotationException.objects.get().meeting.ref == "M2"
    assert Meeting.objects.get(ref="AG-2027-1").convened_reason_sv == "Stormflod"
    assert Meeting.objects.get(ref="AG-2027-1").reminders.exists()


def test_the_usual_venue_follows_the_host_that_is_chosen(browse, cph, malmo):
    usual = {"venue_da": cph.default_venue_da, "venue_sv": cph.default_venue_sv}
    client = browse("secretary-cph")
    save(client, preview(client, "meeting_new", **NEW | usual), "meeting_new")
    meeting = Meeting.objects.get()
    assert (meeting.venue_da, meeting.venue_sv) == (malmo.default_venue_da, malmo.default_venue_sv)


@pytest.mark.parametrize(
    ("fields", "field", "danish", "swedish"),
    [
        ({"host": ""}, "host", "Vælg værtsby", "Välj värdstad"),
        ({"host": "lund"}, "host", "", ""),
        ({"ends": "12:00"}, "ends", "Mødet skal slutte, efter", "Mötet måste sluta efter"),
        ({"ends_day": "2027-04-20", "ends": "13:01"}, "ends_day", "højst 24 timer", "högst 24 timmar"),
        ({"day": "2026-11-22"}, "day", "Det ligger i fortiden", "Det ligger i det förflutna"),
        (
            {"registered_late": "on"},
            "registered_late",
            "Mødet er ikke slut endnu",
            "Mötet är inte slut ännu",
        ),
        ({"day": "2027-03-28", "starts": "02:30", "ends": "04:00"}, "starts", "findes ikke", "finns inte"),
        (
            {"day": "2026-03-29", "starts": "01:30", "ends": "02:30", "registered_late": "on"},
            "ends",
            "findes ikke",
            "finns inte",
        ),
        ({"body": "lions"}, "body", "Vælg et af organerne", "Välj ett av organen"),
        ({"body": "br"}, "body", "Vælg et af organerne", "Välj ett av organen"),
        ({"body": "\x00"}, "body", "", ""),
        ({"day": "2027-03-18"}, "day", "har et andet møde på det tidspunkt: M1", "har ett annat möte"),
        ({"kind": "strange"}, "kind", "", ""),
        ({"visibility": "public"}, "visibility", "", ""),
        ({**EXTRA, "convened_sv": ""}, "convened_sv", "Skriv det på begge sprog", "Skriv detta på båda"),
        (
            {"body": "other", "title_da": "Besøg"},
            "title_sv",
            "Skriv det på begge sprog",
            "Skriv detta på båda",
        ),
        ({"venue_da": "x" * 301}, "venue_da", "", ""),
        ({"day": "31.02.2027"}, "day", "", ""),
        ({"starts": "halv ti"}, "starts", "", ""),
    ],
)
@pytest.mark.parametrize("language", ["da", "sv"])
def test_what_cannot_be_is_refused_beside_its_field(browse, frame, language, fields, field, danish, swedish):
    plan("c")
    before = everything()
    answer = post(browse("secretary-cph"), "meeting_new", language=language, **NEW | fields)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    content = answer.content.decode()
    assert {"da": danish, "sv": swedish}[language] in content
    assert 'value="Malmö"' in content
    assert everything() == before


def test_an_empty_form_says_all_that_lacks(browse, frame):
    answer = post(browse("secretary-cph"), "meeting_new")
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) >= {"body", "day", "starts", "ends", "host"}


@pytest.mark.parametrize("language", ["da", "sv"])
def test_w11_a_late_registration_lists_its_breaks_and_rewrites_nothing(browse, frame, language):
    for number, host in enumerate(["cph", "malmo"]):
        a_held_meeting(NOW - timedelta(days=30 - 10 * number), ref=f"H{number}", host=host)
    a_meeting("P", host="cph")
    late = NEW | {"day": "2026-10-28", "registered_late": "on", "host": "malmo"}
    client = browse("secretary-cph")
    shown = preview(client, "meeting_new", language=language, **late)
    [way] = shown.context["found"].ways
    assert way.plan.needs_agreement == ["H1"]
    assert save(client, shown, "meeting_new", language=language, agreed_on="").status_code == 422
    assert save(client, shown, "meeting_new", language=language, **AGREED).status_code == 302
    assert hosts() == "c m m c"
    assert Meeting.objects.get(registered_late=True).day.isoformat() == "2026-10-28"
    assert not Meeting.objects.get(registered_late=True).reminders.exists()


def test_a_meeting_of_another_body_takes_no_turn_and_has_a_title(browse, frame):
    plan("c m")
    client = browse("secretary-cph")
    visit = NEW | {"body": "other", "title_da": "Studiebesøg", "title_sv": "Studiebesök", "format": "hybrid"}
    shown = preview(client, "meeting_new", **visit)
    assert len(shown.context["found"].ways) == 1
    assert save(client, shown, "meeting_new").status_code == 302
    assert Meeting.objects.get(ref="M-2027-1").title_sv == "Studiebesök"


def test_a_joint_meeting_puts_its_year_on_track(browse, frame):
    shown = preview(browse("secretary-cph"), "meeting_new", **NEW | {"body": "joint_council"})
    assert [(one.year, one.before, one.after) for one in shown.context["found"].duties] == [
        (2027, "at_risk", "on_track")
    ]


def test_more_meetings_take_no_more_queries(browse, frame):
    client, url = browse("secretary-cph"), address("meeting_new")
    data = NEW | {"day": "2027-03-01", "visibility": "closed"}
    plan("c m! c m!")
    few = posted_queries(client, url, data)
    for number in range(36):
        a_meeting(host=["cph", "malmo"][number % 2], starts_at=NOW + timedelta(days=400 + number))
    assert posted_queries(client, url, data) == few
