"""Pages of meetings and of the yearly obligations."""

from meetings.views.answering import answer, answer_by_link, give_answer, give_answer_by_link
from meetings.views.calendar_notes import (
    calendar_note_add,
    calendar_note_edit,
    calendar_note_save,
    calendar_notes,
)
from meetings.views.changes import changes, mark_read
from meetings.views.changing import meeting_change, meeting_change_save, meeting_new, meeting_new_save
from meetings.views.follow_link import follow_act, follow_link
from meetings.views.following import follow, follow_ask
from meetings.views.handover import handover, write_handover
from meetings.views.held import note_held, record_held
from meetings.views.item_decisions import item_decide, item_decide_save
from meetings.views.leaving import leave, leave_at_once
from meetings.views.mail_templates import mail_page, mail_template, mail_templates
from meetings.views.meeting import meeting_detail
from meetings.views.message import message, message_act
from meetings.views.messages import choose_messages, my_messages
from meetings.views.obligations import obligations
from meetings.views.outbox import formal_mail, outbox
from meetings.views.own import my_meetings, renew_calendar_address
from meetings.views.participants import (
    answer_for_participant,
    call_next,
    convene,
    participant,
    participants,
    settle_stray,
)
from meetings.views.person import person
from meetings.views.plans import plan, plan_save
from meetings.views.poll_answers import poll_answer, poll_answer_save
from meetings.views.polls import poll, poll_write
from meetings.views.post_office import post_office, resume_sending
from meetings.views.publication import publication, publish
from meetings.views.reminder_rules import reminder_rules, reminder_rules_save
from meetings.views.rotation import rotation
from meetings.views.schedule import meeting_list, meeting_month, year_plan

__all__ = [
    "answer",
    "answer_by_link",
    "answer_for_participant",
    "calendar_note_add",
    "calendar_note_edit",
    "calendar_note_save",
    "calendar_notes",
    "call_next",
    "changes",
    "choose_messages",
    "convene",
    "follow",
    "follow_act",
    "follow_ask",
    "follow_link",
    "formal_mail",
    "give_answer",
    "give_answer_by_link",
    "handover",
    "item_decide",
    "item_decide_save",
    "leave",
    "leave_at_once",
    "mail_page",
    "mail_template",
    "mail_templates",
    "mark_read",
    "meeting_change",
    "meeting_change_save",
    "meeting_detail",
    "meeting_list",
    "meeting_month",
    "meeting_new",
    "meeting_new_save",
    "message",
    "message_act",
    "my_meetings",
    "my_messages",
    "note_held",
    "obligations",
    "outbox",
    "participant",
    "participants",
    "person",
    "plan",
    "plan_save",
    "poll",
    "poll_answer",
    "poll_answer_save",
    "poll_write",
    "post_office",
    "publication",
    "publish",
    "record_held",
    "reminder_rules",
    "reminder_rules_save",
    "renew_calendar_address",
    "resume_sending",
    "rotation",
    "settle_stray",
    "write_handover",
    "year_plan",
]
