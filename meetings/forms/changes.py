"""What each change of a meeting needs to know, before its consequences are shown."""

from functools import cached_property

from django import forms
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cooperation.forms.pairs import LANGUAGES, Pair, PairedForm
from meetings import actions, planning
from meetings.forms.places import VENUE, PlaceForm, WhenForm
from meetings.models import Meeting, scheduled
from meetings.rotation import other_city
from oresund import formats

WHY_CANCELLED = Pair(_("Why the meeting is called off"))


class ChangeForm(PairedForm):
    """One change of one meeting: `change` for the plan, `arguments` for the action.

    meeting: the one that is to change; now: an aware datetime; new: the meeting that comes of it, not stored yet, or None.
    """

    order = ()
    new = None

    def __init__(self, *args, meeting=None, now, **kwargs):
        super().__init__(*args, **kwargs)
        self.meeting, self.now = meeting, now
        self.order_fields(self.order)

    @property
    def whose(self):
        return self.meeting.body

    @property
    def policies(self):
        """How later meetings may follow, the usual way first."""
        if self.whose.kind == self.whose.Kind.WORKING_GROUP:
            return [planning.KEEP_CONFIRMED, planning.KEEP_ALTERNATION]
        return [planning.KEEP_HOSTS]

    @property
    def arguments(self):
        return {}


class ConfirmForm(ChangeForm):
    policies = [planning.KEEP_HOSTS]

    @property
    def change(self):
        return planning.Confirm(self.meeting.ref)


class DiscardForm(ChangeForm):
    @property
    def change(self):
        return planning.Discard(self.meeting.ref)


class CancelForm(ChangeForm):
    pairs = {"reason": WHY_CANCELLED}

    @property
    def change(self):
        return planning.Cancel(self.meeting.ref)

    @property
    def arguments(self):
        return {"on": timezone.localdate(self.now), "reason": self.words("reason")}


class MoveForm(WhenForm, ChangeForm):
    pairs = {
        "reason": Pair(
            _("Why the date changes"),
            needed=False,
            help=_("Asked for when the date changes, not for another hour."),
        )
    }

    def __init__(self, *args, meeting, **kwargs):
        super().__init__(*args, meeting=meeting, **kwargs)
        self.initial = {**_hours(meeting), "day": meeting.day, **self.initial}

    def clean(self):
        clean = super().clean()
        self.when(self.whose, besides=self.meeting)
        if "starts_at" in clean:
            if (clean["starts_at"], clean["ends_at"]) == (self.meeting.starts_at, self.meeting.ends_at):
                self.add_error("day", _("The meeting is at this time already."))
            elif clean["day"] != self.meeting.day or any(self.words("reason").values()):
                self.require("reason")
        return clean

    @property
    def change(self):
        return planning.Move(self.meeting.ref, self.cleaned_data["starts_at"], self.cleaned_data["ends_at"])

    @property
    def arguments(self):
        times = {name: self.cleaned_data[name] for name in ("starts_at", "ends_at")}
        return {**times, "reason": self.words("reason")}


class ReplaceForm(WhenForm, PlaceForm, ChangeForm):
    pairs = {"reason": WHY_CANCELLED, "venue": VENUE}
    order = ("reason_da", "reason_sv", "day", "starts", "ends", "ends_day", "format", "host")

    def __init__(self, *args, meeting, **kwargs):
        super().__init__(*args, meeting=meeting, **kwargs)
        venue = {f"venue_{code}": getattr(meeting, f"venue_{code}") for code in LANGUAGES}
        as_it_is = {**_hours(meeting), **venue, "host": meeting.host_city_id, "format": meeting.format}
        self.initial = {**as_it_is, **self.initial}

    def clean(self):
        clean = super().clean()
        self.follow_host()
        self.when(self.whose, besides=self.meeting)
        return clean

    @cached_property
    def new(self):
        return actions.replacement(self.meeting, **self._fields)

    @property
    def change(self):
        return planning.Cancel(self.meeting.ref, scheduled(self.new))

    @property
    def arguments(self):
        today = timezone.localdate(self.now)
        return {"on": today, "reason": self.words("reason"), **self._fields}

    @property
    def _fields(self):
        clean = self.cleaned_data
        return {
            "host_city": clean["host"],
            "format": clean["format"],
            "starts_at": clean["starts_at"],
            "ends_at": clean["ends_at"],
            **self.columns("venue"),
        }


class _MeetingChoice(forms.ModelChoiceField):
    def label_from_instance(self, meeting):
        return f"{capfirst(formats.long_date(meeting.starts_at))}, {meeting.host_city}"


class SwapForm(ChangeForm):
    other = _MeetingChoice(
        label=_("Swap with"),
        queryset=Meeting.objects.none(),
        required=False,
        # Translators: the choice to change the host of this meeting only, and to swap with no other one
        empty_label=pgettext_lazy("swap hosts", "No other meeting: only this one changes its host"),
    )

    def __init__(self, *args, meeting, now, **kwargs):
        super().__init__(*args, meeting=meeting, now=now, **kwargs)
        partners = Meeting.objects.upcoming(now).of_body(meeting.body_id).select_related("host_city")
        self.fields["other"].queryset = partners.filter(
            status__in=Meeting.UNSETTLED,
            starts_at__gt=meeting.starts_at,
            host_city=other_city(meeting.host_city_id),
        )

    @property
    def change(self):
        return actions.swapped(self.meeting, self.cleaned_data["other"])

    @property
    def arguments(self):
        return {"other": self.cleaned_data["other"]}


def _hours(meeting):
    """When it begins and ends, as the fields of WhenForm."""
    start, end = timezone.localtime(meeting.starts_at), timezone.localtime(meeting.ends_at)
    return {
        "starts": start.time(),
        "ends": end.time(),
        "ends_day": end.date() if end.date() != start.date() else None,
    }
