"""Loads the declaration and the frame it sets: cities, bodies, commitments, and the policy of reminders."""

import json

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from cooperation.actions import recorded
from cooperation.models import Adoption, Body, Chapter, City, Commitment, Delegation, Edition, Paragraph
from meetings.models import ReminderRule
from oresund.declaration_text import CONTENT, read_declaration


class Command(BaseCommand):
    help = "Load the declaration, paragraph by paragraph, in both languages. Safe to repeat."

    def handle(self, *args, **options):
        with transaction.atomic(), recorded(by=None, why="load the declaration"):
            frame = json.loads((CONTENT / "frame.json").read_text(encoding="utf-8"))
            load_bodies(frame)
            load_text()
            load_commitments(frame)
        if options["verbosity"]:
            self.stdout.write(f"{Chapter.objects.count()} chapters, {Paragraph.objects.count()} paragraphs")


def load_bodies(frame):
    """What a secretariat has changed since the first time stays as it is."""
    for code, fields in frame["cities"].items():
        City.objects.get_or_create(code=code, defaults=fields)
    for code, fields in frame["bodies"].items():
        seats, city = fields.pop("seats"), fields.pop("city", None)
        body, _new = Body.objects.get_or_create(code=code, defaults={**fields, "city_id": city})
        for owner, size in seats.items():
            Delegation.objects.get_or_create(body=body, city_id=owner, defaults={"size": size})
    for council, fields in frame["adoptions"].items():
        Adoption.objects.get_or_create(council_id=council, defaults=fields)
    if not ReminderRule.objects.exists():
        ReminderRule.objects.bulk_create(ReminderRule(**rule) for rule in frame["reminder_rules"])


def load_text():
    original, translation = read_declaration("da"), read_declaration("sv")
    for number, (danish, swedish) in enumerate(zip(original, translation, strict=True)):
        chapter = _write(Chapter, {"number": number}, "title", danish.title, swedish.title)
        for place, (da, sv) in enumerate(zip(danish.paragraphs, swedish.paragraphs, strict=True), start=1):
            _write(Paragraph, {"chapter": chapter, "number": place}, "text", da, sv)


def _write(model, key, field, danish, swedish):
    """The original once and for ever; the translation may improve."""
    row, _new = model.objects.get_or_create(**key, defaults={f"{field}_da": danish, f"{field}_sv": swedish})
    if getattr(row, f"{field}_da") != danish:
        raise CommandError(
            f"{row}: the words of the original differ from those loaded before; they are never altered"
        )
    if getattr(row, f"{field}_sv") != swedish:
        setattr(row, f"{field}_sv", swedish)
        row.save()
    return row


def load_commitments(frame):
    for language, standing in frame["editions"].items():
        Edition.objects.get_or_create(language=language, defaults={"standing": standing})
    for code, (chapter, paragraph, sentence) in frame["commitments"].items():
        place = Paragraph.objects.get(chapter__number=chapter, number=paragraph)
        Commitment.objects.update_or_create(code=code, defaults={"paragraph": place, "sentence": sentence})
