"""What the tests of the pages on which the plan is changed have in common."""

import re

from django.db import connection
from django.test.utils import CaptureQueriesContext

from meetings.models import Meeting, Reminder, RotationException
from tests.meetings.views.pages import address

REASON = {"reason_da": "Sne", "reason_sv": "Snö"}
AGREED = {"agreed_on": "2026-11-20", "agreed_da": "Aftalt", "agreed_sv": "Avtalat"}
NEW = {
    "body": "working_group",
    "kind": "ordinary",
    "day": "2027-04-19",
    "starts": "13:00",
    "ends": "16:00",
    "format": "in_person",
    "host": "malmo",
    "venue_da": "Malmø",
    "venue_sv": "Malmö",
    "visibility": "draft",
}


def moved(day, **fields):
    return {"day": day, "starts": "13:00", "ends": "16:00", **REASON, **fields}


def hidden(response):
    """What the page of the consequences sends along."""
    found = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', response.content.decode())
    return {name: value for name, value in found if name != "csrfmiddlewaretoken"}


def post(client, name, *args, language="da", **data):
    return client.post(address(name, *args, language=language), data)


def preview(client, name, *args, language="da", **data):
    """The page of the consequences, which must come."""
    response = post(client, name, *args, language=language, **data)
    assert response.status_code == 200, response.context["form"].errors
    assert response.templates[0].name == "meetings/meeting_preview.html"
    return response


def save(client, shown, name, *args, language="da", **data):
    """Press the button on a page of consequences; the first way is chosen there."""
    return post(
        client,
        name,
        *args,
        language=language,
        **{"policy": "keep_confirmed", **hidden(shown), "save": "1", **data},
    )


def everything():
    """All that a change could write."""
    return [list(model.objects.order_by("pk").values()) for model in (Meeting, RotationException, Reminder)]


def posted_queries(client, url, data):
    """How many queries a posted page takes once it is warm."""
    client.post(url, data)
    with CaptureQueriesContext(connection) as captured:
        assert client.post(url, data).status_code == 200
    return len(captured)
