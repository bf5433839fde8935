"""`actionclust review`: how far a review is, and what somebody says of a text."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import actionclust as ac
from actionclust.cli.answer import Answer, aligned_columns
from actionclust.cli.options import ISO, command, takes_overwrite, takes_project
from actionclust.errors import InputError
from actionclust.table_rows import records

if TYPE_CHECKING:
    import argparse

    from actionclust.cli.options import Commands

STATES = ("open", "agreed", "disputed", "settled")
"""How far the review of a text can be, in the order of the work."""

_SAID = ("begin", "agree", "dispute", "settle")


def add(commands: Commands) -> None:
    """Add the command."""
    review = command(
        commands,
        _review,
        "review",
        "list what was agreed, disputed and settled",
        "List the texts under review, each with its place, its state and what was said. With "
        "--begin, --agree, --dispute or --settle, say something of texts first, and write that "
        "with --out.",
    )
    takes_project(review)
    review.add_argument("--state", choices=STATES, help="list only texts of one state")
    saying = review.add_argument_group("saying something")
    what = saying.add_mutually_exclusive_group()
    what.add_argument(
        "--begin", action="store_true", help="open the review of all texts that are not under it"
    )
    for name, help_ in (
        ("agree", "texts that are in the right place"),
        ("dispute", "texts that are not; --why says why not"),
        ("settle", "texts whose place is decided, and pinned: where they are, or --to"),
    ):
        what.add_argument(f"--{name}", nargs="+", metavar="ID", help=help_)
    saying.add_argument("--to", metavar="GROUP", help="where settled texts belong, by id or label")
    saying.add_argument("--why", default="", metavar="TEXT", help="the comment")
    saying.add_argument("--analyst", metavar="NAME", help="who says it (default: who saved)")
    saying.add_argument("--out", type=Path, metavar="FILE", help="project file to write")
    takes_overwrite(saying)


def _review(options: argparse.Namespace) -> Answer:
    _check(options)
    h = ac.load(options.file, analyst=options.analyst)
    files = []
    if options.out is not None:
        h = _with_what_is_said(h, options)
        files = [str(h.save(options.out, overwrite=options.overwrite))]
    table = h.reviews
    found = table["state"].value_counts()
    counts = {state: int(found.get(state, 0)) for state in STATES}
    shown = table[table["state"] == options.state] if options.state else table
    rows = [
        (one["id"], one["state"], one["place"] or "", one["comments"]) for one in records(shown)
    ]
    lines = [
        ", ".join(f"{state}: {count}" for state, count in counts.items()),
        "",
        *(aligned_columns(["id", "state", "place", "comments"], rows) if rows else ["no texts"]),
        *(["", *files] if files else []),
    ]
    data: dict[str, Any] = {
        "states": counts,
        "reviews": records(shown.assign(time=shown["time"].dt.strftime(ISO))),
        "files": files,
    }
    return Answer(data, "\n".join(lines))


def _check(options: argparse.Namespace) -> None:
    """Refuse what would be forgotten, or says nothing."""
    said = [name for name in _SAID if getattr(options, name)]
    if said and options.out is None:
        raise InputError(f"--{said[0]} changes the project; say where to write it: --out FILE")
    if not said:
        given = [
            name for name in ("to", "why", "analyst", "out", "overwrite") if getattr(options, name)
        ]
        if given:
            raise InputError(
                f"--{given[0]} is for saying something; pass --begin, --agree, --dispute or "
                "--settle too"
            )
    if options.to is not None and not options.settle:
        raise InputError("--to is where texts are settled; pass --settle too")


def _with_what_is_said(h: ac.Hierarchy, options: argparse.Namespace) -> ac.Hierarchy:
    if options.agree:
        return h.agree(options.agree, why=options.why)
    if options.dispute:
        return h.dispute(options.dispute, why=options.why)
    if options.settle:
        return h.settle(options.settle, to=options.to, why=options.why)
    return h.review(why=options.why)
