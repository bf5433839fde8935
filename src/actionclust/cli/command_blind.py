"""`actionclust blind`: a project file for a second analyst."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import actionclust as ac
from actionclust.cli.answer import Answer
from actionclust.cli.options import command, takes_overwrite, takes_project

if TYPE_CHECKING:
    import argparse

    from actionclust.cli.options import Commands


def add(commands: Commands) -> None:
    """Add the command."""
    blind = command(
        commands,
        _blind,
        "blind",
        "begin a second coding of the same texts",
        "Write a project file for a second analyst: the same texts and groups, with nothing in "
        "them, and without the log. What comes of it is compared by `agreement` and put together "
        "by `combine`.",
    )
    takes_project(blind)
    blind.add_argument("--analyst", required=True, metavar="NAME", help="who codes next")
    blind.add_argument(
        "--no-groups",
        action="store_true",
        help="leave out the groups too, not only what is in them",
    )
    blind.add_argument(
        "--out", type=Path, required=True, metavar="FILE", help="project file to write"
    )
    takes_overwrite(blind)


def _blind(options: argparse.Namespace) -> Answer:
    h = ac.load(options.file).blind(options.analyst, groups=not options.no_groups)
    written = h.save(options.out, overwrite=options.overwrite)
    groups = len(h.tree.nodes)
    data = {
        "analyst": h.analyst,
        "actions": len(h),
        "groups": groups,
        "files": [str(written)],
    }
    lines = [f"for {h.analyst}: {repr(h)[1:-1]}", "", str(written)]
    return Answer(data, "\n".join(lines))
