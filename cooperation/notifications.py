"""What people are told about their accounts."""

from urllib.parse import urljoin

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.urls import reverse
from django.utils import translation

from cooperation.models import Letter
from oresund.mail import Mail, NothingToSay, compose_mail, message_id


def new_password(letter: Letter) -> Mail:
    """The way to a new password; its link is made when the mail is, so that no secret is kept in the database."""
    user = letter.recipient
    if user is None:  # deleted in this moment
        raise NothingToSay
    key = {"uidb36": user_pk_to_url_str(user), "key": default_token_generator.make_token(user)}
    with translation.override(user.language):
        address = urljoin(settings.SITE_URL, reverse("account_reset_password_from_key", kwargs=key))
    return compose_mail(
        "password",
        {"recipient": user, "address": address},
        to=user.email,
        language=user.language,
        message_id=message_id(letter.uid),
        sender=settings.DEFAULT_FROM_EMAIL,
    )
