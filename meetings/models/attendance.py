"""Who is called to a meeting, and who was there."""

from collections import defaultdict

from django.db import models
from django.utils.translation import gettext_lazy as _

from cooperation.models import Body, City, Delegation, Seat
from meetings.models.kept import stays_once_held


class Attendance(models.Model):
    """How many of a city's delegation were present."""

    meeting = models.ForeignKey(
        "meetings.Meeting", models.PROTECT, related_name="attendance", verbose_name=_("meeting")
    )
    city = models.ForeignKey("cooperation.City", models.PROTECT, related_name="+", verbose_name=_("city"))
    # Translators: were at the meeting
    present = models.PositiveSmallIntegerField(_("present"))

    class Meta:
        ordering = ["meeting", "city"]
        verbose_name = _("attendance")
        verbose_name_plural = _("attendance")
        triggers = [stays_once_held("attendance_stays_once_held")]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "city"], name="one_attendance_per_city"),
        ]

    def __str__(self):
        return f"{self.meeting} {self.city_id}: {self.present}"


class HeldVote(models.Model):
    """A secretariat says that a meeting was held although a delegation stayed away; it takes both (W8)."""

    meeting = models.ForeignKey(
        "meetings.Meeting", models.CASCADE, related_name="held_votes", verbose_name=_("meeting")
    )
    city = models.ForeignKey("cooperation.City", models.PROTECT, related_name="+", verbose_name=_("city"))
    by = models.ForeignKey("cooperation.User", models.PROTECT, related_name="+", verbose_name=_("stated by"))
    # Translators: when a secretariat said that a meeting was held
    at = models.DateTimeField(_("said"))

    class Meta:
        ordering = ["meeting", "city"]
        # Translators: made by a secretariat
        verbose_name = _("statement that a meeting took place")
        verbose_name_plural = _("statements that meetings took place")
        constraints = [
            models.UniqueConstraint(fields=["meeting", "city"], name="each_city_says_once_that_it_was_held"),
        ]

    def __str__(self):
        return f"{self.meeting_id} {self.city_id}"


def called_to(meeting):
    """The seats called to a meeting on its day: those of its body; all of them, when several bodies meet."""
    seats = Seat.objects.on(meeting.day)
    return seats if meeting.body.kind in Body.GATHERINGS else seats.filter(body=meeting.body_id)


def sits_in(meeting, *, body, since, until):
    """Whether a seat, given by its body and its days, is one of those."""
    is_called = meeting.body.kind in Body.GATHERINGS or body == meeting.body_id
    return is_called and since <= meeting.day and (until is None or until >= meeting.day)


def without_members(meeting):
    """The cities that have a delegation in its body, and nobody who sits in it on the day of the meeting (R-33)."""
    seats = Seat.objects.on(meeting.day).filter(body=meeting.body_id).exclude(role=Seat.Role.SUBSTITUTE)
    delegations = Delegation.objects.filter(body=meeting.body_id)
    cities = City.objects.filter(pk__in=delegations.values("city"))
    return list(cities.exclude(pk__in=seats.values("city")))


def called_first(meeting):
    """Each person called from the start, with the seat in which they are called: all but the substitutes."""
    ranks = list(Seat.Role)  # whoever leads is called as leader, also with a second seat
    seats = called_to(meeting).exclude(role=Seat.Role.SUBSTITUTE).select_related("person", "city")
    first = {}
    for seat in sorted(seats, key=lambda one: (one.city_id, ranks.index(one.role), one.position, one.pk)):
        first.setdefault(seat.person_id, seat)
    return first


def in_turn(meeting):
    """The substitutes of each delegation in their order: (body, city) → seats."""
    turns = defaultdict(list)
    seats = called_to(meeting).filter(role=Seat.Role.SUBSTITUTE).select_related("person", "city")
    for seat in seats.order_by("position", "pk"):
        turns[seat.body_id, seat.city_id].append(seat)
    return turns
