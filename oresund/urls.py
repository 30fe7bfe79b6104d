"""Where everything is mounted: machines outside, people inside the language paths."""

from allauth.account import views as accounts
from django.conf.urls.i18n import i18n_patterns
from django.contrib.sitemaps.views import sitemap
from django.urls import include, path, register_converter
from django.urls.converters import StringConverter
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_http_methods, require_safe
from django.views.generic import RedirectView

import cooperation.sitemaps
import meetings.sitemaps
from cooperation.admin import administration
from oresund import health, robots, views
from oresund.sitemaps import Pages


class Base36(StringConverter):
    """The number of an account as django-allauth writes it in a link; the hyphen after it belongs to the path."""

    regex = "[0-9A-Za-z]+"


register_converter(Base36, "base36")
form = require_http_methods(["GET", "HEAD", "POST"])

# Only what is used: nobody signs up, and e-mail addresses are the administrator's.
account_patterns = [
    path(pgettext_lazy("path", "log-in/"), form(accounts.login), name="account_login"),
    path(pgettext_lazy("path", "log-out/"), form(accounts.logout), name="account_logout"),
    path(pgettext_lazy("path", "inactive/"), form(accounts.account_inactive), name="account_inactive"),
    path(
        pgettext_lazy("path", "password/change/"),
        form(accounts.password_change),
        name="account_change_password",
    ),
    path(
        pgettext_lazy("path", "password/forgotten/"),
        form(accounts.password_reset),
        name="account_reset_password",
    ),
    # Asked for by django-allauth for an account without a password; its owner gets one by mail.
    path(
        pgettext_lazy("path", "password/choose/"),
        require_safe(RedirectView.as_view(pattern_name="account_reset_password")),
        name="account_set_password",
    ),
    path(
        pgettext_lazy("path", "password/forgotten/sent/"),
        form(accounts.password_reset_done),
        name="account_reset_password_done",
    ),
    path(
        pgettext_lazy("path", "password/new/<base36:uidb36>-<str:key>/"),
        form(accounts.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
    path(
        pgettext_lazy("path", "password/new/done/"),
        form(accounts.password_reset_from_key_done),
        name="account_reset_password_from_key_done",
    ),
]

SITEMAPS = {"home": Pages("home"), **cooperation.sitemaps.SITEMAPS, **meetings.sitemaps.SITEMAPS}

handler400 = "oresund.views.bad_request"
handler500 = "oresund.views.server_error"

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("mailz", health.mailz, name="mailz"),
    path("robots.txt", robots.robots, name="robots"),
    path("sitemap.xml", require_safe(sitemap), {"sitemaps": SITEMAPS}, name="sitemap"),
    *i18n_patterns(
        path("", views.home, name="home"),
        path("", include("cooperation.urls")),
        path("", include("meetings.urls")),
        path(pgettext_lazy("path", "account/"), include(account_patterns)),
        path(pgettext_lazy("path", "administration/"), administration.urls),
    ),
]
