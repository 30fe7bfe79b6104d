"""The pages on which a secretariat reads what the portal writes, in both languages, before anybody gets it."""

from dataclasses import replace
from email.header import decode_header, make_header

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from meetings import notifications
from meetings.permissions import may_read_mails
from meetings.views.mail_kinds import GROUPS, MAIL_KINDS
from oresund.logs import SECRET_PATH
from oresund.mail import NothingToSay

# A mail brings its own styles and nothing else; whatever else might get into one does nothing.
NOTHING_RUNS = (
    "sandbox; default-src 'none'; style-src 'unsafe-inline'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


@login_required
@require_safe
def mail_templates(request):
    _let_in(request)
    return render(request, "meetings/mail_templates.html", {"groups": GROUPS})


@login_required
@require_safe
def mail_template(request, name):
    kind = _asked(request, name)
    try:
        mails = [_made(request, name, code) for code, _label in settings.LANGUAGES]
    except NothingToSay:
        mails = []
    return render(request, "meetings/mail_template.html", {"kind": kind, "mails": mails})


@login_required
@require_safe
def mail_page(request, name, language):
    """The HTML of a mail alone, as a mail program shows it."""
    _asked(request, name)
    if language not in dict(settings.LANGUAGES):
        raise Http404
    try:
        mail = _made(request, name, language)
    except NothingToSay as nothing:
        raise Http404 from nothing
    response = HttpResponse(mail.html)
    response.headers["Content-Security-Policy"] = NOTHING_RUNS
    response.headers["X-Robots-Tag"] = "noindex"
    patch_cache_control(response, no_store=True, private=True)
    return response


def _let_in(request):
    if not may_read_mails(request.user):
        raise Http404


def _asked(request, name):
    _let_in(request)
    if name not in MAIL_KINDS:
        raise Http404
    return MAIL_KINDS[name]


def _made(request, name, language):
    """The mail as it may be shown: secret links are masked, and the sender reads as in a mail program."""
    mail = notifications.specimen(name, request.user, language, timezone.now())
    return replace(
        mail,
        text=mail.record,
        html=SECRET_PATH.sub(r"\1***", mail.html),
        sender=str(make_header(decode_header(mail.sender))),
    )
