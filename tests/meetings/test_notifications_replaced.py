"""Whoever hears that a meeting is cancelled reads in the same mail which one is held instead."""

from datetime import date, timedelta

import pytest
from django.utils.translation import override

from meetings import actions
from meetings.models import Meeting
from tests.factories import NOW
from tests.meetings.convened import LATER, NEW_DATES, REASON, cancel
from tests.meetings.test_notifications import both_parts

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]

INSTEAD = {"da": "Et andet møde holdes i stedet:", "sv": "Ett annat möte hålls i stället:"}


def replace(meeting, starts_at=LATER, **fields):
    return actions.replace(
        by=None,
        meeting=meeting,
        on=date(2026, 11, 23),
        reason=REASON,
        now=NOW,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=3),
        **fields,
    )


def texts(message):
    return [part.replace("\u00a0", " ") for part in both_parts(message)]


@pytest.mark.parametrize("visibility", ["public", "closed"])
def test_when_and_where_and_the_way_there(invited, receive, convened, language, visibility):
    fields = {"venue_da": "Sal <2> & 'æ'", "venue_sv": "Rum <2> & 'ä'", "format": "hybrid"}
    new = replace(convened, **fields, visibility=visibility)
    [message] = receive()
    form = {"da": "Hybridmøde", "sv": "Hybridmöte"}[language]
    with override(language):
        path = new.get_absolute_url()
    facts = [
        INSTEAD[language],
        NEW_DATES[language],
        "14.00–17.00",
        fields[f"venue_{language}"],
        form,
    ]
    for part in texts(message):
        assert [fact for fact in facts if fact not in part] == []
        assert REASON[language] in part
    for kind in ("plain", "html"):
        assert path in message.get_body((kind,)).get_content()


def test_of_a_draft_nothing_is_said(invited, receive, convened, language):
    new = replace(convened, visibility="draft")
    [message] = receive()
    for part in texts(message):
        assert [words for words in (INSTEAD[language], NEW_DATES[language], new.ref) if words in part] == []


def test_of_one_that_is_announced_before_the_mail_goes_out_it_is_said(invited, receive, convened, language):
    replace(convened, visibility="draft")
    Meeting.objects.filter(visibility="draft").update(visibility="closed")
    assert INSTEAD[language] in texts(*receive())[0]


@pytest.mark.parametrize("again", [True, False], ids=["replaced again", "cancelled"])
def test_one_that_is_not_held_either_leads_to_the_last(invited, receive, convened, language, again):
    new = replace(convened, LATER + timedelta(days=7))
    if again:
        replace(new)
    else:
        cancel(new)
    [message] = receive()
    for part in texts(message):
        assert (INSTEAD[language] in part) is again
        assert (NEW_DATES[language] in part) is again
        assert new.ref not in part
