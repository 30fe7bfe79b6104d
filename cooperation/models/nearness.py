"""How near texts are to each other, reckoned where they are stored."""

from collections import namedtuple
from math import sqrt

from django.db import connection
from psycopg2.extras import Json

from cooperation.traits import WEIGHTS

# What each trait of some texts weighs: the rarer, the more, and each kind as much as WEIGHTS says. A word that comes again says
# little more; a subject of which many words speak says much more. `its` are the texts.
_WEIGHED = """
weighed AS MATERIALIZED (
    SELECT id, key, place, texts, raw * share / nullif(sqrt(sum(raw * raw) OVER (PARTITION BY id, kind)), 0) AS weight
    FROM (
        SELECT its.id, trait.key, trait.place, coalesce(rarity.texts, 0) AS texts, left(trait.key, 1) AS kind,
               CASE WHEN left(trait.key, 1) = 't' THEN trait.times ^ 1.5
                    WHEN trait.times >= 1 THEN 1 + ln(trait.times)
                    ELSE trait.times END
               * ln(1 + greatest(total.texts, 1)::float / greatest(rarity.texts, 1)) AS raw
        FROM its
        CROSS JOIN unnest(its.keys, its.times) WITH ORDINALITY AS trait (key, times, place)
        LEFT JOIN cooperation_rarity rarity ON rarity.key = trait.key
        LEFT JOIN cooperation_rarity total ON total.key = ''
    ) counted
    JOIN unnest(%(kinds)s::text[], %(shares)s::float[]) AS kinds (kind, share) USING (kind)
)
"""

# Whoever has locked a text is about to weigh it, or is writing it, after which it is prepared and weighed again. To wait for
# one while holding others could be for ever.
_STORED = """WITH its AS (
    SELECT id, keys, times FROM cooperation_likeness WHERE id = ANY(%(ids)s) ORDER BY id FOR UPDATE SKIP LOCKED
),"""
_ASKED = "WITH its AS (SELECT 0 AS id, %(keys)s::text[] AS keys, %(times)s::float[] AS times),"
_GIVEN = """WITH its AS (
    SELECT * FROM jsonb_to_recordset(%(texts)s) AS given (id bigint, keys text[], times float[])
),"""

_FOUND = """,
found AS (SELECT id, array_agg(coalesce(weight, 0) ORDER BY place) AS weights FROM weighed GROUP BY id)
"""
_READ = "SELECT id, weights FROM found"
_WRITTEN = (
    "UPDATE cooperation_likeness likeness SET weights = found.weights FROM found WHERE found.id = likeness.id"
)

# The rarest traits lead to the texts that may be near, and only those are compared in full: so the time it takes does not
# grow with the number of texts. As many of each language, or those of the same one would leave no room for the others.
_COMPARED = """
, rare AS MATERIALIZED (
    SELECT key, weight
    FROM (SELECT *, sum(texts) OVER (ORDER BY texts, key) AS reached FROM weighed) ordered
    WHERE reached <= %(most)s
),
maybe AS MATERIALIZED (
    SELECT id
    FROM (
        SELECT has.id, row_number() OVER (PARTITION BY has.language ORDER BY sum(rare.weight) DESC, has.id) AS place
        FROM rare CROSS JOIN LATERAL cooperation_texts_with(rare.key) AS has
        WHERE has.id <> %(besides)s
        GROUP BY has.id, has.language
    ) found
    WHERE place <= %(compared)s
),
likened AS (
    SELECT maybe.id, sum(trait.weight * weighed.weight) AS likeness
    FROM maybe
    JOIN cooperation_likeness USING (id)
    CROSS JOIN unnest(cooperation_likeness.keys, cooperation_likeness.weights) AS trait (key, weight)
    JOIN weighed ON weighed.key = trait.key
    GROUP BY maybe.id
),
scored AS (
    SELECT text.*, likened.likeness, text.language = %(language)s AS is_same,
           likened.likeness / CASE WHEN text.language = %(language)s THEN 1
                                   ELSE coalesce(text.crowd, %(common)s) + %(ease)s END AS score
    FROM likened JOIN cooperation_likeness text USING (id)
)
SELECT id, project_id, initiative_id, is_same, likeness, score, shared, title, summary, language
FROM (SELECT *, row_number() OVER (PARTITION BY is_same ORDER BY score DESC, id) AS rank FROM scored) ranked
CROSS JOIN LATERAL (
    SELECT (array_agg(weighed.key ORDER BY trait.weight * weighed.weight DESC, weighed.key))[:24] AS shared
    FROM unnest(ranked.keys, ranked.weights) AS trait (key, weight)
    JOIN weighed ON weighed.key = trait.key AND left(weighed.key, 1) <> 'g'
) why
WHERE rank <= %(limit)s
ORDER BY is_same, rank
"""
_WEIGH = _STORED + _WEIGHED + _FOUND + _WRITTEN
_WEIGHTS = _GIVEN + _WEIGHED + _FOUND + _READ
_NEAREST = _ASKED + _WEIGHED + _COMPARED

