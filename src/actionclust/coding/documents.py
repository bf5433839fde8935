"""The parts of a project file: actions, clustering, trees and entries as JSON, and back."""

from __future__ import annotations

import math
import re
from dataclasses import asdict
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from actionclust.actions import Actions
from actionclust.coding.edits import Placement, edit_from_json, edit_to_json
from actionclust.coding.levels import rank
from actionclust.coding.log import LogEntry, change_from_json, change_to_json, place_from_json
from actionclust.coding.origin import Origin
from actionclust.coding.tree import Aside, Node, Tree, plant
from actionclust.errors import InputError, listed
from actionclust.network.outcome import Run, Tuning

if TYPE_CHECKING:
    from collections.abc import Sequence

STICKERS = ("first", "second", "third")


def actions_to_json(actions: Actions) -> dict[str, Any]:
    """Give the JSON form of actions, with all columns of the analyst.

    Parameters
    ----------
    actions : Actions
        The actions.

    Returns
    -------
    dict
        JSON-safe.

    Raises
    ------
    InputError
        If a column holds values that JSON cannot hold.
    """
    stickers, ballots = actions.stickers, actions.ballots
    return {
        "ids": list(actions.ids),
        "texts": list(actions.texts),
        "columns": dict(actions.columns),
        "sticker_columns": list(actions.sticker_columns) if actions.sticker_columns else None,
        "notes": list(actions.notes),
        "source": actions.source,
        "table": _table_to_json(actions.table),
        "stickers": None if stickers is None else _table_to_json(stickers),
        "ballots": None if ballots is None else _table_to_json(ballots),
    }


def actions_from_json(document: dict[str, Any], name: str) -> Actions:
    """Read actions from their JSON form.

    Parameters
    ----------
    document : dict
        What `actions_to_json` gives, checked against the schema.
    name : str
        What to call the document in errors.

    Returns
    -------
    Actions
        The actions.

    Raises
    ------
    InputError
        If ids are not unique, or lengths differ.
    """
    ids = tuple(document["ids"])
    twice = sorted(pd.Series(ids)[pd.Series(ids).duplicated()]) if ids else []
    if twice:
        raise InputError(f"{name}: the ids {listed(twice)} stand more than once")
    table = _table_from_json(document["table"], name)
    if not len(ids) == len(document["texts"]) == len(table):
        raise InputError(
            f"{name}: {len(ids)} ids, {len(document['texts'])} texts and {len(table)} rows differ"
        )
    strange = [c for c in document["columns"].values() if c not in table.columns]
    if strange:
        raise InputError(f"{name}: there is no column {listed(strange)}")
    stickers = document["stickers"]
    ballots = document["ballots"]
    sticker_columns = document["sticker_columns"]
    read_stickers = None if stickers is None else _table_from_json(stickers, name)
    if read_stickers is not None:
        read_stickers.index = pd.Index(ids, name="id")
    return Actions(
        table=table,
        columns=dict(document["columns"]),
        ids=ids,
        texts=tuple(document["texts"]),
        sticker_columns=tuple(sticker_columns) if sticker_columns else None,
        stickers=read_stickers,
        ballots=None if ballots is None else _table_from_json(ballots, name),
        notes=tuple(document["notes"]),
        source=document["source"],
    )


def origin_to_json(origin: Origin) -> dict[str, Any]:
    """Give the JSON form of what a hierarchy remembers of its clustering.

    Parameters
    ----------
    origin : Origin
        It.

    Returns
    -------
    dict
        JSON-safe.
    """
    return {
        "receipt": origin.receipt,
        "tuning": asdict(origin.tuning),
        "community": origin.community.tolist(),
        "reasons": list(origin.reasons),
        "fit": [None if math.isnan(value) else value for value in origin.fit.tolist()],
        "keywords": list(origin.keywords),
        "edges": [
            origin.first.tolist(),
            origin.second.tolist(),
            origin.similarity.tolist(),
        ],
        "copies": [list(pair) for pair in origin.copies],
    }


def origin_from_json(document: dict[str, Any], name: str) -> Origin:
    """Read what a hierarchy remembers of its clustering.

    Parameters
    ----------
    document : dict
        What `origin_to_json` gives, checked against the schema.
    name : str
        What to call the document in errors.

    Returns
    -------
    Origin
        It.

    Raises
    ------
    InputError
        If its parts do not fit together.
    """
    tuning = document["tuning"]
    first, second, similarity = document["edges"]
    if not len(first) == len(second) == len(similarity):
        raise InputError(f"{name}: the edges of the clustering have different lengths")
    fit = [math.nan if value is None else value for value in document["fit"]]
    try:
        read = Tuning(**{**tuning, "runs": tuple(Run(**run) for run in tuning["runs"])})
    except (TypeError, KeyError) as error:
        raise InputError(f"{name}: the tuning of the clustering is not complete") from error
    return Origin(
        receipt=document["receipt"],
        tuning=read,
        community=np.array(document["community"], dtype=np.int64),
        reasons=tuple(document["reasons"]),
        fit=np.array(fit, dtype=np.float64),
        keywords=tuple(document["keywords"]),
        first=np.array(first, dtype=np.int64),
        second=np.array(second, dtype=np.int64),
        similarity=np.array(similarity, dtype=np.float64),
        copies=tuple((int(a), int(b)) for a, b in document["copies"]),
    )


