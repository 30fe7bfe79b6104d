"""Those who follow the news by e-mail, and how they read what arrives."""

from datetime import UTC, datetime, timedelta

from django.utils import timezone

from cooperation import actions as cooperation_actions
from cooperation.actions import Choice
from meetings import actions

START = datetime(2041, 3, 11, 12, tzinfo=UTC)
DAY = timedelta(days=1)
ANNA, BO = "anna@malmo.example", "bo@kk.example"
WHY = {"da": "Sne", "sv": "Snö"}
DECIDED = {
    "type": "decision", "title_da": "Badebro", "title_sv": "Badbrygga",
    "outcome_da": "Den bygges & males.", "outcome_sv": "Den byggs & målas.",
}  # fmt: skip


def follows(email=ANNA, *, since=30 * DAY, **choice):
    """Somebody has followed for a while."""
    when = timezone.now() - since
    choice = Choice(**{"language": "sv", "rhythm": "daily", "bodies": ["working_group"], **choice})
    one = cooperation_actions.ask_to_follow(email=email, choice=choice, now=when)
    return cooperation_actions.confirm_subscription(subscription=one, now=when)


def move(meeting, days=1):
    meeting.refresh_from_db()
    actions.move(
        by=None, meeting=meeting, starts_at=meeting.starts_at + days * DAY, ends_at=meeting.ends_at + days * DAY,
        reason=WHY, now=timezone.now(),
    )  # fmt: skip


def text(mail):
    part = mail.get_body(("plain",)).get_content().replace("\u00a0", " ")
    return " ".join(part.split())


def html(mail):
    return mail.get_body(("html",)).get_content()


def link(mail):
    [address] = {word for word in text(mail).split() if "/foelg/" in word or "/folj/" in word}
    return address
