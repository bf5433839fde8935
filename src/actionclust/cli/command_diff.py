"""`actionclust diff`: what differs between two project files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import actionclust as ac
from actionclust.cli.answer import Answer, aligned_columns
from actionclust.cli.options import command
from actionclust.errors import InputError
from actionclust.table_rows import records

if TYPE_CHECKING:
    import argparse

    from actionclust.cli.options import Commands


def add(commands: Commands) -> None:
    """Add the command."""
    diff = command(
        commands,
        _diff,
        "diff",
        "compare two project files",
        "List what differs between the groups and places of two project files.",
    )
    diff.add_argument("one", metavar="ONE", help="project file")
    diff.add_argument("other", metavar="OTHER", help="project file of the same actions")


def _diff(options: argparse.Namespace) -> Answer:
    one, other = ac.load(options.one), ac.load(options.other)
    if not {*one.actions.ids} & {*other.actions.ids}:
        raise InputError(
            f"{options.one} and {options.other} have no action in common; compare files of the "
            "same actions"
        )
    found = ac.diff(one, other)
    columns = ["kind", "id", "one", "other"]
    lines = ["no difference"]
    if len(found):
        lines = aligned_columns(columns, found[columns].itertuples(index=False, name=None))
    return Answer({"differences": records(found)}, "\n".join(lines))
