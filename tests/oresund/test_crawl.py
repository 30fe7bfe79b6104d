"""Each page of the demo, by its links: every text stands in its language, says so where it is not the reader's, and none is English."""

import re

import pytest
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.urls import resolve, translate_url
from django.utils.translation import override, trans_real

from cooperation.models import User
from tests.oresund.crawling import Page, crawl, heard
from tests.oresund.spoken import NOTE, OTHER, Texts
from tests.oresund.views.reading import LANGUAGES, address

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]

ACCOUNT = [
    ("account_login",),
    ("account_reset_password",),
    ("account_reset_password_done",),
    ("account_reset_password_from_key", "1", "abc"),
    ("account_reset_password_from_key_done",),
    ("account_inactive",),
]

# What translators are shown is in its first language on purpose.
# A version of the declaration is a text in one language.
ONE_LANGUAGE = "cooperation:declaration_version"
# Here both languages stand side by side, each in a field that says which one it is.
SIDE_BY_SIDE = [
    *(address(code, "cooperation:translation_list") for code in LANGUAGES),
    *(f"{address(code, 'cooperation:proposal_list')}P-" for code in LANGUAGES),
]


@pytest.fixture(scope="module")
def public(demo, django_db_blocker):
    with django_db_blocker.unblock():
        return crawl(Client(), "/da/", "/sv/")


@pytest.fixture(scope="module")
def texts(demo, django_db_blocker):
    with django_db_blocker.unblock():
        return Texts()


def logged_in(role):
    client = Client()
    client.force_login(User.objects.filter(role=role).order_by("pk").first())
    return client


@pytest.fixture(scope="module")
def inside(demo, django_db_blocker):
    """What members, secretariats and administrators see; one page of each kind."""
    pages = {}
    with django_db_blocker.unblock():
        for role in User.Role.values:
            starts = [address(code, "home") for code in LANGUAGES]
            starts += [address(code, "account_change_password") for code in LANGUAGES]
            if role == User.Role.ADMINISTRATOR:
                starts += [address(code, "admin:index") for code in LANGUAGES]
            found = crawl(logged_in(role), *starts, alike=1)
            pages |= {f"{role} {one}": page for one, page in found.items()}
    return pages


@pytest.fixture(scope="module")
def beside(demo, django_db_blocker):
    """Pages that no link leads to: accounts and errors."""
    pages = {}
    with django_db_blocker.unblock():
        for code in LANGUAGES:
            for page in ACCOUNT:
                one = address(code, *page)
                pages[one] = Page(Client().get(one).content.decode())
            refused = Client().post(address(code, "account_login"), {"login": "x", "password": ""})
            pages[f"{code} refused"] = Page(refused.content.decode())
            pages[f"{code} 404"] = Page(Client().get(f"/{code}/nothing/").content.decode())
            pages[f"{code} 400"] = Page(Client().get(f"/{code}/", HTTP_HOST="junk host").content.decode())
            unsafe = Client(enforce_csrf_checks=True).post(address(code, "account_login"))
            pages[f"{code} csrf"] = Page(unsafe.content.decode())
            with override(code):
                for name in ("403", "429"):
                    request = RequestFactory().get(f"/{code}/")
                    pages[f"{code} {name}"] = Page(render_to_string(f"{name}.html", request=request))
    pages["500"] = Page(render_to_string("500.html"))
    return pages


@pytest.fixture(params=["public", "inside", "beside"])
def pages(request):
    return request.getfixturevalue(request.param)


def pieces(pages):
    return [(where, piece) for where, page in pages.items() for piece in page.pieces]


def test_the_crawl_saw_the_portal(public, inside, beside):
    """Or the tests below would hold for nothing."""
    assert len(public) >= 160
    assert len(inside) >= 60
    assert len(beside) == 25
    for code in LANGUAGES:
        assert sum(page.lang == code for page in public.values()) == len(public) / 2


def says_so_itself(piece):
    """An attribute and a page's title have the language of their element: there the words themselves say it."""
    return piece.where != "text" and f"({NOTE[piece.lang]})" in piece.words


