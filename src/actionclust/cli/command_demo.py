"""`actionclust demo`: cluster the example corpus."""

from __future__ import annotations

from typing import TYPE_CHECKING

import actionclust as ac
from actionclust.cli.answer import Answer
from actionclust.cli.command_run import clustered, takes_work
from actionclust.cli.options import check_folder, command

if TYPE_CHECKING:
    import argparse

    from actionclust.cli.options import Commands

TARGET = 40

STUDY, PAGE = "worked-example.json", "worked-example.html"
"""What it writes besides the files of `run`."""

TITLE = "Action points on integrated care: a worked example"


def add(commands: Commands) -> None:
    """Add the command."""
    demo = command(
        commands,
        _demo,
        "demo",
        "cluster the example corpus",
        "Cluster the example corpus that comes with the package, and write the page of the same "
        "corpus worked through by hand.",
    )
    takes_work(demo)


def _demo(options: argparse.Namespace) -> Answer:
    check_folder(options.out, (), overwrite=True)
    answer = clustered(ac.datasets.load_example(), TARGET, options, overwrite=True)
    h = ac.datasets.worked_example()
    study = str(h.save(options.out / STUDY, overwrite=True))
    page = str(ac.explorer(h, title=TITLE).save(options.out / PAGE))
    data = {**answer.data, "files": [*answer.data["files"], study, page], "page": page}
    lines = [
        answer.text,
        "",
        "the same corpus worked through by hand, as a project file:",
        study,
        "and as a page, with its log and its Viable System Model:",
        page,
    ]
    return Answer(data, "\n".join(lines))
