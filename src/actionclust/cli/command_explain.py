"""`actionclust explain`: why texts stand where they do, and what holds groups together."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import actionclust as ac
from actionclust.cli.answer import Answer, aligned_columns
from actionclust.cli.options import (
    check_file,
    command,
    takes_guard,
    takes_overwrite,
    takes_project,
)
from actionclust.errors import InputError
from actionclust.table_rows import records

if TYPE_CHECKING:
    import argparse

    from actionclust.cli.options import Commands

_DOUBTFUL = 20  # texts that are shown of all


def add(commands: Commands) -> None:
    """Add the command."""
    explain = command(
        commands,
        _explain,
        "explain",
        "say why texts and groups are as they are",
        "Say why texts stand where they do: how each came there, by whom and why, what it shares "
        "with its group, what else it could be and how sure that is; and what holds a group "
        "together, what sets it apart and who says it.",
    )
    takes_project(explain)
    explain.add_argument("actions", nargs="*", metavar="ID", help="ids of texts, such as A017")
    explain.add_argument(
        "--group", action="append", default=[], metavar="GROUP", help="a group, by id or label"
    )
    explain.add_argument(
        "--all", action="store_true", help="all texts, as a table: the most doubtful are shown"
    )
    explain.add_argument("--out", type=Path, metavar="FILE", help="CSV file for that table")
    takes_guard(explain)
    takes_overwrite(explain)


def _explain(options: argparse.Namespace) -> Answer:
    asked = bool(options.actions or options.group)
    if asked and options.all:
        raise InputError("--all explains all texts; pass it without ids and without --group")
    if options.out and not options.all:
        raise InputError("--out writes the table of all texts; pass --all with it")
    if not asked and not options.all:
        raise InputError("name texts or groups to explain, or pass --all for a table of all texts")
    if options.out:
        if options.out.suffix != ".csv":
            raise InputError(f"--out takes the name of a CSV file; got {options.out}")
        check_file(options.out, overwrite=options.overwrite)
    h = ac.load(options.file)
    if options.all:
        return _all(h, options)
    texts = [ac.explain(h, one) for one in options.actions]
    groups = [ac.explain_group(h, one) for one in options.group]
    data = {
        "texts": [one.to_dict() for one in texts],
        "groups": [one.to_dict() for one in groups],
    }
    return Answer(data, "\n\n".join(str(one) for one in (*texts, *groups)))


def _all(h: ac.Hierarchy, options: argparse.Namespace) -> Answer:
    table = ac.explanations(h)
    files: list[str] = []
    if options.out:
        written = ac.exchange.write_csv_files(
            {options.out.stem: table},
            options.out.parent,
            overwrite=options.overwrite,
            guard_formulas=options.guard_formulas,
        )
        files = [str(path) for path in written]
    doubtful = table[table["margin"].notna()].sort_values(["margin", "id"]).head(_DOUBTFUL)
    header = ["id", "group", "probability", "or", "probability", "words of its group"]
    rows = [
        (
            row["id"],
            row["group"],
            f"{row['probability']:.2f}",
            row["runner_up"],
            f"{row['runner_up_probability']:.2f}",
            row["shared_words"] or f"(as texts like it: {row['borrowed_words'] or 'none'})",
        )
        for row in doubtful.to_dict("records")
    ]
    likelier = int((table["margin"] < 0).sum())
    counted = f"{len(table)} texts; for {likelier} of them another group is likelier"
    lines = [
        f"{counted} than their own. The most doubtful:",
        "",
        *(aligned_columns(header, rows) if rows else ["there is no text in a group to doubt"]),
        *(["", *files] if files else []),
    ]
    return Answer({"explanations": records(table), "files": files}, "\n".join(lines))
