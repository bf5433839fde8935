"""Summary statistics of a column of numbers, by group of a hierarchy or by another column."""

from __future__ import annotations

import statistics
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from actionclust.actions import Actions
from actionclust.analysis.labels import TOTAL, every_label_of
from actionclust.analysis.numeric_column import numeric_column
from actionclust.analysis.places import places_at
from actionclust.analysis.tables.crosstab import tell_of_several
from actionclust.coding.hierarchy.hierarchy import Hierarchy
from actionclust.errors import InputError, SettingError, listed
from actionclust.text_columns import text_index

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from actionclust.analysis.labels import Labels
    from actionclust.coding.tree.levels import Level

_PAIR = 2  # the fewest values that differ from each other


def summary_statistics(
    source: Hierarchy | Actions, column: str, *, level: Level | None = None, by: str | None = None
) -> pd.DataFrame:
    """Sum up a column of numbers: mean, standard deviation, median, and how many there are.

    Parameters
    ----------
    source : Hierarchy or Actions
        A hierarchy, whose groups are the rows; or actions, of which a column may give the rows.
    column : str
        The role or column with the numbers, such as costs or years.
    level : {"super-cluster", "cluster", "sub-cluster"} or None
        The groups of a hierarchy that are the rows; None takes the super-clusters.
    by : str or None
        The role or column of actions that gives the rows; None gives the row "Total" alone.

    Returns
    -------
    pandas.DataFrame
        One row for each group or value, as `counts` orders them, and a last row "Total" over all
        actions. The columns: n (actions with a number), missing (actions without one), mean,
        standard_deviation (of a sample: squares are divided by n - 1) and median, in the unit
        of the column. Mean and median are NaN where n is 0, the standard deviation where n is
        below 2. Sums are exact before they are rounded, whatever the order of rows. `attrs`
        holds the caption and notes.

    Raises
    ------
    InputError
        If the source is of another kind, has no such column or no group of the level, a cell is
        neither blank nor a number (True and False are none, nor are infinite ones or those
        beyond 1e100), or a value of `by` is called "Total".
    SettingError
        If a name is not a str, there is no such level, or `level` is passed with actions or `by`
        with a hierarchy.

    Examples
    --------
    >>> from actionclust import read_actions
    >>> frame = pd.DataFrame({"text": list("abc"), "region": list("NNS"), "cost": [1, 3, 8]})
    >>> summary_statistics(read_actions(frame), "cost", by="region")
            n  missing  mean  standard_deviation  median
    region
    N       2        0   2.0            1.414214     2.0
    S       1        0   8.0                 NaN     8.0
    Total   3        0   4.0            3.605551     3.0
    """
    rows: Labels | None
    if isinstance(source, Hierarchy):
        if by is not None:
            raise SettingError(
                f"by={by!r} is for Actions; the rows of a Hierarchy are the groups of a level, so "
                "pass h.actions for the rows of a column"
            )
        actions = source.actions
        rows = places_at(source, "super-cluster" if level is None else level)
    elif isinstance(source, Actions):
        if level is not None:
            raise SettingError(
                f"level={level!r} is for a Hierarchy; Actions have no groups, and their rows are "
                'those of a column, as by="region"'
            )
        actions = source
        rows = None if by is None else every_label_of(source, by)
    else:
        raise InputError(
            "summary_statistics takes a Hierarchy or Actions; got "
            f"{type(source).__name__}; read a table with read_actions first"
        )
    numbers = numeric_column(actions, column)
    names: list[str] = []
    found = []
    if rows is not None:
        rows.check_reserved((TOTAL,))
        names.extend(rows.labels)
        values = numbers if rows.actions is None else numbers[rows.actions]
        found = [_described(values[rows.codes == place]) for place in range(len(rows))]
    table = pd.DataFrame(
        [*found, _described(numbers)],
        index=text_index([*names, TOTAL], None if rows is None else rows.name),
        columns=["n", "missing", "mean", "standard_deviation", "median"],
    )
    table.attrs["caption"] = column if rows is None else f"{column} by {rows.name}"
    single = table.index[table["n"] == 1].tolist()
    notes = [f"one number has no standard deviation: {listed(single)}"] if single else []
    tell_of_several(table, [] if rows is None else [rows], notes)
    return table


def _described(values: NDArray[np.float64]) -> tuple[int, int, float, float, float]:
    """Give n, missing, mean, standard deviation and median."""
    known = values[~np.isnan(values)].tolist()
    nothing = float("nan")
    return (
        len(known),
        len(values) - len(known),
        statistics.mean(known) if known else nothing,
        statistics.stdev(known) if len(known) >= _PAIR else nothing,
        statistics.median(known) if known else nothing,
    )
