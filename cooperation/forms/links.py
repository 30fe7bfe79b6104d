"""A form field for the address of a page on the web, and nothing else that browsers would follow."""

from urllib.parse import urlsplit

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

NOT_ON_THE_WEB = _("Write an address that begins with https:// or http://.")


class LinkField(forms.URLField):
    """http and https only; without a name and a password, which would make one address look like another."""

    default_validators = [URLValidator(schemes=["http", "https"], message=NOT_ON_THE_WEB)]

    def __init__(self, **options):
        options = {"max_length": 500, "assume_scheme": "https", **options}
        super().__init__(error_messages={"invalid": NOT_ON_THE_WEB}, **options)

    def run_validators(self, value):
        super().run_validators(value)
        if "@" in urlsplit(value).netloc:
            raise ValidationError(NOT_ON_THE_WEB, code="invalid")
