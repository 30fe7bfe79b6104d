"""Forms of the register of what others do: an entry in both languages, a check, and what the list shows."""

from django import forms
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from cooperation import initiatives, sources
from cooperation.actions import INITIATIVE_FIELDS
from cooperation.forms.initiative_words import problem_words
from cooperation.legible import legible
from cooperation.models import ExistingInitiative, FocusArea
from cooperation.models.texts import LANGUAGE_CHOICES

Auspices, Status = ExistingInitiative.Auspices, ExistingInitiative.Status
_CHOOSE = pgettext_lazy("nothing chosen yet", "Choose")
_ALL = pgettext_lazy("choice in a filter", "All")
SOURCE_HELP = _("The address of a page, or words that say which document and where it can be found.")


class InitiativeForm(forms.Form):
    """An entry of the register; initiative: the one that is corrected."""

    name = forms.CharField(
        label=_("name"),
        max_length=initiatives.LONGEST["name"],
        help_text=_("Its own name. If it has one in each language, write both, with a stroke between them."),
    )
    run_by = forms.CharField(
        label=_("run by"),
        max_length=initiatives.LONGEST["run_by"],
        required=False,
        help_text=_("The body itself, such as Region Skåne or a company."),
    )
    auspices = forms.ChoiceField(label=_("auspices"))
    status = forms.ChoiceField(
        label=_("status"),
        help_text=_("What is only talked about is nobody's yet, and does not belong here."),
    )
    since = forms.IntegerField(label=_("since"), required=False, help_text=_("The year in which it began."))
    until = forms.IntegerField(
        label=pgettext_lazy("year", "until"),
        required=False,
        help_text=_("The year in which it ends or ended."),
    )
    source = forms.CharField(
        label=_("source"), max_length=sources.LONGEST, required=False, help_text=SOURCE_HELP
    )
    identifier = forms.CharField(
        label=_("identifier elsewhere"),
        max_length=initiatives.LONGEST["identifier"],
        required=False,
        help_text=_("What it is called in another register, if it is in one. Imports find it by that."),
    )
    focus_areas = forms.ModelMultipleChoiceField(
        FocusArea.objects.none(), label=_("focus areas"), required=False, widget=forms.CheckboxSelectMultiple
    )
    checked = forms.BooleanField(label=_("I have compared this with the source today"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1, max_value=10**9)

    def __init__(self, *args, initiative=None, **kwargs):
        super().__init__(*args, initial=_written(initiative), **kwargs)
        self.initiative = initiative
        for code, language in LANGUAGE_CHOICES:
            self.fields[f"what_{code}"] = _what(code, language)
        self.fields["auspices"].choices = [("", _CHOOSE), *_capitalized(Auspices)]
        self.fields["status"].choices = _capitalized(Status)
        self.fields["focus_areas"].queryset = FocusArea.objects.exclude(
            state=FocusArea.State.RETIRED
        ).by_name()
        if initiative:
            kept = FocusArea.objects.filter(pk__in=initiative.focus_areas.values("pk"))
            self.fields["focus_areas"].queryset = (self.fields["focus_areas"].queryset | kept).by_name()

    def clean(self):
        given = super().clean()
        for name in ("name", "run_by", "source", "identifier", "what_da", "what_sv"):
            if words := given.get(name):
                given[name] = legible(words, one_line=not name.startswith("what"))
        given["source"] = sources.tidy(given.get("source") or "")
        today = timezone.localdate()
        for field, code in initiatives.problems(given | {"last_checked_on": None}, today):
            place = f"what_{LANGUAGE_CHOICES[0][0]}" if field == "what" else field
            # What was refused for another reason is not missing.
            if place not in self.errors:
                self.add_error(place, forms.ValidationError(problem_words(field, code), code=code))
        self._require_unique(given)
        return given

    def _require_unique(self, given):
        others = ExistingInitiative.objects.exclude(pk=self.initiative and self.initiative.pk)
        if (identifier := given.get("identifier")) and others.filter(identifier__iexact=identifier).exists():
            self.add_error("identifier", _("Another entry has this identifier."))

    @property
    def entry(self):
        """What is written, as fields of a row."""
        return {name: self.cleaned_data[name] for name in INITIATIVE_FIELDS}

    @property
    def areas(self):
        return list(self.cleaned_data["focus_areas"])

    @property
    def what(self):
        return [self[f"what_{code}"] for code, _language in LANGUAGE_CHOICES]


class CheckForm(forms.Form):
    """A check of an entry against its source, and where that is now, if it has moved."""

    source = forms.CharField(
        label=_("New source, if it has moved"),
        max_length=sources.LONGEST,
        required=False,
        help_text=SOURCE_HELP,
    )

    def __init__(self, *args, initiative, **kwargs):
        super().__init__(*args, auto_id="check_%s", **kwargs)
        self.initiative = initiative

    def clean_source(self):
        words = sources.tidy(legible(self.cleaned_data["source"], one_line=True))
        source = words or self.initiative.source
        problem = sources.problem(source) if source else initiatives.SOURCE_MISSING
        if problem:
            raise forms.ValidationError(problem_words("source", problem), code=problem)
        return words


class InitiativeFilter(forms.Form):
    """Which entries the list shows. What the address asks for and nobody knows counts as not asked for."""

    q = forms.CharField(label=_("Words"), required=False, max_length=200, widget=forms.SearchInput)
    auspices = forms.ChoiceField(label=_("auspices"), required=False)
    area = forms.ChoiceField(label=_("focus area"), required=False)
    stale = forms.BooleanField(label=_("Only those that need a new check"), required=False)

    use_required_attribute = False

    def __init__(self, query, *, for_keepers):
        super().__init__()
        areas = {one.code: one for one in FocusArea.objects.by_name()}
        names = [(one.code, one.name or one.name_da or one.name_sv) for one in areas.values()]
        self.fields["auspices"].choices = [("", _ALL), *_capitalized(Auspices)]
        self.fields["area"].choices = [("", _ALL), *names]
        if not for_keepers:
            del self.fields["stale"]
        asked = {name: query.get(name, "") for name in self.fields}
        words = " ".join(legible(asked["q"][:200], one_line=True).split()[:10])
        self.initial = {
            "q": words,
            "auspices": asked["auspices"] if asked["auspices"] in Auspices.values else "",
            "area": asked["area"] if asked["area"] in areas else "",
            "stale": bool(asked.get("stale")),
        }
        self.area = areas.get(self.initial["area"])

    @property
    def is_used(self):
        return any(self.initial.values())

    @property
    def query(self):
        """What makes the page another one."""
        return {name: "1" if value is True else value for name, value in self.initial.items() if value}

    def of(self, found, today):
        """The entries that were asked for."""
        wanted = self.initial
        if wanted["q"]:
            found = found.mentioning(wanted["q"])
        if wanted["auspices"]:
            found = found.filter(auspices=wanted["auspices"])
        if self.area:
            found = found.filter(focus_areas=self.area)
        return found.stale(today) if wanted["stale"] else found


def _capitalized(choices):
    return [(one.value, capfirst(one.label)) for one in choices]


def _what(code, language):
    label = gettext("%(field)s in %(language)s") % {
        "field": gettext("What it does"),
        "language": str(language).lower(),
    }
    widget = forms.Textarea({"lang": code, "rows": 4})
    return forms.CharField(
        label=label, max_length=initiatives.LONGEST[f"what_{code}"], required=False, widget=widget
    )


def _written(initiative):
    """An entry as the form shows it; a new one is compared with its source while it is entered."""
    if initiative is None:
        return {"status": Status.RUNNING, "checked": True}
    names = (*INITIATIVE_FIELDS, "version")
    areas = [one.pk for one in initiative.focus_areas.all()]
    return {**{name: getattr(initiative, name) for name in names}, "focus_areas": areas}
