"""What happened stays: the triggers that keep held and cancelled meetings, and what belongs to them."""

import pgtrigger

SETTLED = pgtrigger.Q(old__status__in=["held", "cancelled"])


def what_happened_stays():
    """Triggers on the meeting itself: held and cancelled are final, and neither it nor its host goes away."""
    return [
        pgtrigger.FSM(
            name="held_and_cancelled_are_final",
            field="status",
            transitions=[
                ("planned", "confirmed"),
                ("planned", "held"),
                ("planned", "cancelled"),
                ("confirmed", "held"),
                ("confirmed", "cancelled"),
            ],
        ),
        pgtrigger.Protect(
            name="what_happened_stays",
            operation=pgtrigger.Delete,
            condition=SETTLED,
        ),
        pgtrigger.Protect(
            name="who_met_and_hosted_stays",
            operation=pgtrigger.Update,
            condition=SETTLED
            & (
                pgtrigger.Q(old__ref__df=pgtrigger.F("new__ref"))
                | pgtrigger.Q(old__body__df=pgtrigger.F("new__body"))
                | pgtrigger.Q(old__host_city__df=pgtrigger.F("new__host_city"))
            ),
        ),
    ]


def stays_once_held(name):
    """A trigger for what belongs to a meeting: it is not removed once the meeting was held or cancelled."""
    return pgtrigger.Trigger(
        name=name,
        when=pgtrigger.Before,
        operation=pgtrigger.Delete,
        func="""
            IF EXISTS (
                SELECT 1 FROM meetings_meeting WHERE id = OLD.meeting_id AND status IN ('held', 'cancelled')
            ) THEN
                RAISE EXCEPTION 'what belongs to a held or cancelled meeting stays';
            END IF;
            RETURN OLD;
        """,
    )
