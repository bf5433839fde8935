"""`actionclust vsm`: which functions of the Viable System Model are served."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import actionclust as ac
from actionclust.cli.answer import Answer, aligned_columns
from actionclust.cli.options import (
    command,
    takes_levels,
    takes_overwrite,
    takes_project,
    widest_level,
)
from actionclust.cli.wording import in_options
from actionclust.errors import InputError
from actionclust.table_rows import records

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    import pandas as pd

    from actionclust.cli.options import Commands


def add(commands: Commands) -> None:
    """Add the command."""
    vsm = command(
        commands,
        _vsm,
        "vsm",
        "report on functions of the Viable System Model",
        "Report which functions of the Viable System Model the groups of a project file serve: "
        "what stands where, how many actions, what is missing and what to ask. With --suggest, "
        "suggest functions for the groups instead.",
    )
    takes_project(vsm)
    takes_levels(vsm)
    suggesting = vsm.add_argument_group("suggesting")
    suggesting.add_argument(
        "--suggest", action="store_true", help="suggest functions by the words of a lexicon"
    )
    suggesting.add_argument(
        "--level",
        help="groups to suggest for: sub-cluster, cluster or super-cluster (default: widest)",
    )
    suggesting.add_argument("--language", metavar="CODE", help="language of all texts")
    suggesting.add_argument(
        "--out",
        type=Path,
        metavar="FILE",
        help="project file to write, with the groups placed as suggested and marked so",
    )
    takes_overwrite(suggesting)


def _vsm(options: argparse.Namespace) -> Answer:
    given = [
        f"--{name}"
        for name in ("level", "language", "out", "overwrite")
        if getattr(options, name) not in {None, False}
    ]
    if given and not options.suggest:
        raise InputError(f"{given[0]} is for suggesting; pass --suggest too")
    h = ac.load(options.file)
    return _suggested(h, options) if options.suggest else _report(h, options.levels)


def _report(h: ac.Hierarchy, levels: Sequence[str]) -> Answer:
    if not h.tree.placements:
        raise InputError(
            "nothing is placed in a function yet; place groups in Python with vsm.assign, in the "
            "page or the board, or begin with suggestions: --suggest --out FILE"
        )
    placed = ac.vsm.tables(h, levels=levels)
    counted, found = ac.vsm.matrix(h, levels=levels), ac.vsm.gaps(h, levels=levels)
    data: dict[str, Any] = {
        "tables": {level: records(table.reset_index()) for level, table in placed.items()},
        "matrix": records(counted.reset_index()),
        "gaps": records(found),
        "notes": [*counted.attrs["notes"], *found.attrs["notes"]],
    }
    lines = ["# What stands where"]
    for level, table in placed.items():
        rows = [_placed(row) for row in records(table.reset_index())]
        shown = (
            aligned_columns(["function", "id", "what", "actions"], rows) if rows else ["nothing"]
        )
        lines += ["", f"## {level}", "", *(f"    {line}" for line in shown)]
    shown = aligned_columns(["function", *placed], _counts(counted, list(placed)))
    lines += ["", "# Actions", "", *(f"    {line}" for line in shown)]
    return Answer(data, "\n".join([*lines, "", ac.vsm.gap_report(h, levels=levels).rstrip()]))


def _suggested(h: ac.Hierarchy, options: argparse.Namespace) -> Answer:
    level = options.level or widest_level(h)
    found = ac.vsm.suggest(h, level, language=options.language, levels=options.levels)
    complete = found[(found["function"] != "") & (found["level"] != "")]
    data: dict[str, Any] = {
        "suggestions": records(found),
        "notes": [in_options(note) for note in found.attrs["notes"]],
        "files": [],
    }
    columns = ["group", "label", "function", "level", "score", "because"]
    lines = [
        *(f"note: {note}" for note in data["notes"]),
        *aligned_columns(columns, found[columns].itertuples(index=False, name=None)),
    ]
    if options.out is not None:
        if complete.empty:
            raise InputError(
                "no group has a suggestion of both function and level to place; place groups in "
                "Python with vsm.assign, in the page or the board"
            )
        placed = ac.vsm.apply_suggestions(h, complete, levels=options.levels)
        file = str(placed.save(options.out, overwrite=options.overwrite))
        data["files"] = [file]
        lines += ["", _told(complete, found), file]
    return Answer(data, "\n".join(lines))


def _told(complete: pd.DataFrame, found: pd.DataFrame) -> str:
    """Say how many groups were placed, and how many could only half be."""
    placed = complete["group"].nunique()
    said = f"{placed} group{'s' * (placed != 1)} placed, as suggestions"
    begun = found[(found["function"] != "") | (found["level"] != "")]
    half = begun["group"].nunique() - placed
    if half:
        said += f"; {half} not placed, with a suggestion of a function or a level alone"
    return said


def _placed(row: dict[str, Any]) -> tuple[str, str, str, int]:
    path = (row["super_cluster"], row["cluster"], row["sub_cluster"], row["text"])
    what = [part for part in path if part][-1]
    mark = " (suggested)" * row["suggested"]
    return row["function"], row["id"], f"{what}{mark}", row["actions"]


def _counts(counted: pd.DataFrame, levels: list[str]) -> list[list[Any]]:
    return [[code, *map(int, counted.loc[code, levels])] for code in counted.index]
