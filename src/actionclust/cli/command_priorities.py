"""`actionclust priorities`: what participants put first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import actionclust as ac
from actionclust.cli.answer import Answer, aligned_columns
from actionclust.cli.options import command, takes_project, widest_level
from actionclust.table_rows import records

if TYPE_CHECKING:
    import argparse

    import pandas as pd

    from actionclust.cli.options import Commands

_BEST = 10
_DIGITS = 3


def add(commands: Commands) -> None:
    """Add the command."""
    priorities = command(
        commands,
        _priorities,
        "priorities",
        "rank actions and groups by their stickers",
        "Rank the actions and the groups of a project file by the stickers that participants put "
        "on them, each as a share of what its discussion group gave.",
    )
    takes_project(priorities)
    priorities.add_argument(
        "--scheme", default="study", help="weights of stickers: study, reciprocal or equal"
    )
    priorities.add_argument(
        "--level", help="groups to rank: sub-cluster, cluster or super-cluster (default: widest)"
    )


def _priorities(options: argparse.Namespace) -> Answer:
    h = ac.load(options.file)
    scored = ac.priorities.score(h.actions, scheme=options.scheme)
    level = options.level or widest_level(h)
    groups = scored.of_groups(h, level)
    data = {
        "scheme": scored.scheme,
        "notes": list(scored.notes),
        "level": level,
        "groups": records(groups),
        "actions": records(scored.table),
        "discussion_groups": records(scored.groups),
    }
    best = scored.table.dropna(subset=["rank"]).sort_values(["rank", "id"]).head(_BEST)
    ranked = groups.dropna(subset=["rank"]).sort_values(["rank", "id"])
    lines = [
        repr(scored)[1:-1],
        *(f"note: {note}" for note in scored.notes),
        "",
        f"{level}s, by the sum of the shares of their actions:",
        *aligned_columns(
            ["rank", "sum", "actions", "id", "label"],
            _rows(ranked, ["rank", "sum", "actions", "id", "label"]),
        ),
        "",
        "actions with the highest share of their discussion group:",
        *aligned_columns(
            ["rank", "share", "group", "id", "text"],
            _rows(best, ["rank", "share", "group", "id", "text"]),
        ),
    ]
    return Answer(data, "\n".join(lines))


def _rows(table: pd.DataFrame, columns: list[str]) -> list[list[Any]]:
    return [
        [f"{value:.{_DIGITS}f}" if isinstance(value, float) else value for value in row]
        for row in table[columns].astype(object).itertuples(index=False, name=None)
    ]
