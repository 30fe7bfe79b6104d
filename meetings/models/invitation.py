"""Who is called to a meeting by name, what they answer, and who comes in their place."""

import uuid

from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cooperation.models import Seat
from meetings.models.kept import stays_once_held


class InvitationQuerySet(models.QuerySet):
    def standing(self):
        """Of those who are still called."""
        return self.filter(released_at__isnull=True)

    def coming(self):
        return self.standing().filter(answer=Invitation.Answer.ATTENDING)

    def of(self, user):
        """Those of the person behind an account."""
        return self.filter(person=user.person_id) if user.is_authenticated and user.person_id else self.none()

    def with_people(self):
        return self.select_related("person", "city", "serves_for__person")

    def numbers(self, now):
        """For each city how many members are called, how each answered, who comes, and how many places are empty.

        A place is empty when its member cannot come and no substitute who is called to it is coming or may still answer.
        """
        filled = Exists(
            Invitation.objects.standing()
            .filter(Q(answer=Invitation.Answer.ATTENDING) | Q(answer_by__gt=now), serves_for=OuterRef("pk"))
            .exclude(answer=Invitation.Answer.APOLOGIES)
        )
        member = Q(serves_for__isnull=True)
        said = {str(one): Count("pk", member & Q(answer=one)) for one in Invitation.SAID}
        return list(
            self.standing()
            .annotate(filled=filled)
            .order_by("city")
            .values("city")
            .annotate(
                called=Count("pk", member),
                silent=Count("pk", member & Q(answer="")),
                coming=Count("pk", Q(answer=Invitation.Answer.ATTENDING)),
                empty=Count("pk", member & Q(answer=Invitation.Answer.APOLOGIES, filled=False)),
                **said,
            )
        )


class Invitation(models.Model):
    """One person called to one meeting, as a member or in the place of one."""

    class Answer(models.TextChoices):
        NONE = "", pgettext_lazy("answer to an invitation", "no answer yet")
        ATTENDING = "attending", pgettext_lazy("answer to an invitation", "attending")
        TENTATIVE = "tentative", pgettext_lazy("answer to an invitation", "perhaps")
        APOLOGIES = "apologies", pgettext_lazy("answer to an invitation", "apologies")

    SAID = (Answer.ATTENDING, Answer.TENTATIVE, Answer.APOLOGIES)

    class Channel(models.TextChoices):
        NONE = "", pgettext_lazy("how an answer came", "none")
        PAGE = "page", pgettext_lazy("how an answer came", "page of the portal")
        LINK = "link", pgettext_lazy("how an answer came", "link in a message")
        CALENDAR = "calendar", pgettext_lazy("how an answer came", "calendar program")
        SECRETARIAT = "secretariat", pgettext_lazy("how an answer came", "secretariat")

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    meeting = models.ForeignKey(
        "meetings.Meeting", models.CASCADE, related_name="invitations", verbose_name=_("meeting")
    )
    person = models.ForeignKey(
        "cooperation.Person", models.PROTECT, related_name="invitations", verbose_name=_("person")
    )
    city = models.ForeignKey("cooperation.City", models.PROTECT, related_name="+", verbose_name=_("city"))
    # As on the day of the meeting.
    role = models.CharField(_("role"), max_length=20, choices=Seat.Role.choices)
    # The member in whose place a substitute is called: the Swedish record says who serves for whom.
    serves_for = models.ForeignKey(
        "self",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="substitutes",
        # Translators: the member in whose place a substitute comes
        verbose_name=_("serves for"),
    )
    called_at = models.DateTimeField(_("called"))
    # Translators: the time until which an answer is awaited
    answer_by = models.DateTimeField(_("answer by"), null=True, blank=True)
    # Translators: to an invitation
    answer = models.CharField(_("answer"), max_length=12, choices=Answer.choices, default="", blank=True)
    # Translators: why somebody cannot come
    reason = models.TextField(_("reason"), blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    channel = models.CharField(
        _("answered by"), max_length=12, choices=Channel.choices, default="", blank=True
    )
    # Of the last answer that came from a calendar program; an older one that comes later says nothing (RFC 5546, 2.1.5).
    reply_sequence = models.PositiveIntegerField(default=0, editable=False)
    reply_stamp = models.DateTimeField(null=True, blank=True, editable=False)
    # No longer called: the member came after all, the seat has ended, or another substitute was called instead.
    released_at = models.DateTimeField(_("no longer called"), null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ["meeting", "city", "pk"]
        verbose_name = _("notice of meeting")
        verbose_name_plural = _("notices")
        triggers = [stays_once_held("invitations_stay_once_held")]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "person"], name="one_invitation_per_person"),
            models.UniqueConstraint(
                fields=["serves_for"],
                condition=Q(released_at__isnull=True) & ~Q(answer="apologies"),
                name="one_substitute_in_each_place",
            ),
            models.CheckConstraint(condition=Q(role__in=Seat.Role.values), name="invited_in_a_known_role"),
            models.CheckConstraint(
                condition=Q(serves_for__isnull=True) | ~Q(serves_for=F("id")),
                name="nobody_serves_for_oneself",
            ),
            models.CheckConstraint(
                condition=Q(answer="", answered_at__isnull=True, channel="")
                | (
                    Q(answer__in=["attending", "tentative", "apologies"], answered_at__isnull=False)
                    & Q(channel__in=["page", "link", "calendar", "secretariat"])
                ),
                name="an_answer_says_when_and_how",
            ),
            # A calendar program may send a refusal without a word.
            models.CheckConstraint(
                condition=~Q(answer="apologies") | Q(channel="calendar") | ~Q(reason=""),
                name="apologies_say_why",
            ),
        ]

    def __str__(self):
        return f"{self.meeting_id} {self.person_id}: {self.answer}"

    @property
    def seen(self):
        """What a form was made from: the date asked about, and the answer that stood there."""
        return f"{self.meeting.date_revision}.{self.answered_at.timestamp() if self.answered_at else 0}"
