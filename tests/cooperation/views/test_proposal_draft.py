"""Kept as you type: whose it is, where it is found again, and what a log-in that ended does not take along."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from cooperation import actions
from cooperation.models import FormDraft, Project, User
from oresund import links
from tests.cooperation.papers import PDF
from tests.cooperation.sheets import a_file, sent, token_on, with_partners
from tests.factories import a_project, a_user
from tests.oresund.views.reading import LANGUAGES, address, content, words

XSS = "<script>alert(1)</script>"


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def project(frame):
    return a_project(state="draft", ref="P-2026-77", title_sv="")


def opened(browse, ref="", language="da", role="secretary-cph", query=""):
    where = ("cooperation:proposal_edit", ref) if ref else ("cooperation:proposal_new",)
    return browse(role).get(address(language, *where) + query)


def keep(client, token, ref="new", language="da", **fields):
    url = address(language, "cooperation:proposal_draft", ref)
    return client.post(url, {**sent(**fields), "form": token})


@pytest.mark.parametrize(("language", "said"), [("da", "Gemt kl."), ("sv", "Sparat kl.")])
def test_a_form_is_kept_without_making_a_proposal(browse, language, said):
    page = opened(browse, language=language)
    answer = keep(page.client, token_on(page), language=language, title_da="Halv")
    assert answer.status_code == 200
    assert answer.json()["saved"].startswith(said)
    draft = FormDraft.objects.get()
    assert (draft.values["title_da"], draft.project) == (["Halv"], None)
    assert not {"form", "csrfmiddlewaretoken", "action"} & set(draft.values)
    assert not Project.objects.exists()


def test_it_is_offered_and_comes_back_whole(browse):
    page = opened(browse)
    typed = {"title_da": XSS, "potentials": ["human"], "summary_sv": "ö" * 6000, "ground": "deepening"}
    keep(page.client, token_on(page), **typed, **with_partners(("Region Skåne", "lead")))
    offer = page.client.get(address("da", "cooperation:proposal_new"))
    assert "Du har tekst fra" in words(offer)
    assert XSS not in content(offer)
    link = re.search(r'href="([^"]*\?draft=[^"]+)"', content(offer))[1]
    again = page.client.get(link)
    form = again.context["form"]
    assert (form["title_da"].value(), form["ground"].value()) == (XSS, "deepening")
    assert form["potentials"].value() == ["human"]
    assert form["summary_sv"].value() == "ö" * 6000
    assert 'value="Region Skåne"' in content(again)
    assert "Du har tekst fra" not in words(again)


def test_two_forms_of_a_person_do_not_meet(browse):
    one, other = opened(browse), opened(browse)
    for page, title in ((one, "Den ene"), (other, "Den anden")):
        keep(page.client, token_on(page), title_da=title)
    assert {draft.values["title_da"][0] for draft in FormDraft.objects.all()} == {"Den ene", "Den anden"}


def test_saving_ends_it_and_discarding_too(browse):
    page = opened(browse)
    token = token_on(page)
    keep(page.client, token)
    page.client.post(address("da", "cooperation:proposal_new"), {**sent(), "form": token})
    assert (Project.objects.count(), FormDraft.objects.count()) == (1, 0)
    page = opened(browse)
    keep(page.client, token_on(page), files=[a_file()])
    discard = address("da", "cooperation:proposal_draft_discard", "new")
    page.client.post(discard, {"draft": FormDraft.objects.get().key})
    assert not FormDraft.objects.exists()


def test_nobody_else_sees_or_discards_it(browse, people):
    page = opened(browse)
    keep(page.client, token_on(page), title_da="Hemmeligt")
    key = FormDraft.objects.get().key
    colleague = Client()
    colleague.force_login(a_user(User.Role.SECRETARIAT, "cph", email="kollega@kbh.example"))
    answer = colleague.get(address("da", "cooperation:proposal_new"), {"draft": key})
    assert "Hemmeligt" not in answer.content.decode()
    colleague.post(address("da", "cooperation:proposal_draft_discard", "new"), {"draft": key})
    assert FormDraft.objects.exists()


@pytest.mark.parametrize("token", ["", "junk", "a:b:c", "\x00"])
def test_a_form_without_its_token_is_not_kept(browse, token):
    page = opened(browse)
    assert keep(page.client, token).status_code == 403
    assert not FormDraft.objects.exists()


def test_a_token_is_good_for_two_weeks_and_its_own_person(browse, people, time_machine):
    page = opened(browse)
    token = token_on(page)
    assert keep(browse("secretary-malmo"), token).status_code == 403
    time_machine.move_to(timezone.now() + timedelta(days=15))
    assert keep(Client(), token).status_code == 403
    assert not FormDraft.objects.exists()


@pytest.mark.parametrize("role", ["member-cph", "administrator"])
def test_a_token_of_somebody_who_may_not_propose_is_none(people, role):
    until = timezone.now() + timedelta(days=1)
    token = links.make(links.FORM, subject=str(uuid4()), person=people[role].pk, until=until)
    assert keep(Client(), token).status_code == 403


def test_a_closed_account_keeps_nothing(browse, people):
    page = opened(browse)
    User.objects.update(is_active=False)
    assert keep(Client(), token_on(page)).status_code == 403


def test_too_much_text_is_refused_with_words(browse):
    page = opened(browse)
    answer = keep(page.client, token_on(page), summary_da="x" * 400_000)
    assert answer.status_code == 422
    assert "for meget tekst" in answer.json()["refused"]


def test_while_typing_it_says_who_changed_the_proposal(browse, project, people):
    page = opened(browse, project.ref)
    assert "changed" not in keep(page.client, token_on(page), project.ref, version="1").json()
    colleague = a_user(User.Role.SECRETARIAT, "cph", name="Nina Holm", email="nina@kbh.example")
    actions.revise(by=colleague, project=project, texts={"title_sv": "Ny"}, version=1)
    changed = keep(page.client, token_on(page), project.ref, version="1").json()["changed"]
    assert re.search(r"Nina Holm har ændret dette forslag \(kl\.\s\d\d\.\d\d\)", changed)


def test_of_another_citys_proposal_nothing_is_kept(browse, frame):
    theirs = a_project("malmo", state="draft")
    page = opened(browse)
    assert keep(page.client, token_on(page), theirs.ref).status_code == 404
    assert not FormDraft.objects.exists()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_log_in_that_ended_takes_nothing_along(browse, people, language):
    page = opened(browse, language=language)
    token, client = token_on(page), page.client
    client.logout()
    url = address(language, "cooperation:proposal_new")
    answer = client.post(url, {**sent(title_da="Skrevet længe"), "form": token, "files": [a_file()]})
    key = FormDraft.objects.get().key
    assert answer["Location"] == f"{address(language, 'account_login')}?next={url}%3Fdraft%3D{key}"
    assert {"da": "Det, du skrev, er gemt", "sv": "Det du skrev finns kvar"}[language] in words(
        client.get(answer["Location"])
    )
    client.force_login(people["secretary-cph"])
    again = client.get(url, {"draft": key})
    assert again.context["form"]["title_da"].value() == "Skrevet længe"
    assert "Bilag.pdf" in words(again)
    assert not Project.objects.exists()


def test_a_token_of_the_log_in_before_takes_nothing_along(people, project):
    client = Client(enforce_csrf_checks=True)
    client.force_login(people["secretary-cph"])
    url = address("da", "cooperation:proposal_edit", project.ref)
    token = token_on(client.get(url))
    answer = client.post(url, {**sent(title_da="Skrevet længe"), "form": token, "csrfmiddlewaretoken": "old"})
    assert answer.status_code == 403
    link = f"{url}?draft={FormDraft.objects.get().key}"
    assert f'href="{link}"' in content(answer)
    assert client.get(link).context["form"]["title_da"].value() == "Skrevet længe"
    project.refresh_from_db()
    assert project.version == 1


def test_from_elsewhere_nothing_is_kept(people):
    client = Client(enforce_csrf_checks=True)
    client.force_login(people["secretary-cph"])
    answer = client.post(
        address("da", "cooperation:proposal_new"), sent(), headers={"origin": "https://evil.example"}
    )
    assert answer.status_code == 403
    assert not FormDraft.objects.exists()


def test_what_is_refused_is_kept_with_partners_and_files(browse):
    page = opened(browse)
    fields = {**sent(title_da="", title_sv=""), **with_partners(("Region Skåne", "lead"))}
    url = address("da", "cooperation:proposal_new")
    answer = page.client.post(url, {**fields, "form": token_on(page), "files": [a_file("Bilag å.pdf")]})
    assert answer.status_code == 422
    assert "Bilag å.pdf" in words(answer)
    assert 'value="Region Skåne"' in content(answer)
    again = {**fields, "title_da": "Nu", "form": token_on(answer)}
    assert page.client.post(url, again).status_code == 302
    saved = Project.objects.get()
    assert [paper.name for paper in saved.attachments.all()] == ["Bilag å.pdf"]
    with saved.attachments.get().file.open() as file:
        assert file.read() == PDF
    assert [(one.name, one.role) for one in saved.partners.all()] == [("Region Skåne", "lead")]
    assert not FormDraft.objects.exists()


def test_old_forms_are_forgotten_and_too_many_make_room(people):
    by, now = people["secretary-cph"], timezone.now()
    for number in range(32):
        actions.keep_draft(
            by=by,
            key=uuid4(),
            project=None,
            values={"title_da": [str(number)]},
            now=now + timedelta(seconds=number),
        )
    assert FormDraft.objects.count() == 30
    assert not FormDraft.objects.filter(values__title_da=["0"]).exists()
    actions.forget_drafts(now=now + timedelta(days=91))
    assert not FormDraft.objects.exists()
