"""The log: every edit with who, when, why, and what it changed. It only ever grows.

The id of an entry is a hash over the entry and the id of the one before it. So equal ids mean
equal histories, and a history that was altered by hand does not check.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from actionclust.coding.edits import Edit, edit_to_json
from actionclust.coding.edits.sentences import sentence

if TYPE_CHECKING:
    from actionclust.coding.tree.tree import Change

START = "start"
"""What stands for the entry before the first."""

_HEXADECIMALS = 16


@dataclass(frozen=True, slots=True)
class LogEntry:
    """An edit that was made.

    Attributes
    ----------
    id : str
        A hash over the entry and the id of the one before it.
    time : str
        When, in UTC, as ISO 8601 with microseconds.
    analyst : str
        Who.
    why : str
        The reason that was given; "" for none.
    edit : Edit
        What was asked.
    change : Change
        What it changed; its inverse takes it back.
    """

    id: str
    time: str
    analyst: str
    why: str
    edit: Edit
    change: Change

    def __str__(self) -> str:
        """Tell in a sentence what was done."""
        return sentence(self.edit, self.change)


def now() -> str:
    """Give the present time."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def entry_id(previous: str, time: str, analyst: str, why: str, edit: Edit) -> str:
    """Compute the id of an entry."""
    content = json.dumps([previous, time, analyst, why, edit_to_json(edit)], sort_keys=True)
    return hashlib.sha256(content.encode()).hexdigest()[:_HEXADECIMALS]
