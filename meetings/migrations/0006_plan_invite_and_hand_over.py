import uuid

import django.db.models.deletion
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models

import oresund.triggers


class Migration(migrations.Migration):
    dependencies = [
        ("cooperation", "0008_public_in_both_languages"),
        ("cooperation", "__first__"),
        ("meetings", "0005_public_in_both_languages"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="CalendarNote",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("school", "school break"),
                            ("council", "council day"),
                            ("budget", "budget week"),
                            ("election", "election"),
                            ("other", "other"),
                        ],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("title_da", models.CharField(max_length=200, null=True, verbose_name="title")),
                ("title_sv", models.CharField(max_length=200, null=True, verbose_name="title")),
                (
                    "repeats",
                    models.CharField(
                        choices=[
                            ("never", "once, on these dates"),
                            ("weeks", "every year, in these weeks"),
                            ("easter", "every year, counted in days from Easter Sunday"),
                        ],
                        default="never",
                        max_length=10,
                        verbose_name="repeats",
                    ),
                ),
                ("starts_on", models.DateField(blank=True, null=True, verbose_name="from")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="to")),
                ("first", models.SmallIntegerField(blank=True, null=True, verbose_name="first")),
                ("last", models.SmallIntegerField(blank=True, null=True, verbose_name="last")),
                ("weekday", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="only on")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "city",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="calendar_notes",
                        to="cooperation.city",
                        verbose_name="city",
                    ),
                ),
            ],
            options={
                "verbose_name": "days to avoid",
                "verbose_name_plural": "days to avoid",
                "ordering": ["city", "kind", "starts_on", "first", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("title_da__isnull", False),
                            models.Q(("title_da", ""), _negated=True),
                            ("title_sv__isnull", False),
                            models.Q(("title_sv", ""), _negated=True),
                        ),
                        name="days_to_avoid_titled_in_both_languages",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["school", "council", "budget", "election", "other"])
                        ),
                        name="days_to_avoid_of_a_known_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("ends_on__gte", models.F("starts_on")),
                                ("ends_on__isnull", False),
                                ("first__isnull", True),
                                ("last__isnull", True),
                                ("repeats", "never"),
                                ("starts_on__isnull", False),
                            ),
                            models.Q(
                                ("ends_on__isnull", True),
                                ("first__gte", 1),
                                ("first__isnull", False),
                                ("last__gte", models.F("first")),
                                ("last__isnull", False),
                                ("last__lte", 53),
                                ("repeats", "weeks"),
                                ("starts_on__isnull", True),
                            ),
                            models.Q(
                                ("ends_on__isnull", True),
                                ("first__gte", -60),
                                ("first__isnull", False),
                                ("last__gte", models.F("first")),
                                ("last__isnull", False),
                                ("last__lte", 60),
                                ("repeats", "easter"),
                                ("starts_on__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="days_to_avoid_say_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("weekday__isnull", True),
                            models.Q(("weekday__gte", 1), ("weekday__lte", 7)),
                            _connector="OR",
                        ),
                        name="weekday_is_iso",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Handover",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("passed_at", models.DateTimeField(verbose_name="passed")),
                (
                    "from_city",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cooperation.city",
                        verbose_name="from",
                    ),
                ),
                (
                    "meeting",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="handover",
                        to="meetings.meeting",
                        verbose_name="meeting",
                    ),
                ),
                (
                    "to_city",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cooperation.city",
                        verbose_name="to",
                    ),
                ),
            ],
            options={
                "verbose_name": "handover",
                "verbose_name_plural": "handovers",
                "ordering": ["-passed_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("from_city", models.F("to_city")), _negated=True),
                        name="chairmanship_passes_to_the_other_city",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HandoverItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("to_record", "to be recorded as held or cancelled"),
                            ("minutes", "minutes to be approved"),
                            ("to_confirm", "awaits confirmation"),
                            ("to_publish", "to be published"),
                            ("poll", "dates asked about"),
                            ("note", "note from the outgoing secretariat"),
                        ],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="note")),
                ("note_da", models.TextField(blank=True, null=True, verbose_name="note")),
                ("note_sv", models.TextField(blank=True, null=True, verbose_name="note")),
                ("acknowledged_at", models.DateTimeField(blank=True, null=True, verbose_name="taken over")),
                (
                    "acknowledged_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="taken over by",
                    ),
                ),
                (
                    "handover",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="items",
                        to="meetings.handover",
                        verbose_name="handover",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="meetings.meeting",
                        verbose_name="meeting",
                    ),
                ),
            ],
            options={
                "verbose_name": "open point",
                "verbose_name_plural": "open points",
                "ordering": ["handover", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("kind", "note"),
                                ("meeting__isnull", True),
                                ("note_da__isnull", False),
                                models.Q(("note_da", ""), _negated=True),
                                ("note_sv__isnull", False),
                                models.Q(("note_sv", ""), _negated=True),
                            ),
                            models.Q(
                                ("kind__in", ["to_record", "minutes", "to_confirm", "to_publish", "poll"]),
                                ("meeting__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="open_matter_says_what",
                    ),
                    models.UniqueConstraint(
                        fields=("handover", "kind", "meeting"), name="one_open_matter_of_a_kind_per_meeting"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("acknowledged_at__isnull", True), ("acknowledged_by__isnull", True)),
                            models.Q(("acknowledged_at__isnull", False), ("acknowledged_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="taken_over_says_when_and_by_whom",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HeldVote",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="said")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="stated by",
                    ),
                ),
                (
                    "city",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cooperation.city",
                        verbose_name="city",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="held_votes",
                        to="meetings.meeting",
                        verbose_name="meeting",
                    ),
                ),
            ],
            options={
                "verbose_name": "statement that a meeting took place",
                "verbose_name_plural": "statements that meetings took place",
                "ordering": ["meeting", "city"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("meeting", "city"), name="each_city_says_once_that_it_was_held"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("council_chair", "council chair"),
                            ("delegation_leader", "delegation leader"),
                            ("member", "member"),
                            ("substitute", "substitute"),
                        ],
                        max_length=20,
                        verbose_name="role",
                    ),
                ),
                ("called_at", models.DateTimeField(verbose_name="called")),
                ("answer_by", models.DateTimeField(blank=True, null=True, verbose_name="answer by")),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "no answer yet"),
                            ("attending", "attending"),
                            ("tentative", "perhaps"),
                            ("apologies", "apologies"),
                        ],
                        default="",
                        max_length=12,
                        verbose_name="answer",
                    ),
                ),
                ("reason", models.TextField(blank=True, verbose_name="reason")),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="answered")),
                (
                    "channel",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "none"),
                            ("page", "page of the portal"),
                            ("link", "link in a message"),
                            ("calendar", "calendar program"),
                            ("secretariat", "secretariat"),
                        ],
                        default="",
                        max_length=12,
                        verbose_name="answered by",
                    ),
                ),
                ("reply_sequence", models.PositiveIntegerField(default=0, editable=False)),
                ("reply_stamp", models.DateTimeField(blank=True, editable=False, null=True)),
                ("released_at", models.DateTimeField(blank=True, null=True, verbose_name="no longer called")),
                (
                    "city",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cooperation.city",
                        verbose_name="city",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="invitations",
                        to="meetings.meeting",
                        verbose_name="meeting",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="invitations",
                        to="cooperation.person",
                        verbose_name="person",
                    ),
                ),
                (
                    "serves_for",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="substitutes",
                        to="meetings.invitation",
                        verbose_name="serves for",
                    ),
                ),
            ],
            options={
                "verbose_name": "notice of meeting",
                "verbose_name_plural": "notices",
                "ordering": ["meeting", "city", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("meeting", "person"), name="one_invitation_per_person"),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("released_at__isnull", True), models.Q(("answer", "apologies"), _negated=True)
                        ),
                        fields=("serves_for",),
                        name="one_substitute_in_each_place",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("role__in", ["council_chair", "delegation_leader", "member", "substitute"])
                        ),
                        name="invited_in_a_known_role",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("serves_for__isnull", True),
                            models.Q(("serves_for", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="nobody_serves_for_oneself",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", ""), ("answered_at__isnull", True), ("channel", "")),
                            models.Q(
                                ("answer__in", ["attending", "tentative", "apologies"]),
                                ("answered_at__isnull", False),
                                ("channel__in", ["page", "link", "calendar", "secretariat"]),
                            ),
                            _connector="OR",
                        ),
                        name="an_answer_says_when_and_how",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", "apologies"), _negated=True),
                            ("channel", "calendar"),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="apologies_say_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Look",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("looked_at", models.DateTimeField(verbose_name="read until")),
                (
                    "user",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="look",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="user",
                    ),
                ),
            ],
            options={
                "verbose_name": "reading mark",
                "verbose_name_plural": "reading marks",
            },
        ),
        migrations.CreateModel(
            name="Notice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("due_at", models.DateTimeField(verbose_name="due")),
                ("not_before", models.DateTimeField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "planned"),
                            ("sent", "sent"),
                            ("failed", "failed"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="planned",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("tries", models.PositiveSmallIntegerField(default=0, verbose_name="tries")),
                ("last_error", models.TextField(blank=True, verbose_name="last error")),
                ("sent_at", models.DateTimeField(blank=True, null=True, verbose_name="sent")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("invitation", "notice of meeting"),
                            ("change", "change"),
                            ("cancellation", "cancellation"),
                            ("release", "no longer called"),
                            ("poll", "question about dates"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("revision", models.PositiveIntegerField(editable=False)),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="meetings.meeting",
                        verbose_name="meeting",
                    ),
                ),
                (
                    "recipient",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="recipient",
                    ),
                ),
            ],
            options={
                "verbose_name": "message about a meeting",
                "verbose_name_plural": "messages about meetings",
                "ordering": ["due_at", "pk"],
                "abstract": False,
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "planned")),
                        fields=["not_before", "id"],
                        name="notice_queue",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("meeting", "recipient", "kind", "revision"),
                        name="one_notice_per_person_meeting_kind_and_revision",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["invitation", "change", "cancellation", "release", "poll"])
                        ),
                        name="notice_of_a_known_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["planned", "sent", "failed", "withdrawn"])),
                        name="notice_state_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("sent_at__isnull", False), ("state", "sent")),
                            models.Q(models.Q(("state", "sent"), _negated=True), ("sent_at__isnull", True)),
                            _connector="OR",
                        ),
                        name="sent_notice_says_when",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Poll",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("opened_at", models.DateTimeField(verbose_name="opened")),
                ("closes_at", models.DateTimeField(verbose_name="answers by")),
                ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="closed")),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="polls",
                        to="meetings.meeting",
                        verbose_name="meeting",
                    ),
                ),
            ],
            options={
                "verbose_name": "poll",
                "verbose_name_plural": "polls",
                "ordering": ["meeting", "-opened_at"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("closed_at__isnull", True)),
                        fields=("meeting",),
                        name="one_open_poll_per_meeting",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("closes_at__gt", models.F("opened_at"))),
                        name="poll_closes_after_it_opens",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Slot",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("starts_at", models.DateTimeField(verbose_name="starts")),
                ("ends_at", models.DateTimeField(verbose_name="ends")),
                (
                    "poll",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="slots",
                        to="meetings.poll",
                        verbose_name="poll",
                    ),
                ),
            ],
            options={
                "verbose_name": "proposed time",
                "verbose_name_plural": "proposed times",
                "ordering": ["starts_at", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("poll", "starts_at"), name="one_slot_per_start"),
                    models.CheckConstraint(
                        condition=models.Q(("ends_at__gt", models.F("starts_at"))),
                        name="slot_ends_after_it_starts",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Vote",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "answer",
                    models.CharField(
                        choices=[("yes", "yes"), ("if_need_be", "if need be"), ("no", "no")],
                        max_length=12,
                        verbose_name="answer",
                    ),
                ),
                ("answered_at", models.DateTimeField(verbose_name="answered")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="cooperation.person",
                        verbose_name="person",
                    ),
                ),
                (
                    "slot",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="votes",
                        to="meetings.slot",
                        verbose_name="proposed time",
                    ),
                ),
            ],
            options={
                "verbose_name": "answer about dates",
                "verbose_name_plural": "answers about dates",
                "ordering": ["slot", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("slot", "person"), name="one_vote_per_person_and_slot"),
                    models.CheckConstraint(
                        condition=models.Q(("answer__in", ["yes", "if_need_be", "no"])),
                        name="vote_of_a_known_kind",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CalendarNoteEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("school", "school break"),
                            ("council", "council day"),
                            ("budget", "budget week"),
                            ("election", "election"),
                            ("other", "other"),
                        ],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("title_da", models.CharField(max_length=200, null=True, verbose_name="title")),
                ("title_sv", models.CharField(max_length=200, null=True, verbose_name="title")),
                (
                    "repeats",
                    models.CharField(
                        choices=[
                            ("never", "once, on these dates"),
                            ("weeks", "every year, in these weeks"),
                            ("easter", "every year, counted in days from Easter Sunday"),
                        ],
                        default="never",
                        max_length=10,
                        verbose_name="repeats",
                    ),
                ),
                ("starts_on", models.DateField(blank=True, null=True, verbose_name="from")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="to")),
                ("first", models.SmallIntegerField(blank=True, null=True, verbose_name="first")),
                ("last", models.SmallIntegerField(blank=True, null=True, verbose_name="last")),
                ("weekday", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="only on")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "city",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.city",
                        verbose_name="city",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="meetings.calendarnote",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="HandoverItemEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("to_record", "to be recorded as held or cancelled"),
                            ("minutes", "minutes to be approved"),
                            ("to_confirm", "awaits confirmation"),
                            ("to_publish", "to be published"),
                            ("poll", "dates asked about"),
                            ("note", "note from the outgoing secretariat"),
                        ],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="note")),
                ("note_da", models.TextField(blank=True, null=True, verbose_name="note")),
                ("note_sv", models.TextField(blank=True, null=True, verbose_name="note")),
                ("acknowledged_at", models.DateTimeField(blank=True, null=True, verbose_name="taken over")),
                (
                    "acknowledged_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="taken over by",
                    ),
                ),
                (
                    "handover",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="meetings.handover",
                        verbose_name="handover",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="meetings.meeting",
                        verbose_name="meeting",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="meetings.handoveritem",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="InvitationEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False)),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("council_chair", "council chair"),
                            ("delegation_leader", "delegation leader"),
                            ("member", "member"),
                            ("substitute", "substitute"),
                        ],
                        max_length=20,
                        verbose_name="role",
                    ),
                ),
                ("called_at", models.DateTimeField(verbose_name="called")),
                ("answer_by", models.DateTimeField(blank=True, null=True, verbose_name="answer by")),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "no answer yet"),
                            ("attending", "attending"),
                            ("tentative", "perhaps"),
                            ("apologies", "apologies"),
                        ],
                        default="",
                        max_length=12,
                        verbose_name="answer",
                    ),
                ),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="answered")),
                (
                    "channel",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "none"),
                            ("page", "page of the portal"),
                            ("link", "link in a message"),
                            ("calendar", "calendar program"),
                            ("secretariat", "secretariat"),
                        ],
                        default="",
                        max_length=12,
                        verbose_name="answered by",
                    ),
                ),
                ("reply_sequence", models.PositiveIntegerField(default=0, editable=False)),
                ("reply_stamp", models.DateTimeField(blank=True, editable=False, null=True)),
                ("released_at", models.DateTimeField(blank=True, null=True, verbose_name="no longer called")),
                (
                    "city",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.city",
                        verbose_name="city",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="meetings.meeting",
                        verbose_name="meeting",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.person",
                        verbose_name="person",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="meetings.invitation",
                    ),
                ),
                (
                    "serves_for",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="meetings.invitation",
                        verbose_name="serves for",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        oresund.triggers.RemoveTrigger(
            model_name="meeting",
            name="insert_insert",
        ),
        oresund.triggers.RemoveTrigger(
            model_name="meeting",
            name="update_update",
        ),
        oresund.triggers.RemoveTrigger(
            model_name="meeting",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="meeting",
            name="convened_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="convened"),
        ),
        migrations.AddField(
            model_name="meeting",
            name="registered_late",
            field=models.BooleanField(default=False, verbose_name="registered afterwards"),
        ),
        migrations.AddField(
            model_name="meetingevent",
            name="convened_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="convened"),
        ),
        migrations.AddField(
            model_name="meetingevent",
            name="registered_late",
            field=models.BooleanField(default=False, verbose_name="registered afterwards"),
        ),
        migrations.AlterField(
            model_name="reminder",
            name="meeting",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="%(class)ss",
                to="meetings.meeting",
                verbose_name="meeting",
            ),
        ),
        migrations.AlterField(
            model_name="reminder",
            name="recipient",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="%(class)ss",
                to=settings.AUTH_USER_MODEL,
                verbose_name="recipient",
            ),
        ),
        oresund.triggers.AddTrigger(
            model_name="meeting",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "meetings_meetingevent" ("body_id", "cancel_reason", "cancel_reason_da", "cancel_reason_sv", "cancelled_on", "changed_at", "convened_at", "convened_reason", "convened_reason_da", "convened_reason_sv", "date_revision", "ends_at", "format", "host_city_id", "id", "kind", "minutes_state", "move_reason", "move_reason_da", "move_reason_sv", "moved_from", "open_to_public", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ref", "registered_late", "replaces_id", "rotation_note", "rotation_note_da", "rotation_note_sv", "sequence", "starts_at", "status", "title", "title_da", "title_sv", "uid", "venue", "venue_da", "venue_sv", "visibility") VALUES (NEW."body_id", NEW."cancel_reason", NEW."cancel_reason_da", NEW."cancel_reason_sv", NEW."cancelled_on", NEW."changed_at", NEW."convened_at", NEW."convened_reason", NEW."convened_reason_da", NEW."convened_reason_sv", NEW."date_revision", NEW."ends_at", NEW."format", NEW."host_city_id", NEW."id", NEW."kind", NEW."minutes_state", NEW."move_reason", NEW."move_reason_da", NEW."move_reason_sv", NEW."moved_from", NEW."open_to_public", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."ref", NEW."registered_late", NEW."replaces_id", NEW."rotation_note", NEW."rotation_note_da", NEW."rotation_note_sv", NEW."sequence", NEW."starts_at", NEW."status", NEW."title", NEW."title_da", NEW."title_sv", NEW."uid", NEW."venue", NEW."venue_da", NEW."venue_sv", NEW."visibility"); RETURN NULL;',
                    hash="50563205f670ad5744bc71ada82f12613e0a81c6",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_61d9e",
                    table="meetings_meeting",
                    when="AFTER",
                ),
            ),
        ),
        oresund.triggers.AddTrigger(
            model_name="meeting",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "meetings_meetingevent" ("body_id", "cancel_reason", "cancel_reason_da", "cancel_reason_sv", "cancelled_on", "changed_at", "convened_at", "convened_reason", "convened_reason_da", "convened_reason_sv", "date_revision", "ends_at", "format", "host_city_id", "id", "kind", "minutes_state", "move_reason", "move_reason_da", "move_reason_sv", "moved_from", "open_to_public", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ref", "registered_late", "replaces_id", "rotation_note", "rotation_note_da", "rotation_note_sv", "sequence", "starts_at", "status", "title", "title_da", "title_sv", "uid", "venue", "venue_da", "venue_sv", "visibility") VALUES (NEW."body_id", NEW."cancel_reason", NEW."cancel_reason_da", NEW."cancel_reason_sv", NEW."cancelled_on", NEW."changed_at", NEW."convened_at", NEW."convened_reason", NEW."convened_reason_da", NEW."convened_reason_sv", NEW."date_revision", NEW."ends_at", NEW."format", NEW."host_city_id", NEW."id", NEW."kind", NEW."minutes_state", NEW."move_reason", NEW."move_reason_da", NEW."move_reason_sv", NEW."moved_from", NEW."open_to_public", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."ref", NEW."registered_late", NEW."replaces_id", NEW."rotation_note", NEW."rotation_note_da", NEW."rotation_note_sv", NEW."sequence", NEW."starts_at", NEW."status", NEW."title", NEW."title_da", NEW."title_sv", NEW."uid", NEW."venue", NEW."venue_da", NEW."venue_sv", NEW."visibility"); RETURN NULL;',
                    hash="88ce3066cbc9a507a7d6ebd953b0ddbbbd6e5fb6",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_495b8",
                    table="meetings_meeting",
                    when="AFTER",
                ),
            ),
        ),
        oresund.triggers.AddTrigger(
            model_name="meeting",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "meetings_meetingevent" ("body_id", "cancel_reason", "cancel_reason_da", "cancel_reason_sv", "cancelled_on", "changed_at", "convened_at", "convened_reason", "convened_reason_da", "convened_reason_sv", "date_revision", "ends_at", "format", "host_city_id", "id", "kind", "minutes_state", "move_reason", "move_reason_da", "move_reason_sv", "moved_from", "open_to_public", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ref", "registered_late", "replaces_id", "rotation_note", "rotation_note_da", "rotation_note_sv", "sequence", "starts_at", "status", "title", "title_da", "title_sv", "uid", "venue", "venue_da", "venue_sv", "visibility") VALUES (OLD."body_id", OLD."cancel_reason", OLD."cancel_reason_da", OLD."cancel_reason_sv", OLD."cancelled_on", OLD."changed_at", OLD."convened_at", OLD."convened_reason", OLD."convened_reason_da", OLD."convened_reason_sv", OLD."date_revision", OLD."ends_at", OLD."format", OLD."host_city_id", OLD."id", OLD."kind", OLD."minutes_state", OLD."move_reason", OLD."move_reason_da", OLD."move_reason_sv", OLD."moved_from", OLD."open_to_public", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."ref", OLD."registered_late", OLD."replaces_id", OLD."rotation_note", OLD."rotation_note_da", OLD."rotation_note_sv", OLD."sequence", OLD."starts_at", OLD."status", OLD."title", OLD."title_da", OLD."title_sv", OLD."uid", OLD."venue", OLD."venue_da", OLD."venue_sv", OLD."visibility"); RETURN NULL;',
                    hash="c150e41aa47e1e2003485c1006beb2374a2111f1",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_4bf26",
                    table="meetings_meeting",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddField(
            model_name="poll",
            name="chosen",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="meetings.slot",
                verbose_name="chosen date",
            ),
        ),
        oresund.triggers.AddTrigger(
            model_name="calendarnote",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "meetings_calendarnoteevent" ("city_id", "ends_on", "first", "id", "kind", "last", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "repeats", "starts_on", "title", "title_da", "title_sv", "version", "weekday") VALUES (NEW."city_id", NEW."ends_on", NEW."first", NEW."id", NEW."kind", NEW."last", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."repeats", NEW."starts_on", NEW."title", NEW."title_da", NEW."title_sv", NEW."version", NEW."weekday"); RETURN NULL;',
                    hash="ffb1012651d76597dc67c076ecff16f7be18ac7a",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_dfa8b",
                    table="meetings_calendarnote",
                    when="AFTER",
                ),
            ),
        ),
        oresund.triggers.AddTrigger(
            model_name="calendarnote",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "meetings_calendarnoteevent" ("city_id", "ends_on", "first", "id", "kind", "last", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "repeats", "starts_on", "title", "title_da", "title_sv", "version", "weekday") VALUES (NEW."city_id", NEW."ends_on", NEW."first", NEW."id", NEW."kind", NEW."last", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."repeats", NEW."starts_on", NEW."title", NEW."title_da", NEW."title_sv", NEW."version", NEW."weekday"); RETURN NULL;',
                    hash="13934c38d99d493676aa5b28c395fe8368cded2c",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_ecc53",
                    table="meetings_calendarnote",
                    when="AFTER",
                ),
            ),
        ),
        oresund.triggers.AddTrigger(
            model_name="calendarnote",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "meetings_calendarnoteevent" ("city_id", "ends_on", "first", "id", "kind", "last", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "repeats", "starts_on", "title", "title_da", "title_sv", "version", "weekday") VALUES (OLD."city_id", OLD."ends_on", OLD."first", OLD."id", OLD."kind", OLD."last", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."repeats", OLD."starts_on", OLD."title", OLD."title_da", OLD."title_sv", OLD."version", OLD."weekday"); RETURN NULL;',
                    hash="ac8d28e90655a1cc5d26d614b9d781f8434249f0",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_9b567",
                    table="meetings_calendarnote",
                    when="AFTER",
                ),
            ),
        ),
        oresund.triggers.AddTrigger(
            model_name="calendarnote",
            trigger=pgtrigger.compiler.Trigger(
                name="texts_are_noted",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="PERFORM cooperation_note_text('meetings.calendarnote', NEW.id::text, 'title', OLD.title_da, OLD.title_sv, NEW.title_da, NEW.title_sv, NULL);\nRETURN NULL;",
                    hash="3b13c954d0e0e163e279bdfc4b22f8c6ff50ea60",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_texts_are_noted_ba564",
                    table="meetings_calendarnote",
                    when="AFTER",
                ),
            ),
        ),
        oresund.triggers.AddTrigger(
            model_name="calendarnote",
            trigger=pgtrigger.compiler.Trigger(
                name="texts_are_forgotten",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="PERFORM cooperation_forget_texts('meetings.calendarnote', OLD.id::text);\nRETURN NULL;",
                    hash="fad75ebb4b4414a71dcdc9429578f674123083ad",
                    operation="DELETE",
                    pgid="pgtrigger_texts_are_forgotten_b020c",
                    table="meetings_calendarnote",
                    when="AFTER",
                ),
            ),
        ),
        oresund.triggers.AddTrigger(
            model_name="calendarnoteevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="144579ca2d0834e0603a73e22a8fa9efb108e45d",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_14733",
                    table="meetings_calendarnoteevent",
                    when="BEFORE",
                ),
            ),
        ),
        oresund.triggers.AddTrigger(
            model_name="handoveritem",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "meetings_handoveritemevent" ("acknowledged_at", "acknowledged_by_id", "handover_id", "id", "kind", "meeting_id", "note", "note_da", "note_sv", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."acknowledged_at", NEW."acknowledged_by_id", NEW."handover_id", NEW."id", NEW."kind", NEW."meeting_id", NEW."note", NEW."note_da", NEW."note_sv", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                    hash="e6cd9eaac2309b64eb805bf58a11d1dca0c01b37",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_52709",
                    table="meetings_handoveritem",
                    when="AFTER",
                ),
            ),
        ),
        oresund.triggers.AddTrigger(
            model_name="handoveritem",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "meetings_handoveritemevent" ("acknowledged_at", "acknowledged_by_id", "handover_id", "id", "kind", "meeting_id", "note", "note_da", "note_sv", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."acknowledged_at", NEW."acknowledged_by_id", NEW."handover_id", NEW."id", NEW."kind", NEW."meeting_id", NEW."note", NEW."note_da", NEW."note_sv", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                    hash="0d9dceea68745f05d5eca66d1fe7494b50c647b4",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_2c7c3",
                    table="meetings_handoveritem",
                    when="AFTER",
                ),
            ),
        ),
        oresund.triggers.AddTrigger(
            model_name="handoveritem",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "meetings_handoveritemevent" ("acknowledged_at", "acknowledged_by_id", "handover_id", "id", "kind", "meeting_id", "note", "note_da", "note_sv", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."acknowledged_at", OLD."acknowledged_by_id", OLD."handover_id", OLD."id", OLD."kind", OLD."meeting_id", OLD."note", OLD."note_da", OLD."note_sv", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                    hash="b17cbff1a1a15db4644e34d0714ef8d7c5d34394",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_ce790",
                    table="meetings_handoveritem",
                    when="AFTER",
                ),
            ),
        ),
        oresund.triggers.AddTrigger(
            model_name="handoveritem",
            trigger=pgtrigger.compiler.Trigger(
                name="texts_are_noted",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="PERFORM cooperation_note_text('meetings.handoveritem', NEW.id::text, 'note', OLD.note_da, OLD.note_sv, NEW.note_da, NEW.note_sv, NULL);\nRETURN NULL;",
                    hash="0571eb6d027d02a02b71db13f93d0f87cf8ec8bd",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_texts_are_noted_6a396",
                    table="meetings_handoveritem",
                    when="AFTER",
                ),
            ),
        ),
        oresund.triggers.AddTrigger(
            model_name="handoveritem",
            trigger=pgtrigger.compiler.Trigger(
                name="texts_are_forgotten",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="PERFORM cooperation_forget_texts('meetings.handoveritem', OLD.id::text);\nRETURN NULL;",
                    hash="8149199a57ab0df38ee9baa6691cd3e9b97d4dd1",
                    operation="DELETE",
                    pgid="pgtrigger_texts_are_forgotten_dbba6",
                    table="meetings_handoveritem",
                    when="AFTER",
                ),
            ),
        ),
        oresund.triggers.AddTrigger(
            model_name="handoveritemevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="02fc1060fd32e1416b788c3b25ae570872464518",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_a4675",
                    table="meetings_handoveritemevent",
                    when="BEFORE",
                ),
            ),
        ),
        oresund.triggers.AddTrigger(
            model_name="invitation",
            trigger=pgtrigger.compiler.Trigger(
                name="invitations_stay_once_held",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF EXISTS (\n                SELECT 1 FROM meetings_meeting WHERE id = OLD.meeting_id AND status IN ('held', 'cancelled')\n            ) THEN\n                RAISE EXCEPTION 'what belongs to a held or cancelled meeting stays';\n            END IF;\n            RETURN OLD;\n        ",
                    hash="02ee3c8c8f2aca47851b33c6b5a3d15fe55b98df",
                    operation="DELETE",
                    pgid="pgtrigger_invitations_stay_once_held_31f0e",
                    table="meetings_invitation",
                    when="BEFORE",
                ),
            ),
        ),
        oresund.triggers.AddTrigger(
            model_name="invitation",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "meetings_invitationevent" ("answer", "answer_by", "answered_at", "called_at", "channel", "city_id", "id", "meeting_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "released_at", "reply_sequence", "reply_stamp", "role", "serves_for_id", "uid") VALUES (NEW."answer", NEW."answer_by", NEW."answered_at", NEW."called_at", NEW."channel", NEW."city_id", NEW."id", NEW."meeting_id", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."released_at", NEW."reply_sequence", NEW."reply_stamp", NEW."role", NEW."serves_for_id", NEW."uid"); RETURN NULL;',
                    hash="13c21089e7bc2daf832218cc65413a6ddfb797a5",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_1f593",
                    table="meetings_invitation",
                    when="AFTER",
                ),
            ),
        ),
        oresund.triggers.AddTrigger(
            model_name="invitation",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."answer" IS DISTINCT FROM (NEW."answer") OR OLD."answer_by" IS DISTINCT FROM (NEW."answer_by") OR OLD."answered_at" IS DISTINCT FROM (NEW."answered_at") OR OLD."called_at" IS DISTINCT FROM (NEW."called_at") OR OLD."channel" IS DISTINCT FROM (NEW."channel") OR OLD."city_id" IS DISTINCT FROM (NEW."city_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."meeting_id" IS DISTINCT FROM (NEW."meeting_id") OR OLD."person_id" IS DISTINCT FROM (NEW."person_id") OR OLD."released_at" IS DISTINCT FROM (NEW."released_at") OR OLD."reply_sequence" IS DISTINCT FROM (NEW."reply_sequence") OR OLD."reply_stamp" IS DISTINCT FROM (NEW."reply_stamp") OR OLD."role" IS DISTINCT FROM (NEW."role") OR OLD."serves_for_id" IS DISTINCT FROM (NEW."serves_for_id") OR OLD."uid" IS DISTINCT FROM (NEW."uid"))',
                    func='INSERT INTO "meetings_invitationevent" ("answer", "answer_by", "answered_at", "called_at", "channel", "city_id", "id", "meeting_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "released_at", "reply_sequence", "reply_stamp", "role", "serves_for_id", "uid") VALUES (NEW."answer", NEW."answer_by", NEW."answered_at", NEW."called_at", NEW."channel", NEW."city_id", NEW."id", NEW."meeting_id", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."released_at", NEW."reply_sequence", NEW."reply_stamp", NEW."role", NEW."serves_for_id", NEW."uid"); RETURN NULL;',
                    hash="c00f63694ead5cad87bc7c68634511ef7856ceb9",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_af01b",
                    table="meetings_invitation",
                    when="AFTER",
                ),
            ),
        ),
        oresund.triggers.AddTrigger(
            model_name="invitationevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="9083673787aa39dac064e6ccea48bf3623275a4e",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_c4861",
                    table="meetings_invitationevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="poll",
            constraint=models.CheckConstraint(
                condition=models.Q(("chosen__isnull", True), ("closed_at__isnull", False), _connector="OR"),
                name="a_choice_closes_the_poll",
            ),
        ),
    ]
