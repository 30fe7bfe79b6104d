"""A meeting with many members, each of whom a reminder is due to at once."""

from datetime import date, timedelta

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from cooperation.models import Seat, User
from cooperation.models.people import Person
from meetings.models import Meeting, Notice, Reminder
from tests.factories import a_meeting, a_user

QUEUES = (Reminder, Notice)
DAY = timedelta(days=1)
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


def a_secretary():
    return a_user(User.Role.SECRETARIAT, "cph", email="secretary@portal.example")


def meeting_in(days=DAYS_LEFT, ref="AG-1", **fields):
    """A meeting of all members; of those reminders whose day has passed the latest is due at once."""
    now = timezone.now()
    return a_meeting(ref, starts_at=now + timedelta(days=days), now=now, **fields)


def due(meeting, queue=Reminder):
    """The messages of a meeting whose time has come and that are neither sent nor given up."""
    rows = queue.objects.filter(meeting=meeting, due_at__lte=timezone.now())
    return rows.filter(state=queue.State.PLANNED)


def waiting(meeting):
    """The addresses of those to whom such a message is due."""
    rows = (due(meeting, queue).values_list("recipient__email", flat=True) for queue in QUEUES)
    return {address for addresses in rows for address in addresses}


def tried_in_vain():
    return Reminder.objects.exclude(last_error="")


def skip_pauses():
    """What waits for another try need not wait: the pauses grow to hours, and a fault has a minute."""
    for queue in QUEUES:
        failed = queue.objects.filter(state=queue.State.PLANNED).exclude(last_error="")
        failed.filter(not_before__gt=timezone.now()).update(not_before=timezone.now())


def put_off(meeting):
    """Every second reminder that is due falls due only tomorrow; `fall_due` brings them back."""
    rows = [row.pk for row in due(meeting)][::2]
    _due_in(Reminder.objects.filter(pk__in=rows), DAY)


def fall_due(meeting, since=timedelta(seconds=1)):
    """All of those that were put off."""
    now = timezone.now()
    put_off = meeting.reminders.filter(due_at__gt=now + DAY / 2, due_at__lte=now + DAY)
    _due_in(put_off, -since)


def _due_in(rows, delay):
    moment = timezone.now() + delay
    rows.update(due_at=moment, not_before=moment)


def let_pass(delay):
    """As if all that is planned had been planned so much earlier."""
    for queue in QUEUES:
        queue.objects.update(due_at=F("due_at") - delay, not_before=F("not_before") - delay)
    Meeting.objects.update(starts_at=F("starts_at") - delay, ends_at=F("ends_at") - delay)
