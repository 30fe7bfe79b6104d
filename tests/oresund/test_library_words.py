"""What the libraries can say on a page of the portal is in both languages, also after they have been updated."""

import json
import re
from io import BytesIO
from pathlib import Path

import allauth
import django
import modeltranslation
import pytest
from babel.messages.extract import extract
from django.test import RequestFactory
from django.utils.translation import gettext, ngettext, npgettext, override, pgettext
from django.views.i18n import JSONCatalog

from oresund.extraction import found_in
from tests.oresund.catalogue_entries import CODES

# Where the words stand that forms, mails and the administration can show; the portal has its own templates for accounts.
SPEAKING = {
    django: (
        "contrib/admin/**/*.py",
        "contrib/admin/templates/**/*.html",
        "contrib/auth/forms.py",
        "contrib/auth/password_validation.py",
        "contrib/auth/templates/**/*",
        "contrib/auth/validators.py",
        "contrib/postgres/**/*.py",
        "core/validators.py",
        "core/paginator.py",
        "db/models/**/*.py",
        "forms/**/*.py",
        "forms/templates/**/*.html",
        "template/defaultfilters.py",
        "utils/dateformat.py",
        "utils/dates.py",
        "utils/text.py",
        "utils/timesince.py",
    ),
    allauth: (
        "account/**/*.py",
        "core/**/*.py",
        "templates/account/messages/*.txt",
        "utils.py",
        "decorators.py",
    ),
    modeltranslation: ("**/*.py", "**/*.html"),
}
NO_WORDS = {":", ":?.!", "…", ", ", "%(class_name)s %(instance)s", "%(truncated_text)s…"}
# Not said in so many words: asked for by a name that is put together while the portal runs.
PUT_TOGETHER = {"addedname", "changedname", "deletedname"}
LIKE_IN_ENGLISH = {
    "Administration", "IPv4", "IPv6", "URL", "%(size)d byte", "%s MB", "%s GB", "%s TB", "%s PB",
    "jan", "feb", "mar", "apr", "jun", "jul", "aug", "nov", "dec",
}  # fmt: skip
SAME = {
    # The title of Django's own administration, which the portal's replaces, and clocks of twelve hours.
    "da": {"Django administration", "%s KB", "p.m.", "a.m.", "PM", "AM"},
    "sv": {"Text", "sep"},
}


def spoken():
    for library, places in SPEAKING.items():
        root = Path(library.__file__).parent
        for path in sorted({path for place in places for path in root.glob(place)}):
            if path.is_file() and not {"commands", "migrations", "tests"} & set(path.parts):
                yield from ((message, context) for _line, message, _remarks, context in found_in(path))


def translations(message, context):
    if isinstance(message, str):
        return [(message, pgettext(context, message) if context else gettext(message))]
    one, many = message
    return [
        (english, npgettext(context, one, many, n) if context else ngettext(one, many, n))
        for n, english in ((1, one), (2, many))
    ]


@pytest.mark.parametrize("language", CODES)
def test_every_word_of_the_libraries_is_in_the_language_of_the_page(language):
    messages = set(spoken())
    assert len(messages) > 400
    with override(language):
        english = {
            (said[0] if isinstance(said, tuple) else said)
            for said, context in messages
            if any(found == original for original, found in translations(said, context))
        }
    assert english == NO_WORDS | PUT_TOGETHER | LIKE_IN_ENGLISH | SAME[language]


# A Danish month heads a calendar, and so begins with a capital.
LIKE_IN_SCRIPTS = {
    "da": {"April", "August", "September", "November", "December"},
    "sv": {"Filter"},
}


@pytest.mark.parametrize("language", CODES)
def test_the_scripts_of_the_administration_speak_the_language_too(language):
    with override(language):
        answer = JSONCatalog.as_view(packages=["django.contrib.admin"])(RequestFactory().get("/"))
    catalogue = json.loads(answer.content)["catalog"]
    folder = Path(django.__file__).parent / "contrib/admin/static/admin/js"
    words = {"gettext": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}
    asked = set()
    for script in sorted(folder.rglob("*.js")):
        if "vendor" not in script.parts:
            for _line, message, _remarks, context in extract(
                "javascript", BytesIO(script.read_bytes()), words
            ):
                key = message[0] if isinstance(message, tuple) else message
                asked.add((key, f"{context}\x04{key}" if context else key))
    assert len(asked) > 50
    english = {key for key, entry in asked if catalogue.get(entry, key) in (key, [key])}
    assert {key for key in english if re.search(r"\w{2}", key)} == LIKE_IN_SCRIPTS[language]
