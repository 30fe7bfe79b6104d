"""When and where: the fields that moving, replacing and planning a meeting have in common."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cooperation.forms.choices import capitalized
from cooperation.forms.pairs import LANGUAGES, Pair
from cooperation.models import City
from meetings.forms.instants import at_or_refused
from meetings.models import Meeting
from meetings.polling import LONGEST
from oresund.fields import DateField, TimeField


class WhenForm(forms.Form):
    """The date and the hours; a meeting ends on the day it begins unless another is given."""

    day = DateField(label=_("Date"))
    # Translators: the hour at which a meeting begins
    starts = TimeField(label=pgettext_lazy("hour", "Begins at"))
    # Translators: the hour at which a meeting ends
    ends = TimeField(label=pgettext_lazy("hour", "Ends at"))
    ends_day = DateField(
        label=_("Last day"), required=False, help_text=_("Only when it ends after midnight.")
    )

    beside = ("day", "starts", "ends", "ends_day")
    about = _("When")
    late = False  # whether a meeting that has been held already may be written down
    in_the_past = _("Choose a time that is still to come.")

    def when(self, body, *, besides=None):
        """Check the hours against each other, the clock and the other meetings of the body; they stand in cleaned_data."""
        clean = self.cleaned_data
        starts_at = self._at("starts", clean.get("day"), clean.get("starts"))
        ends_at = self._at("ends", clean.get("ends_day") or clean.get("day"), clean.get("ends"))
        if "ends_day" in self.errors or not (starts_at and ends_at):
            return
        if ends_at <= starts_at:
            self.add_error("ends", _("The meeting must end after it begins."))
        elif ends_at - starts_at > LONGEST:
            self.add_error("ends_day", _("A meeting lasts 24 hours at most."))
        elif starts_at <= self.now and not self.late:
            self.add_error("day", self.in_the_past)
        elif other := body and self._others(body, starts_at, ends_at, besides):
            self.add_error(
                "day",
                _("%(body)s has another meeting at that time: %(ref)s.")
                % {"body": other.body, "ref": other.ref},
            )
        else:
            clean |= {"starts_at": starts_at, "ends_at": ends_at}

    def _at(self, name, day, clock):
        return at_or_refused(self, name, day, clock) if day and clock else None

    def _others(self, body, starts_at, ends_at, besides):
        found = Meeting.objects.overlapping(body, starts_at, ends_at).select_related("body")
        return found.exclude(pk=besides and besides.pk).first()


VENUE = Pair(pgettext_lazy("of a meeting", "Venue"), longest=300, rows=1, needed=False)


class PlaceForm(forms.Form):
    """The host city, which decides who chairs, and the venue, which lies in it."""

    format = forms.ChoiceField(
        label=pgettext_lazy("of a meeting", "Format"),
        choices=capitalized(Meeting.Format),
        initial=Meeting.Format.IN_PERSON,
    )
    host = forms.ModelChoiceField(
        label=_("Host city"),
        queryset=City.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={
            "required": _("Choose the host city: the chair follows it, and the venue lies in it.")
        },
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["host"].queryset = City.objects.all()

    def follow_host(self):
        """The usual venue of the one city becomes that of the other when that one is chosen."""
        if host := self.cleaned_data.get("host"):
            venue = self.words("venue")
            for other in City.objects.exclude(pk=host.pk):
                if venue == usual_venue(other):
                    self.cleaned_data |= {f"venue_{code}": words for code, words in usual_venue(host).items()}


def usual_venue(city):
    return {code: getattr(city, f"default_venue_{code}") or "" for code in LANGUAGES}
