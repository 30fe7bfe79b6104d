"""Which meetings of the schedule are shown, as the address of the page says."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from meetings.forms.choices import capitalized
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
        values = {
            "body": [(body.code, str(body)) for body in bodies],
            "host": [(city.code, str(city)) for city in cities],
            "state": capitalized(Meeting.Status),
            "kind": capitalized(Meeting.Kind),
        }
        for name, field in self.fields.items():
            field.choices = [("", pgettext_lazy("choice in a filter", "All")), *values[name]]
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
        """What is chosen, as the reader calls it."""
        return [dict(self.fields[name].choices)[value] for name, value in self.initial.items()]
