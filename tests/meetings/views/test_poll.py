"""The page on which a secretariat asks about dates, reads the answers, and chooses one."""

import re

import pytest

from meetings import actions
from meetings.models import Meeting, Poll, Slot, Vote
from tests.factories import NOW, a_meeting, a_member
from tests.meetings.asking import DAY, REASON, START, a_planned_meeting, answer, ask
from tests.meetings.views.pages import address, is_absent, page, queries

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]

SECRETARIATS = ["secretary-cph", "secretary-malmo"]
OTHERS = ["member-cph", "member-malmo", "administrator"]
LANGUAGES = ["da", "sv"]
OFFER = {
    "day_0": "2027-03-08",
    "start_0": "13:00",
    "end_0": "16:00",
    "day_1": "15.03.2027",
    "start_1": "13.00",
    "end_1": "15.30",
    "day_2": "",
    "start_2": "",
    "end_2": "",
    "answers_by": "2027-02-01",
}


@pytest.fixture
def meeting(frame):
    return a_planned_meeting()


def url(language="da"):
    return address("poll", "M1", language=language)


def words(response):
    return response.content.decode().replace("\u00a0", " ")


# --- Who may


@pytest.mark.parametrize("role", SECRETARIATS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_both_secretariats_find_the_page_from_the_meeting(browse, meeting, role, language):
    client = browse(role)
    assert f'href="{url(language)}"' in page(client, "meeting_detail", "M1", language=language)
    content = page(client, "poll", "M1", language=language)
    assert {"da": "Foreslå flere tidspunkter", "sv": "Föreslå flera tider"}[language] in content
    assert 'value="2027-03-08"' in content


@pytest.mark.parametrize("role", OTHERS)
def test_others_find_nothing(browse, meeting, role):
    client = browse(role)
    assert is_absent(client, url())
    assert client.post(url(), OFFER).status_code == 404
    assert url() not in page(client, "meeting_detail", "M1")
    assert not Poll.objects.exists()


def test_a_visitor_is_asked_to_log_in(client, meeting):
    assert client.get(url()).status_code == client.post(url(), OFFER).status_code == 302
    assert not Poll.objects.exists()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_meeting_that_is_confirmed_or_a_draft_is_not_asked_about(browse, frame, language):
    a_meeting("M1", starts_at=START, visibility="draft")
    client = browse("secretary-cph")
    content = page(client, "poll", "M1", language=language)
    assert {"da": "Man kan spørge om datoer", "sv": "Man kan fråga om datum"}[language] in content
    assert url(language) not in page(client, "meeting_detail", "M1", language=language)
    assert client.post(url(language), OFFER).status_code == 409
    assert not Poll.objects.exists()


# --- Offering


@pytest.mark.parametrize("role", SECRETARIATS)
def test_times_are_offered_as_typed(browse, meeting, role):
    answered = browse(role).post(url(), OFFER)
    assert (answered.status_code, answered["Location"]) == (302, url())
    poll = Poll.objects.get()
    assert [(one.starts_at, one.ends_at) for one in poll.slots.all()] == [
        (START, START + 3 * DAY / 24),
        (START + 7 * DAY, START + 7 * DAY + 2.5 * DAY / 24),
    ]
    assert poll.closes_at.isoformat() == "2027-02-01T22:59:00+00:00"


def test_more_rows_keep_what_is_typed(browse, meeting):
    typed = OFFER | {"more": "1", "day_3": "nonsense\x00", "start_3": "25:99", "end_3": "<b>"}
    answered = browse("secretary-cph").post(url(), typed)
    assert answered.status_code == 200
    content = words(answered)
    assert len(re.findall(r'name="day_\d+"', content)) == 8
    for piece in (
        'value="2027-03-15"',
        'value="15:30"',
        "nonsense",
        "25:99",
        "&lt;b&gt;",
        'value="2027-02-01"',
    ):
        assert piece in content
    assert "aria-invalid" not in content
    assert not Poll.objects.exists()
    full = browse("secretary-cph").post(url(), {f"day_{n}": "" for n in range(40)} | {"more": "1"})
    assert len(re.findall(r'name="day_\d+"', words(full))) == 12
    assert 'name="more"' not in words(full)


REFUSALS = [
    (
        {"day_1": "2027-04-10"},
        "day_1",
        "springe over M2 (5. apr. 2027)",
        "hoppa över M2 (5 apr. 2027)",
    ),
    ({"day_1": "2027-01-10"}, "day_1", "springe over M0", "hoppa över M0"),
    ({"day_1": "2027-04-05"}, "day_1", "et andet møde", "Ett annat möte"),
    ({"day_1": "2027-03-08"}, "day_1", "allerede foreslået", "redan föreslagen"),
    ({"day_1": "2026-11-23"}, "day_1", "i fremtiden", "i framtiden"),
    ({"end_1": "13:00"}, "end_1", "Slut skal ligge efter start", "Slutet ska komma efter starten"),
    ({"end_1": ""}, "end_1", "udfyldes", "fyllas i"),
    ({"day_1": ""}, "day_1", "udfyldes", "fyllas i"),
    ({"start_1": "14.5"}, "start_1", "", ""),
    ({"day_1": "2027-02-30"}, "day_1", "", ""),
    (
        {"day_1": "2027-03-28", "start_1": "02:30"},
        "start_1",
        "klokkeslæt findes ikke",
        "klockslaget finns inte",
    ),
    (
        {"day_1": "2027-03-28", "start_1": "01:30", "end_1": "02:59"},
        "end_1",
        "klokkeslæt findes ikke",
        "klockslaget finns inte",
    ),
    ({"day_1": "9999-12-31"}, "day_1", "1900", "1900"),
    ({"answers_by": ""}, "answers_by", "udfyldes", "fyllas i"),
    ({"answers_by": "2026-11-22"}, "answers_by", "en senere dag", "en senare dag"),
    ({"answers_by": "2027-03-08"}, "answers_by", "senest dagen før", "senast dagen före"),
    ({"day_1": "", "start_1": "", "end_1": ""}, "__all__", "mindst to", "minst två"),
]


@pytest.mark.parametrize(("typed", "where", "danish", "swedish"), REFUSALS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_does_not_fit_is_refused_beside_its_row(
    browse, meeting, language, typed, where, danish, swedish
):
    answered = browse("secretary-malmo").post(url(language), OFFER | typed)
    assert answered.status_code == 422
    errors = answered.context["form"].errors
    assert list(errors) == [where]
    assert {"da": danish, "sv": swedish}[language] in str(errors[where]).replace("\u00a0", " ")
    assert 'value="2027-03-08"' in words(answered)
    assert not Poll.objects.exists()


@pytest.mark.parametrize(("language", "said"), [("da", "højst tolv"), ("sv", "högst tolv")])
def test_more_than_twelve_are_refused_and_none_falls_under_the_table(browse, meeting, language, said):
    many = {f"day_{n}": f"2027-03-{n + 9:02}" for n in range(13)}
    hours = {f"{name}_{n}": hour for n in range(13) for name, hour in (("start", "10:00"), ("end", "11:00"))}
    answered = browse("secretary-cph").post(url(language), many | hours | {"answers_by": "2027-02-01"})
    assert answered.status_code == 422
    assert said in words(answered)
    assert not Poll.objects.exists()


def test_the_hour_that_comes_twice_is_the_first_of_the_two(browse, frame):
    a_meeting("M1", starts_at=START)
    typed = OFFER | {"day_1": "2027-10-31", "start_1": "02:30", "end_1": "04:30"}
    assert browse("secretary-cph").post(url(), typed).status_code == 302
    last = Slot.objects.last()
    assert last.starts_at.isoformat() == "2027-10-31T00:30:00+00:00"
    assert last.ends_at.isoformat() == "2027-10-31T03:30:00+00:00"


@pytest.mark.parametrize(
    "typed", [{}, {"day_0": "\x00"}, {"day_99": "2027-03-08"}, {"answers_by": "x" * 9999}]
)
def test_junk_is_refused(browse, meeting, typed):
    assert browse("secretary-cph").post(url(), typed).status_code == 422


@pytest.mark.parametrize("language", LANGUAGES)
def test_times_are_checked_before_anybody_is_asked(browse, meeting, language):
    """A collision is a warning, and says so while nobody has been asked yet (R-57)."""
    typed = OFFER | {"check": "1", "day_1": "2027-03-25"}
    answered = browse("secretary-cph").post(url(language), typed)
    assert answered.status_code == 200
    assert {"da": "skærtorsdag", "sv": "skärtorsdag"}[language] in words(answered)
    assert 'value="2027-03-25"' in words(answered)
    refused = browse("secretary-cph").post(url(language), typed | {"day_1": "2027-04-10"})
    assert (refused.status_code, list(refused.context["form"].errors)) == (422, ["day_1"])
    assert not Poll.objects.exists()


def test_who_asks_second_sees_what_is_asked_already_and_loses_nothing(browse, meeting):
    first, client = ask(meeting), browse("secretary-cph")
    answered = client.post(url(), OFFER)
    assert answered.status_code == 409
    assert "Noget er ændret i mellemtiden" in words(answered)
    assert is_kept(answered)
    assert ">Spørg om disse tidspunkter<" not in words(answered)
    assert Poll.objects.count() == 1
    withdrawn = client.post(url(), OFFER | {"withdraw": first.pk})
    assert withdrawn.status_code == 200
    assert is_kept(withdrawn)
    assert client.post(url(), OFFER).status_code == 302
    assert list(Poll.objects.order_by("pk").values_list("closed_at", flat=True)) == [NOW, None]


def test_what_was_typed_stays_when_the_meeting_is_confirmed_meanwhile(browse, meeting):
    actions.confirm(by=None, meeting=meeting, now=NOW)
    answered = browse("secretary-malmo").post(url("sv"), OFFER)
    assert answered.status_code == 409
    assert is_kept(answered)
    assert 'name="withdraw"' not in words(answered)


def is_kept(answered):
    return all(f'value="{one}"' in words(answered) for one in ("2027-03-15", "15:30", "2027-02-01"))


# --- Reading the answers


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_answers_stand_there_with_their_sums_and_what_suits_best(browse, people, meeting, language):
    poll = ask(meeting)
    for role, answers in (("member-cph", ("yes", "yes", "no")), ("member-malmo", ("no", "if_need_be", "no"))):
        answer(poll, people[role], *answers)
    silent = a_member("malmo", role="substitute")
    content = page(browse("secretary-cph"), "poll", "M1", language=language)
    sums = {
        "da": ["1 ja, 1 til nød, 0 nej", "0 ja, 0 til nød, 2 nej", "1 ja, 0 til nød, 1 nej"],
        "sv": [
            "1 ja, 1 om det behövs, 0 nej",
            "0 ja, 0 om det behövs, 2 nej",
            "1 ja, 0 om det behövs, 1 nej",
        ],
    }
    for one in sums[language]:
        assert one in content
    best = {"da": "Passer bedst indtil nu", "sv": "Passar bäst hittills"}[language]
    assert content.count(best) == 1
    row = re.search(rf"<th scope=\"row\">{people['member-malmo'].person.name}.*?</tr>", content, re.S)[0]
    assert re.findall(r"vote-(\w+)", row) == ["no", "if_need_be", "no"]
    missing = content.split({"da": "Har ikke svaret", "sv": "Har inte svarat"}[language])[1]
    assert silent.person.name in missing
    assert f'<th scope="row">{silent.person.name}' not in content
    assert people["member-cph"].person.name not in missing


def test_a_date_that_no_longer_fits_says_why_and_cannot_be_chosen(browse, meeting):
    poll = ask(meeting)
    actions.move(
        by=None,
        meeting=Meeting.objects.get(ref="M2"),
        starts_at=START + 10 * DAY,
        ends_at=START + 10 * DAY + DAY / 24,
        reason=REASON,
        now=NOW,
    )
    client = browse("secretary-cph")
    content = page(client, "poll", "M1")
    assert "springe over M2" in content
    assert content.count('name="choose"') == 2
    late = poll.slots.last()
    answered = client.post(url(), {"choose": late.pk})
    assert answered.status_code == 409
    assert "springe over M2" in words(answered)
    assert Meeting.objects.get(ref="M1").status == "planned"


def test_thirty_people_take_no_more_queries_than_one(browse, meeting):
    poll = ask(meeting)
    client, counts = browse("secretary-cph"), []
    for number in range(30):
        answer(poll, a_member(["cph", "malmo"][number % 2]), "yes", "no", "yes")
        if number in (0, 29):
            counts.append(queries(client, url()))
    assert counts[0] == counts[1] <= 12
    assert Vote.objects.count() == 90
