"""Until when somebody has read what changed."""

from datetime import UTC, datetime

from django import forms
from django.core.validators import MinValueValidator

# No change is older than the declaration.
EARLIEST = datetime(2000, 1, 1, tzinfo=UTC)


class LookForm(forms.Form):
    """The moment of the newest change that the page showed."""

    until = forms.DateTimeField(validators=[MinValueValidator(EARLIEST)])
