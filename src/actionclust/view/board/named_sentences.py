"""Edits in words for the screen: with the texts and the labels of groups in place of ids."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from actionclust.coding.edits import kinds, review_kinds
from actionclust.coding.edits.references import named_actions, with_groups
from actionclust.coding.edits.sentences import sentence
from actionclust.errors import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

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
        many = counted(len(actions), "text")
        changed["actions"] = (_text(h, actions[0]) if len(actions) == 1 else many,)
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
