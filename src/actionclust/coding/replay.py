"""Replaying edits on the same or on other data, and telling two hierarchies apart."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import pandas as pd

from actionclust.coding.apply import EditError
from actionclust.coding.edits import Move, Part, Pin, Redo, Restore, SetAside, Split, Undo
from actionclust.coding.history import Recorder
from actionclust.coding.log import LogEntry, now
from actionclust.coding.moves import Suggestion, fingerprint, read_moves
from actionclust.coding.show import told
from actionclust.coding.tree import Aside
from actionclust.errors import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from actionclust.coding.edits import Edit, Placement
    from actionclust.coding.hierarchy import Hierarchy

MADE = "made"
PARTLY = "partly made"
LEFT_OUT = "left out"


@dataclass(frozen=True, eq=False)
class Replay:
    """What came of a replay.

    Attributes
    ----------
    hierarchy : Hierarchy
        With all that could be made.
    report : pandas.DataFrame
        One row for each edit, in order: edit, its kind; analyst; outcome, "made", "partly made"
        or "left out"; what, a sentence; and why, the reason if it was not made whole.
    notes : tuple of str
        What else is to be known, for instance that moves were suggested on another state.
    """

    hierarchy: Hierarchy
    report: pd.DataFrame
    notes: tuple[str, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether every edit was made whole."""
        return bool((self.report["outcome"] == MADE).all())

    def _repr_html_(self) -> str:
        from pandas.io.formats.style import Styler  # noqa: PLC0415 - slow to import

        # a fixed name and no name for each cell, so that the same report gives the same page
        shown = Styler(self.report, uuid="replay", cell_ids=False)
        return shown.format(escape="html").hide(axis="index").to_html()


def replay(
    changes: Iterable[Edit | LogEntry] | str | os.PathLike[str], *, on: Hierarchy
) -> Replay:
    """Make edits on a hierarchy as far as that goes, and report the rest.

    Actions that the hierarchy does not have are left out of an edit; an edit that names a group
    that does not exist, or that breaks a rule, is left out whole, as is an undo of an edit that
    was left out.

    Parameters
    ----------
    changes : iterable of Edit or LogEntry, or path
        Edits; entries of a log keep their analyst, time and reason. Or the file of moves that a
        reader of the shared page saved.
    on : Hierarchy
        Where to make them.

    Returns
    -------
    Replay
        The hierarchy, and the report.

    Raises
    ------
    InputError
        If there is no such file, or it is not a file of moves.

    See Also
    --------
    Hierarchy.apply : Makes all edits or none.

    Examples
    --------
    >>> from actionclust import cluster_actions
    >>> texts = ["train nurses", "train all nurses", "nurses", "share data", "more data"]
    >>> start = cluster_actions(texts, target=2).to_hierarchy()
    >>> edited = start.rename("S01", "Train nurses").rename("S02", "Share data")
    >>> replay(edited.entries, on=start).hierarchy == edited
    True
    """
    recorder = Recorder(on.history)
    rows: list[dict[str, str]] = []
    # under which id an entry of the other log stands in this one; None if it was left out
    known: dict[str, str | None] = {}
    items, notes = _items(changes, on)
    for change in items:
        entry = change if isinstance(change, (LogEntry, Suggestion)) else None
        edit: Edit = entry.edit if entry else change  # type: ignore[assignment]
        analyst = entry.analyst if entry else on.analyst
        missing: list[str] = []
        try:
            fitting = _fitting(edit, recorder, known, missing)
            made = recorder.record(
                fitting,
                time=entry.time if entry else now(),
                analyst=analyst,
                why=entry.why if entry else "",
            )
        except EditError as error:
            rows.append(_row(edit, analyst, LEFT_OUT, "", str(error)))
            if isinstance(entry, LogEntry):
                known[entry.id] = None
            continue
        if isinstance(entry, LogEntry):
            known[entry.id] = made.id
        why = f"there is no action {listed(missing)}" if missing else ""
        rows.append(_row(edit, analyst, PARTLY if missing else MADE, told(made), why))
    columns = ["edit", "analyst", "outcome", "what", "why"]
    # any str can stand in a column of objects; pandas' own type for text refuses some
    report = pd.DataFrame(rows, columns=columns, dtype=object)
    return Replay(replace(on, history=recorder.history()), report, notes)


