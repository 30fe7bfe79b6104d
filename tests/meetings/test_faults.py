"""What becomes of reminders when things break, in short and all at once; `make faults` plays each fault at length."""

import os
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.db import connection

from oresund.embedded import free_port
from tests.faults.stage import Stage

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def stage(frame, tmp_path):
    """On the database of the tests, with a broker of its own that may be emptied."""
    name = connection.settings_dict["NAME"]
    broker_port, mail_port = free_port(), free_port()
    environment = os.environ | {
        "DATABASE_URL": urlsplit(settings.DATABASE_URL)._replace(path=f"/{name}").geturl(),
        "REDIS_URL": f"redis://127.0.0.1:{broker_port}/0",
        "EMAIL_URL": f"smtp://127.0.0.1:{mail_port}",
    }
    stage = Stage(tmp_path, environment, broker_port=broker_port, mail_port=mail_port, number=60)
    with stage.running():
        yield stage


def test_two_clocks_a_killed_worker_an_emptied_broker_and_a_server_that_refuses_every_third(stage):
    """Everybody has the message, and at most one of them twice, with the same Message-ID."""
    stage.remind_all()
    stage.doubled_at_most = 1
    stage.book.behave(refuses_every=3, pause=0.1)
    stage.start_workers(2, waits=False)
    stage.start_beat(), stage.start_beat()
    stage.wait_for_mails(20)
    max(stage.workers, key=lambda one: one.busiest().cpu_times().user).kill()
    stage.valkey.client.flushall()
    stage.recover()
    stage.settle()
    verdict = stage.judge()
    assert verdict.holds, str(verdict)
