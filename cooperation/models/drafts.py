"""Whether a worker is there that makes machine drafts; it says so itself, again and again."""

from django.core.cache import cache

_KEY = "machine-drafts"
# A worker that has said nothing for so long is not there.
SECONDS = 120


def machine_is_there():
    return bool(cache.get(_KEY))


def say_machine_is_there():
    cache.set(_KEY, True, SECONDS)
