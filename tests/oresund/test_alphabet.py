"""Names in the order of the reader's alphabet: what the database sorts, a second sorter in Python, and ICU's own lists."""

import random
import unicodedata

import pytest
from django.db import transaction
from django.utils.translation import override
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from cooperation.models import Person
from oresund.alphabet import Alphabetical, tables

pytestmark = pytest.mark.django_db

LANGUAGES = ("da", "sv")

# What ICU 72 makes of the names (COLLATE "da-x-icu" and "sv-x-icu").
ICU = {
    "da": [
        "Amager, Zebra, Ängelholm, Ærø, Öja, Østerbro, Østergade, Aabenraa, Åboulevard",
        "Ystad, Zebra, Ængel, Ärlig, Ödåkra, Øresund, Öresund, Ådal, Ålborg, Aalborg, Århus, Aarhus",
        "2 byer, 7-eleven, Ada, Adam, André, Anna Lise, Anna-Lise, Annalise, Ib, İpek, Vagn, Viggo, Walid, Yrsa, Ürün, Zoë, Zülal",
        "Đorđe, Dorte, Dýrfinna, Eva, Évora, Łukasz, Lyng, Peña, Penda, Ægir, Ökna, Őry, Å, Aage",
    ],
    "sv": [
        "Aabenraa, Amager, Zebra, Åboulevard, Ängelholm, Ærø, Öja, Østerbro, Østergade",
        "Aalborg, Aarhus, Ystad, Zebra, Ådal, Ålborg, Århus, Ængel, Ärlig, Ödåkra, Öresund, Øresund",
        "2 byer, 7-eleven, Ada, Adam, André, Anna Lise, Anna-Lise, Annalise, Ib, İpek, Vagn, Viggo, Walid, Yrsa, Ürün, Zoë, Zülal",
        "Aage, Đorđe, Dorte, Dýrfinna, Eva, Évora, Łukasz, Lyng, Peña, Penda, Å, Ægir, Ökna, Őry",
    ],
}


def in_order(language, names):
    """The names as the database sorts them."""
    Person.objects.bulk_create(Person(name=name) for name in names)
    with override(language):
        found = Person.objects.filter(name__in=names).order_by(Alphabetical("name"), "pk")
        return list(found.values_list("name", flat=True))


def sort_key(language, name):
    """The same in Python, step by step."""
    (letters, places), (own, first), double_a = tables(language)
    composed = unicodedata.normalize("NFC", name)
    plain = unicodedata.normalize("NFKD", composed.translate(str.maketrans(letters, places)))
    bare = "".join(one.lower() if one.isascii() else one for one in plain if not "\u0300" <= one <= "\u036f")
    return bare.replace("aa", double_a) + "\1" + composed.translate(str.maketrans(own, first))


@pytest.mark.parametrize(("language", "names"), [(code, one) for code in LANGUAGES for one in ICU[code]])
def test_the_database_sorts_as_icu_does(language, names):
    expected = names.split(", ")
    mixed = random.Random(names).sample(expected, len(expected))
    assert in_order(language, mixed) == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_case_and_accents_decide_only_between_equals(language):
    names = ["Ane b", "ane a", "Ané c", "ane", "Ané", "Ane"]
    assert in_order(language, names) == ["Ane", "Ané", "ane", "ane a", "Ane b", "Ané c"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_letters_that_are_put_together_from_two_signs_are_the_same_letters(language):
    names = ["Zebra", *(unicodedata.normalize("NFD", one) for one in ("Åse", "Öja", "Ängel", "Émile"))]
    expected = [unicodedata.normalize("NFC", one) for one in in_order(language, names)]
    first, last = ("Émile", "Zebra"), {"da": ("Ängel", "Öja", "Åse"), "sv": ("Åse", "Ängel", "Öja")}
    assert expected == [*first, *last[language]]


def test_the_language_is_that_of_the_reader_who_asks():
    Person.objects.bulk_create(Person(name=name) for name in ("Aage", "Zenia"))
    kept = Person.objects.order_by(Alphabetical("name")).values_list("name", flat=True)
    with override("da"):
        assert list(kept.all()) == ["Zenia", "Aage"]
    with override("sv"):
        assert list(kept.all()) == ["Aage", "Zenia"]


def test_it_can_be_turned_round():
    Person.objects.bulk_create(Person(name=name) for name in ("Ø", "A", "Å"))
    with override("da"):
        found = Person.objects.order_by(Alphabetical("name").desc())
        assert [one.name for one in found] == ["Å", "Ø", "A"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_letter_has_two_places(language):
    letters, own, _double_a = tables(language)
    for signs, places in (letters, own):
        assert len(signs) == len(places) == len(set(signs))


CLOSE = "aaAAåÅäÄæÆöÖøØőüÜyzZvwéÉeđłß19 -–’.a\u030ao\u0308"
NAMES = st.text(st.sampled_from(CLOSE), min_size=1, max_size=6) | st.text(
    st.characters(categories=["L", "M", "N", "P", "S", "Zs"]), min_size=1, max_size=6
)


@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(names=st.lists(NAMES, min_size=2, max_size=40, unique=True))
@example(names=["Aá", "Å", "aA", "ǻ", "AA", "åa", "ﬁ", "fi", "ẞ", "ǆ"])
def test_the_database_and_python_agree_on_all_names(language, names):
    with transaction.atomic():
        found = in_order(language, names)
        transaction.set_rollback(True)
    assert found == sorted(names, key=lambda name: sort_key(language, name))
