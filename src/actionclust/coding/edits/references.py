"""The groups, actions and entries that an edit names, and the same edit with other ones."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any, get_args

from actionclust.coding.edits.json_form import attributes
from actionclust.coding.edits.kinds import (
    KINDS,
    Create,
    Group,
    Redo,
    Split,
    Undo,
)
from actionclust.coding.tree.ids import GROUP, NEW_GROUP

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Mapping

    from actionclust.coding.edits.kinds import Edit


def roles_of(type_: Any) -> frozenset[str]:  # noqa: ANN401 - the type of any attribute
    """Tell what the texts in an attribute name, by its type.

    >>> from actionclust.coding.tree.ids import ActionId
    >>> sorted(roles_of(tuple[ActionId, ...]))
    ['action']
    """
    own = (mark for mark in getattr(type_, "__metadata__", ()) if isinstance(mark, str))
    return frozenset(own).union(*map(roles_of, get_args(type_)))


_ROLES = {
    (kind.kind, name): roles_of(type_)
    for kind in KINDS.values()
    for name, type_ in attributes(kind).items()
}

GROUP_FIELDS = frozenset(name for (_, name), roles in _ROLES.items() if GROUP in roles)
"""The attributes of edits that hold ids of groups; a target may be an action too."""

MAKING = frozenset(kind for (kind, _), roles in _ROLES.items() if NEW_GROUP in roles)
"""The kinds of edits that make a group under an id of their own."""


def named_groups(edit: Edit) -> frozenset[str]:
    """Name the groups that an edit speaks of, those that it makes too.

    >>> from actionclust.coding.edits.kinds import Merge
    >>> sorted(named_groups(Merge(("S02", "S03"), into="S01")))
    ['S01', 'S02', 'S03']
    """
    names = {part.id for part in edit.parts} if isinstance(edit, Split) else set()
    for field in fields(edit):
        if field.name in GROUP_FIELDS:
            value: Any = getattr(edit, field.name)
            names |= {value} if isinstance(value, str) else set(value or ())
    return frozenset(names)


def made_groups(edit: Edit, there: Container[str]) -> tuple[str, ...]:
    """Name the groups that an edit makes.

    >>> from actionclust.coding.edits.kinds import Part
    >>> made_groups(Split("S01", (Part("S07", ("A1",)), Part("S08", ("A2",)))), there={"S01"})
    ('S07', 'S08')
    """
    if isinstance(edit, Split):
        return tuple(part.id for part in edit.parts)
    if isinstance(edit, Create) or (isinstance(edit, Group) and edit.id not in there):
        return (edit.id,)
    return ()


def with_groups(edit: Edit, names: Mapping[str, str]) -> Edit:
    """Give the same edit on other groups.

    >>> from actionclust.coding.edits.kinds import Move
    >>> with_groups(Move(("A1",), to="S03"), {"S03": "S07"})
    Move(actions=('A1',), to='S07')
    """
    if not names:
        return edit
    changed: dict[str, Any] = {}
    for field in fields(edit):
        value: Any = getattr(edit, field.name)
        if field.name == "parts":
            changed["parts"] = tuple(replace(p, id=names.get(p.id, p.id)) for p in value)
        elif field.name in GROUP_FIELDS and isinstance(value, tuple):
            changed[field.name] = tuple(names.get(one, one) for one in value)
        elif field.name in GROUP_FIELDS:
            changed[field.name] = names.get(value, value)
    return replace(edit, **changed)


def named_actions(edit: Edit) -> tuple[str, ...]:
    """Name the actions that an edit lists.

    >>> from actionclust.coding.edits.kinds import Move
    >>> named_actions(Move(("A1", "A2"), to="S03"))
    ('A1', 'A2')
    """
    if isinstance(edit, Split):
        return tuple(action for part in edit.parts for action in part.actions)
    actions: tuple[str, ...] = getattr(edit, "actions", ())
    return actions


def with_actions(edit: Edit, kept: Collection[str]) -> Edit:
    """Give the same edit on some of its actions only.

    >>> from actionclust.coding.edits.kinds import Move
    >>> with_actions(Move(("A1", "A2"), to="S03"), {"A2"})
    Move(actions=('A2',), to='S03')
    """
    changed: dict[str, Any]
    if isinstance(edit, Split):
        parts = [replace(p, actions=tuple(a for a in p.actions if a in kept)) for p in edit.parts]
        changed = {"parts": tuple(part for part in parts if part.actions)}
    else:
        changed = {"actions": tuple(a for a in named_actions(edit) if a in kept)}
    return replace(edit, **changed)


def with_entry(edit: Edit, known: Mapping[str, str]) -> Edit:
    """Give the same undo or redo of an entry that has another id.

    >>> with_entry(Undo("1f"), {"1f": "2e"})
    Undo(entry='2e')
    """
    if not isinstance(edit, (Undo, Redo)):
        return edit
    return replace(edit, entry=known.get(edit.entry, edit.entry))
