"""The registry as it is searched: one narrow row for each project, and how many were started each year.

The database keeps both itself, whoever writes a project. The functions that are called here stand in a migration.
"""

# ruff: noqa: S608 — the triggers are put together of names that stand here.
import pgtrigger
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Max, Min, Q, Sum

from cooperation import lifecycle
from cooperation.models.area import FocusArea
from cooperation.models.partner import Partner
from cooperation.models.project import IS_PUBLIC, Project, ProjectQuerySet

_STARTED = ", ".join(f"'{state}'" for state in sorted(lifecycle.STARTED))
# Whatever of these changes, the project is entered anew.
_ENTERED = (
    *("ref", "state", "city_id", "focus_area_id", "ground", "origin", "submitted_on", "decided_on"),
    "published_early",
    *(f"{text}_{code}" for text in ("title", "summary", "citizens_will_notice") for code in ("da", "sv")),
)


class RegistryEntryQuerySet(ProjectQuerySet):
    """Who may see what is said once, of projects; an entry has the columns that this asks for."""

    def newest_first(self):
        return self.order_by("-day", "-project_id")

    def oldest_first(self):
        return self.order_by("day", "project_id")

    def older_than(self, entry):
        # The day by itself tells the index where to begin.
        later_in_list = Q(day__lt=entry.day) | Q(project_id__lt=entry.project_id)
        return self.filter(later_in_list, day__lte=entry.day)

    def newer_than(self, entry):
        later_in_list = Q(day__gt=entry.day) | Q(project_id__gt=entry.project_id)
        return self.filter(later_in_list, day__gte=entry.day)

    def decided_years(self):
        """The first and the last year of a decision; (None, None) without any. Two looks into an index."""
        found = self.public().aggregate(first=Min("year"), last=Max("year"))
        return found["first"], found["last"]


class RegistryEntry(models.Model):
    """What a project is found by. Its words are stems in both languages, in every spelling that somebody may type."""

    project = models.OneToOneField(Project, models.CASCADE, primary_key=True, related_name="entry")
    state = models.CharField(max_length=20)
    city = models.ForeignKey(
        "cooperation.City", models.DO_NOTHING, related_name="+", db_constraint=False, db_index=False
    )
    focus_area = models.ForeignKey(
        FocusArea, models.DO_NOTHING, null=True, related_name="+", db_constraint=False, db_index=False
    )
    ground = models.CharField(max_length=10)
    origin = models.CharField(max_length=10)
    submitted_on = models.DateField(null=True)
    decided_on = models.DateField(null=True)
    published_early = models.BooleanField()
    year = models.SmallIntegerField(null=True)
    # Of the decision, else of the submission, else of the last change: the order of the list.
    day = models.DateField()
    words = SearchVectorField()

    objects = RegistryEntryQuerySet.as_manager()

    class Meta:
        ordering = ["-day", "-project_id"]
        indexes = [
            # Each write takes a little longer, and no search waits for what was put off.
            GinIndex(fields=["words"], name="entry_words", fastupdate=False),
            models.Index(F("day").desc(), F("project_id").desc(), name="entry_newest"),
            models.Index(
                F("day").desc(), F("project_id").desc(), name="entry_public_newest", condition=IS_PUBLIC
            ),
            *(
                models.Index(
                    F(column),
                    F("day").desc(),
                    F("project_id").desc(),
                    name=f"entry_public_{column}",
                    condition=IS_PUBLIC,
                )
                for column in ("state", "city", "focus_area", "year", "ground", "origin")
            ),
        ]

    def __str__(self):
        return str(self.project_id)


class StartedCount(models.Model):
    """How many new initiatives were started in a year, in parts: a year has the sum of its rows, each of any sign.

    Who adopts takes a row that nobody else has in hand, and adds one where all are taken, so nobody waits (see Stamp).
    """

    year = models.SmallIntegerField(db_index=True)
    number = models.IntegerField()

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return f"{self.year}: {self.number}"

    @classmethod
    def by_year(cls):
        """Year → number, of every year from the first to the last one in which any was started (R-24)."""
        sums = cls.objects.order_by().values_list("year").annotate(sum=Sum("number")).filter(sum__gt=0)
        found = dict(sums)
        return {year: found.get(year, 0) for year in range(min(found), max(found) + 1)} if found else {}


def keep_the_registry():
    """Puts the triggers on what the registry is made of; for statements, so that a thousand rows are entered at once."""
    changes = " OR ".join(f"new_row.{column} IS DISTINCT FROM old_row.{column}" for column in _ENTERED)
    both = "new_rows new_row JOIN old_rows old_row USING (id)"
    pgtrigger.register(
        _kept(pgtrigger.Insert, _enter("id", "new_rows") + _count("new_rows", None)),
        _kept(
            pgtrigger.Update,
            f"PERFORM cooperation_enter_projects((SELECT array_agg(id) FROM {both} WHERE {changes}));"
            + _count("new_rows", "old_rows"),
        ),
        _kept(
            pgtrigger.Delete,
            "DELETE FROM cooperation_registryentry WHERE project_id IN (SELECT id FROM old_rows);"
            + _count(None, "old_rows"),
        ),
    )(Project)
    either = "(SELECT project_id FROM new_rows UNION SELECT project_id FROM old_rows) AS touched"
    pgtrigger.register(
        _kept(pgtrigger.Insert, _enter("project_id", "new_rows")),
        _kept(pgtrigger.Update, _enter("project_id", either)),
        _kept(pgtrigger.Delete, _enter("project_id", "old_rows")),
    )(Partner)


def _kept(operation, body):
    tables = {
        pgtrigger.Insert: {"new": "new_rows"},
        pgtrigger.Update: {"old": "old_rows", "new": "new_rows"},
        pgtrigger.Delete: {"old": "old_rows"},
    }[operation]
    return pgtrigger.Trigger(
        name=f"registry_after_{str(operation).lower()}",
        level=pgtrigger.Statement,
        when=pgtrigger.After,
        operation=operation,
        referencing=pgtrigger.Referencing(**tables),
        func=f"{body}\nRETURN NULL;",
    )


def _enter(column, rows):
    return f"PERFORM cooperation_enter_projects((SELECT array_agg(DISTINCT {column}) FROM {rows}));"


def _count(new, old):
    """One more or one less for each year in which something was started, or is no longer."""
    parts = " UNION ALL ".join(
        f"SELECT extract(year FROM decided_on)::int AS year, {sign} AS sign FROM {rows}"
        f" WHERE state IN ({_STARTED}) AND ground = '{Project.Ground.NEW}'"
        for rows, sign in ((new, 1), (old, -1))
        if rows
    )
    return (
        "\nPERFORM cooperation_count_started(year, number) FROM (SELECT year, sum(sign)::int AS number"
        f" FROM ({parts}) AS one GROUP BY year HAVING sum(sign) <> 0 ORDER BY year) AS sums;"
    )
