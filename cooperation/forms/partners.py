"""The partners of a proposal, a row for each."""

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from cooperation.actions import MOST_PARTNERS
from cooperation.forms.legible import legible
from cooperation.models import Partner
from oresund.fields import AtMost

# Empty ones that are always there, so that the form needs no script.
BLANK = 2
LONGEST = Partner._meta.get_field("name").max_length


class PartnerForm(forms.Form):
    use_required_attribute = False

    name = forms.CharField(
        label=_("Name"),
        required=False,
        validators=[AtMost(LONGEST)],
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    role = forms.ChoiceField(
        label=_("Role"),
        required=False,
        choices=[(value, capfirst(label)) for value, label in Partner.Role.choices],
        initial=Partner.Role.PARTNER,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [(value, capfirst(label)) for value, label in Partner.Role.choices]

    def clean_name(self):
        return legible(self.cleaned_data["name"], one_line=True)

    def clean_role(self):
        return self.cleaned_data["role"] or Partner.Role.PARTNER


class BasePartners(forms.BaseFormSet):
    def clean(self):
        """One lead, and no more than can be read; a row without a name is none."""
        if len(self.rows) > MOST_PARTNERS:
            raise forms.ValidationError(
                _("At most %(most)s partners."), code="too_many", params={"most": MOST_PARTNERS}
            )
        leads = [one for one in self.forms if _row(one) and _row(one)[1] == Partner.Role.LEAD]
        for one in leads[1:]:
            one.add_error("role", forms.ValidationError(_("Only one can be the lead partner."), code="leads"))

    @property
    def rows(self):
        """Name and role of each partner; asked for after checking."""
        return list(dict.fromkeys(row for row in map(_row, self.forms) if row))


def _row(form):
    clean = getattr(form, "cleaned_data", {})
    return (clean["name"], clean["role"]) if clean.get("name") and clean.get("role") else None


Partners = forms.formset_factory(
    PartnerForm, formset=BasePartners, extra=BLANK, max_num=MOST_PARTNERS, absolute_max=2 * MOST_PARTNERS
)


def rows_sent(data):
    """Name and role of each row as a browser sent them, checked or not; None when it sent no rows at all."""
    total = data.get("partners-TOTAL_FORMS", "")
    if not (total.isascii() and total.isdigit()):
        return None
    numbers = range(min(int(total), 2 * MOST_PARTNERS))
    rows = [(data.get(f"partners-{one}-name", ""), data.get(f"partners-{one}-role", "")) for one in numbers]
    return [(name, role) for name, role in rows if name.strip()]
