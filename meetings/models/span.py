"""The time that a meeting takes, as the database compares it."""

from django.contrib.postgres.fields import DateTimeRangeField
from django.db.models import F, Func


class Span(Func):
    """The time from the start of a meeting to its end, the end not included."""

    function = "tstzrange"
    output_field = DateTimeRangeField()

    def __init__(self):
        super().__init__(F("starts_at"), F("ends_at"))
