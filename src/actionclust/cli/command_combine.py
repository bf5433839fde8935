"""`actionclust combine`: the edits of two analysts together."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import actionclust as ac
from actionclust.cli.answer import EXIT_LEFT_OUT, Answer
from actionclust.cli.options import command, takes_overwrite
from actionclust.errors import InputError
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
        "Put the edits of two analysts together, who began from the same project file, or one of "
        "whom began blind. Edits that conflict are listed and left out, and the command ends with "
        "3, unless one side is taken.",
    )
    combine.add_argument("one", metavar="ONE", help="project file of one analyst")
    combine.add_argument("other", metavar="OTHER", help="project file of the other")
    combine.add_argument(
        "--out", type=Path, required=True, metavar="FILE", help="project file to write"
    )
    combine.add_argument(
        "--take",
        metavar="SIDE",
        help="whose edit is made in conflicts: that of ONE (mine) or of OTHER (theirs)",
    )
    combine.add_argument(
        "--which",
        nargs="+",
        type=int,
        metavar="N",
        help="the conflicts in which it is made, as they are numbered here (default: all)",
    )
    combine.add_argument(
        "--labels",
        default="memo",
        metavar="HOW",
        help="what becomes of the label that gives way: memo makes it a note on the group, join "
        "calls the group by both, drop leaves it out (default: memo)",
    )
    takes_overwrite(combine)


def _combine(options: argparse.Namespace) -> Answer:
    both = ac.combine(ac.load(options.one), ac.load(options.other))
    if options.which is not None and options.take is None:
        raise InputError("--which says in which conflicts a side is taken; pass --take too")
    if options.take is not None:
        both = _taken(both, options)
    written = both.hierarchy.save(options.out, overwrite=options.overwrite)
    told = both.to_dict()
    kept = ("edits", "conflicts", "left_out", "given_up", "renumbered", "notes")
    data = {**{key: told[key] for key in kept}, "files": [str(written)]}
    lines = [
        f"edits: {data['edits']}, conflicts: {len(both.conflicts)}",
        *_conflicts(both),
        *(f"left out: {one['what']}\n  {one['why']}" for one in told["left_out"]),
        *(f"gave way: {one}" for one in told["given_up"]),
        *(f"note: {note}" for note in told["notes"]),
        "",
        str(written),
    ]
    whole = not both.conflicts and not both.left_out
    return Answer(data, "\n".join(lines), 0 if whole else EXIT_LEFT_OUT)


def _taken(both: Combined, options: argparse.Namespace) -> Combined:
    """Take a side, in all conflicts or in those of some numbers, which begin at 1."""
    if options.which is None:
        return both.take(options.take, labels=options.labels)
    count = len(both.conflicts)
    wrong = [number for number in options.which if not 1 <= number <= count]
    if wrong:
        has = f"they are numbered from 1 to {count}" if count else "there is none"
        raise InputError(f"--which {wrong[0]} is not the number of a conflict; {has}")
    places = [number - 1 for number in options.which]
    return both.take(options.take, places, labels=options.labels)


def _conflicts(both: Combined) -> list[str]:
    lines = []
    for number, row in enumerate(records(both.report), start=1):
        lines.append(f"conflict {number} about {row['about']}:")
        for what, by, why in (("one", "by", "why"), ("other", "by other", "why other")):
            reason = f" ({row[why]})" if row[why] else ""
            lines.append(f"  {row[by] or 'somebody'}: {row[what]}{reason}")
    return lines
