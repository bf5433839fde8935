"""The one place that counts labels against labels, and writes the headers with their n."""

from __future__ import annotations

import math
import warnings
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from actionclust.analysis.labels import TOTAL
from actionclust.analysis.tables.distinct import distinct_cells
from actionclust.errors import SettingError, did_you_mean, listed
from actionclust.text_columns import text_index

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from actionclust.analysis.labels import Labels

SMALL_BASE = 30
"""Columns of fewer actions than this have unsteady percentages."""

SORTS = ("size",)


class SmallBaseWarning(UserWarning):
    """Percentages of a column with few actions say little."""


def crosstab(
    rows: Labels,
    columns: Sequence[Labels],
    *,
    percent: bool = False,
    margins: bool = True,
    sort: str | None = None,
    of: Labels | None = None,
    per: Labels | None = None,
    per_cell: bool = False,
) -> pd.DataFrame:
    """Count how often each label of the rows meets each label of the columns.

    Instead of actions, distinct values can be counted; and a number can be divided by how many
    distinct values there are in its column, or in its cell.
    """
    if sort is not None and sort not in SORTS:
        raise SettingError(f"sort={sort!r} is not known; {did_you_mean(str(sort), SORTS)}")
    for labels in (rows, *columns):
        labels.check_reserved((TOTAL,))
    cells, whole = count_cells(rows, columns), None
    if of is not None:
        whole = distinct_cells(rows, columns, of)
        cells = whole[:-1, :-1]
    order = _order(cells.sum(axis=(1, 2)), rows.last, sort)
    cells = cells[order]
    names = [rows.labels[place] for place in order]
    outer = [*columns[0].labels]
    if margins:
        outer.append(TOTAL)
        names.append(TOTAL)
    every = _with_sums(cells) if whole is None else whole[[*order, -1]]
    cells = every if margins else every[:-1, :-1]
    sizes = every[-1] if margins else every[-1, :-1]
    values = per_cent(cells, sizes) if percent else cells
    if per is not None:
        base = distinct_cells(rows, columns, per)[[*order, -1]]
        base = base if per_cell else np.broadcast_to(base[-1], base.shape)
        base = base if margins else base[:-1, :-1]
        values = np.where(base > 0, cells / np.maximum(base, 1), np.nan)
    table = pd.DataFrame(
        values.reshape(len(names), -1),
        index=text_index(names, rows.name),
        columns=headers(outer, columns[1:], sizes),
    )
    by = " and ".join(one.name for one in columns)
    what = "" if of is None else f"number of different values of {of.name}: "
    what += "" if per is None else f"actions for each {per.name}: "
    table.attrs["caption"] = f"{what}{rows.name} by {by}{', per cent of the column' * percent}"
    table.attrs["notes"] = warn_of_small_bases(table.columns, sizes, depth=4) if percent else []
    for other in (of, per):
        if other is not None and other.has_missing:
            without = int(other.sizes[-1])
            table.attrs["notes"].append(f"{without} without a value of {other.name} do not count")
    return table


def count_cells(rows: Labels, columns: Sequence[Labels]) -> NDArray[np.int64]:
    """Count how often labels meet.

    >>> from actionclust.analysis.labels import Labels
    >>> rows = Labels("dimension", ("D", "E"), np.array([0, 1]))
    >>> count_cells(rows, [Labels("region", ("N",), np.array([0, 0]))]).tolist()
    [[[1]], [[1]]]
    """
    shape = (len(rows), len(columns[0]), len(columns[1]) if columns[1:] else 1)
    flat = rows.codes * shape[1] + columns[0].codes
    if columns[1:]:
        flat = flat * shape[2] + columns[1].codes
    counted: NDArray[np.int64] = np.bincount(flat, minlength=math.prod(shape)).reshape(shape)
    return counted


def _with_sums(cells: NDArray[np.int64]) -> NDArray[np.int64]:
    wide = np.concatenate([cells, cells.sum(axis=1, keepdims=True)], axis=1)
    return np.concatenate([wide, wide.sum(axis=0, keepdims=True)], axis=0)


def headers(outer: Sequence[str], inner: Sequence[Labels], sizes: NDArray[np.int64]) -> pd.Index:
    """Write the headers of columns, each with its number of actions.

    >>> headers(["Brussels", "Total"], [], np.array([[114], [555]])).tolist()
    ['Brussels (n=114)', 'Total (n=555)']
    """
    if not inner:
        return text_index(
            [f"{label} (n={size})" for label, size in zip(outer, sizes[:, 0], strict=True)]
        )
    return pd.MultiIndex.from_tuples(
        [
            (label, f"{below} (n={size})")
            for label, row in zip(outer, sizes, strict=True)
            for below, size in zip(inner[0].labels, row, strict=True)
        ]
    )


def per_cent(cells: NDArray[np.int64], sizes: NDArray[np.int64]) -> NDArray[np.float64]:
    """Give the per cent of each column.

    >>> per_cent(np.array([[1, 0], [7, 0]]), np.array([8, 0])).tolist()
    [[12.5, nan], [87.5, nan]]
    """
    base = np.maximum(sizes, 1)
    tenths = (2000 * cells + base) // (2 * base)
    shares: NDArray[np.float64] = np.where(sizes > 0, tenths / 10, np.nan)
    return shares


def warn_of_small_bases(columns: pd.Index, sizes: NDArray[np.int64], *, depth: int) -> list[str]:
    """Warn of columns that have too few actions for percentages."""
    small = [
        column if isinstance(column, str) else " ".join(column)
        for column, size in zip(columns, sizes.ravel(), strict=True)
        if size < SMALL_BASE
    ]
    if not small:
        return []
    note = f"percentages of fewer than {SMALL_BASE} say little: {listed(small)}"
    warnings.warn(note, SmallBaseWarning, stacklevel=depth)
    return [note]


def _order(sizes: NDArray[np.int64], last: int, sort: str | None) -> list[int]:
    free = len(sizes) - last
    order = list(range(free))
    if sort is not None:
        order.sort(key=lambda place: -int(sizes[place]))
    return [*order, *range(free, len(sizes))]
