"""`actionclust levels`: clusters and super-clusters proposed."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

import actionclust as ac
from actionclust.cli.answer import Answer
from actionclust.cli.options import check_file, command, takes_overwrite, takes_project
from actionclust.errors import InputError

if TYPE_CHECKING:
    from actionclust.cli.options import Commands

_OPTIONS = ("super_clusters", "clusters")


def add(commands: Commands) -> None:
    """Add the command."""
    levels = command(
        commands,
        _levels,
        "levels",
        "propose clusters and super-clusters",
        "Propose which groups of a project file to put together into clusters, and these into "
        "super-clusters, with the reason for each, as a tree that is drawn and cut. What people "
        "grouped is kept. Nothing is changed but with --out, which writes a project file with "
        "the proposal accepted: an edit for each new group.",
    )
    takes_project(levels)
    levels.add_argument(
        "--clusters",
        type=_wanted,
        metavar="NUMBER",
        help="clusters there are to be, or their share of the groups below, such as 0.6; "
        "0 for none (default: what the tree suggests)",
    )
    levels.add_argument(
        "--super-clusters", type=_wanted, metavar="NUMBER", help="super-clusters, likewise"
    )
    levels.add_argument(
        "--picture",
        type=Path,
        metavar="FILE",
        help="picture of the tree to write, such as tree.svg or tree.png",
    )
    levels.add_argument("--out", type=Path, metavar="FILE", help="project file to write")
    takes_overwrite(levels)


def _levels(options: argparse.Namespace) -> Answer:
    to_write = [file for file in (options.picture, options.out) if file is not None]
    if options.overwrite and not to_write:
        raise InputError("--overwrite is for what is written; pass --out or --picture too")
    for file in to_write:
        check_file(file, overwrite=options.overwrite)
    proposal = ac.propose_levels(
        ac.load(options.file), clusters=options.clusters, super_clusters=options.super_clusters
    )
    files = []
    if options.picture is not None:
        figure = proposal.plot()
        files.append(
            str(ac.figures.write_figure(figure, options.picture, overwrite=options.overwrite))
        )
    if options.out is not None:
        files.append(str(proposal.accept().save(options.out, overwrite=options.overwrite)))
    data: dict[str, Any] = {**proposal.to_dict(), "files": files}
    data["notes"] = [_in_options(note) for note in proposal.notes]
    lines = [
        str(proposal.dendrogram),
        "",
        repr(proposal)[1:-1],
        *(f"note: {note}" for note in data["notes"]),
        "",
        *(
            f"{step.edit.id}  {step.edit.label}: {', '.join(step.edit.groups)} ({step.evidence})"
            for step in proposal.steps
        ),
        *files,
    ]
    return Answer(data, "\n".join(lines))


def _wanted(word: str) -> float:
    """Read a number or a share; which ones are allowed says the library."""
    try:
        return int(word)
    except ValueError:
        pass
    try:
        return float(word)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"a whole number or a share is expected; got {word!r}"
        ) from None


def _in_options(note: str) -> str:
    for name in _OPTIONS:
        note = note.replace(f"{name}=", f"--{name.replace('_', '-')}")
    return note
