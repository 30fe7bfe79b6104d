"""A proposal form as a browser opens and sends it, with its partners and its papers."""

import re
from html import unescape

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.cooperation.papers import PDF
from tests.factories import proposal_texts


def token_on(answer):
    """What the form on a page carries that says whose it is."""
    return re.search(r'name="form" value="([^"]+)"', answer.content.decode())[1]


def with_partners(*rows):
    sent = {"partners-TOTAL_FORMS": str(len(rows)), "partners-INITIAL_FORMS": "0"}
    for number, (name, role) in enumerate(rows):
        sent |= {f"partners-{number}-name": name, f"partners-{number}-role": role}
    return sent


def a_file(name="Bilag.pdf", content=PDF):
    return SimpleUploadedFile(name, content)


def sent(**fields):
    return {**proposal_texts(), "action": "save", **fields}


def hidden(answer, name):
    return unescape(re.search(rf'name="{name}" value="([^"]*)"', answer.content.decode())[1])
