"""Reading a JSON file within bounds."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from actionclust.errors import Advice, InputError, did_you_mean

if TYPE_CHECKING:
    import os

LARGEST = 1_000_000_000
"""Most bytes of a file that is read."""

_READER = Advice("read_actions")
_ANOTHER = f"a table of texts is read by {_READER}"


def read_document(path: str | os.PathLike[str], kind: str = "a project file") -> dict[str, Any]:
    """Read a file as a JSON object, within bounds."""
    file = Path(path)
    try:
        if file.is_dir():
            raise InputError(f"{file.name} is a folder, not {kind}")
        if not file.is_file():
            raise InputError(f"there is no file {str(file)!r}{_near(file)}")
    except OSError as error:  # a name that is too long, a folder that may not be looked into
        raise InputError(f"{str(file)!r:.80} cannot be read: {error.strerror}") from error
    size = file.stat().st_size
    if size > LARGEST:
        raise InputError(f"{file.name} has {size:,} bytes; {kind} has {LARGEST:,} at most")
    try:
        document = json.loads(
            file.read_bytes().decode("utf-8-sig"),  # an editor may have put a mark in front
            parse_constant=_no_constant,
            object_pairs_hook=_no_repeats,
        )
    except UnicodeDecodeError as error:
        raise InputError(f"{file.name} is not a text file in UTF-8, so not {kind}") from error
    except RecursionError as error:
        raise InputError(f"{file.name} is nested too deeply to be {kind}") from error
    except ValueError as error:
        previous = previous_version(file)
        kept = f"; the version before it is kept in {previous.name}" if previous.exists() else ""
        likely = "it may have been cut short" if file.suffix == ".json" else _ANOTHER
        raise InputError(
            f"{file.name} is not a whole JSON document ({error}); {likely}{kept}", _READER
        ) from error
    if not isinstance(document, dict):
        raise InputError(f"{file.name} is not {kind}: it holds no JSON object")
    return document


def previous_version(file: Path) -> Path:
    """Say where the version before a file is kept.

    >>> previous_version(Path("study.json")).name
    'study.previous.json'
    """
    return file.with_name(f"{file.stem}.previous{file.suffix}")


def _near(file: Path) -> str:
    if not file.parent.is_dir():
        return ""
    others = sorted(other.name for other in file.parent.glob("*.json"))
    return f"; {did_you_mean(file.name, others)}" if others else ""


def _no_constant(name: str) -> float:
    raise ValueError(f"{name} is not a JSON value")


def _no_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    read = dict(pairs)
    if len(read) < len(pairs):
        raise ValueError("a key stands twice in one object")
    return read
