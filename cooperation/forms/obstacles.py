"""The form in which a secretariat enters a border obstacle, in both languages."""

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.text import capfirst
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from cooperation.actions.obstacles import OBSTACLE_FIELDS
from cooperation.forms.legible import legible
from cooperation.models import FocusArea, Obstacle
from cooperation.models.texts import LANGUAGE_CHOICES
from oresund.fields import AtMost


class ObstacleForm(forms.ModelForm):
    class Meta:
        model = Obstacle
        fields = OBSTACLE_FIELDS

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for code, language in LANGUAGE_CHOICES:
            field = self.fields[f"name_{code}"]
            field.label = gettext("%(field)s in %(language)s") % {
                "field": gettext("Name"),
                "language": str(language).lower(),
            }
            field.required = True
            field.validators = [one for one in field.validators if not isinstance(one, MaxLengthValidator)]
            field.validators.append(AtMost(field.max_length))
            field.widget.attrs.pop("maxlength", None)
            field.widget.attrs["lang"] = code
        owners = [(value, capfirst(label)) for value, label in Obstacle.Owner.choices]
        self.fields["owner"].choices = [("", pgettext_lazy("nothing chosen yet", "Choose")), *owners]
        self.fields["focus_area"].queryset = FocusArea.objects.open_to(self.instance).by_name()
        self.fields["focus_area"].empty_label = pgettext_lazy("no focus area chosen", "None")

    def clean(self):
        words = super().clean()
        for code, _language in LANGUAGE_CHOICES:
            name = f"name_{code}"
            if words.get(name):
                words[name] = legible(words[name], one_line=True)
                if not words[name]:
                    self.add_error(name, forms.ValidationError(_("Write the name in both languages.")))
        return words

    def _post_clean(self):
        """Only the action writes."""
