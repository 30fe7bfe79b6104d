"""The years in which meetings begin, found without reading them all."""

from django.db import connection

from meetings.models.meeting import COPENHAGEN

# From the first meeting of a year to the first one after it: as many steps in the index as there are years.
_YEARS = """
    WITH RECURSIVE opening AS (
        (SELECT starts_at FROM ({meetings}) AS these ORDER BY starts_at LIMIT 1)
        UNION ALL
        SELECT (
            SELECT starts_at FROM ({meetings}) AS these
            WHERE starts_at >= (date_trunc('year', opening.starts_at AT TIME ZONE %s) + interval '1 year') AT TIME ZONE %s
            ORDER BY starts_at LIMIT 1
        )
        FROM opening WHERE opening.starts_at IS NOT NULL
    )
    SELECT extract(year FROM starts_at AT TIME ZONE %s)::int FROM opening WHERE starts_at IS NOT NULL
"""


def years_of(meetings):
    """The years in Copenhagen in which any of these meetings begins, the latest first; one query."""
    sql, values = meetings.order_by().values("starts_at").query.sql_with_params()
    zone = str(COPENHAGEN)
    with connection.cursor() as cursor:
        cursor.execute(_YEARS.format(meetings=sql), [*values, *values, zone, zone, zone])
        return [year for (year,) in cursor][::-1]
