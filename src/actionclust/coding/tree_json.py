"""Trees and entries of the log as JSON, and back."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from actionclust.coding.draft import plant
from actionclust.coding.edit_json import edit_from_json, edit_to_json
from actionclust.coding.kinds import Placement
from actionclust.coding.levels import PREFIXES, rank
from actionclust.coding.log import LogEntry, change_from_json, change_to_json, place_from_json
from actionclust.coding.tree import Aside, Node, natural
from actionclust.errors import InputError, listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from actionclust.coding.tree import Tree


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
    return plant(
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
