"""Which messages of the outbox are shown, as the address of the page says."""

from django import forms
from django.core.validators import slug_re
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cooperation.models import User
from meetings.models import Meeting
from meetings.models.outbox import KINDS, Choice

LARGEST = 2**63 - 1


class OutboxFilter(forms.Form):
    """A choice of messages. What the address asks for and nobody knows counts as not asked for."""

    kind = forms.ChoiceField(label=_("kind"), required=False)

    use_required_attribute = False

    def __init__(self, query):
        super().__init__()
        field = self.fields["kind"]
        known = [(value, capfirst(str(words))) for value, words in KINDS.items()]
        field.choices = [("", pgettext_lazy("choice in a filter", "All")), *known]
        asked = query.get("kind", "")
        self.initial["kind"] = asked if asked in KINDS else ""
        self.choice = Choice(_meeting(query), _person(query), self.initial["kind"])

    @property
    def kept(self):
        """What stays when the kind is chosen anew, by name."""
        meeting, person, _kind = self.choice
        named = {"meeting": meeting and meeting.ref, "person": person and person.pk}
        return {name: value for name, value in named.items() if value}


def _meeting(query):
    ref = query.get("meeting", "")
    found = (
        Meeting.objects.select_related("body").filter(ref=ref)
        if slug_re.match(ref)
        else Meeting.objects.none()
    )
    return found.first()


def _person(query):
    key = query.get("person", "")
    if not (key.isascii() and key.isdigit() and len(key) < 20 and int(key) <= LARGEST):
        return None
    return User.objects.filter(pk=key).first()
