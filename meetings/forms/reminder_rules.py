"""The form in which a secretariat sets how a body is reminded of its meetings."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from cooperation.forms.choices import capitalized
from cooperation.parity import ITEMS_DUE
from meetings import reminder_policy
from meetings.models import ReminderRule
from meetings.reminder_policy import LONGEST_LEAD, MOST_RULES, Rule, fingerprint, in_order

EMPTY_ROWS, MORE_ROWS = 2, 4
NONE = ("", pgettext_lazy("choice in a row that is no rule", "Empty"))
_WORDS = {
    reminder_policy.TWICE: _("There is a row for this day and these people already."),
    reminder_policy.TOO_LATE: _(
        "Agenda items must be in %(days)s days before the meeting, so call for them no later than that."
    ),
}


class ReminderRulesForm(forms.Form):
    """A row for each rule; one with nothing in it, or marked for removal, is none."""

    # The policy that was on the page.
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data=None, *, rows=0, **kwargs):
        super().__init__(data, **kwargs)
        self.numbers = range(min(MOST_RULES, max(rows, _rows_sent(self.data))))
        for number in self.numbers:
            place = {"number": number + 1}
            self.fields |= {
                f"days_{number}": forms.IntegerField(
                    label=gettext("Days before (%(number)s)") % place,
                    min_value=0,
                    max_value=LONGEST_LEAD,
                    required=False,
                ),
                f"audience_{number}": forms.ChoiceField(
                    label=gettext("To whom (%(number)s)") % place,
                    choices=[NONE, *capitalized(ReminderRule.Audience)],
                    required=False,
                ),
                f"purpose_{number}": forms.ChoiceField(
                    label=gettext("What it says (%(number)s)") % place,
                    choices=[NONE, *capitalized(ReminderRule.Purpose)],
                    required=False,
                ),
                f"remove_{number}": forms.BooleanField(
                    label=gettext("Remove row %(number)s") % place, required=False
                ),
            }

    @classmethod
    def of(cls, rules):
        """A policy as it stands, with empty rows behind it."""
        initial = {"seen": fingerprint(rules)}
        for number, rule in enumerate(in_order(rules)):
            values = (rule.days_before, rule.audience, rule.purpose)
            initial |= dict(zip(_names(number), values, strict=True))
        return cls(initial=initial, rows=len(rules) + EMPTY_ROWS)

    @classmethod
    def as_typed(cls, data):
        """What has been typed stays, with some more rows, and nothing is checked yet."""
        return cls(initial=data.dict(), rows=_rows_sent(data) + MORE_ROWS)

    def clean(self):
        clean = super().clean()
        self.rules, self.places = [], []
        for number in self.numbers:
            if clean.get(f"remove_{number}"):
                self._forgive(number)
            elif any(self[name].data for name in _names(number)) and (rule := self._rule(number)):
                self.rules.append(rule)
                self.places.append(number)
        self.refuse(reminder_policy.problems(self.rules))
        return clean

    def _forgive(self, number):
        for name in _names(number):
            self._errors.pop(name, None)

    def _rule(self, number):
        """The rule of a row; what is missing is said beside its field."""
        names = _names(number)
        values = [self.cleaned_data.get(name) for name in names]
        for name, value in zip(names, values, strict=True):
            if name not in self.errors and value in (None, ""):
                self.add_error(
                    name, ValidationError(self.fields[name].error_messages["required"], "required")
                )
        return None if any(name in self.errors for name in names) else Rule(*values)

    def refuse(self, problems):
        """Write problems with the rules beside their rows."""
        for place, code in problems.items():
            words = _WORDS[code] % {"days": ITEMS_DUE}
            self.add_error(f"days_{self.places[place]}", ValidationError(words, code))

    @property
    def rows(self):
        """For each row its fields; one that came in empty needs no way to remove it."""
        return [
            [
                self[name]
                for name in (*_names(number), f"remove_{number}")[: None if self._is_used(number) else 3]
            ]
            for number in self.numbers
        ]

    def _is_used(self, number):
        return any(self[name].value() not in (None, "") for name in _names(number))

    @property
    def has_room(self):
        return len(self.numbers) < MOST_RULES


def _names(number):
    return f"days_{number}", f"audience_{number}", f"purpose_{number}"


def _rows_sent(data):
    return max((number + 1 for number in range(MOST_RULES) if f"days_{number}" in data), default=0)
