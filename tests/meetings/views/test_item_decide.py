"""Recording what a meeting decided about a project: it moves the project, and is corrected by another decision."""

from datetime import datetime

import pytest

from cooperation.models import Move, Project
from meetings.models import AgendaItem, Decision, Meeting
from tests.cooperation.moving import both_sign, ready
from tests.factories import NOW, a_held_meeting, a_meeting, a_project
from tests.oresund.views.reading import (
    LANGUAGES,
    address,
    content,
    errors_beside,
    in_words,
    links,
    queries,
    words,
)

HELD = datetime.fromisoformat("2026-03-09T13:00:00+01:00")
AGREED = {"stance_cph": "agrees", "stance_malmo": "agrees"}
WHY = {"reason_da": "Andre gør det.", "reason_sv": "Andra gör det."}


@pytest.fixture
def item(frame):
    return an_item(a_held_meeting(HELD, ref="AG-2026-1"), ready("recommended"))


def an_item(meeting, *projects, **fields):
    texts = {"title_da": "Et forslag", "title_sv": "Ett förslag", "type": "decision"}
    item = AgendaItem.objects.create(meeting=meeting, position=meeting.agenda.count() + 1, **texts, **fields)
    item.projects.set(projects)
    return item


def url(item, language="da", project=None):
    project = project or item.projects.get()
    return address(language, "meetings:item_decide", item.meeting.ref, item.position, project.ref)


def record(client, item, language="da", **fields):
    project = item.projects.get()
    standing = item.decisions.standing().first()
    read = {"version": project.version, "seen": standing.pk if standing else 0}
    return client.post(url(item, language), {**read, **AGREED, "outcome": "adopted", **fields})


def project_of(item):
    return Project.objects.get(pk=item.projects.get().pk)


@pytest.mark.parametrize("role", ["secretary-cph", "secretary-malmo"])
def test_an_adoption_has_the_day_of_the_meeting(browse, people, item, role):
    answer = record(browse(role), item)
    assert answer["Location"] == item.meeting.get_absolute_url()
    project, decision = project_of(item), Decision.objects.get()
    assert (project.state, project.decided_on) == ("adopted", HELD.date())
    assert (decision.decided_on, decision.move.to_state) == (HELD.date(), "adopted")
    assert [one.kind for one in decision.stances.all()] == ["agrees", "agrees"]
    assert Move.objects.get().moved_by == people[role]


@pytest.mark.parametrize("role", ["member-cph", "member-malmo", "administrator"])
def test_to_others_it_is_absent(browse, item, role):
    assert browse(role).get(url(item)).status_code == 404
    assert record(browse(role), item).status_code == 404


def test_visitors_are_led_to_the_log_in(browse, item):
    client = browse("visitor")
    assert [client.get(url(item)).status_code, record(client, item).status_code] == [302, 302]
    assert not Decision.objects.exists()


@pytest.mark.parametrize(
    ("outcome", "state"), [("rejected", "rejected"), ("returned", "returned"), ("deferred", "recommended")]
)
def test_other_outcomes_move_it_too_and_a_deferral_does_not(browse, item, outcome, state):
    assert record(browse("secretary-cph"), item, outcome=outcome, **WHY).status_code == 302
    assert project_of(item).state == state
    decision = Decision.objects.get()
    assert (decision.words_da, decision.words_sv) == (WHY["reason_da"], WHY["reason_sv"])


def test_a_merger_names_the_other_one(browse, item):
    client, target = browse("secretary-cph"), a_project()
    answer = record(client, item, outcome="merged", **WHY)
    assert (answer.status_code, bool(errors_beside(answer, "into"))) == (422, True)
    assert record(client, item, outcome="merged", into=target.ref, **WHY).status_code == 302
    project = project_of(item)
    assert project.merged_into == target
    story = client.get(address("da", "cooperation:project_detail", project.ref))
    assert words(story).count(WHY["reason_da"]) == 1


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("outcome", ["rejected", "returned"])
def test_why_is_asked_for_in_both_languages(browse, item, language, outcome):
    answer = record(browse("secretary-cph"), item, language, outcome=outcome, reason_da="Kun dansk")
    assert answer.status_code == 422
    assert errors_beside(answer, "reason_sv")
    assert "Kun dansk" in content(answer)
    assert project_of(item).state == "recommended"


