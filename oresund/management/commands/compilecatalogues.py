"""Compiles the message catalogues of both languages."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from oresund.catalogues import compile_all


class Command(BaseCommand):
    help = "Compiles the message catalogues (.po) into the files that Django reads (.mo)."
    # It also has to work where a check would already miss the translations.
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        for folder in settings.LOCALE_PATHS:
            for written in compile_all(Path(folder)):
                self.stdout.write(str(written))
