"""Which meetings of the schedule are shown, as the address of the page says."""

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from meetings.models import Meeting

COLUMNS = {"body": "body", "host": "host_city", "state": "status", "kind": "kind"}


class ScheduleFilter(forms.Form):
    """A choice of meetings. What the address asks for and nobody knows counts as not asked for."""

    body = forms.ChoiceField(label=_("body"))
    host = forms.ChoiceField(label=pgettext_lazy("city that hosts a meeting", "Host"))
    state = forms.ChoiceField(label=_("Status"))
    kind = forms.ChoiceField(label=pgettext_lazy("ordinary or extraordinary meeting", "Kind"))

    use_required_attribute = False

    def __init__(self, query, *, bodies, cities):
        super().__init__()
        self._known = {
            "body": {body.code: body for body in bodies},
            "host": {city.code: city for city in cities},
            "state": dict(Meeting.Status.choices),
            "kind": dict(Meeting.Kind.choices),
        }
        for name, field in self.fields.items():
            known = [(value, capfirst(str(one))) for value, one in self._known[name].items()]
            field.choices = [("", pgettext_lazy("choice in a filter", "All")), *known]
            if (asked := query.get(name)) and field.valid_value(asked):
                self.initial[name] = asked

    @property
    def chosen(self):
        """What is chosen, by its name in the address."""
        return dict(self.initial)

    @property
    def columns(self):
        """The same as a query asks for it."""
        return {COLUMNS[name]: value for name, value in self.initial.items()}

    @property
    def words(self):
        """What is chosen, in the language that is active when it is asked for."""
        return [capfirst(str(self._known[name][value])) for name, value in self.initial.items()]
