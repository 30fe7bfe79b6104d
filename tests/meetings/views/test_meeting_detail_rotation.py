"""What a meeting's page says about its turn, and about a meeting that nobody has settled."""

from datetime import date, timedelta

import pytest

from meetings import actions
from tests.factories import NOW, a_meeting
from tests.meetings.views.pages import address, page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]

DAY = timedelta(days=1)
REASON = {"da": "Ombygning", "sv": "Ombyggnad"}


@pytest.fixture
def agreed(frame):
    """Copenhagen twice in a row, by agreement."""
    before = a_meeting("BEFORE", host="cph", starts_at=NOW + 10 * DAY)
    meeting = a_meeting(
        "AGREED", host="cph", starts_at=NOW + 20 * DAY, agreed_on=date(2026, 11, 1), agreed_reason=REASON
    )
    return before, meeting


def exception_shown(client):
    return client.get(address("meeting_detail", "AGREED")).context["exception"]


def test_an_agreed_exception_is_shown(client, agreed):
    assert exception_shown(client).reason_da == REASON["da"]


def test_an_agreement_that_a_new_meeting_made_unnecessary_is_no_exception_any_more(client, agreed):
    a_meeting("BETWEEN", host="malmo", starts_at=NOW + 15 * DAY)
    assert exception_shown(client) is None
    agreed[1].refresh_from_db()
    assert agreed[1].rotation_exception.reason_da == REASON["da"]  # kept all the same


@pytest.mark.parametrize("which", [0, 1])
def test_a_cancellation_ends_the_exception(client, agreed, which):
    actions.cancel(by=None, meeting=agreed[which], on=date(2026, 11, 23), reason=REASON, now=NOW)
    assert exception_shown(client) is None


# --- What nobody has settled


@pytest.mark.parametrize(
    ("language", "words"),
    [("da", "Endnu ikke bekræftet afholdt"), ("sv", "Ännu inte bekräftat som genomfört")],
)
@pytest.mark.parametrize("name", ["meeting_detail", "meeting_list", "obligations"])
def test_a_past_meeting_that_nobody_confirmed_says_so(client, frame, name, language, words):
    a_meeting("PAST", starts_at=NOW - 5 * DAY)
    args = ["PAST"] if name == "meeting_detail" else []
    assert words in page(client, name, *args, language=language)


def test_a_meeting_of_yesterday_is_not_yet_missed(client, frame):
    a_meeting("PAST", starts_at=NOW - DAY)
    assert "bekræftet afholdt" not in page(client, "meeting_detail", "PAST")


@pytest.mark.parametrize(("role", "shown"), [("visitor", False), ("secretary-cph", True)])
def test_an_exception_does_not_betray_a_hidden_meeting(browse, role, shown):
    a_meeting("FIRST", host="cph", starts_at=NOW + 10 * DAY)
    a_meeting("HIDDEN", host="malmo", starts_at=NOW + 15 * DAY, visibility="draft")
    agreement = {"agreed_on": date(2026, 11, 1), "agreed_reason": REASON}
    a_meeting("AGREED", host="malmo", starts_at=NOW + 20 * DAY, **agreement)
    assert bool(exception_shown(browse(role))) is shown
