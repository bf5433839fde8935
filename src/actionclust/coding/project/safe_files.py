"""Reading a JSON file within bounds, and writing a file whole or not at all."""

from __future__ import annotations

import json
import os
import secrets
import shutil
import time
from pathlib import Path
from typing import Any

from actionclust.errors import Advice, InputError, did_you_mean

LARGEST = 1_000_000_000
"""Most bytes of a file that is read."""

_READER = Advice("read_actions")
_ANOTHER = f"a table of texts is read by {_READER}"
_LEFT_BEHIND = 3_600  # seconds after which nobody still writes a temporary file


def read_document(path: str | os.PathLike[str], kind: str = "a project file") -> dict[str, Any]:
    """Read a file as a JSON object, within bounds."""
    file = Path(path)
    if file.is_dir():
        raise InputError(f"{file.name} is a folder, not {kind}")
    if not file.is_file():
        raise InputError(f"there is no file {str(file)!r}{_near(file)}")
    size = file.stat().st_size
    if size > LARGEST:
        raise InputError(f"{file.name} has {size:,} bytes; {kind} has {LARGEST:,} at most")
    try:
        document = json.loads(
            file.read_bytes().decode("utf-8"),
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


def write_whole(content: bytes, file: Path, *, like: Path) -> None:
    """Write a file so that it is there whole or not at all, even if the process is killed.

    The content goes into a temporary file beside it, is flushed to the disk, and takes its
    place in one step.
    """
    temporary = file.with_name(f"{_temporary(file)}{secrets.token_hex(8)}.part")
    try:
        with temporary.open("xb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        if like.exists():
            shutil.copymode(like, temporary)
        temporary.replace(file)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _flush_folder(file.parent)
    _tidy(file)


def previous_version(file: Path) -> Path:
    """Say where the version before a file is kept.

    >>> previous_version(Path("study.json")).name
    'study.previous.json'
    """
    return file.with_name(f"{file.stem}.previous{file.suffix}")


def version_on_disk(file: Path) -> tuple[int, ...] | None:
    """Tell versions of a file apart without reading it."""
    try:
        about = file.stat()
    except FileNotFoundError:
        return None
    return about.st_ino, about.st_size, about.st_mtime_ns


def _flush_folder(folder: Path) -> None:
    """Bring the new name itself to the disk, where the system has folders to flush."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _temporary(file: Path) -> str:
    return f".{file.name}."


def _tidy(file: Path) -> None:
    """Remove temporary files that killed processes left behind long ago."""
    start = _temporary(file)
    for other in file.parent.iterdir():
        if other.name.startswith(start) and other.suffix == ".part":
            about = version_on_disk(other)
            if about is not None and time.time() - about[2] / 1e9 > _LEFT_BEHIND:
                other.unlink(missing_ok=True)


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
