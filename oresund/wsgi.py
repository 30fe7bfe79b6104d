"""The door for a web server such as gunicorn."""

import os

from django.core.wsgi import get_wsgi_application

from oresund.charset import without_charset

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "oresund.settings")
# A web server that was told nothing serves in production mode, and so refuses to start rather than show debug pages.
if "DEBUG" not in os.environ:
    os.environ.setdefault("PRODUCTION", "true")

application = without_charset(get_wsgi_application())
