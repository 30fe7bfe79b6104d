"""A mail server that is away, hangs, refuses, or does not say what it has done."""

from django.conf import settings

from meetings.models import Reminder
from tests.faults import load
from tests.faults.registry import fault

AWAY = 10  # seconds
GRACE = 2


@fault("F22")
def refuses_connections(stage):
    """The mail server is away while reminders fall due"""
    stage.mail_server.kill()
    _begin(stage)
    tried = stage.wait_for(lambda: load.tried_in_vain().exists(), 60)
    stage.mail_server.start().wait_until_ready()
    stage.recover()
    stage.settle()
    return stage.judge(*[] if tried else ["nothing was tried meanwhile"])


@fault("F23")
def never_speaks(stage):
    """The mail server takes connections and never says a word"""
    stage.book.behave(is_mute=True)
    _begin(stage)
    gave_up = stage.wait_for(lambda: stage.book.longest_wait > 0, 60)
    stage.book.behave()
    stage.recover()
    stage.settle()
    problems = [] if gave_up else ["a worker hangs on it"]
    if stage.book.longest_wait > settings.EMAIL_TIMEOUT + GRACE:
        problems.append(f"a worker waited {stage.book.longest_wait} s > {settings.EMAIL_TIMEOUT}")
    return stage.judge(*problems)


@fault("F24", seconds=180)
def refuses_for_now(stage):
    """The mail server says 451 to every second message, now for its recipient, now for its text"""
    stage.book.behave(refuses_every=2)
    _begin(stage)
    stage.settle()
    return stage.judge()


@fault("F25")
def knows_one_mailbox_less(stage):
    """The mail server says 550 to one recipient"""
    users = _begin(stage, lambda users: stage.book.behave(unknown=[users[0].email]))
    stage.expect(users[1:])
    stage.settle()
    state = Reminder.objects.filter(recipient=users[0], last_error__contains="550").values_list(
        "state", flat=True
    )
    given_up = list(state) == [Reminder.State.FAILED]
    return stage.judge(*[] if given_up else [f"the row of the one refused is {list(state)}"])


@fault("F26")
def hangs_up_after_the_message(stage):
    """The mail server takes every tenth message and hangs up before it says so"""
    stage.book.behave(drops_every=10)
    _begin(stage)
    stage.settle()
    stage.doubled_at_most = sum(mail.is_dropped for mail in stage.book.mails)
    return stage.judge()


@fault("F27", seconds=180)
def answers_late(stage):
    """The mail server takes each message and says so 5 s later, twice 30 s"""
    stage.number = min(stage.number, 8)
    stage.book.behave(pause=30, pauses_for=2)
    _begin(stage)
    stage.wait_for_mails(2)
    stage.book.behave(pause=5)
    stage.settle()
    return stage.judge()


def _begin(stage, then=lambda users: None):
    users = stage.remind_all()
    then(users)
    stage.start_workers()
    stage.start_beat()
    stage.tick()
    return users
