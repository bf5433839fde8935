"""`actionclust suggest`: what to do next in a study, and what is answered of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import actionclust as ac
from actionclust.cli.answer import Answer, aligned_columns
from actionclust.cli.options import command, takes_overwrite
from actionclust.errors import SettingError, counted

if TYPE_CHECKING:
    import argparse

    from actionclust.cli.options import Commands

_FIRST = 20  # suggestions shown unless another number is asked


def add(commands: Commands) -> None:
    """Add the command."""
    suggest = command(
        commands,
        _suggest,
        "suggest",
        "suggest what to do next",
        "Suggest what to do next, the most worth its time first: texts to move, to place or to "
        "set aside, groups to merge, to split or to name. Answer by the ranks of the list that it "
        "shows, or take what is sure enough by its score, and write the project.",
    )
    suggest.add_argument("study", metavar="STUDY", help="project file")
    suggest.add_argument(
        "--first",
        type=int,
        default=_FIRST,
        metavar="N",
        help=f"how many to show (default: {_FIRST})",
    )
    answers = suggest.add_argument_group("answers, which need --out")
    answers.add_argument(
        "--accept",
        type=int,
        nargs="+",
        default=[],
        metavar="RANK",
        help="make the edits of these ranks",
    )
    answers.add_argument(
        "--reject",
        type=int,
        nargs="+",
        default=[],
        metavar="RANK",
        help="turn these ranks down: they do not come back",
    )
    answers.add_argument(
        "--accept-score",
        type=float,
        metavar="SCORE",
        help="make the edits of at least this score, from 0 to 1, unread",
    )
    answers.add_argument(
        "--why", default="", metavar="REASON", help="the reason for the log, if not the evidence"
    )
    suggest.add_argument("--analyst", metavar="NAME", help="who accepts them, for the log")
    suggest.add_argument(
        "--out",
        type=Path,
        metavar="FILE",
        help="project file to write; the same as STUDY is allowed",
    )
    takes_overwrite(suggest)


def _suggest(options: argparse.Namespace) -> Answer:
    answers = options.accept or options.reject or options.accept_score is not None
    if bool(answers) != (options.out is not None):
        raise SettingError(
            "answers (--accept, --reject, --accept-score) and --out go together: what is "
            "answered is written"
        )
    if options.first < 0:
        raise SettingError(f"--first must be 0 or more; got {options.first}")
    h = ac.load(options.study)
    if options.analyst is not None:
        h = h.by(options.analyst)
    queue = ac.suggest(h)
    made = []
    files = []
    if options.out is not None:
        before = len(queue.hierarchy.entries)
        queue = queue.answer(
            options.accept, reject=options.reject, score=options.accept_score, why=options.why
        )
        made = [str(entry) for entry in queue.hierarchy.entries[before:]]
        files = [str(queue.hierarchy.save(options.out, overwrite=options.overwrite))]
    first = queue[: options.first]
    rows = [
        (one.rank, one.kind, _few(one.actions), _few(one.source), one.target or "", one.score)
        for one in first
    ]
    lines = [*made, *([""] if made else []), counted(len(queue), "suggestion")]
    header = ["rank", "kind", "actions", "from", "to", "score", "evidence"]
    shown = [(*row, one.evidence) for row, one in zip(rows, first, strict=True)]
    lines += [*(aligned_columns(header, shown) if shown else []), *(["", *files] if files else [])]
    told = [one.to_dict() for one in first]
    data = {"suggestions": told, "count": len(queue), "made": made, "files": files}
    return Answer(data, "\n".join(lines))


def _few(names: tuple[str, ...]) -> str:
    """Name a few things on one line."""
    few = 3
    rest = len(names) - few
    return ", ".join(names[:few]) + (f" and {rest} more" if rest > 0 else "")
