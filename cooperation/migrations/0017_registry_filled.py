from django.db import migrations

# A function of its own, because only there the planner can be told to use the index: it does not know how many texts have a
# trait that it reads from another table, and would rather read all texts once for each trait.
TEXTS_WITH = """
CREATE FUNCTION cooperation_texts_with(trait text) RETURNS TABLE (id bigint, language varchar)
LANGUAGE sql STABLE PARALLEL SAFE SET enable_seqscan = off AS $$
    SELECT id, language FROM cooperation_likeness WHERE keys @> ARRAY[trait]
$$
"""

# Of the two columns nobody knows more than the city that the money belongs to.
INTO_LINES = """
INSERT INTO cooperation_budgetline (project_id, city_id, what, what_da, what_sv, amount, currency, version)
SELECT project.id, city.code, 'Byens bidrag', 'Byens bidrag', 'Stadens bidrag',
    CASE city.code WHEN 'cph' THEN budget_dkk ELSE budget_sek END,
    CASE city.code WHEN 'cph' THEN 'DKK' ELSE 'SEK' END, 1
FROM cooperation_project AS project, cooperation_city AS city
WHERE CASE city.code WHEN 'cph' THEN budget_dkk ELSE budget_sek END > 0
ORDER BY project.id, city.code;
"""
INTO_COLUMNS = """
UPDATE cooperation_project AS project SET
    budget_dkk = (SELECT round(sum(amount)) FROM cooperation_budgetline WHERE project_id = project.id AND currency = 'DKK'),
    budget_sek = (SELECT round(sum(amount)) FROM cooperation_budgetline WHERE project_id = project.id AND currency = 'SEK');
"""

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
    """What was proposed so far is entered in the registry, its money as lines."""

    dependencies = [
        ("cooperation", "0016_project_registry"),
    ]

    operations = [
        migrations.RunSQL(TEXTS_WITH, "DROP FUNCTION cooperation_texts_with(text)"),
        migrations.RunSQL(INTO_LINES, INTO_COLUMNS),
        migrations.RunSQL(NARROW, migrations.RunSQL.noop),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
    ]
