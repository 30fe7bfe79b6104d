"""The frame of the portal: settings, addresses, home page and everything that both apps share."""

from oresund.celery import app as celery_app

__all__ = ["celery_app"]
