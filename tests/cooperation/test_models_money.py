"""What the database holds about money, proven by trying to break it."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from cooperation.models import BudgetLine, ExchangeRate, FrozenRate, Partner, changes_for_a_reason
from tests.cooperation.database import refused, refused_by_trigger
from tests.factories import TODAY, a_line, a_project, a_project_in, a_rate

pytestmark = pytest.mark.django_db


@pytest.fixture
def project(frame):
    return a_project()


def freeze(project, rate, **fields):
    same = {name: getattr(rate, name) for name in ("on", "sek_per_100_dkk", "source", "source_url")}
    return FrozenRate.objects.create(project=project, rate=rate, **{**same, **fields})


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"amount": "0"}, "budget_line_has_an_amount"),
        ({"amount": "-1"}, "budget_line_has_an_amount"),
        ({"currency": "EUR"}, "budget_line_in_dkk_or_sek"),
        ({"what_da": "", "what_sv": ""}, "budget_line_says_what_for"),
        ({"what_da": None, "what_sv": None}, "budget_line_says_what_for"),
    ],
)
def test_a_line_is_refused(project, fields, constraint):
    with refused(constraint):
        a_line(project, **fields)


def test_one_language_of_a_line_may_wait(project):
    assert a_line(project, what_sv="").what_da == "Løn"


def test_a_partner_pays_for_its_own_project_only(project):
    stranger = Partner.objects.create(project=a_project(), name="Havnen", role="financier")
    own = Partner.objects.create(project=project, name="Havnen", role="financier")
    with refused("partner_of_the_same_project"):
        a_line(project, partner=stranger)
    line = a_line(project, partner=own)
    with refused("partner_of_the_same_project"):
        BudgetLine.objects.filter(pk=line.pk).update(partner=stranger)


def test_a_line_outlives_its_partner(project):
    partner = Partner.objects.create(project=project, name="Havnen", role="financier")
    line = a_line(project, partner=partner)
    partner.delete()
    line.refresh_from_db()
    assert line.partner is None


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"sek_per_100_dkk": "66.93"}, "rate_is_the_right_way_round"),
        ({"sek_per_100_dkk": "251"}, "rate_is_the_right_way_round"),
        ({"source": ""}, "rate_has_a_source"),
        ({"source_url": "ftp://bank.example/"}, "rate_source_is_on_the_web"),
        ({"source_url": "javascript:alert(1)"}, "rate_source_is_on_the_web"),
        ({"source_url": ""}, "rate_source_is_on_the_web"),
    ],
)
def test_a_rate_is_refused(frame, fields, constraint):
    with refused(constraint):
        a_rate(**fields)


def test_a_source_has_one_rate_a_day_however_it_is_written(frame):
    a_rate()
    a_rate(source="Sveriges Riksbank")
    a_rate(on=date(2026, 11, 20))
    with refused("one_rate_a_day_and_source"):
        a_rate(source="danmarks nationalbank", sek_per_100_dkk="151")


def test_what_is_frozen_stands(project):
    rate = a_rate()
    frozen = freeze(project, rate)
    with refused_by_trigger():
        FrozenRate.objects.filter(pk=frozen.pk).update(sek_per_100_dkk="151")
    with refused_by_trigger():
        FrozenRate.objects.all().delete()
    with pytest.raises(IntegrityError), transaction.atomic():
        project.delete()


def test_a_rate_on_which_a_decision_rests_is_neither_changed_nor_removed(project):
    frozen, free = a_rate(), a_rate(on=date(2026, 11, 20))
    freeze(project, frozen)
    with refused("frozen_rates_stand"):
        ExchangeRate.objects.filter(pk=frozen.pk).update(sek_per_100_dkk="151")
    with refused("frozen_rates_stand"):
        ExchangeRate.objects.filter(pk=frozen.pk).update(source="En anden")
    with pytest.raises(IntegrityError), transaction.atomic():
        frozen.delete()
    ExchangeRate.objects.filter(pk=free.pk).update(sek_per_100_dkk="151")
    free.delete()


@pytest.mark.parametrize(
    "fields",
    [
        {"sek_per_100_dkk": "151"},
        {"on": TODAY.replace(day=1)},
        {"source": "X"},
        {"source_url": "https://x.example"},
    ],
)
def test_a_frozen_rate_is_a_true_copy(project, fields):
    with refused("frozen_as_entered"):
        freeze(project, a_rate(), **fields)


def test_a_project_has_one_frozen_rate(project):
    rate = a_rate()
    freeze(project, rate)
    with refused("project_id"):
        freeze(project, rate)


def test_which_rates_a_decision_may_rest_on(frame):
    for day in (date(2026, 11, 24), date(2026, 11, 20), date(2026, 10, 23), date(2026, 10, 22)):
        a_rate(on=day)
    assert [one.on.isoformat() for one in ExchangeRate.objects.at(TODAY)] == ["2026-11-20", "2026-10-23"]
    assert ExchangeRate.objects.newest(TODAY).on == date(2026, 11, 20)


@pytest.mark.parametrize(("state", "shown"), [("adopted", 1), ("submitted", 0), ("rejected", 1)])
def test_the_public_sees_the_lines_of_what_it_sees(frame, state, shown):
    a_line(a_project_in(state))
    assert BudgetLine.objects.public().count() == shown


def test_without_a_reason_nothing_is_told_of_changes(project):
    line = a_line(project)
    line.amount = 7
    line.save()
    assert changes_for_a_reason(project) == []
