"""`actionclust memos`: the notes on texts and groups."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import actionclust as ac
from actionclust.cli.answer import Answer, aligned_columns
from actionclust.cli.options import ISO, MINUTES, command, takes_overwrite, takes_project
from actionclust.errors import InputError
from actionclust.table_rows import records

if TYPE_CHECKING:
    import argparse

    from actionclust.cli.options import Commands


def add(commands: Commands) -> None:
    """Add the command."""
    memos = command(
        commands,
        _memos,
        "memos",
        "list the notes on texts and groups",
        "List the notes on texts and groups: when (UTC), by whom, on what. With --on and --text, "
        "write one more first.",
    )
    takes_project(memos)
    writing = memos.add_argument_group("writing one")
    writing.add_argument("--on", metavar="ID", help="text or group, by id; or group, by label")
    writing.add_argument("--text", metavar="TEXT", help="the note")
    writing.add_argument("--analyst", metavar="NAME", help="who writes it (default: who saved)")
    writing.add_argument("--out", type=Path, metavar="FILE", help="project file to write")
    takes_overwrite(writing)


def _memos(options: argparse.Namespace) -> Answer:
    needed = [name for name in ("on", "text", "out") if getattr(options, name) is None]
    given = [
        name for name in ("on", "text", "analyst", "out", "overwrite") if getattr(options, name)
    ]
    if given and needed:
        raise InputError(
            f"a note is written with --on, --text and --out; --{needed[0]} is missing"
        )
    h = ac.load(options.file, analyst=options.analyst)
    files = []
    if given:
        h = h.note(options.on, options.text)
        files = [str(h.save(options.out, overwrite=options.overwrite))]
    table = h.memos
    times = table["time"].dt.strftime(MINUTES).fillna("")
    rows = zip(times, table["analyst"], table["id"], table["memo"], strict=True)
    header = ["time (UTC)", "analyst", "on", "note"]
    lines = [
        *(aligned_columns(header, rows) if len(table) else ["no notes"]),
        *(["", *files] if files else []),
    ]
    data: dict[str, Any] = {
        "memos": records(table.assign(time=table["time"].dt.strftime(ISO))),
        "files": files,
    }
    return Answer(data, "\n".join(lines))
