from django.db import migrations, models

# The tables belong to a library and to many-to-many fields, which have no place to name a trigger.
ONLY_GROWS = """
CREATE FUNCTION history_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- Who and why are completed while their own transaction runs, under the name that it has set.
    IF TG_TABLE_NAME = 'pghistory_context' AND TG_OP = 'UPDATE'
       AND OLD.id::text = current_setting('pghistory.context_id', true) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'what happened is never rewritten' USING ERRCODE = 'check_violation';
END $$;
"""
TABLES = (
    "pghistory_context",
    "cooperation_assessment_compared_projects",
    "cooperation_assessment_compared_initiatives",
)


class Migration(migrations.Migration):
    dependencies = [
        ("cooperation", "0003_a_council_seats_its_own_city"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.AddConstraint(
            model_name="seat",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("role__in", ["council_chair", "delegation_leader", "member", "substitute"])
                ),
                name="seat_role_is_known",
            ),
        ),
        migrations.RunSQL(ONLY_GROWS, "DROP FUNCTION history_only_grows()"),
        *(
            migrations.RunSQL(
                f"CREATE TRIGGER only_grows BEFORE UPDATE OR DELETE ON {table}"
                " FOR EACH ROW EXECUTE FUNCTION history_only_grows()",
                f"DROP TRIGGER only_grows ON {table}",
            )
            for table in TABLES
        ),
    ]
