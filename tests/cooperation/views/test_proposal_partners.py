"""The rows and choices of the proposal form beside its texts: partners, obstacles, potentials, limits, what two changed."""

import pytest

from cooperation import actions
from cooperation.models import Obstacle, Partner, Project
from tests.cooperation.sheets import hidden, sent, with_partners
from tests.factories import a_project
from tests.oresund.views.reading import (
    LANGUAGES,
    address,
    content,
    errors_beside,
    fields_with_errors,
    queries,
    words,
)


@pytest.fixture
def project(frame):
    return a_project(
        state="draft", ref="P-2026-77", title_da="Før", title_sv="Förut", summary_da="En to tre fire."
    )


@pytest.fixture
def send(browse):
    def post(project=None, language="da", role="secretary-cph", **fields):
        where = ("cooperation:proposal_edit", project.ref) if project else ("cooperation:proposal_new",)
        version = {"version": "1"} if project else {}
        return browse(role).post(address(language, *where), sent(**{**version, **fields}))

    return post


def an_obstacle(owner="city", number=1):
    return Obstacle.objects.create(name_da=f"Hindring {number}", name_sv=f"Hinder {number}", owner=owner)


def partners(project):
    return [(one.name, one.role) for one in project.partners.all()]


def test_partners_are_saved_changed_and_taken_away(send, project):
    send(project, **with_partners(("Region Skåne", "financier"), ("", "partner"), ("DTU", "lead")))
    assert partners(project) == [("Region Skåne", "financier"), ("DTU", "lead")]
    rows = with_partners((" Lunds  universitet ", "lead"), ("DTU", "partner"), ("DTU", "partner"))
    send(project, **{**rows, "version": "2"})
    assert set(partners(project)) == {("Lunds universitet", "lead"), ("DTU", "partner")}


def test_a_form_without_rows_leaves_the_partners_alone(send, project):
    Partner.objects.create(project=project, name="DTU", role="lead")
    assert send(project).status_code == 302
    assert partners(project) == [("DTU", "lead")]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([("A", "lead"), ("B", "lead")], "Kun én kan være hovedpartner."),
        ([(f"P{number}", "partner") for number in range(21)], "Højst 20 partnere."),
        ([("x" * 201, "partner")], "Højst 200 tegn; du har skrevet 201."),
        ([("A", "king")], "king"),
        ([("A\x00", "lead")], ""),
    ],
)
def test_rows_that_cannot_be_are_refused_and_stay(send, rows, said):
    answer = send(**with_partners(*rows))
    assert answer.status_code == 422
    assert said in words(answer)
    assert 'class="error-summary"' in content(answer)
    assert not Project.objects.exists()


@pytest.mark.parametrize("total", ["", "-1", "x", "9" * 50, "100000", "\x00"])
def test_a_junk_number_of_rows_breaks_nothing(send, total):
    answer = send(**{**with_partners(("DTU", "lead")), "partners-TOTAL_FORMS": total})
    assert answer.status_code in (302, 422)


@pytest.mark.parametrize(
    ("language", "said"),
    [("da", "Højst 2.000 tegn; du har skrevet 2.345."), ("sv", "Högst 2 000 tecken; du har skrivit 2 345.")],
)
def test_a_limit_is_said_in_the_readers_language_and_numbers(send, language, said):
    answer = send(language=language, extra_effort_da="ø" * 2345)
    assert answer.status_code == 422
    assert errors_beside(answer, "extra_effort_da") == " ".join(said.split())
    assert "ø" * 2345 in content(answer)


def test_the_end_of_a_line_counts_as_one(send):
    assert send(extra_effort_da="å\r\n" * 999 + "åå").status_code == 302


def test_nothing_is_cut_off_by_the_browser(browse):
    answer = browse("secretary-cph").get(address("da", "cooperation:proposal_new"))
    assert "maxlength" not in content(answer)
    assert content(answer).count("Højst 2.000 tegn.") == 10


def test_facets_are_several_or_none(send):
    send(potentials=["human", "economic"], bridges=["digital"])
    saved = Project.objects.get()
    assert (saved.potentials, saved.bridges) == (["human", "economic"], ["digital"])
    assert fields_with_errors(send(potentials=["human", "magic"])) == ["potentials"]


