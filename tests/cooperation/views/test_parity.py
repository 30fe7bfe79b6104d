"""The public page that says how equal the two languages are."""

from datetime import date

import pytest

from cooperation.actions import note_parity
from cooperation.models import City, Project, Translation
from cooperation.parity import Share
from tests.factories import TODAY, a_project
from tests.oresund.views.reading import LANGUAGES, address, content, links, queries, words


def page(client, language="da"):
    answer = client.get(address(language, "cooperation:parity"))
    assert answer.status_code == 200
    return answer


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "da",
            [
                "To sprog",
                "Initiativer 3 2 66 %",
                "I alt",
                "på svensk",
                "Optalt",
                "23. nov. 2026 1.200 1.199 99 %",
            ],
        ),
        (
            "sv",
            [
                "Två språk",
                "Initiativ 3 2 66 %",
                "Totalt",
                "på svenska",
                "Räknat",
                "23 nov. 2026 1 200 1 199 99 %",
            ],
        ),
    ],
)
def test_it_says_how_much_exists_in_both_languages(client, frame, language, expected):
    a_project()
    note_parity(shares=[Share("meetings", 1200, 1199)], day=TODAY)
    text = words(page(client, language)).replace("\u00a0", " ")
    assert [one for one in expected if one not in text] == []


def test_a_hundred_is_said_only_of_all(client, frame):
    project = a_project(citizens_will_notice_sv="Det märks.")
    assert "Initiativer 3 3 100" in words(page(client))
    Project.objects.filter(pk=project.pk).update(title_da="Et nyt navn")
    assert "Initiativer 3 2 66" in words(page(client))


def test_over_time_it_shows_the_last_count_of_each_month_newest_first(client, frame):
    for day, current in ((date(2026, 9, 1), 1), (date(2026, 9, 30), 2), (date(2026, 10, 5), 3)):
        note_parity(shares=[Share("meetings", 10, current), Share("agendas", 10, 10)], day=day)
    months = page(client).context["months"]
    assert [(one.day, one.share.total, one.share.current) for one in months] == [
        (date(2026, 10, 5), 20, 13),
        (date(2026, 9, 30), 20, 12),
    ]


@pytest.mark.parametrize(
    ("language", "nothing", "no_history"),
    [
        ("da", "Ingen tekst er offentliggjort endnu.", "Der er endnu ikke talt noget op."),
        ("sv", "Ingen text har publicerats ännu.", "Inget har räknats ännu."),
    ],
)
def test_before_there_is_anything_it_says_so(client, frame, language, nothing, no_history):
    Translation.objects.all().delete()
    text = words(page(client, language))
    assert nothing in text
    assert no_history in text


def test_the_bars_say_nothing_that_the_numbers_do_not(client, frame):
    html = content(page(client))
    assert html.count("<svg") == html.count('<svg class="parity-bar" aria-hidden="true"') > 0
    assert html.count("<caption>") == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_leads_there(client, frame, language):
    assert address(language, "cooperation:parity") in links(client.get(address(language, "home")))


def test_it_is_only_read(client, frame):
    assert client.post(address("da", "cooperation:parity")).status_code == 405


def test_more_texts_and_more_days_need_no_more_queries(client, frame):
    url = address("sv", "cooperation:parity")
    a_project()
    note_parity(shares=[Share("meetings", 10, 3)], day=TODAY)
    City.objects.count()
    first = queries(client, url)
    for number in range(1, 31):
        a_project()
        note_parity(shares=[Share("meetings", 10, 3)], day=date(2024 + number // 12, number % 12 + 1, 1))
    assert queries(client, url) == first
