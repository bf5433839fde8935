"""`actionclust page`: the page of a study, to be shared."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import actionclust as ac
from actionclust.cli.answer import Answer
from actionclust.cli.options import (
    check_file,
    command,
    takes_levels,
    takes_overwrite,
    takes_project,
)

if TYPE_CHECKING:
    import argparse

    from actionclust.cli.options import Commands


def add(commands: Commands) -> None:
    """Add the command."""
    page = command(
        commands,
        _page,
        "page",
        "write the page of a study",
        "Write the page of a project file: one HTML file with what was said, tables, network, "
        "links and the Viable System Model, that opens in any browser and needs nothing else. "
        "Readers can search it, and suggest moves for `replay`.",
    )
    takes_project(page)
    page.add_argument("--out", type=Path, required=True, metavar="FILE", help="HTML file to write")
    page.add_argument(
        "--title", help="title of the page (default: made of the name of the file of the texts)"
    )
    page.add_argument(
        "--votes",
        nargs=2,
        metavar=("FOR", "AGAINST"),
        help="columns of votes for and against each action (default: agrees and disagrees, "
        "in_favour and against, or votes_up and votes_down, where there are such)",
    )
    takes_levels(page)
    takes_overwrite(page)


def _page(options: argparse.Namespace) -> Answer:
    check_file(options.out, overwrite=options.overwrite)
    made = ac.explorer(
        ac.load(options.file), title=options.title, levels=options.levels, votes=options.votes
    )
    written = str(made.save(options.out, overwrite=options.overwrite))
    size = len(made.html.encode())
    data = {"title": made.title, "bytes": size, "files": [written]}
    return Answer(data, f"{made.title}: one page of {size / 1e6:.1f} MB\n\n{written}")
