"""The moment at which these tests take place, and a mail server on this machine."""

from datetime import timedelta

import pgtrigger
import pytest
import time_machine
from django.apps import apps
from django.db.models import F

from cooperation.models import Commitment, Letter, Subscription, Translation
from meetings import actions, tasks
from tests.factories import NOW, a_meeting, a_member, a_user, an_invitation
from tests.meetings.convened import CITIES, ITEMS, START, VENUES
from tests.meetings.mail_server import MailServer
from tests.meetings.subscribers import ANNA
from tests.meetings.worker import Worker


@pytest.fixture
def frozen():
    """23 November 2026 at noon UTC; the demo is as of that day."""
    with time_machine.travel(NOW, tick=False):
        yield NOW


@pytest.fixture
def aged(db):
    """Makes the history of meetings so far some days older than it is; the database dates it by its own clock."""

    def age(days=20):
        for name in ("MeetingEvent", "AgendaItemEvent", "RotationExceptionEvent"):
            with pgtrigger.ignore(f"meetings.{name}:append_only"):
                events = apps.get_model("meetings", name).objects
                events.update(pgh_created_at=F("pgh_created_at") - timedelta(days=days))

    return age


@pytest.fixture
def aged_projects(db):
    """The same for the history of projects."""

    def age(days):
        with pgtrigger.ignore("cooperation.ProjectEvent:append_only"):
            events = apps.get_model("cooperation", "ProjectEvent").objects
            events.update(pgh_created_at=F("pgh_created_at") - timedelta(days=days))

    return age


@pytest.fixture(scope="module")
def listening_mail_server():
    with MailServer() as server:
        yield server


@pytest.fixture(scope="module")
def worker(django_db_setup, tmp_path_factory, listening_mail_server):
    with Worker(tmp_path_factory.mktemp("worker"), listening_mail_server.port) as running:
        yield running


@pytest.fixture
def mail_server(listening_mail_server, settings):
    """A real SMTP server that keeps what it takes; this process sends its mail there."""
    listening_mail_server.forget()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", listening_mail_server.port
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    yield listening_mail_server
    listening_mail_server.release.set()


@pytest.fixture(params=["da", "sv"])
def language(request):
    return request.param


@pytest.fixture
def convened(frame):
    meeting = a_meeting(
        "AG-2027-1", host="malmo", starts_at=START, venue_da=VENUES["da"], venue_sv=VENUES["sv"]
    )
    actions.write_agenda(by=None, meeting=meeting, items=ITEMS)
    return meeting


@pytest.fixture
def reader(convened, language):
    city = CITIES[language]
    reader = a_member(city, language=language, name="Åse Ørsted", email=f"{language}@portal.example")
    an_invitation(convened, reader)
    actions.plan_notices(meeting=convened, now=NOW)
    return reader


@pytest.fixture
def member(convened):
    """The only one who is called."""
    member = a_member("cph")
    an_invitation(convened, member)
    actions.plan_notices(meeting=convened, now=NOW)
    return member


@pytest.fixture
def receive(mail_server, reader):
    """Send what is due; return what arrived since the last time."""

    def receive():
        seen = len(mail_server.to(reader.email))
        tasks.send_due_notices()
        return mail_server.to(reader.email)[seen:]

    return receive


@pytest.fixture
def invited(receive):
    [invitation] = receive()
    return invitation


@pytest.fixture
def collect(mail_server):
    """Let the clock tick; return what has arrived at an address since."""

    def collect(email=ANNA):
        seen = len(mail_server.to(email))
        tasks.plan_bulletins()
        tasks.send_due_letters()
        return mail_server.to(email)[seen:]

    return collect


@pytest.fixture
def next_day(aged, aged_projects):
    """All that has happened lies some days back, and so does what was told of it."""

    def pass_by(days=2):
        aged(days=days)
        aged_projects(days=days)
        for one in Subscription.objects.all():
            one.last_told_at -= timedelta(days=days)
            one.save()
        for letter in Letter.objects.all():
            letter.until = letter.until and letter.until - timedelta(days=days)
            letter.due_at, letter.not_before = (
                letter.due_at - timedelta(days=days),
                letter.not_before - timedelta(days=days),
            )
            letter.about = f"{letter.about}, {days} days ago"[-40:]
            letter.save()

    return pass_by


@pytest.fixture
def quiet(frame):
    """Of commitments and translations there is nothing to tell."""
    Commitment.objects.all().delete()
    Translation.objects.all().delete()


@pytest.fixture
def secretary(frame, language):
    """Reads the day of the secretariat."""
    fields = {"language": language, "name": "Åse Ørsted", "email": "secretary@portal.example"}
    return a_user("secretariat", CITIES[language], **fields)


@pytest.fixture
def mornings(mail_server, secretary):
    """Let the clock tick; return what has arrived since."""

    def mornings():
        seen = len(mail_server.to(secretary.email))
        tasks.plan_days()
        tasks.send_due_letters()
        return mail_server.to(secretary.email)[seen:]

    return mornings


@pytest.fixture
def morning(mornings):
    """The one that has arrived."""

    def morning():
        [mail] = mornings()
        return mail

    return morning
