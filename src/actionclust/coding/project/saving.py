"""The project file: one JSON document with all that a study holds.

Saving never loses work: the document is written beside the old file, flushed to the disk and
then put in its place in one step, and the file before it is kept. A file is only replaced by
one that continues it: its log must be the beginning of ours. From that check to the end, a lock
keeps others from saving.
"""

from __future__ import annotations

import json
import os
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from actionclust._version import __version__
from actionclust.coding.project.documents import (
    actions_to_json,
    entry_to_json,
    origin_to_json,
    tree_to_json,
)
from actionclust.coding.project.schema import (
    PROJECT_FORMAT,
    SCHEMA_VERSION,
    brought_up,
    check_document,
)
from actionclust.errors import Advice, InputError
from actionclust.file_lock import saving_alone
from actionclust.json_document import previous_version, read_document
from actionclust.whole_files import LONGEST_NAME, destination, version_on_disk, whole_files

if TYPE_CHECKING:
    from actionclust.coding.project.record import Project
    from actionclust.coding.project.schema import ProjectForm


def save(self: Project, path: str | os.PathLike[str], *, overwrite: bool = False) -> Path:
    """Save this hierarchy, with its actions, log and clustering, as a project file.

    Parameters
    ----------
    path : str or path-like
        The file, usually with the ending .json.
    overwrite : bool
        Whether to replace a file that this hierarchy does not continue.

    Returns
    -------
    pathlib.Path
        The file. The one before it is kept, with ".previous" before the ending.

    Raises
    ------
    InputError
        If the file holds edits that this hierarchy does not have, another project, or
        something else, and `overwrite` is not set; if somebody else is saving it at the moment;
        or if the folder does not exist, or no file can have that name.
    OutputError
        If the file cannot be written, for instance since the disk is full; what was there
        before is untouched.

    See Also
    --------
    load : Reads the file.
    """
    file = destination(path)
    previous = previous_version(file)
    if len(os.fsencode(previous.name)) > LONGEST_NAME:
        most = LONGEST_NAME - len(previous.name) + len(file.name)
        raise InputError(
            f"the file name {file.name!r:.40} is too long for a project, the version before of "
            f"which is kept under a longer name; take at most {most} bytes"
        )
    content = _encoded(to_document(self))
    with saving_alone(file):
        checked = version_on_disk(file)
        contents = {file: content}
        if checked is not None:
            if not overwrite:
                _check_continues(self, file)
            there = file.read_bytes()
            if there == content:
                # the version before stays the one that differs
                return Path(path)
            contents = {previous: there, file: content}
        with whole_files(list(contents), like=file) as parts:
            for part, written in zip(parts, contents.values(), strict=True):
                part.write_bytes(written)
            if version_on_disk(file) != checked:
                raise InputError(
                    f"{file.name} was written by somebody else while it was being saved; save "
                    "again"
                )
    return Path(path)


def to_document(project: Project) -> dict[str, Any]:
    """Give the JSON document of a project."""
    document: dict[str, Any] = {
        "format": PROJECT_FORMAT,
        "version": SCHEMA_VERSION,
        "written_by": f"actionclust {__version__}",
        "analyst": project.analyst,
        "actions": actions_to_json(project.actions),
        "clustering": None if project.origin is None else origin_to_json(project.origin),
        "start": tree_to_json(project.history.start),
        "log": [entry_to_json(entry) for entry in project.history.log],
        "now": tree_to_json(project.tree),
    }
    document["digest"] = digest(document)
    return document


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


def _check_continues(project: Project, file: Path) -> None:
    """Refuse to replace a file with anything that does not continue it."""
    overwrite = Advice("overwrite", "True")
    advice = f"save under another name, or pass {overwrite} to replace it"
    try:
        there = read_document(file)
        checked_document(there, file.name)
        there = brought_up(there)
    except InputError as error:
        raise InputError(f"{file.name} is there already ({error}); {advice}", overwrite) from error
    if not _is_same_study(there, project):
        raise InputError(f"{file.name} holds another project; {advice}", overwrite)
    ours = [entry.id for entry in project.history.log]
    theirs = [entry["id"] for entry in there["log"]]
    if ours[: len(theirs)] != theirs:
        raise InputError(
            f"{file.name} changed since it was loaded: it holds edits that this hierarchy does "
            f"not have; load it and combine the two, {advice}",
            overwrite,
        )


def _is_same_study(there: dict[str, Any], project: Project) -> bool:
    """Tell whether a project has all texts of a document, at the same start.

    It may have further texts and columns, and cells that were corrected: the file before stays.
    """
    ours, start = actions_to_json(project.actions), tree_to_json(project.history.start)
    theirs, began = there["actions"], there["start"]
    known = len(theirs["ids"])
    if any(ours[part][:known] != theirs[part] for part in ("ids", "texts")):
        return False
    columns = {column["name"] for column in ours["table"]}
    if not columns.issuperset(column["name"] for column in theirs["table"]):
        return False
    places = {id_: start["places"][id_] for id_ in theirs["ids"]}
    same = ("groups", "pinned", "functions")
    return places == began["places"] and all(start[part] == began[part] for part in same)


def checked_document(document: dict[str, Any], name: str) -> ProjectForm:
    """Check a document against the types of the project file and its digest."""
    try:
        checked = check_document(document, name)
        found = digest(document)
    except RecursionError as error:
        raise InputError(f"{name} is nested too deeply to be a project file") from error
    except InputError:
        raise  # which is a ValueError too
    except ValueError as error:
        raise InputError(f"{name} holds a number that is too large") from error
    if found != checked["digest"]:
        raise InputError(
            f"{name} was altered since it was saved: its content does not match its digest"
        )
    return checked
