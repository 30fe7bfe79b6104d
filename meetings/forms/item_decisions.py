"""What a meeting decided about a project, as a secretariat writes it down."""

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext, gettext_lazy, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from cooperation.forms.moves import NOT_A_TARGET
from cooperation.forms.pairs import Pair, PairedForm
from cooperation.models import City, Project
from meetings.actions import Words
from meetings.models import Decision, Stance

RESERVED = gettext_lazy(
    "Write in both languages what the reservation is, or choose that the delegation agrees."
)


class ItemDecisionForm(PairedForm):
    """project: what was decided about; open_to: the codes of the outcomes that it can have now; seen: the decision that stood."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)
    outcome = forms.ChoiceField(label=pgettext_lazy("of a decision", "Outcome"), widget=forms.RadioSelect)
    into = forms.CharField(
        label=_("Merged into"),
        required=False,
        max_length=20,
        help_text=_("Only for a merger: the reference of the other proposal, such as P-2024-03."),
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false"}),
    )
    pairs = {
        "reason": Pair(
            _("Reason"),
            longest=2000,
            needed=False,
            help=_(
                "Needed unless it was adopted or deferred. Why a proposal was rejected or merged everybody can read, also where the item was confidential."
            ),
        )
    }

    def __init__(self, *args, project, body, open_to, standing=None, **kwargs):
        self.cities = list(City.objects.filter(pk__in=body.delegations.values("city")))
        self.pairs = {
            **self.pairs,
            **{
                f"words_{city.pk}": Pair(
                    gettext("Reservation of %(city)s") % {"city": city}, longest=2000, needed=False
                )
                for city in self.cities
            },
        }
        super().__init__(*args, **kwargs)
        self.project = project
        self.fields["outcome"].choices = [
            (one.value, capfirst(one.label)) for one in Decision.Outcome if one in open_to
        ]
        for city in self.cities:
            self.fields[f"stance_{city.pk}"] = forms.ChoiceField(
                label=gettext("The delegation of %(city)s") % {"city": city},
                choices=[(one.value, capfirst(one.label)) for one in Stance.Kind],
                widget=forms.RadioSelect,
            )
        self.order_fields(self._order())
        self.initial = {"version": project.version, **self._stood(standing), **self.initial}

    def clean(self):
        clean = super().clean()
        if clean.get("outcome") in Decision.SAYS_WHY or any(self.words("reason").values()):
            self.require("reason")
        if clean.get("outcome") == Decision.Outcome.MERGED:
            clean["target"] = self._target(clean.get("into", ""))
        for city in self.cities:
            if clean.get(f"stance_{city.pk}") == Stance.Kind.RESERVATION:
                self._require_words(f"words_{city.pk}")
        return clean

    @property
    def decided(self):
        """What was written, as the action takes it."""
        clean = self.cleaned_data
        reserved = [c.pk for c in self.cities if clean[f"stance_{c.pk}"] == Stance.Kind.RESERVATION]
        reservations = {city: self.words(f"words_{city}") for city in reserved}
        return Words(clean["outcome"], self.words("reason"), reservations, clean.get("target"))

    @property
    def read(self):
        """The version of the project that the page was made of."""
        return self.cleaned_data.get("version") or 0

    @property
    def read_decision(self):
        """The key of the decision that stood on the page, 0 where none did."""
        return self.cleaned_data.get("seen") or 0

    def renew(self, project, standing):
        """Hold on to what was typed, but count from how things stand now."""
        seen = standing.pk if standing else 0
        self.data = {**self.data.dict(), "version": project.version, "seen": seen}

    def _target(self, ref):
        targets = Project.objects.may_be_merged_into().exclude(pk=self.project.pk)
        found = targets.filter(ref__iexact=ref.strip()).first()
        if found is None and self.project.merged_into and ref.strip() == self.project.merged_into.ref:
            return self.project.merged_into
        if found is None and "into" not in self.errors:
            self.add_error("into", NOT_A_TARGET)
        return found

    def _require_words(self, name):
        for place in (f"{name}_da", f"{name}_sv"):
            if not self.cleaned_data.get(place) and place not in self.errors:
                self.add_error(place, RESERVED)

    def _order(self):
        names = ["version", "seen", "outcome", "into", "reason_da", "reason_sv"]
        for city in self.cities:
            names += [f"stance_{city.pk}", f"words_{city.pk}_da", f"words_{city.pk}_sv"]
        return names

    def _stood(self, standing):
        """What is on record, to be corrected; else that both delegations agreed."""
        initial = {f"stance_{city.pk}": Stance.Kind.AGREES for city in self.cities}
        if standing is None:
            return {"seen": 0, **initial}
        for stance in standing.stances.all():
            initial[f"stance_{stance.city_id}"] = stance.kind
            initial |= {
                f"words_{stance.city_id}_{code}": getattr(stance, f"words_{code}") for code in ("da", "sv")
            }
        initial |= {f"reason_{code}": getattr(standing, f"words_{code}") for code in ("da", "sv")}
        into = self.project.merged_into.ref if self.project.merged_into else ""
        return {"seen": standing.pk, "outcome": standing.outcome, "into": into, **initial}
