"""How tests provoke the database: one refusal, or two writers at once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Barrier

import pytest
from django.db import DatabaseError, IntegrityError, InternalError, connection, transaction


@contextmanager
def refused(constraint: str):
    """The database refuses what happens here, in the name of this constraint."""
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        yield


@contextmanager
def refused_by_trigger():
    with pytest.raises(InternalError, match="pgtrigger: Cannot"), transaction.atomic():
        yield


def at_once(*jobs: Callable) -> list:
    """Start the jobs at the same moment, each with its own connection; their results, or what they raised."""
    start = Barrier(len(jobs))

    def run(job):
        try:
            start.wait(timeout=10)
            return job()
        except Exception as raised:
            return raised
        finally:
            connection.close()

    with ThreadPoolExecutor(len(jobs)) as threads:
        return list(threads.map(run, jobs))


def refusals(results: list) -> list:
    return [one for one in results if isinstance(one, DatabaseError)]
