"""Actions, what is remembered of their clustering, trees and the log as JSON, and back."""

from __future__ import annotations

import math
import re
from collections import Counter
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from pandas.api.types import is_numeric_dtype

from actionclust.actions import Actions
from actionclust.coding.edits.json_form import edit_from_json, edit_to_json, to_json
from actionclust.coding.edits.kinds import Assign
from actionclust.coding.log.entry import LogEntry
from actionclust.coding.project.origin_checks import check_receipt, check_tuning
from actionclust.coding.project.table_json import table_from_json, table_to_json
from actionclust.coding.tree.draft import make_tree
from actionclust.coding.tree.ids import natural
from actionclust.coding.tree.levels import PREFIXES, rank
from actionclust.coding.tree.placement import FUNCTION_CODES
from actionclust.coding.tree.tree import Aside
from actionclust.errors import InputError, listed
from actionclust.network.origin import Origin
from actionclust.reading.several_values import check_values
from actionclust.reading.stickers import RANKS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from actionclust.coding.project.schema import (
        ActionsForm,
        ClusteringForm,
        EntryForm,
        TreeForm,
    )
    from actionclust.coding.tree.tree import Node, Tree

_HALF = re.compile("[\ud800-\udfff]")


def actions_to_json(actions: Actions) -> dict[str, Any]:
    """Give the JSON form of actions, with all columns of the analyst."""
    stickers, ballots = actions.stickers, actions.ballots
    several = {"several_values": to_json(actions.several_values)} if actions.several_values else {}
    return {
        "ids": list(actions.ids),
        "texts": list(actions.texts),
        "columns": to_json(actions.columns),
        "sticker_columns": list(actions.sticker_columns) if actions.sticker_columns else None,
        "notes": list(actions.notes),
        "source": actions.source,
        "table": table_to_json(actions.table),
        "stickers": None if stickers is None else table_to_json(stickers),
        "ballots": None if ballots is None else table_to_json(ballots),
        **several,
    }


def actions_from_json(document: ActionsForm, name: str) -> Actions:
    """Read actions from their JSON form."""
    ids = tuple(document["ids"])
    twice = sorted(id_ for id_, count in Counter(ids).items() if count > 1)
    if twice:
        raise InputError(f"{name}: the ids {listed(twice)} stand more than once")
    # JSON can hold half of a surrogate pair, which `read_actions` refuses in ids
    halves = [id_ for id_ in ids if _HALF.search(id_)]
    if halves:
        raise InputError(f"{name}: the ids {listed(map(ascii, halves))} are not valid Unicode")
    table = table_from_json(document["table"], name)
    if not len(ids) == len(document["texts"]) == len(table):
        raise InputError(
            f"{name}: {len(ids)} ids, {len(document['texts'])} texts and {len(table)} rows differ"
        )
    columns: dict[str, Any] = {**document["columns"]}
    sticker_columns = tuple(document["sticker_columns"] or ())
    strange = [one for one in (*columns.values(), *sticker_columns) if one not in table.columns]
    if strange:
        raise InputError(f"{name}: there is no column {listed(strange)}")
    several: dict[str, str] = document.get("several_values", {})
    check_values(several, [str(one) for one in table.columns], name)
    stickers, ballots = (
        None if part is None else table_from_json(part, name)
        for part in (document["stickers"], document["ballots"])
    )
    if stickers is not None:
        if len(stickers) != len(ids):
            raise InputError(f"{name}: {len(ids)} ids and {len(stickers)} stickers differ")
        if tuple(stickers.columns) != RANKS or not all(map(is_numeric_dtype, stickers.dtypes)):
            raise InputError(f"{name}: the stickers are not numbers under {listed(RANKS)}")
        stickers.index = pd.Index(ids, name="id")
    return Actions(
        table=table,
        columns=columns,
        ids=ids,
        texts=tuple(document["texts"]),
        sticker_columns=sticker_columns or None,
        several_values=several,
        stickers=stickers,
        ballots=ballots,
        notes=tuple(document["notes"]),
        source=document["source"],
    )


def origin_to_json(origin: Origin) -> dict[str, Any]:
    """Give the JSON form of what a hierarchy remembers of its clustering."""
    return {
        "receipt": origin.receipt,
        "tuning": to_json(origin.tuning),
        "community": origin.community.tolist(),
        "reasons": list(origin.reasons),
        "fit": _or_null(origin.fit),
        "strength": _or_null(origin.strength),
        "weak": np.flatnonzero(origin.weak).tolist(),
        "keywords": list(origin.keywords),
        "edges": (origin.first.tolist(), origin.second.tolist(), origin.similarity.tolist()),
        **({} if origin.of_meaning is None else {"of_meaning": origin.of_meaning.tolist()}),
        **_steps_to_json(origin),
        "copies": list(origin.copies),
    }


def _steps_to_json(origin: Origin) -> dict[str, Any]:
    if origin.found is None or origin.joined is None:
        return {}
    return {"steps": (origin.found.tolist(), origin.joined.tolist())}


