"""The form in which a secretariat says which days meetings should avoid."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from cooperation.forms.choices import capitalized
from cooperation.forms.pairs import LANGUAGES, Pair, PairedForm
from meetings.models import CalendarNote
from oresund import formats
from oresund.fields import DateField

Repeats = CalendarNote.Repeats

# What each way to repeat asks for: its first and its last day, week or distance.
EXTENTS = {
    Repeats.NEVER: ("starts_on", "ends_on"),
    Repeats.WEEKS: ("first_week", "last_week"),
    Repeats.EASTER: ("first_day", "last_day"),
}


class CalendarNoteForm(PairedForm):
    """Words for days in one city, and when they are; note: the row that is changed."""

    pairs = {"title": Pair(_("Title"), longest=200, rows=1)}
    kind = forms.ChoiceField(label=_("kind"), choices=capitalized(CalendarNote.Kind))
    repeats = forms.ChoiceField(
        label=_("When?"), choices=capitalized(Repeats), initial=Repeats.NEVER, widget=forms.RadioSelect
    )
    starts_on = DateField(label=_("First day"), required=False)
    ends_on = DateField(label=_("Last day"), required=False)
    first_week = forms.IntegerField(label=_("First week"), min_value=1, max_value=53, required=False)
    last_week = forms.IntegerField(label=_("Last week"), min_value=1, max_value=53, required=False)
    first_day = forms.IntegerField(label=_("First day"), min_value=-60, max_value=60, required=False)
    last_day = forms.IntegerField(label=_("Last day"), min_value=-60, max_value=60, required=False)
    weekday = forms.TypedChoiceField(
        label=_("Only on one weekday"), coerce=int, empty_value=None, required=False
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1, max_value=10**9)

    def __init__(self, *args, note=None, **kwargs):
        initial = _written(note) if note else {}
        super().__init__(*args, initial=initial, **kwargs)
        days = [(number, capfirst(name)) for number, name in enumerate(formats.weekdays(), start=1)]
        self.fields["weekday"].choices = [("", _("No, on every day")), *days]
        self.order_fields(["title_da", "title_sv"])

    def clean(self):
        given = super().clean()
        self._require_extent(given)
        return given

    def _require_extent(self, given):
        names = EXTENTS.get(given.get("repeats"), ())
        for name in names:
            if name not in self.errors and given.get(name) is None:
                self.add_error(name, self.fields[name].error_messages["required"])
        if names and not self.errors.keys() & set(names) and given[names[0]] > given[names[1]]:
            self.add_error(names[1], ValidationError(_("The end lies before the beginning."), code="order"))

    @property
    def note(self):
        """The fields of the row; what belongs to another way to repeat is left out."""
        given = self.cleaned_data
        first, last = (given[name] for name in EXTENTS[given["repeats"]])
        once = given["repeats"] == Repeats.NEVER
        extent = {"starts_on": first, "ends_on": last} if once else {"first": first, "last": last}
        nothing = dict.fromkeys(("starts_on", "ends_on", "first", "last"))
        same = {name: given[name] for name in ("kind", "repeats", "weekday", "title_da", "title_sv")}
        return {**nothing, **same, **extent}

    @property
    def titles(self):
        return [self[f"title_{code}"] for code in LANGUAGES]

    @property
    def extents(self):
        """The fields that belong to each way to repeat, with its words."""
        return [
            {"label": Repeats(repeats).label, "value": repeats, "fields": [self[name] for name in names]}
            for repeats, names in EXTENTS.items()
        ]


def _written(note):
    """A row as the form shows it."""
    first, last = EXTENTS[Repeats(note.repeats)]
    once = note.repeats == Repeats.NEVER
    return {
        **{name: getattr(note, name) for name in ("kind", "repeats", "weekday", "title_da", "title_sv")},
        first: note.starts_on if once else note.first,
        last: note.ends_on if once else note.last,
        "version": note.version,
    }
