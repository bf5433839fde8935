"""The lock of a project file: while one process saves it, no other does.

The lock is a file beside the project that is made exclusively, and says who holds it. Whoever
holds it keeps it locked with the system too, which ends with the process: so a lock that was left
behind is told from one that is held, even where another process has got the same number.
"""

from __future__ import annotations

import json
import os
import socket
import sys
import time
import warnings
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from actionclust.errors import ActionClustWarning, InputError, OutputError
from actionclust.whole_files import short_name

if sys.platform != "win32":
    import fcntl

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LONGEST_SAVE = 600
"""Seconds after which the lock of another computer counts as left behind."""

_BEING_WRITTEN = 0.2  # seconds in which a lock may still be empty
_ATTEMPTS = 100  # each is lost to a process that got the lock and gave it back
_READ = 1_000  # bytes of a lock that are looked at


class LockLeftWarning(ActionClustWarning):
    """A lock that a process left behind was taken away."""


@contextmanager
def saving_alone(file: Path) -> Iterator[None]:
    """Hold the lock of a project file, or refuse if somebody else holds it."""
    lock = lock_of(file)
    held = _take(lock, file)
    try:
        yield
    finally:
        _give_back(lock, held)


def lock_of(file: Path) -> Path:
    """Say where the lock of a project file is.

    >>> from pathlib import Path
    >>> lock_of(Path("study.json")).name
    '.study.json.lock'
    """
    return file.with_name(f".{short_name(file)}.lock")


def _take(lock: Path, file: Path) -> int:
    """Make the lock, and give the open file of it."""
    try:
        for _ in range(_ATTEMPTS):
            try:
                made = os.open(lock, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o666)
            except FileExistsError:
                _clear(lock, file)
                continue
            _lock(made)
            if not _is_at(made, lock):  # it was taken for one left behind
                os.close(made)
                continue
            os.write(made, json.dumps(_ourselves()).encode())
            return made
    except OSError as error:
        raise OutputError(
            f"{file} could not be locked for saving ({error.strerror or error}); nothing was "
            "written"
        ) from error
    raise InputError(f"{file.name} is being saved by many others; save again in a moment")


def _clear(lock: Path, file: Path) -> None:
    """Take away a lock that was left behind, or refuse if it is held."""
    try:
        found = os.open(lock, os.O_RDWR)
    except FileNotFoundError:
        return  # given back meanwhile
    except PermissionError:
        raise InputError(_held({}, lock, file)) from None
    try:
        free = _try_lock(found)
        if not _is_left(found, free=free):
            raise InputError(_held(_read(found), lock, file))
        holder = _read(found)
        if not _is_at(found, lock):
            return  # somebody else took it away
        if sys.platform == "win32":  # where what is open cannot be removed
            os.close(found)
            found = -1
        lock.unlink()
    finally:
        if found >= 0:
            os.close(found)
    warnings.warn(
        f"{_named(holder)} had begun to save {file.name} and ended without an answer; the lock "
        "that it left was taken away, and the file itself is whole",
        LockLeftWarning,
        stacklevel=6,
    )


def _is_left(found: int, *, free: bool | None) -> bool:
    """Tell whether a lock was left behind."""
    if free is False:
        return False
    if not _read(found):
        # on its way to be written, perhaps by another computer, or left in that moment; one of
        # this computer that is taken away here too early is made anew
        time.sleep(_BEING_WRITTEN)
    holder, age = _read(found), time.time() - os.fstat(found).st_mtime
    if not holder:
        return True
    return age > LONGEST_SAVE or (free is True and holder.get("host") == socket.gethostname())


def _give_back(lock: Path, held: int) -> None:
    ours = _is_at(held, lock)
    if sys.platform == "win32":
        os.close(held)
        if ours:
            lock.unlink(missing_ok=True)
        return
    if ours:
        lock.unlink(missing_ok=True)
    os.close(held)


def _lock(number: int) -> None:
    """Lock an open file with the system, where that is possible."""
    if sys.platform != "win32":
        try:
            fcntl.flock(number, fcntl.LOCK_EX)
        except OSError:
            return  # a file system without: its locks count by their age


def _try_lock(number: int) -> bool | None:
    """Tell whether nobody holds an open file: None where the system cannot say."""
    if sys.platform == "win32":
        return True  # what is held cannot be removed there
    try:
        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return None
    return True


def _is_at(number: int, lock: Path) -> bool:
    """Tell whether an open file still stands under its name."""
    try:
        there = lock.stat()
    except FileNotFoundError:
        return False
    return os.path.samestat(os.fstat(number), there)


def _ourselves() -> dict[str, Any]:
    now = datetime.now(UTC).isoformat(timespec="seconds")
    return {"pid": os.getpid(), "host": socket.gethostname(), "time": now}


def _read(number: int) -> dict[str, Any]:
    """Read who holds a lock; nothing if it does not say."""
    os.lseek(number, 0, os.SEEK_SET)
    try:
        found = json.loads(os.read(number, _READ))
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _named(holder: dict[str, Any]) -> str:
    if not holder:
        return "another process"
    pid, host = holder.get("pid"), holder.get("host")
    place = "this computer" if host == socket.gethostname() else f"the computer {host!r:.80}"
    return f"process {pid!r:.20} on {place}"


def _held(holder: dict[str, Any], lock: Path, file: Path) -> str:
    since = f" since {holder['time']!s:.40}" if "time" in holder else ""
    return (
        f"{file.name} is being saved by {_named(holder)}{since}; nothing was written: save again "
        f"when it is done (if it is not running any more, remove {lock.name})"
    )
