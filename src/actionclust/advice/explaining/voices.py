"""Who says it: how often each value of a column is in a group, against what is to be expected."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from pandas.api.types import is_bool_dtype, is_numeric_dtype
from scipy.stats import hypergeom, norm, rankdata

from actionclust.analysis.labels import column_labels, every_label_in
from actionclust.analysis.numeric_column import numeric_column
from actionclust.analysis.priorities import score
from actionclust.by_value import ByValue
from actionclust.network.function_words import UNDETERMINED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from actionclust.actions import Actions
    from actionclust.analysis.labels import Labels

import pandas as pd

NOTABLE = 0.05
"""How likely chance alone may be for what is called notable, all values of a group together."""

_VALUES = 30  # different values of a column that is counted, at the most,
_REPEATED = 3  # and how many actions have each at the least, on average
_STICKERS = "share of stickers"
_COUNTED = ("region", "group", "dimension", "language")  # roles that are labels, even of numbers


@dataclass(frozen=True, slots=True)
class Voice:
    """How often a value of a column is in a group.

    Attributes
    ----------
    column, value : str
        The column, by its role if it has one, and the value.
    count : int
        How many actions of the group have it.
    expected : float
        How many would have it if the group were drawn from all actions by chance.
    total : int
        How many of all actions have it.
    chance : float
        How likely a count as far from that is by chance alone (the exact hypergeometric
        probability of such a count or one further on that side, doubled), from 0 to 1.
    notable : bool
        Whether it is still below 0.05 when all values of the group are reckoned with (Holm).
    """

    column: str
    value: str
    count: int
    expected: float
    total: int
    chance: float
    notable: bool

    def __str__(self) -> str:
        """Say it in words."""
        than = "more" if self.count > self.expected else "fewer"
        return (
            f"{self.column} {self.value}: {self.count} where {self.expected:.1f} are expected, "
            f"notably {than}"
        )


@dataclass(frozen=True, slots=True, eq=False)
class Measure(ByValue):
    """A column of numbers, such as votes, in a group and in all others.

    Attributes
    ----------
    column : str
        The column, or "share of stickers".
    inside, outside : float
        The means of the actions of the group and of the others, or NaN.
    known : int
        How many actions of the group have a number.
    chance : float
        How likely such ranks are by chance alone (Wilcoxon's rank sum, approximated), from 0 to 1;
        NaN where it is not defined.
    notable : bool
        Whether it is still below 0.05 when all of the group are reckoned with, and at least five
        actions of the group and as many others have a number.
    """

    column: str
    inside: float
    outside: float
    known: int
    chance: float
    notable: bool

    def __str__(self) -> str:
        """Say it in words."""
        than = "higher" if self.inside > self.outside else "lower"
        return (
            f"{self.column}: {self.inside:.4g} on average of {self.known}, {self.outside:.4g} "
            f"elsewhere, notably {than} by their ranks"
        )


_FEW = 5  # numbers by which ranks say nothing


def columns_to_count(actions: Actions, languages: Sequence[str]) -> tuple[Labels, ...]:
    """Take the columns whose values can be counted: few values, each often enough."""
    roles = {column: role for role, column in actions.columns.items()}
    found = []
    for name in actions.table.columns:
        column, role = str(name), roles.get(str(name))
        if role in {"text", "id"} or column in (actions.sticker_columns or ()):
            continue
        if role is None and _is_number(actions, column):
            continue
        labels = every_label_in(actions, column, role or column)
        if _is_countable(labels, len(actions)):
            found.append(labels)
    if "language" not in actions.columns:
        spoken = [None if code == UNDETERMINED else code for code in languages]
        labels = column_labels(pd.Series(spoken, dtype=object), "language")
        if _is_countable(labels, len(actions)):
            found.append(labels)
    return tuple(found)


def columns_to_measure(actions: Actions) -> tuple[tuple[str, NDArray[np.float64]], ...]:
    """Take the columns of numbers, and the share that each action has of the stickers."""
    stickers = actions.sticker_columns or ()
    found = [
        (str(name), numeric_column(actions, str(name)))
        for name in actions.table.columns
        if str(name) not in actions.columns.values()
        and str(name) not in actions.columns
        and str(name) not in stickers
        and _is_number(actions, str(name))
    ]
    if actions.stickers is not None:
        shares = score(actions).table["share"].to_numpy(dtype=np.float64, na_value=np.nan)
        found.append((_STICKERS, shares))
    return tuple(found)


def voices_of(columns: Sequence[Labels], inside: NDArray[np.bool_]) -> tuple[Voice, ...]:
    """Count the values of columns among some actions, those furthest from expectation first."""
    counted = [one for labels in columns for one in _counts(labels, inside)]
    notable = _holm([chance for *_, chance in counted])
    told = [Voice(*one, notable=bool(far)) for one, far in zip(counted, notable, strict=True)]
    return tuple(
        sorted(
            told, key=lambda one: (not one.notable, round(one.chance, 9), one.column, one.value)
        )
    )


def measures_of(
    columns: Sequence[tuple[str, NDArray[np.float64]]], inside: NDArray[np.bool_]
) -> tuple[Measure, ...]:
    """Compare the numbers of some actions with those of the others."""
    measured = []
    for name, numbers in columns:
        there = ~np.isnan(numbers)
        mine, others = numbers[there & inside], numbers[there & ~inside]
        chance = math.nan
        if min(len(mine), len(others)) >= _FEW:
            chance = _by_ranks(numbers[there], inside[there])
        means = [float(some.mean()) if len(some) else math.nan for some in (mine, others)]
        measured.append((name, means[0], means[1], len(mine), chance))
    notable = _holm([one[-1] for one in measured])
    return tuple(
        Measure(*one, notable=bool(far)) for one, far in zip(measured, notable, strict=True)
    )


def _is_number(actions: Actions, column: str) -> bool:
    values = actions.table[column]
    return bool(is_numeric_dtype(values) and not is_bool_dtype(values))


def _is_countable(labels: Labels, actions: int) -> bool:
    values = len(labels) - labels.has_missing
    return 2 <= values <= _VALUES and values * _REPEATED <= actions  # noqa: PLR2004 - several


def _counts(
    labels: Labels, inside: NDArray[np.bool_]
) -> Iterator[tuple[str, str, int, float, int, float]]:
    """Count each value, among the actions whose value is known."""
    of = np.arange(len(labels.codes)) if labels.actions is None else labels.actions
    known = labels.codes < len(labels) - labels.has_missing
    texts = np.unique(of[known])
    every, some = len(texts), int(inside[texts].sum())
    totals = np.bincount(labels.codes[known], minlength=len(labels))
    counts = np.bincount(labels.codes[known & inside[of]], minlength=len(labels))
    for code in range(len(labels) - labels.has_missing):
        count, total = int(counts[code]), int(totals[code])
        spread = hypergeom(every, total, some)
        tail = min(float(spread.cdf(count)), float(spread.sf(count - 1)))
        expected = some * total / every if every else 0.0
        yield labels.name, labels.labels[code], count, expected, total, min(2 * tail, 1.0)


def _by_ranks(numbers: NDArray[np.float64], inside: NDArray[np.bool_]) -> float:
    """Give the chance of ranks as unlike as those inside and outside."""
    ranks = rankdata(numbers)
    few, every = int(inside.sum()), len(ranks)
    spread = ranks.var() * few * (every - few) / (every - 1)
    if spread <= 0:
        return 1.0
    apart = abs(ranks[inside].sum() - few * ranks.mean()) / math.sqrt(spread)
    return float(min(2 * norm.sf(apart), 1.0))


def _holm(chances: list[float]) -> NDArray[np.bool_]:
    """Tell which are unlikely when all are reckoned with (Holm 1979)."""
    values = np.array([1.0 if math.isnan(one) else one for one in chances])
    order = np.argsort(values, kind="stable")
    below = values[order] * np.arange(len(values), 0, -1) <= NOTABLE
    notable = np.zeros(len(values), dtype=np.bool_)
    notable[order] = np.logical_and.accumulate(below)
    return notable
