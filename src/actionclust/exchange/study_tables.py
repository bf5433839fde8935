"""All tables of a report on a hierarchy, as far as there are data for them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from actionclust.analysis import priorities, tables, vsm
from actionclust.coding.tree.levels import GROUP_LEVELS, Level
from actionclust.exchange.sheets import write_csv_and_workbook
from actionclust.text_columns import text_column
from actionclust.whole_files import new_folder

if TYPE_CHECKING:
    import os
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    import pandas as pd

    from actionclust.coding.hierarchy.hierarchy import Hierarchy

WORKBOOK = "tables.xlsx"
"""The file that holds all tables as sheets."""

_TITLE = 31  # most characters of the title of a sheet
_COUNTED_BY = ("region", "group", "dimension")  # the roles to count by, the first choice first


def study_tables(
    h: Hierarchy, *, by: str | None = None, levels: Sequence[str] = vsm.LEVELS
) -> dict[str, pd.DataFrame]:
    """Make the tables of a report.

    Parameters
    ----------
    h : Hierarchy
        The hierarchy.
    by : str or None
        The role or column to count by; None takes the region, or else the discussion group, or
        else the dimension.
    levels : sequence of str
        The levels of the Viable System Model, from the narrowest to the widest.

    Returns
    -------
    dict of str to pandas.DataFrame
        By name, those for which there are data:

        - actions, groups and log; memos, and reviews if there was one.
        - counts_super_cluster, counts_cluster and counts_sub_cluster, by the column.
        - details_SC01 and so on: each super-cluster in detail.
        - dimensions: counts of each dimension; links: dimensions and the widest groups.
        - presence: which of the narrowest groups came up in which discussion group.
        - priorities, priorities_super_cluster and so on, and votes: what stickers say.
        - vsm_1_micro and so on, vsm_matrix and vsm_gaps: functions of the Viable
          System Model.

    Raises
    ------
    InputError
        If there is no such column.

    Examples
    --------
    >>> from actionclust import from_codebook, read_actions
    >>> import pandas as pd
    >>> frame = pd.DataFrame({"text": ["a", "b"], "region": ["N", "S"]})
    >>> h = from_codebook({"Skills": None}, read_actions(frame))
    >>> list(study_tables(h))
    ['actions', 'groups', 'counts_sub_cluster']
    """
    column = _column(h, by)
    there = {node.level for node in h.tree.nodes.values()}
    widths = [level for level in reversed(GROUP_LEVELS) if level in there]
    made = {"actions": h.table, "groups": h.groups().reset_index()}
    if h.entries:
        log = h.log
        made["log"] = _in_utc(log)
    said = {"memos": h.memos, "reviews": h.reviews}
    made |= {name: _in_utc(table) for name, table in said.items() if len(table)}
    if column is not None:
        for level in widths:
            made[f"counts_{_name(level)}"] = _flat(tables.counts(h, by=column, level=level))
        for node in h.tree.nodes.values():
            if node.level == "super-cluster":
                made[f"details_{node.id}"] = tables.hierarchy_table(h, node.id, by=column)
    made |= _crossed(h, column, widths)
    if h.actions.stickers is not None:
        scored = priorities.score(h.actions)
        made["priorities"] = scored.table
        made |= {f"priorities_{_name(level)}": scored.of_groups(h, level) for level in widths}
        made["votes"] = scored.groups
    if h.tree.placements:
        placed = vsm.tables(h, levels=levels)
        for number, (name, table) in enumerate(placed.items(), start=1):
            made[f"vsm_{number}_{_name(name)}"] = _flat(table)
        made["vsm_matrix"] = _flat(vsm.matrix(h, levels=levels))
        made["vsm_gaps"] = vsm.gaps(h, levels=levels)
    return made


def write_tables(
    made: Mapping[str, pd.DataFrame],
    folder: str | os.PathLike[str],
    *,
    overwrite: bool = True,
    guard_formulas: bool = False,
) -> list[Path]:
    """Write tables as CSV files, and all of them as one Excel workbook: all files, or none.

    Parameters
    ----------
    made : mapping of str to pandas.DataFrame
        What `study_tables` gives.
    folder : str or path-like
        The folder; it is made if it is not there.
    overwrite : bool
        Whether to replace files that are there.
    guard_formulas : bool
        Whether texts in CSV files that a spreadsheet may take for formulas get an apostrophe
        before them.

    Returns
    -------
    list of pathlib.Path
        The files, the workbook last.

    Raises
    ------
    InputError
        If a table has more rows or columns than an Excel sheet, or a file is there and
        `overwrite` is not set.
    OutputError
        If a file cannot be written; what was there before is untouched.

    Warns
    -----
    CutTextWarning
        If texts are longer than a cell of the workbook can be; the CSV files hold them whole.
    """
    made_in = new_folder(folder)
    titles = {name: name[:_TITLE] for name in made}
    return write_csv_and_workbook(
        made, made_in, WORKBOOK, titles, overwrite=overwrite, guard_formulas=guard_formulas
    )


def _column(h: Hierarchy, by: str | None) -> str | None:
    """Choose what to count by."""
    if by is not None:
        return by
    return next((role for role in _COUNTED_BY if role in h.actions.columns), None)


def _crossed(h: Hierarchy, column: str | None, levels: Sequence[Level]) -> dict[str, pd.DataFrame]:
    """Make the tables that need a dimension or a discussion group."""
    made = {}
    if "dimension" in h.actions.columns:
        if column not in {None, "dimension"}:
            made["dimensions"] = _flat(tables.counts(h.actions, by=["dimension", str(column)]))
        if levels:
            made["links"] = _flat(tables.links(h.actions, h, level=levels[0]))
    if "group" in h.actions.columns and levels:
        made["presence"] = _flat(tables.presence(h, level=levels[-1]))
    return made


def _in_utc(table: pd.DataFrame) -> pd.DataFrame:
    """Give times without the zone that Excel does not know; they are in UTC."""
    return table.assign(time=table["time"].dt.tz_localize(None))


def _flat(table: pd.DataFrame) -> pd.DataFrame:
    """Make the index a column, and keep the caption."""
    flat = table.reset_index(drop=True)
    flat.insert(0, str(table.index.name), text_column(table.index.tolist()))
    flat.attrs = dict(table.attrs)
    return flat


def _name(level: str) -> str:
    """Make a level a part of the name of a file."""
    return re.sub(r"\W+", "_", level)
