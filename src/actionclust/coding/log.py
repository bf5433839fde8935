"""The log: every edit with who, when, why, and what it changed. It only ever grows.

The id of an entry is a hash over the entry and the id of the one before it. So equal ids mean
equal histories, and a history that was altered by hand does not check.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from actionclust.coding.edits import Edit, Placement, edit_to_json
from actionclust.coding.show import told
from actionclust.coding.tree import Aside, Change, Node
from actionclust.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Mapping

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
        return told(self)


def now() -> str:
    """Give the present time."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def entry_id(previous: str, time: str, analyst: str, why: str, edit: Edit) -> str:
    """Compute the id of an entry."""
    content = json.dumps([previous, time, analyst, why, edit_to_json(edit)], sort_keys=True)
    return hashlib.sha256(content.encode()).hexdigest()[:_HEXADECIMALS]


def change_to_json(change: Change) -> dict[str, Any]:
    """Give the JSON form of a change."""
    return {
        "places": _pairs(change.places, _place_to_json),
        "nodes": _pairs(change.nodes, lambda node: None if node is None else asdict(node)),
        "pins": {key: list(pair) for key, pair in change.pins.items()},
        "placements": _pairs(change.placements, lambda items: [asdict(item) for item in items]),
    }


def change_from_json(document: Mapping[str, Any]) -> Change:
    """Read a change from its JSON form."""
    try:
        return Change(
            places=_unpaired(document["places"], place_from_json),
            nodes=_unpaired(
                document["nodes"], lambda node: None if node is None else Node(**node)
            ),
            pins={key: (bool(old), bool(new)) for key, (old, new) in document["pins"].items()},
            placements=_unpaired(
                document["placements"], lambda items: tuple(Placement(**item) for item in items)
            ),
        )
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise InputError(f"not the change of an edit: {document!r:.80}") from error


def _place_to_json(place: str | Aside) -> str | dict[str, Any]:
    return place if isinstance(place, str) else asdict(place)


def place_from_json(document: object) -> str | Aside:
    """Read a place: the id of a group, or an object with a reason."""
    if isinstance(document, str):
        return document
    if not isinstance(document, dict):
        raise TypeError(document)
    return Aside(**document)


def _pairs(mapping: Mapping[str, tuple[Any, Any]], form: Any) -> dict[str, list[Any]]:  # noqa: ANN401 - any pair of values
    return {key: [form(before), form(after)] for key, (before, after) in mapping.items()}


def _unpaired(mapping: Mapping[str, Any], read: Any) -> dict[str, tuple[Any, Any]]:  # noqa: ANN401 - as above
    return {key: (read(before), read(after)) for key, (before, after) in mapping.items()}
