"""The demo's handover: the chairmanship as it passed last, between two secretariats at work."""

from cooperation.models import User
from meetings import actions

LEFT_OPEN = {
    "da": "Lokalet til næste møde er ikke bestilt endnu. Tolkningen kræver seks ugers varsel.",
    "sv": "Lokalen till nästa möte är inte bokad ännu. Tolkningen kräver sex veckors framförhållning.",
}


def hand_over(now):
    """The last passing of the chairmanship, with a word from the one side and a matter taken over by the other."""
    handover = actions.hand_over(now=now)
    outgoing, incoming = (
        User.objects.secretariats().filter(city=city).first()
        for city in (handover.from_city_id, handover.to_city_id)
    )
    actions.leave_note(by=outgoing, handover=handover, note=LEFT_OPEN)
    actions.take_over(by=incoming, item=handover.items.first(), now=now)
