"""The papers of a proposal: what is taken, what is refused, who may have them, and how they are handed out."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction
from django.utils import timezone

from cooperation import actions, tasks
from cooperation.models import Attachment, FormDraft
from cooperation.models.attachment import FOLDER
from tests.cooperation.papers import PDF, office
from tests.cooperation.sheets import a_file, sent
from tests.factories import a_project, a_project_in
from tests.oresund.views.reading import LANGUAGES, address, content, words


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def attached(people):
    """A paper of a project."""

    def make(project, name="Oversigt.pdf", content=PDF):
        by, now = people[f"secretary-{project.city_id}"], timezone.now()
        draft = FormDraft.objects.create(user=by, project=project, saved_at=now)
        actions.attach(by=by, draft=draft, file=ContentFile(content, name=name), language="da", now=now)
        actions.settle_draft(by=by, key=draft.key, project=project, languages={})
        return project.attachments.last()

    return make


@pytest.fixture
def send(browse, django_capture_on_commit_callbacks):
    def post(project, **fields):
        url = address("da", "cooperation:proposal_edit", project.ref)
        with django_capture_on_commit_callbacks(execute=True):
            return browse("secretary-cph").post(url, sent(version=str(project.version), **fields))

    return post


def at(paper, language="da"):
    return address(language, "cooperation:attachment", paper.project.ref, paper.pk)


def on_disk(files):
    return list((files / FOLDER).glob("*"))


def test_it_is_handed_out_to_be_saved_and_never_run(client, attached):
    paper = attached(a_project(), name="Blå “bilag”.pdf")
    answer = client.get(at(paper))
    assert b"".join(answer.streaming_content) == PDF
    assert answer["Content-Disposition"] == (
        "attachment; filename=\"Bl_ _bilag_.pdf\"; filename*=UTF-8''Bl%C3%A5%20%E2%80%9Cbilag%E2%80%9D.pdf"
    )
    assert answer["Content-Type"] == "application/pdf"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"


@pytest.mark.parametrize(
    ("state", "role", "status"),
    [
        ("adopted", "visitor", 200),
        ("rejected", "visitor", 200),
        ("draft", "visitor", 404),
        ("draft", "member-cph", 404),
        ("draft", "secretary-malmo", 404),
        ("draft", "secretary-cph", 200),
        ("submitted", "visitor", 404),
        ("submitted", "secretary-malmo", 200),
        ("submitted", "administrator", 200),
        ("withdrawn", "visitor", 404),
    ],
)
def test_whoever_sees_the_project_may_have_it(browse, attached, state, role, status):
    paper = attached(a_project_in(state))
    for language in LANGUAGES:
        answer = browse(role).get(at(paper, language))
        assert answer.status_code == status
        assert b"".join(answer.streaming_content if status == 200 else [PDF]) == PDF


def test_only_under_its_own_project(client, attached):
    paper, other = attached(a_project()), a_project()
    assert client.get(address("da", "cooperation:attachment", other.ref, paper.pk)).status_code == 404
    assert client.get(address("da", "cooperation:attachment", other.ref, 10**30)).status_code == 404


def test_a_file_that_is_gone_is_absent(client, attached):
    paper = attached(a_project())
    default_storage.delete(paper.file.name)
    assert client.get(at(paper)).status_code == 404


def test_the_page_of_the_project_names_it_with_size_and_language(client, attached):
    paper = attached(a_project())
    answer = client.get(address("sv", "cooperation:project_detail", paper.project.ref))
    assert "Oversigt.pdf 1 kB · danska" in words(answer)
    assert f'href="{at(paper, "sv")}" hreflang="da"' in content(answer)


@pytest.mark.parametrize(
    ("name", "body", "said"),
    [
        ("a.svg", b"<svg/>", "vælg en PDF"),
        ("a.pdf", b"<html>", "vælg en PDF"),
        ("tom.pdf", b"", "er tom"),
        ("a.docx", office("docx", **{"word/vbaProject.bin": "x"}), "uden makroer"),
        ("a.png", PDF, "passer ikke"),
        ("stor.pdf", PDF + b"0" * 10 * 1024 * 1024, "højst 10 MB; den fylder 10 MB"),
    ],
)
def test_what_may_not_be_attached_is_said_with_its_name(send, frame, files, name, body, said):
    project = a_project(state="draft", title_da="Før")
    answer = send(project, title_da="Efter", files=[a_file(name, body), a_file("god.pdf")])
    assert answer.status_code == 422
    assert said in words(answer)
    assert answer.context["form"]["title_da"].value() == "Efter"
    assert "god.pdf" in words(answer)
    assert [one.name for one in Attachment.objects.all()] == ["god.pdf"]
    assert len(on_disk(files)) == 1


def test_ten_and_no_more(send, frame):
    project = a_project(state="draft")
    many = [a_file(f"{number}.pdf", PDF + bytes([number])) for number in range(1, 12)]
    answer = send(project, files=many)
    assert answer.status_code == 422
    assert "11.pdf: et forslag har højst 10 bilag" in words(answer)
    assert Attachment.objects.count() == 10


def test_the_same_file_twice_is_kept_once(send, frame, files):
    project = a_project(state="draft")
    send(project, files=[a_file("a.pdf"), a_file("b.pdf")])
    project.refresh_from_db()
    send(project, files=[a_file("c.pdf")])
    assert [one.name for one in project.attachments.all()] == ["a.pdf"]
    assert len(on_disk(files)) == 1


def test_a_name_on_the_disk_says_nothing(send, frame, files):
    send(a_project(state="draft"), files=[a_file("../../navn.pdf")])
    assert Attachment.objects.get().name == "navn.pdf"
    [file] = on_disk(files)
    assert len(file.name) == 32


def test_it_is_removed_by_saving_and_its_file_after_it(send, attached, files):
    project = a_project(state="draft")
    kept, gone = attached(project, "a.pdf"), attached(project, "b.pdf", PDF + b"2")
    send(project, **{f"remove-{gone.pk}": "on", f"language-{kept.pk}": "sv"})
    assert [(one.name, one.language) for one in project.attachments.all()] == [("a.pdf", "sv")]
    assert len(on_disk(files)) == 1


def test_another_projects_papers_cannot_be_removed(send, attached):
    theirs = attached(a_project(state="draft"))
    send(a_project(state="draft"), **{f"remove-{theirs.pk}": "on"})
    assert Attachment.objects.filter(pk=theirs.pk).exists()


def test_once_submitted_it_stays(send, attached):
    project = a_project_in("submitted")
    paper = attached(project)
    assert send(project, **{f"remove-{paper.pk}": "on"}).status_code == 404
    assert Attachment.objects.exists()


def test_files_that_no_row_speaks_of_are_deleted(attached, files):
    paper = attached(a_project())
    default_storage.save(f"{FOLDER}/stray", ContentFile(b"x"))
    assert actions.forget_files(before=timezone.now() - timedelta(days=1)) == 0
    assert actions.forget_files(before=timezone.now() + timedelta(days=1)) == 1
    assert [f"{FOLDER}/{file.name}" for file in on_disk(files)] == [paper.file.name]


def test_the_clock_deletes_what_nobody_came_back_to(attached, files):
    attached(a_project(), "kept.pdf")
    by, long_ago = attached(a_project()).uploaded_by, timezone.now() - timedelta(days=91)
    draft = FormDraft.objects.create(user=by, saved_at=long_ago)
    actions.attach(by=by, draft=draft, file=ContentFile(PDF, name="a.pdf"), language="da", now=long_ago)
    for _twice in range(2):
        tasks.forget_forms()
    assert not FormDraft.objects.exists()
    assert Attachment.objects.count() == 2


def test_without_any_file_there_is_nothing_to_delete(db):
    assert actions.forget_files(before=timezone.now()) == 0


def test_a_paper_belongs_to_one_thing(attached):
    paper = attached(a_project())
    with pytest.raises(IntegrityError), transaction.atomic():
        Attachment.objects.filter(pk=paper.pk).update(project=None)
