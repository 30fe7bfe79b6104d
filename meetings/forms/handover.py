"""What the two secretariats write when the chairmanship passes."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cooperation.forms.pairs import Pair, PairedForm
from meetings.models import HandoverItem


class NoteForm(PairedForm):
    """What the incoming secretariat should know besides; it reads it in its own language."""

    pairs = {"note": Pair(_("Note"))}


class ItemForm(forms.Form):
    """Which matter of a handover somebody takes over."""

    item = forms.ModelChoiceField(HandoverItem.objects.none())

    def __init__(self, *args, handover, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["item"].queryset = handover.items.select_related("handover")
