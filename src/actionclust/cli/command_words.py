"""`actionclust words`: what is particular to a region, a discussion group or a vote."""

from __future__ import annotations

from typing import TYPE_CHECKING

import actionclust as ac
from actionclust.cli.answer import Answer
from actionclust.cli.options import command, takes_project
from actionclust.cli.wording import in_options

if TYPE_CHECKING:
    import argparse

    from actionclust.cli.options import Commands


def add(commands: Commands) -> None:
    """Add the command."""
    words = command(
        commands,
        _words,
        "words",
        "tell what is particular to each region",
        "Tell which words and which groups are particular to each region, or to each value of "
        "another column: raised in no other, mostly in it, or more often than elsewhere. The "
        "notes say how many comparisons were made, and how many differ by chance.",
    )
    takes_project(words)
    words.add_argument(
        "--by",
        default="region",
        metavar="COLUMN",
        help="role or column to compare by, or stickers (default: region)",
    )
    words.add_argument("--level", help="groups to compare: sub-cluster, cluster or super-cluster")
    words.add_argument(
        "--least", type=int, default=3, help="texts that have a term, at least (default: 3)"
    )
    words.add_argument(
        "--few",
        type=int,
        default=20,
        help="texts below which a value has too few to tell (default: 20)",
    )
    words.add_argument(
        "--count", type=int, default=20, help="terms of each value, at most (default: 20)"
    )


def _words(options: argparse.Namespace) -> Answer:
    found = ac.region_words(
        ac.load(options.file),
        options.by,
        level=options.level,
        least=options.least,
        few=options.few,
        count=options.count,
    )
    notes = [in_options(note) for note in found.notes]
    lines = [
        repr(found)[1:-1],
        "",
        *found.sentences(),
        "",
        *(f"note: {note}" for note in notes),
    ]
    return Answer(found.to_dict() | {"notes": notes}, "\n".join(lines))
