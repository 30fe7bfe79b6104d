"""What must not stand in a log: the secret part of a personal calendar address."""

import logging
import re

SECRET_PATH = re.compile(r"(/p/)[^/\s\"'?]+(\.ics)")


class MaskCalendarTokens(logging.Filter):
    """Replaces the token in paths such as /da/kalender/p/<token>.ics, wherever in the line they stand."""

    def filter(self, record: logging.LogRecord) -> bool:
        message = record.getMessage()
        masked = SECRET_PATH.sub(r"\1***\2", message)
        if masked != message:
            record.msg, record.args = masked, ()
        return True
