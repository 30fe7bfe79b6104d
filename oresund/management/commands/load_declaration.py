"""Loads the declaration and the frame it sets: cities, bodies, commitments, and the policy of reminders."""

import json

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from cooperation.actions import Altered, load_editions, recorded
from cooperation.models import Adoption, Body, Chapter, City, Commitment, Delegation, Paragraph
from meetings.models import CalendarNote, ReminderRule
from oresund.declaration_text import CONTENT, read_declaration


class Command(BaseCommand):
    help = "Load the declaration, paragraph by paragraph, in both languages. Safe to repeat."

    def handle(self, *args, **options):
        with transaction.atomic(), recorded(by=None, why="load the declaration"):
            frame = json.loads((CONTENT / "frame.json").read_text(encoding="utf-8"))
            load_bodies(frame)
            is_read = load_text(frame)
            load_commitments(frame)
        if options["verbosity"]:
            if not is_read:
                self.stdout.write("A secretariat has entered a Swedish text; that of the file was left out.")
            self.stdout.write(f"{Chapter.objects.count()} chapters, {Paragraph.objects.count()} paragraphs")


def load_bodies(frame):
    """What a secretariat has changed since the first time stays as it is."""
    for code, fields in frame["cities"].items():
        City.objects.get_or_create(code=code, defaults=fields)
    for code, fields in frame["bodies"].items():
        seats, city = fields.pop("seats"), fields.pop("city", None)
        body, is_new = Body.objects.get_or_create(code=code, defaults={**fields, "city_id": city})
        if is_new:
            rules = [ReminderRule(body=body, **rule) for rule in frame["reminder_rules"]]
            ReminderRule.objects.bulk_create(rules)
        for owner, size in seats.items():
            Delegation.objects.get_or_create(body=body, city_id=owner, defaults={"size": size})
    for council, fields in frame["adoptions"].items():
        Adoption.objects.get_or_create(council_id=council, defaults=fields)
    if not CalendarNote.objects.exists():
        CalendarNote.objects.bulk_create(CalendarNote(**note) for note in frame["calendar_notes"])


def load_text(frame):
    """Whether the Swedish text of the file is the one that is read."""
    try:
        return load_editions(
            original=read_declaration("da"),
            translation=read_declaration("sv"),
            standings=frame["editions"],
            now=timezone.now(),
        )
    except Altered as altered:
        raise CommandError(
            "the words of the original differ from those loaded before; they are never altered"
        ) from altered


def load_commitments(frame):
    for code, (chapter, paragraph, sentence) in frame["commitments"].items():
        place = Paragraph.objects.get(chapter__number=chapter, number=paragraph)
        Commitment.objects.update_or_create(code=code, defaults={"paragraph": place, "sentence": sentence})
