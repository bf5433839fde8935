"""`actionclust log`: every edit of a project file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionclust.cli.answer import Answer, aligned, records
from actionclust.cli.options import command, takes_project

if TYPE_CHECKING:
    import argparse

    from actionclust.cli.options import Commands

_MINUTES = "%Y-%m-%d %H:%M"


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
    from actionclust.coding.project import load  # noqa: PLC0415 - pandas is slow to import

    table = load(options.file).log
    times = table["time"].dt
    rows = [
        (time, row["analyst"], row["what"] + " (taken back)" * (not row["holds"]), row["why"])
        for time, row in zip(times.strftime(_MINUTES), records(table), strict=True)
    ]
    lines = aligned(["time (UTC)", "analyst", "what", "why"], rows) if rows else ["no edits"]
    data = table.assign(time=times.strftime("%Y-%m-%dT%H:%M:%S.%f+00:00")).to_dict("records")
    return Answer({"log": data}, "\n".join(lines))
