"""Who was there when a meeting is recorded as held."""

from django import forms
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from cooperation.forms.choices import capitalized
from cooperation.models import City
from meetings.models import Meeting


class HeldForm(forms.Form):
    """The number present from each city, as many as it has seats at most, and how far the minutes are.

    seen: what was written down when the page was shown, so that nobody overwrites what they have not read.
    """

    minutes_state = forms.ChoiceField(
        # Translators: of a meeting, not of time
        label=_("minutes"),
        choices=capitalized(Meeting.Minutes),
        required=False,
        widget=forms.RadioSelect,
    )
    seen = forms.CharField(required=False, max_length=100, widget=forms.HiddenInput)

    def __init__(self, *args, meeting, **kwargs):
        super().__init__(*args, **kwargs)
        self.sizes = dict(meeting.body.delegations.values_list("city", "size"))
        stored = dict(meeting.attendance.values_list("city", "present"))
        self.initial = {"seen": as_text(stored), "minutes_state": Meeting.Minutes.DRAFT}
        self.cities = list(City.objects.all())
        for city in self.cities:
            size = self.sizes.get(city.pk)
            self.fields[f"present_{city.pk}"] = forms.IntegerField(
                label=gettext("Present from %(city)s") % {"city": city},
                min_value=0,
                max_value=size or MOST,
                initial=stored.get(city.pk),
                help_text=ngettext("Of %(seats)s seat.", "Of %(seats)s seats.", size) % {"seats": size}
                if size
                else "",
            )
        self.order_fields([*(f"present_{city.pk}" for city in self.cities), "minutes_state", "seen"])

    @property
    def present(self):
        return {city.pk: self.cleaned_data[f"present_{city.pk}"] for city in self.cities}

    @property
    def seen_numbers(self):
        """What stood there when the page was shown; of what is no such text nothing."""
        pairs = (pair.partition(":") for pair in self.cleaned_data["seen"].split(","))
        return {city: int(number) for city, _colon, number in pairs if number.isdecimal()}

    def renew(self, stored):
        """Hold on to what was typed, but count from what stands there now."""
        self.data = {**self.data.dict(), "seen": as_text(stored)}


MOST = 1000  # where a body has no seats to count


def as_text(present):
    return ",".join(f"{city}:{number}" for city, number in sorted(present.items()))
