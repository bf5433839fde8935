"""The file of moves that a reader of the shared page saves, to be replayed here."""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from actionclust.coding.edits import Edit, edit_from_json, edit_to_json
from actionclust.coding.project.documents import tree_to_json
from actionclust.errors import InputError, listed
from actionclust.json_document import read_document
from actionclust.whole_files import write_whole

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable

    from actionclust.coding.tree.tree import Tree

MOVES_FORMAT = "actionclust-moves"
"""What a file of moves says it is."""

VERSION = 1


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An edit that somebody suggests."""

    edit: Edit  # what
    time: str  # when, in UTC, as ISO 8601
    analyst: str  # who; "" if the reader gave no name
    why: str  # the reason; "" for none


@dataclass(frozen=True, slots=True)
class Moves:
    """Suggested edits, and the state that they were made on."""

    start: str  # the fingerprint of the hierarchy that the reader saw
    suggestions: tuple[Suggestion, ...]  # the edits, in order


def fingerprint(tree: Tree) -> str:
    """Give a short hash of the groups and places of a tree."""
    document = tree_to_json(tree)
    for name in ("issued", "reviews", "memos"):
        del document[name]
    content = json.dumps(document, sort_keys=True)
    return sha256(content.encode()).hexdigest()[:16]


def read_moves(path: str | os.PathLike[str]) -> Moves:
    """Read a file of moves."""
    name = Path(path).name
    document = read_document(path, "a file of moves")
    if document.get("format") != MOVES_FORMAT:
        raise InputError(
            f"{name} is not a file of moves: its format is {document.get('format')!r:.60}"
        )
    version = document.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise InputError(f"{name} has the version {version!r:.20}, which there never was")
    if version > VERSION:
        raise InputError(
            f"{name} is of version {version}; this actionclust reads up to {VERSION}: upgrade "
            "with: pip install --upgrade actionclust"
        )
    start, analyst, items = (document.get(key) for key in ("start", "analyst", "edits"))
    if not isinstance(start, str) or not isinstance(analyst, str) or not isinstance(items, list):
        raise InputError(f"{name} lacks its start, its analyst or its edits")
    return Moves(start, tuple(_suggestion(item, analyst, name) for item in items))


def write_moves(moves: Moves, path: str | os.PathLike[str], *, overwrite: bool = True) -> Path:
    """Write a file of moves, as the shared page does."""
    analysts = sorted({suggestion.analyst for suggestion in moves.suggestions})
    if len(analysts) > 1:
        raise InputError(f"a file of moves is that of one reader; got {listed(analysts)}")
    document = {
        "format": MOVES_FORMAT,
        "version": VERSION,
        "start": moves.start,
        "analyst": "".join(analysts),
        "edits": _documents(moves.suggestions),
    }
    content = json.dumps(document, indent=2, allow_nan=False) + "\n"
    write_whole(content.encode(), path, overwrite=overwrite)
    return Path(path)


def _documents(suggestions: Iterable[Suggestion]) -> list[dict[str, Any]]:
    return [
        {"time": one.time, "why": one.why, "edit": edit_to_json(one.edit)} for one in suggestions
    ]


def _suggestion(item: object, analyst: str, name: str) -> Suggestion:
    if not isinstance(item, dict) or not isinstance(item.get("edit"), dict):
        raise InputError(f"{name}: an edit has the entries time, why and edit; got {item!r:.60}")
    time, why = item.get("time", ""), item.get("why", "")
    if not isinstance(time, str) or not isinstance(why, str):
        raise InputError(f"{name}: time and why are texts; got {time!r:.40} and {why!r:.40}")
    try:
        edit = edit_from_json(item["edit"])
    except InputError as error:
        raise InputError(f"{name}: {error}") from error
    return Suggestion(edit, time, analyst, why)
