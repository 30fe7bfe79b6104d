"""Similar ideas: with 100,000 proposals beside 1,000, beside the bare SQL, and by an index."""

import io
import random
from collections.abc import Iterator
from itertools import islice
from typing import Any

import pgtrigger
from django.db import connection, transaction
from django.db.models import Avg
from django.test.utils import CaptureQueriesContext

from cooperation import actions
from cooperation.models import Likeness, Project, current_thesaurus, thesaurus_version
from cooperation.similarity import Similar, find_similar
from cooperation.traits import digest, traits
from tests.bench.of_schedule import copied_database, settle
from tests.bench.ratios import Ratio, ratio_at_95
from tests.bench.texts import LANGUAGES, Text, Writer, labelled
from tests.factories import a_project

FEW, MANY = 1_000, 100_000
BATCH = 5_000
SEED = 20000406
ASKED = 200
COLUMNS = (
    *("project_id", "language", "waits", "title", "summary", "title_shadow", "summary_shadow", "digest"),
    *("translated", "thesaurus", "crowd", "keys", "times", "weights"),
)
GREAT = ("cooperation_likeness", "cooperation_rarity", "cooperation_project")
BY_TRAIT = next(index for index in Likeness._meta.indexes if index.name == "likeness_by_trait")


def measure() -> Iterator[Ratio]:
    """The few are a copy of the database, made before the other proposals come. What is asked about is none of them."""
    writer = Writer(SEED)
    add(writer, FEW)
    asked = [
        *islice(labelled("tuned_3.yaml"), ASKED // 2),
        *(writer.text(code) for code in LANGUAGES * (ASKED // 4)),
    ]
    with copied_database() as in_few:
        add(writer, MANY - FEW)
        yield ratio_at_95(
            f"similar ideas, p95: {MANY} proposals / {FEW}",
            look_up,
            lambda text: in_few(lambda: look_up(text)),
            asked,
            at_most=5,
        )
        statements = {text: captured(text) for text in asked}
        yield ratio_at_95(
            f"similar ideas, p95, by their own SQL: {MANY} proposals",
            look_up,
            lambda text: bare(statements[text]),
            asked,
            at_most=1.5,
        )
        prove_by_index(statements[asked[0]])


def look_up(text: Text) -> Similar:
    """As it is shown, with the words that two texts have in common."""
    found = find_similar(title=text.title, summary=text.summary, language=text.language)
    assert len(found.other_language) == len(found.same_language) == 5
    assert all(hit.because for hit in found.other_language)
    return found


def captured(text: Text) -> list[str]:
    with CaptureQueriesContext(connection) as queries:
        look_up(text)
    return [one["sql"] for one in queries]


def bare(statements: list[str]) -> None:
    with connection.connection.cursor() as cursor:
        for sql in statements:
            cursor.execute(sql)
            if cursor.description:
                cursor.fetchall()


def prove_by_index(statements: list[str]) -> None:
    """The plans of what is asked, and of the function that it asks for the texts with a trait, read no great table from end to end."""
    with transaction.atomic(), connection.connection.cursor() as cursor:
        for sql in statements:
            if sql.startswith(("SELECT", "WITH")):
                plan = explain(cursor, sql)
                assert not any(f"Seq Scan on {table}" in plan for table in GREAT), plan
        cursor.execute("SELECT prosrc, proconfig FROM pg_proc WHERE proname = 'cooperation_texts_with'")
        body, settings = cursor.fetchone()
        assert settings == ["enable_seqscan=off"]
        cursor.execute("SET LOCAL enable_seqscan = off")
        assert f"Bitmap Index Scan on {BY_TRAIT.name}" in explain(
            cursor, body.replace("trait]", "'wbiblot']")
        )


def explain(cursor: Any, sql: str) -> str:
    cursor.execute(f"EXPLAIN {sql}")
    return "\n".join(line for (line,) in cursor.fetchall())


def add(writer: Writer, number: int) -> None:
    """Proposals whose texts are ready to be compared. The index by trait is built when all are in, as for any great load."""
    with connection.schema_editor() as editor:
        editor.remove_index(Likeness, BY_TRAIT)
    crowds = list(Likeness.objects.values_list("crowd", flat=True))
    pattern, version = a_project(state="submitted"), thesaurus_version()
    for start in range(0, number, BATCH):
        projects = add_projects(pattern, range(start, min(start + BATCH, number)))
        rows = [a_row(*one, writer, crowds, version) for one in projects]
        with connection.cursor() as cursor:
            cursor.copy_expert(
                f"COPY cooperation_likeness ({', '.join(COLUMNS)}) FROM STDIN", io.StringIO("\n".join(rows))
            )
    actions.prepare_texts()
    actions.count_texts()
    with connection.schema_editor() as editor:
        editor.execute("SET LOCAL maintenance_work_mem = '256MB'")
        editor.execute("SET LOCAL statement_timeout = 0")
        editor.add_index(Likeness, BY_TRAIT)
    actions.measure_crowds()
    crowd = Likeness.objects.aggregate(usual=Avg("crowd"))["usual"]
    Likeness.objects.filter(crowd=None).update(crowd=crowd)
    settle()


def add_projects(pattern: Project, numbers: range) -> list[tuple[int, str]]:
    """As (id, language). What is compared are their texts, so all else is as in the pattern."""
    own = {
        "ref": "'Q-' || pattern.id || '-' || number",
        "city_id": "CASE number %% 2 WHEN 0 THEN 'cph' ELSE 'malmo' END",
        "original_language": "CASE number %% 2 WHEN 0 THEN 'da' ELSE 'sv' END",
    }
    columns = [field.column for field in Project._meta.concrete_fields if not field.primary_key]
    values = [own.get(column, f"pattern.{column}") for column in columns]
    with pgtrigger.ignore(), connection.cursor() as cursor:
        cursor.execute(
            f"""
            INSERT INTO cooperation_project ({", ".join(columns)})
            SELECT {", ".join(values)} FROM cooperation_project pattern, generate_series(%s, %s) AS number
            WHERE pattern.id = %s
            RETURNING id, original_language
            """,
            [numbers[0], numbers[-1], pattern.pk],
        )
        return cursor.fetchall()


def a_row(project: int, language: str, writer: Writer, crowds: list[float], version: str) -> str:
    """A text prepared as when it is saved. To measure all crowds would take an hour, so they are like those of the few."""
    text = writer.text(language)
    counted = traits(text.title, text.summary, language, current_thesaurus(version))
    own = digest(text.title, text.summary, language)
    keys = ",".join(f'"{key}"' for key in counted)
    times = ",".join(map(str, counted.values()))
    crowd = random.choice(crowds) if crowds else "\\N"
    fields = (project, language, "f", text.title, text.summary, "", "", own, own, version)
    return "\t".join(map(str, (*fields, crowd, f"{{{keys}}}", f"{{{times}}}", "{}")))
