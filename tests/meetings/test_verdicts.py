"""What a date is worth and what it collides with, in the reader's words."""

from datetime import date

import pytest
from django.template.loader import render_to_string
from django.utils.translation import override

from meetings.dates import WINDOWS, collisions, days_of, judge
from meetings.templatetags.verdicts import HOLIDAYS, collision_words, merit_words
from tests.meetings.test_dates import OURS


def words(text, language, body="working_group"):
    verdict = judge(date.fromisoformat(text), body, OURS)
    with override(language):
        said = [merit_words(verdict), *(collision_words(one) for one in verdict.collisions)]
    return [one.replace("\u00a0", " ") for one in said]


@pytest.mark.parametrize(
    ("text", "danish", "swedish"),
    [
        (
            "2027-03-08",
            ["Uge 10: bedste tid om foråret, efter begge vinterferier"],
            ["Vecka 10: bästa tiden på våren, efter båda sportloven"],
        ),
        (
            "2028-02-21",
            ["Uge 8: uden for de uger, der passer begge byer", "Svensk vinterferie (Malmø)"],
            ["Vecka 8: utanför de veckor som passar båda städerna", "Sportlov (Malmö)"],
        ),
        (
            "2028-06-05",
            [
                "Uge 23: uden for de uger, der passer begge byer",
                "helligdag i Danmark: anden pinsedag",
                "kontorerne har lukket i Danmark: grundlovsdag",
            ],
            [
                "Vecka 23: utanför de veckor som passar båda städerna",
                "helgdag i Danmark: annandag pingst",
                "kontoren har stängt i Danmark: Danmarks grundlagsdag",
            ],
        ),
        (
            "2027-01-01",
            [
                "Uge 53: uden for de uger, der passer begge byer",
                "helligdag i begge lande: nytårsdag",
                "Juleferie (København)",
                "Svensk juleferie (Malmø)",
            ],
            [
                "Vecka 53: utanför de veckor som passar båda städerna",
                "helgdag i båda länderna: nyårsdagen",
                "Danskt jullov (Köpenhamn)",
                "Jullov (Malmö)",
            ],
        ),
    ],
)
def test_verdicts_in_words(text, danish, swedish):
    assert words(text, "da") == danish
    assert words(text, "sv") == swedish


@pytest.mark.parametrize("language", ["da", "sv"])
def test_every_reason_and_collision_has_words_of_its_own(language):
    """Through a cycle of elections and Easters; nothing is left in English but what is the same in a language."""
    with override(language):
        for year in range(2026, 2060):
            for day in days_of(year):
                for one in collisions(day, ()):
                    assert one.holiday in HOLIDAYS or not one.holiday
                    assert "Day" not in collision_words(one)
        said = {merit_words(judge(day, body, ())) for body in WINDOWS for day in days_of(2029)}
    with override("en"):
        english = {merit_words(judge(day, body, ())) for body in WINDOWS for day in days_of(2029)}
    assert len({one.split(": ")[1] for one in said}) == 14
    assert not {one.split(": ")[1] for one in said} & {one.split(": ")[1] for one in english}


def test_the_component_says_what_a_date_collides_with():
    with override("da"):
        busy = render_to_string(
            "_components/verdict.html", {"verdict": judge(date(2027, 3, 11), "other", OURS)}
        )
        free = render_to_string(
            "_components/verdict.html", {"verdict": judge(date(2027, 3, 8), "other", OURS)}
        )
    assert "Møde i Borgerrepræsentationen (København)" in busy
    assert "Falder sammen med" in busy
    assert "Falder ikke sammen med noget" in free
