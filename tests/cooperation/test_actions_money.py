"""Writes about money: own lines only, a reason after the decision, a rate frozen once and for ever."""

from datetime import date
from decimal import Decimal

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError

from cooperation import actions
from cooperation.models import BudgetLine, ExchangeRate, FrozenRate, changes_for_a_reason
from tests.cooperation.database import at_once
from tests.factories import TODAY, a_line, a_project, a_project_in, a_rate

pytestmark = pytest.mark.django_db
LINE = {"amount": Decimal("1234.50"), "currency": "DKK", "what_da": "Løn", "what_sv": None}
RATE = {
    "on": TODAY,
    "sek_per_100_dkk": Decimal("149.41"),
    "source": "Sveriges Riksbank",
    "source_url": "https://bank.example/",
}
REFUSED_ROLES = ["member-cph", "member-malmo", "administrator"]


def whys(event="BudgetLineEvent"):
    rows = apps.get_model("cooperation", event).objects.order_by("pgh_id")
    return list(rows.values_list("pgh_label", "pgh_context__metadata__why"))


@pytest.fixture
def project(frame):
    return a_project_in("submitted")


def test_a_line_is_entered_for_ones_own_city(people, project):
    line = actions.add_line(by=people["secretary-malmo"], project=project, **LINE)
    assert (line.city_id, line.version) == ("malmo", 1)
    assert whys() == [("insert", "add budget line")]


@pytest.mark.parametrize("role", REFUSED_ROLES)
def test_others_keep_no_budget_and_no_rates(people, project, role):
    with pytest.raises(PermissionDenied):
        actions.add_line(by=people[role], project=project, **LINE)
    with pytest.raises(PermissionDenied):
        actions.enter_rate(by=people[role], **RATE)
    with pytest.raises(PermissionDenied):
        actions.freeze_rate(by=people[role], project=a_project())


@pytest.mark.parametrize("state", ["rejected", "merged", "withdrawn", "archived"])
def test_what_is_closed_has_a_closed_budget(people, state):
    with pytest.raises(PermissionDenied):
        actions.add_line(by=people["secretary-cph"], project=a_project_in(state), reason="x", **LINE)


def test_the_other_citys_line_is_not_ones_own(people, project):
    line = a_line(project, "cph")
    with pytest.raises(PermissionDenied):
        actions.change_line(by=people["secretary-malmo"], line=line, version=1, amount=1)
    with pytest.raises(PermissionDenied):
        actions.remove_line(by=people["secretary-malmo"], line=line, version=1)
    assert BudgetLine.objects.get().amount == Decimal("1234.50")


def test_the_later_of_two_is_told(secretary_cph, project):
    line = a_line(project)
    actions.change_line(by=secretary_cph, line=line, version=1, amount=Decimal(2))
    with pytest.raises(actions.LineChanged) as told:
        actions.change_line(by=secretary_cph, line=line, version=1, amount=Decimal(3))
    assert (told.value.line.amount, told.value.line.version) == (2, 2)
    with pytest.raises(actions.LineChanged):
        actions.remove_line(by=secretary_cph, line=line, version=1)


def test_a_removed_line_stays_in_the_history(secretary_cph, project):
    line = a_line(project)
    actions.remove_line(by=secretary_cph, line=line, version=1)
    assert whys()[-1] == ("delete", "remove budget line")
    with pytest.raises(BudgetLine.DoesNotExist):
        actions.remove_line(by=secretary_cph, line=line, version=1)


@pytest.mark.parametrize("reason", ["", "  "])
def test_after_the_decision_a_reason_is_asked_for(secretary_cph, reason):
    project = a_project()
    line = a_line(project)
    for verb in (
        lambda: actions.add_line(by=secretary_cph, project=project, reason=reason, **LINE),
        lambda: actions.change_line(by=secretary_cph, line=line, version=1, reason=reason, amount=1),
        lambda: actions.remove_line(by=secretary_cph, line=line, version=1, reason=reason),
    ):
        with pytest.raises(actions.Unexplained):
            verb()
    assert BudgetLine.objects.get().amount == line.amount


def test_the_reason_is_kept_with_the_change(secretary_cph):
    project = a_project()
    line = a_line(project)
    actions.change_line(by=secretary_cph, line=line, version=1, reason="Lejen steg", amount=Decimal(2000))
    actions.remove_line(by=secretary_cph, line=line, version=2, reason="Lokalet er solgt")
    actions.add_line(by=secretary_cph, project=project, reason="Nyt lokale", **LINE)
    told = [
        (one.label, one.line.amount, one.before, one.reason, one.user_name)
        for one in changes_for_a_reason(project)
    ]
    assert told == [
        ("insert", Decimal("1234.50"), None, "Nyt lokale", secretary_cph.name),
        ("delete", Decimal(2000), None, "Lokalet er solgt", secretary_cph.name),
        ("update", Decimal(2000), Decimal("1234.50"), "Lejen steg", secretary_cph.name),
    ]


