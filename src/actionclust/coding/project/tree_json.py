"""Trees and entries of the log as JSON, and back."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from actionclust.coding.edits.json_form import edit_from_json, edit_to_json
from actionclust.coding.log.entry import LogEntry
from actionclust.coding.tree.draft import make_tree
from actionclust.coding.tree.ids import natural
from actionclust.coding.tree.levels import PREFIXES, rank
from actionclust.coding.tree.placement import Placement
from actionclust.coding.tree.tree import Aside, Change, Node
from actionclust.errors import InputError, listed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from actionclust.coding.tree.tree import Tree


def tree_to_json(tree: Tree) -> dict[str, Any]:
    """Give the JSON form of a tree."""
    return {
        "groups": [asdict(tree.nodes[id_]) for id_ in sorted(tree.nodes)],
        "places": {
            action: place if isinstance(place, str) else asdict(place)
            for action, place in tree.places.items()
        },
        "pinned": sorted(tree.pinned),
        "functions": {
            target: [asdict(placement) for placement in placements]
            for target, placements in sorted(tree.placements.items())
        },
        "issued": dict(sorted(tree.issued.items())),
    }


def tree_from_json(document: dict[str, Any], ids: Sequence[str], name: str) -> Tree:
    """Read a tree, and check that it holds together."""
    nodes = [Node(**group) for group in document["groups"]]
    places = {key: place_from_json(value) for key, value in document["places"].items()}
    if set(places) != set(ids):
        odd = sorted(set(places) ^ set(ids))
        raise InputError(f"{name}: not every action has one place: {listed(odd)}")
    known = {node.id for node in nodes}
    if len(known) < len(nodes):
        raise InputError(f"{name}: a group id stands twice")
    missing = {node.parent for node in nodes if node.parent is not None} - known
    missing |= {place for place in places.values() if not isinstance(place, Aside)} - known
    missing |= set(document["functions"]) - known - set(places)
    missing |= set(document["pinned"]) - set(places)
    if missing:
        raise InputError(f"{name}: {listed(sorted(missing))} is named and is not there")
    both = known & set(places)
    if both:
        raise InputError(f"{name}: {listed(sorted(both))} is the id of a group and of an action")
    _check_levels(nodes, name)
    functions = {
        target: tuple(Placement(**placement) for placement in placements)
        for target, placements in document["functions"].items()
    }
    return make_tree(
        nodes,
        places,
        pinned=document["pinned"],
        placements=functions,
        issued=document["issued"],
    )


def entry_to_json(entry: LogEntry) -> dict[str, Any]:
    """Give the JSON form of an entry of the log."""
    return {
        "id": entry.id,
        "time": entry.time,
        "analyst": entry.analyst,
        "why": entry.why,
        "edit": edit_to_json(entry.edit),
        "change": change_to_json(entry.change),
        "inverse": change_to_json(entry.change.inverse()),
    }


def entry_from_json(document: dict[str, Any]) -> LogEntry:
    """Read an entry of the log."""
    change = change_from_json(document["change"])
    if change_from_json(document["inverse"]) != change.inverse():
        raise InputError(f"the inverse of entry {document['id']} does not take its change back")
    return LogEntry(
        id=document["id"],
        time=document["time"],
        analyst=document["analyst"],
        why=document["why"],
        edit=edit_from_json(document["edit"]),
        change=change,
    )


def _check_levels(nodes: Sequence[Node], name: str) -> None:
    by_id = {node.id: node for node in nodes}
    for node in nodes:
        if natural(node.id)[0] != PREFIXES[node.level]:
            raise InputError(f"{name}: {node.id} is not the id of a {node.level}")
        if node.parent is not None and rank(by_id[node.parent].level) <= rank(node.level):
            raise InputError(f"{name}: {node.id} stands in {node.parent}, which is no wider")


def change_to_json(change: Change) -> dict[str, Any]:
    """Give the JSON form of a change."""
    return {
        "places": _pairs(change.places, _place_to_json),
        "nodes": _pairs(change.nodes, lambda node: None if node is None else asdict(node)),
        "pins": {key: list(pair) for key, pair in change.pins.items()},
        "placements": _pairs(change.placements, lambda items: [asdict(item) for item in items]),
    }


def change_from_json(document: Mapping[str, Any]) -> Change:
    """Read a change from its JSON form."""
    try:
        return Change(
            places=_unpaired(document["places"], place_from_json),
            nodes=_unpaired(
                document["nodes"], lambda node: None if node is None else Node(**node)
            ),
            pins={key: (bool(old), bool(new)) for key, (old, new) in document["pins"].items()},
            placements=_unpaired(
                document["placements"], lambda items: tuple(Placement(**item) for item in items)
            ),
        )
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise InputError(f"not the change of an edit: {document!r:.80}") from error


def _place_to_json(place: str | Aside) -> str | dict[str, Any]:
    return place if isinstance(place, str) else asdict(place)


def place_from_json(document: object) -> str | Aside:
    """Read a place: the id of a group, or an object with a reason."""
    if isinstance(document, str):
        return document
    if not isinstance(document, dict):
        raise TypeError(document)
    return Aside(**document)


def _pairs(mapping: Mapping[str, tuple[Any, Any]], form: Any) -> dict[str, list[Any]]:  # noqa: ANN401 - any pair of values
    return {key: [form(before), form(after)] for key, (before, after) in mapping.items()}


def _unpaired(mapping: Mapping[str, Any], read: Any) -> dict[str, tuple[Any, Any]]:  # noqa: ANN401 - as above
    return {key: (read(before), read(after)) for key, (before, after) in mapping.items()}
