"""Every test of a page begins with nothing tried yet: the limits of log-in are counted in the cache."""

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def nothing_tried_yet():
    cache.clear()
