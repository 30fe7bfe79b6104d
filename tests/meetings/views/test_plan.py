"""The page on which a secretariat plans the years ahead."""

from datetime import UTC, datetime, timedelta

import pytest

from meetings.models import Meeting
from tests.factories import a_meeting
from tests.meetings.views.pages import address, is_absent, page, queries
from tests.meetings.views.plan_page import JC, refs, typed, url

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "da",
            [
                "mandag den 6. marts 2028",
                "Uge 10: bedste tid om foråret, efter begge vinterferier",
                "næste i turnus efter AG-2027-2 i Malmø",
                "Falder ikke sammen med noget",
                "AG-2029-2",
                "Uge 41: bedste tid dette efterår, før det danske valg",
            ],
        ),
        (
            "sv",
            [
                "måndag 22 maj 2028",
                "Vecka 21: bästa tiden för båda fullmäktigeförsamlingarna",
                "nästa i turordningen efter JC-2027 i Köpenhamn",
                "Krockar inte med något",
                "JC-2029",
            ],
        ),
    ],
)
def test_a_plan_is_proposed_with_its_reasons(secretary, language, words):
    content = secretary.get(url(language)).content.decode().replace("\u00a0", " ")
    for one in words:
        assert one in content
    assert content.count('value="accept"') == 6


def test_without_a_question_the_next_two_years_are_planned(secretary):
    content = page(secretary, "plan")
    assert 'href="/da/moeder/AG-2027-2/"' in content
    assert "Der foreslås ikke flere møder for dette år" in content
    assert content.count('value="accept"') == 3


def test_the_first_year_alone_is_planned_alone(secretary):
    answer = secretary.get(url(asked="?first=2030"))
    assert [year.year for year in answer.context["years"]] == [2030]


@pytest.mark.parametrize("role", ["member-cph", "member-malmo", "administrator"])
def test_others_find_nothing(browse, schedule, role):
    other = browse(role)
    assert is_absent(other, url())
    assert other.post(url(), {"save": "1"}).status_code == 404
    assert address("plan") not in page(other, "meeting_list")


def test_a_visitor_is_asked_to_log_in(secretary):
    secretary.logout()
    assert secretary.get(url()).status_code == secretary.post(url()).status_code == 302


def test_the_list_leads_to_it(secretary):
    content = page(secretary, "meeting_list")
    assert address("plan") in content
    assert address("calendar_notes") in content


@pytest.mark.parametrize("language", ["da", "sv"])
def test_all_are_saved_at_once(secretary, language):
    answer = secretary.post(url(language), typed(secretary.get(url(language)), save="1"))
    assert (answer.status_code, answer["Location"]) == (302, address("meeting_year", 2028, language=language))
    saved = Meeting.objects.filter(starts_at__year__gte=2028)
    assert list(saved.values_list("ref", "host_city", "status", "visibility")) == [
        ("AG-2028-1", "cph", "planned", "draft"),
        ("JC-2028", "malmo", "planned", "draft"),
        ("AG-2028-2", "malmo", "planned", "draft"),
        ("AG-2029-1", "cph", "planned", "draft"),
        ("JC-2029", "cph", "planned", "draft"),
        ("AG-2029-2", "malmo", "planned", "draft"),
    ]
    assert "AG-2028-1" in secretary.get(answer["Location"]).content.decode()
    assert not saved.get(ref="AG-2028-1").reminders.exists()  # nobody is told of a draft


def test_what_is_shifted_and_dropped_is_judged_anew_before_it_is_saved(secretary):
    changes = {"row_0_day": "2028-02-14", "row_0_start": "10.30", "row_2_choice": "drop"}
    sent = typed(secretary.get(url()), **changes)
    unseen = secretary.post(url(), {**sent, "save": "1"})
    assert (unseen.status_code, len(refs())) == (422, 3)
    checked = secretary.post(url(), {**sent, "check": "1"})
    content = checked.content.decode().replace("\u00a0", " ")
    assert checked.status_code == 200
    assert "Vinterferie (København)" in content
    assert "udeladt" in content
    # The autumn meeting is gone, so that the one in spring 2029 takes its turn.
    assert [row.host.code for year in checked.context["years"] for row in year.rows if row.host] == [
        "cph",
        "malmo",
        "malmo",
        "cph",
        "cph",
    ]
    assert secretary.post(url(), typed(checked, save="1")).status_code == 302
    first = Meeting.objects.get(ref="AG-2028-1")
    assert (first.starts_at, first.ends_at) == (
        datetime(2028, 2, 14, 9, 30, tzinfo=UTC),
        datetime(2028, 2, 14, 15, tzinfo=UTC),
    )
    assert refs()[3:] == ["AG-2028-1", "JC-2028", "AG-2029-1", "JC-2029", "AG-2029-2"]