def test_a_reservation_is_written_in_both_languages_and_everybody_reads_it(browse, item):
    reserved = {"stance_malmo": "reservation", "words_malmo_da": "Malmø tager forbehold for beløbet."}
    answer = record(browse("secretary-cph"), item, **reserved)
    assert (answer.status_code, bool(errors_beside(answer, "words_malmo_sv"))) == (422, True)
    reserved["words_malmo_sv"] = "Malmö reserverar sig mot beloppet."
    assert record(browse("secretary-cph"), item, **reserved).status_code == 302
    for language, said in (("da", reserved["words_malmo_da"]), ("sv", reserved["words_malmo_sv"])):
        for name, key in (
            ("cooperation:project_detail", project_of(item).ref),
            ("meetings:meeting_detail", "AG-2026-1"),
        ):
            assert said in words(browse("visitor").get(address(language, name, key)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_of_a_confidential_item_the_public_reads_the_day_and_the_body(browse, frame, language):
    item = an_item(a_held_meeting(HELD), ready("recommended"), confidential=True)
    record(browse("secretary-cph"), item, reason_da="Hemmeligt", reason_sv="Hemligt")
    page = browse("visitor").get(address(language, "cooperation:project_detail", project_of(item).ref))
    said = {
        "da": "Besluttet af: Den politiske arbejdsgruppe, 9. marts 2026",
        "sv": "Beslutat av: Den politiska arbetsgruppen, 9 mars 2026",
    }
    assert said[language] in words(page)
    assert not {"Hemmeligt", "Hemligt", "delegationer"} & set(words(page).split())
    meeting = browse("visitor").get(item.meeting.get_absolute_url())
    assert not {"Hemmeligt", "Hemligt"} & set(words(meeting).split())


@pytest.mark.parametrize("visibility", ["closed", "draft"])
def test_of_a_meeting_that_is_not_public_no_more_is_told(browse, frame, visibility):
    meeting = a_held_meeting(HELD)
    item = an_item(meeting, ready("recommended"))
    record(browse("secretary-cph"), item, reason_da="Hemmeligt", reason_sv="Hemligt")
    Meeting.objects.filter(pk=meeting.pk).update(visibility=visibility)
    page = browse("visitor").get(address("da", "cooperation:project_detail", project_of(item).ref))
    assert "Hemmeligt" not in words(page)
    assert meeting.get_absolute_url() not in links(page)


def test_a_wrong_decision_is_corrected_by_another_one_and_both_stay(browse, item):
    client = browse("secretary-cph")
    record(client, item)
    assert record(client, item, outcome="rejected", **WHY).status_code == 302
    first, second = Decision.objects.order_by("pk")
    assert (second.corrects, first.corrected_by) == (first, second)
    project = project_of(item)
    assert (project.state, project.decided_on) == ("rejected", HELD.date())
    assert list(Move.objects.values_list("from_state", "to_state")) == [
        ("recommended", "adopted"),
        ("adopted", "recommended"),
        ("recommended", "rejected"),
    ]
    page = words(browse("visitor").get(project.get_absolute_url()))
    assert "Vedtaget som fælles initiativ" not in page


def test_other_words_for_the_same_decision_move_nothing(browse, item):
    client = browse("secretary-cph")
    record(client, item)
    assert record(client, item, reason_da="Vedtaget.", reason_sv="Antaget.").status_code == 302
    assert (Decision.objects.count(), Move.objects.count()) == (2, 1)


def test_what_has_gone_on_since_is_not_decided_anew(browse, people, item):
    client = browse("secretary-cph")
    record(client, item)
    both_sign(people, project_of(item), "adoption")
    client.post(
        address("da", "cooperation:project_move", project_of(item).ref),
        {"move": "start", "version": project_of(item).version},
    )
    assert project_of(item).state == "in_progress"
    assert record(client, item, outcome="rejected", **WHY).status_code == 422
    assert record(client, item, reason_da="Vedtaget.", reason_sv="Antaget.").status_code == 302
    assert project_of(item).state == "in_progress"


def test_whoever_comes_second_is_told_what_is_on_record(browse, item):
    record(browse("secretary-malmo"), item)
    answer = record(browse("secretary-cph"), item, seen=0, version=1, outcome="rejected", **WHY)
    assert answer.status_code == 409
    assert "vedtaget som fælles initiativ" in words(answer)
    assert WHY["reason_da"] in content(answer)
    assert Decision.objects.count() == 1


def test_what_is_not_possible_says_why(browse, frame):
    item = an_item(a_held_meeting(HELD), a_project(state="recommended", title_sv=""))
    text = words(browse("secretary-cph").get(url(item)))
    assert "Først skal titlen stå på begge sprog" in text
    assert "Først skal begge byer have vurderet" in text
    assert record(browse("secretary-cph"), item).status_code == 422


@pytest.mark.parametrize("field", ["version", "seen"])
@pytest.mark.parametrize("junk", ["", "x", "9" * 40, "1\x00", "-1"])
def test_junk_decides_nothing(browse, item, field, junk):
    answer = record(browse("secretary-cph"), item, **{field: junk})
    assert answer.status_code in (302, 409, 422)
    assert Decision.objects.count() == (1 if answer.status_code == 302 else 0)


@pytest.mark.parametrize("outcome", ["", "withdrawn", "x\x00", "9" * 40])
def test_an_unknown_outcome_is_asked_for_again(browse, item, outcome):
    answer = record(browse("secretary-cph"), item, outcome=outcome)
    assert (answer.status_code, bool(errors_beside(answer, "outcome"))) == (422, True)


def test_only_a_held_meeting_and_what_stands_on_its_agenda(browse, frame):
    client, project = browse("secretary-cph"), ready("recommended")
    planned = an_item(a_meeting(starts_at=NOW.replace(year=2027)), project)
    assert client.get(url(planned)).status_code == 404
    held = an_item(a_held_meeting(HELD, host="malmo"))
    assert client.get(url(held, project=project)).status_code == 404
    big = address("da", "meetings:item_decide", held.meeting.ref, 10**30, project.ref)
    assert client.get(big).status_code == 404


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_of_the_meeting_leads_secretariats_here(browse, item, language):
    page = address(language, "meetings:meeting_detail", item.meeting.ref)
    for role, shown in (("secretary-malmo", True), ("member-cph", False), ("visitor", False)):
        assert (url(item, language) in links(browse(role).get(page))) is shown


def test_many_decisions_need_no_more_queries(browse, frame):
    meeting, client = a_held_meeting(HELD), browse("secretary-cph")
    record(client, an_item(meeting, ready("recommended")))
    page = meeting.get_absolute_url()
    client.get(page)
    few = queries(client, page)
    for _ in range(8):
        record(client, an_item(meeting, ready("recommended")))
    client.get(page)
    assert Decision.objects.count() == 9
    assert queries(client, page) == few


def test_nothing_that_was_written_becomes_markup(browse, item):
    xss = "<script>alert(1)</script>"
    record(browse("secretary-cph"), item, reason_da=xss, reason_sv=xss)
    for page in (item.meeting.get_absolute_url(), project_of(item).get_absolute_url()):
        answer = browse("visitor").get(page)
        assert "<script" not in answer.content.decode()
        assert xss in in_words(content(answer))
