"""News for programs that follow them (RFC 4287): of a body, of an initiative, and all decisions; each in both languages."""

import re
from collections import namedtuple
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import format_html_join
from django.utils.translation import get_language, gettext, pgettext

from cooperation.models import Body, Project, Stamp
from meetings.copies import Written, copy_of
from meetings.headlines import headline
from meetings.models import public_news
from oresund.language import path_in
from oresund.programs import open_to_all, read_only, unless_known
from oresund.templatetags.portal import plain

CONTENT_TYPE = "application/atom+xml"
A_YEAR, MOST = timedelta(days=366), 100  # what stands in a feed
OWNED_SINCE = 2026  # a year in which the portal has had its name (RFC 4151)
NOTHING_YET = datetime(2000, 1, 1, tzinfo=UTC)  # no news are older than the declaration
NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")

# what: the words of `News.concerns`; page: where people read of it; path: of the feed itself; items: what a project stands
# beside, which no stamp watches.
Topic = namedtuple("Topic", "key title what page path items", defaults=[()])


@read_only
def body_news(request, body):
    body = Body.objects.that_meet().annotate(marks=Stamp.beside()).filter(pk=body.replace("-", "_")).first()
    if body is None:
        raise Http404
    topic = Topic(
        key=f"body/{body.slug}",
        title=gettext("News: %(name)s") % {"name": plain(body, "name")},
        what={"bodies": [body.pk]},
        page=reverse("meetings:meeting_list"),
        path=reverse("meetings:body_news", args=[body.slug]),
    )
    return _answer(request, topic, body.marks)


@read_only
def project_news(request, ref):
    project = get_object_or_404(Project.objects.public().annotate(marks=Stamp.beside()), ref=ref)
    topic = Topic(
        key=f"project/{ref}",
        title=gettext("News: %(name)s") % {"name": plain(project, "title")},
        what={"projects": [ref]},
        page=project.get_absolute_url(),
        path=reverse("meetings:project_news", args=[ref]),
        items=tuple(project.agenda_items.order_by("pk").values_list("pk", flat=True)),
    )
    return _answer(request, topic, project.marks)


@read_only
def decision_news(request):
    topic = Topic(
        key="decisions",
        title=gettext("Decisions in the cooperation between Copenhagen and Malmö"),
        what={"decisions": True},
        page=reverse("meetings:meeting_list"),
        path=reverse("meetings:decision_news"),
    )
    return _answer(request, topic, Stamp.marks())


def _answer(request, topic, stamps):
    now, language = timezone.now(), get_language()
    copy = copy_of(
        ("news", topic.key, topic.items, language),
        stamps=stamps,
        now=now,
        write=lambda: _written(topic, now, language),
    )
    response = unless_known(
        request,
        content=lambda: copy.content,
        content_type=f"{CONTENT_TYPE}; charset=utf-8",
        etag=copy.etag,
        modified=int(copy.modified.timestamp()),
    )
    return open_to_all(response)


def _written(topic, now, language):
    """Until the oldest of its news is older than a year."""
    concerning = [one for one in public_news(now - A_YEAR) if one.concerns(**topic.what)][-MOST:]
    feed = _Feed(
        title=_legible(topic.title),
        link=settings.SITE_URL + topic.page,
        description=None,
        language=language,
        feed_url=settings.SITE_URL + topic.path,
        feed_guid=_tag(f"news/{topic.key}", language),
        author_name=pgettext("name of the portal", "One city"),
        author_link=settings.SITE_URL,
        others=_others(topic.path, language),
    )
    for one in reversed(concerning):
        feed.add_item(**_entry(one, language))
    until = min((one.at for one in concerning), default=None)
    return Written(feed.writeString("utf-8").encode(), until=until and until + A_YEAR)


def _entry(one, language):
    told = headline(one)
    return {
        "title": _legible(told.title),
        "link": settings.SITE_URL + told.path,
        "description": format_html_join("", "<p>{}</p>", [[_legible(line)] for line in told.lines]),
        "unique_id": _tag(one.key, language),
        "pubdate": one.at,
        "updateddate": one.updated,
        "others": _others(told.path, language),
    }


class _Feed(Atom1Feed):
    """With the same in the other language beside the feed and each of its entries."""

    def add_root_elements(self, handler):
        super().add_root_elements(handler)
        _link_others(handler, self.feed, {"rel": "alternate", "type": CONTENT_TYPE})

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        # Of two alternates some programs open the last, whatever the language.
        _link_others(handler, item, {"rel": "related"})

    def latest_post_date(self):
        """Django's own of a feed without entries is always now, and so never the same."""
        return max((item["updateddate"] for item in self.items), default=NOTHING_YET)


def _link_others(handler, thing, attributes):
    for code, url in thing["others"]:
        handler.addQuickElement("link", "", {"hreflang": code, "href": url, **attributes})


def _others(path, language):
    codes = [code for code, _name in settings.LANGUAGES if code != language]
    return [(code, settings.SITE_URL + path_in(code, path)) for code in codes]


def _tag(key, language):
    return f"tag:{urlsplit(settings.SITE_URL).hostname},{OWNED_SINCE}:{key}/{language}"


def _legible(words):
    """Without the characters that no XML may hold."""
    return NOT_IN_XML.sub("", words)
