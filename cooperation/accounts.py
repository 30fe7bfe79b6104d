"""How django-allauth behaves here: accounts are made by an administrator, nobody signs up."""

import logging
import smtplib

from allauth.account.adapter import DefaultAccountAdapter
from django.core.mail import get_connection
from django.urls import translate_url
from django.utils import translation

# Seconds that a page waits for a silent mail server.
PATIENCE = 3

logger = logging.getLogger(__name__)


class Adapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request):
        return False

    def send_mail(self, template_prefix, email, context):
        """In the recipient's language, whatever page the request came from.

        The page says the same for a known and an unknown address, also when the mail server refuses. (A server that
        hangs still tells them apart by the time it takes, up to PATIENCE.)
        """
        user = context.get("user")
        language = user.language if user else translation.get_language()
        if link := context.get("password_reset_url"):
            context = {**context, "password_reset_url": translate_url(link, language)}
        try:
            with translation.override(language):
                super().send_mail(template_prefix, email, context)
        except (OSError, smtplib.SMTPException):
            logger.exception("A mail about an account could not be sent")

    def render_mail(self, template_prefix, email, context, headers=None):
        own = {"Auto-Submitted": "auto-generated", "Content-Language": translation.get_language()}
        message = super().render_mail(template_prefix, email, context, headers={**own, **(headers or {})})
        message.connection = get_connection(timeout=PATIENCE)
        return message

    def _get_login_attempts_cache_key(self, request, **credentials):
        """Failed tries count for an account and an address together: strangers cannot lock the owner out."""
        account = super()._get_login_attempts_cache_key(request, **credentials)
        return f"{account}:{self.get_client_ip(request)}"
