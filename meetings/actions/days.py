"""Who in a secretariat is told this morning how things stand."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

from cooperation.actions import write_letters
from cooperation.models import DIGEST, City, Letter, User
from meetings.reminders import SEND_AT_HOUR, is_working_day


def plan_days(*, now: datetime) -> None:
    """Write the letter of today to each in a secretariat who has not declined it; safe to repeat.

    On working days of the city's country, from eight in the morning there. Its date makes it this letter and no other, and
    only that of today is ever written: what a day that was missed had to tell stands in the next one.
    """
    for city in City.objects.all():
        here = now.astimezone(ZoneInfo(city.time_zone))
        if here.hour < SEND_AT_HOUR or not is_working_day(here.date(), city.country):
            continue
        day = here.date().isoformat()
        wanting = User.objects.secretariats().filter(city=city).exclude(declined__contains=[DIGEST])
        have_it = Letter.objects.filter(kind=Letter.Kind.DAY, about=day)
        write_letters(
            kind=Letter.Kind.DAY,
            recipients=list(wanting.exclude(email="").exclude(letters__in=have_it)),
            about=day,
            now=datetime.combine(here.date(), time(SEND_AT_HOUR), here.tzinfo),
        )
