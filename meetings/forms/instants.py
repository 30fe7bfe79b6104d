"""Moments as people write them: a date and what the clock shows then in both cities."""

from datetime import UTC, date, datetime, time

from django.core.exceptions import ValidationError
from django.forms import Form
from django.utils.translation import gettext_lazy as _

from meetings.models import COPENHAGEN

NO_SUCH_HOUR = _("This hour does not exist: the clocks are put forward that night. Choose another one.")


def at(day: date, clock: time) -> datetime:
    """Return the moment at which clocks in both cities show an hour on a date, as an aware datetime in UTC.

    Of an hour that comes twice in October, the first. Raises ValidationError for one that is left out in March.
    """
    # In UTC, because within one zone Python compares what clocks show.
    moment = datetime.combine(day, clock, tzinfo=COPENHAGEN).astimezone(UTC)
    if moment.astimezone(COPENHAGEN).replace(tzinfo=None) != datetime.combine(day, clock):
        raise ValidationError(NO_SUCH_HOUR, code="no_such_hour")
    return moment


def at_or_refused(form: Form, name: str, day: date, clock: time) -> datetime | None:
    """Return the same; where there is no such moment None, and the form says so beside the field of the hour."""
    try:
        return at(day, clock)
    except ValidationError as error:
        form.add_error(name, error)
        return None
