"""On which day somebody wants to know who chaired."""

from datetime import time

from django import forms
from django.utils.translation import gettext_lazy as _

from meetings.forms.instants import at_or_refused
from oresund.fields import DateField, TimeField


class ChairOnDayForm(forms.Form):
    """A day, and an hour of it where it matters; the answer stands in the address."""

    day = DateField(label=_("On which day?"))
    time = TimeField(label=_("At what time?"), required=False, help_text=_("Empty: as the day begins."))

    def clean(self):
        asked = super().clean()
        if day := asked.get("day"):
            asked["at"] = at_or_refused(self, "time", day, asked.get("time") or time.min)
        return asked
