"""The parts of a project file: actions, clustering, trees and entries as JSON, and back."""

from __future__ import annotations

import math
import re
from dataclasses import asdict
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from pandas.api.types import is_object_dtype, pandas_dtype

from actionclust.actions import Actions
from actionclust.coding.draft import plant
from actionclust.coding.edits import Placement, edit_from_json, edit_to_json
from actionclust.coding.levels import PREFIXES, rank
from actionclust.coding.log import LogEntry, change_from_json, change_to_json, place_from_json
from actionclust.coding.origin import Origin
from actionclust.coding.tree import Aside, Node, Tree, natural
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
        If ids are not unique, lengths differ, or a column is missing or not of its type.
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
    stickers = document["stickers"]
    ballots = document["ballots"]
    sticker_columns = document["sticker_columns"]
    named = [*document["columns"].values(), *(sticker_columns or ())]
    strange = [column for column in named if column not in table.columns]
    if strange:
        raise InputError(f"{name}: there is no column {listed(strange)}")
    read_stickers = None if stickers is None else _table_from_json(stickers, name)
    if read_stickers is not None:
        if len(read_stickers) != len(ids):
            raise InputError(f"{name}: {len(ids)} ids and {len(read_stickers)} stickers differ")
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


def origin_from_json(document: dict[str, Any], count: int, name: str) -> Origin:
    """Read what a hierarchy remembers of its clustering.

    Parameters
    ----------
    document : dict
        What `origin_to_json` gives, checked against the schema.
    count : int
        The number of actions.
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
    lengths = {len(document[part]) for part in ("community", "reasons", "fit")}
    ends = [end for pair in (first, second, *document["copies"]) for end in pair]
    if (
        lengths != {count}
        or max(ends, default=-1) >= count
        or max(document["community"], default=0) > len(document["keywords"])
    ):
        raise InputError(f"{name}: the clustering does not fit the {count} actions")
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
        If an action has no place; a place, parent, pin or function names what is not there; or
        a group has the id of another, of another level or of an action, or stands in one that
        is no wider.
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
        If its edit or change is not one, or the inverse is not that of the change.
    """
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


def _table_to_json(table: pd.DataFrame) -> list[dict[str, Any]]:
    """Give the columns of a table, each with its type and values."""
    return [
        {"name": str(name), **_typed_to_json(table[name], str(name))} for name in table.columns
    ]


def _typed_to_json(values: pd.Series[Any], column: str) -> dict[str, Any]:
    """Give values with their type; those of categories are places in the list of these."""
    dtype = values.dtype
    if isinstance(dtype, pd.CategoricalDtype):
        codes = [None if code < 0 else code for code in values.cat.codes.tolist()]
        return {
            "type": "category",
            "values": codes,
            "categories": _typed_to_json(pd.Series(dtype.categories), column),
            "ordered": bool(dtype.ordered),
        }
    document = {
        "type": str(dtype),
        "values": [
            _value(value, column, mixed=is_object_dtype(dtype)) for value in values.tolist()
        ],
    }
    if isinstance(dtype, pd.ArrowDtype) or not _KNOWN_TYPES.fullmatch(str(dtype)):
        raise InputError(
            f"column {column!r} has the type {dtype}, which a project file cannot hold; {_ADVICE}"
        )
    return document


def _value(value: object, column: str, *, mixed: bool) -> Any:  # noqa: ANN401 - any JSON value
    if value is None or isinstance(value, (str, bool, int)):
        return value
    if value is pd.NaT or value is pd.NA or (isinstance(value, float) and math.isnan(value)):
        # where values of all types can stand, they are kept apart; elsewhere the type tells
        return {"missing": str(pd.NA if value is pd.NA else value)} if mixed else None
    if isinstance(value, float):
        if math.isinf(value):
            raise InputError(f"column {column!r} holds an infinite number, which JSON cannot hold")
        return value
    for kind, type_ in _TIMES.items():
        if isinstance(value, type_):
            return {kind: value.isoformat()}
    if isinstance(value, np.generic):
        return _value(value.item(), column, mixed=mixed)
    raise InputError(
        f"column {column!r} holds {value!r:.60} ({type(value).__name__}), which a project file "
        f"cannot hold; {_ADVICE}"
    )


def _table_from_json(document: list[dict[str, Any]], name: str) -> pd.DataFrame:
    lengths = {len(column["values"]) for column in document}
    if len(lengths) > 1:
        raise InputError(f"{name}: the columns of a table have different lengths")
    columns = {column["name"]: _column(column, name) for column in document}
    if len(columns) < len(document):
        raise InputError(f"{name}: two columns of a table have the same name")
    return pd.DataFrame(columns, index=pd.RangeIndex(lengths.pop() if lengths else 0))


def _column(column: dict[str, Any], name: str) -> pd.Series[Any]:
    for part in (column, column.get("categories", column)):
        if part["type"] != "category" and not _KNOWN_TYPES.fullmatch(part["type"]):
            raise InputError(
                f"{name}: column {column['name']!r} has the unknown type {part['type']!r}"
            )
    try:
        return _typed_from_json(column)
    except (KeyError, OverflowError, TypeError, ValueError) as error:
        raise InputError(
            f"{name}: the values of column {column['name']!r} are not of type {column['type']!r}"
        ) from error


def _typed_from_json(document: dict[str, Any]) -> pd.Series[Any]:
    values, kind = document["values"], document["type"]
    if kind == "category":
        categories = pd.Index(_typed_from_json(document["categories"]))
        type_ = pd.CategoricalDtype(categories, ordered=document["ordered"])
        codes = [-1 if code is None else code for code in values]
        return pd.Series(pd.Categorical.from_codes(codes, dtype=type_))
    read = pd.Series([_read_value(value) for value in values], dtype=object)
    if kind == "str" and not isinstance(pandas_dtype(kind), pd.StringDtype):
        # pandas 2 keeps texts as objects, and a missing one as NaN
        return read.where(read.notna(), math.nan)
    return read.astype(kind)


def _read_value(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    if isinstance(value, dict):
        ((kind, text),) = value.items()
        return _MISSING[text] if kind == "missing" else _TIMES[kind].fromisoformat(text)
    return value


# a timestamp is a datetime, and a datetime a date: the narrower ones come first
_TIMES: dict[str, Any] = {
    "timestamp": pd.Timestamp,
    "datetime": datetime,
    "date": date,
    "time": time,
}
_MISSING: dict[str, Any] = {"nan": math.nan, "NaT": pd.NaT, "<NA>": pd.NA}
_ADVICE = "turn the column into text or numbers before reading it"
_KNOWN_TYPES = re.compile(
    r"object|str|string|boolean|bool|U?Int(8|16|32|64)|u?int(8|16|32|64)|[Ff]loat(16|32|64)"
    r"|datetime64\[(s|ms|us|ns)(, [\w/+:\-]+)?\]"
)
