"""The page on which the years ahead are planned, for its tests: its address, what its form sends, what was saved."""

import re

from meetings.models import Meeting
from tests.meetings.views.pages import address

JC = "joint_council"
ASKED = "?first=2028&last=2029&working_group=2"


def url(language="da", asked=ASKED):
    return address("plan", language=language) + asked


def typed(answer, **changes):
    """What the form of a page would send, with some fields typed anew: row_0_day="2028-03-07"."""
    content = answer.content.decode()
    form = content[content.index('method="post"', content.index("<main")) :]
    fields = dict(re.findall(r'<input type="(?:hidden|date|time)" name="([\w-]+)" value="([^"]*)"', form))
    fields |= dict(re.findall(r'<input type="radio" name="([\w-]+)" value="(\w+)"[^>]* checked', form))
    fields.pop("csrfmiddlewaretoken", None)
    renamed = {
        name.replace("_", "-") if name.startswith("row") else name: value for name, value in changes.items()
    }
    return {**fields, **renamed}


def refs():
    return list(Meeting.objects.order_by("starts_at").values_list("ref", flat=True))
