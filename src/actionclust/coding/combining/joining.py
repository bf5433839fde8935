"""Making the edits of two analysts one after the other, each once."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from operator import itemgetter
from typing import TYPE_CHECKING

from actionclust.coding.combining.branches import (
    COMMENT,
    LISTING,
    LOG,
    MEMO,
    WITH_IDS,
    BranchEdit,
    made_by,
    touched_values,
    with_group_ids,
    with_ids,
)
from actionclust.coding.combining.conflicts import builds_on
from actionclust.coding.combining.dividing import divided, without
from actionclust.coding.edits.kinds import Detach, Group, Merge, Move, Redo, Split, Undo
from actionclust.coding.edits.references import with_actions
from actionclust.coding.edits.review_kinds import Settle
from actionclust.coding.edits.rules import EditError
from actionclust.coding.log.history import Recorder
from actionclust.coding.tree.ids import issued_by, natural, new_ids
from actionclust.coding.tree.levels import LEVEL_OF_PREFIX
from actionclust.coding.tree.tree import Aside, Node
from actionclust.errors import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from actionclust.coding.combining.branches import Key
    from actionclust.coding.edits import Edit
    from actionclust.coding.log.entry import LogEntry
    from actionclust.coding.log.history import History
    from actionclust.coding.tree.tree import Change


@dataclass(frozen=True, slots=True)
class _Turn:
    """An edit when it is its turn."""

    step: BranchEdit
    in_the_end: Mapping[Key, object]  # how its side left each thing that it wrote
    # the things of it that a later edit of its side writes, where new groups stand among them
    later: AbstractSet[Key]
    # what the other side wrote before it, and so left as this side wants it in the end
    by_other: AbstractSet[Key]

    @property
    def lasting(self) -> AbstractSet[Key]:
        """The things that no later edit of its side writes."""
        return self.step.writes.keys() - self.later


class Joining:
    """Makes edits that do not conflict.

    Parameters
    ----------
    base : History
        Where both begin.

    Attributes
    ----------
    agreed : list of LogEntry
        Edits that were not made, since the other side had brought things where they lead.
    left_out : list of (LogEntry, str)
        Edits that could not be made, and why.
    notes : list of str
        Which actions went to another group, since the one that was meant was merged into it.
    renumbered : dict of str to str
        Groups that got another id, since theirs had been passed over when they were made.
    """

    def __init__(self, base: History) -> None:
        self._recorder = Recorder(base)
        self._missing: dict[Key, LogEntry] = {}
        self._overtaken: list[tuple[_Turn, str]] = []
        # how often each edit that changes no place was asked by each analyst, and made
        self._asked: Counter[tuple[str, Edit]] = Counter()
        self._said: Counter[Edit] = Counter()
        self.agreed: list[LogEntry] = []
        self.left_out: list[tuple[LogEntry, str]] = []
        self.notes: list[str] = []
        self.renumbered: dict[str, str] = {}
        self._merged: dict[str, str] = {}
        self._meant: dict[str, int] = {}

    def history(self) -> History:
        """Give the history with all that was made."""
        return self._recorder.history()

    def make(self, first: Sequence[BranchEdit], second: Sequence[BranchEdit]) -> None:
        """Make the edits of both sides, undoing and redoing first."""
        self._meant = issued_by(id_ for step in (*first, *second) for id_ in made_by(step.entry))
        for turn in _turns(first, second):
            self._take(turn)
        for turn, why in self._overtaken:
            if self._hold(turn.in_the_end):
                self.agreed.append(turn.step.entry)
            else:
                self.left_out.append((turn.step.entry, why))

    def _take(self, turn: _Turn) -> None:
        turn = self._numbered(turn)
        if not turn.step.writes:
            self._say(turn)
            return
        resting = {*turn.step.writes, *turn.step.needs} & self._missing.keys()
        if resting:
            self._take_rest(turn, resting, builds_on(self._missing[min(resting)]))
            return
        if all(self._is_done(turn, key) for key in turn.step.writes):
            self.agreed.append(turn.step.entry)
            return
        edit = self._rest(turn)
        if isinstance(edit, Move) and not edit.actions:
            # all that was merged is there already
            self.agreed.append(turn.step.entry)
            return
        wrong: set[Key] = set()
        try:
            wrong = self._record(turn, edit)
            why = "it would change something else here" if wrong else ""
        except EditError as error:
            why = str(error)
            wrong = self._refused(turn.step)
        # what later edits of the same side change again need not be made
        if why and self._hold({key: turn.step.writes[key] for key in turn.lasting}):
            self._overtaken.append((turn, why))
        elif why:
            self._take_rest(turn, wrong, why)

    def _say(self, turn: _Turn) -> None:
        """Make an edit that changes nothing but the log, unless the other side did."""
        entry = turn.step.entry
        self._asked[entry.analyst, entry.edit] += 1
        if self._asked[entry.analyst, entry.edit] <= self._said[entry.edit]:
            self.agreed.append(entry)
            return
        try:
            self._record(turn, entry.edit)
        except EditError as error:
            self.left_out.append((entry, str(error)))
        else:
            self._said[entry.edit] += 1

    def _take_rest(self, turn: _Turn, wrong: AbstractSet[Key], why: str) -> None:
        """Make an edit without some things; all of it is left out if that cannot be."""
        rest = without(turn.step, wrong) if wrong else None
        part = turn.step.entry if rest is None else divided(turn.step, wrong).part
        left = set() if rest is None else rest.writes.keys()
        self._missing |= dict.fromkeys(turn.step.writes.keys() - left, part)
        self.left_out.append((part, why))
        if rest is not None:
            self._take(replace(turn, step=rest))

    def _record(self, turn: _Turn, meant: Edit) -> set[Key]:
        """Make an edit if it does here what it did there; else say what it would do otherwise."""
        entry = turn.step.entry
        edit = self._followed(meant)
        if not isinstance(edit, (Undo, Redo)):
            change = self._recorder.trial(edit)
            wrong = self._wrong(turn, edit, change)
            if wrong:
                return wrong
        self._recorder.repeat(entry, edit)
        if isinstance(edit, Merge):
            self._merged |= dict.fromkeys(edit.groups, edit.into)
            self._fetch(turn, edit)
        if (
            edit != meant
            and isinstance(meant, (Move, Settle))
            and isinstance(edit, (Move, Settle))
        ):
            self.notes.append(
                f"{listed(meant.actions)} of {entry.analyst or 'somebody'} went to {edit.to}, "
                f"into which {meant.to} was merged"
            )
        return set()

    def _fetch(self, turn: _Turn, made: Merge) -> None:
        """Move what was in groups that the other side merged elsewhere to where they go here."""
        entry = turn.step.entry
        elsewhere = set(getattr(entry.edit, "groups", ())) - set(made.groups)
        coming = tuple(
            action
            for action in self._still_to_come(turn)
            if entry.change.places[action][0] in elsewhere
            and action not in self._recorder.draft.pinned
        )
        if coming:
            self._recorder.repeat(entry, Move(coming, made.into))

    def _refused(self, step: BranchEdit) -> set[Key]:
        """Name what an edit of several actions cannot be made with, one by one."""
        edit = step.entry.edit
        wrong: set[Key] = set()
        for action in edit.actions if isinstance(edit, LISTING) else ():
            try:
                self._recorder.trial(self._followed(with_actions(edit, {action})))
            except EditError:
                wrong |= {key for key in step.writes if key[1] == action}
        return wrong

    def _wrong(self, turn: _Turn, edit: Edit, change: Change) -> set[Key]:
        """Name what an edit would leave otherwise than on its side."""
        found, writes = touched_values(change), turn.step.writes
        others = found.keys() - turn.step.carried - _coming_along(edit, change)
        return {
            key
            for key in others
            if key not in writes
            or not _alike(self._led(writes[key]), found[key], ("parent", key[1]) in turn.later)
        }

    def _numbered(self, turn: _Turn) -> _Turn:
        """Give the groups that an edit makes free ids, and follow those that have others here."""
        draft = self._recorder.draft
        passed = dict(draft.issued)
        for id_ in made_by(turn.step.entry):
            here = self.renumbered.get(id_, id_)
            prefix, number, _ = natural(here)
            if here not in draft.nodes and number <= passed.get(prefix, 0):
                # an id that no edit to come means
                free = {prefix: max(passed[prefix], self._meant.get(prefix, 0))}
                here = new_ids(free, LEVEL_OF_PREFIX[prefix])[0]
                self.renumbered[id_] = here
            number = natural(here)[1]
            passed[prefix] = max(number, passed.get(prefix, 0))
            self._meant[prefix] = max(number, self._meant.get(prefix, 0))
        names = self.renumbered
        if not names:
            return turn

        def keys(some: AbstractSet[Key]) -> set[Key]:
            return {(kind, names.get(id_, id_)) for kind, id_ in some}

        def values(some: Mapping[Key, object]) -> dict[Key, object]:
            return {
                (kind, names.get(id_, id_)): with_ids(value, names) if kind in WITH_IDS else value
                for (kind, id_), value in some.items()
            }

        step = turn.step
        return _Turn(
            BranchEdit(
                with_group_ids(step.entry, names),
                values(step.writes),
                frozenset(keys(step.needs)),
                frozenset(keys(step.carried)),
            ),
            values(turn.in_the_end),
            keys(turn.later),
            keys(turn.by_other),
        )

    def _followed(self, edit: Edit) -> Edit:
        """Give an edit that leads to a group that was merged as one to where it went."""
        if not isinstance(edit, (Move, Settle)) or edit.to is None:
            return edit
        return replace(edit, to=str(self._led(edit.to)))

    def _led(self, value: object) -> object:
        """Follow a place through the merges that were made."""
        there = self._recorder.draft.nodes
        while isinstance(value, str) and value in self._merged and value not in there:
            value = self._merged[value]
        return value

    def _rest(self, turn: _Turn) -> Edit:
        """Give an edit without what the other side did."""
        edit = turn.step.entry.edit
        if isinstance(edit, LISTING):
            kept = {action for action in edit.actions if not self._is_done_with(turn, action)}
            return with_actions(edit, kept)
        if isinstance(edit, (Merge, Group, Detach)):
            kind = "group" if isinstance(edit, Merge) else "parent"
            groups = tuple(one for one in edit.groups if not self._is_done(turn, (kind, one)))
            if isinstance(edit, Merge) and not groups:
                return Move(tuple(self._still_to_come(turn)), edit.into)
            return replace(edit, groups=groups)
        return self._rest_of_split(turn, edit) if isinstance(edit, Split) else edit

    def _rest_of_split(self, turn: _Turn, edit: Split) -> Edit:
        """Move what is missing into a group that the other side split off too."""
        if not all(self._is_done(turn, ("group", part.id)) for part in edit.parts):
            return edit
        coming = set(self._still_to_come(turn))
        parts = [part for part in edit.parts if coming & set(part.actions)]
        if len(parts) > 1:
            return edit
        actions = [action for part in parts for action in part.actions if action in coming]
        return Move(tuple(actions), (parts or edit.parts)[0].id)

    def _still_to_come(self, turn: _Turn) -> Iterator[str]:
        """Name the actions that are not yet where an edit puts them."""
        for (kind, id_), value in sorted(turn.step.writes.items(), key=itemgetter(0)):
            if kind == "place" and not self._holds((kind, id_), value):
                yield id_

    def _is_done_with(self, turn: _Turn, id_: str) -> bool:
        """Tell whether nothing is left to do with a thing, or there was nothing on its side."""
        return all(self._is_done(turn, key) for key in turn.step.writes if key[1] == id_)

    def _is_done(self, turn: _Turn, key: Key) -> bool:
        """Tell whether the other side brought a thing where this one wants it."""
        return key in turn.by_other and self._holds(key, turn.in_the_end[key])

    def _hold(self, writes: Mapping[Key, object]) -> bool:
        return all(self._holds(key, value) for key, value in writes.items())

    def _holds(self, key: Key, value: object) -> bool:  # noqa: PLR0911 - one for each kind
        kind, id_ = key
        draft = self._recorder.draft
        node = draft.nodes.get(id_)
        match kind:
            case "place":
                return draft.places[id_] == self._led(value)
            case "pin":
                return (id_ in draft.pinned) == value
            case "functions":
                return draft.placements.get(id_, ()) == value
            case "group":
                return (node is None) == (value is None)
            case "log":
                return False
            case "review":
                verdict = draft.reviews.get(id_)
                return (None if verdict is None else verdict.state) == value
            case _ if kind.startswith(COMMENT):
                said = draft.reviews[id_].comments if id_ in draft.reviews else ()
                return (kind.removeprefix(COMMENT) in said) == value
            case _ if kind.startswith(MEMO):
                return (kind.removeprefix(MEMO) in draft.memos.get(id_, ())) == value
            case _:
                # what a group is called matters no more when both sides ended it
                return node is None or getattr(node, kind) == value


def _coming_along(edit: Edit, change: Change) -> set[Key]:
    """Name what comes along with a merge, whoever put it there."""
    if not isinstance(edit, Merge):
        return set()
    places = {("place", id_) for id_, (_, place) in change.places.items() if place == edit.into}
    nodes = change.nodes.items()
    return places | {("parent", id_) for id_, (_, new) in nodes if new and new.parent == edit.into}


def _own(step: BranchEdit) -> set[Key]:
    """Name the things that an edit writes, and where the groups that it makes stand."""
    return {*step.writes, *(("parent", id_) for id_ in made_by(step.entry))}


def _alike(wanted: object, found: object, moved_later: bool) -> bool:  # noqa: FBT001
    """Tell whether an edit left a thing as it did on its side.

    Where an action that is set aside came from may differ, and so may the group above a new one
    if a later edit says where that stands.
    """
    if isinstance(wanted, Aside) and isinstance(found, Aside):
        return wanted.reason == found.reason
    if moved_later and isinstance(wanted, Node) and isinstance(found, Node):
        return wanted == replace(found, parent=wanted.parent)
    return wanted == found


def _turns(first: Sequence[BranchEdit], second: Sequence[BranchEdit]) -> Iterator[_Turn]:
    """Give the edits of both sides in the order in which they are made."""
    wrote: tuple[set[Key], set[Key]] = (set(), set())
    for of_the_log in (True, False):
        for number, side in enumerate((first, second)):
            last = {key: place for place, step in enumerate(side) for key in step.writes}
            for place, step in enumerate(side):
                if (LOG in step.writes) == of_the_log:
                    yield _Turn(
                        step,
                        {key: side[last[key]].writes[key] for key in step.writes},
                        {key for key in _own(step) if last.get(key, place) > place},
                        step.writes.keys() & wrote[1 - number],
                    )
                    wrote[number].update(step.writes)
