import pgtrigger.compiler
from django.db import migrations

from oresund.triggers import AddTrigger, RemoveTrigger


class Migration(migrations.Migration):
    dependencies = [
        ("cooperation", "0017_registry_filled"),
    ]

    operations = [
        RemoveTrigger(
            model_name="project",
            name="insert_insert",
        ),
        RemoveTrigger(
            model_name="project",
            name="update_update",
        ),
        RemoveTrigger(
            model_name="project",
            name="delete_delete",
        ),
        migrations.RemoveField(
            model_name="project",
            name="budget_dkk",
        ),
        migrations.RemoveField(
            model_name="project",
            name="budget_sek",
        ),
        migrations.RemoveField(
            model_name="projectevent",
            name="budget_dkk",
        ),
        migrations.RemoveField(
            model_name="projectevent",
            name="budget_sek",
        ),
        AddTrigger(
            model_name="project",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cooperation_projectevent" ("bridges", "changed_at", "changed_by_id", "citizens_will_notice", "citizens_will_notice_da", "citizens_will_notice_sv", "city_id", "decided_on", "deepens_id", "extra_effort", "extra_effort_da", "extra_effort_sv", "focus_area_id", "ground", "id", "inspiration_and_motor", "inspiration_and_motor_da", "inspiration_and_motor_sv", "merged_into_id", "obstacle_id", "obstacle_measure", "obstacle_measure_da", "obstacle_measure_sv", "origin", "original_language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "potentials", "published_early", "ref", "state", "submitted_on", "summary", "summary_da", "summary_sv", "title", "title_da", "title_sv", "version", "what_is_added", "what_is_added_da", "what_is_added_sv") VALUES (NEW."bridges", NEW."changed_at", NEW."changed_by_id", NEW."citizens_will_notice", NEW."citizens_will_notice_da", NEW."citizens_will_notice_sv", NEW."city_id", NEW."decided_on", NEW."deepens_id", NEW."extra_effort", NEW."extra_effort_da", NEW."extra_effort_sv", NEW."focus_area_id", NEW."ground", NEW."id", NEW."inspiration_and_motor", NEW."inspiration_and_motor_da", NEW."inspiration_and_motor_sv", NEW."merged_into_id", NEW."obstacle_id", NEW."obstacle_measure", NEW."obstacle_measure_da", NEW."obstacle_measure_sv", NEW."origin", NEW."original_language", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."potentials", NEW."published_early", NEW."ref", NEW."state", NEW."submitted_on", NEW."summary", NEW."summary_da", NEW."summary_sv", NEW."title", NEW."title_da", NEW."title_sv", NEW."version", NEW."what_is_added", NEW."what_is_added_da", NEW."what_is_added_sv"); RETURN NULL;',
                    hash="6b552b048d171d808b2226358eaf64cf4408ff66",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_27033",
                    table="cooperation_project",
                    when="AFTER",
                ),
            ),
        ),
        AddTrigger(
            model_name="project",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "cooperation_projectevent" ("bridges", "changed_at", "changed_by_id", "citizens_will_notice", "citizens_will_notice_da", "citizens_will_notice_sv", "city_id", "decided_on", "deepens_id", "extra_effort", "extra_effort_da", "extra_effort_sv", "focus_area_id", "ground", "id", "inspiration_and_motor", "inspiration_and_motor_da", "inspiration_and_motor_sv", "merged_into_id", "obstacle_id", "obstacle_measure", "obstacle_measure_da", "obstacle_measure_sv", "origin", "original_language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "potentials", "published_early", "ref", "state", "submitted_on", "summary", "summary_da", "summary_sv", "title", "title_da", "title_sv", "version", "what_is_added", "what_is_added_da", "what_is_added_sv") VALUES (NEW."bridges", NEW."changed_at", NEW."changed_by_id", NEW."citizens_will_notice", NEW."citizens_will_notice_da", NEW."citizens_will_notice_sv", NEW."city_id", NEW."decided_on", NEW."deepens_id", NEW."extra_effort", NEW."extra_effort_da", NEW."extra_effort_sv", NEW."focus_area_id", NEW."ground", NEW."id", NEW."inspiration_and_motor", NEW."inspiration_and_motor_da", NEW."inspiration_and_motor_sv", NEW."merged_into_id", NEW."obstacle_id", NEW."obstacle_measure", NEW."obstacle_measure_da", NEW."obstacle_measure_sv", NEW."origin", NEW."original_language", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."potentials", NEW."published_early", NEW."ref", NEW."state", NEW."submitted_on", NEW."summary", NEW."summary_da", NEW."summary_sv", NEW."title", NEW."title_da", NEW."title_sv", NEW."version", NEW."what_is_added", NEW."what_is_added_da", NEW."what_is_added_sv"); RETURN NULL;',
                    hash="f51b0d98b971b9072173e0c9d2df8bfb3905f086",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_c8219",
                    table="cooperation_project",
                    when="AFTER",
                ),
            ),
        ),
        AddTrigger(
            model_name="project",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cooperation_projectevent" ("bridges", "changed_at", "changed_by_id", "citizens_will_notice", "citizens_will_notice_da", "citizens_will_notice_sv", "city_id", "decided_on", "deepens_id", "extra_effort", "extra_effort_da", "extra_effort_sv", "focus_area_id", "ground", "id", "inspiration_and_motor", "inspiration_and_motor_da", "inspiration_and_motor_sv", "merged_into_id", "obstacle_id", "obstacle_measure", "obstacle_measure_da", "obstacle_measure_sv", "origin", "original_language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "potentials", "published_early", "ref", "state", "submitted_on", "summary", "summary_da", "summary_sv", "title", "title_da", "title_sv", "version", "what_is_added", "what_is_added_da", "what_is_added_sv") VALUES (OLD."bridges", OLD."changed_at", OLD."changed_by_id", OLD."citizens_will_notice", OLD."citizens_will_notice_da", OLD."citizens_will_notice_sv", OLD."city_id", OLD."decided_on", OLD."deepens_id", OLD."extra_effort", OLD."extra_effort_da", OLD."extra_effort_sv", OLD."focus_area_id", OLD."ground", OLD."id", OLD."inspiration_and_motor", OLD."inspiration_and_motor_da", OLD."inspiration_and_motor_sv", OLD."merged_into_id", OLD."obstacle_id", OLD."obstacle_measure", OLD."obstacle_measure_da", OLD."obstacle_measure_sv", OLD."origin", OLD."original_language", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."potentials", OLD."published_early", OLD."ref", OLD."state", OLD."submitted_on", OLD."summary", OLD."summary_da", OLD."summary_sv", OLD."title", OLD."title_da", OLD."title_sv", OLD."version", OLD."what_is_added", OLD."what_is_added_da", OLD."what_is_added_sv"); RETURN NULL;',
                    hash="d247afc77eccc4a204c0c697ee48d43acee0e42f",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_28726",
                    table="cooperation_project",
                    when="AFTER",
                ),
            ),
        ),
    ]
