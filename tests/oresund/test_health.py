"""What machines are told at /healthz and /readyz."""

import socket
import time

import pytest
from django.db import connection
from django.test import Client

from oresund import health

READY = {"database": "ok", "migrations": "ok", "broker": "ok"}


def test_healthz_asks_no_database(client):
    """Without the django_db mark a query would fail."""
    answer = client.get("/healthz")
    assert (answer.status_code, answer.content) == (200, b"ok")
    assert answer["Content-Type"] == "text/plain; charset=utf-8"


@pytest.mark.django_db
def test_readyz_when_all_is_there(client):
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()) == (200, READY)


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_neither_is_kept_or_translated_or_redirected(settings, path):
    settings.SECURE_SSL_REDIRECT = True
    answer = Client().get(path, headers={"accept-language": "sv"})
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]
    assert not answer.cookies


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_only_reading_is_answered(client, path):
    assert client.post(path).status_code == 405
    assert client.head(path).content == b""


@pytest.mark.django_db
def test_a_database_that_is_not_there(client, monkeypatch, caplog):
    monkeypatch.setitem(connection.settings_dict["OPTIONS"], "host", "/nowhere-secret")
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json() == READY | {"database": "failed", "migrations": "failed"}
    assert "The database is not ready" in caplog.text


@pytest.mark.django_db
def test_a_migration_that_is_still_to_come(client, monkeypatch):
    known = health._migrations()
    monkeypatch.setattr(health, "_migrations", lambda: known | {("meetings", "9999_to_come")})
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()) == (503, READY | {"migrations": "pending"})


@pytest.mark.django_db
def test_a_database_without_any_migration(client, monkeypatch):
    monkeypatch.setitem(connection.settings_dict, "NAME", "template1")
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()) == (503, READY | {"migrations": "pending"})


@pytest.mark.django_db
def test_a_broker_that_is_not_there(client, settings):
    settings.CELERY_BROKER_URL = "redis://:secret@127.0.0.1:1/0"
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()) == (503, READY | {"broker": "failed"})
    assert b"secret" not in answer.content


@pytest.mark.django_db
def test_a_broker_that_never_answers_is_not_waited_for(client, settings):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        settings.CELERY_BROKER_URL = f"redis://127.0.0.1:{silent.getsockname()[1]}/0"
        start = time.monotonic()
        answer = client.get("/readyz")
    assert answer.json() == READY | {"broker": "failed"}
    assert time.monotonic() - start < health.SECONDS + 1


@pytest.mark.django_db
def test_the_connection_of_the_question_is_closed_again(client):
    client.get("/readyz")
    with connection.cursor() as cursor:
        before = _connections(cursor)
        for _ in range(5):
            client.get("/readyz")
        assert _connections(cursor) <= before


def _connections(cursor):
    cursor.execute("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()")
    return cursor.fetchone()[0]