@pytest.mark.parametrize("button", ["check", "save"])
@pytest.mark.parametrize(
    ("changes", "refused"),
    [
        ({"row_0_end": "13:00"}, "end"),
        ({"row_0_end": "12:59"}, "end"),
        ({"row_0_day": "2026-11-23", "row_0_start": "12:59"}, "day"),
        ({"row_0_day": "2028-03-26", "row_0_start": "02:30", "row_0_end": "04:00"}, "start"),
        ({"row_0_day": "2028-03-26", "row_0_start": "01:30", "row_0_end": "02:30"}, "end"),
        ({"row_0_day": "2028-02-30"}, "day"),
        ({"row_0_day": ""}, "day"),
        ({"row_0_day": "2028\x00"}, "day"),
        ({"row_0_day": "99999-01-01"}, "day"),
        ({"row_0_start": "25:00"}, "start"),
        ({"row_0_day": "2027-10-11"}, "day"),
        ({"row_0_choice": "perhaps"}, "choice"),
        ({"row_0_body": "moon"}, "body"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(secretary, button, changes, refused):
    answer = secretary.post(url(), typed(secretary.get(url()), **{button: "1"}, **changes))
    assert answer.status_code == 422
    assert list(answer.context["formset"].forms[0].errors) == [refused]
    assert "error-summary" in answer.content.decode()
    assert len(refs()) == 3


def test_two_rows_at_once_are_refused(secretary):
    sent = typed(
        secretary.get(url()), save="1", row_1_day="2028-03-06", row_1_start="15:00", row_1_end="17:00"
    )
    answer = secretary.post(url(), sent)
    assert answer.status_code == 422
    assert list(answer.context["formset"].forms[1].errors) == ["day"]
    assert secretary.post(url(), {**sent, "row-0-choice": "drop"}).status_code == 422  # not seen yet
    assert len(refs()) == 3


def test_a_row_that_is_dropped_need_not_make_sense(secretary):
    sent = typed(secretary.get(url()), check="1", row_0_choice="drop", row_0_day="", row_0_start="x")
    answer = secretary.post(url(), sent)
    assert answer.status_code == 200
    assert secretary.post(url(), typed(answer, save="1", row_0_start="")).status_code == 302
    assert refs()[3:5] == ["JC-2028", "AG-2028-1"]


def test_a_plan_of_nothing_is_refused(secretary):
    sent = typed(secretary.get(url()), save="1") | {f"row-{number}-choice": "drop" for number in range(6)}
    assert secretary.post(url(), sent).status_code == 422


@pytest.mark.parametrize(
    "asked",
    [
        "?first=2029&last=2028&working_group=2",
        "?first=2027&last=2033&working_group=2",
        "?first=2028&last=2029&working_group=9",
        "?first=x&last=2029&working_group=2",
        "?first=99999999999999999999&last=2029&working_group=2",
        "?first=2028%00&last=2029&working_group=2",
        "?first=&last=&working_group=",
    ],
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_other_years_are_refused(secretary, asked, method):
    answer = getattr(secretary, method)(url(asked=asked))
    assert answer.status_code == 422
    assert "error-summary" in answer.content.decode()


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"save": "1"},
        {"row-TOTAL_FORMS": "9999999", "row-INITIAL_FORMS": "0"},
        {"row-TOTAL_FORMS": "x", "row-INITIAL_FORMS": "-1"},
        {"row-TOTAL_FORMS": "3", "row-INITIAL_FORMS": "3", "schedule": "\x00", "seen": "x", "save": "1"},
        {"row-TOTAL_FORMS": "3", "row-INITIAL_FORMS": "0", "save": "1"},
    ],
)
def test_junk_changes_nothing(secretary, sent):
    assert secretary.post(url(), sent).status_code in (409, 422)
    assert len(refs()) == 3


def test_the_number_of_queries_does_not_grow(secretary):
    before = queries(secretary, url(asked="?first=2027&last=2028&working_group=2"))
    for number in range(30):
        a_meeting(
            f"JC-X-{number}",
            host="cph",
            body_id=JC,
            starts_at=datetime(2027, 6, 1, 12, tzinfo=UTC) + timedelta(days=number),
        )
    many = queries(secretary, url(asked="?first=2027&last=2032&working_group=4"))
    assert many == before <= 9
