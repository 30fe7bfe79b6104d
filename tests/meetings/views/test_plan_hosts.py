"""A plan among the meetings there are: what colleagues save meanwhile, and whose hosts follow it."""

from datetime import UTC, datetime

import pytest

from meetings.models import Meeting
from tests.factories import a_meeting
from tests.meetings.threads import at_once
from tests.meetings.views.plan_page import refs, typed, url

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]


def test_a_schedule_that_has_changed_is_shown_first(secretary):
    sent = typed(secretary.get(url()), save="1")
    a_meeting("AG-2028-X", host="cph", starts_at=datetime(2028, 1, 17, 12, tzinfo=UTC))
    answer = secretary.post(url(), sent)
    content = answer.content.decode()
    assert answer.status_code == 409
    assert "/da/moeder/AG-2028-X/" in content
    assert "næste i turnus efter AG-2028-X i København" in content
    assert refs()[3:] == ["AG-2028-X"]
    assert secretary.post(url(), typed(answer, save="1")).status_code == 302
    assert Meeting.objects.get(ref="AG-2028-1").host_city_id == "malmo"


@pytest.mark.parametrize("language", ["da", "sv"])
def test_who_saves_the_same_plan_later_sees_what_was_saved(browse, secretary, language):
    other = browse("secretary-cph")
    sent = typed(secretary.get(url(language)), save="1")
    assert other.post(url(language), sent).status_code == 302
    answer = secretary.post(url(language), sent)
    content = answer.content.decode()
    assert answer.status_code == 409
    assert {"da": "Mødeplanen er ændret", "sv": "Mötesplanen har ändrats"}[language] in content
    assert {"da": "JC-2028 holdes på samme tid", "sv": "JC-2028 hålls samtidigt"}[language] in content
    assert len(refs()) == 9


@pytest.mark.django_db(transaction=True)
def test_of_two_who_save_at_once_one_sees_the_plan_anew(browse, schedule):
    clients = [browse("secretary-cph"), browse("secretary-malmo")]
    sent = [typed(client.get(url()), save="1") for client in clients]

    def save(place):
        def job(wait):
            wait()
            return clients[place].post(url(), sent[place])

        return job

    first, second = sorted(at_once(save(0), save(1)), key=lambda answer: answer.status_code)
    assert (first.status_code, second.status_code) == (302, 409)
    assert [row.day.year for year in second.context["years"] for row in year.rows] == [2028] * 3 + [2029] * 3
    assert len(refs()) == 9


def test_a_later_neighbour_with_the_same_host_is_said_in_words(secretary):
    a_meeting("AG-LATER", host="cph", starts_at=datetime(2028, 11, 13, 12, tzinfo=UTC), status="confirmed")
    asked = "?first=2028&last=2028&working_group=2"
    shown = secretary.get(url(asked=asked))
    content = shown.content.decode()
    assert "får AG-LATER samme vært som mødet før" in content
    answer = secretary.post(url(asked=asked), typed(shown, save="1"))
    assert answer.status_code == 422
    assert "To møder i træk ville få samme vært" in answer.content.decode()
    assert refs()[3:] == ["AG-LATER"]


@pytest.mark.parametrize(
    ("language", "words"), [("da", "skifter vært, så værtskabet fortsat går på skift"), ("sv", "byter värd")]
)
def test_later_meetings_that_follow_are_shown_and_saved_with_it(secretary, language, words):
    a_meeting("AG-LATER", host="cph", starts_at=datetime(2030, 3, 4, 12, tzinfo=UTC))
    asked = "?first=2028&last=2028&working_group=3"
    shown = secretary.get(url(language, asked=asked))
    assert words in shown.content.decode()
    assert secretary.post(url(language, asked=asked), typed(shown, save="1")).status_code == 302
    hosts = Meeting.objects.of_body("working_group").order_by("starts_at").values_list("host_city", flat=True)
    assert list(hosts) == ["cph", "malmo", "cph", "malmo", "cph", "malmo"]
