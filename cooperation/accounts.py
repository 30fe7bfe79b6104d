"""How django-allauth behaves here: accounts are made by an administrator, nobody signs up."""

from allauth.account.adapter import DefaultAccountAdapter
from django.urls import translate_url
from django.utils import translation


class Adapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request):
        return False

    def send_mail(self, template_prefix, email, context):
        """In the recipient's language, whatever page the request came from."""
        user = context.get("user")
        language = user.language if user else translation.get_language()
        if link := context.get("password_reset_url"):
            context = {**context, "password_reset_url": translate_url(link, language)}
        with translation.override(language):
            super().send_mail(template_prefix, email, context)