@pytest.mark.parametrize("owner", ["region", "state", "eu"])
def test_an_obstacle_of_others_is_said_to_be_referred(send, browse, project, owner):
    send(project, obstacle=an_obstacle(owner).pk, action="submit")
    project.refresh_from_db()
    assert project.state == "submitted"  # nothing is promised, so nothing is measured
    assert "sendes videre til" in words(browse("secretary-cph").get(project.get_absolute_url()))


@pytest.mark.parametrize(("owner", "is_shown"), [("city", False), ("state", True)])
def test_the_form_says_so_when_one_is_chosen(browse, project, owner, is_shown):
    Project.objects.update(obstacle=an_obstacle(owner))
    answer = browse("secretary-cph").get(address("da", "cooperation:proposal_edit", project.ref))
    assert ('id="referred" hidden' in content(answer)) is not is_shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_whoever_lowers_an_obstacle_says_how_it_is_seen(send, project, language):
    fields = {"obstacle": an_obstacle().pk, "action": "submit", "language": language}
    assert fields_with_errors(send(project, **fields)) == ["obstacle_measure_da"]
    assert send(project, **fields, obstacle_measure_sv="Antal frågor").status_code == 302


def test_html_is_text(send, browse, project):
    xss = "<img src=x onerror=alert(1)>"
    send(project, extra_effort_da=xss, what_is_added_da=xss, **with_partners((xss, "lead")))
    for page in (address("da", "cooperation:proposal_edit", project.ref), project.get_absolute_url()):
        assert "<img src=x" not in browse("secretary-cph").get(page).content.decode()
        assert xss in words(browse("secretary-cph").get(page)) or "&lt;img" in content(
            browse("secretary-cph").get(page)
        )


def test_what_only_one_changed_is_put_together(send, project, secretary_cph):
    opened = {**with_partners(("DTU", "lead")), "partners_before": "[]"}
    actions.revise(
        by=secretary_cph,
        project=project,
        version=1,
        texts={"summary_da": "En to fem fire.", "inspiration_and_motor_da": "Deres motor"},
        partners=[("Region Skåne", "partner")],
    )
    before = {
        name: getattr(project, name) or "" for name in ("title_da", "title_sv", "summary_da", "summary_sv")
    }
    answer = send(project, **{**before, "title_sv": "Min"}, **opened)
    assert answer.status_code == 409
    form = answer.context["form"]
    assert form["summary_da"].value() == "En to fem fire."
    assert form["title_sv"].value() == "Min"
    assert "En to fjernet: tre tilføjet: fem fire." in words(answer)
    assert {'value="DTU"' in content(answer), 'value="Region Skåne"' in content(answer)} == {True}
    assert 'name="take-summary_da"' not in content(answer)
    assert (form["version"].value(), hidden(answer, "partners_before")) == (
        "2",
        '[["Region Skåne", "partner"]]',
    )


@pytest.mark.parametrize(
    ("take", "stands"), [("theirs", "Deres"), ("mine", "Min"), ("", "Min"), ("junk", "Min")]
)
def test_of_what_both_changed_one_is_chosen(send, project, secretary_cph, take, stands):
    actions.revise(by=secretary_cph, project=project, version=1, texts={"title_da": "Deres"})
    answer = send(project, title_da="Min")
    assert 'name="take-title_da" value="theirs"' in content(answer)
    assert send(project, title_da="Min", **{"version": "2", "take-title_da": take}).status_code == 302
    project.refresh_from_db()
    assert project.title_da == stands


def test_their_choice_is_not_taken_once_they_have_changed_it_again(send, project, secretary_cph):
    actions.revise(by=secretary_cph, project=project, version=1, texts={"title_da": "Deres"})
    actions.revise(by=secretary_cph, project=project, version=2, texts={"title_da": "Helt andet"})
    answer = send(project, title_da="Min", **{"version": "2", "take-title_da": "theirs"})
    assert answer.status_code == 409
    assert answer.context["form"]["title_da"].value() == "Min"


def test_the_form_asks_as_often_for_one_as_for_many(browse, project):
    client, url = browse("secretary-cph"), address("da", "cooperation:proposal_edit", project.ref)
    an_obstacle()
    Partner.objects.create(project=project, name="DTU", role="lead")
    first = queries(client, url)
    for number in range(30):
        an_obstacle("state", number)
    Partner.objects.bulk_create(Partner(project=project, name=f"P{n}", role="partner") for n in range(19))
    assert queries(client, url) == first
