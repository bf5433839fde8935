"""Which edits of a log nobody read."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from actionclust.coding.log.entry import LogEntry


def is_of_machine(entry: LogEntry) -> bool:
    """Tell whether an edit was made by `extend` or `rerun`, and not by a person."""
    return entry.made_by in {"extend", "rerun"}


def is_decision(entry: LogEntry) -> bool:
    """Tell whether a person decided an edit, and did not only let it happen."""
    return not is_of_machine(entry) and not is_unread(entry)


def is_unread(entry: LogEntry) -> bool:
    """Tell whether a suggestion was accepted by its score alone."""
    return entry.made_by == "score"
