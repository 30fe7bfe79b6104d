from django.db import migrations

# Words lie aside, not packed, so that the rows stay narrow: whoever looks through many of them reads little.
NARROW = "ALTER TABLE cooperation_registryentry ALTER COLUMN words SET STORAGE EXTERNAL;"

FILL = """
SELECT cooperation_enter_projects(array_agg(id)) FROM (
    SELECT id, (row_number() OVER (ORDER BY id) - 1) / 1000 AS batch FROM cooperation_project
) AS one GROUP BY batch;

INSERT INTO cooperation_startedcount (year, number)
SELECT extract(year FROM decided_on), count(*) FROM cooperation_project
WHERE state IN ('adopted', 'in_progress', 'completed', 'archived') AND ground = 'new' GROUP BY 1;
"""


class Migration(migrations.Migration):
    """What was proposed so far is entered in the registry."""

    dependencies = [
        ("cooperation", "0027_registry_search"),
    ]

    operations = [
        migrations.RunSQL(NARROW, migrations.RunSQL.noop),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
    ]
