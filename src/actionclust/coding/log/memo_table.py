"""The memos on texts and groups, with who wrote each, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from actionclust.text_columns import text_column

if TYPE_CHECKING:
    from actionclust.actions import Actions
    from actionclust.coding.log.entry import LogEntry
    from actionclust.coding.log.history import History

ABOUT_ACTION = "action"
"""What stands for the level of a text."""


def memo_table(history: History, actions: Actions) -> pd.DataFrame:
    """List the memos, in the order in which they were written."""
    there = memos_in_order(history)
    nodes = [history.tree.nodes.get(target) for target, _, _ in there]
    about = [
        actions.text_of[target] if node is None else node.label
        for (target, _, _), node in zip(there, nodes, strict=True)
    ]
    entries = [entry for _, _, entry in there]
    times = text_column([None if entry is None else entry.time for entry in entries])
    return pd.DataFrame(
        {
            "id": text_column([target for target, _, _ in there]),
            "level": text_column([ABOUT_ACTION if node is None else node.level for node in nodes]),
            "about": text_column(about),
            "memo": text_column([memo for _, memo, _ in there]),
            "analyst": text_column(["" if one is None else one.analyst for one in entries]),
            "time": pd.to_datetime(times, utc=True, format="ISO8601").dt.as_unit("us"),
        }
    )


def memos_in_order(history: History) -> list[tuple[str, str, LogEntry | None]]:
    """Give each memo with what it is on, and the entry that wrote it.

    Those that a tree began with come first; nobody that the log knows wrote them.
    """
    tree, written = history.tree, _written(history)
    order = {id_: place for place, id_ in enumerate((*tree.nodes, *tree.places))}
    found = [(target, memo) for target, memos in tree.memos.items() for memo in memos]
    nowhere: tuple[int, LogEntry | None] = (-1, None)
    found.sort(key=lambda one: (written.get(one, nowhere)[0], order[one[0]]))
    return [(*one, written.get(one, nowhere)[1]) for one in found]


def _written(history: History) -> dict[tuple[str, str], tuple[int, LogEntry]]:
    """Find the entry that wrote each memo; one goes along when its group is merged."""
    written: dict[tuple[str, str], tuple[int, LogEntry]] = {}
    for place in history.done:
        entry = history.log[place]
        pairs = entry.change.memos.items()
        gone = {
            memo: written.pop((id_, memo))
            for id_, (old, new) in pairs
            for memo in old
            if memo not in new and (id_, memo) in written
        }
        for id_, (old, new) in pairs:
            for memo in new:
                if memo not in old:
                    written[id_, memo] = gone.get(memo, (place, entry))
    return written
