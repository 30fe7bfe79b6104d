"""The same page in the other language: its path, its address with the query, and what search engines are told of it."""

from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.http import HttpRequest
from django.urls import NoReverseMatch, Resolver404, resolve, reverse
from django.utils.encoding import iri_to_uri
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language_from_path, override

ANY = "x-default"  # hreflang of the page for those who read neither language


def path_in(code: str, path: str) -> str | None:
    """The path of the same page in "da" or "sv"; None where a path, written without escapes, leads to no page."""
    try:
        with override(get_language_from_path(path) or code):
            match = resolve(path)
        with override(code):
            return reverse(match.view_name, args=match.args, kwargs=match.kwargs)
    except (Resolver404, NoReverseMatch):
        return None


def home_in(code: str) -> str:
    with override(code):
        return reverse("home")


def alternate(code: str, path: str) -> str:
    """The path that search engines are told for "da", "sv" or "x-default".

    For other languages that is Danish, but for the front page: its bare address leads to what the browser asks for.
    """
    if code != ANY:
        return path_in(code, path) or path
    return "/" if path in map(home_in, dict(settings.LANGUAGES)) else alternate(settings.LANGUAGE_CODE, path)


def same_page(request: HttpRequest, code: str) -> str:
    """The address of this very page in "da" or "sv", with its query; the front page where there is none.

    The page that a log-in leads on to changes its language too; one on another site is left out.
    """
    path = path_in(code, request.path_info) or home_in(code)
    query = _query(request, code)
    return f"{path}?{query}" if query else path


def _query(request: HttpRequest, code: str) -> str:
    wanted = request.POST.get(REDIRECT_FIELD_NAME, request.GET.get(REDIRECT_FIELD_NAME))
    if wanted is None:
        return iri_to_uri(request.META.get("QUERY_STRING", ""))
    query = request.GET.copy()
    query.pop(REDIRECT_FIELD_NAME, None)
    if url_has_allowed_host_and_scheme(wanted, None):
        page = urlsplit(wanted)
        path = path_in(code, unquote(page.path))
        query[REDIRECT_FIELD_NAME] = page._replace(path=path or page.path).geturl()
    return query.urlencode()
