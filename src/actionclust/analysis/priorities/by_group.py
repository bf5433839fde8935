"""Scores of the groups of a hierarchy."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import pandas as pd

from actionclust.analysis.places import groups_at, places_at
from actionclust.analysis.priorities.ranking import SHARE_DECIMALS, ranks
from actionclust.coding.hierarchy.hierarchy import check_hierarchy
from actionclust.coding.tree.ids import natural
from actionclust.errors import InputError, listed
from actionclust.text_columns import text_column

if TYPE_CHECKING:
    from collections.abc import Sequence

    from actionclust.coding.hierarchy.hierarchy import Hierarchy


def score_groups(table: pd.DataFrame, h: Hierarchy, level: str) -> pd.DataFrame:
    """Score the groups of one level."""
    check_hierarchy(h, "of_groups")
    ids = table["id"].tolist()
    strange = sorted(set(ids).symmetric_difference(h.actions.ids))
    if strange:
        raise InputError(
            "the hierarchy and the priorities must have the same actions; only one of them has "
            f"{listed(strange)}; score the actions of the hierarchy: score(h.actions)"
        )
    places = places_at(h, level)
    position = dict(zip(h.actions.ids, places.codes.tolist(), strict=True))
    inside: list[list[int]] = [[] for _ in places.labels]
    for row, id_ in enumerate(ids):
        inside[position[id_]].append(row)
    shares = table["share"].round(SHARE_DECIMALS).tolist()
    scored = [[row for row in rows if not math.isnan(shares[row])] for rows in inside]
    exact = table["share"].tolist()
    # exact sums, so that no order of rows matters
    sums = [math.fsum(exact[row] for row in rows) if rows else math.nan for rows in scored]
    best = [_best(rows, shares, ids) for rows in scored]
    first = [rows[0] if rows else None for rows in best]
    discussed = table["group"].tolist()
    nodes = groups_at(h, level)
    others = len(places) - len(nodes)
    return pd.DataFrame(
        {
            "id": text_column([*(node.id for node in nodes), *[None] * others]),
            "label": text_column(places.labels),
            "actions": [len(rows) for rows in inside],
            "scored": [len(rows) for rows in scored],
            "sum": sums,
            "mean": [total / max(len(rows), 1) for total, rows in zip(sums, scored, strict=True)],
            "best_id": _picked(ids, first),
            "best_text": _picked(table["text"].tolist(), first),
            "best_share": _picked(exact, first).astype(float),
            "best_tied": [len(rows) for rows in best],
            "discussion_groups": [
                len({discussed[row] for row in rows} - {None}) for rows in inside
            ],
            "rank": ranks([*sums[: len(nodes)], *[math.nan] * others]),
        }
    )


def _best(rows: list[int], shares: list[float], ids: list[str]) -> list[int]:
    """Find the rows with the highest share, by id."""
    top = max((shares[row] for row in rows), default=0)
    return sorted((row for row in rows if shares[row] == top), key=lambda row: natural(ids[row]))


def _picked(values: Sequence[Any], rows: list[int | None]) -> pd.Series[Any]:
    return text_column([None if row is None else values[row] for row in rows])
