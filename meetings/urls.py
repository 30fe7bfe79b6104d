"""Paths of meetings, obligations and calendars, in the reader's language."""

from django.urls import path
from django.utils.translation import pgettext_lazy
from django.views.decorators.csrf import csrf_exempt

from cooperation.urls import read_or_write
from meetings import atom, feeds, views

app_name = "meetings"

_change = read_or_write(get=views.meeting_change, post=views.meeting_change_save)
_CHANGES = {
    "confirm": pgettext_lazy("path", "meetings/<slug:ref>/change/confirm/"),
    "move": pgettext_lazy("path", "meetings/<slug:ref>/change/move/"),
    "cancel": pgettext_lazy("path", "meetings/<slug:ref>/change/cancel/"),
    "replace": pgettext_lazy("path", "meetings/<slug:ref>/change/replace/"),
    "swap": pgettext_lazy("path", "meetings/<slug:ref>/change/swap/"),
    "discard": pgettext_lazy("path", "meetings/<slug:ref>/change/discard/"),
}

urlpatterns = [
    path(pgettext_lazy("path", "meetings/"), views.meeting_list, name="meeting_list"),
    path(pgettext_lazy("path", "meetings/<int:year>/"), views.meeting_list, name="meeting_year"),
    path(
        pgettext_lazy("path", "meetings/<int:year>/<int:month>/"), views.meeting_month, name="meeting_month"
    ),
    path(pgettext_lazy("path", "meetings/<int:year>/plan/"), views.year_plan, name="year_plan"),
    path(
        pgettext_lazy("path", "meetings/changes/"),
        read_or_write(get=views.changes, post=views.mark_read),
        name="changes",
    ),
    path(pgettext_lazy("path", "meetings/<slug:ref>/"), views.meeting_detail, name="meeting_detail"),
    path(
        pgettext_lazy("path", "meetings/<slug:ref>/publish/"),
        read_or_write(get=views.publication, post=views.publish),
        name="publication",
    ),
    path(pgettext_lazy("path", "meetings/<slug:ref>/participants/"), views.participants, name="participants"),
    path(
        pgettext_lazy("path", "meetings/<slug:ref>/participants/convene/"),
        views.convene,
        name="convene",
    ),
    path(
        pgettext_lazy("path", "meetings/<slug:ref>/participants/<int:pk>/"),
        read_or_write(get=views.participant, post=views.answer_for_participant),
        name="participant",
    ),
    path(
        pgettext_lazy("path", "meetings/<slug:ref>/participants/<int:pk>/next/"),
        views.call_next,
        name="call_next",
    ),
    path(
        pgettext_lazy("path", "meetings/<slug:ref>/participants/mails/<int:pk>/"),
        views.settle_stray,
        name="settle_stray",
    ),
    path(
        pgettext_lazy("path", "meetings/<slug:ref>/answer/"),
        read_or_write(get=views.answer, post=views.give_answer),
        name="answer",
    ),
    path(
        pgettext_lazy("path", "meetings/<slug:ref>/answer/<str:token>/"),
        read_or_write(get=views.answer_by_link, post=views.give_answer_by_link),
        name="answer_by_link",
    ),
    path(
        pgettext_lazy("path", "meetings/<slug:ref>/held/"),
        read_or_write(get=views.record_held, post=views.note_held),
        name="record_held",
    ),
    path(
        pgettext_lazy("path", "meetings/<slug:ref>/items/<int:position>/<slug:project>/"),
        read_or_write(get=views.item_decide, post=views.item_decide_save),
        name="item_decide",
    ),
    path(pgettext_lazy("path", "hosting/"), views.rotation, name="rotation"),
    path(
        pgettext_lazy("path", "hosting/handover/<slug:ref>/"),
        read_or_write(get=views.handover, post=views.write_handover),
        name="handover",
    ),
    path(
        pgettext_lazy("path", "planning/"), read_or_write(get=views.plan, post=views.plan_save), name="plan"
    ),
    path(
        pgettext_lazy("path", "planning/days/"),
        read_or_write(get=views.calendar_notes, post=views.calendar_note_add),
        name="calendar_notes",
    ),
    path(
        pgettext_lazy("path", "planning/days/<int:pk>/"),
        read_or_write(get=views.calendar_note_edit, post=views.calendar_note_save),
        name="calendar_note_edit",
    ),
    path(
        pgettext_lazy("path", "planning/reminders/"),
        read_or_write(get=views.reminder_rules, post=views.reminder_rules_save),
        name="reminder_rules",
    ),
    path(pgettext_lazy("path", "planning/letters/"), views.mail_templates, name="mail_templates"),
    path(pgettext_lazy("path", "planning/letters/<slug:name>/"), views.mail_template, name="mail_template"),
    path(
        pgettext_lazy("path", "planning/letters/<slug:name>/<slug:language>/"),
        views.mail_page,
        name="mail_page",
    ),
    *(path(words, _change, {"change": name}, name=f"meeting_{name}") for name, words in _CHANGES.items()),
    path(
        pgettext_lazy("path", "planning/new-meeting/"),
        read_or_write(get=views.meeting_new, post=views.meeting_new_save),
        name="meeting_new",
    ),
    path(
        pgettext_lazy("path", "meetings/<slug:ref>/dates/"),
        read_or_write(get=views.poll, post=views.poll_write),
        name="poll",
    ),
    path(
        pgettext_lazy("path", "meetings/<slug:ref>/dates/<str:token>/"),
        read_or_write(get=views.poll_answer, post=views.poll_answer_save),
        name="poll_answer",
    ),
    path(pgettext_lazy("path", "planning/outbox/"), views.outbox, name="outbox"),
    path(
        pgettext_lazy("path", "planning/outbox/held/"),
        read_or_write(get=views.post_office, post=views.resume_sending),
        name="post_office",
    ),
    path(pgettext_lazy("path", "planning/outbox/bodies/<slug:body>/"), views.formal_mail, name="formal_mail"),
    path(
        pgettext_lazy("path", "planning/outbox/<slug:queue>/<int:pk>/"),
        read_or_write(get=views.message, post=views.message_act),
        name="message",
    ),
    path(pgettext_lazy("path", "persons/<int:pk>/"), views.person, name="person"),
    path(pgettext_lazy("path", "commitments/"), views.obligations, name="obligations"),
    path(
        pgettext_lazy("path", "my-meetings/"),
        read_or_write(get=views.my_meetings, post=views.renew_calendar_address),
        name="my_meetings",
    ),
    path(
        pgettext_lazy("path", "my-messages/"),
        read_or_write(get=views.my_messages, post=views.choose_messages),
        name="my_messages",
    ),
    path(
        pgettext_lazy("path", "leave/<str:token>/"),
        # A mail program posts without a cookie; what is secret stands in the address.
        csrf_exempt(read_or_write(get=views.leave, post=views.leave_at_once)),
        name="leave",
    ),
    path(pgettext_lazy("path", "calendar/all.ics"), feeds.all_calendar, name="all_calendar"),
    path(pgettext_lazy("path", "calendar/<slug:body>.ics"), feeds.body_calendar, name="body_calendar"),
    path(
        pgettext_lazy("path", "calendar/p/<str:token>.ics"), feeds.personal_calendar, name="personal_calendar"
    ),
    path(pgettext_lazy("path", "news/decisions.atom"), atom.decision_news, name="decision_news"),
    path(pgettext_lazy("path", "news/project/<slug:ref>.atom"), atom.project_news, name="project_news"),
    path(pgettext_lazy("path", "news/<slug:body>.atom"), atom.body_news, name="body_news"),
    path(
        pgettext_lazy("path", "follow/"),
        read_or_write(get=views.follow, post=views.follow_ask),
        name="follow",
    ),
    path(
        pgettext_lazy("path", "follow/<str:token>/"),
        # A mail program that leaves for its owner has no token of a form; nobody but its owner knows the link.
        csrf_exempt(read_or_write(get=views.follow_link, post=views.follow_act)),
        name="follow_link",
    ),
]
