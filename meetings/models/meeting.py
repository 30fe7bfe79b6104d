"""Meetings of the bodies: when, where, and in what state. The chair is derived from the host, never stored."""

import uuid
from datetime import datetime, time, timedelta

import pgtrigger
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import Case, Exists, ExpressionWrapper, F, OuterRef, Q, When
from django.db.models.functions import TruncDate
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cooperation.models import (
    JOINT_COUNCIL,
    WORKING_GROUP,
    Body,
    Seat,
    asked,
    public_in_both,
    renews_a_stamp,
)
from cooperation.models.texts import in_both_languages
from meetings import obligations, plans, polling
from meetings.models.alternation import hosts_alternate
from meetings.models.kept import what_happened_stays
from meetings.models.span import Span
from meetings.rotation import Turn

COPENHAGEN = plans.COPENHAGEN
LONGEST = polling.LONGEST


class MeetingQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Public meetings; members also see closed ones, secretariats and administrators also drafts."""
        if user.is_authenticated and (user.is_secretariat or user.is_administrator):
            return self.all()
        if user.is_authenticated and user.is_member:
            return self.exclude(visibility=Meeting.Visibility.DRAFT)
        return self.public()

    def public(self):
        return self.filter(visibility=Meeting.Visibility.PUBLIC)

    def for_translators(self, user):
        """With `meets_at`: when the meeting begins, unless it is cancelled."""
        live = When(~Q(status=Meeting.Status.CANCELLED), then="starts_at")
        return self.visible_to(user).annotate(meets_at=Case(live))

    def live(self):
        return self.exclude(status=Meeting.Status.CANCELLED)

    def upcoming(self, now):
        """Live meetings that have not ended, the next one first."""
        # None of them can have begun earlier; so the index leads there, past all the old ones.
        return self.live().filter(ends_at__gt=now, starts_at__gt=now - LONGEST).order_by("starts_at", "ref")

    def awaiting_confirmation(self, now):
        """Those that should long have been held, and nobody has said that they were (W9)."""
        return self.filter(status__in=Meeting.UNSETTLED, ends_at__lt=now - obligations.TIME_TO_SETTLE)

    def in_year(self, year):
        return self.filter(starts_at__year=year)

    def on_days(self, first, last):
        """Those that begin on a day from the first to the last, both included."""
        begin, end = (datetime.combine(day, time(), COPENHAGEN) for day in (first, last + timedelta(days=1)))
        return self.filter(starts_at__gte=begin, starts_at__lt=end)

    def of_body(self, body):
        return self.filter(body=body)

    def turns(self):
        """The working group's meetings as the rotation looks at them."""
        rows = self.of_body(WORKING_GROUP).values_list("ref", "starts_at", "ends_at", "host_city", "status")
        return [Turn(*turn, cancelled=status == Meeting.Status.CANCELLED) for *turn, status in rows]

    def concerning(self, user):
        """Those a user takes part in: a member is called by the seat on that day, a secretariat to all."""
        if not user.is_authenticated:
            return self.none()
        if not user.is_member:
            return self if user.is_secretariat else self.none()
        starts_at = ExpressionWrapper(OuterRef("starts_at"), output_field=models.DateTimeField())
        day = TruncDate(starts_at, tzinfo=COPENHAGEN)
        seats = Seat.objects.filter(person=user.person_id).on(day)
        own_body = Exists(seats.filter(body=OuterRef("body")))
        return self.filter(own_body | Q(Exists(seats), body__kind__in=Body.GATHERINGS))

    def next_ref(self, body, year):
        """The first free reference of a body (its code) in a year, such as AG-2027-3."""
        return plans.reference(body, year, set(self.values_list("ref", flat=True)))

    def overlapping(self, body, starts_at, ends_at):
        """Live meetings of a body (its code) at any moment between the two."""
        return self.live().of_body(body).filter(starts_at__lt=ends_at, ends_at__gt=starts_at)

    def for_lists(self):
        """With what a list shows, in a constant number of queries."""
        return self.select_related("body", "host_city").prefetch_related("agenda")


