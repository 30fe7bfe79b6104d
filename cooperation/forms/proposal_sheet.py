"""The whole sheet of a proposal: its texts, its partners and its papers, as it stands, as it was kept, or as it was sent."""

import json
from itertools import chain

from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.text import capfirst

from cooperation.actions import PROPOSAL_FIELDS
from cooperation.forms.attachments import Papers
from cooperation.forms.partners import Partners, rows_sent
from cooperation.forms.proposal_words import OTHER_SECTIONS, SECTIONS
from cooperation.forms.proposals import ProposalForm
from cooperation.models import Attachment

# What belongs to sending the form and not to what was typed.
NOT_KEPT = ("csrfmiddlewaretoken", "form", "action", "files", "files_language")
SINGLE = ("version", "partners_before")


class ProposalSheet:
    """user: who writes; project: None for a new one; draft: the FormDraft of this form; data, files: what was sent."""

    def __init__(self, *, user, project=None, draft=None, data=None, files=None, submitting=False):
        self.user, self.project, self.draft = user, project, draft
        self.data, self.files, self.submitting = data, files, submitting
        self.file_problems = []

    @cached_property
    def form(self):
        options = {"proposer": self.user, "submitting": self.submitting, "instance": self.project}
        if self.data is not None:
            return ProposalForm(self.data, **options)
        form = ProposalForm(initial=self._kept, **options)
        form.initial.setdefault("partners_before", json.dumps(self._rows, ensure_ascii=False))
        return form

    @cached_property
    def partners(self):
        if self.data is not None and rows_sent(self.data) is not None:
            return Partners(self.data, prefix="partners")
        typed = rows_sent(self._typed) if self.draft else None
        rows = self._rows if typed is None else typed
        return Partners(initial=[{"name": name, "role": role} for name, role in rows], prefix="partners")

    @cached_property
    def papers(self):
        if self.data is not None:
            return Papers(self.data, self.files, papers=self._papers)
        kept = {
            name: value for name, value in self._typed.items() if name.startswith(("language-", "remove-"))
        }
        return Papers(papers=self._papers, initial=kept)

    def is_valid(self):
        found = [one.is_valid() for one in (self.form, self.partners, self.papers) if one.is_bound]
        return all(found) and not self.file_problems

    @property
    def rows(self):
        """The partners that were sent; None when none were, and those that are there stay."""
        return self.partners.rows if self.partners.is_bound else None

    @property
    def version(self):
        return self.form.cleaned_data.get("version") or 0

    @property
    def contents(self):
        """The table of contents: where each part of the page begins."""
        return [*((anchor, heading) for anchor, heading, _names in SECTIONS), *OTHER_SECTIONS]

    @property
    def problems(self):
        """Everything that is wrong, for the summary on top: where to go, what is there, what is said of it."""
        for bound in chain(self.form, *self.partners.forms, self.papers):
            for error in bound.errors:
                place = f"{bound.auto_id}_0" if bound.use_fieldset else bound.auto_id
                yield place, capfirst(bound.label), error
        for error in self.partners.non_form_errors() if self.partners.is_bound else ():
            yield "partners", OTHER_SECTIONS[0][1], error
        for error in self.file_problems:
            yield "id_files", OTHER_SECTIONS[1][1], error

    @property
    def has_problems(self):
        return any(True for _problem in self.problems)

    def renew(self, data):
        """Show what was sent with some of it replaced, for instance by what somebody else has written."""
        self.data = data
        for name in ("form", "partners", "papers"):
            self.__dict__.pop(name, None)

    @cached_property
    def _typed(self):
        typed = QueryDict(mutable=True)
        for name, values in (self.draft.values if self.draft else {}).items():
            typed.setlist(name, values)
        return typed

    @property
    def _kept(self):
        """What was typed earlier, by field, as the form shows it."""
        lists = ("potentials", "bridges")
        return {
            name: self._typed.getlist(name) if name in lists else self._typed[name]
            for name in (*PROPOSAL_FIELDS, *SINGLE)
            if name in self._typed
        } | {name: self._typed.getlist(name) for name in lists if self._typed}

    @cached_property
    def _rows(self):
        if self.project is None:
            return []
        return list(self.project.partners.values_list("name", "role"))

    @cached_property
    def _papers(self):
        found = Attachment.objects.none()
        if self.project:
            found |= Attachment.objects.filter(project=self.project)
        if self.draft:
            found |= Attachment.objects.filter(draft=self.draft)
        return list(found.order_by("pk"))


def typed_in(data):
    """What was typed, field by field, without what belongs to sending it."""
    return {name: data.getlist(name) for name in data if name not in NOT_KEPT and len(name) <= 60}
