"""Counts of actions or other statements by one column, or by two."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeAlias

from actionclust.actions import Actions
from actionclust.analysis.labels import every_label_of, labels_of
from actionclust.analysis.places import places_at
from actionclust.analysis.tables.crosstab import crosstab
from actionclust.coding.hierarchy.hierarchy import Hierarchy
from actionclust.errors import InputError, SettingError

if TYPE_CHECKING:
    import pandas as pd

    from actionclust.analysis.labels import Labels
    from actionclust.analysis.tables.crosstab import Sort
    from actionclust.coding.tree.levels import Level

By: TypeAlias = "str | Sequence[str | Sequence[str]]"

_PAIR = 2
_OF_HIERARCHY = (
    'by of a Hierarchy names the columns, as "region", or as ["region", "dimension"] for columns '
    "in two levels; its groups are the rows"
)
_OF_ACTIONS = (
    'by of Actions names the rows and the columns, as ["dimension", "region"], or as '
    '["dimension", ["region", "kind"]] for columns in two levels'
)


def counts(
    source: Hierarchy | Actions,
    *,
    by: By,
    level: Level | None = None,
    percent: bool = False,
    margins: bool = True,
    sort: Sort | None = None,
    of: str | None = None,
    per: str | None = None,
) -> pd.DataFrame:
    """Count actions, or any other statements, by the values of a column.

    Parameters
    ----------
    source : Hierarchy or Actions
        A hierarchy, whose groups are the rows; or actions, of which a column gives the rows.
    by : str or sequence
        The roles or columns to count by, for instance "region". Of a hierarchy: that of the
        columns, or two of them for columns in two levels. Of actions: that of the rows, then
        that of the columns, or two of them in a list: ["dimension", ["region", "kind"]].
    level : {"super-cluster", "cluster", "sub-cluster"} or None
        The groups of a hierarchy that are the rows; None takes the super-clusters.
    percent : bool
        Give the per cent of the column, to one decimal, instead of numbers.
    margins : bool
        Add a row and a column "Total".
    sort : {None, "size"}
        The order of the rows: as they come, or the largest first.
    of : str or None
        Count the different values of this role or column instead of actions: with "group", in
        how many discussion groups something came up. A group that is in two rows counts in both,
        and once in "Total"; actions without a value do not count.
    per : str or None
        Divide the number of actions by how many different values of this role or column there
        are, which is fair where something was discussed more often than something else: with
        "group", actions for each discussion group. Of actions, these are the groups in the same
        row and column; of a hierarchy, those in the same column.

    Returns
    -------
    pandas.DataFrame
        One row for each group or value, with zeros where there is nothing; headers carry the
        number of actions, as "Brussels (n=114)". Columns are ordered by category, size of
        number or alphabet; so are the rows of actions, and those of a hierarchy by id. Missing
        values count as "(missing)"; of a hierarchy, the last rows are "Not grouped" (actions in
        some group, but in none of this level; left out if there are none) and "Unclustered".
        `attrs` holds the caption and notes.

    Raises
    ------
    SettingError
        If `by`, the level or the order is not understood, or `per` is passed with `of` or
        `percent`.
    InputError
        If the source is of another kind, has no such column or no group of the level, or a
        value is called "Total".

    Warns
    -----
    SmallBaseWarning
        If percentages are asked for, and a column has fewer than 30 actions.

    References
    ----------
    "Towards integrated care in Belgium", KCE Report 359, Belgian Health Care Knowledge Centre
    (KCE), 2022: Tables 37, 39 and 40 have this shape.

    Examples
    --------
    >>> import pandas as pd
    >>> from actionclust import datasets, read_actions
    >>> frame = pd.DataFrame({"text": ["a", "b", "c"], "dimension": "D", "region": list("NSN")})
    >>> counts(read_actions(frame), by=["dimension", "region"])
               N (n=2)  S (n=1)  Total (n=3)
    dimension
    D                2        1            3
    Total            2        1            3

    In how many discussion groups each dimension was discussed (Table 35 of the study):

    >>> example = datasets.load_example()
    >>> counts(example, by=["dimension", "region"], of="group").iloc[0].tolist()
    [1, 2, 2, 5]
    """
    if isinstance(source, Hierarchy):
        rows = places_at(source, "super-cluster" if level is None else level)
        columns = _columns(by, source.actions, _OF_HIERARCHY)
    elif isinstance(source, Actions):
        if level is not None:
            raise SettingError(
                f"level={level!r} is for a Hierarchy; Actions have no groups, and their rows are "
                'the first column in by=["dimension", "region"]'
            )
        first, second = _pair(by)
        rows = every_label_of(source, first)
        columns = _columns(second, source, _OF_ACTIONS)
    else:
        raise InputError(
            f"counts takes a Hierarchy or Actions; got {type(source).__name__}; read a table with "
            "read_actions first"
        )
    if per is not None and (of is not None or percent):
        raise SettingError(
            f"per={per!r} divides numbers of actions; pass it without of and percent"
        )
    return crosstab(
        rows,
        columns,
        percent=percent,
        margins=margins,
        sort=sort,
        of=None if of is None else labels_of(_actions_of(source), of),
        per=None if per is None else labels_of(_actions_of(source), per),
        per_cell=isinstance(source, Actions),
    )


def _actions_of(source: Hierarchy | Actions) -> Actions:
    return source if isinstance(source, Actions) else source.actions


def _pair(by: By) -> tuple[str, object]:
    """Take apart what gives the rows and what gives the columns."""
    if not isinstance(by, str) and isinstance(by, Sequence) and len(by) == _PAIR:
        first, second = by
        if isinstance(first, str):
            return first, second
    raise SettingError(f"{_OF_ACTIONS}; got {by!r}")


def _columns(by: object, actions: Actions, expected: str) -> list[Labels]:
    """Give the labels of the columns: one, or two for columns in two levels."""
    if isinstance(by, str):
        return [every_label_of(actions, by)]
    if isinstance(by, Sequence) and len(by) == _PAIR and all(isinstance(n, str) for n in by):
        return [every_label_of(actions, name) for name in by]
    raise SettingError(f"{expected}; got {by!r}")
