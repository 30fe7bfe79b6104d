from django.db import migrations

# A function of its own, because only there the planner can be told to use the index: it does not know how many texts have a
# trait that it reads from another table, and would rather read all texts once for each trait.
FUNCTION = """
CREATE FUNCTION cooperation_texts_with(trait text) RETURNS SETOF bigint
LANGUAGE sql STABLE PARALLEL SAFE SET enable_seqscan = off AS $$
    SELECT id FROM cooperation_likeness WHERE keys @> ARRAY[trait]
$$
"""


class Migration(migrations.Migration):
    dependencies = [("cooperation", "0023_two_assessors")]

    operations = [migrations.RunSQL(FUNCTION, "DROP FUNCTION cooperation_texts_with(text)")]
