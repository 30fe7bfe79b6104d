from django.contrib.postgres.operations import TrigramExtension
from django.db import migrations

# What somebody may type for a text: small letters and no signs. Danish and Swedish letters stay. Most texts hold nothing
# but these letters, and are spared the slow part.
CALM = r"""
CREATE FUNCTION cooperation_calm(words text) RETURNS text LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
    calm text := lower(words);
BEGIN
    IF calm ~ E'[^\\u0001-\\u007fæøåäö]' THEN
        calm := translate(
            lower(normalize(calm, NFKC)),
            E'ÆØÅÄÖéèêëáàâãóòôõúùûüíìîïñçýÉÈÊËÁÀÂÃÓÒÔÕÚÙÛÜÍÌÎÏÑÇÝ\u00ad\u200b\u200c\u200d\ufeff',
            'æøåäöeeeeaaaaoooouuuuiiiincyeeeeaaaaoooouuuuiiiincy'
        );
    END IF;
    RETURN btrim(regexp_replace(
        calm, E'[\\u0001-\\u001f\\u0021-\\u002f\\u003a-\\u0040\\u005b-\\u0060\\u007b-\\u00bf\\u2000-\\u206f]+', ' ', 'g'
    ));
END $$;
"""

# Stems as text, in every spelling: æ is ä and ø is ö; for whoever types without them a, o or ae, oe, aa; cykel is also
# the stem of cykler. Works on what a tsvector and a tsquery look like as text. Many replaces, since translate is slow.
SPELLINGS = r"""
CREATE FUNCTION cooperation_in_danish(words text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT replace(replace(words, 'ä', 'æ'), 'ö', 'ø')
$$;

CREATE FUNCTION cooperation_in_swedish(words text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT replace(replace(words, 'æ', 'ä'), 'ø', 'ö')
$$;

CREATE FUNCTION cooperation_without_e(stems text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT regexp_replace(stems, '([^aeiouyåäö'' ])e([lnr])''', '\1\2''', 'g')
$$;

CREATE FUNCTION cooperation_lexemes(config regconfig, words text) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
    calm text;
    stems text;
    spelled text;
BEGIN
    IF coalesce(words, '') = '' THEN
        RETURN ''::tsvector;
    END IF;
    calm := cooperation_calm(words);
    stems := CASE config
        WHEN 'danish'::regconfig THEN cooperation_in_swedish(to_tsvector(config, cooperation_in_danish(calm))::text)
        ELSE to_tsvector(config, cooperation_in_swedish(calm))::text
    END;
    spelled := stems;
    IF stems ~ '[äöå]' THEN
        spelled := concat_ws(
            ' ', stems,
            replace(replace(replace(stems, 'ä', 'a'), 'ö', 'o'), 'å', 'a'),
            replace(replace(replace(stems, 'ä', 'ae'), 'ö', 'oe'), 'å', 'aa')
        );
    END IF;
    IF stems ~ 'e[lnr]''' THEN
        spelled := spelled || ' ' || cooperation_without_e(spelled);
    END IF;
    RETURN spelled::tsvector;
END $$;
"""

# The ends of long words, so that bro finds cykelbro: each stem backwards behind "<". Those of titles weigh as titles do.
# København is no harbour, though it ends like one.
TAILS = r"""
CREATE FUNCTION cooperation_tails(stems tsvector) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT coalesce(string_agg(
        format('%L:1%s', '<' || reverse(lexeme), CASE WHEN 'A' = ANY(weights) THEN 'A' ELSE '' END), ' '
    ), '')::tsvector
    FROM unnest(stems) WHERE length(lexeme) >= 6 AND lexeme ~ '^[[:alpha:]äöå]+$' AND lexeme !~ '^k(ö|o|oe)(benhavn|penhamn)'
$$;
"""

# A word or a phrase as a search; NULL where there is nothing to search for, which is so for what is a stop word in either
# language: the texts of that language do not hold it.
ASKED = r"""
CREATE FUNCTION cooperation_asked(words text, goes_on boolean, is_reference boolean) RETURNS tsquery
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
    calm text := cooperation_calm(words);
    goes text := CASE WHEN goes_on THEN ':*' ELSE '' END;
    danish tsquery;
    swedish tsquery;
BEGIN
    IF is_reference THEN
        RETURN format('%L:*', lower(words))::tsquery;
    END IF;
    IF calm = '' THEN
        RETURN NULL;
    END IF;
    danish := to_tsquery('danish', format('''%s''%s', cooperation_in_danish(calm), goes));
    swedish := to_tsquery('swedish', format('''%s''%s', cooperation_in_swedish(calm), goes));
    IF numnode(danish) = 0 OR numnode(swedish) = 0 THEN
        RETURN NULL;
    END IF;
    RETURN (
        SELECT string_agg(DISTINCT format('(%s)', spelled), ' | ')::tsquery
        FROM unnest(ARRAY[cooperation_in_swedish(danish::text), swedish::text]) AS stems,
            unnest(ARRAY[stems, replace(stems, 'å', 'aa')]) AS written,
            unnest(ARRAY[written, cooperation_without_e(written)]) AS spelled
    );
END $$;

-- Longer words that begin or end so. Inside of them cykler is cykel again.
CREATE FUNCTION cooperation_asked_widely(asked tsquery) RETURNS tsquery LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT string_agg(DISTINCT format('%L:* | %L:*', part, '<' || reverse(part)), ' | ')::tsquery
    FROM regexp_matches(asked::text, '''([^'']{3,})''', 'g') AS stem,
        unnest(ARRAY[stem[1], regexp_replace(stem[1], '([^aeiouyåäö])([lnr])$', '\1e\2')]) AS part
$$;
"""

