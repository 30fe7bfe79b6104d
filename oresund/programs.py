"""What programs fetch by themselves, calendars and news: only ever read, told when nothing is new, and open to all sites."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe


def read_only(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Programs also try PROPFIND and the like: they are told what is allowed, not asked for a form's token."""
    return csrf_exempt(require_safe(view))


def unless_known(
    request: HttpRequest, *, content: Callable[[], bytes], content_type: str, etag: str, modified: int
) -> HttpResponse:
    """The content, or nothing but "unchanged" for a program that has it already; modified: in seconds since 1970."""
    response = HttpResponse(content_type=content_type)
    response["ETag"], response["Last-Modified"] = etag, http_date(modified)
    answer: HttpResponse = get_conditional_response(request, etag, modified, response) or response
    if answer is response:
        response.content = content()
    return answer


def open_to_all(response: HttpResponse) -> HttpResponse:
    """Anybody may embed what is public, and keep it for some minutes."""
    response["Cache-Control"] = "public, max-age=300"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response
