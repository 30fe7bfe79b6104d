"""Until when somebody has read what changed."""

from django import forms


class LookForm(forms.Form):
    """The moment of the newest change that the page showed."""

    until = forms.DateTimeField()
