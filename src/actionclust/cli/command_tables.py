"""`actionclust tables`: every table of a report."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import actionclust as ac
from actionclust.cli.answer import Answer, aligned_columns
from actionclust.cli.options import (
    check_folder,
    command,
    takes_guard,
    takes_levels,
    takes_overwrite,
    takes_project,
)

if TYPE_CHECKING:
    import argparse

    from actionclust.cli.options import Commands


def add(commands: Commands) -> None:
    """Add the command."""
    tables = command(
        commands,
        _tables,
        "tables",
        "write the tables of a report",
        "Write the tables of a report, as CSV files and as one Excel workbook: groups, actions, "
        "counts, links, priorities, functions of the Viable System Model, whatever the project "
        "file has the data for.",
    )
    takes_project(tables)
    tables.add_argument(
        "--out", type=Path, required=True, metavar="FOLDER", help="where to write them"
    )
    tables.add_argument(
        "--by",
        metavar="COLUMN",
        help="role or column to count by (default: the region, or else the discussion group)",
    )
    takes_guard(tables)
    takes_levels(tables)
    takes_overwrite(tables)


def _tables(options: argparse.Namespace) -> Answer:
    found = ac.exchange.study_tables(ac.load(options.file), by=options.by, levels=options.levels)
    names = [*(f"{name}.csv" for name in found), ac.exchange.WORKBOOK]
    check_folder(options.out, names, overwrite=options.overwrite)
    written = ac.exchange.write_tables(
        found,
        options.out,
        overwrite=options.overwrite,
        guard_formulas=options.guard_formulas,
    )
    rows = [(name, len(table), table.attrs.get("caption", "")) for name, table in found.items()]
    files = [str(path) for path in written]
    data = {
        "tables": [
            {"name": name, "rows": count, "caption": caption} for name, count, caption in rows
        ],
        "files": files,
    }
    lines = [*aligned_columns(["table", "rows", "caption"], rows), "", *files]
    return Answer(data, "\n".join(lines))
