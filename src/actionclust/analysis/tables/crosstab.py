"""The one place that counts labels against labels, and writes the headers with their n."""

from __future__ import annotations

import math
import warnings
from typing import TYPE_CHECKING, Literal, get_args

import numpy as np
import pandas as pd

from actionclust.analysis.labels import TOTAL, Labels, aligned_codes, several_note
from actionclust.analysis.tables.distinct import distinct_cells
from actionclust.errors import ActionClustWarning, SettingError, did_you_mean, listed
from actionclust.text_columns import text_index

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

SMALL_BASE = 30
"""Columns of fewer actions than this have unsteady percentages."""

Sort = Literal["size"]

SORTS: tuple[Sort, ...] = get_args(Sort)


class SmallBaseWarning(ActionClustWarning):
    """Percentages of a column with few actions say little."""


def crosstab(
    rows: Labels,
    columns: Sequence[Labels],
    *,
    percent: bool = False,
    margins: bool = True,
    sort: Sort | None = None,
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
    whole = _with_totals(rows, columns) if of is None else distinct_cells(rows, columns, of)
    order = _order(whole[:-1, -1].sum(axis=1), rows.last, sort)
    every = whole[[*order, -1]]
    names = [rows.labels[place] for place in order]
    outer = [*columns[0].labels]
    if margins:
        outer.append(TOTAL)
        names.append(TOTAL)
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
    notes = warn_of_small_bases(table.columns, sizes, depth=4) if percent else []
    for other in (of, per):
        if other is not None and other.has_missing:
            without = int(other.sizes[-1])
            notes.append(f"{without} without a value of {other.name} do not count")
    tell_of_several(table, (rows, *columns), notes)
    return table


def tell_of_several(table: pd.DataFrame, labels: Sequence[Labels], notes: Sequence[str]) -> None:
    """Put notes beside a table, and say below its caption if actions count more than once."""
    said = several_note(labels)
    table.attrs["notes"] = [*notes, *([said] if said else [])]
    if said:
        table.attrs["caption"] += f" ({said})"


def count_cells(rows: Labels, columns: Sequence[Labels]) -> NDArray[np.int64]:
    """Count how often labels meet.

    >>> from actionclust.analysis.labels import Labels
    >>> rows = Labels("dimension", ("D", "E"), np.array([0, 1]))
    >>> count_cells(rows, [Labels("region", ("N",), np.array([0, 0]))]).tolist()
    [[[1]], [[1]]]
    """
    shape = (len(rows), len(columns[0]), len(columns[1]) if columns[1:] else 1)
    first, second, *third = aligned_codes((rows, *columns))
    flat = first * shape[1] + second
    if third:
        flat = flat * shape[2] + third[0]
    counted: NDArray[np.int64] = np.bincount(flat, minlength=math.prod(shape)).reshape(shape)
    return counted


def _with_totals(rows: Labels, columns: Sequence[Labels]) -> NDArray[np.int64]:
    """Count how often labels meet, with a last row and column of totals.

    They are counted and not summed up, as an action can have several labels.
    """
    every = Labels(TOTAL, (TOTAL,), np.zeros(rows.count, dtype=np.int64))
    inner = columns[1:]
    wide = [
        np.concatenate([count_cells(one, columns), count_cells(one, [every, *inner])], axis=1)
        for one in (rows, every)
    ]
    return np.concatenate(wide, axis=0)


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


def _order(sizes: NDArray[np.int64], last: int, sort: Sort | None) -> list[int]:
    free = len(sizes) - last
    order = list(range(free))
    if sort is not None:
        order.sort(key=lambda place: -int(sizes[place]))
    return [*order, *range(free, len(sizes))]
