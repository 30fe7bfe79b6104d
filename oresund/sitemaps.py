"""What search engines are told of each public page: its address in both languages, and when it changed."""

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.urls import reverse

from oresund.language import ANY, alternate


class InBothLanguages(Sitemap):
    """Pages under SITE_URL, whatever host was asked, with the same alternates that the pages themselves name."""

    i18n = alternates = True

    def get_protocol(self, protocol=None):
        return settings.SITE_URL.split("://")[0]

    def get_domain(self, site=None):
        return settings.SITE_URL.split("://")[1]

    def get_urls(self, page=1, site=None, protocol=None):
        """Django's own x-default drops the language from the path, and what is left leads nowhere here."""
        entries = super().get_urls(page, site, protocol)
        for entry in entries:
            path = entry["location"].removeprefix(settings.SITE_URL)
            default = settings.SITE_URL + alternate(ANY, path)
            entry["alternates"].append({"lang_code": ANY, "location": default})
        return entries


class Pages(InBothLanguages):
    """Pages that are there whatever the database holds, by the names of their addresses."""

    def __init__(self, *names):
        self.names = names

    def items(self):
        return self.names

    def location(self, name):
        return reverse(name)
