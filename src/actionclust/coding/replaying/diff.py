"""Telling two hierarchies apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionclust.coding.edits.sentences import placements_in_words
from actionclust.coding.hierarchy.hierarchy import check_hierarchy
from actionclust.coding.tree.ids import natural
from actionclust.coding.tree.tree import Aside
from actionclust.text_columns import text_frame

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

    from actionclust.coding.hierarchy.hierarchy import Hierarchy
    from actionclust.coding.tree.tree import Place, Verdict

    Row = tuple[str, str, str, str, str]

NOT_THERE = "not there"


def diff(one: Hierarchy, other: Hierarchy) -> pd.DataFrame:
    """List what differs between two hierarchies.

    Parameters
    ----------
    one, other : Hierarchy
        The hierarchies; groups and actions are told by their ids.

    Returns
    -------
    pandas.DataFrame
        One row for each difference: kind ("group", "action", "text", "pin", "functions", "review"
        or "memos"), id, text (of the action, or label of the group), and what stands in `one` and
        in `other`; groups first.

    Raises
    ------
    InputError
        If one is not a hierarchy.

    Examples
    --------
    >>> from actionclust import cluster_actions
    >>> start = cluster_actions(["train nurses", "train doctors"]).to_hierarchy()
    >>> diff(start, start.rename("S01", "Training"))[["kind", "id", "other"]].values.tolist()
    [['group', 'S01', "sub-cluster 'Training'"]]
    """
    check_hierarchy(one, "diff")
    check_hierarchy(other, "diff")
    rows = [
        *_groups(one, other),
        *_actions(one, other),
        *_functions(one, other),
        *_said(one, other),
    ]
    columns = ["kind", "id", "text", "one", "other"]
    return text_frame(rows, columns)


def _groups(one: Hierarchy, other: Hierarchy) -> Iterator[Row]:
    first, second = one.tree.nodes, other.tree.nodes
    for id_ in sorted({*first, *second}, key=natural):
        if first.get(id_) != second.get(id_):
            label = first[id_].label if id_ in first else second[id_].label
            yield "group", id_, label, _about(one, id_), _about(other, id_)


def _actions(one: Hierarchy, other: Hierarchy) -> Iterator[Row]:
    texts, their_texts = _texts(one), _texts(other)
    for id_ in {**texts, **their_texts}:
        text = texts.get(id_, their_texts.get(id_, ""))
        ends = one.tree.places.get(id_), other.tree.places.get(id_)
        if ends[0] != ends[1]:
            yield "action", id_, text, _where(one, ends[0]), _where(other, ends[1])
        if id_ in texts and id_ in their_texts and texts[id_] != their_texts[id_]:
            yield "text", id_, text, texts[id_], their_texts[id_]
        pins = [id_ in h.tree.pinned for h in (one, other)]
        if pins[0] != pins[1]:
            shown = ["pinned" if pin else "free" for pin in pins]
            yield "pin", id_, text, shown[0], shown[1]


def _functions(one: Hierarchy, other: Hierarchy) -> Iterator[Row]:
    first, second = one.tree.placements, other.tree.placements
    named = _named(one, other)
    for id_ in sorted({*first, *second}, key=natural):
        if first.get(id_) != second.get(id_):
            cells = [
                placements_in_words(placements.get(id_, ())) for placements in (first, second)
            ]
            yield "functions", id_, named.get(id_, ""), cells[0], cells[1]


def _said(one: Hierarchy, other: Hierarchy) -> Iterator[Row]:
    """Tell what differs in reviews and memos."""
    named = _named(one, other)
    sides = [h.tree for h in (one, other)]
    reviews = [{id_: _in_words(found) for id_, found in tree.reviews.items()} for tree in sides]
    memos = [{id_: "; ".join(found) for id_, found in tree.memos.items()} for tree in sides]
    for kind, nothing, (first, second) in (("review", "none", reviews), ("memos", "", memos)):
        for id_ in sorted({*first, *second}, key=natural):
            if first.get(id_) != second.get(id_):
                left, right = first.get(id_, nothing), second.get(id_, nothing)
                yield kind, id_, named.get(id_, ""), left, right


def _in_words(verdict: Verdict) -> str:
    return verdict.state + f" ({'; '.join(verdict.comments)})" * bool(verdict.comments)


def _named(one: Hierarchy, other: Hierarchy) -> dict[str, str]:
    """Give the texts of the actions and the labels of the groups, those of the first first."""
    labels = {id_: node.label for h in (other, one) for id_, node in h.tree.nodes.items()}
    return labels | _texts(other) | _texts(one)


def _texts(hierarchy: Hierarchy) -> dict[str, str]:
    return dict(zip(hierarchy.actions.ids, hierarchy.actions.texts, strict=True))


def _about(hierarchy: Hierarchy, group: str) -> str:
    node = hierarchy.tree.nodes.get(group)
    if node is None:
        return NOT_THERE
    parent = f" in {node.parent}" if node.parent else ""
    rule = f", rule {node.rule!r}" if node.rule else ""
    return f"{node.level} {node.label!r}{parent}{rule}"


def _where(hierarchy: Hierarchy, place: Place | None) -> str:
    if place is None:
        return NOT_THERE
    if isinstance(place, Aside):
        left = f" (from {place.came_from})" if place.came_from else ""
        return f"unclustered: {place.reason}{left}"
    path = hierarchy.tree.above(place)
    return " / ".join(f"{node.id} {node.label}".strip() for node in path)