_OPEN_ITEMS = "FROM meetings_agendaitem WHERE meeting_id = NEW.id AND NOT confidential"


class Meeting(models.Model):
    """A meeting of the working group, of the two councils together, or another one of the cooperation."""

    class Kind(models.TextChoices):
        ORDINARY = "ordinary", _("ordinary meeting")
        EXTRAORDINARY = "extraordinary", _("extraordinary meeting")

    class Format(models.TextChoices):
        IN_PERSON = "in_person", _("in person")
        DIGITAL = "digital", _("digital meeting")
        HYBRID = "hybrid", _("hybrid meeting")

    class Status(models.TextChoices):
        PLANNED = "planned", pgettext_lazy("meeting", "planned")
        CONFIRMED = "confirmed", pgettext_lazy("meeting", "confirmed")
        HELD = "held", pgettext_lazy("meeting", "held")
        CANCELLED = "cancelled", pgettext_lazy("meeting", "cancelled")

    # Neither held nor cancelled.
    UNSETTLED = (Status.PLANNED, Status.CONFIRMED)

    class Visibility(models.TextChoices):
        DRAFT = "draft", _("draft, for the secretariats")
        CLOSED = "closed", _("closed, for members and secretariats")
        PUBLIC = "public", _("public")

    class Minutes(models.TextChoices):
        NONE = "", pgettext_lazy("minutes", "none")
        DRAFT = "draft", pgettext_lazy("minutes", "draft, not yet approved")
        APPROVED = "approved", pgettext_lazy("minutes", "approved")

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    ref = models.SlugField(_("reference"), max_length=30, unique=True)
    body = models.ForeignKey(
        "cooperation.Body", models.PROTECT, related_name="meetings", verbose_name=_("body")
    )
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices, default=Kind.ORDINARY)
    # Translators: in person, digital or hybrid
    format = models.CharField(_("format"), max_length=20, choices=Format.choices, default=Format.IN_PERSON)
    title = models.CharField(_("title"), max_length=200, blank=True)
    host_city = models.ForeignKey(
        "cooperation.City", models.PROTECT, related_name="hosted_meetings", verbose_name=_("host city")
    )
    venue = models.CharField(_("venue"), max_length=300, blank=True)
    starts_at = models.DateTimeField(_("starts"))
    ends_at = models.DateTimeField(_("ends"))
    status = models.CharField(_("state"), max_length=20, choices=Status.choices, default=Status.PLANNED)
    visibility = models.CharField(
        _("who may see it"), max_length=10, choices=Visibility.choices, default=Visibility.DRAFT
    )
    open_to_public = models.BooleanField(_("open to listeners"), default=False)
    convened_reason = models.TextField(_("why it was convened"), blank=True)
    rotation_note = models.TextField(_("note on the rotation"), blank=True)
    replaces = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="replaced_by", verbose_name=_("replaces")
    )
    moved_from = models.DateField(_("moved from"), null=True, blank=True)
    move_reason = models.TextField(_("why it was moved"), blank=True)
    cancelled_on = models.DateField(_("cancelled on"), null=True, blank=True)
    cancel_reason = models.TextField(_("why it was cancelled"), blank=True)
    # Translators: of a meeting, not of time
    minutes_state = models.CharField(_("minutes"), max_length=10, choices=Minutes, default="", blank=True)
    identified_areas = models.ManyToManyField(
        "cooperation.FocusArea", blank=True, related_name="meetings", verbose_name=_("focus areas identified")
    )
    # Whether it stood in the register only after it had begun.
    registered_late = models.BooleanField(_("registered afterwards"), default=False)
    # Since when those called to it have been invited.
    convened_at = models.DateTimeField(_("convened"), null=True, blank=True)
    # Rises with every change that matters to a calendar (RFC 5545 SEQUENCE).
    sequence = models.PositiveIntegerField(default=0, editable=False)
    # Rises when the date changes, and only then: a new date resets the reminders.
    date_revision = models.PositiveIntegerField(default=0, editable=False)
    changed_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        ordering = ["starts_at", "ref"]
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="meeting_ends_after_it_starts"
            ),
            # Digits alone are a year in the address of the list.
            models.CheckConstraint(condition=Q(ref__regex="[A-Za-z]"), name="reference_holds_a_letter"),
            models.CheckConstraint(
                condition=Q(ends_at__lte=F("starts_at") + LONGEST),
                name="meeting_lasts_a_day_at_most",
            ),
            models.CheckConstraint(
                condition=(
                    Q(status="cancelled", cancelled_on__isnull=False) & in_both_languages("cancel_reason")
                )
                | (~Q(status="cancelled") & Q(cancelled_on__isnull=True)),
                name="cancelled_says_when_and_why",
            ),
            models.CheckConstraint(
                condition=Q(body__in=[WORKING_GROUP, JOINT_COUNCIL]) | in_both_languages("title"),
                name="other_meeting_has_a_title",
            ),
            models.CheckConstraint(
                condition=Q(
                    status__in=["planned", "confirmed", "held", "cancelled"],
                    visibility__in=["draft", "closed", "public"],
                    kind__in=["ordinary", "extraordinary"],
                    format__in=["in_person", "digital", "hybrid"],
                    minutes_state__in=["", "draft", "approved"],
                ),
                name="known_words",
            ),
            ExclusionConstraint(
                name="one_meeting_at_a_time",
                expressions=[("body", RangeOperators.EQUAL), (Span(), RangeOperators.OVERLAPS)],
                condition=~Q(status="cancelled"),
            ),
        ]
        indexes = [models.Index(fields=["starts_at", "ref"], name="meeting_in_order")]
        triggers = [
            hosts_alternate(pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete),
            public_in_both(
                "NEW.visibility = 'public'",
                asked("meetings.meeting", "NEW.id"),
                asked("meetings.agendaitem", "id", _OPEN_ITEMS),
            ),
            *what_happened_stays(),
            renews_a_stamp(),
        ]

    def __str__(self):
        return self.ref

    def get_absolute_url(self):
        return reverse("meetings:meeting_detail", args=[self.ref])

    def note_translation(self, *, by, now):
        """Calendars in the other language have something new to fetch."""
        self.sequence += 1
        self.changed_at = now

    def heading(self, language):
        """Its title in a language; a meeting without any title goes by the name of its body."""
        if self.title_da or self.title_sv:
            return getattr(self, f"title_{language}")
        return getattr(self.body, f"name_{language}")

    heading.field = "title"

    @property
    def day(self):
        """Its date in Copenhagen, which is also that in Malmö."""
        return self.starts_at.astimezone(COPENHAGEN).date()

    def lies_ahead(self, now):
        """Whether it is announced, neither held nor cancelled, and has not begun."""
        announced = self.visibility != self.Visibility.DRAFT
        return announced and self.status in self.UNSETTLED and self.starts_at > now

    @property
    def can_be_recorded(self):
        """Whether it is over, and neither held nor cancelled."""
        return self.status in self.UNSETTLED and self.ends_at <= timezone.now()

    @property
    def awaits_confirmation(self):
        """Whether it should long have been held, and nobody has said that it was (W9)."""
        return self.status in self.UNSETTLED and obligations.awaits_confirmation(self.ends_at, timezone.now())

    @property
    def may_be_discarded(self):
        """A draft that nobody has been called to, and that has neither been held nor cancelled (W15)."""
        draft = self.visibility == self.Visibility.DRAFT and self.convened_at is None
        return draft and self.status in self.UNSETTLED

    def documents(self):
        """What the public reads of it once it is public: its own texts, and the open items of its agenda."""
        return [self, *self.agenda.filter(confidential=False)]

    @property
    def turn(self):
        cancelled = self.status == self.Status.CANCELLED
        return Turn(self.ref, self.starts_at, self.ends_at, self.host_city_id, cancelled)
