"""`actionclust demo`: cluster the example corpus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionclust.cli.options import check_folder, command
from actionclust.cli.run import clustered, takes_work

if TYPE_CHECKING:
    import argparse

    from actionclust.cli.answer import Answer
    from actionclust.cli.options import Commands

TARGET = 40


def add(commands: Commands) -> None:
    """Add the command."""
    demo = command(
        commands,
        _demo,
        "demo",
        "cluster the example corpus",
        "Cluster the example corpus that comes with the package.",
    )
    takes_work(demo)


def _demo(options: argparse.Namespace) -> Answer:
    from actionclust.datasets import load_example  # noqa: PLC0415 - pandas is slow to import

    check_folder(options.out, (), overwrite=True)
    return clustered(load_example(), TARGET, options)
