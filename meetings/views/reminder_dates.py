"""On which days the messages of a policy go out, as a page shows them."""

from collections import namedtuple
from datetime import datetime, time

from cooperation.models import City
from meetings.models import COPENHAGEN, Meeting, ReminderRule
from meetings.reminder_policy import outlook
from meetings.reminders import SEND_AT_HOUR

SHOWN = 4  # meetings

# lines: one for each rule.
Dated = namedtuple("Dated", "meeting lines")
Line = namedtuple("Line", "days_before audience purpose dates")
# city: whose people get it then, or None when that is everybody; standing: a word of the policy.
Sent = namedtuple("Sent", "city at standing")


def dates_of(body, rules, now):
    """For the next meetings of a body, drafts among them, when each rule's message goes out, in the order of the rules."""
    meetings = Meeting.objects.upcoming(now).of_body(body).filter(starts_at__gt=now)
    cities = list(City.objects.order_by("pk"))
    shown = meetings.select_related("body", "host_city")[:SHOWN]
    return [Dated(meeting, _lines(meeting, rules, cities, now)) for meeting in shown]


def words_of(rule):
    """The audience and the purpose of a rule, in the reader's language."""
    return ReminderRule.Audience(rule.audience).label, ReminderRule.Purpose(rule.purpose).label


def _lines(meeting, rules, cities, now):
    today = now.astimezone(COPENHAGEN).date()
    by_city = [outlook(rules, meeting.day, city.country, today) for city in cities]
    return [
        Line(rule.days_before, *words_of(rule), _merged(cities, [found[place] for found in by_city]))
        for place, rule in enumerate(rules)
    ]


def _merged(cities, found):
    """One date where it is the same for all, otherwise that of each city."""
    if len(set(found)) == 1:
        return [_sent(None, *found[0])]
    return [_sent(city, *one) for city, one in zip(cities, found, strict=True)]


def _sent(city, day, standing):
    return Sent(city, datetime.combine(day, time(SEND_AT_HOUR), COPENHAGEN), standing)
