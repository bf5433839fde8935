"""The project file: one JSON document with all that a study holds.

Saving never loses work: the document is written beside the old file, flushed to the disk and
then put in its place in one step, and the file before it is kept. A file is only replaced by
one that continues it: its log must be the beginning of ours.
"""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from actionclust._version import __version__
from actionclust.coding.documents import (
    actions_from_json,
    actions_to_json,
    origin_from_json,
    origin_to_json,
)
from actionclust.coding.files import (
    previous_version,
    read_document,
    version_on_disk,
    write_whole,
)
from actionclust.coding.hierarchy import Hierarchy
from actionclust.coding.history import History, Recorder
from actionclust.coding.schema import FORMAT, SCHEMA_VERSION, check_document
from actionclust.coding.tree_json import (
    entry_from_json,
    entry_to_json,
    tree_from_json,
    tree_to_json,
)
from actionclust.errors import InputError

if TYPE_CHECKING:
    import os


def save(hierarchy: Hierarchy, path: str | os.PathLike[str], *, overwrite: bool = False) -> Path:
    """Save a hierarchy, with its actions, log and clustering, as a project file."""
    # a link stays, and what it leads to is replaced
    file = Path(path).resolve()
    if not file.parent.is_dir():
        raise InputError(f"there is no folder {str(file.parent)!r} to save {file.name!r} in")
    if file.is_dir():
        raise InputError(f"{file.name} is a folder; say which file in it, such as study.json")
    content = _encoded(to_document(hierarchy))
    checked = version_on_disk(file)
    if checked is not None:
        if not overwrite:
            _check_continues(hierarchy, file)
        there = file.read_bytes()
        if there == content:
            # the version before stays the one that differs
            return Path(path)
        write_whole(there, previous_version(file), like=file)
    if version_on_disk(file) != checked:
        raise InputError(
            f"{file.name} was written by somebody else while it was being saved; save again"
        )
    write_whole(content, file, like=file)
    return Path(path)


def load(path: str | os.PathLike[str], *, analyst: str | None = None) -> Hierarchy:
    """Load a hierarchy from a project file.

    Parameters
    ----------
    path : str or path-like
        The file.
    analyst : str or None
        Who makes the next edits; None keeps the one who saved it.

    Returns
    -------
    Hierarchy
        As it was saved, with its log.

    Raises
    ------
    InputError
        If the file does not exist, is no project file, was cut short or altered, is too large
        or too deep, or was written by a newer version.
    """
    document = read_document(path)
    return from_document(document, Path(path).name, analyst)


def to_document(hierarchy: Hierarchy) -> dict[str, Any]:
    """Give the JSON document of a hierarchy."""
    document: dict[str, Any] = {
        "format": FORMAT,
        "version": SCHEMA_VERSION,
        "written_by": f"actionclust {__version__}",
        "analyst": hierarchy.analyst,
        "actions": actions_to_json(hierarchy.actions),
        "clustering": None if hierarchy.origin is None else origin_to_json(hierarchy.origin),
        "start": tree_to_json(hierarchy.history.start),
        "log": [entry_to_json(entry) for entry in hierarchy.entries],
        "now": tree_to_json(hierarchy.tree),
    }
    document["digest"] = digest(document)
    return document


def from_document(document: dict[str, Any], name: str, analyst: str | None = None) -> Hierarchy:
    """Read a hierarchy from its JSON document."""
    _check_whole(document, name)
    actions = actions_from_json(document["actions"], name)
    start = tree_from_json(document["start"], actions.ids, name)
    recorder = Recorder(History(start, start))
    for place, item in enumerate(document["log"]):
        try:
            entry = entry_from_json(item)
            made = recorder.record(
                entry.edit, time=entry.time, analyst=entry.analyst, why=entry.why
            )
        except InputError as error:
            raise InputError(
                f"{name}: entry {place + 1} of the log cannot be made: {error}"
            ) from error
        if made != entry:
            raise InputError(f"{name}: entry {place + 1} of the log does not match what it did")
    history = recorder.history()
    if history.tree != tree_from_json(document["now"], actions.ids, name):
        raise InputError(f"{name}: the log does not lead to the tree that the file shows")
    clustering = document["clustering"]
    return Hierarchy(
        actions=actions,
        history=history,
        analyst=document["analyst"] if analyst is None else analyst,
        origin=None if clustering is None else origin_from_json(clustering, len(actions), name),
    )


def digest(document: dict[str, Any]) -> str:
    """Hash a document without its digest."""
    rest = {key: value for key, value in document.items() if key != "digest"}
    content = json.dumps(rest, sort_keys=True, allow_nan=False, separators=(",", ":"))
    return sha256(content.encode()).hexdigest()


def _encoded(document: dict[str, Any]) -> bytes:
    """Write a document in UTF-8; with escapes, if it holds what UTF-8 cannot (lone surrogates)."""
    try:
        return _compact(document, plain=True).encode()
    except UnicodeEncodeError:
        return _compact(document, plain=False).encode()


def _compact(document: dict[str, Any], *, plain: bool) -> str:
    return json.dumps(document, ensure_ascii=not plain, allow_nan=False, separators=(",", ":"))


def _check_continues(hierarchy: Hierarchy, file: Path) -> None:
    """Refuse to replace a file with anything that does not continue it."""
    advice = "save under another name, or pass overwrite=True to replace it"
    try:
        there = read_document(file)
        _check_whole(there, file.name)
    except InputError as error:
        raise InputError(f"{file.name} is there already ({error}); {advice}") from error
    if there["start"] != tree_to_json(hierarchy.history.start) or there[
        "actions"
    ] != actions_to_json(hierarchy.actions):
        raise InputError(f"{file.name} holds another project; {advice}")
    ours = [entry.id for entry in hierarchy.entries]
    theirs = [entry["id"] for entry in there["log"]]
    if ours[: len(theirs)] != theirs:
        raise InputError(
            f"{file.name} changed since it was loaded: it holds edits that this hierarchy does "
            f"not have; load it and combine the two, {advice}"
        )


def _check_whole(document: dict[str, Any], name: str) -> None:
    """Check a document against the schema and its digest."""
    check_document(document, name)
    try:
        found = digest(document)
    except RecursionError as error:
        raise InputError(f"{name} is nested too deeply to be a project file") from error
    except ValueError as error:
        raise InputError(f"{name} holds a number that is too large") from error
    if found != document["digest"]:
        raise InputError(
            f"{name} was altered since it was saved: its content does not match its digest"
        )
