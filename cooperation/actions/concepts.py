"""Words that the secretariats add to the thesaurus by which ideas are compared."""

from django.core.exceptions import PermissionDenied

from cooperation.actions.history import recorded
from cooperation.models import Concept, User
from cooperation.permissions import may_propose


def enter_concept(*, by: User, kind: str, danish: str, swedish: str, note: str = "") -> Concept:
    """Add words of both languages that belong together, or never do; texts are compared by them within a minute.

    kind: of Concept.Kind; danish, swedish: words or phrases with commas between them. Raises PermissionDenied.
    """
    if not may_propose(by):
        raise PermissionDenied
    with recorded(by=by, why="enter words"):
        return Concept.objects.create(kind=kind, danish=danish, swedish=swedish, note=note, changed_by=by)


def remove_concept(*, by: User, concept: Concept) -> None:
    """Take words out of the thesaurus again. Raises PermissionDenied."""
    if not may_propose(by):
        raise PermissionDenied
    with recorded(by=by, why="remove words"):
        Concept.objects.filter(pk=concept.pk).delete()
