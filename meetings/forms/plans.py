"""The forms of a plan: which years it is for, and what becomes of each meeting that is proposed."""

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BaseFormSet, formset_factory
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from meetings import plans
from meetings.forms.instants import at_or_refused
from oresund.fields import DateField, TimeField

YEARS_AT_ONCE = 6
YEARS_AHEAD = 12
MOST_ROWS = YEARS_AT_ONCE * (plans.MOST_A_YEAR + 1)
ACCEPT, DROP = "accept", "drop"


class YearsForm(forms.Form):
    first = forms.TypedChoiceField(label=_("First year"), coerce=int)
    last = forms.TypedChoiceField(label=_("Last year"), coerce=int)
    working_group = forms.TypedChoiceField(
        label=_("Meetings of the working group a year"),
        coerce=int,
        choices=[(number, number) for number in range(2, plans.MOST_A_YEAR + 1)],
    )

    def __init__(self, asked, *, today):
        last = asked.get("first", today.year + 2)
        usual = {"first": today.year + 1, "last": last, "working_group": 2}
        super().__init__({**usual, **{name: asked[name] for name in usual if name in asked}})
        years = [(year, year) for year in range(today.year, today.year + YEARS_AHEAD + 1)]
        self.fields["first"].choices = self.fields["last"].choices = years

    def clean(self):
        given = super().clean()
        if "first" in given and "last" in given:
            number = given["last"] - given["first"] + 1
            if number < 1:
                self.add_error("last", _("The last year lies before the first."))
            elif number > YEARS_AT_ONCE:
                words = _("Plan at most %(number)s years at once.") % {"number": YEARS_AT_ONCE}
                self.add_error("last", words)
        return given

    @property
    def years(self):
        return range(self.cleaned_data["first"], self.cleaned_data["last"] + 1)


class PlanRow(forms.Form):
    """One proposed meeting; one that is dropped need not make sense. With `sitting` once it is accepted and does."""

    body = forms.ChoiceField(
        choices=[(body, body) for body in (plans.WORKING_GROUP, plans.JOINT_COUNCIL)],
        widget=forms.HiddenInput,
    )
    day = DateField(label=_("Date"))
    # Translators: the hour at which a meeting begins
    start = TimeField(label=_("Start"))
    # Translators: the hour at which a meeting ends
    end = TimeField(label=pgettext_lazy("of a meeting", "End"))
    choice = forms.ChoiceField(
        label=_("What becomes of it?"),
        choices=[
            (ACCEPT, pgettext_lazy("a proposed meeting", "Include")),
            (DROP, pgettext_lazy("a proposed meeting", "Drop")),
        ],
        widget=forms.RadioSelect,
    )

    sitting = None

    def clean(self):
        given = super().clean()
        if given.get("choice") == DROP:
            self._errors.clear()
        elif not self.errors:
            self.sitting = self._sitting(given)
        return given

    def _sitting(self, given):
        start, end = (at_or_refused(self, name, given["day"], given[name]) for name in ("start", "end"))
        if not (start and end):
            return None
        if end <= start:
            self.add_error("end", _("The meeting ends before it begins."))
            return None
        return plans.Sitting(given["body"], start, end)


class _PlanRows(BaseFormSet):
    """All rows of a plan. now: an aware datetime; turns: the meetings there are, by body."""

    def __init__(self, *args, now, turns, **kwargs):
        self.now, self.turns = now, turns
        super().__init__(*args, prefix="row", **kwargs)

    def clean(self):
        """What rows may not do to each other and to the schedule, said beside the date."""
        there = [turn for of_body in self.turns.values() for turn in of_body]
        before = []
        for form in self.accepted:
            if form.sitting.starts_at <= self.now:
                form.add_error("day", _("This time has passed. A plan is for what is to come."))
            elif turn := plans.overlapping(form.sitting, there):
                words = _("%(ref)s takes place at the same time.") % {"ref": turn.ref}
                form.add_error("day", words)
            elif plans.overlapping(form.sitting, before):
                form.add_error("day", _("Another meeting of this plan takes place at the same time."))
            before.append(form.sitting)
        if not any(form.errors for form in self.forms) and not self.accepted:
            raise ValidationError(_("Include at least one meeting."), code="empty")

    @property
    def accepted(self):
        return [form for form in self.forms if form.sitting]

    @property
    def sittings(self):
        """Of the rows that are accepted and make sense."""
        return [form.sitting for form in self.accepted if not form.errors]


PlanRows = formset_factory(
    PlanRow, formset=_PlanRows, extra=0, max_num=MOST_ROWS, absolute_max=MOST_ROWS, validate_max=True
)
