"""A table from whatever an analyst passes: a path, a DataFrame, a Series, or texts."""

from __future__ import annotations

import os
import re
import reprlib
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias, Unpack

import pandas as pd

from actionclust.errors import InputError, SettingError
from actionclust.reading.files import FileOptions, read_table
from actionclust.reading.frames import frame_of_other_library, table_from_frame
from actionclust.reading.headers import without_headers
from actionclust.reading.rows import Rows
from actionclust.reading.table import RawTable, column_of

if TYPE_CHECKING:
    from narwhals.typing import IntoDataFrame, IntoSeries

Source: TypeAlias = (
    "str | os.PathLike[str] | pd.DataFrame | pd.Series[str] | IntoDataFrame | IntoSeries"
    " | Iterable[str | None]"
)

_ENDING = re.compile(r"\.\w{1,8}$")
_WEB = re.compile(r"\w+://")
_EXPECTED = "expected the path of a file, a DataFrame, a Series, or a list of texts"


def table_from_source(
    source: Source, *, as_text: Collection[str] = (), **options: Unpack[FileOptions]
) -> RawTable:
    """Take the table of any source that `read_actions` accepts.

    >>> table_from_source(["Train nurses", "Share data"]).frame["text"].tolist()
    ['Train nurses', 'Share data']
    """
    if isinstance(source, (str, os.PathLike)):
        _check_path(source)
        return without_headers(read_table(source, as_text=as_text, **options))
    for option, value in options.items():
        if value is not None:
            raise SettingError(
                f"{option}={value!r} is for files; got a source of type "
                f"{type(source).__name__}; leave {option} out"
            )
    if isinstance(source, pd.DataFrame):
        return without_headers(table_from_frame(source, "DataFrame"))
    if isinstance(source, pd.Series):
        name = "text" if source.name is None else source.name
        return table_from_frame(source.to_frame(name), "Series")
    if (other := frame_of_other_library(source)) is not None:
        table = table_from_frame(other, f"{type(source).__module__.partition('.')[0]} table")
        return RawTable(table.frame, Rows(range(len(other)), "item"), table.name, table.notes)
    return _table_from_texts(source)


def _check_path(source: str | os.PathLike[str]) -> None:
    """Tell a text that was passed alone, or a web address, from the path of a file."""
    if not isinstance(source, str):
        return
    if _WEB.match(source):
        raise InputError(f"{source!r} is a web address; download the file and pass its path")
    if not (_ENDING.search(source) or _exists(source)):
        raise InputError(
            f"{reprlib.repr(source)} looks like a text, and no file has that name; pass a single "
            'text in a list: ["..."], and a file with its ending: "actions.csv"'
        )


def _exists(path: str) -> bool:
    try:
        return bool(path) and Path(path).exists()
    except OSError:  # a text can be longer than the system lets a path be
        return False


def _table_from_texts(source: object) -> RawTable:
    if isinstance(source, (set, frozenset)):
        raise InputError(
            "a set of texts has no order, and the order of the rows would differ from run to "
            "run; pass a list, for example sorted(texts)"
        )
    if isinstance(source, Mapping):
        raise InputError(f"{_EXPECTED}; got a mapping; pass pd.DataFrame(...) of it")
    if isinstance(source, (bytes, bytearray)) or not isinstance(source, Iterable):
        raise InputError(f"{_EXPECTED}; got {reprlib.repr(source)} ({type(source).__name__})")
    texts = list(source)
    return RawTable(
        pd.DataFrame({"text": column_of(texts)}), Rows(range(len(texts)), "item"), "list"
    )
