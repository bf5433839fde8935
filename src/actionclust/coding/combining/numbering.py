"""New groups of two analysts: the same ones under one id, others under different ids."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionclust.coding.combining.branches import made_by, with_group_ids
from actionclust.coding.edits.kinds import Create, Group
from actionclust.coding.edits.references import with_groups
from actionclust.coding.tree.ids import natural, new_ids
from actionclust.coding.tree.levels import LEVEL_OF_PREFIX
from actionclust.spelling import as_called

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from actionclust.coding.edits import Edit
    from actionclust.coding.log.entry import LogEntry


def renumbered(
    issued: Mapping[str, int], first: Sequence[LogEntry], second: Sequence[LogEntry]
) -> tuple[list[LogEntry], dict[str, str]]:
    """Give the new groups of one log ids that go together with those of another.

    Groups that both logs make by the same edit, or under the same label, are one group, whatever
    number each gave it. Others keep their id if it is free, or get the next one.
    """
    highest = dict(issued)
    waiting: dict[Edit, list[tuple[str, ...]]] = {}
    alike: dict[tuple[str, str] | None, list[tuple[str, ...]]] = {}
    for entry in first:
        made = made_by(entry)
        for id_ in made:
            _note(highest, id_)
        if made:
            waiting.setdefault(_unnumbered(entry.edit, made), []).append(made)
            alike.setdefault(_called(entry.edit), []).append(made)
    names: dict[str, str] = {}
    for entry in second:
        made = made_by(entry)
        if not made:
            continue
        same = waiting.get(_unnumbered(with_groups(entry.edit, names), made))
        same = same or (_called(entry.edit) and alike.get(_called(entry.edit)))
        if same:
            found = same[0]
            # one group of the first log is one of the second
            _take_out(found, (*waiting.values(), *alike.values()))
            names |= zip(made, found, strict=True)
            continue
        for id_ in made:
            prefix, number, _ = natural(id_)
            taken = number <= highest.get(prefix, 0)
            names[id_] = new_ids(highest, LEVEL_OF_PREFIX[prefix])[0] if taken else id_
            _note(highest, names[id_])
    names = {id_: new for id_, new in names.items() if id_ != new}
    return [with_group_ids(entry, names) for entry in second] if names else list(second), names


def _called(edit: Edit) -> tuple[str, str] | None:
    """Tell the level and the label of the one group that an edit makes, if it has a label."""
    if isinstance(edit, (Create, Group)) and as_called(edit.label):
        return edit.level, as_called(edit.label)
    return None


def _take_out(groups: tuple[str, ...], places: Iterable[list[tuple[str, ...]]]) -> None:
    for there in places:
        if groups in there:
            there.remove(groups)


def _note(highest: dict[str, int], id_: str) -> None:
    prefix, number, _ = natural(id_)
    highest[prefix] = max(number, highest.get(prefix, 0))


def _unnumbered(edit: Edit, made: Sequence[str]) -> Edit:
    """Give an edit with the places of the groups that it makes instead of their ids."""
    return with_groups(edit, {id_: f"new {place}" for place, id_ in enumerate(made)})
