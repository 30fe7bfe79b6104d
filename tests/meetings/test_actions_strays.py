"""Answers by mail that a person has to look at: which they are, how many are kept, and for how long."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection

from meetings import actions
from meetings.models import Notice, StrayAnswer
from tests.factories import NOW, a_user
from tests.meetings.delegations import a_convened_meeting, called, of, says, seat
from tests.meetings.test_actions_replies import BO, ELSA, MEETING, take

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]


@pytest.fixture
def meeting(frame):
    for name, city, email in [("Bo", "cph", BO), ("Elsa", "malmo", ELSA)]:
        user = seat(name, city).person.user
        user.email = email
        user.save()
    return a_convened_meeting(uid=MEETING, now=NOW - timedelta(days=1))


def strays():
    return list(StrayAnswer.objects.values_list("why", "sender", "attendee", "answer", "comment"))


@pytest.mark.parametrize(
    ("changed", "kept"),
    [
        ({"From": "bo@privat.example"}, ("stranger", "bo@privat.example", BO, "apologies", "Syg")),
        ({"From": f"{BO}, {ELSA}"}, ("stranger", "", BO, "apologies", "Syg")),
        (
            {"From": "x@x.example", "ATTENDEE;PARTSTAT": "ACCEPTED:mailto:x@x.example"},
            ("not_called", "x@x.example", "x@x.example", "attending", "Syg"),
        ),
        (
            {"METHOD": "COUNTER", "ATTENDEE;PARTSTAT": f"TENTATIVE:mailto:{BO}"},
            ("counter", BO, BO, "tentative", "Syg"),
        ),
        ({"ATTENDEE;PARTSTAT": f"DELEGATED:mailto:{BO}"}, ("delegated", BO, BO, "apologies", "Syg")),
    ],
)
def test_what_is_put_aside_is_kept_beside_its_meeting(meeting, changed, kept):
    take(changed=changed)
    take(changed=changed)
    assert meeting.stray_answers.get().received_at == NOW
    assert strays() == [kept]


@pytest.mark.parametrize(
    "changed",
    [
        {"DTSTAMP": "20261123T113001Z"},
        {"UID": "11111111-5b1e-4f7e-9d38-0a6c2b9e4d11@en-by-en-stad", "From": "x@x.example"},
        {"METHOD": "REQUEST"},
        {"SEQUENCE": "many"},
    ],
    ids=["taken", "no meeting", "no reply", "unreadable"],
)
def test_nothing_else_is(meeting, changed):
    take(changed=changed)
    assert strays() == []


@pytest.mark.parametrize("sender", [BO, "bo@privat.example"])
def test_what_somebody_writes_below_an_invitation_is_kept_too(meeting, sender):
    notice = Notice.objects.get(recipient__email=BO)
    head = f"From: {sender}\r\nIn-Reply-To: <{notice.uid}@portal.example>\r\n"
    assert actions.take_mail(mail=f"{head}\r\nJeg er syg\r\n> Du er".encode(), now=NOW) == "aside-letter"
    assert strays() == [("letter", sender, BO, "", "Jeg er syg")]
    away = f"{head}Auto-Submitted: auto-replied\r\n\r\nJeg er på ferie"
    assert actions.take_mail(mail=away.encode(), now=NOW) == "aside-not-a-reply"
    assert strays() == [("letter", sender, BO, "", "Jeg er syg")]


def test_whoever_answers_in_another_way_has_said_what_counts(meeting):
    take(changed={"From": "bo@privat.example"})
    take(changed={"From": "elsa@privat.example", "ATTENDEE;PARTSTAT": f"ACCEPTED:mailto:{ELSA}"})
    says("Bo", "attending")
    assert [attendee for _why, _sender, attendee, *_said in strays()] == [ELSA]


def test_a_mail_that_cannot_be_shown_is_filed_all_the_same(meeting, caplog):
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE meetings_strayanswer ADD CHECK (comment <> 'Syg')")
    assert take(changed={"From": "bo@privat.example"}) == "aside-stranger"
    assert strays() == []
    assert "could not be shown" in caplog.text


def test_a_flood_is_not_kept(meeting):
    for number in range(StrayAnswer.MOST + 5):
        take(changed={"From": f"{number}@x.example"})
    take(changed={"From": "0@x.example", "COMMENT": "Igen"})
    assert len(strays()) == StrayAnswer.MOST
    assert sum(comment == "Igen" for *_rest, comment in strays()) == 1


def test_long_after_the_meeting_they_are_gone(meeting):
    take(changed={"From": "bo@privat.example"})
    after = meeting.ends_at + timedelta(days=30)
    actions.keep_invitations(now=after - timedelta(seconds=1))
    assert len(strays()) == 1
    actions.keep_invitations(now=after)
    assert strays() == []


def test_only_a_secretariat_has_dealt_with_it(meeting):
    take(changed={"From": "bo@privat.example"})
    stray = meeting.stray_answers.get()
    with pytest.raises(PermissionDenied):
        actions.settle_stray(by=of("Bo").person.user, stray=stray)
    actions.settle_stray(by=a_user("secretariat"), stray=stray)
    assert strays() == []


# --- Who would be next


def test_who_would_be_called_in_the_place_of_whom(meeting):
    assert actions.next_substitute(of("Bo"), NOW) is None
    for position, name in enumerate(["Carl", "Dorte"]):
        seat(name, "cph", "substitute", position=position)
    assert actions.next_substitute(of("Bo"), NOW).name == "Carl"
    assert actions.next_substitute(of("Elsa"), NOW) is None
    says("Bo", "apologies")
    assert called(meeting)["Carl"] == "Bo"
    assert actions.next_substitute(of("Carl"), NOW).name == "Dorte"
