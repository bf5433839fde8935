"""`actionclust log`: every edit of a project file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import actionclust as ac
from actionclust.cli.answer import Answer, aligned_columns
from actionclust.cli.options import ISO, MINUTES, command, takes_project

if TYPE_CHECKING:
    import argparse

    from actionclust.cli.options import Commands

_TAKEN_BACK = " (taken back)"


def add(commands: Commands) -> None:
    """Add the command."""
    log = command(
        commands,
        _log,
        "log",
        "list the edits of a project file",
        "List every edit of a project file: when (UTC), by whom, what and why. An edit that was "
        "taken back is marked.",
    )
    takes_project(log)


def _log(options: argparse.Namespace) -> Answer:
    table = ac.load(options.file).log
    times = table["time"].dt
    # what was undone is taken back; undoing and redoing are not
    back = ~table["holds"] & ~table["edit"].isin([ac.edits.Undo.kind, ac.edits.Redo.kind])
    what = table["what"] + back.map({True: _TAKEN_BACK, False: ""})
    rows = list(zip(times.strftime(MINUTES), table["analyst"], what, table["why"], strict=True))
    lines = (
        aligned_columns(["time (UTC)", "analyst", "what", "why"], rows) if rows else ["no edits"]
    )
    data = table.assign(time=times.strftime(ISO)).to_dict("records")
    return Answer({"log": data}, "\n".join(lines))
