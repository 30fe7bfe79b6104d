"""Two people have changed the same thing: what of both can stand together, and what one of them must choose."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple


class Merged(NamedTuple):
    """What stands when both are put together.

    values: of each field; where both changed it differently, mine. conflicts: those fields; taken: the fields that only
    the other one changed.
    """

    values: dict[str, Any]
    conflicts: list[str]
    taken: list[str]


def merge(base: Mapping[str, Any] | None, mine: Mapping[str, Any], theirs: Mapping[str, Any]) -> Merged:
    """Return both changes of `base` together. The fields are those of `mine`, in its order.

    base: what both began from; None when it is not known, and then every difference is a conflict. Line ends and blank
    space at the ends of a text make no difference; nothing (None, "", an empty list) is the same as nothing.
    """
    merged = Merged({}, [], [])
    for field, own in mine.items():
        other = theirs.get(field)
        merged.values[field] = own
        if _plain(own) == _plain(other):
            continue
        before = None if base is None else _plain(base.get(field))
        if base is None or (_plain(own) != before and _plain(other) != before):
            merged.conflicts.append(field)
        elif _plain(own) == before:
            merged.values[field] = other
            merged.taken.append(field)
    return merged


def merge_rows(
    base: Iterable[tuple[str, str]] | None,
    mine: Iterable[tuple[str, str]],
    theirs: Iterable[tuple[str, str]],
) -> tuple[list[tuple[str, str]], list[str]]:
    """Return the rows (name, role) of both together, and the names on which both disagree; of those, mine stand.

    A row that one of the two added is added, one that one of the two took away is away. The order is mine, then theirs.
    """
    known = None if base is None else _by_name(base)
    own, other = _by_name(mine), _by_name(theirs)
    names = list(dict.fromkeys([*own, *other]))
    merged = merge(known, {name: own.get(name, ()) for name in names}, other)
    rows = [(name, role) for name in names for role in merged.values[name] or ()]
    return rows, merged.conflicts


def same(one: Any, other: Any) -> bool:
    """Return whether two values say the same, as `merge` sees it."""
    return bool(_plain(one) == _plain(other))


def _by_name(rows: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for name, role in rows:
        found[name] = tuple(sorted({*found.get(name, ()), role}))
    return found


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return value.replace("\r\n", "\n").replace("\r", "\n").strip()
    if isinstance(value, (list, tuple)):
        return tuple(value) or ""
    return "" if value is None else value
