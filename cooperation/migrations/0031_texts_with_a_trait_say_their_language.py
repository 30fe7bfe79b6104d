from importlib import import_module

from django.db import migrations

BEFORE = import_module("cooperation.migrations.0024_texts_with_a_trait").FUNCTION

# With the language, so that the best of each can be taken without looking every text up once more.
FUNCTION = """
CREATE FUNCTION cooperation_texts_with(trait text) RETURNS TABLE (id bigint, language varchar)
LANGUAGE sql STABLE PARALLEL SAFE SET enable_seqscan = off AS $$
    SELECT id, language FROM cooperation_likeness WHERE keys @> ARRAY[trait]
$$
"""
DROP = "DROP FUNCTION cooperation_texts_with(text);"


class Migration(migrations.Migration):
    dependencies = [("cooperation", "0030_initiative_words")]

    operations = [migrations.RunSQL(DROP + FUNCTION, DROP + BEFORE)]
