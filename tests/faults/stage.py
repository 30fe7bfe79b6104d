"""Where one fault is played: its engines, its mail server and its processes, all of which end with it."""

import time
from contextlib import ExitStack, contextmanager

from django.db import close_old_connections, connection
from django.utils import timezone

from meetings import actions
from oresund.celery import app
from tests.faults import load, verdicts
from tests.faults.processes import Beat, MailServer, Valkey, Web, Worker
from tests.faults.sink import Book

PATIENCE = 75  # seconds without a new mail, after which what still waits counts as stuck
SENDERS = 3


class Stage:
    """`environment` is what all its processes read: the addresses of the engines and of the mail server."""

    def __init__(self, folder, environment, *, broker_port, mail_port, number, postgres=None):
        self.folder, self.environment, self.number = folder, environment, number
        self.postgres = postgres
        self.book = Book(folder / "mails")
        self.valkey = Valkey(broker_port, folder)
        self.mail_server = MailServer(mail_port, folder, self.book)
        self.processes = []
        self.afterwards = ExitStack()
        self.workers = []
        self.expected = set()
        self.allowed = set()  # who may have a mail besides
        self.one_each = True
        self.doubled_at_most = 0
        self.began_again = None

    # --- Processes

    @contextmanager
    def running(self):
        """With a broker and a mail server; whatever happens, nothing is left."""
        try:
            for engine in (self.valkey, self.mail_server):
                self.start(engine).wait_until_ready()
            yield self
        finally:
            # What they still hold is thrown away with them.
            for process in self.processes:
                process.kill()
            self.afterwards.close()

    def start(self, process):
        self.processes.append(process)
        return process.start()

    def start_workers(self, number=SENDERS, *, waits=True, **options):
        """All at once, then waits for all."""
        fresh = [self.start(self._worker(**options)) for _one in range(number)]
        for worker in fresh if waits else ():
            worker.wait_until_ready()
        self.workers += fresh
        return fresh

    def _worker(self, *, pool=1, **environment):
        number = sum(isinstance(one, Worker) for one in self.processes)
        return Worker(number, self.folder, self.environment | environment, pool=pool)

    def start_beat(self, **environment):
        number = sum(isinstance(one, Beat) for one in self.processes)
        return self.start(Beat(number, self.folder, self.environment | environment)).wait_until_ready()

    def start_web(self, **environment):
        return self.start(Web(self.folder, self.environment | environment)).wait_until_ready()

    # --- What is to be sent

    def remind_all(self, number=None, **fields):
        """A reminder is due to each of so many members; they are who should have one mail."""
        users = load.members(number or self.number)
        self.expect(users)
        self.meeting = load.meeting_in(**fields)
        assert load.waiting(self.meeting) == self.expected
        return users

    def remind_more(self):
        """As many members again, to whom the same reminder is due as soon as they are there."""
        users = load.members(self.number, first=self.number)
        actions.plan_reminders(meeting=self.meeting, now=timezone.now())
        self.expected |= {user.email for user in users}

    def expect(self, users):
        self.expected = {user.email for user in users}

    def tick(self, times=1):
        """As beat does, without waiting for it."""
        sends = [entry for entry in app.conf.beat_schedule.values() if ".send" in entry["task"]]
        with app.connection_for_write(self.environment["REDIS_URL"]) as broker:
            for _time in range(times):
                for entry in sends:
                    app.send_task(entry["task"], connection=broker, retry=False)

    # --- Waiting

    @property
    def sent(self):
        return len(self.book.mails)

    def wait_for(self, happened, seconds=PATIENCE, *, skips_pauses=False):
        """Whether it did in time."""
        limit = time.monotonic() + seconds
        while not happened():
            if time.monotonic() > limit:
                return False
            if skips_pauses:
                load.skip_pauses()
            time.sleep(0.1)
        return True

    def wait_for_mails(self, number, seconds=PATIENCE):
        assert self.wait_for(lambda: self.sent >= number, seconds), f"only {self.sent} mails of {number}"

    def wait_until_idle(self):
        """Nothing is due, and whoever has sent it is done."""
        self.wait_for(lambda: not self.waiting())
        time.sleep(2)

    def recover(self):
        """From now on the portal has what it needs; the next mail is awaited, if there is one to come."""
        if not self._is_settled():
            self.began_again = time.time()

    def settle(self, *, skips_pauses=True):
        """Waits until everybody has been written to and no row waits any more, as long as mails keep coming."""
        before = -1
        while before < self.sent:
            before = self.sent
            if self.wait_for(self._is_settled, skips_pauses=skips_pauses):
                return

    def _is_settled(self):
        return self.expected <= {mail.to for mail in self.book.mails} and not self.waiting()

    def waiting(self):
        """The addresses of those whose message is still to be sent."""
        close_old_connections()
        return load.waiting(self.meeting) & self.expected

    def judge(self, *problems):
        """Wait a moment for what comes too much, then count."""
        time.sleep(1)
        mails, seconds = self.book.mails, None
        if self.began_again:
            after = [mail.at for mail in mails if mail.at > self.began_again]
            seconds = min(after, default=float("inf")) - self.began_again
        waiting = self.waiting()
        connection.close()
        return verdicts.Verdict(
            **verdicts.count(mails, self.expected, waiting, self.allowed, one_each=self.one_each),
            doubled_at_most=self.doubled_at_most,
            seconds=seconds,
            problems=tuple(problem for problem in problems if problem),
        )
