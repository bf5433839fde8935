"""`actionclust show`: what a project file holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import actionclust as ac
from actionclust.cli.answer import Answer
from actionclust.cli.options import MINUTES, command, takes_project
from actionclust.cli.wording import in_plain_words
from actionclust.table_rows import records

if TYPE_CHECKING:
    import argparse

    from actionclust.cli.options import Commands


def add(commands: Commands) -> None:
    """Add the command."""
    show = command(
        commands,
        _show,
        "show",
        "show the groups of a project file",
        "Show the groups of a project file as a tree, where they come from, and the last edit.",
    )
    takes_project(show)


def _show(options: argparse.Namespace) -> Answer:
    h = ac.load(options.file)
    groups = h.groups().reset_index()
    edits = len(h.entries)
    last = h.log.tail(1).to_dict("records")
    what = str(last[0]["what"]) if last else ""
    data = {
        "file": options.file,
        "analyst": h.analyst,
        "actions": len(h),
        "unclustered": len(h.unclustered),
        "edits": edits,
        "last": None if h.last is None else {"time": h.last.time, "what": what},
        "groups": records(groups),
        "clustering": None if h.origin is None else h.origin.receipt,
    }
    lines = [repr(h)[1:-1]]
    if h.origin is not None:
        lines.append(f"clustering: {in_plain_words(h.origin.tuning.reason)}")
    if h.last is not None:
        by = f" by {h.last.analyst}" if h.last.analyst else ""
        when = f"{last[0]['time']:{MINUTES}} UTC"
        lines.append(f"edits in the log: {edits}, the last{by} at {when}: {what}")
    else:
        lines.append("no edits in the log")
    return Answer(data, "\n".join([*lines, "", str(h)]))
