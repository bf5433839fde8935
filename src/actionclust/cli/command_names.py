"""`actionclust names`: names for groups, from what their own texts say."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import actionclust as ac
from actionclust.cli.answer import Answer, aligned_columns
from actionclust.cli.options import command, takes_overwrite, takes_project
from actionclust.cli.wording import in_options
from actionclust.errors import InputError
from actionclust.table_rows import records

if TYPE_CHECKING:
    import argparse

    from actionclust.cli.options import Commands

_COUNT = 3
_COLUMNS = ["group", "rank", "candidate", "covers", "others", "action"]


def add(commands: Commands) -> None:
    """Add the command."""
    names = command(
        commands,
        _names,
        "names",
        "suggest names for groups, from their own texts",
        "Suggest names for the groups of a project file that nobody has named yet, each a part of "
        "one of the group's texts. Labels of keywords that fit no longer come first. Covers and "
        "others are the shares of the texts, in the group and outside, with half of the words.",
    )
    takes_project(names)
    names.add_argument("--groups", nargs="+", metavar="GROUP", help="groups, by id or label")
    names.add_argument("--level", help="groups of one level: sub-cluster, cluster, super-cluster")
    names.add_argument(
        "--language",
        nargs="+",
        metavar="CODE",
        help="languages of the names (default: that of most texts)",
    )
    names.add_argument(
        "--count", type=int, default=_COUNT, help=f"names for each group (default: {_COUNT})"
    )
    names.add_argument(
        "--named", action="store_true", help="look at groups that people named, too"
    )
    names.add_argument(
        "--covers",
        type=float,
        default=0.0,
        metavar="SHARE",
        help="with --out: only names that cover at least this share of the texts, 0 to 1",
    )
    names.add_argument(
        "--refresh",
        action="store_true",
        help="with --out: only bring labels of keywords that fit no longer up to date",
    )
    names.add_argument(
        "--out",
        type=Path,
        metavar="FILE",
        help="project file to write, with the first name of each group given to it",
    )
    takes_overwrite(names)


def _names(options: argparse.Namespace) -> Answer:
    for name in ("covers", "refresh", "overwrite"):
        if getattr(options, name) and options.out is None:
            raise InputError(f"--{name} is for writing a project file; pass --out too")
    found = ac.suggest_labels(
        ac.load(options.file),
        options.groups,
        level=options.level,
        language=options.language,
        count=options.count,
        named=options.named,
    )
    data: dict[str, Any] = found.to_dict()
    data["notes"] = [in_options(note) for note in found.notes]
    data["files"] = []
    lines = [
        repr(found)[1:-1],
        *(f"note: {note}" for note in data["notes"]),
        "",
        *aligned_columns(_COLUMNS, [_row(row) for row in records(found.table)]),
    ]
    if options.out is not None:
        h = (
            found.refresh()
            if options.refresh
            else found.accept(options.groups, covers=options.covers)
        )
        data["files"] = [str(h.save(options.out, overwrite=options.overwrite))]
        lines += ["", *data["files"]]
    return Answer(data, "\n".join(lines))


def _row(row: dict[str, Any]) -> list[Any]:
    shares = [f"{row[name]:.0%}" for name in ("covers", "others")]
    return [row["group"], row["rank"], row["candidate"], *shares, row["action"] or "keywords"]
