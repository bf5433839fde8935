"""`actionclust rerun`: cluster a study anew, and keep what people decided."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import actionclust as ac
from actionclust.cli.answer import Answer, aligned_columns
from actionclust.cli.one_table import check_table, takes_table, write_table
from actionclust.cli.options import command, takes_overwrite
from actionclust.cli.reading_options import actions_as_asked, takes_reading
from actionclust.cli.wording import in_options, in_plain_words

if TYPE_CHECKING:
    import argparse

    from actionclust.cli.options import Commands


def add(commands: Commands) -> None:
    """Add the command."""
    rerun = command(
        commands,
        _rerun,
        "rerun",
        "cluster a study anew, and keep what people decided",
        "Cluster the texts of a study anew, with further ones or another target. What people "
        "moved, merged, named or set aside holds; the other texts follow their new community.",
    )
    rerun.add_argument("study", metavar="STUDY", help="project file, which stays as it is")
    rerun.add_argument(
        "file", metavar="FILE", nargs="?", help="further texts: CSV, text, Excel, JSON, Parquet"
    )
    rerun.add_argument("--target", type=int, metavar="N", help="wanted number of communities")
    rerun.add_argument(
        "--out",
        type=Path,
        required=True,
        metavar="FILE",
        help="project file to write; the same as STUDY is allowed",
    )
    takes_table(rerun)
    rerun.add_argument("--quiet", action="store_true", help="no progress bars")
    takes_reading(rerun)
    takes_overwrite(rerun)


def _rerun(options: argparse.Namespace) -> Answer:
    check_table(options)
    found = ac.rerun(
        ac.load(options.study),
        None if options.file is None else actions_as_asked(options),
        options.target,
        progress=False if options.quiet or options.json else None,
    )
    written = [str(found.hierarchy.save(options.out, overwrite=options.overwrite))]
    if options.table is not None:
        written += write_table(found.report, options)
    told = found.to_dict()
    notes = [in_options(note) for note in told["notes"]]
    data: dict[str, Any] = {**told, "notes": notes, "files": written}
    return Answer(data, _told(data))


def _told(data: dict[str, Any]) -> str:
    """Tell people what is elsewhere."""
    texts = data["texts"]
    changed = [row for row in data["groups"] if row["what"] != "kept"]
    lines = [
        f"{len(texts)} text{'s' * (len(texts) != 1)} elsewhere than before",
        *(f"note: {in_plain_words(note)}" for note in data["notes"]),
    ]
    if changed:
        rows = [
            (row["id"], row["what"], row["before"], row["after"], row["label"]) for row in changed
        ]
        header = ["group", "what", "texts before", "after", "label"]
        lines += ["", *aligned_columns(header, rows)]
    return "\n".join([*lines, "", *data["files"]])
