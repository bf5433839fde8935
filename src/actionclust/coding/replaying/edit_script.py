"""The edits that lead from one hierarchy to another of the same actions."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from actionclust.coding import edits
from actionclust.coding.edits.rules import perform
from actionclust.coding.hierarchy.hierarchy import check_hierarchy
from actionclust.coding.tree.draft import Draft
from actionclust.coding.tree.ids import natural, new_ids
from actionclust.coding.tree.levels import GROUP_LEVELS
from actionclust.coding.tree.tree import Aside
from actionclust.errors import InputError, listed

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from actionclust.coding.edits import Edit
    from actionclust.coding.hierarchy.hierarchy import Hierarchy
    from actionclust.coding.tree.levels import Level
    from actionclust.coding.tree.tree import Node, Tree

_WORTH_A_SPLIT = 2  # actions that a part has at least; fewer go to a new group


def edits_towards(start: Hierarchy, goal: Hierarchy) -> tuple[Edit, ...]:
    """Give edits that lead from one hierarchy to another.

    Each group becomes the group of the goal that most of its actions belong to. Groups that
    become the same one are merged, themes that no group stands for are split off or made, and
    only the actions that are then in the wrong place are moved. So the log reads as the work of
    an analyst, and is short where the two agree.

    Parameters
    ----------
    start : Hierarchy
        Where the edits begin.
    goal : Hierarchy
        Where they lead: another hierarchy of the same actions, for instance a code tree that
        was made elsewhere.

    Returns
    -------
    tuple of Edit
        The edits, none if the two agree. After them, groups have the labels, rules, levels and
        functions of the goal and hold the same actions; their ids are those of the start, or
        new ones. Actions that are unclustered in both keep the reason that they have.

    Raises
    ------
    InputError
        If one is not a hierarchy, the actions differ, or a group of the goal has no label.

    See Also
    --------
    Hierarchy.apply : Makes the edits.
    diff : Tells two hierarchies apart without a way between them.

    Examples
    --------
    >>> from actionclust import cluster_actions, from_codebook
    >>> texts = ["train nurses", "train all nurses", "nurses", "share data", "more data"]
    >>> start = cluster_actions(texts, target=2).to_hierarchy()
    >>> code = dict(zip(start.actions.ids, ["Training"] * 2 + ["Staff"] + ["Data"] * 2))
    >>> goal = from_codebook({"Skills": ["Training", "Staff"], "Data": None}, start.actions,
    ...                      code=code)
    >>> changes = edits_towards(start, goal)
    >>> [change.kind for change in changes]
    ['create', 'move', 'rename', 'group', 'create', 'move', 'delete']
    >>> print(start.apply(changes))
    C01  Skills  (3)
      S01  Training  (2)
      S03  Staff  (1)
    C02  Data  (2)
    """
    check_hierarchy(start, "edits_towards")
    check_hierarchy(goal, "edits_towards")
    _check_same_actions(start, goal)
    blank = sorted(node.id for node in goal.tree.nodes.values() if not node.label.strip())
    if blank:
        raise InputError(
            f"edits_towards needs a label for each group of the goal, and {listed(blank)} has "
            "none; rename it first"
        )
    return _EditScript(start.tree, goal.tree).edits()


def _check_same_actions(start: Hierarchy, goal: Hierarchy) -> None:
    ours, theirs = set(start.actions.ids), set(goal.actions.ids)
    for there, other, name in ((ours, theirs, "goal"), (theirs, ours, "start")):
        missing = sorted(there - other)
        if missing:
            raise InputError(
                "edits_towards takes two hierarchies of the same actions; "
                f"the {name} lacks {listed(missing)}"
            )


class _EditScript:
    """Makes edits on a draft, one kind after the other, until it is as the goal."""

    def __init__(self, start: Tree, goal: Tree) -> None:
        self._draft = Draft(start)
        self._goal = goal
        self._nodes = [goal.nodes[id_] for id_ in sorted(goal.nodes, key=natural)]
        # for each group of the goal that is here already, its id here
        self._seats: dict[str, str] = {}
        self._made: list[Edit] = []

    def edits(self) -> tuple[Edit, ...]:
        self._set_aside()
        for level in GROUP_LEVELS:
            self._seat(level)
        self._split()
        for level in GROUP_LEVELS:
            nodes = self._of_level(level)
            for node in nodes:
                self._gather(node)
            for node in nodes:
                self._move(node)
            for node in nodes:
                self._name(node)
        self._detach()
        self._delete()
        self._pin()
        self._assign()
        return tuple(self._made)

    def _make(self, edit: Edit) -> None:
        perform(edit, self._draft)
        self._made.append(edit)

    def _of_level(self, level: Level) -> list[Node]:
        return [node for node in self._nodes if node.level == level]

    def _free(self, actions: Iterable[str]) -> None:
        settled = sorted(set(actions) & self._draft.pinned, key=natural)
        if settled:
            self._make(edits.Pin(tuple(settled), pinned=False))

    def _set_aside(self) -> None:
        leaving: dict[str, list[str]] = defaultdict(list)
        for action in sorted(self._goal.places, key=natural):
            place = self._goal.places[action]
            if isinstance(place, Aside) and not isinstance(self._draft.places[action], Aside):
                leaving[place.reason].append(action)
        for reason in sorted(leaving):
            self._free(leaving[reason])
            self._make(edits.SetAside(tuple(leaving[reason]), reason))

    def _seat(self, level: Level) -> None:
        """Find the group that each group of the goal comes from; merge those that share one."""
        ours = {
            id_: _below(self._draft, id_)
            for id_ in sorted(self._draft.nodes, key=natural)
            if self._draft.nodes[id_].level == level
        }
        theirs = {
            action: node.id
            for node in self._of_level(level)
            for action in self._goal.actions_below(node.id)
        }
        order = {node.id: place for place, node in enumerate(self._of_level(level))}
        called: dict[str, set[str]] = defaultdict(set)
        for id_ in order:
            called[self._goal.nodes[id_].label].add(id_)
        led: dict[str, list[tuple[tuple[int, bool, bool], str]]] = defaultdict(list)
        for id_, actions in ours.items():
            shared = Counter(theirs[action] for action in actions if action in theirs)
            alike = called.get(self._draft.nodes[id_].label, set())
            scores = {
                one: (shared[one], one in alike, one == id_)
                # the first of equals is taken
                for one in sorted({*shared, *alike}, key=order.__getitem__)
            }
            if scores:
                best = max(scores, key=scores.__getitem__)
                led[best].append((scores[best], id_))
        for node in self._of_level(level):
            if node.id in led:
                _, seat = max(led[node.id], key=lambda item: item[0])
                self._seats[node.id] = seat
                others = tuple(id_ for _, id_ in led[node.id] if id_ != seat)
                if others:
                    self._make(edits.Merge(others, seat))

    def _split(self) -> None:
        """Split off the themes that only other groups hold, each from the one that has most."""
        parts: dict[str, list[tuple[Node, tuple[str, ...]]]] = defaultdict(list)
        for node in self._of_level(GROUP_LEVELS[0]):
            if node.id in self._seats:
                continue
            found: dict[str, list[str]] = defaultdict(list)
            for action in sorted(self._goal.members.get(node.id, ()), key=natural):
                place = self._draft.places[action]
                if not isinstance(place, Aside) and self._draft.nodes[place].level == node.level:
                    found[place].append(action)
            if found:
                most = min(found, key=lambda place: (-len(found[place]), natural(place)))
                if len(found[most]) >= _WORTH_A_SPLIT:
                    parts[most].append((node, tuple(found[most])))
        for group in sorted(parts, key=natural):
            ids = new_ids(self._draft.issued, GROUP_LEVELS[0], len(parts[group]))
            self._free(action for _, actions in parts[group] for action in actions)
            self._make(
                edits.Split(
                    group,
                    tuple(
                        edits.Part(id_, actions, node.label)
                        for id_, (node, actions) in zip(ids, parts[group], strict=True)
                    ),
                )
            )
            self._seats |= {node.id: id_ for id_, (node, _) in zip(ids, parts[group], strict=True)}

    def _gather(self, node: Node) -> None:
        """Put the groups inside of a group together; make it, if it is not there."""
        inside = sorted(self._goal.children.get(node.id, ()), key=natural)
        above = self._seats.get(node.id)
        coming = tuple(
            self._seats[id_]
            for id_ in inside
            if above is None or self._draft.nodes[self._seats[id_]].parent != above
        )
        if above is None:
            above = self._seats[node.id] = new_ids(self._draft.issued, node.level)[0]
            if not coming:
                self._make(edits.Create(above, node.level, node.label))
        if coming:
            self._make(edits.Group(coming, above, node.level, node.label))

    def _move(self, node: Node) -> None:
        to = self._seats[node.id]
        members = sorted(self._goal.members.get(node.id, ()), key=natural)
        moving = tuple(action for action in members if self._draft.places[action] != to)
        if moving:
            self._free(moving)
            self._make(edits.Move(moving, to))

    def _name(self, node: Node) -> None:
        id_ = self._seats[node.id]
        if self._draft.nodes[id_].label != node.label:
            self._make(edits.Rename(id_, node.label))
        if self._draft.nodes[id_].rule != node.rule:
            self._make(edits.Describe(id_, node.rule))

    def _detach(self) -> None:
        alone = tuple(
            self._seats[node.id]
            for node in self._nodes
            if node.parent is None and self._draft.nodes[self._seats[node.id]].parent is not None
        )
        if alone:
            self._make(edits.Detach(alone))

    def _delete(self) -> None:
        kept = set(self._seats.values())
        for id_ in sorted(set(self._draft.nodes) - kept, key=natural):
            self._make(edits.Delete(id_))

    def _pin(self) -> None:
        self._free(self._draft.pinned - self._goal.pinned)
        missing = sorted(self._goal.pinned - self._draft.pinned, key=natural)
        if missing:
            self._make(edits.Pin(tuple(missing)))

    def _assign(self) -> None:
        wanted = {
            self._seats.get(target, target): self._goal.placements[target]
            for target in sorted(self._goal.placements, key=natural)
        }
        for target in sorted(set(self._draft.placements) - set(wanted), key=natural):
            self._make(edits.Assign(target, ()))
        for target, places in wanted.items():
            if self._draft.placements.get(target, ()) != places:
                self._make(edits.Assign(target, places))


def _below(draft: Draft, group: str) -> Collection[str]:
    """Give the actions in a group of a draft, at any depth."""
    found = list(draft.members.get(group, ()))
    for child in draft.children.get(group, ()):
        found.extend(_below(draft, child))
    return found
