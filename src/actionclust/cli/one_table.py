"""A table that a command writes beside the project file, when asked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import actionclust as ac
from actionclust.cli.options import check_file, takes_guard
from actionclust.errors import InputError

if TYPE_CHECKING:
    import argparse

    import pandas as pd


def takes_table(parser: argparse.ArgumentParser) -> None:
    """Let a command take where its table goes."""
    parser.add_argument(
        "--table", type=Path, metavar="FILE", help="CSV file for each text, where it is and why"
    )
    takes_guard(parser)


def check_table(options: argparse.Namespace) -> None:
    """Refuse a table that cannot be written, before any work."""
    if options.table is None:
        return
    if options.table.suffix.lower() != ".csv":
        raise InputError(f"--table takes the name of a .csv file; got {options.table}")
    check_file(options.table, overwrite=options.overwrite)


def write_table(table: pd.DataFrame, options: argparse.Namespace) -> list[str]:
    """Write the table, if it was asked for, and name its file."""
    if options.table is None:
        return []
    written = ac.exchange.write_csv_files(
        {options.table.stem: table},
        options.table.parent,
        overwrite=options.overwrite,
        guard_formulas=options.guard_formulas,
    )
    return [str(path) for path in written]
