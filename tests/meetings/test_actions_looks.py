"""Noting until when somebody has read what changed."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied

from meetings import actions
from meetings.models import Look
from tests.factories import NOW

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)


@pytest.mark.parametrize("role", ["member-cph", "member-malmo", "secretary-cph", "secretary-malmo"])
def test_it_is_noted_for_that_user_alone(people, role):
    actions.mark_read(by=people[role], until=NOW - HOUR, now=NOW)
    look = Look.objects.get()
    assert (look.user, look.looked_at) == (people[role], NOW - HOUR)


@pytest.mark.parametrize(
    ("until", "kept"),
    [(NOW - HOUR, NOW - HOUR), (NOW - 3 * HOUR, NOW - 2 * HOUR), (NOW + 9 * HOUR, NOW)],
    ids=["later", "earlier", "ahead"],
)
def test_it_never_goes_back_and_never_lies_ahead(member_cph, until, kept):
    actions.mark_read(by=member_cph, until=NOW - 2 * HOUR, now=NOW)
    actions.mark_read(by=member_cph, until=until, now=NOW)
    assert Look.objects.get().looked_at == kept


def test_who_has_no_meetings_has_nothing_to_read(people):
    for user in (people["administrator"], AnonymousUser()):
        with pytest.raises(PermissionDenied):
            actions.mark_read(by=user, until=NOW, now=NOW)
    assert not Look.objects.exists()
