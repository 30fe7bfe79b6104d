"""Brings locale/*/LC_MESSAGES/django.po up to date with the messages in code and templates."""

from django.conf import settings
from django.core.management.base import BaseCommand

from oresund.extraction import messages, updated


class Command(BaseCommand):
    help = "Update the message catalogues; what has no translation yet is left empty."

    def handle(self, *args, **options):
        template = messages(settings.BASE_DIR)
        for po in sorted(settings.BASE_DIR.glob("locale/*/LC_MESSAGES/django.po")):
            po.write_bytes(updated(po, template))
            self.stdout.write(f"{po.relative_to(settings.BASE_DIR)}: {len(template)} messages")