def test_each_text_of_the_database_stands_in_its_language(pages, texts):
    wrong = set()
    for where, piece in pieces(pages):
        for found in texts.found(piece.words):
            if piece.lang != found.language and not says_so_itself(piece):
                wrong.add((where, piece, found))
    assert not wrong


def test_what_exists_in_one_language_only_says_so_beside_it(public, inside, texts):
    alone = {code: texts.only_in(code) for code in LANGUAGES}
    shown, silent = set(), []
    for where, page in [*public.items(), *inside.items()]:
        if any(path in where for path in SIDE_BY_SIDE):
            continue
        for piece, following in zip(page.pieces, [*page.pieces[1:], page.pieces[0]], strict=True):
            if piece.where == "text" and piece.lang != page.lang and piece.words in alone[piece.lang]:
                shown.add(piece)
                if following[:2] != (f"({NOTE[page.lang]})", page.lang):
                    silent.append((where, piece.words))
    assert {piece.lang for piece in shown} == set(LANGUAGES)
    assert len(shown) >= 40
    assert not silent


def test_no_text_is_left_out_of_the_other_language(public, texts):
    """What one language shows the other one shows too, as a fallback where it must."""
    stands_for = {code: texts.counterparts(code) for code in LANGUAGES}
    missing = []
    for where, page in public.items():
        code, other = page.lang, OTHER[page.lang]
        with override(code):
            if resolve(where.partition("?")[0]).view_name == ONE_LANGUAGE:
                continue
            across = public[translate_url(where, other)]
        there = set(across.texts)
        missing += [
            (where, words)
            for words in page.texts
            if words in stands_for[code] and not stands_for[code][words] & there
        ]
    assert not missing


def test_both_languages_of_each_page_name_each_other(public, settings):
    for where, page in public.items():
        assert {*page.alternates} == {*LANGUAGES, "x-default"}, where
        assert page.canonical == page.alternates[page.lang], where
        across = public[page.alternates[OTHER[page.lang]].removeprefix(settings.SITE_URL)]
        assert across.alternates == page.alternates, where


def test_search_engines_are_told_of_each_page(public, settings):
    robots = Client().get("/robots.txt").content.decode()
    closed = re.findall(r"^Disallow: (.+)$", robots, re.M)
    told = re.findall(r"<loc>(.+?)</loc>", Client().get("/sitemap.xml").content.decode())
    listed = [where for where, page in public.items() if "?" not in where and not page.unlisted]
    paths = {where for where in listed if not where.startswith(tuple(closed))}
    assert {settings.SITE_URL + path for path in paths} <= set(told)


def test_sentences_are_written_in_the_language_they_stand_in(pages):
    wrong = {
        (where, piece)
        for where, piece in pieces(pages)
        if len(piece.words) > 40 and not says_so_itself(piece)
        if heard(piece.words) not in (None, piece.lang)
    }
    assert not wrong


def english():
    """Message ids that are words of neither language, in lower case."""
    catalogues = [dict(trans_real.translation(code)._catalog.items()) for code in LANGUAGES]
    ids = {
        (message[0] if isinstance(message, tuple) else message).split("\x04")[-1].casefold()
        for catalogue in catalogues
        for message in catalogue
    }
    words = {text.casefold() for catalogue in catalogues for text in catalogue.values()}
    return {one for one in ids if one and not one.endswith("/")} - words


def test_no_message_is_left_in_english(pages):
    ids = english()
    assert len(ids) > 500
    assert not {(where, piece) for where, piece in pieces(pages) if piece.words.casefold() in ids}


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_detector_knows_the_languages(code):
    """Measured against the portal's own messages: never wrong, and mostly certain."""
    catalogue = trans_real.translation(code)._catalog
    pairs = [
        (message.split("\x04")[-1], text)
        for message, text in catalogue.items()
        if isinstance(message, str) and len(text) > 60 and len(message) > 60
    ]
    assert len(pairs) > 60
    for language, sentences in ((code, [text for _id, text in pairs]), ("en", [one for one, _text in pairs])):
        known = [heard(one) for one in sentences]
        assert set(known) <= {language, None}
        assert known.count(language) >= 0.8 * len(known)
