"""When a calendar program shall ring, chosen where its address is shown."""

from django import forms
from django.utils.translation import pgettext_lazy

CHOICES = [
    ("1w", pgettext_lazy("alarm", "a week before")),
    ("1d", pgettext_lazy("alarm", "a day before")),
    ("1h", pgettext_lazy("alarm", "an hour before")),
    ("15m", pgettext_lazy("alarm", "a quarter of an hour before")),
]


class AlarmsForm(forms.Form):
    """None chosen is no alarm."""

    alarm = forms.MultipleChoiceField(
        label=pgettext_lazy("alarm", "Remind me"),
        choices=CHOICES,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
