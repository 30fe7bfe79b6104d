"""How tests speak to the translators' editor."""

from django.utils import timezone

from cooperation import actions
from cooperation.models import Translation
from tests.oresund.views.reading import address

# Who has no such page at all; a visitor is asked to log in.
OUTSIDERS = ["member-cph", "member-malmo", "administrator"]


def row_of(instance, field="title"):
    return Translation.objects.of(instance).get(field=field)


def editor(instance, language="sv"):
    return address(language, "cooperation:translation_edit", instance._meta.model_name, str(instance.pk))


def drafting(row, language="sv"):
    return address(language, "cooperation:translation_draft", row.pk)


def fields(row, words, **more):
    """What the form sends for one text, as it was read just now."""
    return {
        f"words-{row.pk}": words,
        f"version-{row.pk}": row.draft_version,
        f"hash-{row.pk}": row.source_hash,
        **more,
    }


def draft(row, by, words, *, is_machine=False):
    """Somebody's draft, or a machine's."""
    row.refresh_from_db()
    actions.save_draft(by=by, translation=row, words=words, version=row.draft_version, now=timezone.now())
    Translation.objects.filter(pk=row.pk).update(draft_is_machine=is_machine)
    row.refresh_from_db()


def everything():
    """All rows, to show that nothing has changed."""
    return list(Translation.objects.order_by("pk").values())