def origin_from_json(document: ClusteringForm, count: int, name: str) -> Origin:
    """Read what a hierarchy remembers of its clustering."""
    first, second, similarity = document["edges"]
    of_meaning = document.get("of_meaning")
    if {len(second), len(similarity), len(first if of_meaning is None else of_meaning)} != {
        len(first)
    }:
        raise InputError(f"{name}: the edges of the clustering have different lengths")
    # files of versions that did not measure the strength have none
    strength, weak = document.get("strength", [None] * count), document.get("weak", [])
    lengths = {len(document[part]) for part in ("community", "reasons", "fit")} | {len(strength)}
    # files of versions that did not keep how a text came into its community have none
    found, joined = document.get("steps", (None, None))
    lengths |= {len(each) for each in (found, joined) if each is not None}
    most_found, most_joined = (max(each or (0,), default=0) for each in (found, joined))
    ends = [end for pair in (first, second, weak, *document["copies"]) for end in pair]
    if (
        lengths != {count}
        or max(ends, default=-1) >= count
        or max(document["community"], default=0) > len(document["keywords"])
        or most_found > count
        or most_joined > count + len(document["keywords"])
    ):
        raise InputError(f"{name}: the clustering does not fit the {count} actions")
    receipt = document["receipt"]
    check_receipt(receipt, name)
    check_tuning(document["tuning"], len(document["keywords"]), name)
    return Origin(
        receipt=receipt,
        tuning=document["tuning"],
        community=np.array(document["community"], dtype=np.int64),
        reasons=tuple(document["reasons"]),
        fit=_or_nan(document["fit"]),
        strength=_or_nan(strength),
        weak=np.isin(np.arange(count), weak),
        keywords=tuple(document["keywords"]),
        first=np.array(first, dtype=np.int64),
        second=np.array(second, dtype=np.int64),
        similarity=np.array(similarity, dtype=np.float64),
        of_meaning=None if of_meaning is None else np.array(of_meaning, dtype=np.float64),
        found=None if found is None else np.array(found, dtype=np.int64),
        joined=None if joined is None else np.array(joined, dtype=np.int64),
        copies=tuple((int(a), int(b)) for a, b in document["copies"]),
    )


def _or_null(values: NDArray[np.float64]) -> list[float | None]:
    return [None if math.isnan(value) else value for value in values.tolist()]


def _or_nan(values: Sequence[float | None]) -> NDArray[np.float64]:
    return np.array([math.nan if value is None else value for value in values], dtype=np.float64)


def tree_to_json(tree: Tree) -> dict[str, Any]:
    """Give the JSON form of a tree."""
    return {
        "groups": [to_json(tree.nodes[id_]) for id_ in sorted(tree.nodes)],
        "places": to_json(tree.places),
        "pinned": sorted(tree.pinned),
        "functions": to_json(dict(sorted(tree.placements.items()))),
        "issued": dict(sorted(tree.issued.items())),
        "reviews": to_json(dict(sorted(tree.reviews.items()))),
        "memos": to_json(dict(sorted(tree.memos.items()))),
    }


def tree_from_json(document: TreeForm, ids: Sequence[str], name: str) -> Tree:
    """Read a tree, and check that it holds together."""
    nodes, places, functions = document["groups"], document["places"], document["functions"]
    if set(places) != set(ids):
        odd = sorted(set(places) ^ set(ids))
        raise InputError(f"{name}: not every action has one place: {listed(odd)}")
    known = {node.id for node in nodes}
    if len(known) < len(nodes):
        raise InputError(f"{name}: a group id stands twice")
    missing = {node.parent for node in nodes if node.parent is not None} - known
    missing |= {place for place in places.values() if not isinstance(place, Aside)} - known
    missing |= set(functions) - known - set(places)
    missing |= (set(document["pinned"]) | set(document["reviews"])) - set(places)
    missing |= set(document["memos"]) - known - set(places)
    if missing:
        raise InputError(f"{name}: {listed(sorted(missing))} is named and is not there")
    both = known & set(places)
    if both:
        raise InputError(f"{name}: {listed(sorted(both))} is the id of a group and of an action")
    _check_levels(nodes, name)
    codes = {cell.function for cells in functions.values() for cell in cells}
    if not codes.issubset(FUNCTION_CODES):
        strange = sorted(codes.difference(FUNCTION_CODES))
        raise InputError(f"{name}: there is no function {listed(strange)}")
    return make_tree(
        nodes,
        places,
        pinned=document["pinned"],
        placements=functions,
        issued=document["issued"],
        reviews=document["reviews"],
        memos=document["memos"],
    )


def _check_levels(nodes: Sequence[Node], name: str) -> None:
    by_id = {node.id: node for node in nodes}
    for node in nodes:
        if natural(node.id)[0] != PREFIXES[node.level]:
            raise InputError(f"{name}: {node.id} is not the id of a {node.level}")
        if node.parent is not None and rank(by_id[node.parent].level) <= rank(node.level):
            raise InputError(f"{name}: {node.id} stands in {node.parent}, which is no wider")


def entry_to_json(entry: LogEntry) -> dict[str, Any]:
    """Give the JSON form of an entry of the log."""
    document: dict[str, Any] = to_json(entry)
    document["inverse"] = {
        part: {key: [after, before] for key, (before, after) in pairs.items()}
        for part, pairs in document["change"].items()
    }
    return document


def entry_from_json(document: EntryForm) -> LogEntry:
    """Read an entry of the log."""
    if document["inverse"] != document["change"].inverse():
        raise InputError(f"the inverse of entry {document['id']} does not take its change back")
    edit = edit_from_json(document["edit"])
    # a log writes places out; only a file of moves may leave out what has a default
    if isinstance(edit, Assign) and edit_to_json(edit) != document["edit"]:
        raise InputError(
            f"entry {document['id']} lacks a part of a place: {document['edit']!r:.80}"
        )
    return LogEntry(
        id=document["id"],
        time=document["time"],
        analyst=document["analyst"],
        why=document["why"],
        edit=edit,
        made_by=document.get("made_by", "person"),
        change=document["change"],
    )
