"""The message catalogues: complete in both languages, true to the code, and understood by Django."""

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.conf import settings
from django.core.management import call_command
from django.utils.translation import gettext, npgettext, override, pgettext

from oresund.extraction import messages, updated

CATALOGUES = sorted(settings.BASE_DIR.glob("locale/*/LC_MESSAGES/django.po"))
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sd]|\{\w*\}|</?\w+[^>]*>")
# Ends that carry a meaning; a mark within a sentence may become another one.
ENDS = ".:?…"
# A Danish date follows "pr.", an abbreviation.
OTHER_END = {"As of"}
# English words of several meanings, so that a translator has to be told which one: by a context or by a remark.
AMBIGUOUS = re.compile(
    "adopted|adoption|all|approved|archived|area|audience|auspices|body|book|by|cancel|case|"
    "chair|choose|close|closed|code|confirmed|decided|decision|draft|due|failed|field|form|"
    "format|from|held|host|item|kept|kind|left|matter|merged|minutes|next|none|notice|open|"
    "order|origin|other|outcome|past|planned|position|present|previous|proposals|purpose|"
    "record|reference|rejected|retired|seat|seats|sent|since|standing|state|submit|submitted|"
    "term|to|tries|type|upcoming|void|when|where|withdrawn",
    re.IGNORECASE,
)
PATH_PART = re.compile(r"<[^>]+>")


@pytest.fixture(scope="module")
def template():
    return messages(settings.BASE_DIR)


@pytest.fixture(params=CATALOGUES, ids=lambda po: po.parent.parent.name)
def po(request):
    return request.param


@pytest.fixture
def catalogue(po):
    with po.open("rb") as file:
        return read_po(file, locale=po.parent.parent.name)


def entries(catalogue):
    return [message for message in catalogue if message.id]


def forms(text):
    return text if isinstance(text, tuple) else (text,)


def test_there_is_a_catalogue_for_each_language():
    assert [po.parent.parent.name for po in CATALOGUES] == [code for code, _name in settings.LANGUAGES]


def test_nothing_is_untranslated(catalogue):
    empty = [message.id for message in entries(catalogue) if not all(forms(message.string))]
    assert not empty


def test_nothing_is_fuzzy_or_obsolete(catalogue):
    assert not [message.id for message in catalogue if message.id and message.fuzzy]
    assert not catalogue.obsolete


def test_every_message_of_code_and_templates_is_there_and_no_other(catalogue, template):
    keys = {(message.id, message.context) for message in entries(catalogue)}
    assert keys == {(message.id, message.context) for message in entries(template)}
    assert len(keys) > 100


def test_updating_would_change_nothing(po, template):
    assert updated(po, template) == po.read_bytes()


def test_a_translation_has_exactly_the_placeholders_and_tags_of_its_message(catalogue):
    wrong = {}
    for message in entries(catalogue):
        wanted = [set(PLACEHOLDER.findall(one)) for one in forms(message.id)]
        for number, string in enumerate(forms(message.string)):
            found = set(PLACEHOLDER.findall(string))
            if found != wanted[min(number, len(wanted) - 1)]:
                wrong[message.id] = string
    assert not wrong


def test_a_path_keeps_its_variables(catalogue):
    for message in entries(catalogue):
        if message.context == "path":
            assert PATH_PART.findall(message.string) == PATH_PART.findall(message.id)


def test_a_path_is_plain_letters_and_ends_like_its_original(catalogue):
    for message in entries(catalogue):
        if message.context == "path":
            assert re.fullmatch(
                r"[a-z-]+",
                PATH_PART.sub("", message.string)
                .replace("/", "")
                .rstrip(".")
                .removesuffix(".ics")
                .removesuffix(".atom"),
            )
            assert message.string[-1] == message.id[-1]


def test_plurals_are_filled_in_every_form(catalogue):
    plural = [message for message in entries(catalogue) if isinstance(message.id, tuple)]
    assert plural
    assert (catalogue.num_plurals, catalogue.plural_expr) == (2, "(n != 1)")
    for message in plural:
        assert len(message.string) == 2
        assert all(message.string)


def test_the_ends_of_a_translation_are_those_of_its_message(catalogue):
    for message in entries(catalogue):
        for original, string in zip(forms(message.id), forms(message.string), strict=True):
            if not string:
                continue
            assert string[0].isspace() is original[0].isspace()
            assert string[-1].isspace() is original[-1].isspace()
            if original not in OTHER_END:
                assert [string.endswith(end) for end in ENDS] == [original.endswith(end) for end in ENDS], (
                    string
                )


def test_a_translation_is_typeset_as_its_language_is(catalogue):
    """No doubled spaces, and quotes and apostrophes of print; the marks of a typewriter belong to code."""
    for message in entries(catalogue):
        for string in forms(message.string):
            assert not re.search(r"[ \t]{2}|\n|[\"'`]|\.\.\.| [.,;:?!]", string), string


def test_what_is_ambiguous_is_explained_to_translators(catalogue):
    """Words that are ambiguous in English, alone or as a heading, have a context or a remark in the catalogue itself."""
    bare = [
        message.id
        for message in entries(catalogue)
        if not message.context and not message.auto_comments and AMBIGUOUS.fullmatch(str(message.id))
    ]
    assert not bare
    explained = [message for message in entries(catalogue) if message.auto_comments]
    assert len(explained) > 30
    assert all(text.startswith("Translators: ") for message in explained for text in message.auto_comments)


