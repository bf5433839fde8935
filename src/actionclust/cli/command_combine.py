"""`actionclust combine`: the edits of two analysts together."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import actionclust as ac
from actionclust.cli.answer import EXIT_LEFT_OUT, Answer
from actionclust.cli.options import command, takes_overwrite
from actionclust.table_rows import records

if TYPE_CHECKING:
    import argparse

    from actionclust.cli.options import Commands
    from actionclust.coding.combining.three_way_merge import Combined


def add(commands: Commands) -> None:
    """Add the command."""
    combine = command(
        commands,
        _combine,
        "combine",
        "put the edits of two analysts together",
        "Put the edits of two analysts together, who began from the same project file. Edits that "
        "conflict are listed and left out, and the command ends with 3.",
    )
    combine.add_argument("one", metavar="ONE", help="project file of one analyst")
    combine.add_argument("other", metavar="OTHER", help="project file of the other")
    combine.add_argument(
        "--out", type=Path, required=True, metavar="FILE", help="project file to write"
    )
    takes_overwrite(combine)


def _combine(options: argparse.Namespace) -> Answer:
    both = ac.combine(ac.load(options.one), ac.load(options.other))
    written = both.hierarchy.save(options.out, overwrite=options.overwrite)
    told = both.to_dict()
    kept = ("edits", "conflicts", "left_out", "renumbered")
    data = {**{key: told[key] for key in kept}, "files": [str(written)]}
    lines = [
        f"edits: {data['edits']}, conflicts: {len(both.conflicts)}",
        *_conflicts(both),
        *(f"left out: {one['what']}\n  {one['why']}" for one in told["left_out"]),
        *(f"{old} of one analyst is now {new}" for old, new in both.renumbered.items()),
        "",
        str(written),
    ]
    whole = not both.conflicts and not both.left_out
    return Answer(data, "\n".join(lines), 0 if whole else EXIT_LEFT_OUT)


def _conflicts(both: Combined) -> list[str]:
    lines = []
    for row in records(both.report):
        lines.append(f"conflict about {row['about']}:")
        for what, by, why in (("one", "by", "why"), ("other", "by other", "why other")):
            reason = f" ({row[why]})" if row[why] else ""
            lines.append(f"  {row[by] or 'somebody'}: {row[what]}{reason}")
    return lines