def diff(one: Hierarchy, other: Hierarchy) -> pd.DataFrame:
    """List what differs between two hierarchies of the same actions.

    Parameters
    ----------
    one, other : Hierarchy
        The hierarchies.

    Returns
    -------
    pandas.DataFrame
        One row for each difference: kind ("action", "group", "pin" or "functions"), id, text
        (of the action, or label of the group), and what stands in `one` and in `other`; groups
        first.

    Examples
    --------
    >>> from actionclust import cluster_actions
    >>> start = cluster_actions(["train nurses", "train doctors"]).to_hierarchy()
    >>> diff(start, start.rename("S01", "Training"))[["kind", "id", "other"]].values.tolist()
    [['group', 'S01', "sub-cluster 'Training'"]]
    """
    rows: list[dict[str, Any]] = []
    first, second = one.tree, other.tree
    for id_ in sorted({*first.nodes, *second.nodes}):
        before, after = first.nodes.get(id_), second.nodes.get(id_)
        if before != after:
            label = next(node.label for node in (before, after) if node is not None)
            rows.append(_difference("group", id_, label, _about(one, id_), _about(other, id_)))
    texts = dict(zip(other.actions.ids, other.actions.texts, strict=True))
    texts |= dict(zip(one.actions.ids, one.actions.texts, strict=True))
    for id_ in [*one.actions.ids, *(x for x in other.actions.ids if x not in first.places)]:
        before_place, after_place = first.places.get(id_), second.places.get(id_)
        if before_place != after_place:
            ends = (_where(one, before_place), _where(other, after_place))
            rows.append(_difference("action", id_, texts[id_], *ends))
        pins = (id_ in first.pinned, id_ in second.pinned)
        if pins[0] != pins[1]:
            shown = ["pinned" if pin else "free" for pin in pins]
            rows.append(_difference("pin", id_, texts[id_], *shown))
    for id_ in sorted({*first.placements, *second.placements}):
        if first.placements.get(id_) != second.placements.get(id_):
            cells = [_cells(tree.placements.get(id_, ())) for tree in (first, second)]
            rows.append(_difference("functions", id_, texts.get(id_, ""), *cells))
    columns = ["kind", "id", "text", "one", "other"]
    return pd.DataFrame(rows, columns=columns, dtype=object)


def _items(
    changes: Iterable[Edit | LogEntry] | str | os.PathLike[str], on: Hierarchy
) -> tuple[Iterable[Edit | LogEntry | Suggestion], tuple[str, ...]]:
    """Read a file of moves, if it is one; say if it was made on another state."""
    if not isinstance(changes, (str, os.PathLike)):
        return changes, ()
    moves = read_moves(changes)
    if moves.start == fingerprint(on.tree):
        return moves.suggestions, ()
    return moves.suggestions, ("the moves were suggested on another state of the hierarchy",)


def _fitting(
    edit: Edit, recorder: Recorder, known: dict[str, str | None], missing: list[str]
) -> Edit:
    """Leave the actions out that are not there, and name entries as they stand in this log."""
    there = recorder.draft.places
    if isinstance(edit, (Undo, Redo)):
        if edit.entry in known:
            stands = known[edit.entry]
            if stands is None:
                raise EditError(f"entry {edit.entry} was left out itself")
            return replace(edit, entry=stands)
        return edit
    if isinstance(edit, Split):
        parts: list[Part] = []
        for part in edit.parts:
            kept = tuple(action for action in part.actions if action in there)
            missing.extend(action for action in part.actions if action not in there)
            if kept:
                parts.append(replace(part, actions=kept))
        if not parts:
            raise EditError(f"there is no action {listed(missing)}")
        return replace(edit, parts=tuple(parts))
    if isinstance(edit, (Move, SetAside, Restore, Pin)):
        kept = tuple(action for action in edit.actions if action in there)
        missing.extend(action for action in edit.actions if action not in there)
        if missing and not kept:
            raise EditError(f"there is no action {listed(missing)}")
        return replace(edit, actions=kept)
    return edit


def _row(edit: Edit, analyst: str, outcome: str, what: str, why: str) -> dict[str, str]:
    return {"edit": edit.kind, "analyst": analyst, "outcome": outcome, "what": what, "why": why}


def _difference(kind: str, id_: str, text: str, one: str, other: str) -> dict[str, str]:
    return {"kind": kind, "id": id_, "text": text, "one": one, "other": other}


def _about(hierarchy: Hierarchy, group: str) -> str:
    node = hierarchy.tree.nodes.get(group)
    if node is None:
        return "not there"
    parent = f" in {node.parent}" if node.parent else ""
    rule = f", rule {node.rule!r}" if node.rule else ""
    return f"{node.level} {node.label!r}{parent}{rule}"


def _cells(placements: Sequence[Placement]) -> str:
    """Write out functions with all that can differ between two of them."""
    shown = []
    for cell in placements:
        marks = ["primary"] * cell.primary + ["suggested"] * cell.suggested
        if cell.confidence is not None:
            marks.append(f"confidence {cell.confidence:g}")
        shown.append(f"{cell.function} {cell.level}" + f" ({', '.join(marks)})" * bool(marks))
    return ", ".join(shown)


def _where(hierarchy: Hierarchy, place: str | Aside | None) -> str:
    if place is None:
        return "not there"
    if isinstance(place, Aside):
        left = f" (from {place.came_from})" if place.came_from else ""
        return f"unclustered: {place.reason}{left}"
    path = hierarchy.tree.above(place)
    return " / ".join(f"{node.id} {node.label}".strip() for node in path)
