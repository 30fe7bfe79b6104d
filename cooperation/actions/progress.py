"""Writes about how a project goes and what it has changed: one verb for each of the things that tell of it."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Max

from cooperation.actions.history import recorded
from cooperation.actions.moving import locked
from cooperation.models import Evaluation, Indicator, Measurement, Milestone, Project, Update, User
from cooperation.permissions import may_keep_progress

Step = Milestone | Update | Indicator | Measurement | Evaluation


class StepChanged(Exception):
    """Somebody else has changed the same thing meanwhile; `step` is what it is now."""

    def __init__(self, step: Step):
        super().__init__(str(step))
        self.step = step


class StillMeasured(Exception):
    """An indicator with measurements stays: what was measured was measured."""


def tell(*, by: User | None, project: Project, step: Step) -> Step:
    """Enter a milestone, an update, an indicator, a measurement or an evaluation of a project that is under way.

    step: not stored yet; whose it is and who wrote it are filled in here. by: None is the portal itself.
    Raises PermissionDenied, and IntegrityError for what the database refuses: a title in one language, a second
    measurement or evaluation of the same day. Source: R-05, R-12, R-20, and the purpose of the group (S15).
    """
    with recorded(by=by, why=f"tell of {step._meta.verbose_name_raw}"):
        current = _under_way(by, project)
        if isinstance(step, Measurement):
            if step.indicator.project_id != current.pk:
                raise PermissionDenied
        else:
            step.project = current
        if isinstance(step, Milestone):
            last = Milestone.objects.of_project(current).aggregate(last=Max("position"))["last"] or 0
            step.position = last + 1
        if isinstance(step, Update):
            step.written_by = by
        if isinstance(step, Evaluation):
            step.evaluated_by = by
        step.save(force_insert=True)
    return step


def tell_anew(*, by: User, step: Step, version: int, **fields: Any) -> Step:
    """Change what was told. version: of what was on the page.

    Raises PermissionDenied, StepChanged when it is no longer that version, its model's DoesNotExist when it is gone, and
    IntegrityError as `tell`.
    """
    with recorded(by=by, why=f"change {step._meta.verbose_name_raw}"):
        stored = _held(by, step, version)
        for name, value in fields.items():
            setattr(stored, name, value)
        stored.version += 1
        stored.save()
    return stored


def take_back_step(*, by: User, step: Step, version: int) -> None:
    """Remove what was told; history keeps it. Raises as `tell_anew`, and StillMeasured."""
    with recorded(by=by, why=f"remove {step._meta.verbose_name_raw}"):
        stored = _held(by, step, version)
        if isinstance(stored, Indicator) and stored.measurements.exists():
            raise StillMeasured
        stored.delete()


def _under_way(by: User | None, project: Project) -> Project:
    """The project as stored; whoever else tells of it waits until this is done."""
    current = locked(project)
    if by is not None and not may_keep_progress(by, current):
        raise PermissionDenied
    return current


def _held(by: User, step: Step, version: int) -> Step:
    _under_way(by, step.project)
    stored = type(step).objects.select_for_update(of=("self",)).get(pk=step.pk)
    if stored.version != version:
        raise StepChanged(stored)
    return stored
