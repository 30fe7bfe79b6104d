"""Writes of the meetings: one verb each, in one transaction, with history."""

from meetings.actions.attendance import OtherNumbers, confirm_held
from meetings.actions.bulletins import plan_bulletins
from meetings.actions.calendar_notes import NoteChanged, change_days, note_days, remove_days
from meetings.actions.calling import is_awaited, next_substitute
from meetings.actions.changes import (
    cancel,
    confirm,
    discard,
    move,
    moved,
    new_meeting,
    replace,
    replacement,
    schedule,
    swap,
    swapped,
)
from meetings.actions.changing import HostsDoNotAlternate, NotAllowed, ScheduleChanged
from meetings.actions.days import plan_days
from meetings.actions.following import Agreement, Decision
from meetings.actions.forgetting import forget_old_mail
from meetings.actions.handover import hand_over, leave_note, take_over
from meetings.actions.invitations import Refused, answer, convene, keep_invitations, pass_over
from meetings.actions.item_decisions import DecidedAlready, Words, decide_item, take_over_decision
from meetings.actions.looks import mark_read
from meetings.actions.meetings import OneCityAbsent, agree_exception, hold, write_agenda
from meetings.actions.messages import choose_messages, leave, offered_to
from meetings.actions.notices import plan_all_notices, plan_notices
from meetings.actions.outbox import (
    Overtaken,
    PastUse,
    approve,
    let_formal_mail_wait,
    resend,
    withdraw,
)
from meetings.actions.overdue import withdraw_overdue
from meetings.actions.plans import save_plan
from meetings.actions.polls import (
    NotAsked,
    PollIsClosed,
    PollIsOpen,
    Unfit,
    asked,
    choose_slot,
    close_poll,
    may_be_asked_about,
    open_poll,
    problems_of,
    slot_problems,
    vote,
)
from meetings.actions.publication import publish
from meetings.actions.reminder_rules import (
    RulesChanged,
    UnfitRules,
    consequences_of_rules,
    set_reminder_rules,
)
from meetings.actions.reminders import (
    plan_all_reminders,
    plan_reminders,
    rules_of,
    still_news,
    wanted_reminders,
)
from meetings.actions.replies import take_mail
from meetings.actions.resuming import NotHeld, resume_sending
from meetings.actions.strays import note_stray, settle_stray

__all__ = [
    "Agreement",
    "DecidedAlready",
    "Decision",
    "HostsDoNotAlternate",
    "NotAllowed",
    "NotAsked",
    "NotHeld",
    "NoteChanged",
    "OneCityAbsent",
    "OtherNumbers",
    "Overtaken",
    "PastUse",
    "PollIsClosed",
    "PollIsOpen",
    "Refused",
    "RulesChanged",
    "ScheduleChanged",
    "Unfit",
    "UnfitRules",
    "Words",
    "agree_exception",
    "answer",
    "approve",
    "asked",
    "cancel",
    "change_days",
    "choose_messages",
    "choose_slot",
    "close_poll",
    "confirm",
    "confirm_held",
    "consequences_of_rules",
    "convene",
    "decide_item",
    "discard",
    "forget_old_mail",
    "hand_over",
    "hold",
    "is_awaited",
    "keep_invitations",
    "leave",
    "leave_note",
    "let_formal_mail_wait",
    "mark_read",
    "may_be_asked_about",
    "move",
    "moved",
    "new_meeting",
    "next_substitute",
    "note_days",
    "note_stray",
    "offered_to",
    "open_poll",
    "pass_over",
    "plan_all_notices",
    "plan_all_reminders",
    "plan_bulletins",
    "plan_days",
    "plan_notices",
    "plan_reminders",
    "problems_of",
    "publish",
    "remove_days",
    "replace",
    "replacement",
    "resend",
    "resume_sending",
    "rules_of",
    "save_plan",
    "schedule",
    "set_reminder_rules",
    "settle_stray",
    "slot_problems",
    "still_news",
    "swap",
    "swapped",
    "take_mail",
    "take_over",
    "take_over_decision",
    "vote",
    "wanted_reminders",
    "withdraw",
    "withdraw_overdue",
    "write_agenda",
]
