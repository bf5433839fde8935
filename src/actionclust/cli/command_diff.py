"""`actionclust diff`: what differs between two project files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionclust.cli.answer import Answer, aligned_columns, records
from actionclust.cli.options import command
from actionclust.errors import InputError

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
    from actionclust.coding.begin.from_file import load  # noqa: PLC0415 - as above
    from actionclust.coding.combining.diff import diff  # noqa: PLC0415 - pandas is slow to import

    one, other = load(options.one), load(options.other)
    if not {*one.actions.ids} & {*other.actions.ids}:
        raise InputError(
            f"{options.one} and {options.other} have no action in common; compare files of the "
            "same actions"
        )
    found = diff(one, other)
    columns = ["kind", "id", "one", "other"]
    lines = ["no difference"]
    if len(found):
        lines = aligned_columns(columns, found[columns].itertuples(index=False, name=None))
    return Answer({"differences": records(found)}, "\n".join(lines))
