"""One table from one file: existing, readable, and what its ending says."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

from actionclust.errors import InputError, SettingError, did_you_mean
from actionclust.reading.decoding import decode
from actionclust.reading.delimited import read_delimited, read_lines
from actionclust.reading.file_kinds import Kind, binary_kind, json_kind
from actionclust.reading.json_files import read_json, read_json_lines
from actionclust.reading.parquet import read_parquet
from actionclust.reading.several_sheets import Sheets, read_sheets
from actionclust.reading.table import RawTable

if TYPE_CHECKING:
    import os
    from collections.abc import Collection

READERS = {
    ".csv": "delimited",
    ".tsv": "delimited",
    ".txt": "lines",
    ".xlsx": "excel",
    ".xlsm": "excel",
    ".xlsb": "excel, binary",
    ".xls": "excel, old",
    ".ods": "opendocument",
    ".json": "json",
    ".jsonl": "json lines",
    ".ndjson": "json lines",
    ".parquet": "parquet",
}
"""The endings that are understood, and the reader of each."""

MOST_BYTES = 2**30
"""Most bytes of a file."""

_PLAIN = {"delimited", "lines"}
_WITH_SHEETS = {"excel", "excel, binary", "excel, old", "opendocument"}
_BINARY = {*_WITH_SHEETS, "parquet"}
_SUITED = {
    "sheet": _WITH_SHEETS,
    "encoding": {*READERS.values()} - _BINARY,
    "errors": {*READERS.values()} - _BINARY,
    "separator": {"delimited"},
    "header": {"delimited", *_WITH_SHEETS},
}


class FileOptions(TypedDict, total=False):
    """How a file is read; None, or left out, stands for what its content tells."""

    sheet: Sheets
    encoding: str | None
    errors: str | None
    separator: str | None
    header: bool | int | None


def read_table(
    path: str | os.PathLike[str],
    *,
    as_text: Collection[str] = (),
    **options: Unpack[FileOptions],
) -> RawTable:
    r"""Read a table from a file.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder, "actions.csv")
    ...     _ = path.write_text("id;text\nA1;Train nurses\n", encoding="utf-8")
    ...     table = read_table(path)
    >>> table.notes
    ('encoding utf-8', "separator ';'")
    """
    file = Path(path)
    data = _content(file)
    reader = _reader(file)
    _check_options(file.name, reader, **options)
    header = options.get("header")
    if not data.strip():
        raise InputError(f"{file.name}: the file is empty; expected a table or texts")
    found = binary_kind(data)
    if reader in _BINARY and found is None:
        found = _unknown_kind(data)
    _check_kind(file, reader, found)
    if reader in _WITH_SHEETS:
        return read_sheets(data, file.name, sheet=options.get("sheet"), form=reader, header=header)
    if reader == "parquet":
        return read_parquet(data, file.name)
    text, notes = decode(data, file.name, options.get("encoding"), options.get("errors"))
    if reader in _PLAIN:
        _check_kind(file, reader, json_kind(text))
    if reader == "delimited":
        table = read_delimited(
            text, file.name, separator=options.get("separator"), header=header, as_text=as_text
        )
    else:
        table = _TEXT_READERS[reader](text, file.name)
    return RawTable(table.frame, table.rows, table.name, (*notes, *table.notes))


_TEXT_READERS = {"lines": read_lines, "json": read_json, "json lines": read_json_lines}


def _content(file: Path) -> bytes:
    try:
        state = file.stat()
        if stat.S_ISREG(state.st_mode) and state.st_size <= MOST_BYTES:
            return file.read_bytes()
    except FileNotFoundError as error:
        raise InputError(f"no file {str(file)!r}; {_near(file)}") from error
    except PermissionError as error:
        raise InputError(
            f"{file.name} cannot be opened: permission denied; close it in other programs, or "
            "ask for the right to read it"
        ) from error
    except (OSError, ValueError) as error:
        raise InputError(f"{file.name} cannot be opened: {error}") from error
    if stat.S_ISDIR(state.st_mode):
        raise InputError(
            f"{str(file)!r} is a folder; pass the path of one file; {_near(file / file.name)}"
        )
    if not stat.S_ISREG(state.st_mode):
        raise InputError(
            f"{str(file)!r} is no regular file but a pipe, a socket or a device, which may never "
            "end; write its content to a file and pass that"
        )
    raise InputError(
        f"{file.name} has {state.st_size:,} bytes, and at most {MOST_BYTES:,} can be read; leave "
        "out the columns that are not needed, or split the file"
    )


def _near(file: Path) -> str:
    """Say which files of its folder could have been meant."""
    folder = str(file.parent)
    try:
        names = sorted(found.name for found in file.parent.iterdir() if found.suffix in READERS)
    except OSError:
        return f"the folder {folder!r} does not exist or cannot be opened"
    if not names:
        return f"the folder {folder!r} holds no {', '.join(READERS)} file"
    return f"in the folder {folder!r}: {did_you_mean(file.name, names)}"


def _reader(file: Path) -> str:
    suffix = file.suffix.lower()
    if suffix not in READERS:
        ending = f"the ending {suffix!r} is not understood" if suffix else "the name has no ending"
        raise InputError(
            f"{file.name}: {ending}; "
            f"{did_you_mean(suffix, list(READERS))}; open it in the program that made it and "
            "save it as .xlsx or .csv"
        )
    return READERS[suffix]


def _check_options(name: str, reader: str, **options: object) -> None:
    for option, value in options.items():
        if value is not None and reader not in _SUITED[option]:
            endings = [suffix for suffix, suited in READERS.items() if suited in _SUITED[option]]
            raise SettingError(
                f"{option}={value!r} is for files ending in {', '.join(endings)}; got {name}; "
                f"leave {option} out"
            )


def _check_kind(file: Path, reader: str, found: Kind | None) -> None:
    if found is not None and found.reader != reader:
        raise InputError(
            f"{file.name} is {found.what}, although its name ends in {file.suffix!r}; "
            f"{found.advice}"
        )


def _unknown_kind(data: bytes) -> Kind:
    """Describe what should have been a binary file, and has no mark of one."""
    if b"\0" in data:
        return Kind("", "damaged, or of an unknown kind", "write or copy it again")
    return Kind("delimited", "plain text", "name it .csv if it is a table with separators")
