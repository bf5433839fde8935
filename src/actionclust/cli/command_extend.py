"""`actionclust extend`: place further texts in a study."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import actionclust as ac
from actionclust.cli.answer import Answer, aligned_columns
from actionclust.cli.one_table import check_table, takes_table, write_table
from actionclust.cli.options import command, takes_overwrite
from actionclust.cli.reading_options import actions_as_asked, takes_reading
from actionclust.cli.wording import in_options

if TYPE_CHECKING:
    import argparse

    from actionclust.cli.options import Commands

_SHOWN = 12  # texts that people are shown


def add(commands: Commands) -> None:
    """Add the command."""
    extend = command(
        commands,
        _extend,
        "extend",
        "place further texts in a study",
        "Place the texts of a file that a study does not have, in its groups as they are. Texts "
        "that no group is the likely home of stay unclustered; new groups are proposed for those "
        "of them that are alike. Texts that the study has get the columns of the file.",
    )
    extend.add_argument("study", metavar="STUDY", help="project file, which stays as it is")
    extend.add_argument("file", metavar="FILE", help="texts: CSV, TSV, text, Excel, JSON, Parquet")
    extend.add_argument(
        "--out",
        type=Path,
        required=True,
        metavar="FILE",
        help="project file to write; the same as STUDY is allowed",
    )
    takes_table(extend)
    extend.add_argument(
        "--min-confidence",
        type=float,
        default=0.4,
        metavar="SHARE",
        help="how likely a group must be the home of a text for it to go there (default: "
        "%(default)s)",
    )
    extend.add_argument(
        "--min-group",
        type=int,
        default=3,
        metavar="N",
        help="how many texts without a home must be alike for a new group (default: %(default)s)",
    )
    extend.add_argument(
        "--accept-proposals", action="store_true", help="make the new groups that are proposed"
    )
    takes_reading(extend)
    takes_overwrite(extend)


def _extend(options: argparse.Namespace) -> Answer:
    check_table(options)
    found = ac.extend(
        ac.load(options.study),
        actions_as_asked(options),
        min_confidence=options.min_confidence,
        min_group=options.min_group,
    )
    h = found.accept_proposals() if options.accept_proposals else found.hierarchy
    written = [str(h.save(options.out, overwrite=options.overwrite))]
    if options.table is not None:
        written += write_table(found.table, options)
    told = found.to_dict()
    data: dict[str, Any] = {
        **told,
        "notes": [in_options(note) for note in told["notes"]],
        "accepted": bool(options.accept_proposals and found.proposals),
        "files": written,
    }
    return Answer(data, _told(data))


def _told(data: dict[str, Any]) -> str:
    """Tell people where the texts went."""
    texts = data["texts"]
    placed = sum(row["group"] is not None for row in texts)
    counts = f"{placed} placed, {len(texts) - placed} unclustered"
    lines = [
        f"{len(texts)} new text{'s' * (len(texts) != 1)}, {counts}",
        *(f"note: {note}" for note in data["notes"]),
    ]
    if texts:
        rows = [
            (
                row["id"],
                row["group"] or "-",
                "" if row["confidence"] is None else f"{row['confidence']:.2f}",
                row["runner_up"] or "",
                row["reason"] or row["label"],
            )
            for row in texts[:_SHOWN]
        ]
        header = ["text", "group", "confidence", "runner-up", "label or reason"]
        lines += ["", *aligned_columns(header, rows)]
        if len(texts) > _SHOWN:
            lines.append(f"and {len(texts) - _SHOWN} more; --table writes all")
    if data["proposals"]:
        made = "made" if data["accepted"] else "proposed; --accept-proposals makes them"
        groups: list[tuple[object, ...]] = [
            (one["id"], len(one["actions"]), f"{one['likeness']:.2f}", one["label"])
            for one in data["proposals"]
        ]
        header = ["group", "texts", "likeness", "label"]
        lines += ["", f"new groups {made}:", *aligned_columns(header, groups)]
    return "\n".join([*lines, "", *data["files"]])
