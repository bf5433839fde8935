"""What is particular to each value of a column, as a table, in words a person reads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from actionclust.analysis.particular.log_odds import LogOdds, false_discovery, log_odds

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from actionclust.analysis.particular.compared_counts import ComparedCounts

ONLY, MOSTLY, MORE = "raised only in", "mostly in", "more often in"
TOO_FEW = "too few texts"

PARTICULAR_COLUMNS = ["value", "what", "kind", "texts", "of", "elsewhere", "of_elsewhere", "said"]
PARTICULAR_COLUMNS += ["log_odds", "low", "high", "z", "adjusted", "chance"]
MEASURE_COLUMNS = ("log_odds", "low", "high", "z", "adjusted", "chance")
COUNT_COLUMNS = ("texts", "of", "elsewhere", "of_elsewhere")

SHUFFLES = 40
"""How many times values are shuffled to see what chance gives."""

_HALF = 0.5
_LEVEL = 0.05
_DECIMALS = 4
_LEAST_PRIOR = 1e-6


@dataclass(frozen=True, slots=True)
class Verdicts:
    """Rows on all that was compared, and how many comparisons there were."""

    rows: list[tuple[Any, ...]]
    looked_at: int
    above: int  # intervals that lie above 0
    above_by_chance: float  # the mean number of them when values are shuffled
    held: int  # of those above 0, those that hold when all comparisons are counted
    only: int  # of what is told, what is in one value only, in enough texts
    only_by_chance: float  # the mean number of it when values are shuffled


@dataclass(frozen=True, slots=True)
class _Bars:
    """From how many texts on something is told."""

    few: int
    least: int
    prior: float | None


def particular_rows(
    values: Sequence[str],
    compared: Sequence[ComparedCounts],
    *,
    few: int,
    least: int,
    prior: float | None,
) -> Verdicts:
    """Compare each value with all others, for each language by itself."""
    bars = _Bars(few, least, prior)
    rows: list[tuple[Any, ...]] = []
    exact: list[float] = []
    by_chance: list[NDArray[np.float64]] = []
    above = only = 0.0
    for one in compared:
        odds = _odds(one, one.inside, prior)
        for row, z in _rows(values, one, odds, bars):
            rows.append(row)
            exact.append(z)
        for inside in one.shuffled(SHUFFLES):
            odds = _odds(one, inside, prior)
            there = _comparable(one)
            by_chance.append(odds.z[there].ravel())
            above += (odds.low[there] > 0).sum() / SHUFFLES
            only += _alone(one, inside, bars).sum() / SHUFFLES
    chance = np.concatenate(by_chance) if by_chance else np.empty(0)
    shares = false_discovery(np.array(exact), chance, SHUFFLES)
    rows = [
        (*row[:12], round(share, _DECIMALS), row[12])
        for row, share in zip(rows, shares.tolist(), strict=True)
    ]
    lying = [row for row in rows if row[9] > 0]
    return Verdicts(
        rows=rows,
        looked_at=len(rows),
        above=len(lying),
        above_by_chance=float(above),
        held=sum(row[12] <= _LEVEL for row in lying),
        only=sum(row[7] == ONLY for row in rows if row[1]),
        only_by_chance=float(only),
    )


def _odds(one: ComparedCounts, inside: NDArray[np.int64], prior: float | None) -> LogOdds:
    weight = float(inside.sum()) / len(inside) if prior is None else prior
    return log_odds(inside, one.everywhere, max(weight, _LEAST_PRIOR))


def _comparable(one: ComparedCounts) -> NDArray[np.bool_]:
    """Mark the values that some texts have, and some have not."""
    marked: NDArray[np.bool_] = (one.sizes > 0) & (one.sizes < one.texts)
    return marked


def _alone(one: ComparedCounts, inside: NDArray[np.int64], bars: _Bars) -> NDArray[np.bool_]:
    """Mark what is in one value only, where there are enough texts."""
    enough = (one.everywhere >= bars.least) & np.array([bool(name) for name in one.names], bool)
    told = _comparable(one) & (one.sizes >= bars.few)
    marked: NDArray[np.bool_] = (inside == one.everywhere) & enough & told[:, None]
    return marked


def _rows(
    values: Sequence[str], one: ComparedCounts, odds: LogOdds, bars: _Bars
) -> Iterator[tuple[tuple[Any, ...], float]]:
    """Give a row for each value and name, with its exact z."""
    sizes, everywhere, counts = one.sizes.tolist(), one.everywhere.tolist(), one.inside.tolist()
    numbers = [np.round(part, _DECIMALS).tolist() for part in odds.parts()]
    lows, exact = odds.low, odds.z
    there = _comparable(one).tolist()
    for place, value in enumerate(values):
        if not there[place]:
            continue
        size, rest = sizes[place], one.texts - sizes[place]
        for at, name in enumerate(one.names):
            texts, total = counts[place][at], everywhere[at]
            low = float(lows[place, at])
            said = TOO_FEW if size < bars.few else _said(texts, total, low, bars.least)
            chance = (size / one.texts) ** total if texts == total else float("nan")
            told = [number[place][at] for number in numbers]
            row = (value, name, one.kind, texts, size, total - texts, rest, said)
            yield (*row, *told, chance), float(exact[place, at])


def _said(texts: int, total: int, low: float, least: int) -> str:
    """Say in words whether a value has it only, mostly or more often."""
    if texts == total >= least:
        return ONLY
    if low <= 0:
        return ""
    return MOSTLY if texts > _HALF * total else MORE
