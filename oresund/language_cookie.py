"""The reader's choice of a language, kept in one cookie."""

from collections.abc import Callable
from datetime import timedelta
from urllib.parse import SplitResult, unquote, urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language_from_path

from oresund.language import home_in, path_in

A_YEAR = timedelta(days=365)


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
