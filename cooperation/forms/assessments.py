"""The form in which a city's assessor answers the questions, with what is compared as lists that can be searched."""

from collections import namedtuple

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cooperation import agreement, assessing
from cooperation.actions import as_answers
from cooperation.forms.assessment_words import PROBLEMS, QUESTIONS
from cooperation.forms.legible import legible
from cooperation.models import Answer, Assessment, ExistingInitiative, Project
from cooperation.models.assessment import TEXTS
from cooperation.models.texts import LANGUAGE_CHOICES
from oresund.fields import DateField
from oresund.formats import language
from oresund.templatetags.portal import spoken

LONGEST = 2000
# Of what may be compared, how much is offered before somebody searches, and how much a search shows.
OFFERED, SHOWN, MOST = 12, 30, 100

# quote: the sentence of the declaration; answer, named, evidence: fields
Asked = namedtuple("Asked", "code legend help quote answer named evidence")


class ReferenceField(forms.CharField):
    """A proposal by its reference, since there are too many to choose from a list."""

    def __init__(self, **options):
        super().__init__(max_length=20, **options)
        self.pool = Project.objects.none()

    def clean(self, value):
        ref = super().clean(value)
        found = self.pool.filter(ref__iexact=ref).first() if ref else None
        if ref and not found:
            raise ValidationError(_("There is no other submitted proposal with this reference."))
        return found


