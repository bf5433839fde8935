"""What people decided of a study, told from its log.

What a machine placed is no decision, nor what was accepted by its score, which nobody read.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from actionclust.coding.edits.kinds import Assign, Merge, Pin, Redo, Split, Undo
from actionclust.coding.edits.references import named_groups
from actionclust.coding.log.made_by_machine import is_decision, is_of_machine
from actionclust.coding.tree.draft import Draft
from actionclust.coding.tree.tree import Aside

if TYPE_CHECKING:
    from actionclust.coding.project.record import Project


@dataclass(frozen=True, slots=True)
class Decisions:
    """What people decided, as far as it holds."""

    actions: frozenset[str]  # those that stand where a person wants them
    groups: frozenset[str]  # those that a person made, named, described, grouped or merged


def decided_by_people(h: Project) -> Decisions:
    """Tell what people decided: what they moved, pinned, set apart, put together or named.

    Texts of groups that a person merged belong together, and those of one that a person split
    apart; where a person took back what a machine had placed, the texts stay where they were. The
    groups and codes of a code tree are those of people from the start.
    """
    history = h.history
    draft = Draft(history.start)
    actions: set[str] = set()
    groups: set[str] = set()
    if h.origin is None:
        groups |= history.start.nodes.keys()
        actions |= {id_ for id_, at in history.start.places.items() if not isinstance(at, Aside)}
    actions |= history.start.pinned
    for place in history.done:
        entry = history.log[place]
        edit = entry.edit
        if is_decision(entry):
            if isinstance(edit, Merge):
                for group in (*edit.groups, edit.into):
                    actions |= draft.members.get(group, frozenset())
            elif isinstance(edit, Split):
                actions |= draft.members.get(edit.group, frozenset())
            elif isinstance(edit, Pin):
                actions |= set(edit.actions)
            actions |= entry.change.places.keys()
            groups |= named_groups(edit) | entry.change.nodes.keys()
            if isinstance(edit, Assign):
                groups.add(edit.target)
        draft.apply(entry.change)
    actions |= _taken_back(h)
    return Decisions(frozenset(actions), frozenset(groups & h.tree.nodes.keys()))


def _taken_back(h: Project) -> set[str]:
    """Name the texts that a machine placed, and a person put back where they were."""
    done = set(h.history.done)
    found: set[str] = set()
    for place, entry in enumerate(h.history.log):
        if isinstance(entry.edit, (Undo, Redo)) or not is_of_machine(entry):
            continue
        if place in done:
            found -= entry.change.places.keys()
        else:
            found |= entry.change.places.keys()
    return found
