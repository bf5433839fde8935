"""Actions and what is remembered of their clustering as JSON, and back."""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import asdict
from typing import Any

import numpy as np
import pandas as pd

from actionclust.actions import Actions
from actionclust.coding.project.table_json import table_from_json, table_to_json
from actionclust.errors import InputError, listed
from actionclust.network.origin import Origin
from actionclust.network.outcome import Run, Tuning

_HALF = re.compile("[\ud800-\udfff]")


def actions_to_json(actions: Actions) -> dict[str, Any]:
    """Give the JSON form of actions, with all columns of the analyst."""
    stickers, ballots = actions.stickers, actions.ballots
    return {
        "ids": list(actions.ids),
        "texts": list(actions.texts),
        "columns": dict(actions.columns),
        "sticker_columns": list(actions.sticker_columns) if actions.sticker_columns else None,
        "notes": list(actions.notes),
        "source": actions.source,
        "table": table_to_json(actions.table),
        "stickers": None if stickers is None else table_to_json(stickers),
        "ballots": None if ballots is None else table_to_json(ballots),
    }


def actions_from_json(document: dict[str, Any], name: str) -> Actions:
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
    stickers = document["stickers"]
    ballots = document["ballots"]
    sticker_columns = document["sticker_columns"]
    named = [*document["columns"].values(), *(sticker_columns or ())]
    strange = [column for column in named if column not in table.columns]
    if strange:
        raise InputError(f"{name}: there is no column {listed(strange)}")
    read_stickers = None if stickers is None else table_from_json(stickers, name)
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
        ballots=None if ballots is None else table_from_json(ballots, name),
        notes=tuple(document["notes"]),
        source=document["source"],
    )


def origin_to_json(origin: Origin) -> dict[str, Any]:
    """Give the JSON form of what a hierarchy remembers of its clustering."""
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
    """Read what a hierarchy remembers of its clustering."""
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
