"""Files that are written whole or not at all: every output of the library goes through here.

What is written goes into a temporary file beside its place, is flushed to the disk, and takes its
place in one step. If anything fails, what was there before is untouched.
"""

from __future__ import annotations

import os
import secrets
import shutil
import stat
import time
from contextlib import ExitStack, contextmanager
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from actionclust.errors import ActionClustError, Advice, InputError, OutputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LONGEST_NAME = 255
"""Most bytes of the name of a file, on the systems in use."""

_LEFT_BEHIND = 3_600  # seconds after which nobody still writes a temporary file
_SHORT_NAME = 100  # bytes of a name that leave room for an ending


def destination(path: str | os.PathLike[str], *, overwrite: bool = True) -> Path:
    r"""Check where a file is to be written, and follow links to it.

    >>> destination("a\0b")
    Traceback (most recent call last):
    actionclust.errors.InputError: a file name cannot hold the character NUL; got 'a\x00b'
    """
    given = _without_nul(path)
    try:
        file = _followed(given)
        there = file.exists()
        plain = not there or stat.S_ISREG(file.stat().st_mode)
    except UnicodeEncodeError as error:
        raise InputError(f"{given!r:.80} is no name that a file can have: {error}") from error
    except OSError as error:
        raise _failed(Path(given), error) from error
    if not plain:
        raise InputError(f"{given!r} is a device or a pipe, and only a file can be replaced")
    if there and not overwrite:
        advice = Advice("overwrite", "True")
        raise InputError(
            f"{file.name} is there already; choose another name, or pass {advice} to replace it",
            advice,
        )
    return file


def _without_nul(path: str | os.PathLike[str]) -> str:
    given = os.fspath(path)
    if "\0" in given:
        raise InputError(f"a file name cannot hold the character NUL; got {given!r:.80}")
    return given


def _followed(given: str) -> Path:
    """Follow links to a file: a link stays, and what it leads to is replaced."""
    name = Path(given).name
    if len(os.fsencode(name)) > LONGEST_NAME:
        raise InputError(
            f"the file name {name!r:.40} is too long: a name has at most {LONGEST_NAME} bytes"
        )
    circle = f"{given!r} is a link that leads back to itself; take another name"
    try:
        file = Path(given).resolve()
    except RuntimeError as error:  # before Python 3.13
        raise InputError(circle) from error
    if file.is_symlink():
        raise InputError(circle)
    if file.is_dir():
        raise InputError(f"{file.name} is a folder; say which file in it, such as study.json")
    if not file.parent.is_dir():
        raise InputError(f"there is no folder {str(file.parent)!r} to save {file.name!r} in")
    return file


def new_folder(path: str | os.PathLike[str]) -> Path:
    """Make a folder, and those around it, where they are not there."""
    folder = Path(_without_nul(path))
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise InputError(f"{folder} is a file, and files are to be written into it") from error
    except OSError as error:
        raise OutputError(
            f"the folder {folder} could not be made ({error.strerror or error})"
        ) from error
    return folder


@contextmanager
def whole_files(
    paths: Sequence[str | os.PathLike[str]], *, overwrite: bool = True, like: Path | None = None
) -> Iterator[list[Path]]:
    """Give temporary files to write, which take their places together at the end.

    Who may read them stays as it was, or is taken from another file.
    """
    files = [destination(path, overwrite=overwrite) for path in paths]
    temporary = [_temporary(file) for file in files]
    with ExitStack() as left:
        for part in temporary:
            left.callback(part.unlink, missing_ok=True)
        try:
            yield temporary
            for file, part in zip(files, temporary, strict=True):
                _ready(part, like=like or file)
        except ActionClustError:
            raise
        except Exception as error:
            # some libraries put the error of the system into one of their own
            found = [one for one in (error, *error.args) if isinstance(one, OSError)]
            if not found:
                raise
            raise _failed(_file_of(found[0], files, temporary), found[0]) from error
        for file, part in zip(files, temporary, strict=True):
            _take_place(part, file)
    for file in files:
        _tidy(file)


@contextmanager
def whole_file(path: str | os.PathLike[str], *, overwrite: bool = True) -> Iterator[Path]:
    """Give a temporary file to write, which takes its place at the end."""
    with whole_files([path], overwrite=overwrite) as (temporary,):
        yield temporary


def write_whole(content: bytes, path: str | os.PathLike[str], *, overwrite: bool = True) -> None:
    """Write a file whole or not at all."""
    with whole_file(path, overwrite=overwrite) as temporary:
        temporary.write_bytes(content)


def short_name(file: Path) -> str:
    """Give the name of a file, or a short one of its own, to which an ending can be added.

    >>> short_name(Path("study.json")), len(short_name(Path("s" * 240)))
    ('study.json', 32)
    """
    name = os.fsencode(file.name)
    return file.name if len(name) <= _SHORT_NAME else sha256(name).hexdigest()[:32]


def version_on_disk(file: Path) -> tuple[int, ...] | None:
    """Tell versions of a file apart without reading it."""
    try:
        about = file.stat()
    except FileNotFoundError:
        return None
    return about.st_ino, about.st_size, about.st_mtime_ns


def _temporary(file: Path) -> Path:
    return file.with_name(f".{short_name(file)}.{secrets.token_hex(8)}.part")


def _ready(part: Path, *, like: Path) -> None:
    """Bring a temporary file to the disk, with the rights of the file that it replaces."""
    with part.open("rb+") as stream:
        os.fsync(stream.fileno())
    if like.exists():
        shutil.copymode(like, part)


def _take_place(part: Path, file: Path) -> None:
    try:
        part.replace(file)
        _flush_folder(file.parent)
    except OSError as error:
        raise _failed(file, error) from error


def _failed(file: Path, error: OSError) -> OutputError:
    said = OutputError(
        f"{file} could not be written ({error.strerror or error}); "
        + ("what was there before is untouched" if file.is_file() else "nothing was written")
    )
    said.errno = error.errno
    return said


def _file_of(error: OSError, files: Sequence[Path], temporary: Sequence[Path]) -> Path:
    """Name the file that could not be written: the one that the error names, or the last begun."""
    begun = [file for file, part in zip(files, temporary, strict=True) if part.exists()]
    named = dict(zip(map(str, temporary), files, strict=True)).get(str(error.filename))
    return named or (begun or files)[-1]


def _flush_folder(folder: Path) -> None:
    """Bring the new name itself to the disk, where the system has folders to flush."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _tidy(file: Path) -> None:
    """Remove temporary files that killed processes left behind long ago."""
    start = f".{short_name(file)}."
    for other in file.parent.iterdir():
        if other.name.startswith(start) and other.suffix == ".part":
            about = version_on_disk(other)
            if about is not None and time.time() - about[2] / 1e9 > _LEFT_BEHIND:
                other.unlink(missing_ok=True)
