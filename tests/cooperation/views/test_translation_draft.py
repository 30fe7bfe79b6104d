"""Saved as you type: one draft, with what the glossary says about it."""

import pytest
from django.test import Client

from cooperation.models import Project, Translation
from tests.cooperation.views.translating import OUTSIDERS, draft, drafting, everything, fields, row_of
from tests.factories import NOW, a_project, a_project_in
from tests.oresund.views.reading import LANGUAGES, address, in_words


@pytest.fixture(autouse=True)
def today(time_machine):
    time_machine.move_to(NOW, tick=False)


@pytest.fixture
def project(frame):
    return a_project(state="submitted", title_da="Rolige rejser for borgere", title_sv="")


@pytest.fixture
def type_(browse):
    def post(row, words, role="secretary-malmo", language="sv", **more):
        return browse(role).post(drafting(row, language), {**fields(row, words), **more})

    return post


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("da", "Udkast gemt kl. 13.00, endnu ikke godkendt."),
        ("sv", "Utkast sparat kl. 13.00, ännu inte godkänt."),
    ],
)
def test_what_is_typed_is_kept_and_said(type_, people, project, language, said):
    row = row_of(project)
    answer = type_(row, "Lugna resor för", language=language)
    assert answer.status_code == 200
    assert said in in_words(answer.content.decode())
    assert 'data-version="1"' in answer.content.decode()
    row.refresh_from_db()
    assert (row.draft, row.draft_by, row.draft_version, row.state) == (
        "Lugna resor för",
        people["secretary-malmo"],
        1,
        "missing",
    )


def test_the_answer_marks_words_exactly_where_they_stand(type_, project):
    html = type_(row_of(project), "\n  Roliga <b> medborgare\n").content.decode()
    mirror = html.split('<div class="translation-mirror"')[1].split("</div>")[0].split(">", 1)[1]
    assert mirror == (
        '\n  <mark class="mark-false_friend">Roliga</mark> &lt;b&gt; <mark class="mark-term">medborgare</mark>\n'
    )
    assert "Falsk vän: Roliga = sjov . Danska: rolig → lugn" in in_words(html)


def test_typing_goes_on_from_version_to_version(type_, project):
    row = row_of(project)
    for version, words in enumerate(["L", "Lu", "Lug"]):
        assert type_(row, words, **{f"version-{row.pk}": version}).status_code == 200
    assert row_of(project).draft == "Lug"


def test_a_draft_that_says_what_is_published_is_none(type_, project):
    row = row_of(project, "summary")
    type_(row, "En sammanfattning med mer")
    row.refresh_from_db()
    assert type_(row, "En sammanfattning ").status_code == 200
    assert (row_of(project, "summary").draft, row_of(project, "summary").state) == ("", "done")


def test_words_of_a_persons_own_make_a_machines_draft_still_unread(type_, people, project):
    row = row_of(project)
    draft(row, people["secretary-malmo"], "Maskinens ord", is_machine=True)
    type_(row, "Maskinens ord, rättade")
    assert row_of(project).state == "machine"
    project.refresh_from_db()
    assert project.title_sv in ("", None)


@pytest.mark.parametrize("change", ["draft", "source"])
def test_the_second_of_two_is_told_and_overwrites_nothing(type_, people, project, change):
    row = row_of(project)
    data = fields(row, "Min resa")
    if change == "draft":
        draft(row, people["secretary-cph"], "Din resa")
    else:
        Project.objects.filter(pk=project.pk).update(title_da="Roligere rejser")
    before = everything()
    answer = type_(row, "Min resa", **data)
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "Någon annan har ändrat texten under tiden." in in_words(html)
    assert ("Så står det nu Din resa" in in_words(html)) is (change == "draft")
    assert f'data-version="{row_of(project).draft_version}"' in html
    assert everything() == before


@pytest.mark.parametrize("typed", ["x" * 201, "x\x00", "x" * 500_000])
def test_what_the_model_would_not_take_is_refused(type_, project, typed):
    before = everything()
    answer = type_(row_of(project), typed)
    assert answer.status_code == 422
    assert 'class="errorlist' in answer.content.decode()
    assert everything() == before


@pytest.mark.parametrize("junk", [{}, {"words": "x"}, {"version-1": "x"}])
def test_a_post_without_words_changes_nothing(browse, project, junk):
    before = everything()
    assert browse("secretary-malmo").post(drafting(row_of(project)), junk).status_code == 422
    assert everything() == before


@pytest.mark.parametrize("version", ["", "x", "-1", "9" * 40])
def test_a_post_without_a_version_is_told_to_look_again(type_, project, version):
    row, before = row_of(project), everything()
    assert type_(row, "Lugna resor", **{f"version-{row.pk}": version}).status_code == 409
    assert everything() == before


def test_the_words_are_only_text(type_, project):
    html = type_(row_of(project), "<script>alert(1)</script>").content.decode()
    assert "<script" not in html


@pytest.mark.parametrize("pk", [0, 999_999_999, 10**30])
def test_an_unknown_text_is_absent(browse, frame, pk):
    url = address("sv", "cooperation:translation_draft", pk)
    assert browse("secretary-malmo").post(url, {}).status_code == 404


def test_texts_that_are_written_elsewhere_are_absent(browse, frame):
    row = Translation.objects.filter(kind="cooperation.paragraph").first()
    assert browse("secretary-malmo").post(drafting(row), fields(row, "Nej")).status_code == 404


def test_the_other_citys_draft_is_absent(type_):
    row = row_of(a_project_in("draft", "cph", title_sv=""))
    before = everything()
    assert type_(row, "Nej").status_code == 404
    assert everything() == before
    assert type_(row, "Ja", "secretary-cph").status_code == 200


@pytest.mark.parametrize("role", OUTSIDERS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_nobody_else_may(type_, project, role, language):
    before = everything()
    assert type_(row_of(project), "Nej", role, language).status_code == 404
    assert everything() == before


def test_whose_log_in_has_ended_is_asked_to_log_in(type_, project):
    answer = type_(row_of(project), "Nej", "visitor")
    assert answer["Location"].startswith(address("sv", "account_login"))


def test_it_cannot_be_read(browse, project):
    assert browse("secretary-malmo").get(drafting(row_of(project))).status_code == 405


def test_another_site_cannot_post(people, project):
    client = Client(enforce_csrf_checks=True)
    client.force_login(people["secretary-malmo"])
    before = everything()
    assert client.post(drafting(row_of(project)), fields(row_of(project), "Nej")).status_code == 403
    assert everything() == before
