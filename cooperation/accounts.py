"""How django-allauth behaves here: accounts are made by an administrator, nobody signs up."""

from allauth.account.adapter import DefaultAccountAdapter
from django.utils import timezone

from cooperation.actions import ask_for_password


class Adapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request):
        return False

    def send_mail(self, template_prefix, email, context):
        """Nothing is sent while somebody waits: the page says the same, and takes as long, for an unknown address."""
        if template_prefix == "account/email/password_reset_key":
            ask_for_password(user=context["user"], now=timezone.now())
        else:  # none that is switched on here
            super().send_mail(template_prefix, email, context)

    def _get_login_attempts_cache_key(self, request, **credentials):
        """Failed tries count for an account and an address together: strangers cannot lock the owner out."""
        account = super()._get_login_attempts_cache_key(request, **credentials)
        return f"{account}:{self.get_client_ip(request)}"
