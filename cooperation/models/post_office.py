"""Where messages go out from: when it last looked, and whether it waits because the database was restored."""

from datetime import timedelta

from django.db import connection, models
from django.utils.translation import gettext_lazy as _

# The tables of a restored database are new ones, in whatever server or under whatever name they come to stand.
IDENTITY = """SELECT format('%s %s %s', system_identifier,
    (SELECT oid FROM pg_database WHERE datname = current_database()), 'cooperation_letter'::regclass::oid)
    FROM pg_control_system()"""

# The clock looks every five seconds.
SILENCE = timedelta(minutes=5)


class PostOffice(models.Model):
    """One row: the database from which messages are sent, and the clock that has them sent."""

    # Of the database in which messages were last sent.
    identity = models.CharField(max_length=80, blank=True, editable=False)
    ticked_at = models.DateTimeField(null=True, editable=False)
    # Since when nothing goes out, until somebody says what has become of what the copy says is still to be sent.
    held_since = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("post office")
        verbose_name_plural = _("post offices")
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="one_post_office")]

    def __str__(self):
        return f"{self.ticked_at}"

    @classmethod
    def get(cls):
        return cls.objects.filter(pk=1).first() or cls(pk=1)

    def is_silent(self, now):
        """Whether the clock has not looked for too long, or never."""
        return self.ticked_at is None or self.ticked_at < now - SILENCE

    @staticmethod
    def this_database():
        """What tells this database from a copy of it."""
        with connection.cursor() as cursor:
            cursor.execute(IDENTITY)
            return cursor.fetchone()[0]
