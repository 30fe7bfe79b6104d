"""Sums of money: apart by currency, together only at a rate, with shares and drift."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cooperation.money import DKK, SEK, Line, holds, inverse, is_likely, to_dkk, to_sek, totals

D = Decimal
MIXED = [Line("cph", DKK, D("1000.00")), Line("malmo", SEK, D("3000.00"))]


def test_nothing_is_added_up_across_currencies_without_a_rate():
    found = totals(MIXED, None)
    assert found.by_currency == {DKK: D(1000), SEK: D(3000)}
    assert (found.in_dkk, found.in_sek, found.drift) == (None, None, None)
    assert [one.percent for one in found.by_city.values()] == [None, None]


def test_with_a_rate_it_is():
    found = totals(MIXED, D(150))
    assert (found.in_dkk, found.in_sek) == (D("3000.00"), D("4500.00"))
    assert {city: one.percent for city, one in found.by_city.items()} == {
        "cph": D("33.3"),
        "malmo": D("66.7"),
    }
    assert (found.by_city["malmo"].in_dkk, found.by_city["cph"].in_sek) == (D(2000), D(1500))


@pytest.mark.parametrize(
    ("currency", "in_dkk", "in_sek"), [(DKK, D(400), None), (SEK, None, D(400))], ids=["DKK", "SEK"]
)
def test_what_is_all_in_one_currency_needs_no_rate_to_be_added_up_and_shared(currency, in_dkk, in_sek):
    found = totals([Line("cph", currency, D(100)), Line("malmo", currency, D(300))], None)
    assert (found.in_dkk, found.in_sek) == (in_dkk, in_sek)
    assert [one.percent for one in found.by_city.values()] == [D(25), D(75)]


def test_an_empty_budget_comes_to_nothing():
    found = totals([], D(150), D(151))
    assert (found.by_currency, found.by_city, found.drift) == ({}, {}, None)
    assert (found.in_dkk, found.in_sek) == (0, 0)


def test_drift_is_what_the_newest_rate_would_make_of_it():
    drift = totals(MIXED, D(150), D(160)).drift
    assert (drift.in_dkk, drift.in_sek) == (D("2875.00"), D("4600.00"))
    assert (drift.dkk_percent, drift.sek_percent) == (D("-4.2"), D("2.2"))


def test_drift_does_not_touch_what_was_decided():
    assert totals(MIXED, D(150), D(160)).in_dkk == totals(MIXED, D(150)).in_dkk


@pytest.mark.parametrize(
    ("sek", "dkk"),
    [("0.05", "0.02"), ("0.15", "0.08"), ("1.005", "0.50"), ("999999999999.99", "499999999999.995")],
)
def test_halves_are_rounded_to_even(sek, dkk):
    assert to_dkk(D(sek), D(200)) == D(dkk).quantize(D("0.01"))


@pytest.mark.parametrize(
    ("on", "day", "does"),
    [
        ("2026-11-16", "2026-11-16", True),
        ("2026-10-16", "2026-11-16", True),
        ("2026-10-15", "2026-11-16", False),
        ("2026-11-17", "2026-11-16", False),
    ],
)
def test_a_rate_holds_for_the_days_after_it(on, day, does):
    assert holds(date.fromisoformat(on), date.fromisoformat(day)) is does


@pytest.mark.parametrize(
    ("rate", "likely"), [("66.93", False), ("80", True), ("149.41", True), ("250.000001", False)]
)
def test_a_rate_the_wrong_way_round_is_not_likely(rate, likely):
    assert is_likely(D(rate)) is likely


def test_a_rate_can_be_read_both_ways():
    assert inverse(D("66.93")) == D("149.409831")
    assert inverse(D("149.409831")) == D("66.930000")
    with pytest.raises(ZeroDivisionError):
        inverse(D(0))


RATES = st.decimals(min_value=80, max_value=250, places=6)
LINES = st.lists(
    st.builds(
        Line,
        st.sampled_from(["cph", "malmo"]),
        st.sampled_from([DKK, SEK]),
        st.decimals(min_value="0.01", max_value="999999999999.99", places=2),
    ),
    max_size=30,
)


@given(LINES, RATES)
def test_the_order_of_lines_makes_no_difference_and_nothing_is_lost(lines, rate):
    found = totals(lines, rate)
    assert found == totals(lines[::-1], rate)
    assert sum(found.by_currency.values()) == sum(line.amount for line in lines)
    for currency, amount in found.by_currency.items():
        assert sum(one.by_currency.get(currency, 0) for one in found.by_city.values()) == amount


@given(LINES, RATES)
def test_shares_come_to_a_hundred(lines, rate):
    shares = [one.percent for one in totals(lines, rate).by_city.values()]
    assert sum(shares) == (100 if lines else 0)
    assert all(0 <= share <= 100 for share in shares)


@given(LINES, RATES)
def test_at_the_same_rate_nothing_has_drifted(lines, rate):
    drift = totals(lines, rate, rate).drift
    assert drift is None if not lines else (drift.dkk_percent, drift.sek_percent) == (0, 0)


@given(st.decimals(min_value="0.01", max_value="999999999999.99", places=2), RATES)
def test_there_and_back_differs_by_no_more_than_the_rounding(amount, rate):
    assert abs(to_dkk(to_sek(amount, rate), rate) - amount) <= D("0.01")
