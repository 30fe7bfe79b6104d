"""Whether anything that calendars, news and files are written from has changed: stamps that the database renews with every such change."""

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import connection, models
from django.db.models.expressions import RawSQL

# All marks, as a list of texts that may come along with a row of another table.
MARKS = "ARRAY(SELECT mark::text FROM cooperation_stamp ORDER BY id)"


class Stamp(models.Model):
    """One of a handful of random marks; all of them together stand for the state of what they watch.

    Whoever writes renews one that nobody else is renewing at that moment and adds one where all are taken: no write ever
    waits for another one, and each, once committed, leaves marks that never were before.
    """

    mark = models.UUIDField()

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return str(self.mark)

    @classmethod
    def marks(cls):
        """All of them, as a list of texts. Asked for whenever anybody follows a calendar, so in plain SQL."""
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {MARKS}")
            return cursor.fetchone()[0]

    @staticmethod
    def beside():
        """All of them as one more column of another query."""
        return RawSQL(MARKS, [], output_field=ArrayField(models.TextField()))  # noqa: S611


def renews_a_stamp():
    """A trigger for a table of which calendars, news or files show something; bulk updates count like any other change."""
    return pgtrigger.Trigger(
        name="renews_a_stamp",
        level=pgtrigger.Statement,
        when=pgtrigger.After,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        func="PERFORM cooperation_renew_a_stamp(); RETURN NULL;",
    )
