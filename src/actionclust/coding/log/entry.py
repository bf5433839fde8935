"""The log: every edit with who, when, why, and what it changed. It only ever grows.

The id of an entry is a hash over the entry and the id of the one before it. So equal ids mean
equal histories, and a history that was altered by hand does not check.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Literal, TypeAlias

from actionclust.coding.edits import Edit, edit_to_json
from actionclust.coding.edits.sentences import sentence

if TYPE_CHECKING:
    from actionclust.coding.tree.tree import Change

START = "start"
"""What stands for the entry before the first."""

MadeBy: TypeAlias = Literal["person", "score", "extend", "rerun", "keywords"]
"""Who or what made an edit: a person; a suggestion's score, unread; the placing of later texts;
a new clustering; or keywords that follow their group."""

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
    made_by : str
        "person" if a person made it; else what it came of, which nobody read: "score", a
        suggestion that was accepted by its score; "extend"; "rerun"; or "keywords", a label that
        follows its group.
    """

    id: str
    time: str
    analyst: str
    why: str
    edit: Edit
    change: Change
    made_by: MadeBy = "person"

    def __str__(self) -> str:
        """Tell in a sentence what was done."""
        return sentence(self.edit, self.change)


def now() -> str:
    """Give the present time."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def entry_id(
    previous: str, time: str, analyst: str, why: str, edit: Edit, made_by: MadeBy = "person"
) -> str:
    """Compute the id of an entry."""
    said = [previous, time, analyst, why, edit_to_json(edit)]
    # entries of people have the ids that they had before others were told apart
    content = json.dumps([*said, *([] if made_by == "person" else [made_by])], sort_keys=True)
    return hashlib.sha256(content.encode()).hexdigest()[:_HEXADECIMALS]
