"""Two people at one proposal: whoever saves second is told by whom and what, and loses nothing."""

import re
from html import unescape

import pytest
from django.test import Client

from cooperation import actions
from cooperation.models import Project, User
from tests.cooperation.database import at_once
from tests.factories import a_project, a_user, an_area, proposal_texts
from tests.oresund.views.reading import LANGUAGES, address, content, words

XSS = "<script>alert('theirs')</script>"


@pytest.fixture
def colleague(frame):
    return a_user(User.Role.SECRETARIAT, "cph", name="Karen <b>Kollega</b>", email="karen@kbh.example")


@pytest.fixture
def project(frame):
    return a_project(state="draft", title_da="Før", title_sv="Förut", ground="", origin="")


@pytest.fixture
def send(browse, project):
    """Send what I typed, as it was read at a version."""

    def post(language="da", version=1, **fields):
        url = address(language, "cooperation:proposal_edit", project.ref)
        return browse("secretary-cph").post(
            url, {**proposal_texts(**fields), "version": version, "action": "save"}
        )

    return post


@pytest.fixture
def theirs(colleague, project):
    """The colleague has saved meanwhile."""

    def save(version=1, **texts):
        return actions.revise(by=colleague, project=project, texts=texts, version=version)

    return save


def changes(answer):
    html = content(answer).split('role="alert"')[1].split("</section>")[0]
    found = re.findall(r"<dt>(.*?)</dt><dd[^>]*>(.*?)</dd>", html, re.S)
    return {unescape(label): unescape(value) for label, value in found}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_says_who_and_what(send, theirs, language):
    theirs(title_da="Deres titel")
    answer = send(language, title_da="Min titel")
    assert answer.status_code == 409
    assert "Karen <b>Kollega</b>" in words(answer)
    assert "Karen &lt;b&gt;Kollega" in content(answer)
    label = {"da": "Titel (dansk)", "sv": "Titel (danska)"}[language]
    assert changes(answer)[label] == "Deres titel"


def test_what_i_typed_stands_in_the_form_and_nothing_was_saved(send, theirs, project):
    theirs(title_da="Deres titel")
    answer = send(title_da="Min titel", summary_sv="Mitt & ditt")
    assert 'value="Min titel"' in content(answer)
    assert "Mitt &amp; ditt</textarea>" in content(answer)
    project.refresh_from_db()
    assert (project.title_da, project.version) == ("Deres titel", 2)


def test_every_field_that_saving_again_would_overwrite_is_shown(send, theirs):
    area = an_area()
    theirs(title_sv="Deras", inspiration_and_motor_da="Deres motor", ground="deepening", focus_area=area)
    shown = changes(send(title_sv="Min", ground="new", origin="private")).values()
    assert {"Deras", "Deres motor", "Klima"} <= set(shown)
    assert any("fordyb" in value.lower() for value in shown)


def test_what_we_both_wrote_alike_is_no_difference(send, theirs):
    same = proposal_texts(title_da="Samme")
    theirs(**{**same, "deepens": None, "focus_area": None})
    assert changes(send(**same)) == {}


def test_saving_again_succeeds(send, theirs, project):
    theirs(title_da="Deres titel")
    answer = send(title_da="Min titel")
    version = answer.context["form"]["version"].value()
    assert f'name="version" value="{version}"' in content(answer)
    assert send(version=version, title_da="Min titel").status_code == 302
    project.refresh_from_db()
    assert (project.title_da, project.version) == ("Min titel", 3)


def test_saving_again_is_refused_again_when_they_saved_again(send, theirs):
    theirs(title_da="Deres titel")
    version = send(title_da="Min titel").context["form"]["version"].value()
    theirs(version=2, title_da="Deres anden titel")
    answer = send(version=version, title_da="Min titel")
    assert "Deres<ins>" in changes(answer)["Titel (dansk)"]
    assert "Deres tilføjet: anden titel" in words(answer)


def test_a_stale_submission_submits_nothing(browse, theirs, project):
    theirs(title_da="Deres titel")
    url = address("da", "cooperation:proposal_edit", project.ref)
    answer = browse("secretary-cph").post(url, {**proposal_texts(), "version": 1, "action": "submit"})
    assert answer.context["conflict"]
    project.refresh_from_db()
    assert (project.state, project.version) == ("draft", 2)


def test_both_versions_are_only_text(send, theirs):
    theirs(title_da=XSS, summary_sv=XSS)
    answer = send(title_da=XSS.replace("theirs", "mine"), summary_sv="Min")
    assert "<script" not in content(answer)
    assert words(answer).count(XSS) == 2


def test_a_colleague_who_is_gone_is_somebody(send, theirs, project):
    theirs(title_da="Deres titel")
    Project.objects.update(changed_by=None)
    answer = send(title_da="Min titel")
    assert answer.context["conflict"].by is None
    assert "None" not in words(answer)


def test_what_i_typed_is_not_lost_when_they_have_submitted_meanwhile(send, project):
    Project.objects.update(
        state="submitted", submitted_on="2026-11-23", version=2, ground="new", origin="public"
    )
    answer = send(title_da="Min lange titel")
    project.refresh_from_db()
    assert project.title_da == "Før"
    assert "Min lange titel" in answer.content.decode()


@pytest.mark.django_db(transaction=True)
def test_of_two_who_save_at_the_same_moment_one_is_told(people, project):
    url = address("da", "cooperation:proposal_edit", project.ref)

    def save(title):
        client = Client()
        client.force_login(people["secretary-cph"])
        return client.post(url, {**proposal_texts(title_da=title), "version": 1, "action": "save"})

    answers = at_once(lambda: save("Den ene"), lambda: save("Den anden"))
    [saved] = [one for one in answers if one.status_code == 302]
    [told] = [one for one in answers if one is not saved]
    project.refresh_from_db()
    assert project.version == 2
    assert project.title_da in words(told)
    assert {told.context["form"]["title_da"].value(), project.title_da} == {"Den ene", "Den anden"}
