"""Alternation of hosts as the database holds it, and the agreements that permit an exception."""

import pgtrigger
from django.db import models
from django.utils.translation import gettext_lazy as _

from cooperation.models.texts import in_both_languages

# At commit, and one transaction after the other: without the lock two editors could each see a rotation that holds
# and together leave one that does not. The lock is a write, so that it also holds for whoever reads an older snapshot.
_HOSTS_ALTERNATE = """
    UPDATE cooperation_body SET position = position WHERE code = 'working_group';
    IF EXISTS (
        SELECT 1 FROM (
            SELECT id, host_city_id, lag(host_city_id) OVER (ORDER BY starts_at, ref COLLATE "C") AS host_before
            FROM meetings_meeting WHERE body_id = 'working_group' AND status <> 'cancelled'
        ) AS turn
        WHERE host_city_id = host_before
          AND NOT EXISTS (SELECT 1 FROM meetings_rotationexception WHERE meeting_id = turn.id)
    ) THEN
        RAISE EXCEPTION 'two working-group meetings in a row have the same host and no recorded exception'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'hosts_alternate';
    END IF;
    RETURN NULL;
"""


def hosts_alternate(operation):
    """A constraint trigger that refuses two live neighbours with one host, unless an exception is recorded."""
    return pgtrigger.Trigger(
        name="hosts_alternate",
        when=pgtrigger.After,
        operation=operation,
        timing=pgtrigger.Deferred,
        func=_HOSTS_ALTERNATE,
    )


class RotationExceptionQuerySet(models.QuerySet):
    def public(self):
        return self.filter(meeting__visibility="public")

    def for_translators(self, user):
        """With `meets_at`: when the meeting begins."""
        if not (user.is_secretariat or user.is_administrator):
            return self.none()
        return self.select_related("meeting").annotate(meets_at=models.F("meeting__starts_at"))


class RotationException(models.Model):
    """An agreement that a city hosts although it is not its turn (R-46); kept even when it becomes unnecessary."""

    meeting = models.OneToOneField(
        "meetings.Meeting", models.PROTECT, related_name="rotation_exception", verbose_name=_("meeting")
    )
    agreed_on = models.DateField(_("agreed on"))
    reason = models.TextField(_("reason"))

    objects = RotationExceptionQuerySet.as_manager()

    class Meta:
        ordering = ["meeting"]
        verbose_name = _("exception from the rotation")
        verbose_name_plural = _("exceptions from the rotation")
        constraints = [
            models.CheckConstraint(
                condition=in_both_languages("reason"), name="exception_has_a_reason_in_both"
            ),
        ]
        triggers = [hosts_alternate(pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self):
        return f"{self.meeting} {self.agreed_on}"

    def get_absolute_url(self):
        return self.meeting.get_absolute_url()
