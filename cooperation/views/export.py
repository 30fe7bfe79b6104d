"""What the registry shows, as a file: CSV and XLSX for people, JSON for programs."""

from collections import namedtuple
from hashlib import sha256
from urllib.parse import quote

from allauth.core import ratelimit

# What the public one calls; that one lets everybody read as often as they like.
from allauth.core.internal.ratelimit import consume
from django.conf import settings
from django.http import Http404, StreamingHttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import urlencode
from django.utils.text import slugify
from django.utils.translation import get_language, gettext, override, pgettext

from cooperation import table_files
from cooperation.models import Stamp
from cooperation.views.export_columns import columns
from cooperation.views.export_objects import as_object
from cooperation.views.registry import Listing
from oresund import release
from oresund.programs import open_to_all, read_only

# limit: rows at most; a workbook takes many times as long as the others.
Form = namedtuple("Form", "content_type limit")
FORMS = {
    "csv": Form("text/csv; charset=utf-8; header=present", 100_000),
    "xlsx": Form("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", 10_000),
    "json": Form("application/json", 100_000),
}
# The letters of both languages as file names without them have it.
_PLAIN = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "ä": "a", "ö": "o"})


@read_only
def project_export(request, form):
    """The same choice and the same order as the list with this address; nothing but what its reader may see."""
    if form not in FORMS:
        raise Http404
    listing = Listing(request)
    response = StreamingHttpResponse(content_type=FORMS[form].content_type)
    response["Content-Disposition"] = disposition(form)
    response["ETag"] = _etag(request, form, listing)
    response["X-Robots-Tag"] = "noindex"
    response = get_conditional_response(request, response["ETag"], None, response) or response
    if not request.user.is_authenticated:
        open_to_all(response)
    if request.method == "HEAD" or response.status_code != 200:
        return response
    if not consume(request, app="allauth.account", action="export", limit_get=True):
        return ratelimit.respond_429(request)
    response.streaming_content = _spoken(get_language(), _content(request, form, listing))
    return response


def disposition(form):
    """Saved under a name in the reader's language, for old programs without its letters (RFC 6266)."""
    name = pgettext("name of a file", "Initiatives of Copenhagen and Malmö")
    stem = f"{name} {timezone.localdate()}"
    plain = slugify(stem.translate(_PLAIN))
    return f"attachment; filename=\"{plain}.{form}\"; filename*=UTF-8''{quote(stem)}.{form}"


def _spoken(code, pieces):
    """What is written while it is sent is written in the language of the request."""
    with override(code):
        yield from pieces


def _content(request, form, listing):
    projects = _projects(listing, FORMS[form].limit)
    if form == "json":
        return table_files.as_json(_head(request, listing), "projects", map(as_object, projects))
    shown = columns(by_key=request.GET.get("header") == "keys")
    rows = _rows(shown, projects)
    return table_files.as_csv(rows) if form == "csv" else table_files.as_xlsx(gettext("Initiatives"), rows)


def _rows(shown, projects):
    yield [column.label for column in shown]
    for project in projects:
        yield [column.value(project) for column in shown]


def _projects(listing, limit):
    for keys in listing.batches(table_files.AT_ONCE, limit):
        yield from listing.projects(keys, "deepens", "partners", "budget_lines")


def _head(request, listing):
    """What a program should know of the file: when it was made, from which page, and what was asked for."""
    query = urlencode(listing.filter.address, doseq=True)
    pages = {}
    for code, _name in settings.LANGUAGES:
        with override(code):
            pages[code] = (
                settings.SITE_URL + reverse("cooperation:project_list") + (f"?{query}" if query else "")
            )
    return {
        "generated_at": timezone.now().isoformat(timespec="seconds"),
        "page": pages,
        "filter": listing.filter.address,
        "limit": FORMS["json"].limit,
    }


def _etag(request, form, listing):
    """Another one whenever anything has changed that the file might show: the stamps of the database tell."""
    user = request.user
    reader = (user.role, user.city_id) if user.is_authenticated else ()
    query = sorted(request.GET.lists())
    known = (release.fingerprint(), form, get_language(), query, reader, *Stamp.marks())
    return f'W/"{sha256(repr(known).encode()).hexdigest()[:32]}"'
