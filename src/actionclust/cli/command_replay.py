"""`actionclust replay`: make the moves that a reader of the page suggested."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import actionclust as ac
from actionclust.cli.answer import EXIT_LEFT_OUT, Answer, aligned_columns
from actionclust.cli.options import command, takes_overwrite
from actionclust.table_rows import records

if TYPE_CHECKING:
    import argparse

    from actionclust.cli.options import Commands


def add(commands: Commands) -> None:
    """Add the command."""
    replay = command(
        commands,
        _replay,
        "replay",
        "make the moves that a reader suggested",
        "Make the moves that a reader of the page suggested and saved. What cannot be made is "
        "listed and left out, and the command ends with 3.",
    )
    replay.add_argument("moves", metavar="MOVES", help="the file that the page saved")
    replay.add_argument("--on", required=True, metavar="FILE", help="project file to make them on")
    replay.add_argument(
        "--out",
        type=Path,
        required=True,
        metavar="FILE",
        help="project file to write; the same as --on is allowed",
    )
    takes_overwrite(replay)


def _replay(options: argparse.Namespace) -> Answer:
    done = ac.replay(options.moves, on=ac.load(options.on))
    written = done.hierarchy.save(options.out, overwrite=options.overwrite)
    rows = records(done.report)
    data = {"edits": rows, "notes": list(done.notes), "files": [str(written)]}
    shown = [(row["outcome"], row["what"] or row["edit"], row["why"]) for row in rows]
    lines = [
        *(f"note: {note}" for note in done.notes),
        *(aligned_columns(["outcome", "what", "why"], shown) if shown else ["no moves"]),
        "",
        str(written),
    ]
    return Answer(data, "\n".join(lines), 0 if done.complete else EXIT_LEFT_OUT)
