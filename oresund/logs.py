"""How a line of the log looks, and what must not stand in it: the secret part of a personal calendar address."""

import logging
import re
import time

# Personal calendars, links with which one answers an invitation or a question about dates, chooses or leaves messages, and
# those to a new password.
SECRET_PATH = re.compile(
    r"(/p/|/(?:svar|datoer|datum|afmeld|avanmal|foelg|folj)/|/(?:adgangskode/ny|losenord/nytt)/(?=\w+-))[^/\s\"'?]+"
)


class Line(logging.Formatter):
    """In universal time, so that no hour comes twice in October."""

    converter = staticmethod(time.gmtime)
    default_time_format = "%Y-%m-%dT%H:%M:%S"
    default_msec_format = "%s.%03dZ"


class MaskCalendarTokens(logging.Filter):
    """Replaces the token in paths such as /da/kalender/p/<token>.ics, wherever in the line they stand."""

    def filter(self, record: logging.LogRecord) -> bool:
        message = record.getMessage()
        masked = SECRET_PATH.sub(r"\1***", message)
        if masked != message:
            record.msg, record.args = masked, ()
        return True
