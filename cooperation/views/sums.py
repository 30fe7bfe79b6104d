"""The money of one project as pages show it: lines city by city, what they come to, and at which rate."""

from collections import namedtuple

from cooperation import money
from cooperation.models import City, ExchangeRate, FrozenRate

# cities: those with lines; frozen: the rate of the decision or None; newest: a rate of another day, when there is one
Budget = namedtuple("Budget", "cities totals frozen newest is_mixed shares")
OfCity = namedtuple("OfCity", "city lines sum")
# One city's part of a bar: where it begins and how wide it is, in percent.
Share = namedtuple("Share", "city percent begin width")


def budget_of(project, today):
    """Four queries: the lines, the cities, the frozen rate, the newest one."""
    lines = list(project.budget_lines.in_order())
    frozen = FrozenRate.objects.filter(project=project).first()
    newest = ExchangeRate.objects.newest(today)
    if frozen is None or (newest and newest.on <= frozen.on):
        newest = None
    totals = money.totals(
        [line.as_line for line in lines],
        frozen and frozen.sek_per_100_dkk,
        newest and newest.sek_per_100_dkk,
    )
    cities = [
        OfCity(city, [line for line in lines if line.city_id == city.pk], totals.by_city[city.pk])
        for city in City.objects.all()
        if city.pk in totals.by_city
    ]
    return Budget(cities, totals, frozen, newest, len(totals.by_currency) > 1, _shares(cities))


def _shares(cities):
    """None unless both pay and what they pay can be compared."""
    if len(cities) < 2 or any(one.sum.percent is None for one in cities):
        return []
    begin, found = 0, []
    for one in cities:
        found.append(Share(one.city, one.sum.percent, f"{begin}%", f"{one.sum.percent}%"))
        begin += one.sum.percent
    return found
