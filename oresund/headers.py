"""What every answer tells the browser and the caches in between, beyond Django's own headers."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control, patch_vary_headers

# The portal uses none of these, so no page of it, nor a page that was tampered with, may ask for them.
UNUSED_FEATURES = (
    "accelerometer",
    "autoplay",
    "browsing-topics",
    "camera",
    "display-capture",
    "encrypted-media",
    "fullscreen",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "picture-in-picture",
    "publickey-credentials-get",
    "screen-wake-lock",
    "usb",
    "xr-spatial-tracking",
)
PERMISSIONS_POLICY = ", ".join(f"{feature}=()" for feature in UNUSED_FEATURES)


class SecurityHeadersMiddleware:
    """Permissions, embedding by other sites, and no copy of a page that was made for one person."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if _is_log_out(request):
            # Unsaved text that a browser kept does not wait there for whoever comes next.
            response.headers["Clear-Site-Data"] = '"storage"'
        if _is_personal(request):
            patch_cache_control(response, no_store=True, private=True)
            patch_vary_headers(response, ["Cookie"])
        return response


def _is_log_out(request: HttpRequest) -> bool:
    match = request.resolver_match
    return request.method == "POST" and match is not None and match.view_name == "account_logout"


def _is_personal(request: HttpRequest) -> bool:
    """Asks for the cookie, not for the user: looking at the user would read the session on every public page."""
    session = getattr(request, "session", None)  # a static file is answered before there is one
    return session is not None and (settings.SESSION_COOKIE_NAME in request.COOKIES or session.modified)
