"""One more meeting: ordinary or extraordinary, to come, or registered afterwards."""

from functools import cached_property

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cooperation.models import JOINT_COUNCIL, WORKING_GROUP, Body, City
from meetings import actions, planning
from meetings.forms.changes import ChangeForm
from meetings.forms.choices import capitalized
from meetings.forms.pairs import Pair
from meetings.forms.places import VENUE, PlaceForm, WhenForm, usual_venue
from meetings.models import Meeting, scheduled

_HIDDEN = (Meeting.Visibility.DRAFT, Meeting.Visibility.CLOSED)


class NewMeetingForm(WhenForm, PlaceForm, ChangeForm):
    """host: the code of the city whose turn it is after all that is planned."""

    body = forms.ModelChoiceField(
        label=pgettext_lazy("of a meeting", "Body"),
        queryset=Body.objects.none(),
        empty_label=None,
        error_messages={"invalid_choice": _("Choose one of the bodies in the list.")},
    )
    kind = forms.ChoiceField(
        label=pgettext_lazy("of a meeting", "Kind"),
        choices=capitalized(Meeting.Kind),
        initial=Meeting.Kind.ORDINARY,
    )
    visibility = forms.ChoiceField(
        label=_("Who may see it"),
        choices=capitalized(_HIDDEN),
        initial=Meeting.Visibility.DRAFT,
        help_text=_("It is published later, from its own page."),
    )
    registered_late = forms.BooleanField(
        label=_("Registered afterwards: the meeting has been held already"), required=False
    )
    pairs = {
        "convened": Pair(
            _("Why it is convened"), needed=False, help=_("Asked for when the meeting is extraordinary.")
        ),
        "venue": VENUE,
        "title": Pair(
            pgettext_lazy("of a meeting", "Title"),
            longest=200,
            rows=1,
            needed=False,
            help=_("Asked for when it is neither the working group nor the two councils together that meet."),
        ),
    }
    order = [
        "body",
        "kind",
        "convened_da",
        "convened_sv",
        "day",
        "starts",
        "ends",
        "ends_day",
        "registered_late",
        "format",
        "host",
        "venue_da",
        "venue_sv",
        "title_da",
        "title_sv",
        "visibility",
    ]
    in_the_past = _(
        "This lies in the past. Choose another date, or say below that the meeting has been held already."
    )

    def __init__(self, *args, host="", **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["body"].queryset = Body.objects.exclude(kind=Body.Kind.COUNCIL)
        city = City.objects.filter(pk=host).first()
        venue = {f"venue_{code}": words for code, words in usual_venue(city).items()} if city else {}
        self.initial = {"body": WORKING_GROUP, "host": host, **venue, **self.initial}

    def clean(self):
        clean = super().clean()
        self.late = bool(clean.get("registered_late"))
        self.follow_host()
        self.when(clean.get("body"))
        if self.late and "ends_at" in clean and clean["ends_at"] > self.now:
            self.add_error(
                "registered_late", _("The meeting is not over yet, so that it is not registered afterwards.")
            )
        if clean.get("kind") == Meeting.Kind.EXTRAORDINARY:
            self.require("convened")
        if (body := clean.get("body")) and body.pk not in (WORKING_GROUP, JOINT_COUNCIL):
            self.require("title")
        return clean

    @property
    def whose(self):
        return self.cleaned_data["body"]

    @property
    def policies(self):
        """What is registered afterwards rewrites no host (W11)."""
        return [planning.KEEP_HOSTS] if self.cleaned_data["registered_late"] else super().policies

    @cached_property
    def new(self):
        return actions.new_meeting(**self.arguments)

    @property
    def change(self):
        return planning.Insert(scheduled(self.new))

    @property
    def arguments(self):
        clean = self.cleaned_data
        same = ("kind", "format", "visibility", "registered_late", "starts_at", "ends_at")
        reason = self.words("convened") if clean["kind"] == Meeting.Kind.EXTRAORDINARY else {}
        return {
            **{name: clean[name] for name in same},
            "body": clean["body"],
            "host_city": clean["host"],
            **{f"convened_reason_{code}": words for code, words in reason.items()},
            **self.columns("venue", "title"),
        }
