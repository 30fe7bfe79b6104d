"""Exchange rates: entered by the secretariats as banks publish them, and never changed once a decision rests on them."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from cooperation import actions
from cooperation.models import ExchangeRate
from tests.factories import TODAY, a_project, a_rate
from tests.oresund.views.reading import LANGUAGES, address, errors_beside, fields_with_errors, queries, words

LIST = "cooperation:rate_list"


def typed(**fields):
    return {
        "on": "2026-11-20",
        "quoted": "sek_per_100_dkk",
        "value": "149,41",
        "source": "Sveriges Riksbank",
        "source_url": "https://bank.example/kurser",
        **fields,
    }


@pytest.fixture
def send(browse, time_machine):
    time_machine.move_to(TODAY)

    def post(role="secretary-cph", language="da", rate=None, **fields):
        way = address(language, "cooperation:rate_edit", rate.pk) if rate else address(language, LIST)
        return browse(role).post(way, typed(**fields))

    return post


@pytest.mark.parametrize(
    ("role", "status"),
    [
        ("visitor", 302),
        ("member-cph", 404),
        ("administrator", 404),
        ("secretary-cph", 200),
        ("secretary-malmo", 200),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_who_sees_the_pages(browse, send, role, status, language):
    rate = a_rate(on=date(2026, 11, 1))
    client = browse(role)
    assert client.get(address(language, LIST)).status_code == status
    assert client.get(address(language, "cooperation:rate_edit", rate.pk)).status_code == status
    assert send(role, language).status_code == (302 if status == 200 else status)
    assert ExchangeRate.objects.count() == 1 + (status == 200)


@pytest.mark.parametrize(
    ("quoted", "value", "stored"),
    [
        ("sek_per_100_dkk", "149,41", "149.41"),
        ("dkk_per_100_sek", "66,93", "149.409831"),
        ("sek_per_100_dkk", "150", "150"),
    ],
)
def test_a_rate_may_be_quoted_either_way(send, people, quoted, value, stored):
    assert send(quoted=quoted, value=value).status_code == 302
    rate = ExchangeRate.objects.get()
    assert (rate.sek_per_100_dkk, rate.entered_by) == (Decimal(stored), people["secretary-cph"])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("fields", "beside"),
    [
        ({"value": "66,93"}, "value"),
        ({"value": "149,41", "quoted": "dkk_per_100_sek"}, "value"),
        ({"value": "149.41"}, "value"),
        ({"value": "1e2"}, "value"),
        ({"value": "0"}, "value"),
        ({"value": "-149"}, "value"),
        ({"value": "149,1234567"}, "value"),
        ({"value": ""}, "value"),
        ({"quoted": "x"}, "quoted"),
        ({"on": "2026-11-24"}, "on"),
        ({"on": "31.02.2026"}, "on"),
        ({"on": ""}, "on"),
        ({"source": ""}, "source"),
        ({"source": "\u200b"}, "source"),
        ({"source": "x" * 101}, "source"),
        ({"source": "x\x00"}, "source"),
        ({"source_url": ""}, "source_url"),
        ({"source_url": "ftp://bank.example"}, "source_url"),
        ({"source_url": "javascript:alert(1)"}, "source_url"),
        ({"source_url": "https://bank.example@evil.example/"}, "source_url"),
        ({"source_url": "https://" + "x" * 600}, "source_url"),
    ],
)
def test_what_is_wrong_is_said_beside_the_field(send, language, fields, beside):
    answer = send(language=language, **fields)
    assert (answer.status_code, fields_with_errors(answer)) == (422, [beside])
    assert not ExchangeRate.objects.exists()


def test_a_second_rate_of_a_day_and_source_is_refused(send):
    send()
    answer = send(source="SVERIGES RIKSBANK", value="150")
    assert answer.status_code == 422
    assert errors_beside(answer, "source")
    assert ExchangeRate.objects.count() == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_shows_both_ways_and_what_is_frozen(browse, language):
    a_rate(on=TODAY, sek_per_100_dkk="149.409831", source="<b>Bank</b>")
    project = a_project(decided_on=TODAY)
    actions.freeze_rate(by=None, project=project)
    text = words(browse("secretary-malmo").get(address(language, LIST)))
    for said in ("149,4098", "66,93", "<b>Bank</b>", project.ref):
        assert said in text


def test_a_rate_is_put_right_and_removed(send):
    send()
    rate = ExchangeRate.objects.get()
    assert send("secretary-malmo", rate=rate, version=1, value="150").status_code == 302
    assert send(rate=rate, version=1, value="151").status_code == 409
    rate.refresh_from_db()
    assert (rate.sek_per_100_dkk, rate.version) == (150, 2)
    assert send(rate=rate, version=1, action="remove").status_code == 409
    assert send(rate=rate, version=2, action="remove", value="junk").status_code == 302
    assert not ExchangeRate.objects.exists()


def test_a_frozen_rate_has_no_form_and_refuses_what_is_sent(browse, send):
    rate = a_rate(on=TODAY)
    actions.freeze_rate(by=None, project=a_project(decided_on=TODAY))
    page = browse("secretary-cph").get(address("da", "cooperation:rate_edit", rate.pk))
    assert 'name="value"' not in page.content.decode()
    assert send(rate=rate, version=1, value="150,5").status_code == 409
    assert send(rate=rate, version=1, action="remove").status_code == 409
    rate.refresh_from_db()
    assert rate.sek_per_100_dkk == 150


@pytest.mark.parametrize("page", ["x", "-1", "9" * 30, "\x00"])
def test_any_page_that_is_asked_for_is_a_page(browse, page):
    a_rate()
    assert browse("secretary-cph").get(address("da", LIST), {"page": page}).status_code == 200


def test_an_absurd_key_is_absent(browse):
    assert browse("secretary-cph").get("/da/valutakurser/" + "9" * 30 + "/").status_code == 404


def test_more_rates_need_no_more_queries(browse, people):
    counts, client = [], browse("secretary-cph")
    for many in (range(1), range(1, 30)):
        for number in many:
            day = TODAY - timedelta(days=40 * number)
            a_rate(on=day, entered_by=people["secretary-cph"])
            actions.freeze_rate(by=None, project=a_project(decided_on=day, submitted_on=day))
        counts.append(queries(client, address("da", LIST)))
    assert counts[0] == counts[1]
