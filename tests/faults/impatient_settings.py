"""The settings of the portal with a broker that hands out again what is not done within five seconds."""

from oresund.settings import *  # noqa: F403
from oresund.settings import CELERY_BROKER_TRANSPORT_OPTIONS as USUAL

CELERY_BROKER_TRANSPORT_OPTIONS = {**USUAL, "visibility_timeout": 5}