@pytest.mark.parametrize(
    ("message", "danish", "swedish"),
    [
        ("Commitments", "Forpligtelser", "Åtaganden"),
        ("Meetings", "Møder", "Möten"),
        ("Bodies", "Organer", "Organ"),
        ("Log in", "Log ind", "Logga in"),
        ("Only in Danish", "Kun på dansk", "Endast på danska"),
        ("Only in Swedish", "Kun på svensk", "Endast på svenska"),
    ],
)
def test_django_reads_both_catalogues(message, danish, swedish):
    found = {}
    for code in ("da", "sv"):
        with override(code):
            found[code] = gettext(message)
    assert found == {"da": danish, "sv": swedish}


@pytest.mark.parametrize(
    ("context", "message", "danish", "swedish"),
    [
        ("meeting", "cancelled", "aflyst", "inställt"),
        ("name of the portal", "One city", "Én by", "En stad"),
        ("who chairs a meeting", "Chair", "Formandskab", "Ordförandeskap"),
    ],
)
def test_words_with_a_context_avoid_the_false_friends(context, message, danish, swedish):
    found = {}
    for code in ("da", "sv"):
        with override(code):
            found[code] = pgettext(context, message)
    assert found == {"da": danish, "sv": swedish}


@pytest.mark.parametrize(
    ("code", "body", "one", "many"),
    [
        ("da", "in the working group", "1 plads", "9 pladser"),
        ("da", "in a council", "1 mandat", "9 mandater"),
        ("sv", "in the working group", "1 plats", "9 platser"),
        ("sv", "in a council", "1 mandat", "9 mandat"),
    ],
)
def test_numbers_choose_their_form(code, body, one, many):
    with override(code):
        found = [npgettext(body, "%(size)s seat", "%(size)s seats", n) % {"size": n} for n in (1, 9)]
    assert found == [one, many]


def test_the_false_friend_by_stands_in_no_swedish_name_of_the_portal():
    swedish = next(po for po in CATALOGUES if "sv" in po.parts)
    with swedish.open("rb") as file:
        words = " ".join(str(message.string) for message in read_po(file, locale="sv") if message.id)
    assert "Én by" not in words


def test_what_is_new_in_a_template_is_found(tmp_path):
    page = tmp_path / "templates" / "page.html"
    page.parent.mkdir()
    page.write_text(
        '{% load i18n %}<p title="{% translate "Hand" context "body part" %}">{% translate "Its" %}</p>'
        '\n{# Translators: of a meeting #}\n{% translate "Minutes" %}\n'
        "{% blocktranslate trimmed count n=3 %}{{ n }} bridge{% plural %}{{ n }} bridges{% endblocktranslate %}"
    )
    (tmp_path / "meetings").mkdir()
    (tmp_path / "meetings" / "views.py").write_text(
        '# Translators: not from a body\n_("From code")\npgettext("path", "road/")\nother("Not a message")\n'
    )
    catalogue = messages(tmp_path)
    assert catalogue.get("From code").auto_comments == ["Translators: not from a body"]
    assert catalogue.get("Minutes").auto_comments == ["Translators: of a meeting"]
    found = {(message.id, message.context) for message in catalogue if message.id}
    assert found == {
        ("Hand", "body part"),
        ("Its", None),
        ("Minutes", None),
        (("%(n)s bridge", "%(n)s bridges"), None),
        ("From code", None),
        ("road/", "path"),
    }


def test_migrations_hold_no_messages(tmp_path):
    migration = tmp_path / "meetings" / "migrations" / "0001_initial.py"
    migration.parent.mkdir(parents=True)
    migration.write_text('_("Frozen")')
    assert not entries(messages(tmp_path))


def test_updating_keeps_translations_drops_what_is_gone_and_leaves_new_ones_empty(tmp_path, template):
    po = tmp_path / "sv" / "LC_MESSAGES" / "django.po"
    po.parent.mkdir(parents=True)
    header = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
    po.write_text(
        header + 'msgid "Meetings"\nmsgstr "Möten"\n\nmsgid "Long gone"\nmsgstr "Borta"\n', encoding="utf-8"
    )
    result = updated(po, template).decode()
    assert 'msgid "Meetings"\nmsgstr "Möten"' in result
    assert "Long gone" not in result
    assert 'msgid "Bodies"\nmsgstr ""' in result
    po.write_text(result, encoding="utf-8")
    assert updated(po, template).decode() == result


def test_the_command_brings_every_catalogue_up_to_date(settings, tmp_path, capsys):
    for room in ("oresund", "templates", "locale/da/LC_MESSAGES"):
        (tmp_path / room).mkdir(parents=True)
    (tmp_path / "oresund" / "new.py").write_text('_("Brand new")')
    po = Path(tmp_path, "locale/da/LC_MESSAGES/django.po")
    po.write_text('msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n')
    settings.BASE_DIR = tmp_path
    call_command("updatecatalogues")
    assert 'msgid "Brand new"\nmsgstr ""' in po.read_text()
    assert "1 messages" in capsys.readouterr().out
