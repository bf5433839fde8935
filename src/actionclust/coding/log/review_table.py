"""How far the review of each text is, with what was said, by whom, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from actionclust.coding.edits.review_kinds import Agree, Dispute, Review, Settle
from actionclust.coding.tree.tree import Aside
from actionclust.text_columns import text_column

if TYPE_CHECKING:
    from actionclust.actions import Actions
    from actionclust.coding.log.entry import LogEntry
    from actionclust.coding.log.history import History
    from actionclust.coding.tree.tree import Tree


def review_table(history: History, actions: Actions) -> pd.DataFrame:
    """List the texts that are under review, in the order of the actions."""
    tree = history.tree
    ids = [id_ for id_ in actions.ids if id_ in tree.reviews]
    said, since = _said(history), _since(history)
    places = [tree.places[id_] for id_ in ids]
    groups = [None if isinstance(place, Aside) else place for place in places]
    entries = [since.get(id_) for id_ in ids]
    times = [None if entry is None else entry.time for entry in entries]
    return pd.DataFrame(
        {
            "id": text_column(ids),
            "text": text_column([actions.text_of[id_] for id_ in ids]),
            "place": text_column(groups),
            "label": text_column([_label(tree, group) for group in groups]),
            "state": text_column([tree.reviews[id_].state for id_ in ids]),
            "comments": text_column(["; ".join(_comments(said.get(id_, ()))) for id_ in ids]),
            "analysts": text_column([", ".join(_analysts(said.get(id_, ()))) for id_ in ids]),
            "time": pd.to_datetime(text_column(times), utc=True, format="ISO8601").dt.as_unit(
                "us"
            ),
        }
    )


def _label(tree: Tree, group: str | None) -> str | None:
    return None if group is None else tree.nodes[group].label


def _said(history: History) -> dict[str, list[LogEntry]]:
    """Find the entries that say something of each text, in order."""
    said: dict[str, list[LogEntry]] = {}
    for place in history.done:
        entry = history.log[place]
        if isinstance(entry.edit, (Review, Agree, Dispute, Settle)):
            for action in entry.edit.actions:
                said.setdefault(action, []).append(entry)
    return said


def _since(history: History) -> dict[str, LogEntry]:
    """Find the last entry that changed the review of each text."""
    return {
        action: history.log[place]
        for place in history.done
        for action in history.log[place].change.reviews
    }


def _comments(entries: list[LogEntry] | tuple[()]) -> list[str]:
    comments = [
        (entry.analyst, entry.edit.comment if isinstance(entry.edit, Dispute) else entry.why)
        for entry in entries
    ]
    return [f"{analyst or 'somebody'}: {comment}" for analyst, comment in comments if comment]


def _analysts(entries: list[LogEntry] | tuple[()]) -> list[str]:
    """Name who agreed, disputed or settled, each once."""
    spoke = [one.analyst or "somebody" for one in entries if not isinstance(one.edit, Review)]
    return list(dict.fromkeys(spoke))
