"""The same page in the other language, and the reader's choice of a language, kept in one cookie."""

from collections.abc import Callable
from datetime import timedelta
from urllib.parse import SplitResult, unquote, urlsplit

from django.conf import settings
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.http import HttpRequest, HttpResponse
from django.urls import NoReverseMatch, Resolver404, resolve, reverse
from django.utils.cache import patch_cache_control
from django.utils.encoding import iri_to_uri
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language_from_path, override

A_YEAR = timedelta(days=365)
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


class LanguageCookieMiddleware:
    """Remembers a language when somebody uses the switch, and only then.

    The switch is a plain link. Who follows it asks for a page and names, as the one before, the same page in the other
    language; what other links lead to is another page.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        code = get_language_from_path(request.path_info)
        if code and _is_page(request, response) and _was_chosen(request, code):
            _remember(response, code)
        return response


def _is_page(request: HttpRequest, response: HttpResponse) -> bool:
    is_html = response.headers.get("Content-Type", "").startswith("text/html")
    return request.method == "GET" and response.status_code < 400 and is_html


def _was_chosen(request: HttpRequest, code: str) -> bool:
    if request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME) == code:
        return False
    before = _split(request.headers.get("Referer", ""))
    path = unquote(before.path)
    if before.netloc != request.get_host() or get_language_from_path(path) in (None, code):
        return False
    # On pages for errors the switch leads to the front page.
    return request.path_info in (path_in(code, path), home_in(code))


def _split(url: str) -> SplitResult:
    """The parts of an address, all of them empty when it is none."""
    try:
        return urlsplit(url)
    except ValueError:
        return urlsplit("")


def _remember(response: HttpResponse, code: str) -> None:
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        code,
        max_age=A_YEAR,
        path=settings.LANGUAGE_COOKIE_PATH,
        domain=settings.LANGUAGE_COOKIE_DOMAIN,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
        samesite=settings.LANGUAGE_COOKIE_SAMESITE,  # type: ignore[arg-type]  # a setting is any text
    )
    # A cache in between would hand the choice of one reader to the next.
    patch_cache_control(response, private=True)
