"""Which edits of a log nobody read: their reasons begin with how they were made."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from actionclust.coding.log.entry import LogEntry

PLACED_BY_EXTEND = "placed by extend, with a confidence of "
"""How the reason of each edit begins that `extend` made."""

REGROUPED_BY_RERUN = "regrouped by rerun: "
"""How the reason of each edit begins that `rerun` made."""

UNREAD = "taken as sure, unread: "
"""How the reason of an edit begins that was accepted by its score, which nobody read."""


def is_of_machine(entry: LogEntry) -> bool:
    """Tell whether an edit was made by `extend` or `rerun`, and not by a person."""
    return entry.why.startswith((PLACED_BY_EXTEND, REGROUPED_BY_RERUN))


def is_decision(entry: LogEntry) -> bool:
    """Tell whether a person decided an edit, and did not only let it happen."""
    return not is_of_machine(entry) and not is_unread(entry)


def is_unread(entry: LogEntry) -> bool:
    """Tell whether a suggestion was accepted by its score alone."""
    return entry.why.startswith(UNREAD)
