"""A meeting with many members, each of whom a reminder is due to at once."""

from datetime import date, timedelta

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils import timezone

from cooperation.models import Seat, User
from cooperation.models.people import Person
from meetings.models import Reminder
from tests.factories import a_meeting

# The seventh day before has passed, and the last one has not come.
DAYS_LEFT = 6


def members(number, first=0):
    """Council members with seats in the working group, of both cities in turn."""
    password, numbers = make_password(None), range(first, first + number)
    with transaction.atomic():
        persons = Person.objects.bulk_create([Person(name=f"Medlem {one}") for one in numbers])
        users = [_user(*pair, password) for pair in zip(numbers, persons, strict=True)]
        Seat.objects.bulk_create([_seat(user) for user in users])
        return User.objects.bulk_create(users)


def _user(number, person, password):
    city, language = ("cph", "da") if number % 2 else ("malmo", "sv")
    return User(
        email=f"member{number}@portal.example",
        name=person.name,
        role=User.Role.MEMBER,
        city_id=city,
        language=language,
        person=person,
        password=password,
    )


def _seat(user):
    return Seat(
        person=user.person,
        body_id="working_group",
        city_id=user.city_id,
        role=Seat.Role.MEMBER,
        starts_on=date(2020, 1, 1),
    )


def meeting_in(days=DAYS_LEFT, **fields):
    """A meeting of all members; of those reminders whose day has passed the latest is due at once."""
    now = timezone.now()
    return a_meeting("AG-1", starts_at=now + timedelta(days=days), now=now, **fields)


def due(meeting):
    """The reminders of a meeting whose time has come and that are neither sent nor given up."""
    rows = Reminder.objects.filter(meeting=meeting, due_at__lte=timezone.now())
    return rows.filter(state=Reminder.State.PLANNED)


def skip_pauses():
    """What waits for another try need not wait: the pauses grow to hours, and a fault has a minute."""
    waiting = Reminder.objects.filter(state=Reminder.State.PLANNED).exclude(last_error="")
    waiting.filter(not_before__gt=timezone.now()).update(not_before=timezone.now())


def put_off(meeting):
    """Every second reminder that is due falls due only tomorrow; `fall_due` brings them back."""
    rows = [row.pk for row in due(meeting)][::2]
    _due_in(Reminder.objects.filter(pk__in=rows), timedelta(days=1))


def fall_due(meeting):
    """All of those that were put off."""
    later = timezone.now() + timedelta(hours=12)
    put_off = meeting.reminders.filter(due_at__gt=later, due_at__lte=later + timedelta(hours=12))
    _due_in(put_off, timedelta(seconds=-1))


def _due_in(rows, delay):
    rows.update(due_at=timezone.now() + delay, not_before=timezone.now() + delay)
