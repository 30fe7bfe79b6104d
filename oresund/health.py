"""Three addresses for machines: does the process live, may readers be sent to it, and do messages go out?"""

import logging
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from functools import cache

import redis
from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.loader import MigrationLoader
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from redis.backoff import NoBackoff
from redis.retry import Retry

from cooperation.models import PostOffice
from meetings.models.outbox import something_is_due, something_is_overdue

SECONDS = 2
OK, FAILED, PENDING = "ok", "failed", "pending"
HELD, LATE = "held", "late"

logger = logging.getLogger(__name__)


@require_safe
@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    """The process answers; nothing else is asked, so that a database outage restarts no web server."""
    return HttpResponse("ok", content_type="text/plain; charset=utf-8")


@require_safe
@never_cache
def readyz(request: HttpRequest) -> JsonResponse:
    """Which of the things that a page needs are there; why one is not, only the log may know."""
    answers = _database() | {"broker": _broker()}
    return JsonResponse(answers, status=200 if set(answers.values()) == {OK} else 503)


@require_safe
@never_cache
def mailz(request: HttpRequest) -> JsonResponse:
    """Whether somebody looks for messages that are due, and whether they go out."""
    try:
        with _by_an_impatient_connection():
            answers = _mail(timezone.now())
    except DatabaseError:
        logger.warning("Nobody knows whether messages go out", exc_info=True)
        answers = {"clock": FAILED, "outbox": FAILED}
    return JsonResponse(answers, status=200 if set(answers.values()) == {OK} else 503)


def _mail(now: datetime) -> dict[str, str]:
    office = PostOffice.get()
    # A portal that is set up has nothing to look for until its first message is due.
    is_new = office.ticked_at is None and not something_is_due(now)
    clock = FAILED if office.is_silent(now) and not is_new else OK
    if office.held_since:
        return {"clock": clock, "outbox": HELD}
    return {"clock": clock, "outbox": LATE if something_is_overdue(now) else OK}


def _database() -> dict[str, str]:
    answers = {"database": FAILED, "migrations": FAILED}
    try:
        with closing(_impatient_connection()) as database, database.cursor() as cursor:
            cursor.execute("SELECT to_regclass('django_migrations') IS NOT NULL")
            answers = {"database": OK, "migrations": PENDING}
            if cursor.fetchone()[0]:
                cursor.execute("SELECT app, name FROM django_migrations")
                answers["migrations"] = _applied(set(cursor.fetchall()))
    except DatabaseError:
        logger.warning("The database is not ready", exc_info=True)
    return answers


def _applied(known: set[tuple[str, str]]) -> str:
    pending = sorted(".".join(migration) for migration in _migrations() - known)
    if pending:
        logger.warning("Migrations are pending: %s", ", ".join(pending))
    return PENDING if pending else OK


def _impatient_connection() -> BaseDatabaseWrapper:
    """A connection of its own: an old one to a server that hangs would hang with it."""
    impatient = connection.copy()
    impatient.settings_dict["OPTIONS"] |= {
        "connect_timeout": SECONDS,
        "options": f"-c statement_timeout={SECONDS}s",
    }
    return impatient


@contextmanager
def _by_an_impatient_connection() -> Iterator[None]:
    """Models ask by the usual name; the usual connection comes back afterwards."""
    usual = connections[DEFAULT_DB_ALIAS]
    with closing(_impatient_connection()) as connections[DEFAULT_DB_ALIAS]:
        try:
            yield
        finally:
            connections[DEFAULT_DB_ALIAS] = usual


@cache
def _migrations() -> frozenset[tuple[str, str]]:
    """Every migration of this very code; it cannot change while the process lives."""
    return frozenset(MigrationLoader(None, ignore_no_migrations=True).graph.nodes)


def _broker() -> str:
    try:
        with redis.Redis.from_url(
            settings.CELERY_BROKER_URL,
            socket_connect_timeout=SECONDS,
            socket_timeout=SECONDS,
            retry=Retry(NoBackoff(), retries=0),
        ) as broker:
            broker.ping()
    except (OSError, redis.RedisError):
        logger.warning("The broker is not ready", exc_info=True)
        return FAILED
    return OK
