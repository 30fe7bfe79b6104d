"""Formand or forperson: one setting chooses the Danish word everywhere, and what people have typed stays as it is."""

import json
import os
import re
import subprocess
import sys
from gettext import GNUTranslations
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.apps import apps
from django.conf import settings as portal
from django.db import connection, models
from django.utils.html import escape

from cooperation.models import Seat, User
from oresund.catalogues import compile_all
from oresund.chair_word import CHAIR_WORDS, said_as
from tests.factories import NOW, a_meeting, a_member, a_user
from tests.oresund.views.reading import in_words

FORMAND, FORPERSON = CHAIR_WORDS
TYPED = "Formandens kontor ved forpersonens"


@pytest.mark.parametrize(
    ("formand", "forperson"),
    [
        ("formand", "forperson"),
        ("Formanden", "Forpersonen"),
        ("formandens", "forpersonens"),
        ("formænd", "forpersoner"),
        ("Formændene", "Forpersonerne"),
        ("formændenes", "forpersonernes"),
        ("næstformand", "næstforperson"),
        ("Næstformænd", "Næstforpersoner"),
        ("Formandskabet følger værtskabet", "Forpersonskabet følger værtskabet"),
        ("formandsmøde", "forpersonsmøde"),
        ("en person i formen", "en person i formen"),
        ("%(city)s har formandskabet", "%(city)s har forpersonskabet"),
    ],
)
def test_every_form_of_the_word_has_its_counterpart(formand, forperson):
    for chair_word, wanted in ((FORMAND, formand), (FORPERSON, forperson)):
        assert said_as(chair_word, formand) == said_as(chair_word, forperson) == wanted


def test_another_word_is_refused():
    with pytest.raises(ValueError, match="not in tuple"):
        said_as("mand", "formand")


def test_the_second_danish_catalogue_comes_from_the_first_and_holds_only_what_differs(tmp_path):
    po = tmp_path / "da" / "LC_MESSAGES" / "django.po"
    po.parent.mkdir(parents=True)
    po.write_text(
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
        '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
        'msgctxt "of a meeting"\nmsgid "Chair"\nmsgstr "Formand"\n\n'
        'msgid "a chair"\nmsgid_plural "chairs"\nmsgstr[0] "formand"\nmsgstr[1] "formænd"\n\n'
        '#, fuzzy\nmsgid "Vice chair"\nmsgstr "Næstformand"\n\n'
        'msgid "Meetings"\nmsgstr "Møder"\n',
        encoding="utf-8",
    )
    over = tmp_path / "forperson" / "da" / "LC_MESSAGES" / "django.mo"
    assert compile_all(tmp_path) == [po.with_suffix(".mo"), over]
    with over.open("rb") as file:
        found = GNUTranslations(file)
    assert found.pgettext("of a meeting", "Chair") == "Forperson"
    assert [found.ngettext("a chair", "chairs", n) for n in (1, 2)] == ["forperson", "forpersoner"]
    assert [found.gettext(absent) for absent in ("Vice chair", "Meetings")] == ["Vice chair", "Meetings"]
    assert compile_all(tmp_path) == []


def test_the_setting_chooses_a_catalogue_and_an_absent_one_does_no_harm():
    assert portal.LOCALE_PATHS == [portal.BASE_DIR / "locale" / FORMAND, portal.BASE_DIR / "locale"]
    assert not Path(portal.LOCALE_PATHS[0]).exists()


def started(chair_word, *arguments):
    """In a process of its own, since settings are read at its start, on the database of this test."""
    database = urlsplit(portal.DATABASE_URL)._replace(path=f"/{connection.settings_dict['NAME']}").geturl()
    own = {"DANISH_CHAIR_WORD": chair_word, "DATABASE_URL": database, "EMAIL_URL": "memory://"}
    return subprocess.run(
        [sys.executable, "-m", "tests.oresund.chair_word_reader", *arguments],
        env=os.environ | own | {"DJANGO_SETTINGS_MODULE": "oresund.settings"},
        cwd=portal.BASE_DIR,
        capture_output=True,
        text=True,
        check=False,
        timeout=100,
    )


def typed_by_people():
    """Every sentence in the database that has one of the words, in the shape a page gives it; the longest first."""
    found = set()
    for model in apps.get_models():
        fields = [
            field
            for field in model._meta.concrete_fields
            if isinstance(field, models.CharField | models.TextField)
        ]
        for row in model.objects.values_list(*(field.name for field in fields)) if fields else ():
            found |= {
                sentence for text in row if text for sentence in re.split(r"(?<=[.!?])\s+|[\n\"]", text)
            }
    found = {text for text in found if said_as(FORMAND, text) != said_as(FORPERSON, text)}
    shapes = {shape for text in found for shape in (text, escape(text), in_words(text))}
    return sorted(shapes, key=len, reverse=True)


@pytest.mark.django_db(transaction=True)
def test_every_page_mail_and_calendar_says_the_word_of_the_setting(frame):
    a_member("cph", email="medlem@kbh.example", language="da")
    a_member("cph", body="br", role=Seat.Role.COUNCIL_CHAIR, name="Overborgmesteren")
    a_user(User.Role.SECRETARIAT, "cph", email="sekretariat@kbh.example", language="da")
    a_user(User.Role.ADMINISTRATOR, None, email="administrator@portal.example", language="da")
    meeting = a_meeting(venue_da=TYPED)
    places = {"year": NOW.year + 1, "meeting": meeting.ref, "seat": Seat.objects.first().pk}
    typed = typed_by_people()
    assert TYPED in typed
    for chair_word, other in ((FORMAND, FORPERSON), (FORPERSON, FORMAND)):
        ended = started(chair_word, json.dumps(places))
        assert ended.returncode == 0, ended.stderr
        texts = json.loads(ended.stdout)
        shown = [where for where, text in texts.items() if TYPED in text]
        assert len(shown) > 3  # as it was typed, on pages and in mails
        said = set()
        for where, text in texts.items():
            for one in typed:
                text = text.replace(one, "")
            assert other not in text.lower(), where
            said |= {where} if chair_word in text.lower() else set()
        assert {where.split()[0] for where in said} == {
            "member",
            "secretariat",
            "administrator",
            "mail",
            "advice",
        }
        assert "member /sv/" not in said
