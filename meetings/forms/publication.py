"""Why something is published in one language only."""

from django.utils.translation import gettext_lazy as _

from meetings.forms.in_both import InBothForm


class OneLanguageForm(InBothForm):
    """Why something is published although a language lacks; the public reads it, so it is asked for in both."""

    name, label = "reason", _("Reason")

    @property
    def reason(self):
        return self.words
