"""Several database connections at work at the same time."""

from threading import Barrier, Thread

from django.db import connection

PATIENCE = 10


def at_once(*jobs):
    """Run each job in a thread with a connection of its own; return what each returned or raised.

    A job gets a function to call at the point where it waits for all the others.
    """
    barrier, results = Barrier(len(jobs)), [None] * len(jobs)

    def run(place, job):
        try:
            results[place] = job(lambda: barrier.wait(PATIENCE))
        except Exception as error:
            results[place] = error
        finally:
            connection.close()

    threads = [Thread(target=run, args=each) for each in enumerate(jobs)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(2 * PATIENCE)
    assert not any(thread.is_alive() for thread in threads)
    return results
