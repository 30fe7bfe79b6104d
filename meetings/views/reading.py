"""What a reader may read of an agenda."""

from meetings.permissions import may_read


def readable(items, *, takes_part):
    """The items; of those that the reader may not read nothing is left but their place."""
    items = list(items)
    for item in items:
        item.hidden = not may_read(item, takes_part=takes_part)
        if item.hidden:
            item.title_da = item.title_sv = item.outcome_da = item.outcome_sv = ""
            item.shown_projects = item.shown_decisions = []
    return items