# It reads all texts, which may take longer than a page may; of two who count at once the second one sees what the first left.
_COUNT = """
SET LOCAL statement_timeout = '10min';
LOCK TABLE cooperation_rarity IN EXCLUSIVE MODE;
DELETE FROM cooperation_rarity;
INSERT INTO cooperation_rarity (key, texts)
SELECT '', count(*) FROM cooperation_likeness WHERE keys <> '{}'
UNION ALL
SELECT key, count(*) FROM cooperation_likeness CROSS JOIN unnest(keys) AS key GROUP BY key;
ANALYZE cooperation_rarity
"""

# How many texts the rare traits may lead to, and how many of them, in each language, are compared in full.
MOST, COMPARED = 6000, 150
# A text that is near to a crowd of others says less by being near, so its likeness is divided by how near its crowd is. The ease
# keeps what is near to nothing from being near to everything; COMMON stands for a crowd that was not measured yet.
CROWD, EASE, COMMON = 5, 0.05, 0.3
BATCH = 1000  # texts that are weighed in one go
_KINDS = {"kinds": list(WEIGHTS), "shares": [sqrt(weight) for weight in WEIGHTS.values()]}

Near = namedtuple("Near", "id project_id initiative_id is_same likeness score shared title summary language")


def nearest(counted, language, *, limit, besides=0):
    """The texts most like one with these traits, {key: times}, at most `limit` of each language, as `Near`.

    Those of the other language stand first, within each language the best.
    """
    asked = {
        "keys": list(counted),
        "times": list(counted.values()),
        "language": language,
        "limit": limit,
        "besides": besides,
        "most": max(MOST, limit),
        "compared": max(COMPARED, limit),
        "common": COMMON,
        "ease": EASE,
    }
    with connection.cursor() as cursor:
        cursor.execute(_NEAREST, asked | _KINDS)
        return [Near(*row) for row in cursor.fetchall()]


def weights(rows):
    """What the traits of some texts weigh that are not stored yet: {id: weights}, of those that have any."""
    texts = [{"id": row.pk, "keys": row.keys, "times": row.times} for row in rows]
    with connection.cursor() as cursor:
        cursor.execute(_WEIGHTS, {"texts": Json(texts)} | _KINDS)
        return dict(cursor.fetchall())


def weigh(ids):
    """Write anew what the traits of some texts weigh, as rare as they are now; many by and by, none for longer than a while."""
    ids = list(ids)
    with connection.cursor() as cursor:
        for start in range(0, len(ids), BATCH):
            cursor.execute(_WEIGH, {"ids": ids[start : start + BATCH]} | _KINDS)


def count_traits():
    """Count in how many texts each trait is; the planner is told at once, or it would look each of them up one by one."""
    with connection.cursor() as cursor:
        cursor.execute(_COUNT)