def tree_to_json(tree: Tree) -> dict[str, Any]:
    """Give the JSON form of a tree.

    Parameters
    ----------
    tree : Tree
        The tree.

    Returns
    -------
    dict
        Groups, places, pins, functions, and the numbers that were given out.
    """
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
    """Read a tree, and check that it holds together.

    Parameters
    ----------
    document : dict
        What `tree_to_json` gives, checked against the schema.
    ids : sequence of str
        The ids of all actions.
    name : str
        What to call the document in errors.

    Returns
    -------
    Tree
        The tree.

    Raises
    ------
    InputError
        If an action has no place, or a place, parent, pin or function names what is not there.
    """
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
    """Give the JSON form of an entry of the log.

    Parameters
    ----------
    entry : LogEntry
        The entry.

    Returns
    -------
    dict
        Id, time, analyst, why, the edit, its change and the inverse of it.
    """
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
    """Read an entry of the log.

    Parameters
    ----------
    document : dict
        What `entry_to_json` gives, checked against the schema.

    Returns
    -------
    LogEntry
        The entry.

    Raises
    ------
    InputError
        If its edit or change is not one.
    """
    return LogEntry(
        id=document["id"],
        time=document["time"],
        analyst=document["analyst"],
        why=document["why"],
        edit=edit_from_json(document["edit"]),
        change=change_from_json(document["change"]),
    )


def _check_levels(nodes: Sequence[Node], name: str) -> None:
    by_id = {node.id: node for node in nodes}
    for node in nodes:
        if node.parent is not None and rank(by_id[node.parent].level) <= rank(node.level):
            raise InputError(f"{name}: {node.id} stands in {node.parent}, which is no wider")


def _table_to_json(table: pd.DataFrame) -> list[dict[str, Any]]:
    """Give the columns of a table, each with its type and values."""
    columns = []
    for name in table.columns:
        column = table[name]
        values = [_value(value, str(name)) for value in column.tolist()]
        document: dict[str, Any] = {
            "name": str(name),
            "type": str(column.dtype),
            "values": values,
        }
        if isinstance(column.dtype, pd.CategoricalDtype):
            categories = column.dtype.categories.tolist()
            document["categories"] = [_value(value, str(name)) for value in categories]
            document["ordered"] = bool(column.dtype.ordered)
        columns.append(document)
    return columns


def _value(value: object, column: str) -> Any:  # noqa: ANN401 - any JSON value
    if value is None or isinstance(value, (str, bool, int)):
        return value
    if value is pd.NaT or value is pd.NA:
        return None
    if isinstance(value, float):
        if math.isinf(value):
            raise InputError(f"column {column!r} holds an infinite number, which JSON cannot hold")
        # JSON has no NaN; a missing value is null
        return None if math.isnan(value) else value
    for kind, type_ in _TIMES.items():
        if isinstance(value, type_):
            return {kind: value.isoformat()}
    if isinstance(value, np.generic):
        return _value(value.item(), column)
    raise InputError(
        f"column {column!r} holds {value!r:.60} ({type(value).__name__}), which a project file "
        "cannot hold; turn the column into text or numbers before reading it"
    )


def _table_from_json(document: list[dict[str, Any]], name: str) -> pd.DataFrame:
    lengths = {len(column["values"]) for column in document}
    if len(lengths) > 1:
        raise InputError(f"{name}: the columns of a table have different lengths")
    return pd.DataFrame(
        {column["name"]: _column(column, name) for column in document},
        index=pd.RangeIndex(lengths.pop() if lengths else 0),
    )


def _column(column: dict[str, Any], name: str) -> pd.Series[Any]:
    kind = column["type"]
    try:
        values = pd.Series([_read_value(value) for value in column["values"]], dtype=object)
        if kind == "category":
            categories = [_read_value(value) for value in column["categories"]]
            return values.astype(pd.CategoricalDtype(categories, ordered=column["ordered"]))
        if not _KNOWN_TYPES.fullmatch(kind):
            raise InputError(f"{name}: column {column['name']!r} has the unknown type {kind!r}")
        return values.astype(kind)
    except (KeyError, TypeError, ValueError) as error:
        if isinstance(error, InputError):
            raise
        raise InputError(
            f"{name}: the values of column {column['name']!r} are not of type {kind!r}"
        ) from error


def _read_value(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    if isinstance(value, dict):
        ((kind, text),) = value.items()
        return _TIMES[kind].fromisoformat(text)
    return value


# a timestamp is a datetime, and a datetime a date: the narrower ones come first
_TIMES: dict[str, Any] = {
    "timestamp": pd.Timestamp,
    "datetime": datetime,
    "date": date,
    "time": time,
}
_KNOWN_TYPES = re.compile(
    r"object|str|string|boolean|bool|U?[Ii]nt(8|16|32|64)|u?int(8|16|32|64)|[Ff]loat(32|64)"
    r"|datetime64\[(s|ms|us|ns)(, [\w/+:\-]+)?\]"
)
