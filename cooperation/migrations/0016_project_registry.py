import uuid
from decimal import Decimal

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.comparison
import django.db.models.functions.datetime
import django.db.models.functions.text
import django.utils.timezone
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models

import cooperation.models.attachment
import cooperation.models.folded
import cooperation.models.upload
from oresund.triggers import AddTrigger, RemoveTrigger


class Migration(migrations.Migration):
    dependencies = [
        ("cooperation", "0015_words_of_the_registry"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        RemoveTrigger(
            model_name="assessment",
            name="texts_are_noted",
        ),
        RemoveTrigger(
            model_name="assessment",
            name="what_was_assessed_stands",
        ),
        RemoveTrigger(
            model_name="project",
            name="texts_are_noted",
        ),
        RemoveTrigger(
            model_name="project",
            name="public_in_both_languages",
        ),
        migrations.CreateModel(
            name="Obstacle",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("name_da", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_sv", models.CharField(max_length=200, null=True, verbose_name="name")),
                (
                    "owner",
                    models.CharField(
                        choices=[
                            ("city", "the cities"),
                            ("region", "the region"),
                            ("state", "the state"),
                            ("eu", "the EU"),
                        ],
                        max_length=10,
                        verbose_name="who can remove it",
                    ),
                ),
                (
                    "focus_area",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="obstacles",
                        to="cooperation.focusarea",
                        verbose_name="focus area",
                    ),
                ),
            ],
            options={
                "verbose_name": "border obstacle",
                "verbose_name_plural": "border obstacles",
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("name_da__isnull", False),
                            models.Q(("name_da", ""), _negated=True),
                            ("name_sv__isnull", False),
                            models.Q(("name_sv", ""), _negated=True),
                        ),
                        name="obstacle_named_in_both_languages",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("owner__in", ["city", "region", "state", "eu"])),
                        name="obstacle_owner_is_known",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="assessment",
            name="city",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="cooperation.city",
                verbose_name="city",
            ),
        ),
        migrations.AddField(
            model_name="assessment",
            name="deepened",
            field=models.CharField(
                blank=True,
                choices=[("yes", "yes"), ("no", "no"), ("unknown", "cannot say yet")],
                max_length=10,
                verbose_name="deepens existing cooperation",
            ),
        ),
        migrations.AddField(
            model_name="assessment",
            name="deepened_evidence",
            field=models.TextField(blank=True, max_length=2000, verbose_name="what is added"),
        ),
        migrations.AddField(
            model_name="assessment",
            name="deepened_evidence_da",
            field=models.TextField(blank=True, max_length=2000, null=True, verbose_name="what is added"),
        ),
        migrations.AddField(
            model_name="assessment",
            name="deepened_evidence_sv",
            field=models.TextField(blank=True, max_length=2000, null=True, verbose_name="what is added"),
        ),
        migrations.AddField(
            model_name="assessment",
            name="extra",
            field=models.CharField(
                blank=True,
                choices=[("yes", "yes"), ("no", "no"), ("unknown", "cannot say yet")],
                max_length=10,
                verbose_name="extra effort",
            ),
        ),
        migrations.AddField(
            model_name="assessment",
            name="extra_evidence",
            field=models.TextField(blank=True, max_length=2000, verbose_name="what is extra"),
        ),
        migrations.AddField(
            model_name="assessment",
            name="extra_evidence_da",
            field=models.TextField(blank=True, max_length=2000, null=True, verbose_name="what is extra"),
        ),
        migrations.AddField(
            model_name="assessment",
            name="extra_evidence_sv",
            field=models.TextField(blank=True, max_length=2000, null=True, verbose_name="what is extra"),
        ),
        migrations.AddField(
            model_name="assessment",
            name="known",
            field=models.CharField(
                blank=True,
                choices=[("yes", "yes"), ("no", "no"), ("unknown", "cannot say yet")],
                max_length=10,
                verbose_name="known elsewhere",
            ),
        ),
        migrations.AddField(
            model_name="assessment",
            name="known_evidence",
            field=models.TextField(blank=True, max_length=2000, verbose_name="where it is known"),
        ),
        migrations.AddField(
            model_name="assessment",
            name="known_evidence_da",
            field=models.TextField(blank=True, max_length=2000, null=True, verbose_name="where it is known"),
        ),
        migrations.AddField(
            model_name="assessment",
            name="known_evidence_sv",
            field=models.TextField(blank=True, max_length=2000, null=True, verbose_name="where it is known"),
        ),
        migrations.AddField(
            model_name="assessment",
            name="nothing_found",
            field=models.TextField(
                blank=True, max_length=2000, verbose_name="where nothing was found to compare"
            ),
        ),
        migrations.AddField(
            model_name="assessment",
            name="nothing_found_da",
            field=models.TextField(
                blank=True, max_length=2000, null=True, verbose_name="where nothing was found to compare"
            ),
        ),
        migrations.AddField(
            model_name="assessment",
            name="nothing_found_sv",
            field=models.TextField(
                blank=True, max_length=2000, null=True, verbose_name="where nothing was found to compare"
            ),
        ),
        migrations.AddField(
            model_name="assessment",
            name="reach",
            field=models.CharField(
                blank=True,
                choices=[("yes", "yes"), ("no", "no"), ("unknown", "cannot say yet")],
                max_length=10,
                verbose_name="within the cities' own reach",
            ),
        ),
        migrations.AddField(
            model_name="assessment",
            name="reach_evidence",
            field=models.TextField(blank=True, max_length=2000, verbose_name="what lies outside their reach"),
        ),
        migrations.AddField(
            model_name="assessment",
            name="reach_evidence_da",
            field=models.TextField(
                blank=True, max_length=2000, null=True, verbose_name="what lies outside their reach"
            ),
        ),
        migrations.AddField(
            model_name="assessment",
            name="reach_evidence_sv",
            field=models.TextField(
                blank=True, max_length=2000, null=True, verbose_name="what lies outside their reach"
            ),
        ),
        migrations.AddField(
            model_name="assessment",
            name="relation",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="cooperation.existinginitiative",
                verbose_name="the cooperation that is deepened",
            ),
        ),
        migrations.AddField(
            model_name="assessment",
            name="repeated",
            field=models.CharField(
                blank=True,
                choices=[("yes", "yes"), ("no", "no"), ("unknown", "cannot say yet")],
                max_length=10,
                verbose_name="same as an own proposal",
            ),
        ),
        migrations.AddField(
            model_name="assessment",
            name="repeated_evidence",
            field=models.TextField(blank=True, max_length=2000, verbose_name="what is the same"),
        ),
        migrations.AddField(
            model_name="assessment",
            name="repeated_evidence_da",
            field=models.TextField(blank=True, max_length=2000, null=True, verbose_name="what is the same"),
        ),
        migrations.AddField(
            model_name="assessment",
            name="repeated_evidence_sv",
            field=models.TextField(blank=True, max_length=2000, null=True, verbose_name="what is the same"),
        ),
        migrations.AddField(
            model_name="assessment",
            name="repeats",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="cooperation.project",
                verbose_name="the earlier proposal",
            ),
        ),
        migrations.AddField(
            model_name="assessment",
            name="review_on",
            field=models.DateField(blank=True, null=True, verbose_name="to be looked at again"),
        ),
        migrations.AddField(
            model_name="assessment",
            name="round",
            field=models.PositiveSmallIntegerField(default=1, verbose_name="round"),
        ),
        migrations.AddField(
            model_name="assessment",
            name="settled_on",
            field=models.DateField(blank=True, null=True, verbose_name="decided by the working group"),
        ),
        migrations.AddField(
            model_name="assessment",
            name="solved",
            field=models.CharField(
                blank=True,
                choices=[("yes", "yes"), ("no", "no"), ("unknown", "cannot say yet")],
                max_length=10,
                verbose_name="already solved satisfactorily",
            ),
        ),
        migrations.AddField(
            model_name="assessment",
            name="solved_evidence",
            field=models.TextField(blank=True, max_length=2000, verbose_name="evidence that it is solved"),
        ),
        migrations.AddField(
            model_name="assessment",
            name="solved_evidence_da",
            field=models.TextField(
                blank=True, max_length=2000, null=True, verbose_name="evidence that it is solved"
            ),
        ),
        migrations.AddField(
            model_name="assessment",
            name="solved_evidence_sv",
            field=models.TextField(
                blank=True, max_length=2000, null=True, verbose_name="evidence that it is solved"
            ),
        ),
        migrations.AddField(
            model_name="assessment",
            name="taken",
            field=models.CharField(
                blank=True,
                choices=[("yes", "yes"), ("no", "no"), ("unknown", "cannot say yet")],
                max_length=10,
                verbose_name="already begun under other auspices",
            ),
        ),
        migrations.AddField(
            model_name="assessment",
            name="taken_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="cooperation.existinginitiative",
                verbose_name="the initiative that exists",
            ),
        ),
        migrations.AddField(
            model_name="assessment",
            name="taken_evidence",
            field=models.TextField(blank=True, max_length=2000, verbose_name="what others have decided"),
        ),
        migrations.AddField(
            model_name="assessment",
            name="taken_evidence_da",
            field=models.TextField(
                blank=True, max_length=2000, null=True, verbose_name="what others have decided"
            ),
        ),
        migrations.AddField(
            model_name="assessment",
            name="taken_evidence_sv",
            field=models.TextField(
                blank=True, max_length=2000, null=True, verbose_name="what others have decided"
            ),
        ),
        migrations.AddField(
            model_name="assessment",
            name="taken_since",
            field=models.DateField(blank=True, null=True, verbose_name="publicly decided or funded on"),
        ),
        migrations.AddField(
            model_name="assessment",
            name="version",
            field=models.PositiveSmallIntegerField(default=1, verbose_name="version"),
        ),
        migrations.AddField(
            model_name="existinginitiative",
            name="changed_at",
            field=models.DateTimeField(
                auto_now=True,
                db_default=django.db.models.functions.datetime.Now(),
                verbose_name="last changed",
            ),
        ),
        migrations.AddField(
            model_name="existinginitiative",
            name="changed_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="changed by",
            ),
        ),
        migrations.AddField(
            model_name="existinginitiative",
            name="identifier",
            field=models.CharField(blank=True, max_length=100, verbose_name="identifier elsewhere"),
        ),
        migrations.AddField(
            model_name="existinginitiative",
            name="last_checked_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="checked by",
            ),
        ),
        migrations.AddField(
            model_name="existinginitiative",
            name="last_checked_on",
            field=models.DateField(blank=True, null=True, verbose_name="last checked"),
        ),
        migrations.AddField(
            model_name="existinginitiative",
            name="run_by",
            field=models.CharField(blank=True, max_length=200, verbose_name="run by"),
        ),
        migrations.AddField(
            model_name="existinginitiative",
            name="source",
            field=models.CharField(blank=True, max_length=500, verbose_name="source"),
        ),
        migrations.AddField(
            model_name="existinginitiative",
            name="status",
            field=models.CharField(
                choices=[("decided", "decided or funded"), ("running", "running"), ("ended", "ended")],
                default="running",
                max_length=10,
                verbose_name="status",
            ),
        ),
        migrations.AddField(
            model_name="existinginitiative",
            name="until",
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="until"),
        ),
        migrations.AddField(
            model_name="existinginitiative",
            name="version",
            field=models.PositiveIntegerField(default=1, verbose_name="version"),
        ),
        migrations.AddField(
            model_name="project",
            name="bridges",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(
                    choices=[
                        ("mental", "mental"),
                        ("physical", "physical"),
                        ("digital", "digital"),
                        ("regulatory", "in rules"),
                    ],
                    max_length=10,
                ),
                blank=True,
                default=list,
                size=None,
                verbose_name="bridges",
            ),
        ),
        migrations.AddField(
            model_name="project",
            name="extra_effort",
            field=models.TextField(
                blank=True, max_length=2000, verbose_name="what is extra beyond ordinary operation?"
            ),
        ),
        migrations.AddField(
            model_name="project",
            name="extra_effort_da",
            field=models.TextField(
                blank=True,
                max_length=2000,
                null=True,
                verbose_name="what is extra beyond ordinary operation?",
            ),
        ),
        migrations.AddField(
            model_name="project",
            name="extra_effort_sv",
            field=models.TextField(
                blank=True,
                max_length=2000,
                null=True,
                verbose_name="what is extra beyond ordinary operation?",
            ),
        ),
        migrations.AddField(
            model_name="project",
            name="obstacle_measure",
            field=models.TextField(
                blank=True, max_length=2000, verbose_name="how will we see that it became easier?"
            ),
        ),
        migrations.AddField(
            model_name="project",
            name="obstacle_measure_da",
            field=models.TextField(
                blank=True, max_length=2000, null=True, verbose_name="how will we see that it became easier?"
            ),
        ),
        migrations.AddField(
            model_name="project",
            name="obstacle_measure_sv",
            field=models.TextField(
                blank=True, max_length=2000, null=True, verbose_name="how will we see that it became easier?"
            ),
        ),
        migrations.AddField(
            model_name="project",
            name="potentials",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(
                    choices=[("human", "human"), ("cultural", "cultural"), ("economic", "economic")],
                    max_length=10,
                ),
                blank=True,
                default=list,
                size=None,
                verbose_name="potentials",
            ),
        ),
        migrations.AddField(
            model_name="project",
            name="published_early",
            field=models.BooleanField(
                db_default=False, default=False, verbose_name="published before the decision"
            ),
        ),
        migrations.AddField(
            model_name="project",
            name="what_is_added",
            field=models.TextField(blank=True, max_length=2000, verbose_name="what is added"),
        ),
        migrations.AddField(
            model_name="project",
            name="what_is_added_da",
            field=models.TextField(blank=True, max_length=2000, null=True, verbose_name="what is added"),
        ),
        migrations.AddField(
            model_name="project",
            name="what_is_added_sv",
            field=models.TextField(blank=True, max_length=2000, null=True, verbose_name="what is added"),
        ),
        migrations.AddField(
            model_name="projectevent",
            name="bridges",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(
                    choices=[
                        ("mental", "mental"),
                        ("physical", "physical"),
                        ("digital", "digital"),
                        ("regulatory", "in rules"),
                    ],
                    max_length=10,
                ),
                blank=True,
                default=list,
                size=None,
                verbose_name="bridges",
            ),
        ),
        migrations.AddField(
            model_name="projectevent",
            name="extra_effort",
            field=models.TextField(
                blank=True, max_length=2000, verbose_name="what is extra beyond ordinary operation?"
            ),
        ),
        migrations.AddField(
            model_name="projectevent",
            name="extra_effort_da",
            field=models.TextField(
                blank=True,
                max_length=2000,
                null=True,
                verbose_name="what is extra beyond ordinary operation?",
            ),
        ),
        migrations.AddField(
            model_name="projectevent",
            name="extra_effort_sv",
            field=models.TextField(
                blank=True,
                max_length=2000,
                null=True,
                verbose_name="what is extra beyond ordinary operation?",
            ),
        ),
        migrations.AddField(
            model_name="projectevent",
            name="obstacle_measure",
            field=models.TextField(
                blank=True, max_length=2000, verbose_name="how will we see that it became easier?"
            ),
        ),
        migrations.AddField(
            model_name="projectevent",
            name="obstacle_measure_da",
            field=models.TextField(
                blank=True, max_length=2000, null=True, verbose_name="how will we see that it became easier?"
            ),
        ),
        migrations.AddField(
            model_name="projectevent",
            name="obstacle_measure_sv",
            field=models.TextField(
                blank=True, max_length=2000, null=True, verbose_name="how will we see that it became easier?"
            ),
        ),
        migrations.AddField(
            model_name="projectevent",
            name="potentials",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(
                    choices=[("human", "human"), ("cultural", "cultural"), ("economic", "economic")],
                    max_length=10,
                ),
                blank=True,
                default=list,
                size=None,
                verbose_name="potentials",
            ),
        ),
        migrations.AddField(
            model_name="projectevent",
            name="published_early",
            field=models.BooleanField(
                db_default=False, default=False, verbose_name="published before the decision"
            ),
        ),
        migrations.AddField(
            model_name="projectevent",
            name="what_is_added",
            field=models.TextField(blank=True, max_length=2000, verbose_name="what is added"),
        ),
        migrations.AddField(
            model_name="projectevent",
            name="what_is_added_da",
            field=models.TextField(blank=True, max_length=2000, null=True, verbose_name="what is added"),
        ),
        migrations.AddField(
            model_name="projectevent",
            name="what_is_added_sv",
            field=models.TextField(blank=True, max_length=2000, null=True, verbose_name="what is added"),
        ),
        migrations.AddField(
            model_name="project",
            name="obstacle",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="projects",
                to="cooperation.obstacle",
                verbose_name="border obstacle",
            ),
        ),
        migrations.AddField(
            model_name="projectevent",
            name="obstacle",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="cooperation.obstacle",
                verbose_name="border obstacle",
            ),
        ),
        migrations.CreateModel(
            name="AssessmentRound",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                (
                    "cause",
                    models.CharField(
                        choices=[
                            ("changed", "the proposal was handed in anew"),
                            ("review", "the review date had come"),
                            ("asked", "somebody asked for it"),
                        ],
                        max_length=10,
                        verbose_name="cause",
                    ),
                ),
                ("begun_on", models.DateField(verbose_name="begun")),
                ("why", models.CharField(blank=True, max_length=500, verbose_name="why")),
                (
                    "why_language",
                    models.CharField(blank=True, choices=[("da", "Danish"), ("sv", "Swedish")], max_length=2),
                ),
                (
                    "begun_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="begun by",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assessment_rounds",
                        to="cooperation.project",
                        verbose_name="project",
                    ),
                ),
            ],
            options={
                "verbose_name": "round of assessment",
                "verbose_name_plural": "rounds of assessment",
                "ordering": ["project", "number"],
                "constraints": [
                    models.UniqueConstraint(fields=("project", "number"), name="one_round_per_number"),
                    models.CheckConstraint(
                        condition=models.Q(("number__gte", 2)), name="later_rounds_have_rows"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("cause__in", ["changed", "review"]), ("why", ""), ("why_language", "")),
                            models.Q(
                                ("cause", "asked"),
                                ("why_language__in", ["da", "sv"]),
                                models.Q(("why", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="who_asks_for_a_round_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FormDraft",
            fields=[
                (
                    "key",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("values", models.JSONField(default=dict, verbose_name="what was typed")),
                ("saved_at", models.DateTimeField(verbose_name="saved")),
                (
                    "project",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="form_drafts",
                        to="cooperation.project",
                        verbose_name="project",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="form_drafts",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="written by",
                    ),
                ),
            ],
            options={
                "verbose_name": "unsaved form",
                "verbose_name_plural": "unsaved forms",
                "ordering": ["-saved_at"],
                "indexes": [
                    models.Index(fields=["user", "project", "-saved_at"], name="form_drafts_of_a_person")
                ],
            },
        ),
        migrations.CreateModel(
            name="Attachment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "file",
                    models.FileField(
                        unique=True, upload_to=cooperation.models.attachment.random_name, verbose_name="file"
                    ),
                ),
                ("name", models.CharField(max_length=150, verbose_name="name")),
                (
                    "language",
                    models.CharField(
                        choices=[("da", "Danish"), ("sv", "Swedish"), ("both", "both languages, or none")],
                        default="both",
                        max_length=4,
                        verbose_name="language",
                    ),
                ),
                ("size", models.PositiveIntegerField(verbose_name="size")),
                ("sha256", models.CharField(max_length=64)),
                ("content_type", models.CharField(max_length=100, verbose_name="file type")),
                ("uploaded_at", models.DateTimeField(verbose_name="uploaded")),
                (
                    "project",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attachments",
                        to="cooperation.project",
                        verbose_name="project",
                    ),
                ),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="uploaded by",
                    ),
                ),
                (
                    "draft",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attachments",
                        to="cooperation.formdraft",
                    ),
                ),
            ],
            options={
                "verbose_name": "attachment",
                "verbose_name_plural": "attachments",
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("draft__isnull", True), ("project__isnull", False)),
                            models.Q(("draft__isnull", False), ("project__isnull", True)),
                            _connector="OR",
                        ),
                        name="attachment_belongs_to_one_thing",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="attachment_has_a_name"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("language__in", ["da", "sv", "both"])),
                        name="attachment_language_is_known",
                    ),
                    models.UniqueConstraint(
                        fields=("project", "sha256"), name="attachment_once_in_a_project"
                    ),
                    models.UniqueConstraint(fields=("draft", "sha256"), name="attachment_once_in_a_draft"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Partner",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("lead", "lead partner"),
                            ("partner", "partner"),
                            ("financier", "financier"),
                        ],
                        max_length=10,
                        verbose_name="role",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="partners",
                        to="cooperation.project",
                        verbose_name="project",
                    ),
                ),
            ],
            options={
                "verbose_name": "partner",
                "verbose_name_plural": "partners",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("project", "name", "role"), name="partner_once_in_each_role"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("role", "lead")), fields=("project",), name="one_lead_partner"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="partner_has_a_name"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("role__in", ["lead", "partner", "financier"])),
                        name="partner_role_is_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BudgetLine",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("what", models.CharField(blank=True, max_length=200, verbose_name="what it is for")),
                (
                    "what_da",
                    models.CharField(blank=True, max_length=200, null=True, verbose_name="what it is for"),
                ),
                (
                    "what_sv",
                    models.CharField(blank=True, max_length=200, null=True, verbose_name="what it is for"),
                ),
                ("amount", models.DecimalField(decimal_places=2, max_digits=14, verbose_name="amount")),
                (
                    "currency",
                    models.CharField(
                        choices=[("DKK", "DKK"), ("SEK", "SEK")], max_length=3, verbose_name="currency"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
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
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="budget_lines",
                        to="cooperation.project",
                        verbose_name="project",
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="budget_lines",
                        to="cooperation.partner",
                        verbose_name="partner",
                    ),
                ),
            ],
            options={
                "verbose_name": "budget line",
                "verbose_name_plural": "budget lines",
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("what_da__isnull", False), models.Q(("what_da", ""), _negated=True)),
                            models.Q(("what_sv__isnull", False), models.Q(("what_sv", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="budget_line_says_what_for",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("amount__gt", 0)), name="budget_line_has_an_amount"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("currency__in", ["DKK", "SEK"])), name="budget_line_in_dkk_or_sek"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BudgetLineEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("what", models.CharField(blank=True, max_length=200, verbose_name="what it is for")),
                (
                    "what_da",
                    models.CharField(blank=True, max_length=200, null=True, verbose_name="what it is for"),
                ),
                (
                    "what_sv",
                    models.CharField(blank=True, max_length=200, null=True, verbose_name="what it is for"),
                ),
                ("amount", models.DecimalField(decimal_places=2, max_digits=14, verbose_name="amount")),
                (
                    "currency",
                    models.CharField(
                        choices=[("DKK", "DKK"), ("SEK", "SEK")], max_length=3, verbose_name="currency"
                    ),
                ),
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
                        to="cooperation.budgetline",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.project",
                        verbose_name="project",
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.partner",
                        verbose_name="partner",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Concept",
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
                            ("same", "mean the same"),
                            ("subject", "belong to the same subject"),
                            ("never", "look alike, but mean something else"),
                        ],
                        max_length=10,
                        verbose_name="how they belong together",
                    ),
                ),
                (
                    "danish",
                    models.CharField(
                        help_text="Separate several words or phrases with commas.",
                        max_length=2000,
                        verbose_name="Danish words",
                    ),
                ),
                (
                    "swedish",
                    models.CharField(
                        help_text="Separate several words or phrases with commas.",
                        max_length=2000,
                        verbose_name="Swedish words",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="remark")),
                ("changed_at", models.DateTimeField(auto_now=True, verbose_name="last changed")),
                (
                    "changed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="changed by",
                    ),
                ),
            ],
            options={
                "verbose_name": "entry of the thesaurus",
                "verbose_name_plural": "entries of the thesaurus",
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["same", "subject", "never"])),
                        name="concept_of_a_known_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("danish", ""), _negated=True), models.Q(("swedish", ""), _negated=True)
                        ),
                        name="concept_in_both_languages",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ConceptEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("same", "mean the same"),
                            ("subject", "belong to the same subject"),
                            ("never", "look alike, but mean something else"),
                        ],
                        max_length=10,
                        verbose_name="how they belong together",
                    ),
                ),
                (
                    "danish",
                    models.CharField(
                        help_text="Separate several words or phrases with commas.",
                        max_length=2000,
                        verbose_name="Danish words",
                    ),
                ),
                (
                    "swedish",
                    models.CharField(
                        help_text="Separate several words or phrases with commas.",
                        max_length=2000,
                        verbose_name="Swedish words",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="remark")),
                ("changed_at", models.DateTimeField(auto_now=True, verbose_name="last changed")),
                (
                    "changed_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="changed by",
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
                        to="cooperation.concept",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CouncilDecision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "body",
                    models.CharField(
                        choices=[
                            ("br", "City Council of Copenhagen"),
                            ("oeu", "Finance Committee of Copenhagen"),
                            ("kf", "Malmö City Council"),
                            ("ks", "municipal executive board of Malmö"),
                        ],
                        max_length=5,
                        verbose_name="body",
                    ),
                ),
                ("decided_on", models.DateField(verbose_name="decided on")),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("approved", "approved"),
                            ("rejected", "rejected"),
                            ("referred", "referred back"),
                        ],
                        max_length=10,
                        verbose_name="outcome",
                    ),
                ),
                ("reference", models.CharField(blank=True, max_length=100, verbose_name="reference")),
                (
                    "url",
                    models.URLField(
                        blank=True,
                        max_length=500,
                        validators=[django.core.validators.URLValidator(schemes=["http", "https"])],
                        verbose_name="address",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
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
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="council_decisions",
                        to="cooperation.project",
                        verbose_name="project",
                    ),
                ),
            ],
            options={
                "verbose_name": "decision of a city's own council",
                "verbose_name_plural": "decisions of the cities' own councils",
                "ordering": ["city", "decided_on", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("project", "body"), name="each_body_decides_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("body__in", ["br", "oeu"]), ("city", "cph")),
                            models.Q(("body__in", ["kf", "ks"]), ("city", "malmo")),
                            _connector="OR",
                        ),
                        name="a_body_decides_for_its_city",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("outcome__in", ["approved", "rejected", "referred"])),
                        name="council_outcome_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("url", ""), ("url__regex", "^https?://"), _connector="OR"),
                        name="council_decision_links_to_the_web",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CouncilDecisionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "body",
                    models.CharField(
                        choices=[
                            ("br", "City Council of Copenhagen"),
                            ("oeu", "Finance Committee of Copenhagen"),
                            ("kf", "Malmö City Council"),
                            ("ks", "municipal executive board of Malmö"),
                        ],
                        max_length=5,
                        verbose_name="body",
                    ),
                ),
                ("decided_on", models.DateField(verbose_name="decided on")),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("approved", "approved"),
                            ("rejected", "rejected"),
                            ("referred", "referred back"),
                        ],
                        max_length=10,
                        verbose_name="outcome",
                    ),
                ),
                ("reference", models.CharField(blank=True, max_length=100, verbose_name="reference")),
                (
                    "url",
                    models.URLField(
                        blank=True,
                        max_length=500,
                        validators=[django.core.validators.URLValidator(schemes=["http", "https"])],
                        verbose_name="address",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
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
                        to="cooperation.councildecision",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.project",
                        verbose_name="project",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Evaluation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("evaluated_on", models.DateField(verbose_name="date")),
                (
                    "noticed",
                    models.TextField(blank=True, max_length=3000, verbose_name="what did citizens notice?"),
                ),
                (
                    "noticed_da",
                    models.TextField(
                        blank=True, max_length=3000, null=True, verbose_name="what did citizens notice?"
                    ),
                ),
                (
                    "noticed_sv",
                    models.TextField(
                        blank=True, max_length=3000, null=True, verbose_name="what did citizens notice?"
                    ),
                ),
                ("learnt", models.TextField(blank=True, max_length=3000, verbose_name="what was learnt?")),
                (
                    "learnt_da",
                    models.TextField(blank=True, max_length=3000, null=True, verbose_name="what was learnt?"),
                ),
                (
                    "learnt_sv",
                    models.TextField(blank=True, max_length=3000, null=True, verbose_name="what was learnt?"),
                ),
                (
                    "inspired",
                    models.TextField(blank=True, max_length=2000, verbose_name="whom did it inspire?"),
                ),
                (
                    "inspired_da",
                    models.TextField(
                        blank=True, max_length=2000, null=True, verbose_name="whom did it inspire?"
                    ),
                ),
                (
                    "inspired_sv",
                    models.TextField(
                        blank=True, max_length=2000, null=True, verbose_name="whom did it inspire?"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "evaluated_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="evaluated by",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="evaluations",
                        to="cooperation.project",
                        verbose_name="project",
                    ),
                ),
            ],
            options={
                "verbose_name": "evaluation",
                "verbose_name_plural": "evaluations",
                "ordering": ["-evaluated_on"],
                "constraints": [
                    models.UniqueConstraint(fields=("project", "evaluated_on"), name="one_evaluation_a_day"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("noticed_da__isnull", False), models.Q(("noticed_da", ""), _negated=True)
                            ),
                            models.Q(
                                ("noticed_sv__isnull", False), models.Q(("noticed_sv", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="evaluation_says_what_was_noticed",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EvaluationEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("evaluated_on", models.DateField(verbose_name="date")),
                (
                    "noticed",
                    models.TextField(blank=True, max_length=3000, verbose_name="what did citizens notice?"),
                ),
                (
                    "noticed_da",
                    models.TextField(
                        blank=True, max_length=3000, null=True, verbose_name="what did citizens notice?"
                    ),
                ),
                (
                    "noticed_sv",
                    models.TextField(
                        blank=True, max_length=3000, null=True, verbose_name="what did citizens notice?"
                    ),
                ),
                ("learnt", models.TextField(blank=True, max_length=3000, verbose_name="what was learnt?")),
                (
                    "learnt_da",
                    models.TextField(blank=True, max_length=3000, null=True, verbose_name="what was learnt?"),
                ),
                (
                    "learnt_sv",
                    models.TextField(blank=True, max_length=3000, null=True, verbose_name="what was learnt?"),
                ),
                (
                    "inspired",
                    models.TextField(blank=True, max_length=2000, verbose_name="whom did it inspire?"),
                ),
                (
                    "inspired_da",
                    models.TextField(
                        blank=True, max_length=2000, null=True, verbose_name="whom did it inspire?"
                    ),
                ),
                (
                    "inspired_sv",
                    models.TextField(
                        blank=True, max_length=2000, null=True, verbose_name="whom did it inspire?"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "evaluated_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="evaluated by",
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
                        to="cooperation.evaluation",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.project",
                        verbose_name="project",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ExchangeRate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("on", models.DateField(verbose_name="date")),
                (
                    "sek_per_100_dkk",
                    models.DecimalField(decimal_places=6, max_digits=10, verbose_name="SEK for 100 DKK"),
                ),
                ("source", models.CharField(max_length=100, verbose_name="source")),
                ("source_url", models.URLField(max_length=500, verbose_name="address of the source")),
                (
                    "entered_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="entered"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "entered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="entered by",
                    ),
                ),
            ],
            options={
                "verbose_name": "exchange rate",
                "verbose_name_plural": "exchange rates",
                "ordering": ["-on", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("on"),
                        django.db.models.functions.text.Lower("source"),
                        name="one_rate_a_day_and_source",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("sek_per_100_dkk__gte", Decimal("80")), ("sek_per_100_dkk__lte", Decimal("250"))
                        ),
                        name="rate_is_the_right_way_round",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("source", ""), _negated=True), name="rate_has_a_source"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("source_url__regex", "^https?://")),
                        name="rate_source_is_on_the_web",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ExchangeRateEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("on", models.DateField(verbose_name="date")),
                (
                    "sek_per_100_dkk",
                    models.DecimalField(decimal_places=6, max_digits=10, verbose_name="SEK for 100 DKK"),
                ),
                ("source", models.CharField(max_length=100, verbose_name="source")),
                ("source_url", models.URLField(max_length=500, verbose_name="address of the source")),
                (
                    "entered_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="entered"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "entered_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="entered by",
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
                        to="cooperation.exchangerate",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ExistingInitiativeEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("code", models.SlugField(db_index=False, verbose_name="code")),
                (
                    "identifier",
                    models.CharField(blank=True, max_length=100, verbose_name="identifier elsewhere"),
                ),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("what", models.TextField(blank=True, verbose_name="what it does")),
                ("what_da", models.TextField(blank=True, null=True, verbose_name="what it does")),
                ("what_sv", models.TextField(blank=True, null=True, verbose_name="what it does")),
                (
                    "auspices",
                    models.CharField(
                        choices=[
                            ("public", "public auspices"),
                            ("private", "private auspices"),
                            ("mixed", "mixed or civil society"),
                        ],
                        max_length=10,
                        verbose_name="auspices",
                    ),
                ),
                ("run_by", models.CharField(blank=True, max_length=200, verbose_name="run by")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("decided", "decided or funded"),
                            ("running", "running"),
                            ("ended", "ended"),
                        ],
                        default="running",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("since", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="since")),
                ("until", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="until")),
                ("source", models.CharField(blank=True, max_length=500, verbose_name="source")),
                ("last_checked_on", models.DateField(blank=True, null=True, verbose_name="last checked")),
                ("version", models.PositiveIntegerField(default=1, verbose_name="version")),
                (
                    "changed_at",
                    models.DateTimeField(
                        auto_now=True,
                        db_default=django.db.models.functions.datetime.Now(),
                        verbose_name="last changed",
                    ),
                ),
                (
                    "changed_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="changed by",
                    ),
                ),
                (
                    "last_checked_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="checked by",
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
                        to="cooperation.existinginitiative",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="FrozenRate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("on", models.DateField(verbose_name="date")),
                (
                    "sek_per_100_dkk",
                    models.DecimalField(decimal_places=6, max_digits=10, verbose_name="SEK for 100 DKK"),
                ),
                ("source", models.CharField(max_length=100, verbose_name="source")),
                ("source_url", models.URLField(max_length=500, verbose_name="address of the source")),
                (
                    "frozen_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="frozen"
                    ),
                ),
                (
                    "frozen_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="frozen by",
                    ),
                ),
                (
                    "project",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="frozen_rate",
                        to="cooperation.project",
                        verbose_name="project",
                    ),
                ),
                (
                    "rate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="frozen",
                        to="cooperation.exchangerate",
                        verbose_name="exchange rate",
                    ),
                ),
            ],
            options={
                "verbose_name": "frozen rate",
                "verbose_name_plural": "frozen rates",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Indicator",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=300, verbose_name="what is measured")),
                ("name_da", models.CharField(max_length=300, null=True, verbose_name="what is measured")),
                ("name_sv", models.CharField(max_length=300, null=True, verbose_name="what is measured")),
                ("unit", models.CharField(max_length=50, verbose_name="unit")),
                ("unit_da", models.CharField(max_length=50, null=True, verbose_name="unit")),
                ("unit_sv", models.CharField(max_length=50, null=True, verbose_name="unit")),
                (
                    "population",
                    models.CharField(blank=True, max_length=300, verbose_name="who is asked or counted"),
                ),
                (
                    "population_da",
                    models.CharField(
                        blank=True, max_length=300, null=True, verbose_name="who is asked or counted"
                    ),
                ),
                (
                    "population_sv",
                    models.CharField(
                        blank=True, max_length=300, null=True, verbose_name="who is asked or counted"
                    ),
                ),
                (
                    "obstacle",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="the border obstacle that is lowered"
                    ),
                ),
                (
                    "obstacle_da",
                    models.CharField(
                        blank=True,
                        max_length=300,
                        null=True,
                        verbose_name="the border obstacle that is lowered",
                    ),
                ),
                (
                    "obstacle_sv",
                    models.CharField(
                        blank=True,
                        max_length=300,
                        null=True,
                        verbose_name="the border obstacle that is lowered",
                    ),
                ),
                (
                    "target",
                    models.DecimalField(
                        blank=True, decimal_places=4, max_digits=14, null=True, verbose_name="target"
                    ),
                ),
                ("source", models.CharField(blank=True, max_length=300, verbose_name="source")),
                (
                    "source_url",
                    models.URLField(blank=True, max_length=500, verbose_name="address of the source"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="indicators",
                        to="cooperation.project",
                        verbose_name="project",
                    ),
                ),
            ],
            options={
                "verbose_name": "indicator",
                "verbose_name_plural": "indicators",
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("name_da__isnull", False),
                            models.Q(("name_da", ""), _negated=True),
                            ("name_sv__isnull", False),
                            models.Q(("name_sv", ""), _negated=True),
                            ("unit_da__isnull", False),
                            models.Q(("unit_da", ""), _negated=True),
                            ("unit_sv__isnull", False),
                            models.Q(("unit_sv", ""), _negated=True),
                        ),
                        name="indicator_named_in_both_languages",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("source_url", ""), ("source_url__regex", "^https?://"), _connector="OR"
                        ),
                        name="indicator_source_is_on_the_web",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="IndicatorEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("name", models.CharField(max_length=300, verbose_name="what is measured")),
                ("name_da", models.CharField(max_length=300, null=True, verbose_name="what is measured")),
                ("name_sv", models.CharField(max_length=300, null=True, verbose_name="what is measured")),
                ("unit", models.CharField(max_length=50, verbose_name="unit")),
                ("unit_da", models.CharField(max_length=50, null=True, verbose_name="unit")),
                ("unit_sv", models.CharField(max_length=50, null=True, verbose_name="unit")),
                (
                    "population",
                    models.CharField(blank=True, max_length=300, verbose_name="who is asked or counted"),
                ),
                (
                    "population_da",
                    models.CharField(
                        blank=True, max_length=300, null=True, verbose_name="who is asked or counted"
                    ),
                ),
                (
                    "population_sv",
                    models.CharField(
                        blank=True, max_length=300, null=True, verbose_name="who is asked or counted"
                    ),
                ),
                (
                    "obstacle",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="the border obstacle that is lowered"
                    ),
                ),
                (
                    "obstacle_da",
                    models.CharField(
                        blank=True,
                        max_length=300,
                        null=True,
                        verbose_name="the border obstacle that is lowered",
                    ),
                ),
                (
                    "obstacle_sv",
                    models.CharField(
                        blank=True,
                        max_length=300,
                        null=True,
                        verbose_name="the border obstacle that is lowered",
                    ),
                ),
                (
                    "target",
                    models.DecimalField(
                        blank=True, decimal_places=4, max_digits=14, null=True, verbose_name="target"
                    ),
                ),
                ("source", models.CharField(blank=True, max_length=300, verbose_name="source")),
                (
                    "source_url",
                    models.URLField(blank=True, max_length=500, verbose_name="address of the source"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
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
                        to="cooperation.indicator",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.project",
                        verbose_name="project",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Likeness",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("language", models.CharField(blank=True, max_length=2)),
                ("waits", models.BooleanField(default=True)),
                ("title", models.TextField(blank=True)),
                ("summary", models.TextField(blank=True)),
                ("title_shadow", models.TextField(blank=True)),
                ("summary_shadow", models.TextField(blank=True)),
                ("digest", models.CharField(blank=True, max_length=32)),
                ("translated", models.CharField(blank=True, max_length=32)),
                ("thesaurus", models.CharField(blank=True, max_length=64)),
                (
                    "keys",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), default=list, size=None
                    ),
                ),
                (
                    "times",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.FloatField(), default=list, size=None
                    ),
                ),
                (
                    "weights",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.FloatField(), default=list, size=None
                    ),
                ),
                ("crowd", models.FloatField(null=True)),
                (
                    "initiative",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="likeness",
                        to="cooperation.existinginitiative",
                    ),
                ),
                (
                    "project",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="likeness",
                        to="cooperation.project",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        fastupdate=False, fields=["keys"], name="likeness_by_trait"
                    ),
                    models.Index(fields=["digest"], name="likeness_by_text"),
                    models.Index(
                        condition=models.Q(("waits", True)), fields=["id"], name="likeness_that_waits"
                    ),
                    models.Index(fields=["thesaurus"], name="likeness_by_thesaurus"),
                    models.Index(
                        condition=models.Q(("translated", models.F("digest")), _negated=True),
                        fields=["id"],
                        name="likeness_untranslated",
                    ),
                    models.Index(
                        condition=models.Q(("crowd__isnull", True)),
                        fields=["id"],
                        name="likeness_without_crowd",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("initiative__isnull", True), ("project__isnull", False)),
                            models.Q(("initiative__isnull", False), ("project__isnull", True)),
                            _connector="OR",
                        ),
                        name="likeness_of_one_thing",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Measurement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "moment",
                    models.CharField(
                        choices=[("before", "before"), ("after", "after")],
                        max_length=6,
                        verbose_name="before or after",
                    ),
                ),
                ("on", models.DateField(verbose_name="date")),
                ("value", models.DecimalField(decimal_places=4, max_digits=14, verbose_name="value")),
                ("source", models.CharField(blank=True, max_length=300, verbose_name="source")),
                (
                    "source_url",
                    models.URLField(blank=True, max_length=500, verbose_name="address of the source"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "city",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cooperation.city",
                        verbose_name="city",
                    ),
                ),
                (
                    "indicator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="measurements",
                        to="cooperation.indicator",
                        verbose_name="indicator",
                    ),
                ),
            ],
            options={
                "verbose_name": "measurement",
                "verbose_name_plural": "measurements",
                "ordering": ["on", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("indicator", "city", "on"),
                        name="one_measurement_a_day_and_city",
                        nulls_distinct=False,
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("moment__in", ["before", "after"])),
                        name="measured_before_or_after",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("source_url", ""), ("source_url__regex", "^https?://"), _connector="OR"
                        ),
                        name="measurement_source_is_on_the_web",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MeasurementEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "moment",
                    models.CharField(
                        choices=[("before", "before"), ("after", "after")],
                        max_length=6,
                        verbose_name="before or after",
                    ),
                ),
                ("on", models.DateField(verbose_name="date")),
                ("value", models.DecimalField(decimal_places=4, max_digits=14, verbose_name="value")),
                ("source", models.CharField(blank=True, max_length=300, verbose_name="source")),
                (
                    "source_url",
                    models.URLField(blank=True, max_length=500, verbose_name="address of the source"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "city",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.city",
                        verbose_name="city",
                    ),
                ),
                (
                    "indicator",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.indicator",
                        verbose_name="indicator",
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
                        to="cooperation.measurement",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Milestone",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("title_da", models.CharField(max_length=200, null=True, verbose_name="title")),
                ("title_sv", models.CharField(max_length=200, null=True, verbose_name="title")),
                ("due_on", models.DateField(verbose_name="due")),
                ("reached_on", models.DateField(blank=True, null=True, verbose_name="reached")),
                (
                    "position",
                    models.PositiveSmallIntegerField(default=0, editable=False, verbose_name="position"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="milestones",
                        to="cooperation.project",
                        verbose_name="project",
                    ),
                ),
            ],
            options={
                "verbose_name": "milestone",
                "verbose_name_plural": "milestones",
                "ordering": ["due_on", "position", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("title_da__isnull", False),
                            models.Q(("title_da", ""), _negated=True),
                            ("title_sv__isnull", False),
                            models.Q(("title_sv", ""), _negated=True),
                        ),
                        name="milestone_titled_in_both_languages",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="MilestoneEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("title_da", models.CharField(max_length=200, null=True, verbose_name="title")),
                ("title_sv", models.CharField(max_length=200, null=True, verbose_name="title")),
                ("due_on", models.DateField(verbose_name="due")),
                ("reached_on", models.DateField(blank=True, null=True, verbose_name="reached")),
                (
                    "position",
                    models.PositiveSmallIntegerField(default=0, editable=False, verbose_name="position"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
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
                        to="cooperation.milestone",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.project",
                        verbose_name="project",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Move",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("from_state", models.CharField(max_length=20, verbose_name="from")),
                ("to_state", models.CharField(max_length=20, verbose_name="to")),
                ("moved_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="moved")),
                ("reason_da", models.TextField(blank=True, max_length=2000, verbose_name="reason")),
                ("reason_sv", models.TextField(blank=True, max_length=2000, verbose_name="reason")),
                (
                    "corrects",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrected_by",
                        to="cooperation.move",
                    ),
                ),
                (
                    "moved_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="moved by",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="moves",
                        to="cooperation.project",
                        verbose_name="project",
                    ),
                ),
            ],
            options={
                "verbose_name": "move",
                "verbose_name_plural": "moves",
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("corrects__isnull", False),
                            models.Q(("from_state", "adopted"), ("to_state", "in_progress")),
                            models.Q(("from_state", "adopted"), ("to_state", "withdrawn")),
                            models.Q(("from_state", "completed"), ("to_state", "archived")),
                            models.Q(("from_state", "draft"), ("to_state", "submitted")),
                            models.Q(("from_state", "draft"), ("to_state", "withdrawn")),
                            models.Q(("from_state", "in_progress"), ("to_state", "completed")),
                            models.Q(("from_state", "in_progress"), ("to_state", "withdrawn")),
                            models.Q(("from_state", "recommended"), ("to_state", "adopted")),
                            models.Q(("from_state", "recommended"), ("to_state", "merged")),
                            models.Q(("from_state", "recommended"), ("to_state", "rejected")),
                            models.Q(("from_state", "recommended"), ("to_state", "returned")),
                            models.Q(("from_state", "recommended"), ("to_state", "withdrawn")),
                            models.Q(("from_state", "returned"), ("to_state", "submitted")),
                            models.Q(("from_state", "returned"), ("to_state", "withdrawn")),
                            models.Q(("from_state", "submitted"), ("to_state", "returned")),
                            models.Q(("from_state", "submitted"), ("to_state", "under_review")),
                            models.Q(("from_state", "submitted"), ("to_state", "withdrawn")),
                            models.Q(("from_state", "under_review"), ("to_state", "merged")),
                            models.Q(("from_state", "under_review"), ("to_state", "recommended")),
                            models.Q(("from_state", "under_review"), ("to_state", "rejected")),
                            models.Q(("from_state", "under_review"), ("to_state", "returned")),
                            models.Q(("from_state", "under_review"), ("to_state", "withdrawn")),
                            _connector="OR",
                        ),
                        name="move_of_the_table",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("corrects__isnull", False),
                            models.Q(("to_state__in", ["merged", "rejected", "withdrawn"]), _negated=True),
                            models.Q(
                                ("reason_da__isnull", False),
                                models.Q(("reason_da", ""), _negated=True),
                                ("reason_sv__isnull", False),
                                models.Q(("reason_sv", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="what_ends_has_a_reason_in_both",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ObstacleEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("name_da", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_sv", models.CharField(max_length=200, null=True, verbose_name="name")),
                (
                    "owner",
                    models.CharField(
                        choices=[
                            ("city", "the cities"),
                            ("region", "the region"),
                            ("state", "the state"),
                            ("eu", "the EU"),
                        ],
                        max_length=10,
                        verbose_name="who can remove it",
                    ),
                ),
                (
                    "focus_area",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.focusarea",
                        verbose_name="focus area",
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
                        to="cooperation.obstacle",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PartnerEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("lead", "lead partner"),
                            ("partner", "partner"),
                            ("financier", "financier"),
                        ],
                        max_length=10,
                        verbose_name="role",
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
                        to="cooperation.partner",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.project",
                        verbose_name="project",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Rarity",
            fields=[
                ("key", models.TextField(primary_key=True, serialize=False)),
                ("texts", models.PositiveIntegerField()),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="RegistryEntry",
            fields=[
                (
                    "project",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="entry",
                        serialize=False,
                        to="cooperation.project",
                    ),
                ),
                ("state", models.CharField(max_length=20)),
                ("ground", models.CharField(max_length=10)),
                ("origin", models.CharField(max_length=10)),
                ("submitted_on", models.DateField(null=True)),
                ("decided_on", models.DateField(null=True)),
                ("published_early", models.BooleanField()),
                ("year", models.SmallIntegerField(null=True)),
                ("day", models.DateField()),
                ("words", django.contrib.postgres.search.SearchVectorField()),
                (
                    "city",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="cooperation.city",
                    ),
                ),
                (
                    "focus_area",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="cooperation.focusarea",
                    ),
                ),
            ],
            options={
                "ordering": ["-day", "-project_id"],
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        fastupdate=False, fields=["words"], name="entry_words"
                    ),
                    models.Index(
                        models.OrderBy(models.F("day"), descending=True),
                        models.OrderBy(models.F("project_id"), descending=True),
                        name="entry_newest",
                    ),
                    models.Index(
                        models.OrderBy(models.F("day"), descending=True),
                        models.OrderBy(models.F("project_id"), descending=True),
                        condition=models.Q(
                            (
                                "state__in",
                                ["adopted", "archived", "completed", "in_progress", "merged", "rejected"],
                            ),
                            models.Q(("decided_on__isnull", False), ("state", "withdrawn")),
                            models.Q(
                                ("published_early", True),
                                ("state__in", ["recommended", "submitted", "under_review"]),
                            ),
                            _connector="OR",
                        ),
                        name="entry_public_newest",
                    ),
                    models.Index(
                        models.F("state"),
                        models.OrderBy(models.F("day"), descending=True),
                        models.OrderBy(models.F("project_id"), descending=True),
                        condition=models.Q(
                            (
                                "state__in",
                                ["adopted", "archived", "completed", "in_progress", "merged", "rejected"],
                            ),
                            models.Q(("decided_on__isnull", False), ("state", "withdrawn")),
                            models.Q(
                                ("published_early", True),
                                ("state__in", ["recommended", "submitted", "under_review"]),
                            ),
                            _connector="OR",
                        ),
                        name="entry_public_state",
                    ),
                    models.Index(
                        models.F("city"),
                        models.OrderBy(models.F("day"), descending=True),
                        models.OrderBy(models.F("project_id"), descending=True),
                        condition=models.Q(
                            (
                                "state__in",
                                ["adopted", "archived", "completed", "in_progress", "merged", "rejected"],
                            ),
                            models.Q(("decided_on__isnull", False), ("state", "withdrawn")),
                            models.Q(
                                ("published_early", True),
                                ("state__in", ["recommended", "submitted", "under_review"]),
                            ),
                            _connector="OR",
                        ),
                        name="entry_public_city",
                    ),
                    models.Index(
                        models.F("focus_area"),
                        models.OrderBy(models.F("day"), descending=True),
                        models.OrderBy(models.F("project_id"), descending=True),
                        condition=models.Q(
                            (
                                "state__in",
                                ["adopted", "archived", "completed", "in_progress", "merged", "rejected"],
                            ),
                            models.Q(("decided_on__isnull", False), ("state", "withdrawn")),
                            models.Q(
                                ("published_early", True),
                                ("state__in", ["recommended", "submitted", "under_review"]),
                            ),
                            _connector="OR",
                        ),
                        name="entry_public_focus_area",
                    ),
                    models.Index(
                        models.F("year"),
                        models.OrderBy(models.F("day"), descending=True),
                        models.OrderBy(models.F("project_id"), descending=True),
                        condition=models.Q(
                            (
                                "state__in",
                                ["adopted", "archived", "completed", "in_progress", "merged", "rejected"],
                            ),
                            models.Q(("decided_on__isnull", False), ("state", "withdrawn")),
                            models.Q(
                                ("published_early", True),
                                ("state__in", ["recommended", "submitted", "under_review"]),
                            ),
                            _connector="OR",
                        ),
                        name="entry_public_year",
                    ),
                    models.Index(
                        models.F("ground"),
                        models.OrderBy(models.F("day"), descending=True),
                        models.OrderBy(models.F("project_id"), descending=True),
                        condition=models.Q(
                            (
                                "state__in",
                                ["adopted", "archived", "completed", "in_progress", "merged", "rejected"],
                            ),
                            models.Q(("decided_on__isnull", False), ("state", "withdrawn")),
                            models.Q(
                                ("published_early", True),
                                ("state__in", ["recommended", "submitted", "under_review"]),
                            ),
                            _connector="OR",
                        ),
                        name="entry_public_ground",
                    ),
                    models.Index(
                        models.F("origin"),
                        models.OrderBy(models.F("day"), descending=True),
                        models.OrderBy(models.F("project_id"), descending=True),
                        condition=models.Q(
                            (
                                "state__in",
                                ["adopted", "archived", "completed", "in_progress", "merged", "rejected"],
                            ),
                            models.Q(("decided_on__isnull", False), ("state", "withdrawn")),
                            models.Q(
                                ("published_early", True),
                                ("state__in", ["recommended", "submitted", "under_review"]),
                            ),
                            _connector="OR",
                        ),
                        name="entry_public_origin",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SignOff",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "matter",
                    models.CharField(
                        choices=[
                            ("adoption", "the adoption"),
                            ("budget", "the budget"),
                            ("completion", "the completion"),
                            ("withdrawal", "the withdrawal"),
                        ],
                        max_length=10,
                        verbose_name="matter",
                    ),
                ),
                ("signed_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="signed")),
                ("digest", models.CharField(max_length=64)),
                ("turn", models.PositiveSmallIntegerField(db_default=0, default=0)),
                ("reason_da", models.TextField(blank=True, max_length=2000, verbose_name="reason")),
                ("reason_sv", models.TextField(blank=True, max_length=2000, verbose_name="reason")),
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
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sign_offs",
                        to="cooperation.project",
                        verbose_name="project",
                    ),
                ),
                (
                    "signed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="signed by",
                    ),
                ),
                (
                    "takes_back",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="taken_back_by",
                        to="cooperation.signoff",
                    ),
                ),
            ],
            options={
                "verbose_name": "signature of a city",
                "verbose_name_plural": "signatures of the cities",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("takes_back__isnull", True)),
                        fields=("project", "matter", "city", "digest", "turn"),
                        name="a_city_signs_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("takes_back__isnull", True)),
                        fields=("project", "matter", "digest", "turn", "signed_by"),
                        name="nobody_signs_for_both_cities",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("matter__in", ("adoption", "budget", "completion", "withdrawal"))
                        ),
                        name="signed_matter_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("matter", "withdrawal"), _negated=True),
                            models.Q(
                                ("reason_da__isnull", False),
                                models.Q(("reason_da", ""), _negated=True),
                                ("reason_sv__isnull", False),
                                models.Q(("reason_sv", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="withdrawal_is_signed_with_its_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="StartedCount",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("year", models.SmallIntegerField(db_index=True)),
                ("number", models.IntegerField()),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Update",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.TextField(blank=True, max_length=3000, verbose_name="text")),
                ("text_da", models.TextField(blank=True, max_length=3000, null=True, verbose_name="text")),
                ("text_sv", models.TextField(blank=True, max_length=3000, null=True, verbose_name="text")),
                ("happened_on", models.DateField(verbose_name="date")),
                ("published_at", models.DateTimeField(blank=True, null=True, verbose_name="published")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="updates",
                        to="cooperation.project",
                        verbose_name="project",
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="written by",
                    ),
                ),
            ],
            options={
                "verbose_name": "update on progress",
                "verbose_name_plural": "updates on progress",
                "ordering": ["-happened_on", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("text_da__isnull", False), models.Q(("text_da", ""), _negated=True)),
                            models.Q(("text_sv__isnull", False), models.Q(("text_sv", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="update_has_a_text",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="UpdateEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("text", models.TextField(blank=True, max_length=3000, verbose_name="text")),
                ("text_da", models.TextField(blank=True, max_length=3000, null=True, verbose_name="text")),
                ("text_sv", models.TextField(blank=True, max_length=3000, null=True, verbose_name="text")),
                ("happened_on", models.DateField(verbose_name="date")),
                ("published_at", models.DateTimeField(blank=True, null=True, verbose_name="published")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
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
                        to="cooperation.update",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cooperation.project",
                        verbose_name="project",
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="written by",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="UploadedTable",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "key",
                    models.CharField(
                        default=cooperation.models.upload._key, editable=False, max_length=22, unique=True
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="file")),
                ("content", models.BinaryField()),
                ("choices", models.JSONField(default=dict)),
                ("uploaded_at", models.DateTimeField(verbose_name="uploaded")),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "uploaded table",
                "verbose_name_plural": "uploaded tables",
                "ordering": ["pk"],
            },
        ),
        migrations.AddIndex(
            model_name="existinginitiative",
            index=models.Index(fields=["last_checked_on"], name="initiative_by_last_check"),
        ),
        migrations.AddIndex(
            model_name="existinginitiative",
            index=django.contrib.postgres.indexes.GinIndex(
                django.contrib.postgres.indexes.OpClass(
                    cooperation.models.folded.Folded(
                        django.db.models.functions.text.Concat(
                            models.F("code"),
                            models.Value("\n"),
                            models.F("identifier"),
                            models.Value("\n"),
                            models.F("name"),
                            models.Value("\n"),
                            models.F("run_by"),
                            models.Value("\n"),
                            models.F("what_da"),
                            models.Value("\n"),
                            models.F("what_sv"),
                            models.Value("\n"),
                            output_field=models.TextField(),
                        )
                    ),
                    "gin_trgm_ops",
                ),
                fastupdate=False,
                name="initiative_words_folded",
            ),
        ),
        migrations.AddIndex(
            model_name="existinginitiative",
            index=django.contrib.postgres.indexes.GinIndex(
                django.contrib.postgres.indexes.OpClass(
                    cooperation.models.folded.Bare(
                        cooperation.models.folded.Folded(
                            django.db.models.functions.text.Concat(
                                models.F("code"),
                                models.Value("\n"),
                                models.F("identifier"),
                                models.Value("\n"),
                                models.F("name"),
                                models.Value("\n"),
                                models.F("run_by"),
                                models.Value("\n"),
                                models.F("what_da"),
                                models.Value("\n"),
                                models.F("what_sv"),
                                models.Value("\n"),
                                output_field=models.TextField(),
                            )
                        )
                    ),
                    "gin_trgm_ops",
                ),
                fastupdate=False,
                name="initiative_words_bare",
            ),
        ),
        migrations.AddConstraint(
            model_name="assessment",
            constraint=models.UniqueConstraint(
                fields=("project", "city", "round", "version"), name="one_assessment_per_city_and_version"
            ),
        ),
        migrations.AddConstraint(
            model_name="assessment",
            constraint=models.UniqueConstraint(
                condition=models.Q(("settled_on__isnull", False)),
                fields=("project", "round"),
                name="one_settlement_per_round",
            ),
        ),
        migrations.AddConstraint(
            model_name="assessment",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[("project", "="), ("round", "="), ("assessed_by", "="), ("city", "<>")],
                name="one_assessor_judges_for_one_city",
            ),
        ),
        migrations.AddConstraint(
            model_name="assessment",
            constraint=models.CheckConstraint(
                condition=models.Q(("round__gte", 1), ("version__gte", 1)),
                name="assessment_is_counted_from_one",
            ),
        ),
        migrations.AddConstraint(
            model_name="assessment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("city__isnull", True),
                    models.Q(
                        ("assessed_by__isnull", False),
                        ("deepened__in", ("yes", "no", "unknown")),
                        ("extra__in", ("yes", "no", "unknown")),
                        ("known__in", ("yes", "no", "unknown")),
                        ("reach__in", ("yes", "no", "unknown")),
                        ("repeated__in", ("yes", "no", "unknown")),
                        ("solved__in", ("yes", "no", "unknown")),
                        ("taken__in", ("yes", "no", "unknown")),
                    ),
                    _connector="OR",
                ),
                name="a_city_answers_every_question",
            ),
        ),
        migrations.AddConstraint(
            model_name="assessment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("settled_on__isnull", True),
                    models.Q(
                        ("assessed_by__isnull", False),
                        ("assessed_on__gte", models.F("settled_on")),
                        ("city__isnull", True),
                        models.Q(("outcome", "undetermined"), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="what_is_settled_is_settled_jointly",
            ),
        ),
        migrations.AddConstraint(
            model_name="assessment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("review_on__isnull", True), ("review_on__gt", models.F("assessed_on")), _connector="OR"
                ),
                name="reviewed_after_it_was_assessed",
            ),
        ),
        migrations.AddConstraint(
            model_name="assessment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("taken", "yes"), _negated=True),
                    models.Q(("taken_by__isnull", False), ("taken_since__isnull", False)),
                    _connector="OR",
                ),
                name="taken_names_what_was_decided",
            ),
        ),
        migrations.AddConstraint(
            model_name="assessment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("solved", "yes"), _negated=True),
                    models.Q(
                        ("solved_evidence_da__isnull", False),
                        models.Q(("solved_evidence_da", ""), _negated=True),
                    ),
                    models.Q(
                        ("solved_evidence_sv__isnull", False),
                        models.Q(("solved_evidence_sv", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="solved_cites_its_evidence",
            ),
        ),
        migrations.AddConstraint(
            model_name="assessment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("city__isnull", True),
                    models.Q(("outcome", "duplicate"), _negated=True),
                    models.Q(("repeated", "yes"), ("repeats__isnull", False)),
                    _connector="OR",
                ),
                name="duplicate_names_the_proposal",
            ),
        ),
        migrations.AddConstraint(
            model_name="assessment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("city__isnull", True),
                    models.Q(("outcome", "deepening"), _negated=True),
                    models.Q(("deepened", "yes"), ("relation__isnull", False)),
                    _connector="OR",
                ),
                name="deepening_found_names_the_relation",
            ),
        ),
        migrations.AddConstraint(
            model_name="assessment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("repeats__isnull", True),
                    models.Q(("repeats", models.F("project")), _negated=True),
                    _connector="OR",
                ),
                name="repeats_another_proposal",
            ),
        ),
        migrations.AddConstraint(
            model_name="existinginitiative",
            constraint=models.CheckConstraint(
                condition=models.Q(("name", ""), _negated=True), name="initiative_has_a_name"
            ),
        ),
        migrations.AddConstraint(
            model_name="existinginitiative",
            constraint=models.CheckConstraint(
                condition=models.Q(("auspices__in", ["public", "private", "mixed"])),
                name="initiative_auspices_are_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="existinginitiative",
            constraint=models.CheckConstraint(
                condition=models.Q(("status__in", ["decided", "running", "ended"])),
                name="initiative_status_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="existinginitiative",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("since__isnull", True),
                        models.Q(("since__gte", 1000), ("since__lte", 2199)),
                        _connector="OR",
                    ),
                    models.Q(
                        ("until__isnull", True),
                        models.Q(("until__gte", 1000), ("until__lte", 2199)),
                        _connector="OR",
                    ),
                ),
                name="initiative_years_are_in_sight",
            ),
        ),
        migrations.AddConstraint(
            model_name="existinginitiative",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("since__isnull", True),
                    ("until__isnull", True),
                    ("until__gte", models.F("since")),
                    _connector="OR",
                ),
                name="initiative_ends_after_it_began",
            ),
        ),
        migrations.AddConstraint(
            model_name="existinginitiative",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("last_checked_on__isnull", True),
                    models.Q(("source", ""), _negated=True),
                    _connector="OR",
                ),
                name="what_was_checked_has_a_source",
            ),
        ),
        migrations.AddConstraint(
            model_name="existinginitiative",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("last_checked_by__isnull", True), ("last_checked_on__isnull", False), _connector="OR"
                ),
                name="who_checked_says_when",
            ),
        ),
        migrations.AddConstraint(
            model_name="existinginitiative",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("source__iregex", "^https?://\\S+$"),
                    models.Q(
                        (
                            "source__iregex",
                            "^\\s*(([a-z][a-z0-9+.-]*:)?//|(javascript|vbscript|data|file|ftp|ftps|mailto|tel|sms|blob|about|ws|wss|view-source)\\s*:)",
                        ),
                        _negated=True,
                    ),
                    _connector="OR",
                ),
                name="initiative_source_is_no_other_address",
            ),
        ),
        migrations.AddConstraint(
            model_name="existinginitiative",
            constraint=models.UniqueConstraint(
                condition=models.Q(("identifier", ""), _negated=True),
                fields=("identifier",),
                name="initiative_identifier_once",
            ),
        ),
        migrations.AddIndex(
            model_name="project",
            index=models.Index(
                models.OrderBy(
                    django.db.models.functions.comparison.Coalesce("decided_on", "submitted_on"),
                    descending=True,
                ),
                models.OrderBy(models.F("id"), descending=True),
                condition=models.Q(("state__in", ["adopted", "archived", "completed", "in_progress"])),
                name="project_started_newest",
            ),
        ),
        migrations.AddConstraint(
            model_name="project",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("potentials__contained_by", ["human", "cultural", "economic"]),
                    ("bridges__contained_by", ["mental", "physical", "digital", "regulatory"]),
                ),
                name="potentials_and_bridges_are_known",
            ),
        ),
        AddTrigger(
            model_name="assessment",
            trigger=pgtrigger.compiler.Trigger(
                name="what_was_assessed_stands",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NOT (to_jsonb(NEW) - ARRAY['reason', 'reason_da', 'reason_sv', 'nothing_found', 'nothing_found_da', 'nothing_found_sv', 'extra_evidence', 'extra_evidence_da', 'extra_evidence_sv', 'taken_evidence', 'taken_evidence_da', 'taken_evidence_sv', 'solved_evidence', 'solved_evidence_da', 'solved_evidence_sv', 'known_evidence', 'known_evidence_da', 'known_evidence_sv', 'repeated_evidence', 'repeated_evidence_da', 'repeated_evidence_sv', 'deepened_evidence', 'deepened_evidence_da', 'deepened_evidence_sv', 'reach_evidence', 'reach_evidence_da', 'reach_evidence_sv'] = to_jsonb(OLD) - ARRAY['reason', 'reason_da', 'reason_sv', 'nothing_found', 'nothing_found_da', 'nothing_found_sv', 'extra_evidence', 'extra_evidence_da', 'extra_evidence_sv', 'taken_evidence', 'taken_evidence_da', 'taken_evidence_sv', 'solved_evidence', 'solved_evidence_da', 'solved_evidence_sv', 'known_evidence', 'known_evidence_da', 'known_evidence_sv', 'repeated_evidence', 'repeated_evidence_da', 'repeated_evidence_sv', 'deepened_evidence', 'deepened_evidence_da', 'deepened_evidence_sv', 'reach_evidence', 'reach_evidence_da', 'reach_evidence_sv'] AND to_jsonb(NEW) <> to_jsonb(OLD) AND (coalesce(NEW.reason_da, '') = coalesce(OLD.reason_da, '') OR coalesce(OLD.reason_da, '') = '' AND coalesce(OLD.reason_sv, '') > '') AND (coalesce(NEW.reason_sv, '') = coalesce(OLD.reason_sv, '') OR coalesce(OLD.reason_sv, '') = '' AND coalesce(OLD.reason_da, '') > '') AND (coalesce(NEW.nothing_found_da, '') = coalesce(OLD.nothing_found_da, '') OR coalesce(OLD.nothing_found_da, '') = '' AND coalesce(OLD.nothing_found_sv, '') > '') AND (coalesce(NEW.nothing_found_sv, '') = coalesce(OLD.nothing_found_sv, '') OR coalesce(OLD.nothing_found_sv, '') = '' AND coalesce(OLD.nothing_found_da, '') > '') AND (coalesce(NEW.extra_evidence_da, '') = coalesce(OLD.extra_evidence_da, '') OR coalesce(OLD.extra_evidence_da, '') = '' AND coalesce(OLD.extra_evidence_sv, '') > '') AND (coalesce(NEW.extra_evidence_sv, '') = coalesce(OLD.extra_evidence_sv, '') OR coalesce(OLD.extra_evidence_sv, '') = '' AND coalesce(OLD.extra_evidence_da, '') > '') AND (coalesce(NEW.taken_evidence_da, '') = coalesce(OLD.taken_evidence_da, '') OR coalesce(OLD.taken_evidence_da, '') = '' AND coalesce(OLD.taken_evidence_sv, '') > '') AND (coalesce(NEW.taken_evidence_sv, '') = coalesce(OLD.taken_evidence_sv, '') OR coalesce(OLD.taken_evidence_sv, '') = '' AND coalesce(OLD.taken_evidence_da, '') > '') AND (coalesce(NEW.solved_evidence_da, '') = coalesce(OLD.solved_evidence_da, '') OR coalesce(OLD.solved_evidence_da, '') = '' AND coalesce(OLD.solved_evidence_sv, '') > '') AND (coalesce(NEW.solved_evidence_sv, '') = coalesce(OLD.solved_evidence_sv, '') OR coalesce(OLD.solved_evidence_sv, '') = '' AND coalesce(OLD.solved_evidence_da, '') > '') AND (coalesce(NEW.known_evidence_da, '') = coalesce(OLD.known_evidence_da, '') OR coalesce(OLD.known_evidence_da, '') = '' AND coalesce(OLD.known_evidence_sv, '') > '') AND (coalesce(NEW.known_evidence_sv, '') = coalesce(OLD.known_evidence_sv, '') OR coalesce(OLD.known_evidence_sv, '') = '' AND coalesce(OLD.known_evidence_da, '') > '') AND (coalesce(NEW.repeated_evidence_da, '') = coalesce(OLD.repeated_evidence_da, '') OR coalesce(OLD.repeated_evidence_da, '') = '' AND coalesce(OLD.repeated_evidence_sv, '') > '') AND (coalesce(NEW.repeated_evidence_sv, '') = coalesce(OLD.repeated_evidence_sv, '') OR coalesce(OLD.repeated_evidence_sv, '') = '' AND coalesce(OLD.repeated_evidence_da, '') > '') AND (coalesce(NEW.deepened_evidence_da, '') = coalesce(OLD.deepened_evidence_da, '') OR coalesce(OLD.deepened_evidence_da, '') = '' AND coalesce(OLD.deepened_evidence_sv, '') > '') AND (coalesce(NEW.deepened_evidence_sv, '') = coalesce(OLD.deepened_evidence_sv, '') OR coalesce(OLD.deepened_evidence_sv, '') = '' AND coalesce(OLD.deepened_evidence_da, '') > '') AND (coalesce(NEW.reach_evidence_da, '') = coalesce(OLD.reach_evidence_da, '') OR coalesce(OLD.reach_evidence_da, '') = '' AND coalesce(OLD.reach_evidence_sv, '') > '') AND (coalesce(NEW.reach_evidence_sv, '') = coalesce(OLD.reach_evidence_sv, '') OR coalesce(OLD.reach_evidence_sv, '') = '' AND coalesce(OLD.reach_evidence_da, '') > '')))",
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="516f12bdae14ab700516d9f7cfce03913433c4d8",
                    operation="UPDATE",
                    pgid="pgtrigger_what_was_assessed_stands_c1c39",
                    table="cooperation_assessment",
                    when="BEFORE",
                ),
            ),
        ),
        AddTrigger(
            model_name="assessment",
            trigger=pgtrigger.compiler.Trigger(
                name="texts_are_noted",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="PERFORM cooperation_note_text('cooperation.assessment', NEW.id::text, 'deepened_evidence', OLD.deepened_evidence_da, OLD.deepened_evidence_sv, NEW.deepened_evidence_da, NEW.deepened_evidence_sv, NULL);\nPERFORM cooperation_note_text('cooperation.assessment', NEW.id::text, 'extra_evidence', OLD.extra_evidence_da, OLD.extra_evidence_sv, NEW.extra_evidence_da, NEW.extra_evidence_sv, NULL);\nPERFORM cooperation_note_text('cooperation.assessment', NEW.id::text, 'known_evidence', OLD.known_evidence_da, OLD.known_evidence_sv, NEW.known_evidence_da, NEW.known_evidence_sv, NULL);\nPERFORM cooperation_note_text('cooperation.assessment', NEW.id::text, 'nothing_found', OLD.nothing_found_da, OLD.nothing_found_sv, NEW.nothing_found_da, NEW.nothing_found_sv, NULL);\nPERFORM cooperation_note_text('cooperation.assessment', NEW.id::text, 'reach_evidence', OLD.reach_evidence_da, OLD.reach_evidence_sv, NEW.reach_evidence_da, NEW.reach_evidence_sv, NULL);\nPERFORM cooperation_note_text('cooperation.assessment', NEW.id::text, 'reason', OLD.reason_da, OLD.reason_sv, NEW.reason_da, NEW.reason_sv, NULL);\nPERFORM cooperation_note_text('cooperation.assessment', NEW.id::text, 'repeated_evidence', OLD.repeated_evidence_da, OLD.repeated_evidence_sv, NEW.repeated_evidence_da, NEW.repeated_evidence_sv, NULL);\nPERFORM cooperation_note_text('cooperation.assessment', NEW.id::text, 'solved_evidence', OLD.solved_evidence_da, OLD.solved_evidence_sv, NEW.solved_evidence_da, NEW.solved_evidence_sv, NULL);\nPERFORM cooperation_note_text('cooperation.assessment', NEW.id::text, 'taken_evidence', OLD.taken_evidence_da, OLD.taken_evidence_sv, NEW.taken_evidence_da, NEW.taken_evidence_sv, NULL);\nRETURN NULL;",
                    hash="4715c5a8aff8fbd8ee77200dc62ad876e38faef9",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_texts_are_noted_b6adf",
                    table="cooperation_assessment",
                    when="AFTER",
                ),
            ),
        ),
        AddTrigger(
            model_name="existinginitiative",
            trigger=pgtrigger.compiler.Trigger(
                name="renews_a_stamp",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="PERFORM cooperation_renew_a_stamp(); RETURN NULL;",
                    hash="2ef98b17297ca6e8e860036897183275ff85ae96",
                    level="STATEMENT",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_renews_a_stamp_f903a",
                    table="cooperation_existinginitiative",
                    when="AFTER",
                ),
            ),
        ),
        AddTrigger(
            model_name="existinginitiative",
            trigger=pgtrigger.compiler.Trigger(
                name="waits_to_be_compared",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\nINSERT INTO cooperation_likeness (initiative_id, language, waits, title, summary, title_shadow, summary_shadow, digest, translated, thesaurus, keys, times, weights)\nVALUES (NEW.id, '', true, '', '', '', '', '', '', '', '{}', '{}', '{}')\nON CONFLICT (initiative_id) DO UPDATE SET waits = true;\nRETURN NULL;\n",
                    hash="39d73b6a1ed16d8da939654316bf98545204e3e3",
                    operation='INSERT OR UPDATE OF "name", "what_da", "what_sv"',
                    pgid="pgtrigger_waits_to_be_compared_619f9",
                    table="cooperation_existinginitiative",
                    when="AFTER",
                ),
            ),
        ),
        AddTrigger(
            model_name="existinginitiative",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cooperation_existinginitiativeevent" ("auspices", "changed_at", "changed_by_id", "code", "id", "identifier", "last_checked_by_id", "last_checked_on", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "run_by", "since", "source", "status", "until", "version", "what", "what_da", "what_sv") VALUES (NEW."auspices", NEW."changed_at", NEW."changed_by_id", NEW."code", NEW."id", NEW."identifier", NEW."last_checked_by_id", NEW."last_checked_on", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."run_by", NEW."since", NEW."source", NEW."status", NEW."until", NEW."version", NEW."what", NEW."what_da", NEW."what_sv"); RETURN NULL;',
                    hash="14461f961c98d185cdf58d5ba6b01180209590f0",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_673d3",
                    table="cooperation_existinginitiative",
                    when="AFTER",
                ),
            ),
        ),
        AddTrigger(
            model_name="existinginitiative",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "cooperation_existinginitiativeevent" ("auspices", "changed_at", "changed_by_id", "code", "id", "identifier", "last_checked_by_id", "last_checked_on", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "run_by", "since", "source", "status", "until", "version", "what", "what_da", "what_sv") VALUES (NEW."auspices", NEW."changed_at", NEW."changed_by_id", NEW."code", NEW."id", NEW."identifier", NEW."last_checked_by_id", NEW."last_checked_on", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."run_by", NEW."since", NEW."source", NEW."status", NEW."until", NEW."version", NEW."what", NEW."what_da", NEW."what_sv"); RETURN NULL;',
                    hash="e8dc14c3c8daaf2d24e006cc0e82233342246757",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_f0176",
                    table="cooperation_existinginitiative",
                    when="AFTER",
                ),
            ),
        ),
        AddTrigger(
            model_name="existinginitiative",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cooperation_existinginitiativeevent" ("auspices", "changed_at", "changed_by_id", "code", "id", "identifier", "last_checked_by_id", "last_checked_on", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "run_by", "since", "source", "status", "until", "version", "what", "what_da", "what_sv") VALUES (OLD."auspices", OLD."changed_at", OLD."changed_by_id", OLD."code", OLD."id", OLD."identifier", OLD."last_checked_by_id", OLD."last_checked_on", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."run_by", OLD."since", OLD."source", OLD."status", OLD."until", OLD."version", OLD."what", OLD."what_da", OLD."what_sv"); RETURN NULL;',
                    hash="f59be154a25826a5ec273b71f8762dca54cf1ee8",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_68332",
                    table="cooperation_existinginitiative",
                    when="AFTER",
                ),
            ),
        ),
        AddTrigger(
            model_name="focusarea",
            trigger=pgtrigger.compiler.Trigger(
                name="renews_a_stamp",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="PERFORM cooperation_renew_a_stamp(); RETURN NULL;",
                    hash="302834ec08fb14aae4d98411e19255a2b7392cdb",
                    level="STATEMENT",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_renews_a_stamp_c6310",
                    table="cooperation_focusarea",
                    when="AFTER",
                ),
            ),
        ),
        AddTrigger(
            model_name="project",
            trigger=pgtrigger.compiler.Trigger(
                name="public_in_both_languages",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    constraint="CONSTRAINT",
                    func="IF (NEW.state IN ('adopted', 'archived', 'completed', 'in_progress', 'merged', 'rejected')\n    OR NEW.state = 'withdrawn' AND NEW.decided_on IS NOT NULL\n    OR NEW.published_early AND NEW.state IN ('recommended', 'submitted', 'under_review')) THEN PERFORM cooperation_require_both('cooperation.project', NEW.id::text, ARRAY['title'], false) ; END IF;\nRETURN NULL;",
                    hash="005bfc8a97caa348cdc6a644339c684e7c3194b9",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_public_in_both_languages_fe4f8",
                    table="cooperation_project",
                    timing="DEFERRABLE INITIALLY DEFERRED",
                    when="AFTER",
                ),
            ),
        ),
        AddTrigger(
            model_name="project",
            trigger=pgtrigger.compiler.Trigger(
                name="waits_to_be_compared",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\nINSERT INTO cooperation_likeness (project_id, language, waits, title, summary, title_shadow, summary_shadow, digest, translated, thesaurus, keys, times, weights)\nVALUES (NEW.id, '', true, '', '', '', '', '', '', '', '{}', '{}', '{}')\nON CONFLICT (project_id) DO UPDATE SET waits = true;\nRETURN NULL;\n",
                    hash="aabd625d0b794e549dde3a77f82e3287f702e3e6",
                    operation='INSERT OR UPDATE OF "original_language", "title_da", "title_sv", "summary_da", "summary_sv"',
                    pgid="pgtrigger_waits_to_be_compared_a53c3",
                    table="cooperation_project",
                    when="AFTER",
                ),
            ),
        ),
        AddTrigger(
            model_name="project",
            trigger=pgtrigger.compiler.Trigger(
                name="only_moves_of_the_table",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."state" IS DISTINCT FROM (NEW."state"))',
                    func="\n            IF (OLD.state, NEW.state) NOT IN (('adopted', 'in_progress'), ('adopted', 'withdrawn'), ('completed', 'archived'), ('draft', 'submitted'), ('draft', 'withdrawn'), ('in_progress', 'completed'), ('in_progress', 'withdrawn'), ('recommended', 'adopted'), ('recommended', 'merged'), ('recommended', 'rejected'), ('recommended', 'returned'), ('recommended', 'withdrawn'), ('returned', 'submitted'), ('returned', 'withdrawn'), ('submitted', 'returned'), ('submitted', 'under_review'), ('submitted', 'withdrawn'), ('under_review', 'merged'), ('under_review', 'recommended'), ('under_review', 'rejected'), ('under_review', 'returned'), ('under_review', 'withdrawn'))\n            AND NOT coalesce((\n                SELECT corrects_id IS NOT NULL AND from_state = OLD.state AND to_state = NEW.state\n                FROM cooperation_move WHERE project_id = NEW.id ORDER BY id DESC LIMIT 1\n            ), false) THEN\n                RAISE EXCEPTION 'a project does not go from % to %', OLD.state, NEW.state\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'only_moves_of_the_table';\n            END IF;\n            RETURN NEW;\n        ",
                    hash="5c14595b8d588d7fd0a37228b0bd16307b14d33a",
                    operation="UPDATE",
                    pgid="pgtrigger_only_moves_of_the_table_9db67",
                    table="cooperation_project",
                    when="BEFORE",
                ),
            ),
        ),
        AddTrigger(
            model_name="project",
            trigger=pgtrigger.compiler.Trigger(
                name="no_merging_in_circles",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."merged_into_id" IS NOT NULL)',
                    declare="DECLARE its_state TEXT;",
                    func="\n            IF TG_OP = 'UPDATE' AND OLD.merged_into_id IS NOT DISTINCT FROM NEW.merged_into_id THEN\n                RETURN NULL;\n            END IF;\n            SELECT state INTO its_state FROM cooperation_project WHERE id = NEW.merged_into_id FOR SHARE;\n            IF its_state IN ('draft', 'rejected', 'withdrawn') THEN\n                RAISE EXCEPTION 'nothing is merged into what is %', its_state\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'merged_into_what_lives';\n            END IF;\n            IF EXISTS (\n                WITH RECURSIVE chain AS (\n                    SELECT id, merged_into_id FROM cooperation_project WHERE id = NEW.merged_into_id\n                    UNION\n                    SELECT next.id, next.merged_into_id\n                    FROM cooperation_project AS next JOIN chain ON next.id = chain.merged_into_id\n                )\n                SELECT 1 FROM chain WHERE id = NEW.id\n            ) THEN\n                RAISE EXCEPTION 'merging in circles'\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'no_merging_in_circles';\n            END IF;\n            RETURN NULL;\n        ",
                    hash="06889892735f469d15b7f4966addcb6a5c308ca7",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_no_merging_in_circles_f7187",
                    table="cooperation_project",
                    when="AFTER",
                ),
            ),
        ),
        AddTrigger(
            model_name="project",
            trigger=pgtrigger.compiler.Trigger(
                name="texts_are_noted",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="PERFORM cooperation_note_text('cooperation.project', NEW.id::text, 'citizens_will_notice', OLD.citizens_will_notice_da, OLD.citizens_will_notice_sv, NEW.citizens_will_notice_da, NEW.citizens_will_notice_sv, NEW.original_language);\nPERFORM cooperation_note_text('cooperation.project', NEW.id::text, 'extra_effort', OLD.extra_effort_da, OLD.extra_effort_sv, NEW.extra_effort_da, NEW.extra_effort_sv, NEW.original_language);\nPERFORM cooperation_note_text('cooperation.project', NEW.id::text, 'inspiration_and_motor', OLD.inspiration_and_motor_da, OLD.inspiration_and_motor_sv, NEW.inspiration_and_motor_da, NEW.inspiration_and_motor_sv, NEW.original_language);\nPERFORM cooperation_note_text('cooperation.project', NEW.id::text, 'obstacle_measure', OLD.obstacle_measure_da, OLD.obstacle_measure_sv, NEW.obstacle_measure_da, NEW.obstacle_measure_sv, NEW.original_language);\nPERFORM cooperation_note_text('cooperation.project', NEW.id::text, 'summary', OLD.summary_da, OLD.summary_sv, NEW.summary_da, NEW.summary_sv, NEW.original_language);\nPERFORM cooperation_note_text('cooperation.project', NEW.id::text, 'title', OLD.title_da, OLD.title_sv, NEW.title_da, NEW.title_sv, NEW.original_language);\nPERFORM cooperation_note_text('cooperation.project', NEW.id::text, 'what_is_added', OLD.what_is_added_da, OLD.what_is_added_sv, NEW.what_is_added_da, NEW.what_is_added_sv, NEW.original_language);\nRETURN NULL;",
                    hash="cc7442f83f6e709cc011ccf76be4969894872762",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_texts_are_noted_bb69c",
                    table="cooperation_project",
                    when="AFTER",
                ),
            ),
        ),
        AddTrigger(
            model_name="project",
            trigger=pgtrigger.compiler.Trigger(
                name="registry_after_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="PERFORM cooperation_enter_projects((SELECT array_agg(DISTINCT id) FROM new_rows));\nPERFORM cooperation_count_started(year, number) FROM (SELECT year, sum(sign)::int AS number FROM (SELECT extract(year FROM decided_on)::int AS year, 1 AS sign FROM new_rows WHERE state IN ('adopted', 'archived', 'completed', 'in_progress') AND ground = 'new') AS one GROUP BY year HAVING sum(sign) <> 0 ORDER BY year) AS sums;\nRETURN NULL;",
                    hash="4f909111eb24199238b1ff15e5a095bd65630ba0",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_registry_after_insert_79c65",
                    referencing="REFERENCING NEW TABLE AS new_rows ",
                    table="cooperation_project",
                    when="AFTER",
                ),
            ),
        ),
        AddTrigger(
            model_name="project",
            trigger=pgtrigger.compiler.Trigger(
                name="registry_after_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="PERFORM cooperation_enter_projects((SELECT array_agg(id) FROM new_rows new_row JOIN old_rows old_row USING (id) WHERE new_row.ref IS DISTINCT FROM old_row.ref OR new_row.state IS DISTINCT FROM old_row.state OR new_row.city_id IS DISTINCT FROM old_row.city_id OR new_row.focus_area_id IS DISTINCT FROM old_row.focus_area_id OR new_row.ground IS DISTINCT FROM old_row.ground OR new_row.origin IS DISTINCT FROM old_row.origin OR new_row.submitted_on IS DISTINCT FROM old_row.submitted_on OR new_row.decided_on IS DISTINCT FROM old_row.decided_on OR new_row.published_early IS DISTINCT FROM old_row.published_early OR new_row.title_da IS DISTINCT FROM old_row.title_da OR new_row.title_sv IS DISTINCT FROM old_row.title_sv OR new_row.summary_da IS DISTINCT FROM old_row.summary_da OR new_row.summary_sv IS DISTINCT FROM old_row.summary_sv OR new_row.citizens_will_notice_da IS DISTINCT FROM old_row.citizens_will_notice_da OR new_row.citizens_will_notice_sv IS DISTINCT FROM old_row.citizens_will_notice_sv));\nPERFORM cooperation_count_started(year, number) FROM (SELECT year, sum(sign)::int AS number FROM (SELECT extract(year FROM decided_on)::int AS year, 1 AS sign FROM new_rows WHERE state IN ('adopted', 'archived', 'completed', 'in_progress') AND ground = 'new' UNION ALL SELECT extract(year FROM decided_on)::int AS year, -1 AS sign FROM old_rows WHERE state IN ('adopted', 'archived', 'completed', 'in_progress') AND ground = 'new') AS one GROUP BY year HAVING sum(sign) <> 0 ORDER BY year) AS sums;\nRETURN NULL;",
                    hash="887799b12e1796892e26af1f64d42dccdc3ee059",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_registry_after_update_bda0c",
                    referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                    table="cooperation_project",
                    when="AFTER",
                ),
            ),
        ),
        AddTrigger(
            model_name="project",
            trigger=pgtrigger.compiler.Trigger(
                name="registry_after_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="DELETE FROM cooperation_registryentry WHERE project_id IN (SELECT id FROM old_rows);\nPERFORM cooperation_count_started(year, number) FROM (SELECT year, sum(sign)::int AS number FROM (SELECT extract(year FROM decided_on)::int AS year, -1 AS sign FROM old_rows WHERE state IN ('adopted', 'archived', 'completed', 'in_progress') AND ground = 'new') AS one GROUP BY year HAVING sum(sign) <> 0 ORDER BY year) AS sums;\nRETURN NULL;",
                    hash="5d3cd4d2913eef653e4e27f26b6ff83e9d606a84",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_registry_after_delete_1eb1b",
                    referencing="REFERENCING OLD TABLE AS old_rows ",
                    table="cooperation_project",
                    when="AFTER",
                ),
            ),
        ),
        AddTrigger(
            model_name="assessmentround",
            trigger=pgtrigger.compiler.Trigger(
                name="rounds_stand",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="385820ee9d25e5390b56de119b1edbad5b72d5cc",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_rounds_stand_8a888",
                    table="cooperation_assessmentround",
                    when="BEFORE",
                ),
            ),
        ),
        AddTrigger(
            model_name="concept",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cooperation_conceptevent" ("changed_at", "changed_by_id", "danish", "id", "kind", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "swedish") VALUES (NEW."changed_at", NEW."changed_by_id", NEW."danish", NEW."id", NEW."kind", NEW."note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."swedish"); RETURN NULL;',
                    hash="b1514be1760c9390a46a7088a115eaeed949fa19",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_6d857",
                    table="cooperation_concept",
                    when="AFTER",
                ),
            ),
        ),
        AddTrigger(
            model_name="concept",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "cooperation_conceptevent" ("changed_at", "changed_by_id", "danish", "id", "kind", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "swedish") VALUES (NEW."changed_at", NEW."changed_by_id", NEW."danish", NEW."id", NEW."kind", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."swedish"); RETURN NULL;',
                    hash="aa9e4ca0c8ad08231663280816ab8dcf05b0416c",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_70fb5",
                    table="cooperation_concept",
                    when="AFTER",
                ),
            ),
        ),
        AddTrigger(
            model_name="concept",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cooperation_conceptevent" ("changed_at", "changed_by_id", "danish", "id", "kind", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "swedish") VALUES (OLD."changed_at", OLD."changed_by_id", OLD."danish", OLD."id", OLD."kind", OLD."note", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."swedish"); RETURN NULL;',
                    hash="403e329f5e954b300daba82128d7a0f1fb356a2d",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_5c62a",
                    table="cooperation_concept",
                    when="AFTER",
                ),
            ),
        ),
        AddTrigger(
            model_name="conceptevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="010398cfd3cfb85c8a6a0b1493d1041265d21467",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_71b67",
                    table="cooperation_conceptevent",
                    when="BEFORE",
                ),
            ),
        ),
        AddTrigger(
            model_name="councildecision",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cooperation_councildecisionevent" ("body", "city_id", "decided_on", "id", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id", "reference", "url", "version") VALUES (NEW."body", NEW."city_id", NEW."decided_on", NEW."id", NEW."outcome", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."project_id", NEW."reference", NEW."url", NEW."version"); RETURN NULL;',
                    hash="4cf326c16b5cadf7082502402a01eb26e86147ff",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_5f10d",
                    table="cooperation_councildecision",
                    when="AFTER",
                ),
            ),
        ),
        AddTrigger(
            model_name="councildecision",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "cooperation_councildecisionevent" ("body", "city_id", "decided_on", "id", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id", "reference", "url", "version") VALUES (NEW."body", NEW."city_id", NEW."decided_on", NEW."id", NEW."outcome", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."project_id", NEW."reference", NEW."url", NEW."version"); RETURN NULL;',
                    hash="f09f581d70026bc46c604c49935eaba988a5eaf7",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_1fa34",
                    table="cooperation_councildecision",
                    when="AFTER",
                ),
            ),
        ),
        AddTrigger(
            model_name="councildecision",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cooperation_councildecisionevent" ("body", "city_id", "decided_on", "id", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id", "reference", "url", "version") VALUES (OLD."body", OLD."city_id", OLD."decided_on", OLD."id", OLD."outcome", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."project_id", OLD."reference", OLD."url", OLD."version"); RETURN NULL;',
                    hash="d1cae0c0b24006aceda43055ee3d8691b8beabc5",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_73abb",
                    table="cooperation_councildecision",
                    when="AFTER",
                ),
            ),
        ),
        AddTrigger(
            model_name="councildecisionevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="06d64a9dbf96ada4bc74dbcde3f06df5bb68fbc9",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_866cc",
                    table="cooperation_councildecisionevent",
                    when="BEFORE",
                ),
            ),
        ),
        AddTrigger(
            model_name="evaluation",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cooperation_evaluationevent" ("evaluated_by_id", "evaluated_on", "id", "inspired", "inspired_da", "inspired_sv", "learnt", "learnt_da", "learnt_sv", "noticed", "noticed_da", "noticed_sv", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id", "version") VALUES (NEW."evaluated_by_id", NEW."evaluated_on", NEW."id", NEW."inspired", NEW."inspired_da", NEW."inspired_sv", NEW."learnt", NEW."learnt_da", NEW."learnt_sv", NEW."noticed", NEW."noticed_da", NEW."noticed_sv", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."project_id", NEW."version"); RETURN NULL;',
                    hash="9a5f3681823c0f7e999e8a2e5a8061baec8da2da",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_72485",
                    table="cooperation_evaluation",
                    when="AFTER",
                ),
            ),
        ),
        AddTrigger(
            model_name="evaluation",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "cooperation_evaluationevent" ("evaluated_by_id", "evaluated_on", "id", "inspired", "inspired_da", "inspired_sv", "learnt", "learnt_da", "learnt_sv", "noticed", "noticed_da", "noticed_sv", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id", "version") VALUES (NEW."evaluated_by_id", NEW."evaluated_on", NEW."id", NEW."inspired", NEW."inspired_da", NEW."inspired_sv", NEW."learnt", NEW."learnt_da", NEW."learnt_sv", NEW."noticed", NEW."noticed_da", NEW."noticed_sv", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."project_id", NEW."version"); RETURN NULL;',
                    hash="41cc4d43723d87403a80bd784c9cdb9f3b0990a2",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_b4943",
                    table="cooperation_evaluation",
                    when="AFTER",
                ),
            ),
        ),
        AddTrigger(
            model_name="evaluation",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cooperation_evaluationevent" ("evaluated_by_id", "evaluated_on", "id", "inspired", "inspired_da", "inspired_sv", "learnt", "learnt_da", "learnt_sv", "noticed", "noticed_da", "noticed_sv", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id", "version") VALUES (OLD."evaluated_by_id", OLD."evaluated_on", OLD."id", OLD."inspired", OLD."inspired_da", OLD."inspired_sv", OLD."learnt", OLD."learnt_da", OLD."learnt_sv", OLD."noticed", OLD."noticed_da", OLD."noticed_sv", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."project_id", OLD."version"); RETURN NULL;',
                    hash="c1dccf1f17bc7534748d2c5f2a607cc566502638",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_8cbd1",
                    table="cooperation_evaluation",
                    when="AFTER",
                ),
            ),
        ),
        AddTrigger(
            model_name="evaluation",
            trigger=pgtrigger.compiler.Trigger(
                name="texts_are_noted",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="PERFORM cooperation_note_text('cooperation.evaluation', NEW.id::text, 'inspired', OLD.inspired_da, OLD.inspired_sv, NEW.inspired_da, NEW.inspired_sv, NULL);\nPERFORM cooperation_note_text('cooperation.evaluation', NEW.id::text, 'learnt', OLD.learnt_da, OLD.learnt_sv, NEW.learnt_da, NEW.learnt_sv, NULL);\nPERFORM cooperation_note_text('cooperation.evaluation', NEW.id::text, 'noticed', OLD.noticed_da, OLD.noticed_sv, NEW.noticed_da, NEW.noticed_sv, NULL);\nRETURN NULL;",
                    hash="93738171145d7dc34dcc110e4541f26f0d5614b9",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_texts_are_noted_f8391",
                    table="cooperation_evaluation",
                    when="AFTER",
                ),
            ),
        ),
        AddTrigger(
            model_name="evaluation",
            trigger=pgtrigger.compiler.Trigger(
                name="texts_are_forgotten",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="PERFORM cooperation_forget_texts('cooperation.evaluation', OLD.id::text);\nRETURN NULL;",
                    hash="5bc948c2008aa6d076a8f5f12ce6d02dd31b579c",
                    operation="DELETE",
                    pgid="pgtrigger_texts_are_forgotten_843d5",
                    table="cooperation_evaluation",
                    when="AFTER",
                ),
            ),
        ),
        AddTrigger(
            model_name="evaluationevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="0067cd2ee5b6a057a7b0f4119ceda5e1a718b377",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_98603",
                    table="cooperation_evaluationevent",
                    when="BEFORE",
                ),
            ),
        ),
        AddTrigger(
            model_name="exchangerate",
            trigger=pgtrigger.compiler.Trigger(
                name="frozen_rates_stand",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF EXISTS (SELECT 1 FROM cooperation_frozenrate WHERE rate_id = OLD.id) THEN\n        RAISE EXCEPTION 'a decision rests on this rate'\n        USING ERRCODE = 'check_violation', CONSTRAINT = 'frozen_rates_stand';\n    END IF;\n    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;\n",
                    hash="c2e3bf8981d6c19bd8f4fbd7e0d25b6bcc9860f1",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_frozen_rates_stand_45a09",
                    table="cooperation_exchangerate",
                    when="BEFORE",
                ),
            ),
        ),
        AddTrigger(
            model_name="exchangerate",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cooperation_exchangerateevent" ("entered_at", "entered_by_id", "id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sek_per_100_dkk", "source", "source_url", "version") VALUES (NEW."entered_at", NEW."entered_by_id", NEW."id", NEW."on", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."sek_per_100_dkk", NEW."source", NEW."source_url", NEW."version"); RETURN NULL;',
                    hash="9576cfe6cf447061a74ed9fe418d1b0df037e7ad",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_ce36e",
                    table="cooperation_exchangerate",
                    when="AFTER",
                ),
            ),
        ),
        AddTrigger(
            model_name="exchangerate",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "cooperation_exchangerateevent" ("entered_at", "entered_by_id", "id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sek_per_100_dkk", "source", "source_url", "version") VALUES (NEW."entered_at", NEW."entered_by_id", NEW."id", NEW."on", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."sek_per_100_dkk", NEW."source", NEW."source_url", NEW."version"); RETURN NULL;',
                    hash="fc65f7910a43ddc66af3e18b746751d8ae89c06a",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_277bd",
                    table="cooperation_exchangerate",
                    when="AFTER",
                ),
            ),
        ),
        AddTrigger(
            model_name="exchangerate",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cooperation_exchangerateevent" ("entered_at", "entered_by_id", "id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sek_per_100_dkk", "source", "source_url", "version") VALUES (OLD."entered_at", OLD."entered_by_id", OLD."id", OLD."on", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."sek_per_100_dkk", OLD."source", OLD."source_url", OLD."version"); RETURN NULL;',
                    hash="40560a22e68d9d7ba589b57eb48fc1fbeb6ae20c",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_9cea4",
                    table="cooperation_exchangerate",
                    when="AFTER",
                ),
            ),
        ),
        AddTrigger(
            model_name="exchangerateevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="3ff5a12c2c7b4a08ff57a3ec151583eed09a4426",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_04118",
                    table="cooperation_exchangerateevent",
                    when="BEFORE",
                ),
            ),
        ),
        AddTrigger(
            model_name="existinginitiativeevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="a4d84b542b355c61182728d378c5db948a29cefc",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_94c09",
                    table="cooperation_existinginitiativeevent",
                    when="BEFORE",
                ),
            ),
        ),
        AddTrigger(
            model_name="frozenrate",
            trigger=pgtrigger.compiler.Trigger(
                name="what_is_frozen_stands",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="44017bf2c69d67469c520f6078a75485fc893d94",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_what_is_frozen_stands_894dd",
                    table="cooperation_frozenrate",
                    when="BEFORE",
                ),
            ),
        ),
        AddTrigger(
            model_name="frozenrate",
            trigger=pgtrigger.compiler.Trigger(
                name="frozen_as_entered",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF NOT EXISTS (\n        SELECT 1 FROM cooperation_exchangerate WHERE id = NEW.rate_id AND sek_per_100_dkk = NEW.sek_per_100_dkk\n        AND \"on\" = NEW.\"on\" AND source = NEW.source AND source_url = NEW.source_url\n    ) THEN\n        RAISE EXCEPTION 'a frozen rate is a copy of the one that was entered'\n        USING ERRCODE = 'check_violation', CONSTRAINT = 'frozen_as_entered';\n    END IF;\n    RETURN NEW;\n",
                    hash="01e30aabfec53ed7745f7d5cd316c932be7d37d0",
                    operation="INSERT",
                    pgid="pgtrigger_frozen_as_entered_7cc70",
                    table="cooperation_frozenrate",
                    when="BEFORE",
                ),
            ),
        ),
        AddTrigger(
            model_name="indicator",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cooperation_indicatorevent" ("id", "name", "name_da", "name_sv", "obstacle", "obstacle_da", "obstacle_sv", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "population", "population_da", "population_sv", "project_id", "source", "source_url", "target", "unit", "unit_da", "unit_sv", "version") VALUES (NEW."id", NEW."name", NEW."name_da", NEW."name_sv", NEW."obstacle", NEW."obstacle_da", NEW."obstacle_sv", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."population", NEW."population_da", NEW."population_sv", NEW."project_id", NEW."source", NEW."source_url", NEW."target", NEW."unit", NEW."unit_da", NEW."unit_sv", NEW."version"); RETURN NULL;',
                    hash="0de35c7709082fd65212f5df990fafd1243d41a1",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_1f8ad",
                    table="cooperation_indicator",
                    when="AFTER",
                ),
            ),
        ),
        AddTrigger(
            model_name="indicator",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "cooperation_indicatorevent" ("id", "name", "name_da", "name_sv", "obstacle", "obstacle_da", "obstacle_sv", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "population", "population_da", "population_sv", "project_id", "source", "source_url", "target", "unit", "unit_da", "unit_sv", "version") VALUES (NEW."id", NEW."name", NEW."name_da", NEW."name_sv", NEW."obstacle", NEW."obstacle_da", NEW."obstacle_sv", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."population", NEW."population_da", NEW."population_sv", NEW."project_id", NEW."source", NEW."source_url", NEW."target", NEW."unit", NEW."unit_da", NEW."unit_sv", NEW."version"); RETURN NULL;',
                    hash="8ce664499c5a974a7928c3bcde2a5c4485b98501",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_4becd",
                    table="cooperation_indicator",
                    when="AFTER",
                ),
            ),
        ),
        AddTrigger(
            model_name="indicator",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cooperation_indicatorevent" ("id", "name", "name_da", "name_sv", "obstacle", "obstacle_da", "obstacle_sv", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "population", "population_da", "population_sv", "project_id", "source", "source_url", "target", "unit", "unit_da", "unit_sv", "version") VALUES (OLD."id", OLD."name", OLD."name_da", OLD."name_sv", OLD."obstacle", OLD."obstacle_da", OLD."obstacle_sv", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."population", OLD."population_da", OLD."population_sv", OLD."project_id", OLD."source", OLD."source_url", OLD."target", OLD."unit", OLD."unit_da", OLD."unit_sv", OLD."version"); RETURN NULL;',
                    hash="d92a63245ad8706da6871b1cc73e738d64ee18bd",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_0e4f1",
                    table="cooperation_indicator",
                    when="AFTER",
                ),
            ),
        ),
        AddTrigger(
            model_name="indicator",
            trigger=pgtrigger.compiler.Trigger(
                name="texts_are_noted",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="PERFORM cooperation_note_text('cooperation.indicator', NEW.id::text, 'name', OLD.name_da, OLD.name_sv, NEW.name_da, NEW.name_sv, NULL);\nPERFORM cooperation_note_text('cooperation.indicator', NEW.id::text, 'obstacle', OLD.obstacle_da, OLD.obstacle_sv, NEW.obstacle_da, NEW.obstacle_sv, NULL);\nPERFORM cooperation_note_text('cooperation.indicator', NEW.id::text, 'population', OLD.population_da, OLD.population_sv, NEW.population_da, NEW.population_sv, NULL);\nPERFORM cooperation_note_text('cooperation.indicator', NEW.id::text, 'unit', OLD.unit_da, OLD.unit_sv, NEW.unit_da, NEW.unit_sv, NULL);\nRETURN NULL;",
                    hash="17130accf460ac228085862c264556a81c8a4fc2",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_texts_are_noted_178f0",
                    table="cooperation_indicator",
                    when="AFTER",
                ),
            ),
        ),
        AddTrigger(
            model_name="indicator",
            trigger=pgtrigger.compiler.Trigger(
                name="texts_are_forgotten",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="PERFORM cooperation_forget_texts('cooperation.indicator', OLD.id::text);\nRETURN NULL;",
                    hash="5ef642159375e9f563bb5d5d6769975021b8a353",
                    operation="DELETE",
                    pgid="pgtrigger_texts_are_forgotten_8e3cc",
                    table="cooperation_indicator",
                    when="AFTER",
                ),
            ),
        ),
        AddTrigger(
            model_name="indicatorevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="5204e211554003390bca766005a20e0892d94389",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_c960b",
                    table="cooperation_indicatorevent",
                    when="BEFORE",
                ),
            ),
        ),
        AddTrigger(
            model_name="measurement",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cooperation_measurementevent" ("city_id", "id", "indicator_id", "moment", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "source_url", "value", "version") VALUES (NEW."city_id", NEW."id", NEW."indicator_id", NEW."moment", NEW."on", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."source", NEW."source_url", NEW."value", NEW."version"); RETURN NULL;',
                    hash="a491137be8bafc7796def77a049b1563ddffe1b0",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_dd243",
                    table="cooperation_measurement",
                    when="AFTER",
                ),
            ),
        ),
        AddTrigger(
            model_name="measurement",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "cooperation_measurementevent" ("city_id", "id", "indicator_id", "moment", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "source_url", "value", "version") VALUES (NEW."city_id", NEW."id", NEW."indicator_id", NEW."moment", NEW."on", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."source", NEW."source_url", NEW."value", NEW."version"); RETURN NULL;',
                    hash="060e7e35302d89d7ffeaf7813309ec8cf18037c9",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_9921b",
                    table="cooperation_measurement",
                    when="AFTER",
                ),
            ),
        ),
        AddTrigger(
            model_name="measurement",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cooperation_measurementevent" ("city_id", "id", "indicator_id", "moment", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "source_url", "value", "version") VALUES (OLD."city_id", OLD."id", OLD."indicator_id", OLD."moment", OLD."on", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."source", OLD."source_url", OLD."value", OLD."version"); RETURN NULL;',
                    hash="e627ba898d8791149b3804e271a4a1363ec89edc",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_72317",
                    table="cooperation_measurement",
                    when="AFTER",
                ),
            ),
        ),
        AddTrigger(
            model_name="measurementevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="873c64e9356ea398c4988bd1e75d95284bf4704c",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_2bdbb",
                    table="cooperation_measurementevent",
                    when="BEFORE",
                ),
            ),
        ),
        AddTrigger(
            model_name="milestone",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cooperation_milestoneevent" ("due_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "project_id", "reached_on", "title", "title_da", "title_sv", "version") VALUES (NEW."due_on", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."project_id", NEW."reached_on", NEW."title", NEW."title_da", NEW."title_sv", NEW."version"); RETURN NULL;',
                    hash="266b6797adfae790a253905b29bfb456bc4aed66",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_1765f",
                    table="cooperation_milestone",
                    when="AFTER",
                ),
            ),
        ),
        AddTrigger(
            model_name="milestone",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "cooperation_milestoneevent" ("due_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "project_id", "reached_on", "title", "title_da", "title_sv", "version") VALUES (NEW."due_on", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."project_id", NEW."reached_on", NEW."title", NEW."title_da", NEW."title_sv", NEW."version"); RETURN NULL;',
                    hash="9d16037746ae13910cbd78a3cb01c07078ceb10b",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_8b53d",
                    table="cooperation_milestone",
                    when="AFTER",
                ),
            ),
        ),
        AddTrigger(
            model_name="milestone",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cooperation_milestoneevent" ("due_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "project_id", "reached_on", "title", "title_da", "title_sv", "version") VALUES (OLD."due_on", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."project_id", OLD."reached_on", OLD."title", OLD."title_da", OLD."title_sv", OLD."version"); RETURN NULL;',
                    hash="3801822538a2c49b232b7d86c2909ec1f5686770",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_2301f",
                    table="cooperation_milestone",
                    when="AFTER",
                ),
            ),
        ),
        AddTrigger(
            model_name="milestone",
            trigger=pgtrigger.compiler.Trigger(
                name="texts_are_noted",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="PERFORM cooperation_note_text('cooperation.milestone', NEW.id::text, 'title', OLD.title_da, OLD.title_sv, NEW.title_da, NEW.title_sv, NULL);\nRETURN NULL;",
                    hash="312ca1f6829b73b293b16b920f37b87aedd3cff3",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_texts_are_noted_d8310",
                    table="cooperation_milestone",
                    when="AFTER",
                ),
            ),
        ),
        AddTrigger(
            model_name="milestone",
            trigger=pgtrigger.compiler.Trigger(
                name="texts_are_forgotten",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="PERFORM cooperation_forget_texts('cooperation.milestone', OLD.id::text);\nRETURN NULL;",
                    hash="c4110b1a5b812ddaa1fdf9f28194a0232dbb0bae",
                    operation="DELETE",
                    pgid="pgtrigger_texts_are_forgotten_e841a",
                    table="cooperation_milestone",
                    when="AFTER",
                ),
            ),
        ),
        AddTrigger(
            model_name="milestoneevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="fa6e233634a4ed3837023083c9fa75bbf202eb05",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_638d8",
                    table="cooperation_milestoneevent",
                    when="BEFORE",
                ),
            ),
        ),
        AddTrigger(
            model_name="move",
            trigger=pgtrigger.compiler.Trigger(
                name="moves_stand",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="607e20f1dda4ca7a455f15e2dbf4495099a421c2",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_moves_stand_6ce54",
                    table="cooperation_move",
                    when="BEFORE",
                ),
            ),
        ),
        AddTrigger(
            model_name="move",
            trigger=pgtrigger.compiler.Trigger(
                name="a_correction_takes_a_move_back",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."corrects_id" IS NOT NULL)',
                    func="\n    IF NOT EXISTS (\n        SELECT 1 FROM cooperation_move AS taken\n        WHERE taken.id = NEW.corrects_id AND taken.project_id = NEW.project_id AND taken.corrects_id IS NULL\n          AND taken.from_state = NEW.to_state AND taken.to_state = NEW.from_state\n    ) THEN\n        RAISE EXCEPTION 'a correction takes back a move of the same project'\n        USING ERRCODE = 'check_violation', CONSTRAINT = 'a_correction_takes_a_move_back';\n    END IF;\n    RETURN NEW;\n",
                    hash="415c1a72f401083ab775632cbbaf56eb50092946",
                    operation="INSERT",
                    pgid="pgtrigger_a_correction_takes_a_move_back_71415",
                    table="cooperation_move",
                    when="BEFORE",
                ),
            ),
        ),
        AddTrigger(
            model_name="obstacle",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cooperation_obstacleevent" ("focus_area_id", "id", "name", "name_da", "name_sv", "owner", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."focus_area_id", NEW."id", NEW."name", NEW."name_da", NEW."name_sv", NEW."owner", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                    hash="6ef8b66fc5e157faa2a27e525bea59693d8c7466",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_5bf5d",
                    table="cooperation_obstacle",
                    when="AFTER",
                ),
            ),
        ),
        AddTrigger(
            model_name="obstacle",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "cooperation_obstacleevent" ("focus_area_id", "id", "name", "name_da", "name_sv", "owner", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."focus_area_id", NEW."id", NEW."name", NEW."name_da", NEW."name_sv", NEW."owner", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                    hash="4f1457dbf9eda4c5ab44ee4e98ede40853cd6a15",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_dba30",
                    table="cooperation_obstacle",
                    when="AFTER",
                ),
            ),
        ),
        AddTrigger(
            model_name="obstacle",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cooperation_obstacleevent" ("focus_area_id", "id", "name", "name_da", "name_sv", "owner", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."focus_area_id", OLD."id", OLD."name", OLD."name_da", OLD."name_sv", OLD."owner", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                    hash="dae28b31c93c61c2910607d67f3b0ee81609b00b",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_189b8",
                    table="cooperation_obstacle",
                    when="AFTER",
                ),
            ),
        ),
        AddTrigger(
            model_name="obstacle",
            trigger=pgtrigger.compiler.Trigger(
                name="texts_are_noted",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="PERFORM cooperation_note_text('cooperation.obstacle', NEW.id::text, 'name', OLD.name_da, OLD.name_sv, NEW.name_da, NEW.name_sv, NULL);\nRETURN NULL;",
                    hash="a27f6bcca8486f8234d974bb3f54b3906b886403",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_texts_are_noted_3aed4",
                    table="cooperation_obstacle",
                    when="AFTER",
                ),
            ),
        ),
        AddTrigger(
            model_name="obstacle",
            trigger=pgtrigger.compiler.Trigger(
                name="texts_are_forgotten",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="PERFORM cooperation_forget_texts('cooperation.obstacle', OLD.id::text);\nRETURN NULL;",
                    hash="1585f47863f9bf04c2bba967aae2c18f7792e471",
                    operation="DELETE",
                    pgid="pgtrigger_texts_are_forgotten_e7e9a",
                    table="cooperation_obstacle",
                    when="AFTER",
                ),
            ),
        ),
        AddTrigger(
            model_name="obstacleevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="33b5df56915e14798ef35c11fdbd12d50be249cd",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_b6a8e",
                    table="cooperation_obstacleevent",
                    when="BEFORE",
                ),
            ),
        ),
        AddTrigger(
            model_name="partner",
            trigger=pgtrigger.compiler.Trigger(
                name="renews_a_stamp",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="PERFORM cooperation_renew_a_stamp(); RETURN NULL;",
                    hash="d8099976ca3746b0ea313003022b480bbe75b5be",
                    level="STATEMENT",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_renews_a_stamp_7f0f8",
                    table="cooperation_partner",
                    when="AFTER",
                ),
            ),
        ),
        AddTrigger(
            model_name="partner",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cooperation_partnerevent" ("id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id", "role") VALUES (NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."project_id", NEW."role"); RETURN NULL;',
                    hash="477d56af0a915972619a8293e5303b2e0bbaba26",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_13f3a",
                    table="cooperation_partner",
                    when="AFTER",
                ),
            ),
        ),
        AddTrigger(
            model_name="partner",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "cooperation_partnerevent" ("id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id", "role") VALUES (NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."project_id", NEW."role"); RETURN NULL;',
                    hash="70d22db946fdc43950c37db77067a2ae87887383",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_3fb77",
                    table="cooperation_partner",
                    when="AFTER",
                ),
            ),
        ),
        AddTrigger(
            model_name="partner",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cooperation_partnerevent" ("id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id", "role") VALUES (OLD."id", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."project_id", OLD."role"); RETURN NULL;',
                    hash="aac1311005010ea10cda3c8468e2b9ef0f1cd007",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_1faa4",
                    table="cooperation_partner",
                    when="AFTER",
                ),
            ),
        ),
        AddTrigger(
            model_name="partner",
            trigger=pgtrigger.compiler.Trigger(
                name="registry_after_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="PERFORM cooperation_enter_projects((SELECT array_agg(DISTINCT project_id) FROM new_rows));\nRETURN NULL;",
                    hash="91761f3cc85b4687222d222ea83e886c8f30cca3",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_registry_after_insert_15912",
                    referencing="REFERENCING NEW TABLE AS new_rows ",
                    table="cooperation_partner",
                    when="AFTER",
                ),
            ),
        ),
        AddTrigger(
            model_name="partner",
            trigger=pgtrigger.compiler.Trigger(
                name="registry_after_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="PERFORM cooperation_enter_projects((SELECT array_agg(DISTINCT project_id) FROM (SELECT project_id FROM new_rows UNION SELECT project_id FROM old_rows) AS touched));\nRETURN NULL;",
                    hash="874bef7f1bf759ec06c5adef81f662a960447edb",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_registry_after_update_f9908",
                    referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                    table="cooperation_partner",
                    when="AFTER",
                ),
            ),
        ),
        AddTrigger(
            model_name="partner",
            trigger=pgtrigger.compiler.Trigger(
                name="registry_after_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="PERFORM cooperation_enter_projects((SELECT array_agg(DISTINCT project_id) FROM old_rows));\nRETURN NULL;",
                    hash="013651a48da3e0d53536138d14f8b27a2691b447",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_registry_after_delete_1d6db",
                    referencing="REFERENCING OLD TABLE AS old_rows ",
                    table="cooperation_partner",
                    when="AFTER",
                ),
            ),
        ),
        AddTrigger(
            model_name="budgetlineevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="27563a4bd34a29a3447f1064f6ac6ae00bbaf71c",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_bc9a9",
                    table="cooperation_budgetlineevent",
                    when="BEFORE",
                ),
            ),
        ),
        AddTrigger(
            model_name="budgetline",
            trigger=pgtrigger.compiler.Trigger(
                name="renews_a_stamp",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="PERFORM cooperation_renew_a_stamp(); RETURN NULL;",
                    hash="d4cd87a68ecb895191f49b27efdbb249fe7a5d67",
                    level="STATEMENT",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_renews_a_stamp_42af2",
                    table="cooperation_budgetline",
                    when="AFTER",
                ),
            ),
        ),
        AddTrigger(
            model_name="budgetline",
            trigger=pgtrigger.compiler.Trigger(
                name="partner_of_the_same_project",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."partner_id" IS NOT NULL)',
                    func="\n    IF NOT EXISTS (\n        SELECT 1 FROM cooperation_partner WHERE id = NEW.partner_id AND project_id = NEW.project_id\n    ) THEN\n        RAISE EXCEPTION 'the partner belongs to another project'\n        USING ERRCODE = 'check_violation', CONSTRAINT = 'partner_of_the_same_project';\n    END IF;\n    RETURN NEW;\n",
                    hash="c471af669c23aa7f4395f496fe04e2966649a481",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_partner_of_the_same_project_ebc43",
                    table="cooperation_budgetline",
                    when="BEFORE",
                ),
            ),
        ),
        AddTrigger(
            model_name="budgetline",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cooperation_budgetlineevent" ("amount", "city_id", "currency", "id", "partner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id", "version", "what", "what_da", "what_sv") VALUES (NEW."amount", NEW."city_id", NEW."currency", NEW."id", NEW."partner_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."project_id", NEW."version", NEW."what", NEW."what_da", NEW."what_sv"); RETURN NULL;',
                    hash="3e511fc753ff269864bbf78c9bee9c450bd4750f",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_41451",
                    table="cooperation_budgetline",
                    when="AFTER",
                ),
            ),
        ),
        AddTrigger(
            model_name="budgetline",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "cooperation_budgetlineevent" ("amount", "city_id", "currency", "id", "partner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id", "version", "what", "what_da", "what_sv") VALUES (NEW."amount", NEW."city_id", NEW."currency", NEW."id", NEW."partner_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."project_id", NEW."version", NEW."what", NEW."what_da", NEW."what_sv"); RETURN NULL;',
                    hash="6fba1f52c9ded0373526bd8de05c69bf89f4532c",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_d3839",
                    table="cooperation_budgetline",
                    when="AFTER",
                ),
            ),
        ),
        AddTrigger(
            model_name="budgetline",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cooperation_budgetlineevent" ("amount", "city_id", "currency", "id", "partner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id", "version", "what", "what_da", "what_sv") VALUES (OLD."amount", OLD."city_id", OLD."currency", OLD."id", OLD."partner_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."project_id", OLD."version", OLD."what", OLD."what_da", OLD."what_sv"); RETURN NULL;',
                    hash="210d19c610487806cc2b5e4345d97e448acd9780",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_350e0",
                    table="cooperation_budgetline",
                    when="AFTER",
                ),
            ),
        ),
        AddTrigger(
            model_name="budgetline",
            trigger=pgtrigger.compiler.Trigger(
                name="texts_are_noted",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="PERFORM cooperation_note_text('cooperation.budgetline', NEW.id::text, 'what', OLD.what_da, OLD.what_sv, NEW.what_da, NEW.what_sv, NULL);\nRETURN NULL;",
                    hash="84ddeec927e9c572e9c74e0a9ea23da248a06d23",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_texts_are_noted_e6de3",
                    table="cooperation_budgetline",
                    when="AFTER",
                ),
            ),
        ),
        AddTrigger(
            model_name="budgetline",
            trigger=pgtrigger.compiler.Trigger(
                name="texts_are_forgotten",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="PERFORM cooperation_forget_texts('cooperation.budgetline', OLD.id::text);\nRETURN NULL;",
                    hash="a3652227da65760b9919379f483592beba8be892",
                    operation="DELETE",
                    pgid="pgtrigger_texts_are_forgotten_04636",
                    table="cooperation_budgetline",
                    when="AFTER",
                ),
            ),
        ),
        AddTrigger(
            model_name="partnerevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="4d38467a52e45e0db1a917513a51364665df486d",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_5e8b0",
                    table="cooperation_partnerevent",
                    when="BEFORE",
                ),
            ),
        ),
        AddTrigger(
            model_name="signoff",
            trigger=pgtrigger.compiler.Trigger(
                name="signatures_stand",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="817a04f8fb988f05bbb6f380bd63d0e9d27b18e7",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_signatures_stand_ef7be",
                    table="cooperation_signoff",
                    when="BEFORE",
                ),
            ),
        ),
        AddTrigger(
            model_name="update",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cooperation_updateevent" ("happened_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id", "published_at", "text", "text_da", "text_sv", "version", "written_by_id") VALUES (NEW."happened_on", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."project_id", NEW."published_at", NEW."text", NEW."text_da", NEW."text_sv", NEW."version", NEW."written_by_id"); RETURN NULL;',
                    hash="2d839ca5f08e939035af652417b44db6cdb95142",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_f33e5",
                    table="cooperation_update",
                    when="AFTER",
                ),
            ),
        ),
        AddTrigger(
            model_name="update",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "cooperation_updateevent" ("happened_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id", "published_at", "text", "text_da", "text_sv", "version", "written_by_id") VALUES (NEW."happened_on", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."project_id", NEW."published_at", NEW."text", NEW."text_da", NEW."text_sv", NEW."version", NEW."written_by_id"); RETURN NULL;',
                    hash="4f56a9ab4eff87c76aad73b8a47f652810c80550",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_812e2",
                    table="cooperation_update",
                    when="AFTER",
                ),
            ),
        ),
        AddTrigger(
            model_name="update",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cooperation_updateevent" ("happened_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id", "published_at", "text", "text_da", "text_sv", "version", "written_by_id") VALUES (OLD."happened_on", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."project_id", OLD."published_at", OLD."text", OLD."text_da", OLD."text_sv", OLD."version", OLD."written_by_id"); RETURN NULL;',
                    hash="95e23fd03ff75a2c8e346602de683d6fec33e617",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_669d3",
                    table="cooperation_update",
                    when="AFTER",
                ),
            ),
        ),
        AddTrigger(
            model_name="update",
            trigger=pgtrigger.compiler.Trigger(
                name="texts_are_noted",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="PERFORM cooperation_note_text('cooperation.update', NEW.id::text, 'text', OLD.text_da, OLD.text_sv, NEW.text_da, NEW.text_sv, NULL);\nRETURN NULL;",
                    hash="94e36bed1c996dc81ca36d69af105bda24d03ba5",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_texts_are_noted_8daf6",
                    table="cooperation_update",
                    when="AFTER",
                ),
            ),
        ),
        AddTrigger(
            model_name="update",
            trigger=pgtrigger.compiler.Trigger(
                name="texts_are_forgotten",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="PERFORM cooperation_forget_texts('cooperation.update', OLD.id::text);\nRETURN NULL;",
                    hash="6aefbcbb07f800c65f6d1c8f8a9ab5ab2f9db49f",
                    operation="DELETE",
                    pgid="pgtrigger_texts_are_forgotten_0c5f2",
                    table="cooperation_update",
                    when="AFTER",
                ),
            ),
        ),
        AddTrigger(
            model_name="updateevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="e710023b234c4dc5c78427eca779271c931634c2",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_ebc61",
                    table="cooperation_updateevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
