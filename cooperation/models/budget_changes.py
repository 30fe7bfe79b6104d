"""What has become of a budget after the decision: who changed which line, and for what reason."""

from collections import namedtuple

from django.apps import apps

from cooperation.models.people import User

# label: insert, update or delete; before: the amount it was, None of a new line
Change = namedtuple("Change", "label line before at user_name language reason")


def changes_for_a_reason(project):
    """What has become of a budget after the decision, the latest first, from the history; two queries."""
    events = apps.get_model("cooperation", "BudgetLineEvent").objects.filter(project=project)
    found, last = [], {}
    for event in events.select_related("pgh_context", "city").order_by("pgh_id"):
        told = event.pgh_context.metadata if event.pgh_context else {}
        if told.get("reason"):
            before = last.get(event.pgh_obj_id)
            found.append((event, before, told))
        last[event.pgh_obj_id] = event.amount
    users = User.objects.in_bulk({told.get("user") for _event, _before, told in found})
    return [_change(event, before, told, users) for event, before, told in reversed(found)]


def _change(event, before, told, users):
    user = users.get(told.get("user"))
    return Change(
        label=event.pgh_label,
        line=event,
        before=before if before != event.amount else None,
        at=event.pgh_created_at,
        user_name=user.name if user else "",
        language=user.language if user else "",
        reason=told["reason"],
    )
