"""One more meeting: ordinary or extraordinary, to come, or registered afterwards."""

from datetime import timedelta
from functools import cached_property

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cooperation.forms.choices import capitalized
from cooperation.forms.pairs import Pair
from cooperation.models import JOINT_COUNCIL, WORKING_GROUP, Body, City
from meetings import actions, planning
from meetings.forms.changes import ChangeForm
from meetings.forms.places import VENUE, PlaceForm, WhenForm, usual_venue
from meetings.models import Meeting, schedule_of, scheduled
from meetings.rotation import CITIES, other_city
from oresund import formats

LATELY = timedelta(days=365)  # so long ago a meeting may have been cancelled that another one now replaces
_HIDDEN = (Meeting.Visibility.DRAFT, Meeting.Visibility.CLOSED)


def _next_hosts():
    """Whose turn it is after all that is planned, by body; of the two councils together it is a suggestion (R-28)."""
    schedules = {body: schedule_of(body) for body in (WORKING_GROUP, JOINT_COUNCIL)}
    return {body: other_city(turns[-1].host) if turns else CITIES[0] for body, turns in schedules.items()}


class _CancelledChoice(forms.ModelChoiceField):
    def label_from_instance(self, meeting):
        return f"{meeting.ref}, {formats.long_date(meeting.starts_at)}, {meeting.host_city}"


class NewMeetingForm(WhenForm, PlaceForm, ChangeForm):
    """What a secretariat writes of a meeting; whose turn it is to host stands there from the start."""

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
        label=_("Who may see the meeting?"),
        choices=capitalized(_HIDDEN),
        initial=Meeting.Visibility.DRAFT,
        help_text=_("It is published later, from its own page."),
    )
    registered_late = forms.BooleanField(
        label=_("Registered afterwards: the meeting has been held already"), required=False
    )
    replaces = _CancelledChoice(
        label=pgettext_lazy("of a meeting", "Takes the place of"),
        queryset=Meeting.objects.none(),
        required=False,
        # Translators: the choice that a new meeting takes the place of none that was cancelled
        empty_label=pgettext_lazy("takes the place of", "No cancelled meeting"),
        help_text=_("The agenda of the cancelled meeting is taken over."),
    )
    pairs = {
        "convened": Pair(
            _("Why the meeting is convened"),
            needed=False,
            help=_("Asked for when the meeting is extraordinary."),
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
        "replaces",
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

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["body"].queryset = bodies = Body.objects.exclude(kind=Body.Kind.COUNCIL)
        self._offer_cancelled()
        turns, cities = _next_hosts(), City.objects.in_bulk()
        self.fields["host"].help_text = _("Next in turn: %(turns)s.") % {
            "turns": "; ".join(f"{body}: {cities[turns[body.pk]]}" for body in bodies if body.pk in turns)
        }
        host = cities[turns[WORKING_GROUP]]
        venue = {f"venue_{code}": words for code, words in usual_venue(host).items()}
        self.initial = {"body": WORKING_GROUP, "host": host.pk, **venue, **self.initial}

    def _offer_cancelled(self):
        """Those of the last year that no other one has replaced yet (W2)."""
        lately = Meeting.objects.filter(starts_at__gt=self.now - LATELY, replaced_by__isnull=True)
        cancelled = lately.filter(status=Meeting.Status.CANCELLED).select_related("body", "host_city")
        if cancelled:
            self.fields["replaces"].queryset = cancelled
        else:
            del self.fields["replaces"]

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
        if (replaced := clean.get("replaces")) and replaced.body != clean.get("body"):
            self.add_error("replaces", _("Choose a meeting of the same body."))
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
            "replaces": clean.get("replaces"),
            "host_city": clean["host"],
            **{f"convened_reason_{code}": words for code, words in reason.items()},
            **self.columns("venue", "title"),
        }
