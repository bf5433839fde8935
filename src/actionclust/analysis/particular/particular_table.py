"""What is particular to each value of a column, as a table, in words a person reads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from actionclust.analysis.particular.log_odds import false_discovery, log_odds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

ONLY, MOSTLY, MORE = "raised only in", "mostly in", "more often in"
TOO_FEW = "too few texts"

COLUMNS = ["value", "what", "kind", "texts", "of", "elsewhere", "of_elsewhere", "said"]
COLUMNS += ["log_odds", "low", "high", "z", "adjusted", "chance"]
NUMBERS = ("log_odds", "low", "high", "z", "adjusted", "chance")
COUNTS = ("texts", "of", "elsewhere", "of_elsewhere")

_HALF = 0.5
_LEVEL = 0.05
_DECIMALS = 4


@dataclass(frozen=True, slots=True, eq=False)
class Compared:
    """Counts that are compared: what, in which values of the column."""

    names: tuple[str, ...]
    kinds: tuple[str, ...]
    inside: NDArray[np.int64]  # shape (values, names): texts of the value that have it
    everywhere: NDArray[np.int64]  # shape (names,): texts that have it
    sizes: NDArray[np.int64]  # shape (values,): texts of the value
    texts: int  # all of them


@dataclass(frozen=True, slots=True)
class Verdicts:
    """Rows on all that was compared, and how many comparisons there were."""

    rows: list[tuple[Any, ...]]
    looked_at: int
    above: int  # intervals that lie above 0
    held: int  # of these, those that hold when all comparisons are counted
    only: int  # of what is compared, what is in one value only, in enough texts
    only_by_chance: float  # how much of it would be, if values played no part


def particular_rows(
    values: Sequence[str],
    compared: Sequence[Compared],
    *,
    few: int,
    least: int,
    prior: float | None,
) -> Verdicts:
    """Compare each value with all others, for each language by itself."""
    found: list[tuple[tuple[Any, ...], float]] = []
    for one in compared:
        found += _rows(values, one, few=few, least=least, prior=prior)
    adjusted = false_discovery(np.array([z for _, z in found])) if found else np.empty(0)
    rows = [
        (*row[:12], round(float(share), _DECIMALS), row[12])
        for (row, _), share in zip(found, adjusted.tolist(), strict=True)
    ]
    above = [row for row in rows if row[9] > 0]
    held = sum(row[12] <= _LEVEL for row in above)
    only = sum(row[7] == ONLY for row in rows if row[1])
    chance = sum(_only_by_chance(one, few, least) for one in compared)
    return Verdicts(rows, len(rows), len(above), held, only, chance)


def _only_by_chance(one: Compared, few: int, least: int) -> float:
    """Add up how likely each name is to be in one value only, if values played no part."""
    told = one.sizes[(one.sizes >= few) & (one.sizes < one.texts)]
    named = np.array([bool(name) for name in one.names], dtype=np.bool_)
    total = one.everywhere[named & (one.everywhere >= least)]
    return float(((told / one.texts)[:, None] ** total[None, :]).sum())


def _rows(
    values: Sequence[str], one: Compared, *, few: int, least: int, prior: float | None
) -> list[tuple[tuple[Any, ...], float]]:
    """Give a row for each value and name, with its exact z."""
    weight = float(one.inside.sum()) / max(len(values), 1) if prior is None else prior
    odds = log_odds(one.inside, one.everywhere, weight)
    rows: list[tuple[tuple[Any, ...], float]] = []
    for place, value in enumerate(values):
        size, rest = int(one.sizes[place]), one.texts - int(one.sizes[place])
        if not size or not rest:
            continue
        for at, name in enumerate(one.names):
            texts, total = int(one.inside[place, at]), int(one.everywhere[at])
            low = float(odds.low[place, at])
            said = TOO_FEW if size < few else _said(texts, total, low, least)
            chance = (size / one.texts) ** total if texts == total else float("nan")
            numbers = (odds.difference, odds.low, odds.high, odds.z)
            told = [round(float(number[place, at]), _DECIMALS) for number in numbers]
            row = (value, name, one.kinds[at], texts, size, total - texts, rest, said)
            rows.append(((*row, *told, chance), float(odds.z[place, at])))
    return rows


def _said(texts: int, total: int, low: float, least: int) -> str:
    """Say in words whether a value has it only, mostly or more often."""
    if texts == total >= least:
        return ONLY
    if low <= 0:
        return ""
    return MOSTLY if texts > _HALF * total else MORE
