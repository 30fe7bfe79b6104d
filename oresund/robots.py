"""What search engines are asked to leave alone: accounts, work behind the log-in, and secret addresses."""

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import override
from django.views.decorators.http import require_safe


def closed_paths():
    """Beginnings of paths, in the active language."""
    yield reverse("admin:index")
    yield _folder(reverse("account_login"))
    yield _folder(reverse("meetings:personal_calendar", args=["token"]))
    yield reverse("meetings:my_meetings")
    yield reverse("meetings:my_messages")
    yield _folder(reverse("meetings:leave", args=["token"]))
    yield reverse("meetings:plan")
    yield _folder(reverse("meetings:handover", args=["ref"]))
    yield reverse("meetings:changes")
    yield _folder(reverse("meetings:person", args=[1]))
    yield reverse("cooperation:declaration_enter")
    yield reverse("cooperation:obstacle_new")
    yield reverse("cooperation:worklist")
    yield reverse("cooperation:proposal_list")
    yield reverse("cooperation:initiative_new")
    yield reverse("cooperation:initiative_import")
    yield reverse("cooperation:rate_list")
    yield reverse("cooperation:translation_list")


def _folder(path):
    return path.rstrip("/").rpartition("/")[0] + "/"


@require_safe
def robots(request):
    lines = ["User-agent: *"]
    for code, _name in settings.LANGUAGES:
        with override(code):
            lines += [f"Disallow: {path}" for path in closed_paths()]
    lines += ["", f"Sitemap: {settings.SITE_URL}{reverse('sitemap')}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
