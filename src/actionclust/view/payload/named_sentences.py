"""Edits in words for the screen: with the texts and the labels of groups in place of ids."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from actionclust.coding.edits import kinds, review_kinds
from actionclust.coding.edits.references import named_actions, with_groups
from actionclust.coding.edits.sentences import sentence
from actionclust.errors import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from actionclust.coding.hierarchy.hierarchy import Hierarchy
    from actionclust.coding.log.entry import LogEntry
    from actionclust.coding.tree.tree import Change, Place

_BEGINNING = 40  # characters of a text


def named_sentences(before: Hierarchy, after: Hierarchy, entries: Sequence[LogEntry]) -> str:
    """Tell what entries did that lead from one hierarchy to another.

    >>> from actionclust import cluster_actions
    >>> h = cluster_actions(["train nurses", "train doctors"]).to_hierarchy().rename("S01", "All")
    >>> aside = h.set_aside(h.actions.ids[0])
    >>> named_sentences(h, aside, aside.entries[1:])
    'set “train nurses” aside from “All”: set aside by an analyst'
    """
    labels = _labels(before, after, entries)
    return "; ".join(_named(entry, after, labels) for entry in entries)


def log_sentences(h: Hierarchy, known: Sequence[str] = ()) -> list[str]:
    """Tell the whole log, with the labels that groups had by then; `known` was told before.

    >>> from actionclust import cluster_actions
    >>> h = cluster_actions(["train nurses", "train doctors"]).to_hierarchy().rename("S01", "All")
    >>> log_sentences(h.set_aside(h.actions.ids[0]).rename("S01", "Staff"))[1:]
    ['set “train nurses” aside from “All”: set aside by an analyst', 'renamed “All” to “Staff”']
    """
    labels = {id_: _quoted(one.label) for id_, one in h.history.start.nodes.items() if one.label}
    told = list(known)
    for place, entry in enumerate(h.entries):
        for id_, (_, new) in entry.change.nodes.items():
            if new is not None and new.label:
                labels[id_] = _quoted(new.label)
        if place >= len(known):
            told.append(_named(entry, h, labels))
    return told


def entry_in_names(h: Hierarchy, entry: LogEntry) -> str:
    """Tell what an entry did that another hierarchy has, with the labels of this one.

    >>> from actionclust import cluster_actions
    >>> h = cluster_actions(["train nurses", "train doctors"]).to_hierarchy().rename("S01", "All")
    >>> entry_in_names(h, h.describe("S01", "all that teaches").entries[-1])
    'wrote the rule of “All”'
    """
    return _named(entry, h, _labels(h, h, [entry]))


def group_in_quotes(h: Hierarchy, id_: str) -> str:
    """Call a group by its label, or by its id where it has none.

    >>> from actionclust import cluster_actions
    >>> h = cluster_actions(["train nurses", "train doctors"]).to_hierarchy().rename("S01", "All")
    >>> group_in_quotes(h, "S01"), group_in_quotes(h, "S99")
    ('“All”', 'S99')
    """
    node = h.tree.nodes.get(id_)
    return _quoted(node.label) if node is not None and node.label else id_


def texts_in_quotes(h: Hierarchy, ids: Sequence[str]) -> str:
    """Give the beginning of a text, or how many there are.

    >>> from actionclust import cluster_actions
    >>> h = cluster_actions(["train nurses", "train doctors"]).to_hierarchy()
    >>> texts_in_quotes(h, h.actions.ids[:1]), texts_in_quotes(h, h.actions.ids)
    ('“train nurses”', '2 texts')
    """
    return _text(h, ids[0]) if len(ids) == 1 else counted(len(ids), "text")


def with_names(h: Hierarchy, words: str, actions: Iterable[str] = ()) -> str:
    """Put labels in the place of the ids of groups, and texts in that of some ids of actions.

    >>> from actionclust import cluster_actions
    >>> h = cluster_actions(["train nurses", "train doctors"]).to_hierarchy().rename("S01", "All")
    >>> first = h.actions.ids[0]
    >>> with_names(h, f"nothing to move: {first} is already in S01", [first])
    'nothing to move: “train nurses” is already in “All”'
    """
    texts = {id_: _text(h, id_) for id_ in actions}

    def name(found: re.Match[str]) -> str:
        return texts.get(found[0]) or group_in_quotes(h, found[0])

    return re.sub(r"[^\s(),;:]+", name, words)


def _named(entry: LogEntry, after: Hierarchy, labels: dict[str, str]) -> str:
    edit, change = entry.edit, entry.change
    match edit:
        case kinds.Undo() | kinds.Redo():
            known = next(one for one in after.entries if one.id == edit.entry)
            took = "took back" if isinstance(edit, kinds.Undo) else "made again"
            return f"{took}: {_named(known, after, labels)}"
        case kinds.Rename():
            old = change.nodes[edit.group][0]
            was = _quoted(old.label) if old and old.label else edit.group
            return f"renamed {was} to {_quoted(edit.label)}"
        case kinds.Create():
            inside = f" in {labels.get(edit.parent, edit.parent)}" if edit.parent else ""
            return f"made the {edit.level} {_quoted(edit.label)}{inside}"
        case kinds.Group():
            edit = replace(edit, label="")
        case _:
            pass
    edit = _with_texts(with_groups(edit, labels), after)
    return sentence(edit, _with_labels(change, labels))


def _with_texts(edit: kinds.Edit, h: Hierarchy) -> kinds.Edit:
    """Put the beginning of a text, or how many texts there are, in the place of ids."""
    changed: dict[str, Any] = {}
    actions = named_actions(edit)
    if isinstance(edit, kinds.Assign | review_kinds.Note):
        changed["target"] = _text(h, edit.target)
    elif actions and not isinstance(edit, kinds.Split):
        changed["actions"] = (texts_in_quotes(h, actions),)
    return replace(edit, **changed)


def _text(h: Hierarchy, id_: str) -> str:
    if id_ not in h.tree.places:
        return id_
    text = " ".join(h.actions.texts[h.actions.row_of[id_]].split())
    short = text if len(text) <= _BEGINNING else f"{text[: _BEGINNING - 1].rstrip()}\u2026"
    return _quoted(short)


def _labels(before: Hierarchy, after: Hierarchy, entries: Sequence[LogEntry]) -> dict[str, str]:
    """Give the labels of groups, in quotes: as they are, or as they were where they ended."""
    called: dict[str, str] = {}
    for entry in entries:
        for id_, (old, new) in entry.change.nodes.items():
            node = new or old
            if node is not None and node.label:
                called[id_] = node.label
    for h in (before, after):
        called |= {id_: node.label for id_, node in h.tree.nodes.items() if node.label}
    return {id_: _quoted(label) for id_, label in called.items()}


def _with_labels(change: Change, labels: dict[str, str]) -> Change:
    def of(place: Place) -> Place:
        return labels.get(place, place) if isinstance(place, str) else place

    places = {id_: (of(old), of(new)) for id_, (old, new) in change.places.items()}
    nodes = {labels.get(id_, id_): nodes for id_, nodes in change.nodes.items()}
    return replace(change, places=places, nodes=nodes)


def _quoted(label: str) -> str:
    return f"\u201c{label}\u201d"
