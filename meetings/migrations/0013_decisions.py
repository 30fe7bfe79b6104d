import django.db.models.deletion
import django.utils.timezone
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models

from oresund.triggers import AddTrigger


class Migration(migrations.Migration):
    dependencies = [
        ("cooperation", "0018_budgets_are_lines"),
        ("meetings", "0012_sent_by_time"),
    ]

    operations = [
        migrations.CreateModel(
            name="Decision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("adopted", "adopted as a joint initiative"),
                            ("rejected", "rejected"),
                            ("returned", "returned for completion"),
                            ("merged", "merged with another proposal"),
                            ("deferred", "deferred to a later meeting"),
                        ],
                        max_length=10,
                        verbose_name="outcome",
                    ),
                ),
                ("words_da", models.TextField(blank=True, max_length=2000, verbose_name="reason")),
                ("words_sv", models.TextField(blank=True, max_length=2000, verbose_name="reason")),
                (
                    "recorded_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="recorded"),
                ),
                (
                    "corrects",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrected_by",
                        to="meetings.decision",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="meetings.agendaitem",
                        verbose_name="agenda item",
                    ),
                ),
                (
                    "move",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="cooperation.move",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="cooperation.project",
                        verbose_name="project",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="recorded by",
                    ),
                ),
            ],
            options={
                "verbose_name": "decision about a project",
                "verbose_name_plural": "decisions about projects",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("corrects__isnull", True)),
                        fields=("item", "project"),
                        name="decided_once_at_an_item",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("outcome__in", ["adopted", "rejected", "returned", "merged", "deferred"])
                        ),
                        name="decision_of_a_known_outcome",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("words_da__isnull", False),
                                models.Q(("words_da", ""), _negated=True),
                                ("words_sv__isnull", False),
                                models.Q(("words_sv", ""), _negated=True),
                            ),
                            models.Q(
                                ("words_da", ""), ("words_sv", ""), ("outcome__in", ["adopted", "deferred"])
                            ),
                            _connector="OR",
                        ),
                        name="decision_says_why_in_both",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Stance",
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
                        choices=[("agrees", "agrees"), ("reservation", "has a reservation")],
                        max_length=12,
                        verbose_name="stance",
                    ),
                ),
                ("words_da", models.TextField(blank=True, max_length=2000, verbose_name="reservation")),
                ("words_sv", models.TextField(blank=True, max_length=2000, verbose_name="reservation")),
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
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stances",
                        to="meetings.decision",
                    ),
                ),
            ],
            options={
                "verbose_name": "stance of a delegation",
                "verbose_name_plural": "stances of delegations",
                "ordering": ["city"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("decision", "city"), name="one_stance_of_each_delegation"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "agrees"), ("words_da", ""), ("words_sv", "")),
                            models.Q(
                                ("kind", "reservation"),
                                ("words_da__isnull", False),
                                models.Q(("words_da", ""), _negated=True),
                                ("words_sv__isnull", False),
                                models.Q(("words_sv", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="reservation_is_said_in_both",
                    ),
                ],
            },
        ),
        AddTrigger(
            model_name="decision",
            trigger=pgtrigger.compiler.Trigger(
                name="decisions_stand",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="0971d66a4490cd85f2f9a1cefc0bec8641b90896",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_decisions_stand_04d1e",
                    table="meetings_decision",
                    when="BEFORE",
                ),
            ),
        ),
        AddTrigger(
            model_name="decision",
            trigger=pgtrigger.compiler.Trigger(
                name="decided_at_a_held_meeting",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF NOT EXISTS (\n        SELECT 1 FROM meetings_agendaitem AS item JOIN meetings_meeting AS meeting ON meeting.id = item.meeting_id\n        WHERE item.id = NEW.item_id AND meeting.status = 'held'\n    ) THEN\n        RAISE EXCEPTION 'only a meeting that was held has decided'\n        USING ERRCODE = 'check_violation', CONSTRAINT = 'decided_at_a_held_meeting';\n    END IF;\n    RETURN NEW;\n",
                    hash="dcf468a0167b513d76e0d6fe83948f1c4db04755",
                    operation="INSERT",
                    pgid="pgtrigger_decided_at_a_held_meeting_88593",
                    table="meetings_decision",
                    when="BEFORE",
                ),
            ),
        ),
        AddTrigger(
            model_name="stance",
            trigger=pgtrigger.compiler.Trigger(
                name="stances_stand",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="f1d74dd9170ba4435a4e47f7c0dfae8299b213a3",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_stances_stand_fb9c4",
                    table="meetings_stance",
                    when="BEFORE",
                ),
            ),
        ),
    ]