# Rows are locked before anything is read, so that who enters the same project at the same time reads what the other wrote.
ENTER = r"""
CREATE FUNCTION cooperation_enter_projects(ids bigint[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM 1 FROM cooperation_registryentry WHERE project_id = ANY(ids) ORDER BY project_id FOR UPDATE;
    INSERT INTO cooperation_registryentry AS entry (
        project_id, state, city_id, focus_area_id, ground, origin, submitted_on, decided_on, published_early, year, day,
        words
    )
    SELECT
        id, state, city_id, focus_area_id, ground, origin, submitted_on, decided_on, published_early,
        extract(year FROM decided_on),
        coalesce(decided_on, submitted_on, (changed_at AT TIME ZONE 'Europe/Copenhagen')::date),
        words || cooperation_tails(words)
    FROM (
        SELECT
            project.*,
            setweight(cooperation_lexemes('danish', title_da), 'A')
            || setweight(cooperation_lexemes('swedish', title_sv), 'A')
            || setweight(cooperation_reference(ref), 'A')
            || setweight(cooperation_lexemes('danish', partners.names), 'B')
            || setweight(cooperation_lexemes('swedish', partners.names), 'B')
            || setweight(cooperation_lexemes('danish', citizens_will_notice_da), 'C')
            || setweight(cooperation_lexemes('swedish', citizens_will_notice_sv), 'C')
            || cooperation_lexemes('danish', summary_da)
            || cooperation_lexemes('swedish', summary_sv) AS words
        FROM cooperation_project AS project
        LEFT JOIN LATERAL (
            SELECT string_agg(name, ' / ' ORDER BY id) AS names FROM cooperation_partner WHERE project_id = project.id
        ) AS partners ON true
        WHERE project.id = ANY(ids)
    ) AS one
    ORDER BY id
    ON CONFLICT (project_id) DO UPDATE SET
        state = EXCLUDED.state,
        city_id = EXCLUDED.city_id,
        focus_area_id = EXCLUDED.focus_area_id,
        ground = EXCLUDED.ground,
        origin = EXCLUDED.origin,
        submitted_on = EXCLUDED.submitted_on,
        decided_on = EXCLUDED.decided_on,
        published_early = EXCLUDED.published_early,
        year = EXCLUDED.year,
        day = EXCLUDED.day,
        words = EXCLUDED.words;
END $$;

-- P-2024-03, 2024-03 and 03, each of which may also be begun.
CREATE FUNCTION cooperation_reference(ref text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT coalesce(string_agg(format('%L:1', array_to_string(parts[place:], '-')), ' '), '')::tsvector
    FROM (SELECT string_to_array(lower(ref), '-') AS parts) AS one, generate_subscripts(parts, 1) AS place
    WHERE array_to_string(parts[place:], '-') <> ''
$$;
"""

COUNT = r"""
CREATE FUNCTION cooperation_count_started(its_year int, change int) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    UPDATE cooperation_startedcount SET number = number + change WHERE id = (
        SELECT id FROM cooperation_startedcount WHERE year = its_year ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED
    );
    IF NOT FOUND THEN
        INSERT INTO cooperation_startedcount (year, number) VALUES (its_year, change);
    END IF;
END $$;
"""

FORGET = """
DROP FUNCTION cooperation_count_started(int, int);
DROP FUNCTION cooperation_enter_projects(bigint[]);
DROP FUNCTION cooperation_reference(text);
DROP FUNCTION cooperation_asked_widely(tsquery);
DROP FUNCTION cooperation_asked(text, boolean, boolean);
DROP FUNCTION cooperation_tails(tsvector);
DROP FUNCTION cooperation_lexemes(regconfig, text);
DROP FUNCTION cooperation_without_e(text);
DROP FUNCTION cooperation_in_swedish(text);
DROP FUNCTION cooperation_in_danish(text);
DROP FUNCTION cooperation_calm(text);
"""


class Migration(migrations.Migration):
    """The functions that the registry is kept and searched with; its tables and triggers come with the next migration.

    Indexes may lead to words by three letters at a time.
    """

    dependencies = [
        ("cooperation", "0014_sent_by_time"),
    ]

    operations = [
        TrigramExtension(),
        migrations.RunSQL(CALM + SPELLINGS + TAILS + ASKED + ENTER + COUNT, FORGET),
    ]
