from django.db import migrations

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


class Migration(migrations.Migration):
    dependencies = [
        ("cooperation", "0018_money_and_progress"),
    ]

    operations = [
        migrations.RunSQL(INTO_LINES, INTO_COLUMNS),
    ]