def test_a_rate_is_entered_put_right_and_removed(secretary_cph):
    rate = actions.enter_rate(by=secretary_cph, **RATE)
    actions.change_rate(by=secretary_cph, rate=rate, version=1, sek_per_100_dkk=Decimal(150))
    with pytest.raises(actions.RateChanged):
        actions.remove_rate(by=secretary_cph, rate=rate, version=1)
    actions.remove_rate(by=secretary_cph, rate=rate, version=2)
    assert [why for _label, why in whys("ExchangeRateEvent")] == ["enter rate", "change rate", "remove rate"]


def test_the_decision_freezes_the_latest_rate_of_its_day(secretary_cph):
    project = a_project(decided_on=TODAY)
    a_rate(on=date(2026, 11, 2), sek_per_100_dkk="140")
    rate = a_rate(on=date(2026, 11, 20), sek_per_100_dkk="149.41")
    a_rate(on=date(2026, 11, 24), sek_per_100_dkk="160")
    frozen = actions.freeze_rate(by=secretary_cph, project=project)
    assert (frozen.rate_id, frozen.on, frozen.sek_per_100_dkk) == (rate.pk, rate.on, rate.sek_per_100_dkk)
    assert (frozen.source, frozen.source_url, frozen.frozen_by) == (
        rate.source,
        rate.source_url,
        secretary_cph,
    )


def test_without_a_rate_of_that_time_none_is_frozen(secretary_cph):
    a_rate(on=date(2026, 10, 1))
    assert actions.freeze_rate(by=secretary_cph, project=a_project(decided_on=TODAY)) is None
    assert not FrozenRate.objects.exists()


def test_a_rate_that_is_named_must_be_of_that_time(secretary_cph):
    project = a_project(decided_on=TODAY)
    for day in (date(2026, 10, 1), date(2026, 11, 24)):
        with pytest.raises(actions.NotOfThatDay):
            actions.freeze_rate(by=secretary_cph, project=project, rate=a_rate(on=day))
    named = a_rate(on=date(2026, 11, 20))
    a_rate(on=TODAY)
    assert actions.freeze_rate(by=secretary_cph, project=project, rate=named).rate == named


@pytest.mark.parametrize("state", ["submitted", "recommended", "rejected"])
def test_before_it_is_adopted_nothing_is_frozen(secretary_cph, state):
    a_rate()
    with pytest.raises(actions.NotOfThatDay):
        actions.freeze_rate(by=secretary_cph, project=a_project_in(state))


def test_what_is_frozen_once_stays_whatever_is_entered_later(secretary_cph):
    project = a_project(decided_on=TODAY)
    first = a_rate(on=date(2026, 11, 20))
    frozen = actions.freeze_rate(by=secretary_cph, project=project)
    a_rate(on=TODAY, sek_per_100_dkk="200")
    assert actions.freeze_rate(by=secretary_cph, project=project) == frozen
    with pytest.raises(actions.RateChanged):
        actions.change_rate(by=secretary_cph, rate=first, version=1, sek_per_100_dkk=Decimal(151))
    with pytest.raises(actions.RateChanged):
        actions.remove_rate(by=secretary_cph, rate=first, version=1)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_change_a_line_at_once_one_is_told(secretary_cph):
    project = a_project_in("submitted")
    line = a_line(project)

    def change(amount):
        return actions.change_line(by=secretary_cph, line=line, version=1, amount=Decimal(amount))

    results = at_once(lambda: change(1), lambda: change(2))
    assert [type(one) for one in results].count(actions.LineChanged) == 1
    line.refresh_from_db()
    assert line.version == 2


@pytest.mark.django_db(transaction=True)
def test_a_rate_is_not_put_right_while_a_decision_freezes_it(secretary_cph):
    project = a_project(decided_on=TODAY)
    rate = a_rate(on=TODAY)
    results = at_once(
        lambda: actions.freeze_rate(by=secretary_cph, project=project),
        lambda: actions.change_rate(by=secretary_cph, rate=rate, version=1, sek_per_100_dkk=Decimal(151)),
    )
    frozen = FrozenRate.objects.get()
    assert frozen.sek_per_100_dkk == ExchangeRate.objects.get().sek_per_100_dkk
    assert not [one for one in results if isinstance(one, IntegrityError)]


@pytest.mark.django_db(transaction=True)
def test_a_rate_is_frozen_once_however_often_it_is_asked_for(secretary_cph):
    project = a_project(decided_on=TODAY)
    a_rate(on=TODAY)
    results = at_once(*[lambda: actions.freeze_rate(by=secretary_cph, project=project)] * 3)
    assert len({one.pk for one in results}) == FrozenRate.objects.count() == 1
