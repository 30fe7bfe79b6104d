"""Why something is published in one language only."""

from django.utils.translation import gettext_lazy as _

from cooperation.forms.pairs import Pair, PairedForm


class OneLanguageForm(PairedForm):
    """Why something is published although a language lacks; the public reads it, so it is asked for in both."""

    pairs = {"reason": Pair(_("Reason"))}
