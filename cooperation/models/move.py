"""How a project came to be where it is: each move from one state to the next, with who, when and why."""

from functools import reduce
from operator import or_

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cooperation import lifecycle
from cooperation.models.texts import in_both_languages

_TAKEN_BACK = """
    IF NOT EXISTS (
        SELECT 1 FROM cooperation_move AS taken
        WHERE taken.id = NEW.corrects_id AND taken.project_id = NEW.project_id AND taken.corrects_id IS NULL
          AND taken.from_state = NEW.to_state AND taken.to_state = NEW.from_state
    ) THEN
        RAISE EXCEPTION 'a correction takes back a move of the same project'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'a_correction_takes_a_move_back';
    END IF;
    RETURN NEW;
"""


def _pairs(pairs):
    return ", ".join(f"('{before}', '{after}')" for before, after in sorted(pairs))


def only_moves_of_the_table():
    """A trigger for projects: the state changes as the table says, or goes back by a correction that was written down."""
    return pgtrigger.Trigger(
        name="only_moves_of_the_table",
        when=pgtrigger.Before,
        operation=pgtrigger.Update,
        condition=pgtrigger.Q(old__state__df=pgtrigger.F("new__state")),
        func=f"""
            IF (OLD.state, NEW.state) NOT IN ({_pairs(lifecycle.ALLOWED)})
            AND NOT coalesce((
                SELECT corrects_id IS NOT NULL AND from_state = OLD.state AND to_state = NEW.state
                FROM cooperation_move WHERE project_id = NEW.id ORDER BY id DESC LIMIT 1
            ), false) THEN
                RAISE EXCEPTION 'a project does not go from % to %', OLD.state, NEW.state
                USING ERRCODE = 'check_violation', CONSTRAINT = 'only_moves_of_the_table';
            END IF;
            RETURN NEW;
        """,  # noqa: S608  # made of the table's own words
    )


def no_merging_in_circles():
    """A trigger for projects: what one is merged into was handed in and still has a life, and never leads back to it."""
    return pgtrigger.Trigger(
        name="no_merging_in_circles",
        when=pgtrigger.After,
        operation=pgtrigger.Insert | pgtrigger.Update,
        declare=[("its_state", "TEXT")],
        condition=pgtrigger.Q(new__merged_into__isnull=False),
        # The lock makes two that are merged into each other at the same time wait.
        func=f"""
            IF TG_OP = 'UPDATE' AND OLD.merged_into_id IS NOT DISTINCT FROM NEW.merged_into_id THEN
                RETURN NULL;
            END IF;
            SELECT state INTO its_state FROM cooperation_project WHERE id = NEW.merged_into_id FOR SHARE;
            IF its_state IN ({", ".join(repr(one) for one in sorted(lifecycle.NO_TARGET))}) THEN
                RAISE EXCEPTION 'nothing is merged into what is %', its_state
                USING ERRCODE = 'check_violation', CONSTRAINT = 'merged_into_what_lives';
            END IF;
            IF EXISTS (
                WITH RECURSIVE chain AS (
                    SELECT id, merged_into_id FROM cooperation_project WHERE id = NEW.merged_into_id
                    UNION
                    SELECT next.id, next.merged_into_id
                    FROM cooperation_project AS next JOIN chain ON next.id = chain.merged_into_id
                )
                SELECT 1 FROM chain WHERE id = NEW.id
            ) THEN
                RAISE EXCEPTION 'merging in circles'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'no_merging_in_circles';
            END IF;
            RETURN NULL;
        """,  # noqa: S608
    )


class MoveQuerySet(models.QuerySet):
    def in_order(self):
        """From the first to the last, with who made them, and the decisions of meetings that they came of."""
        return (
            self.select_related("moved_by__city")
            .prefetch_related("decisions__item__meeting__body")
            .order_by("pk")
        )


class Move(models.Model):
    """One move of a project from a state to another; none is ever changed. A wrong one is taken back by a later one."""

    project = models.ForeignKey(
        "cooperation.Project", models.PROTECT, related_name="moves", verbose_name=_("project")
    )
    from_state = models.CharField(_("from"), max_length=20)
    to_state = models.CharField(_("to"), max_length=20)
    moved_at = models.DateTimeField(_("moved"), default=timezone.now)
    # Nobody where it was taken over from an earlier record.
    moved_by = models.ForeignKey(
        "cooperation.User", models.PROTECT, null=True, related_name="+", verbose_name=_("moved by")
    )
    reason_da = models.TextField(_("reason"), max_length=2000, blank=True)
    reason_sv = models.TextField(_("reason"), max_length=2000, blank=True)
    corrects = models.OneToOneField("self", models.PROTECT, null=True, related_name="corrected_by")

    objects = MoveQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        # Translators: of a project, from one state to the next
        verbose_name = _("move")
        verbose_name_plural = _("moves")
        constraints = [
            models.CheckConstraint(
                condition=Q(corrects__isnull=False)
                | reduce(or_, (Q(from_state=one, to_state=to) for one, to in sorted(lifecycle.ALLOWED))),
                name="move_of_the_table",
            ),
            models.CheckConstraint(
                condition=Q(corrects__isnull=False)
                | ~Q(to_state__in=sorted(lifecycle.REASON_IN_BOTH))
                | in_both_languages("reason"),
                name="what_ends_has_a_reason_in_both",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="moves_stand", operation=pgtrigger.Update | pgtrigger.Delete),
            pgtrigger.Trigger(
                name="a_correction_takes_a_move_back",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                condition=pgtrigger.Q(new__corrects__isnull=False),
                func=_TAKEN_BACK,
            ),
        ]

    def __str__(self):
        return f"{self.project_id}: {self.from_state} → {self.to_state}"

    @property
    def after(self):
        """The state that it led to, in words."""
        return self.project.State(self.to_state).label
