"""The beginning of a hierarchy: a project file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from actionclust.coding.hierarchy.hierarchy import Hierarchy
from actionclust.coding.log.history import History, Recorder
from actionclust.coding.project.documents import (
    actions_from_json,
    entry_from_json,
    origin_from_json,
    tree_from_json,
)
from actionclust.coding.project.saving import checked_document
from actionclust.errors import InputError
from actionclust.json_document import read_document

if TYPE_CHECKING:
    import os


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
    return from_document(read_document(path), Path(path).name, analyst)


def from_document(content: dict[str, Any], name: str, analyst: str | None = None) -> Hierarchy:
    """Read a hierarchy from its JSON document."""
    document = checked_document(content, name)
    actions = actions_from_json(document["actions"], name)
    start = tree_from_json(document["start"], actions.ids, name)
    recorder = Recorder(History(start, start))
    for place, item in enumerate(document["log"]):
        try:
            entry = entry_from_json(item)
            made = recorder.repeat(entry)
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