class AssessmentForm(forms.Form):
    """quotes: (chapter, paragraph, sentence) → words; typed: what somebody has written so far, shown without being judged."""

    round = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0, max_value=9999)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0, max_value=9999)
    taken_by = forms.ModelChoiceField(ExistingInitiative.objects.none(), required=False)
    taken_since = DateField(required=False)
    repeats = ReferenceField(
        required=False, help_text=_("Such as P-2024-03; you find it in the list of proposals.")
    )
    relation = forms.ModelChoiceField(ExistingInitiative.objects.none(), required=False)
    find = forms.CharField(
        label=_("Search among proposals and initiatives"),
        max_length=100,
        required=False,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    compared_projects = forms.ModelMultipleChoiceField(
        Project.objects.none(),
        label=_("The cities' own proposals"),
        required=False,
        to_field_name="ref",
        widget=forms.CheckboxSelectMultiple,
    )
    compared_initiatives = forms.ModelMultipleChoiceField(
        ExistingInitiative.objects.none(),
        label=_("Initiatives of others"),
        required=False,
        to_field_name="code",
        widget=forms.CheckboxSelectMultiple,
    )
    outcome = forms.ChoiceField(
        label=_("What the assessment comes to"), widget=forms.RadioSelect, required=False
    )
    review_on = DateField(required=False, help_text=_("Usually two years from now."))

    def __init__(self, *args, project, today, quotes=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.project, self.today, self.quotes = project, today, quotes or {}
        for code in assessing.QUESTIONS:
            self.fields[code] = forms.ChoiceField(
                label=_("Answer"), choices=Answer.choices, widget=forms.RadioSelect, required=False
            )
            self.fields[code].choices = [(value, capfirst(label)) for value, label in Answer.choices]
        for text in TEXTS:
            self._add_texts(text)
        for name in ("taken_by", "taken_since", "repeats", "relation", "review_on"):
            self.fields[name].label = capfirst(Assessment._meta.get_field(name).verbose_name)
        for name in ("taken_by", "relation"):
            self.fields[name].queryset = ExistingInitiative.objects.by_name()
            self.fields[name].empty_label = _("Not chosen")
        self.fields["outcome"].choices = [
            (value, capfirst(label)) for value, label in Assessment.Outcome.choices
        ]
        others = Project.objects.filter(submitted_on__isnull=False).exclude(pk=project.pk).order_by("-pk")
        self.fields["repeats"].pool = self.fields["compared_projects"].queryset = others
        self.fields["compared_initiatives"].queryset = ExistingInitiative.objects.by_name()
        self.order_fields(_order())

    def _add_texts(self, text):
        label = Assessment._meta.get_field(text).verbose_name
        for code, name in LANGUAGE_CHOICES:
            widget = forms.Textarea(attrs={"rows": 4 if text == "reason" else 2, "lang": code})
            named = {"field": capfirst(label), "language": str(name).lower()}
            self.fields[f"{text}_{code}"] = forms.CharField(
                label=gettext("%(field)s in %(language)s") % named,
                max_length=LONGEST,
                required=False,
                widget=widget,
            )

    def offer_to_compare(self, similar):
        """What is ticked, what the search has found, what is similar, and some of the same focus area.

        similar: lists of what is like the proposal. Anything that was submitted may be ticked, and nothing is by itself.
        """
        pool = self.fields["compared_projects"].queryset
        others = self.fields["compared_initiatives"].queryset
        hits = [hit for hits in similar for hit in hits]
        words = " ".join(str(self["find"].value() or "").replace("\0", "").split())[:100]
        titles = Q(ref__iexact=words) | Q(title_da__icontains=words) | Q(title_sv__icontains=words)
        whats = Q(name__icontains=words) | Q(what_da__icontains=words) | Q(what_sv__icontains=words)
        area = self.project.focus_area_id
        projects = [
            *pool.filter(ref__in=self._ticked("compared_projects")),
            *(pool.filter(titles)[:SHOWN] if words else ()),
            *(hit.project for hit in hits if hit.project and hit.project.submitted_on),
            *(pool.filter(focus_area=area)[:OFFERED] if area else pool[:OFFERED]),
        ]
        initiatives = [
            *others.filter(code__in=self._ticked("compared_initiatives")),
            *(others.filter(whats)[:SHOWN] if words else ()),
            *(hit.initiative for hit in hits if hit.initiative),
            *(others.filter(focus_areas=area)[:OFFERED] if area else others[:OFFERED]),
        ]
        self.fields["compared_projects"].choices = _each_once(
            (one.ref, format_html("<span>{} {}</span>", one.ref, spoken(one, "title"))) for one in projects
        )
        self.fields["compared_initiatives"].choices = _each_once((one.code, one.name) for one in initiatives)
        self.found = (
            ((words and pool.filter(titles).exists()) or others.filter(whats).exists()) if words else None
        )

    def _ticked(self, name):
        return [str(one).replace("\0", "")[:50] for one in (self[name].value() or ())][:MOST]

    def clean(self):
        clean = super().clean()
        for text in TEXTS:
            for code, _language in LANGUAGE_CHOICES:
                name = f"{text}_{code}"
                clean[name] = legible(clean.get(name) or "", one_line=False)
        given = as_answers(self.project, self.given, self.compared)
        for place, code in assessing.problems_of_answers(given, today=self.today):
            place = f"{place}_{language()}" if place.endswith("_evidence") else place
            # What was refused for another reason is not missing.
            if place not in self.errors:
                self.add_error(place, ValidationError(PROBLEMS[code], code=code))
        return clean

    @property
    def given(self):
        """The fields of an assessment, as the action takes them."""
        own = [name for name in self.fields if name not in ("round", "version", "find")]
        return {name: self.cleaned_data.get(name) for name in own if not name.startswith("compared_")}

    @property
    def compared(self):
        """What was ticked, and what the answers name."""
        clean = self.cleaned_data
        named = [
            clean.get(name)
            for name, question in (
                ("taken_by", assessing.TAKEN),
                ("repeats", assessing.REPEATED),
                ("relation", assessing.DEEPENED),
            )
            if clean.get(question) == assessing.YES and clean.get(name)
        ]
        ticked = [*(clean.get("compared_projects") or ()), *(clean.get("compared_initiatives") or ())]
        return list(dict.fromkeys([*ticked, *named]))

    @property
    def read(self):
        """The round and the version that were read before it was written."""
        return {name: self.cleaned_data.get(name) or 0 for name in ("round", "version")}

    def renew(self, round, version):
        """Hold on to what was typed, but count from what stands now."""
        self.data = self.data.copy()
        self.data["round"], self.data["version"] = str(round), str(version)

    @property
    def questions(self):
        return [
            Asked(
                code=code,
                legend=one.legend,
                help=one.help,
                quote=self.quotes.get(one.sentence, ""),
                answer=self[code],
                named=[self[name] for name in one.named],
                evidence=[self[f"{code}_evidence_da"], self[f"{code}_evidence_sv"]],
            )
            for code, one in QUESTIONS.items()
        ]

    @property
    def reasons(self):
        return [self["reason_da"], self["reason_sv"]]

    @property
    def nothing_found(self):
        return [self["nothing_found_da"], self["nothing_found_sv"]]


def first_words(project, own, today):
    """What the form begins with: the city's last version of this round, or what follows from the proposal."""
    if own is None:
        deepens = assessing.YES if project.deepens_id else ""
        return {
            assessing.SOLVED: assessing.NO,
            assessing.DEEPENED: deepens,
            "relation": project.deepens_id,
            "review_on": agreement.review_after(today),
        }
    names = ["outcome", *assessing.QUESTIONS, "taken_since", "review_on"]
    names += [f"{text}_{code}" for text in TEXTS for code, _language in LANGUAGE_CHOICES]
    return {
        **{name: getattr(own, name) for name in names},
        "taken_by": own.taken_by_id,
        "relation": own.relation_id,
        "repeats": own.repeats.ref if own.repeats else "",
        "compared_projects": [one.ref for one in own.projects_compared],
        "compared_initiatives": [one.code for one in own.initiatives_compared],
    }


def as_typed(data):
    """What somebody has sent, as it is shown again without being judged."""
    many = ("compared_projects", "compared_initiatives")
    return {name: data.getlist(name) if name in many else data.get(name) for name in data}


def _order():
    """As the page asks, so that the summary of what is wrong follows it."""
    order = ["round", "version"]
    for code, question in QUESTIONS.items():
        order += [code, *question.named, f"{code}_evidence_da", f"{code}_evidence_sv"]
    order += ["find", "compared_initiatives", "compared_projects", "nothing_found_da", "nothing_found_sv"]
    return [*order, "outcome", "reason_da", "reason_sv", "review_on"]


def _each_once(choices):
    return list(dict(choices).items())
