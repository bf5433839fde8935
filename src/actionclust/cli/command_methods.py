"""`actionclust methods`: what was done, in prose for a paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

import actionclust as ac
from actionclust.cli.answer import Answer
from actionclust.cli.options import command, takes_project

if TYPE_CHECKING:
    import argparse

    from actionclust.cli.options import Commands


def add(commands: Commands) -> None:
    """Add the command."""
    methods = command(
        commands,
        _methods,
        "methods",
        "describe what was done, for a paper",
        "Describe in prose what was done: texts, clustering, edits by hand, result, votes and "
        "limits, as far as the project file knows them.",
    )
    takes_project(methods)
    methods.add_argument(
        "--language", default="en", metavar="CODE", help="en, fr or nl (default: en)"
    )
    methods.add_argument(
        "--second", metavar="FILE", help="project file of a second coding, to tell the agreement"
    )


def _methods(options: argparse.Namespace) -> Answer:
    second = None if options.second is None else ac.load(options.second)
    text = ac.methods_text(ac.load(options.file), options.language, second=second)
    return Answer({"language": options.language, "text": text}, text)
