"""The frame as an installed app, so that it may hold commands, template tags and static files."""

from django.apps import AppConfig


class OresundConfig(AppConfig):
    name = "oresund"
    verbose_name = "Oresund"
