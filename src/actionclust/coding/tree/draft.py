"""A tree while it changes.

All changes go through six setters, which remember what was there before. So every edit has an
exact inverse, and what it changed can be shown and sent on. What does not change is shared with
the tree that the draft began with, not copied.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Generic, TypeVar

from actionclust.coding.tree.ids import issued_by, natural
from actionclust.coding.tree.tree import Aside, Change, Tree
from actionclust.spelling import as_called

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from collections.abc import Set as AbstractSet

    from actionclust.coding.tree.placement import Placement
    from actionclust.coding.tree.tree import Node, Place, Verdict

Item = TypeVar("Item")


class Draft:
    """A tree while it changes; only its six setters change it.

    Parameters
    ----------
    tree : Tree
        Where it begins.
    """

    def __init__(self, tree: Tree) -> None:
        self._nodes = _Entries(tree.nodes)
        self._places = _Entries(tree.places)
        self._pinned: frozenset[str] | set[str] = tree.pinned
        self._placements = _Entries(tree.placements)
        self._reviews = _Entries(tree.reviews)
        self._memos = _Entries(tree.memos)
        self._members = _Sets(tree.members)
        self._children = _Sets(tree.children)
        self._called = _Sets(tree.called)
        self._issued = dict(tree.issued)
        self._remember()

    def _remember(self) -> None:
        """Begin to note what was there before."""
        self._old_nodes: dict[str, Node | None] = {}
        self._old_places: dict[str, Place] = {}
        self._old_pins: dict[str, bool] = {}
        self._old_placements: dict[str, tuple[Placement, ...]] = {}
        self._old_reviews: dict[str, Verdict | None] = {}
        self._old_memos: dict[str, tuple[str, ...]] = {}
        self._old_issued = dict(self._issued)

    @property
    def nodes(self) -> Mapping[str, Node]:
        """The groups by id."""
        return self._nodes.now

    @property
    def places(self) -> Mapping[str, Place]:
        """The place of every action."""
        return self._places.now

    @property
    def pinned(self) -> AbstractSet[str]:
        """The actions that are settled."""
        return self._pinned

    @property
    def placements(self) -> Mapping[str, tuple[Placement, ...]]:
        """The functions of groups and actions that have their own."""
        return self._placements.now

    @property
    def reviews(self) -> Mapping[str, Verdict]:
        """How far the review of each action is, of those that are under review."""
        return self._reviews.now

    @property
    def memos(self) -> Mapping[str, tuple[str, ...]]:
        """The memos of groups and actions that have some."""
        return self._memos.now

    @property
    def members(self) -> Mapping[str, AbstractSet[str]]:
        """The actions that are directly in each group."""
        return self._members.now

    @property
    def children(self) -> Mapping[str, AbstractSet[str]]:
        """The groups that are directly in each group."""
        return self._children.now

    @property
    def issued(self) -> Mapping[str, int]:
        """The highest number that was ever given out, for each prefix of group ids."""
        return self._issued

    def place(self, action: str, place: Place) -> None:
        """Put an action into a group, or aside."""
        old = self.places[action]
        if old == place:
            return
        self._old_places.setdefault(action, old)
        if isinstance(old, str):
            self._members.open(old).discard(action)
        if isinstance(place, str):
            self._members.open(place).add(action)
        self._places.own()[action] = place

    def set_node(self, id_: str, node: Node | None) -> None:
        """Make, change or end a group."""
        old = self.nodes.get(id_)
        if old == node:
            return
        self._old_nodes.setdefault(id_, old)
        above = None if old is None else old.parent
        new_above = None if node is None else node.parent
        if above != new_above:
            if above is not None:
                self._children.open(above).discard(id_)
            if new_above is not None:
                self._children.open(new_above).add(id_)
        self._call(id_, "" if old is None else old.label, "" if node is None else node.label)
        if node is None:
            del self._nodes.own()[id_]
            self._members.drop(id_)
            self._children.drop(id_)
            return
        self._nodes.own()[id_] = node
        prefix, number, _ = natural(id_)
        self.issue(prefix, number)

    def _call(self, id_: str, before: str, label: str) -> None:
        """Note how a group is called; one without a label is not called "" by anyone."""
        if before == label:
            return
        if called := as_called(before):
            self._called.open(called).discard(id_)
        if called := as_called(label):
            self._called.open(called).add(id_)

    def pin(self, action: str, *, pinned: bool) -> None:
        """Settle an action, or free it."""
        if (action in self._pinned) == pinned:
            return
        self._old_pins.setdefault(action, not pinned)
        if not isinstance(self._pinned, set):
            self._pinned = set(self._pinned)
        if pinned:
            self._pinned.add(action)
        else:
            self._pinned.discard(action)

    def assign(self, target: str, placements: tuple[Placement, ...]) -> None:
        """Give a group or an action its own functions, or take them away."""
        old = self.placements.get(target, ())
        if old != placements:
            self._old_placements.setdefault(target, old)
            _put(self._placements, target, placements)

    def review(self, action: str, verdict: Verdict | None) -> None:
        """Note how far the review of an action is."""
        old = self.reviews.get(action)
        if old != verdict:
            self._old_reviews.setdefault(action, old)
            _put(self._reviews, action, verdict)

    def note(self, target: str, memos: tuple[str, ...]) -> None:
        """Give a group or an action its memos, or take them away."""
        old = self.memos.get(target, ())
        if old != memos:
            self._old_memos.setdefault(target, old)
            _put(self._memos, target, memos)

    def issue(self, prefix: str, number: int) -> None:
        """Note that a number was given out."""
        self._issued[prefix] = max(number, self._issued.get(prefix, 0))

    def apply(self, change: Change) -> None:
        """Make a change that is known, for instance the inverse of an earlier one."""
        # groups first appear, then take members, then end
        for id_, (_, node) in change.nodes.items():
            if node is not None:
                self.set_node(id_, node)
        for action, (_, place) in change.places.items():
            self.place(action, place)
        for id_, (_, node) in change.nodes.items():
            if node is None:
                self.set_node(id_, None)
        for action, (_, pinned) in change.pins.items():
            self.pin(action, pinned=pinned)
        for target, (_, placements) in change.placements.items():
            self.assign(target, placements)
        for action, (_, verdict) in change.reviews.items():
            self.review(action, verdict)
        for target, (_, memos) in change.memos.items():
            self.note(target, memos)

    def taken(self) -> Change:
        """Give what changed since the last call, and begin to note anew."""
        change = self._changed()
        self._remember()
        return change

    def take_back(self) -> Change:
        """Undo what changed since the last call of `taken`, ids that were given out too."""
        change, issued = self._changed(), self._old_issued
        self.apply(change.inverse())
        self._issued = issued
        self._remember()
        return change

    def _changed(self) -> Change:
        nodes, places, placements = self.nodes, self.places, self.placements
        reviews, memos = self.reviews, self.memos
        return Change(
            _differing((id_, old, places[id_]) for id_, old in self._old_places.items()),
            _differing((id_, old, nodes.get(id_)) for id_, old in self._old_nodes.items()),
            _differing((id_, old, id_ in self._pinned) for id_, old in self._old_pins.items()),
            _differing(
                (id_, old, placements.get(id_, ())) for id_, old in self._old_placements.items()
            ),
            _differing((id_, old, reviews.get(id_)) for id_, old in self._old_reviews.items()),
            _differing((id_, old, memos.get(id_, ())) for id_, old in self._old_memos.items()),
        )

    def freeze(self) -> Tree:
        """Give the tree as it is now; later changes of the draft do not reach it."""
        self._pinned = frozenset(self._pinned)
        return Tree(
            nodes=self._nodes.frozen(),
            places=self._places.frozen(),
            pinned=self._pinned,
            placements=self._placements.frozen(),
            members=self._members.frozen(),
            children=self._children.frozen(),
            issued=MappingProxyType(dict(self._issued)),
            called=self._called.frozen(),
            reviews=self._reviews.frozen(),
            memos=self._memos.frozen(),
        )


def make_tree(
    nodes: Iterable[Node],
    places: Mapping[str, Place],
    *,
    pinned: Iterable[str] = (),
    placements: Mapping[str, tuple[Placement, ...]] | None = None,
    issued: Mapping[str, int] | None = None,
    reviews: Mapping[str, Verdict] | None = None,
    memos: Mapping[str, tuple[str, ...]] | None = None,
) -> Tree:
    """Make a tree.

    >>> from actionclust.coding.tree.tree import Node
    >>> tree = make_tree([Node("S01", "sub-cluster", "Training")], {"A1": "S01"})
    >>> tree.actions_below("S01")
    frozenset({'A1'})
    """
    draft = Draft(Tree({}, dict.fromkeys(places, Aside("")), issued=issued_by(places)))
    for node in nodes:
        draft.set_node(node.id, node)
    for action, place in places.items():
        draft.place(action, place)
    for action in pinned:
        draft.pin(action, pinned=True)
    for target, cells in (placements or {}).items():
        draft.assign(target, cells)
    for action, verdict in (reviews or {}).items():
        draft.review(action, verdict)
    for target, texts in (memos or {}).items():
        draft.note(target, texts)
    for prefix, number in (issued or {}).items():
        draft.issue(prefix, number)
    return draft.freeze()


class _Entries(Generic[Item]):
    """A mapping that is copied when it first changes, and again after each freezing."""

    __slots__ = ("_own", "now")

    def __init__(self, shared: Mapping[str, Item]) -> None:
        self.now = shared
        self._own: dict[str, Item] | None = None

    def own(self) -> dict[str, Item]:
        if self._own is None:
            # copying a dict whole is many times faster than entry by entry
            now = self.now
            self._own = now.copy() if isinstance(now, (dict, MappingProxyType)) else dict(now)
            self.now = self._own
        return self._own

    def frozen(self) -> Mapping[str, Item]:
        if not isinstance(self.now, MappingProxyType):
            self.now = MappingProxyType(dict(self.now) if self._own is None else self._own)
        self._own = None
        return self.now


def _put(entries: _Entries[Item], key: str, value: Item | None) -> None:
    """Put a value under a key; nothing, or an empty one, has no key."""
    if value:
        entries.own()[key] = value
    else:
        del entries.own()[key]


class _Sets:
    """Sets by key, of which each is copied when it first changes; empty ones have no key."""

    __slots__ = ("_entries", "_open")

    def __init__(self, shared: Mapping[str, frozenset[str]]) -> None:
        self._entries: _Entries[frozenset[str] | set[str]] = _Entries(shared)
        self._open: dict[str, set[str]] = {}

    @property
    def now(self) -> Mapping[str, AbstractSet[str]]:
        return self._entries.now

    def open(self, key: str) -> set[str]:
        if key not in self._open:
            entries = self._entries.own()
            entries[key] = self._open[key] = set(entries.get(key, ()))
        return self._open[key]

    def drop(self, key: str) -> None:
        self._entries.own().pop(key, None)
        self._open.pop(key, None)

    def frozen(self) -> Mapping[str, frozenset[str]]:
        for key, changed in self._open.items():
            if changed:
                self._entries.own()[key] = frozenset(changed)
            else:
                del self._entries.own()[key]
        self._open = {}
        # all that were open are frozen now
        return self._entries.frozen()  # type: ignore[return-value]


def _differing(
    items: Iterable[tuple[str, Item, Item]],
) -> dict[str, tuple[Item, Item]]:
    return {id_: (old, new) for id_, old, new in items if old != new}
