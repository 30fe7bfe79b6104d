"""Signed links: good for one purpose, one matter, one person, until a time."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oresund.links import INVITATION, POLL, Expired, Invalid, Link, make, read
from tests.factories import NOW

UNTIL = NOW + timedelta(days=7)


def token(**other):
    return make(**{"purpose": POLL, "subject": "a-poll", "person": 7, "until": UNTIL, **other})


def test_a_link_says_what_was_put_in():
    assert read(POLL, token(), NOW) == Link(subject="a-poll", person=7)


@pytest.mark.parametrize(("late", "good"), [(-1, True), (0, True), (1, False)])
def test_it_is_good_until_its_last_second(late, good):
    now = UNTIL + timedelta(seconds=late)
    if good:
        assert read(POLL, token(), now).person == 7
    else:
        with pytest.raises(Expired):
            read(POLL, token(), now)


def test_it_is_good_for_one_purpose_only():
    with pytest.raises(Invalid):
        read(INVITATION, token(), NOW)


def test_when_the_key_of_the_portal_changes_old_links_are_good_for_as_long_as_it_is_kept(settings):
    before, old = token(), settings.SECRET_KEY
    settings.SECRET_KEY = "another key that is long enough to be one"
    with pytest.raises(Invalid):
        read(POLL, before, NOW)
    settings.SECRET_KEY_FALLBACKS = [old]
    assert read(POLL, before, NOW).person == 7


@given(st.data())
def test_whatever_is_altered_is_refused(data):
    good = token()
    place = data.draw(st.integers(0, len(good) - 1))
    letter = data.draw(st.characters(codec="utf-8").filter(lambda one: one != good[place]))
    with pytest.raises(Invalid):
        read(POLL, good[:place] + letter + good[place + 1 :], NOW)


@pytest.mark.parametrize("junk", ["", ":", "::", "a:b:c", "\x00", "å" * 5000, ".e30:1:x"])
def test_junk_is_refused(junk):
    with pytest.raises(Invalid):
        read(POLL, junk, NOW)
