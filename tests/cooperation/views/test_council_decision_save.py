"""What a city's own council decided: entered by its own secretariat, shown beside the joint decision, never invented."""

import pytest

from cooperation.models import CouncilDecision
from tests.factories import TODAY, a_project, a_project_in, a_user
from tests.oresund.views.reading import LANGUAGES, address, content, errors_beside, links, words

FIELDS = {
    "version": "0",
    "body": "br",
    "outcome": "approved",
    "decided_on": "2026-04-06",
    "reference": "BR 124/2000",
    "url": "https://www.kk.dk/br",
}


def save(client, project, language="da", **fields):
    url = address(language, "cooperation:council_decision_save", project.ref)
    return client.post(url, {**FIELDS, **fields})


def entered(project):
    return list(project.council_decisions.values_list("city", "body", "outcome", "version"))


@pytest.mark.parametrize(
    ("language", "said", "open_yet"),
    [
        (
            "da",
            "Godkendt af Borgerrepræsentationen den 6. april 2026 . BR 124/2000",
            "Ikke besluttet endnu.",
        ),
        (
            "sv",
            "Godkänt av Köpenhamns stadsfullmäktige den 6 april 2026 . BR 124/2000",
            "Inte beslutat än.",
        ),
    ],
)
def test_it_stands_beside_the_joint_decision(browse, language, said, open_yet):
    project = a_project()
    assert save(browse("secretary-cph"), project, language).status_code == 302
    answer = browse("visitor").get(address(language, "cooperation:project_detail", project.ref))
    assert said in words(answer)
    assert open_yet in words(answer)
    assert FIELDS["url"] in links(answer)


@pytest.mark.parametrize(
    ("role", "body"), [("secretary-cph", "kf"), ("secretary-cph", "xx"), ("secretary-malmo", "br")]
)
def test_a_secretariat_enters_for_its_own_city_only(browse, role, body):
    answer = save(browse(role), a_project(), body=body)
    assert (answer.status_code, bool(errors_beside(answer, "council_body"))) == (422, True)
    assert not CouncilDecision.objects.exists()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("outcome", ""),
        ("outcome", "maybe"),
        ("decided_on", ""),
        ("decided_on", "31-31-2026"),
        ("decided_on", "2199-01-01"),
        ("decided_on", "1\x00"),
        ("reference", "x" * 101),
        ("url", "javascript:alert(1)"),
        ("url", "ftp://kk.dk/x"),
        ("url", "https://kk.dk/" + "x" * 500),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_wrong_is_said_beside_the_field_and_what_was_typed_stays(browse, language, field, value):
    project = a_project()
    answer = save(browse("secretary-cph"), project, language, **{field: value})
    assert (answer.status_code, bool(errors_beside(answer, f"council_{field}"))) == (422, True)
    if field != "reference":
        assert "BR 124/2000" in content(answer)
    assert entered(project) == []


def test_it_is_corrected_and_removed_and_history_keeps_it(browse):
    project, client = a_project(), browse("secretary-cph")
    save(client, project)
    save(client, project, standing="br", version="1", outcome="referred")
    assert entered(project) == [("cph", "br", "referred", 2)]
    save(client, project, standing="br", version="2", remove="1")
    assert entered(project) == []
    events = CouncilDecision.pgh_event_model.objects.values_list("pgh_label", flat=True)
    assert sorted(events) == ["delete", "insert", "update"]


def test_two_bodies_of_a_city_may_both_decide(browse):
    project, client = a_project(), browse("secretary-malmo")
    save(client, project, body="ks")
    save(client, project, body="kf")
    assert [one[1] for one in entered(project)] == ["ks", "kf"]


@pytest.mark.parametrize("change", [{}, {"remove": "1"}])
def test_whoever_comes_second_is_told_and_overwrites_nothing(browse, change):
    project, client = a_project(), browse("secretary-cph")
    save(client, project)
    save(client, project, standing="br", version="1", reference="BR 7/2026")
    answer = save(client, project, standing="br", version="1", reference="Min egen", **change)
    assert (answer.status_code, "Min egen" in content(answer)) == (409, True)
    assert project.council_decisions.get().reference == "BR 7/2026"
    assert save(client, project, reference="Ny").status_code == 409


@pytest.mark.parametrize("state", ["draft", "submitted", "under_review", "rejected"])
def test_what_no_council_has_before_it_is_not_entered(browse, state):
    project = a_project_in(state)
    assert save(browse("secretary-cph"), project).status_code == 404
    assert save(browse("secretary-cph"), project, decided_on="").status_code in (404, 422)


def test_a_closed_account_enters_nothing(client, frame):
    client.force_login(a_user("secretariat"))
    user = a_user("secretariat", is_active=False)
    client.force_login(user)
    assert save(client, a_project()).status_code == 302
    assert not CouncilDecision.objects.exists()


def test_a_day_of_today_is_accepted(browse, time_machine):
    time_machine.move_to(TODAY)
    assert save(browse("secretary-cph"), a_project(), decided_on=TODAY.isoformat()).status_code == 302
