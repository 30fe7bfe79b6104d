"""What a date is worth and what it collides with, in the reader's words."""

from django import template
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from meetings import dates
from oresund import formats
from oresund.templatetags.portal import words_of

register = template.Library()

_REASONS = {
    "spring": gettext_lazy("best time in spring, after both winter breaks"),
    "autumn": gettext_lazy("best time in autumn, after both autumn breaks"),
    "late_may": gettext_lazy("best time for both councils, in late May and on neither's day"),
    "late_may_other_day": gettext_lazy("late May is good, and better on a Monday or a Wednesday"),
    "late_spring": gettext_lazy("second-best time, in late spring"),
    "between_autumn_breaks": gettext_lazy("second-best time, between the two autumn breaks"),
    "early_autumn": gettext_lazy("possible, in early autumn"),
    "before_election": gettext_lazy("best time this autumn, before the Danish election"),
    "summer": gettext_lazy("no meetings in summer"),
    "late_summer": gettext_lazy("Copenhagen deals with next year's plan and budget"),
    "year_end": gettext_lazy("late in the year, while the secretariats publish next year's dates"),
    "preparation": gettext_lazy("too early in the year, while the secretariats prepare"),
    "joint_weeks": gettext_lazy("these weeks are for the joint council meeting"),
    dates.OUTSIDE: gettext_lazy("outside the weeks that suit both cities"),
}
_WHERE = {
    ("DK",): gettext_lazy("in Denmark"),
    ("SE",): gettext_lazy("in Sweden"),
    ("DK", "SE"): gettext_lazy("in both countries"),
}
# Translators: %(where)s is "in Denmark", "in Sweden" or "in both countries"
_COUNTRYWIDE = {
    dates.HOLIDAY: gettext_lazy("public holiday %(where)s: %(name)s"),
    dates.CLOSED: gettext_lazy("offices are closed %(where)s: %(name)s"),
    dates.HALF_DAY: gettext_lazy("free from kl. 14.00 %(where)s: %(name)s"),
    dates.ELECTION: gettext_lazy("election day %(where)s"),
    dates.ELECTION_AUTUMN: gettext_lazy("autumn of an election %(where)s, after week 42"),
}
# Under the English names of the `holidays` library.
HOLIDAYS = {
    "New Year's Day": pgettext_lazy("holiday", "New Year's Day"),
    "Twelfth Night": pgettext_lazy("holiday", "Twelfth Night"),
    "Epiphany": pgettext_lazy("holiday", "Epiphany"),
    "Maundy Thursday": pgettext_lazy("holiday", "Maundy Thursday"),
    "Good Friday": pgettext_lazy("holiday", "Good Friday"),
    "Easter Sunday": pgettext_lazy("holiday", "Easter Sunday"),
    "Easter Monday": pgettext_lazy("holiday", "Easter Monday"),
    "Great Prayer Day": pgettext_lazy("holiday", "Great Prayer Day"),
    "Walpurgis Night": pgettext_lazy("holiday", "Walpurgis Night"),
    "Workers' Day": pgettext_lazy("holiday", "May Day"),
    "May Day": pgettext_lazy("holiday", "May Day"),
    "Day before Ascension Day": pgettext_lazy("holiday", "the day before Ascension Day"),
    "Ascension Day": pgettext_lazy("holiday", "Ascension Day"),
    "Day before Pentecost Eve": pgettext_lazy("holiday", "the Friday before Whitsun"),
    "Pentecost": pgettext_lazy("holiday", "Whit Sunday"),
    "Pentecost Monday": pgettext_lazy("holiday", "Whit Monday"),
    "Constitution Day": pgettext_lazy("holiday", "Constitution Day"),
    "National Day": pgettext_lazy("holiday", "the National Day of Sweden"),
    "Day before Midsummer Eve": pgettext_lazy("holiday", "the day before Midsummer Eve"),
    "Midsummer Eve": pgettext_lazy("holiday", "Midsummer Eve"),
    "Midsummer Day": pgettext_lazy("holiday", "Midsummer Day"),
    "All Saints' Eve": pgettext_lazy("holiday", "All Saints' Eve"),
    "All Saints' Day": pgettext_lazy("holiday", "All Saints' Day"),
    "Day before Christmas Eve": pgettext_lazy("holiday", "the day before Christmas Eve"),
    "Christmas Eve": pgettext_lazy("holiday", "Christmas Eve"),
    "Christmas Day": pgettext_lazy("holiday", "Christmas Day"),
    "Second Day of Christmas": pgettext_lazy("holiday", "Boxing Day"),
    "Day before New Year's Eve": pgettext_lazy("holiday", "the day before New Year's Eve"),
    "New Year's Eve": pgettext_lazy("holiday", "New Year's Eve"),
}
_CITIES = {"cph": gettext_lazy("Copenhagen"), "malmo": gettext_lazy("Malmö")}


@register.filter
def merit_words(verdict):
    """Week 10: best time in spring, after both winter breaks."""
    return f"{capfirst(formats.week(verdict.day))}: {_REASONS[verdict.reason]}"


@register.filter
def collision_words(collision):
    """public holiday in Denmark: Maundy Thursday; or the days of a city by their title and the city."""
    if collision.avoid:
        return f"{words_of(collision.avoid, 'title')[0]} ({_CITIES[collision.avoid.city]})"
    if collision.kind == dates.WEEKEND:
        return _("weekend")
    # A library that learns a new holiday says it in English until it is listed here.
    name = HOLIDAYS.get(collision.holiday, collision.holiday)
    return _COUNTRYWIDE[collision.kind] % {"where": _WHERE[collision.countries], "name": name}


@register.filter
def when_words(avoid):
    """every year in week 7; 15.-19. februar 2027; from 6 days before to 1 day after Easter Sunday."""
    if avoid.repeats == dates.NEVER:
        words = formats.day_range(avoid.starts_on, avoid.ends_on)
    elif avoid.repeats == dates.WEEKS:
        words = _weeks(avoid.first, avoid.last)
    else:
        words = _from_easter(avoid.first, avoid.last)
    if not avoid.weekday:
        return words
    day = formats.weekdays()[avoid.weekday - 1]
    return _("%(when)s, only on %(weekday)s") % {"when": words, "weekday": day}


def _weeks(first, last):
    if (first, last) == (1, 53):
        return _("every week")
    if first == last:
        return _("every year in week %(week)s") % {"week": first}
    return _("every year in weeks %(first)s to %(last)s") % {"first": first, "last": last}


def _from_easter(first, last):
    if first == last:
        return _("every year %(distance)s") % {"distance": _distance(first)}
    # Translators: both are like "6 days before Easter Sunday"
    words = _("every year from %(first)s to %(last)s")
    return words % {"first": _distance(first), "last": _distance(last)}


def _distance(days):
    if days == 0:
        return _("Easter Sunday")
    if days < 0:
        return ngettext("%(days)s day before Easter Sunday", "%(days)s days before Easter Sunday", -days) % {
            "days": -days
        }
    return ngettext("%(days)s day after Easter Sunday", "%(days)s days after Easter Sunday", days) % {
        "days": days
    }
