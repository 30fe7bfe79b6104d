"""What those who are called to a meeting have answered to a question about dates, and how it adds up."""

from collections import Counter, namedtuple

from meetings.models.attendance import called_to
from meetings.models.poll import Vote
from meetings.polling import Tally
from oresund.alphabet import Alphabetical

Answers = namedtuple("Answers", "slots answered silent")
# votes: one for each slot, or None; has_account: whether the person could be asked at all.
Row = namedtuple("Row", "person city votes has_account")
CityTally = namedtuple("CityTally", "city tally")


def answers_to(poll):
    """The slots of a poll, each with `tallies` (by city) and `tally` (all); a row for each person called, who has
    answered or is silent.

    Answers of those who are no longer called do not count. A constant number of queries.
    """
    seats = called_to(poll.meeting).select_related("person__user", "city")
    people = {}
    for seat in seats.order_by("city", "position", Alphabetical("person__name"), "pk"):
        people.setdefault(seat.person_id, seat)  # at a gathering somebody may sit in two bodies
    slots = list(poll.slots.all())
    votes = {(vote.person_id, vote.slot_id): vote for vote in Vote.objects.filter(slot__poll=poll)}
    rows = [
        Row(
            seat.person,
            seat.city,
            [votes.get((person, slot.pk)) for slot in slots],
            _is_reached(seat.person),
        )
        for person, seat in people.items()
    ]
    cities = list(dict.fromkeys(row.city for row in rows))
    for place, slot in enumerate(slots):
        slot.tallies = [
            CityTally(city, _tally(row.votes[place] for row in rows if row.city == city)) for city in cities
        ]
        slot.tally = _tally(row.votes[place] for row in rows)
    return Answers(
        slots, [row for row in rows if any(row.votes)], [row for row in rows if not any(row.votes)]
    )


def _is_reached(person):
    """Whether there is an account to which a question can be sent."""
    user = getattr(person, "user", None)
    return user is not None and user.is_member


def _tally(votes):
    return Tally(**Counter(vote.answer for vote in votes if vote))
