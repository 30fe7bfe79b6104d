"""News of the public in words, in the active language: a headline, a few lines, and the page to read on."""

from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from meetings import tidings
from meetings.models import Meeting, News
from oresund.formats import long_date, time_span
from oresund.templatetags.portal import plain


class Headline(NamedTuple):
    """News as it is told; path: in the active language."""

    title: str
    lines: list[str]
    path: str


def headline(news: News) -> Headline:
    """Put one of the News into words, as its meeting or initiative stands now."""
    if news.project:
        return _of_project(news)
    if news.item:
        return _of_decision(news)
    lines = [*_LINES[news.kind](news), *_since_then(news)]
    return Headline(_title(news), lines, news.meeting.get_absolute_url())


def _title(news: News) -> str:
    words = {
        tidings.ANNOUNCED: _("New meeting: %(name)s, %(day)s"),
        tidings.MOVED: _("Moved: %(name)s, now %(day)s"),
        tidings.CONFIRMED: _("Confirmed: %(name)s, %(day)s"),
        tidings.HELD: pgettext("meeting", "Held: %(name)s, %(day)s"),
        tidings.CANCELLED: _("Cancelled: %(name)s, %(day)s"),
    }
    return words[news.kind] % {"name": plain(news.meeting, "heading"), "day": long_date(news.then.starts_at)}


def _announced(news: News) -> list[str]:
    lines = [_when(news), _host(news.meeting)]
    if news.then.status == Meeting.Status.PLANNED:
        lines.append(_("The meeting is planned, not yet confirmed."))
    if replaced := _public(news.meeting, "replaces"):
        day = long_date(replaced.starts_at)
        lines.append(_("It takes the place of the meeting on %(day)s.") % {"day": day})
    return lines


def _moved(news: News) -> list[str]:
    before, then, meeting = news.before, news.then, news.meeting
    moved = _("Moved from %(old_day)s, %(old_hours)s, to %(day)s, %(hours)s.") % {
        "old_day": long_date(before.starts_at),
        "old_hours": time_span(before.starts_at, before.ends_at),
        "day": long_date(then.starts_at),
        "hours": time_span(then.starts_at, then.ends_at),
    }
    # Of an earlier move the reason stands nowhere any more.
    is_latest = news.move_reason == (meeting.move_reason_da or "", meeting.move_reason_sv or "")
    return [moved, *(_reason(plain(meeting, "move_reason")) if is_latest else [])]


def _confirmed(news: News) -> list[str]:
    return [_("The meeting is now confirmed."), _when(news), _host(news.meeting)]


def _cancelled(news: News) -> list[str]:
    lines = [_("The meeting is cancelled."), *_reason(plain(news.meeting, "cancel_reason"))]
    if successor := _public(news.meeting, "replaced_by"):
        when = {
            "day": long_date(successor.starts_at),
            "hours": time_span(successor.starts_at, successor.ends_at),
        }
        lines.append(_("A new meeting takes its place: %(day)s, %(hours)s.") % when)
    return lines


def _held(news: News) -> list[str]:
    return [_("The meeting was held."), _host(news.meeting)]


_LINES = {
    tidings.ANNOUNCED: _announced,
    tidings.MOVED: _moved,
    tidings.CONFIRMED: _confirmed,
    tidings.CANCELLED: _cancelled,
    tidings.HELD: _held,
}


def _since_then(news: News) -> list[str]:
    """What has become of it later, so that nobody comes on a day that was once announced."""
    meeting, then = news.meeting, news.then
    if news.kind in (tidings.CANCELLED, tidings.HELD):
        return []
    if meeting.status == Meeting.Status.CANCELLED:
        return [_("It was cancelled later.")]
    if (meeting.starts_at, meeting.ends_at) == (then.starts_at, then.ends_at):
        return []
    day, hours = long_date(meeting.starts_at), time_span(meeting.starts_at, meeting.ends_at)
    return [_("It was moved later, to %(day)s, %(hours)s.") % {"day": day, "hours": hours}]


def _of_decision(news: News) -> Headline:
    # Translators: the headline of what came of an item of an agenda
    title = _("Decision: %(title)s") % {"title": plain(news.item, "title")}
    where = f"{plain(news.meeting, 'heading')}, {long_date(news.meeting.starts_at)}"
    lines = [plain(news.item, "outcome"), where]
    return Headline(title, lines, news.meeting.get_absolute_url())


def _of_project(news: News) -> Headline:
    project = news.project
    state = dict(type(project).State.choices)[news.kind]
    title = _("Initiative %(state)s: %(title)s") % {"state": state, "title": plain(project, "title")}
    lines = [plain(project, "summary")]
    if news.kind != project.state:
        lines.append(_("It is now: %(state)s.") % {"state": project.get_state_display()})
    return Headline(title, [line for line in lines if line], project.get_absolute_url())


def _when(news: News) -> str:
    return f"{long_date(news.then.starts_at)}, {time_span(news.then.starts_at, news.then.ends_at)}."


def _host(meeting: Meeting) -> str:
    return f"{pgettext('city that hosts a meeting', 'Host')}: {meeting.host_city}."


def _public(meeting: Meeting, relation: str) -> Meeting | None:
    """The meeting that it stands in a relation to, if everybody may read of it."""
    other: Meeting | None = getattr(meeting, relation, None)
    return other if other and other.visibility == Meeting.Visibility.PUBLIC else None


def _reason(words: str) -> list[str]:
    return [f"{_('Reason')}: {words}"] if words else []
