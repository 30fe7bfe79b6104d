"""Who may read which item, and who has a calendar of their own."""

import pytest
from django.contrib.auth.models import AnonymousUser

from meetings.models import AgendaItem
from meetings.permissions import may_have_calendar, may_read

EVERYBODY = ["visitor", "member-cph", "member-malmo", "secretary-cph", "secretary-malmo", "administrator"]


@pytest.fixture
def user(people, request):
    return people[request.param] or AnonymousUser()


@pytest.mark.parametrize("user", EVERYBODY, indirect=True)
def test_everybody_reads_an_open_item(user):
    assert may_read(user, AgendaItem(confidential=False))


@pytest.mark.parametrize(
    ("user", "may"), [(role, role != "visitor") for role in EVERYBODY], indirect=["user"]
)
def test_only_those_who_take_part_read_a_confidential_item(user, may):
    assert may_read(user, AgendaItem(confidential=True)) is may


@pytest.mark.parametrize(
    ("user", "may"),
    [(role, role not in ("visitor", "administrator")) for role in EVERYBODY],
    indirect=["user"],
)
def test_members_and_secretariats_have_a_calendar(user, may):
    assert may_have_calendar(user) is may


@pytest.mark.parametrize("user", ["member-cph", "secretary-malmo"], indirect=True)
def test_who_may_log_in_no_longer_has_no_calendar(user):
    user.is_active = False
    assert not may_have_calendar(user)
