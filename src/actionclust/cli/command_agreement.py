"""`actionclust agreement`: how far two codings agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

import actionclust as ac
from actionclust.cli.answer import Answer, aligned_columns
from actionclust.cli.options import command
from actionclust.table_rows import records

if TYPE_CHECKING:
    import argparse

    from actionclust.cli.options import Commands

_FIGURES = ("first", "second", "alike", "kappa", "alpha", "ari", "ami")
_DECIMALS = 3


def add(commands: Commands) -> None:
    """Add the command."""
    agreement = command(
        commands,
        _agreement,
        "agreement",
        "say how far two codings agree",
        "Say how far the codings in two project files of the same texts agree, level by level, "
        "and list the texts with the largest differences.",
    )
    agreement.add_argument("one", metavar="ONE", help="project file")
    agreement.add_argument("other", metavar="OTHER", help="project file of the same actions")
    agreement.add_argument(
        "--match",
        default="overlap",
        metavar="HOW",
        help="what makes groups the same: overlap, label or id (default: overlap)",
    )
    agreement.add_argument(
        "--uncoded",
        default="count",
        metavar="HOW",
        help="texts in no group: count, 'leave out' those that neither has coded, or 'leave out "
        "any' that one has not (default: count)",
    )
    agreement.add_argument(
        "--items", type=int, default=10, metavar="N", help="texts to list (default: 10)"
    )


def _agreement(options: argparse.Namespace) -> Answer:
    one, other = ac.load(options.one), ac.load(options.other)
    found = ac.agreement.compare(one, other, match=options.match, uncoded=options.uncoded)
    levels = [
        (row["level"], *(_shown(row[name]) for name in _FIGURES))
        for row in records(found.levels.reset_index())
    ]
    differing = found.items[found.items["distance"] > 0].head(max(options.items, 0))
    items = [(row["id"], row["first"], row["second"]) for row in records(differing)]
    alike = int((found.items["distance"] == 0).sum())
    lines = [
        f"{alike} of {len(found.items)} texts are in the same place",
        "",
        *aligned_columns(["level", *_FIGURES], levels),
        *(f"note: {note}" for note in found.notes),
    ]
    if items:
        lines += ["", *aligned_columns(["id", "first", "second"], items)]
    return Answer(found.to_dict(), "\n".join(lines))


def _shown(value: object) -> object:
    return round(value, _DECIMALS) if isinstance(value, float) else "" if value is None else value
