"""Two secretaries who change the plan at the same moment: the later one is told, and overwrites nothing."""

import pytest

from meetings import actions
from meetings.actions import Decision, ScheduleChanged
from meetings.models import Meeting, fingerprint, schedule_of
from meetings.planning import KEEP_ALTERNATION, KEEP_CONFIRMED
from tests.factories import NOW
from tests.meetings.test_actions_changes import REASON, TODAY, hosts, plan
from tests.meetings.threads import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def cancelling(ref, by, decision):
    def job(wait):
        meeting = Meeting.objects.get(ref=ref)
        wait()
        actions.cancel(by=by, meeting=meeting, on=TODAY, reason=REASON, now=NOW, decision=decision)

    return job


@pytest.mark.parametrize("refs", [("M2", "M3"), ("M2", "M2")], ids=["two meetings", "the same one"])
@pytest.mark.parametrize("policy", [KEEP_CONFIRMED, KEEP_ALTERNATION])
def test_of_two_who_change_the_plan_at_once_one_is_told(people, refs, policy):
    plan("c m c m")
    decision = Decision(policy=policy, seen=fingerprint(schedule_of("working_group")))
    secretaries = people["secretary-cph"], people["secretary-malmo"]
    jobs = [cancelling(ref, by, decision) for ref, by in zip(refs, secretaries, strict=True)]
    results = at_once(*jobs)
    # Of the same meeting: the later one finds it cancelled already.
    told = {"M2": (ScheduleChanged, actions.NotAllowed)}.get(refs[1], ScheduleChanged)
    assert sum(isinstance(one, told) for one in results) == 1, results
    assert results.count(None) == 1
    assert hosts() == "c m c"
    assert Meeting.objects.filter(status="cancelled").count() == 1


def test_two_replacements_at_once_leave_one_meeting_in_the_place(people):
    [meeting] = plan("c")
    decision = Decision(policy=KEEP_CONFIRMED, seen=fingerprint(schedule_of("working_group")))

    def replacing(by):
        def job(wait):
            own = Meeting.objects.get(pk=meeting.pk)
            wait()
            times = {"starts_at": own.starts_at, "ends_at": own.ends_at}
            actions.replace(by=by, meeting=own, on=TODAY, reason=REASON, now=NOW, decision=decision, **times)

        return job

    results = at_once(replacing(people["secretary-cph"]), replacing(people["secretary-malmo"]))
    assert results.count(None) == 1
    assert sorted(Meeting.objects.values_list("status", flat=True)) == ["cancelled", "planned"]
