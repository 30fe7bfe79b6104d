"""What a secretariat writes to ask about dates, and what those who are asked answer."""

from datetime import time

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cooperation.forms.choices import capitalized
from meetings import polling
from meetings.forms.instants import at, at_or_refused
from meetings.models import Meeting, Vote
from oresund import formats
from oresund.fields import DateField, TimeField

ROWS, MORE_ROWS = 4, 4
LAST_MINUTE = time(23, 59)

_WORDS = {
    polling.IN_THE_PAST: _("Choose a time that lies ahead."),
    polling.ENDS_FIRST: _("The end has to come after the start."),
    polling.TOO_LONG: _("A meeting lasts a day at most."),
    polling.TWICE: _("This time is offered already."),
    # Translators: meetings are references with their dates
    polling.TAKEN: _("Another meeting is at that time: %(meetings)s."),
    # Translators: meetings are references with their dates
    polling.OUT_OF_TURN: _("There the meeting would jump over the turn of %(meetings)s."),
    polling.TOO_FEW: _("Offer at least two times."),
    polling.TOO_MANY: _("Offer twelve times at most."),
    polling.CLOSES_IN_THE_PAST: _("Choose a day that is not over."),
    polling.CLOSES_TOO_LATE: _("Answers have to be there before the day of the first time."),
}


def words_for(problems):
    """The words for problems, by the same keys; meetings with their dates, in the reader's language."""
    refs = {ref for one in problems.values() for ref in one.refs}
    days = dict(Meeting.objects.filter(ref__in=refs).values_list("ref", "starts_at")) if refs else {}
    return {
        key: _WORDS[one.code]
        % {"meetings": ", ".join(f"{ref} ({formats.short_date(days[ref])})" for ref in one.refs)}
        for key, one in problems.items()
    }


def slot_words(slot):
    """mandag den 8. marts 2027, kl. 13.00–16.00, uge 10"""
    span = formats.time_span(slot.starts_at, slot.ends_at)
    return f"{formats.long_date(slot.starts_at)}, {span}, {formats.week(slot.starts_at)}"


class PollForm(forms.Form):
    """Times to offer, a row for each; rows that are left empty do not count."""

    answers_by = DateField(
        # Translators: the last day on which one may answer
        label=_("Answers by"),
        help_text=_("The last day. Afterwards the link in the message no longer works."),
    )

    def __init__(self, data=None, *, rows=ROWS, **kwargs):
        super().__init__(data, **kwargs)
        self.numbers = range(min(polling.MOST, max(rows, _rows_sent(self.data))))
        for number in self.numbers:
            place = {"number": number + 1}
            self.fields |= {
                f"day_{number}": DateField(label=gettext("Date %(number)s") % place, required=False),
                f"start_{number}": TimeField(label=gettext("Start %(number)s") % place, required=False),
                f"end_{number}": TimeField(label=gettext("End %(number)s") % place, required=False),
            }
        self.order_fields([name for name in self.fields if name != "answers_by"])

    @classmethod
    def as_typed(cls, data, *, more=False):
        """What has been typed stays, with some more rows, and nothing is checked yet."""
        return cls(initial=data.dict(), rows=max(ROWS, _rows_sent(data)) + (MORE_ROWS if more else 0))

    def clean(self):
        clean = super().clean()
        self.spans, self.places = [], []
        if self.data.get(f"day_{polling.MOST}"):  # more than the page has rows for
            self.add_error(None, ValidationError(_WORDS[polling.TOO_MANY], polling.TOO_MANY))
        for number in self.numbers:
            is_used = any(self[name].data for name in _names(number))
            if is_used and (span := self._span(number)):
                self.spans.append(span)
                self.places.append(number)
        return clean

    def _span(self, number):
        """The time of a row; what is missing or does not exist is said beside its field."""
        day, start, end = (self.cleaned_data.get(name) for name in _names(number))
        for name in _names(number):
            if name not in self.errors and self.cleaned_data.get(name) is None:
                self.add_error(
                    name, ValidationError(self.fields[name].error_messages["required"], "required")
                )
        if any(name in self.errors for name in _names(number)):
            return None
        starts_at = at_or_refused(self, f"start_{number}", day, start)
        ends_at = at_or_refused(self, f"end_{number}", day, end)
        return polling.Span(starts_at, ends_at) if starts_at and ends_at else None

    @property
    def closes_at(self):
        return at(self.cleaned_data["answers_by"], LAST_MINUTE)

    def refuse(self, problems):
        """Write problems with the times beside their rows."""
        for key, words in words_for(problems).items():
            self.add_error(self._place(key, problems[key].code), ValidationError(words, problems[key].code))

    def _place(self, key, code):
        if key == "spans":
            return None
        if key == "closes_at":
            return "answers_by"
        return f"{'end' if code == polling.ENDS_FIRST else 'day'}_{self.places[key]}"

    @property
    def rows(self):
        return [[self[name] for name in _names(number)] for number in self.numbers]

    @property
    def has_room(self):
        return len(self.numbers) < polling.MOST


def _names(number):
    return f"day_{number}", f"start_{number}", f"end_{number}"


def _rows_sent(data):
    return max((number + 1 for number in range(polling.MOST) if f"day_{number}" in data), default=0)


class PollAnswerForm(forms.Form):
    """Whether a person can come: one choice for each time."""

    def __init__(self, *args, slots, **kwargs):
        super().__init__(*args, **kwargs)
        self.slots = slots
        for slot in slots:
            self.fields[f"slot_{slot.pk}"] = forms.ChoiceField(
                label=slot_words(slot),
                choices=capitalized(Vote.Answer),
                widget=forms.RadioSelect,
                error_messages={"required": _("Choose an answer for this time.")},
            )

    @property
    def answers(self):
        return {slot.pk: self.cleaned_data[f"slot_{slot.pk}"] for slot in self.slots}
