"""Writes about the papers of a proposal: taken in with a form, moved to the proposal when it is saved, removed."""

import hashlib
from collections.abc import Iterable, Mapping
from datetime import datetime

from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db import transaction

from cooperation import file_kinds
from cooperation.models import Attachment, FormDraft, Project, User
from cooperation.models.attachment import FOLDER


class Refused(Exception):
    """A file may not be attached; `problem` is a code of `cooperation.file_kinds`."""

    def __init__(self, problem: str):
        super().__init__(problem)
        self.problem = problem


def attach(*, by: User, draft: FormDraft, file: File, language: str, now: datetime) -> Attachment:
    """Take a file in with a form; it becomes the proposal's when that is saved. The same file twice is kept once.

    Raises Refused.
    """
    name = file_kinds.clean_name(file.name or "")
    judged = file_kinds.judge(name, file.size, file)  # type: ignore[arg-type]  # a File reads like any other
    if judged.problem:
        raise Refused(judged.problem)
    digest = hashlib.sha256(b"".join(file.chunks())).hexdigest()
    with transaction.atomic():
        held = FormDraft.objects.select_for_update().get(pk=draft.pk)
        if known := held.attachments.filter(sha256=digest).first():
            return known
        return Attachment.objects.create(
            draft=held,
            file=file,
            name=name,
            language=language,
            size=file.size,
            sha256=digest,
            content_type=file_kinds.TYPES[judged.kind],
            uploaded_by=by,
            uploaded_at=now,
        )


def hand_over_papers(*, draft: FormDraft, project: Project) -> None:
    """The papers of a form become those of its proposal; what that has already is not kept twice."""
    known = set(project.attachments.values_list("sha256", flat=True))
    for paper in draft.attachments.all():
        if paper.sha256 in known:
            throw_away([paper])
        else:
            known.add(paper.sha256)
            paper.draft, paper.project = None, project
            paper.save(update_fields=["draft", "project"])


def sort_papers(papers: Iterable[Attachment], *, languages: Mapping[int, str], away: set[int]) -> None:
    """Note in which language papers are, by their keys, and remove those that are to go."""
    papers = list(papers)
    throw_away([paper for paper in papers if paper.pk in away])
    for paper in papers:
        if paper.pk not in away and paper.language != languages.get(paper.pk, paper.language):
            paper.language = languages[paper.pk]
            paper.save(update_fields=["language"])


def throw_away(papers: Iterable[Attachment]) -> None:
    """Remove papers; a file goes only after its row is gone for good."""
    for paper in papers:
        name = paper.file.name
        paper.delete()
        transaction.on_commit(lambda name=name: default_storage.delete(name))  # type: ignore[misc]


def forget_files(*, before: datetime) -> int:
    """Delete the files that no row speaks of, as an upload that broke half-way leaves them; return how many.

    before: younger ones stay, since their row may be on its way.
    """
    try:
        _folders, names = default_storage.listdir(FOLDER)
    except FileNotFoundError:
        return 0
    paths = [f"{FOLDER}/{name}" for name in names]
    known = set(Attachment.objects.filter(file__in=paths).values_list("file", flat=True))
    stray = [path for path in paths if path not in known and default_storage.get_modified_time(path) < before]
    for path in stray:
        default_storage.delete(path)
    return len(stray)
