"""The stickers that are asked for: columns of counts, or a table with one row a sticker."""

from __future__ import annotations

import os
import reprlib
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from actionclust.errors import SettingError
from actionclust.reading.files import READERS
from actionclust.reading.frames import frame_of_other_library
from actionclust.reading.roles import STICKER_ROLES
from actionclust.reading.sources import table_from_source
from actionclust.reading.stickers import Stickers, count_columns, count_rows
from actionclust.spelling import spelled_alike

if TYPE_CHECKING:
    from collections.abc import Sequence

    from actionclust.reading.roles import Roles
    from actionclust.reading.table import RawTable


def sticker_names(stickers: object) -> Sequence[str] | None:
    """Tell the names of columns from a table with one row a sticker."""
    expected = (
        "stickers must be one to three columns with the numbers of first, second and third "
        "stickers, or a DataFrame or the path of a file with one row a sticker"
    )
    if stickers is None or isinstance(stickers, (pd.DataFrame, os.PathLike)):
        return None
    if (
        not isinstance(stickers, (str, list, tuple))
        and frame_of_other_library(stickers) is not None
    ):
        return None
    if isinstance(stickers, str):
        if Path(stickers).suffix.lower() in READERS:
            return None
        raise SettingError(f"{expected}; got {stickers!r}, a str without the ending of a file")
    if (
        isinstance(stickers, (list, tuple))
        and 1 <= len(stickers) <= len(STICKER_ROLES)
        and all(isinstance(name, str) for name in stickers)
    ):
        return stickers
    raise SettingError(f"{expected}; got {reprlib.repr(stickers)} ({type(stickers).__name__})")


def counted_stickers(
    stickers: Sequence[str] | pd.DataFrame | str | os.PathLike[str] | None,
    raw: RawTable,
    roles: Roles,
    ids: Sequence[str],
) -> Stickers | None:
    """Count the stickers, of columns or of a table with one row a sticker."""
    if roles.sticker_columns is not None:
        return count_columns(raw.frame, roles.sticker_columns, ids, raw.rows, raw.name)
    if stickers is None:
        return None
    votes = table_from_source(stickers, as_text=("id", "participant"))
    if "group" not in roles.columns:
        return count_rows(votes, ids, None)
    column = raw.frame[roles.columns["group"]]
    present = column.notna()
    groups = [
        str(value) if known else "" for value, known in zip(column.tolist(), present, strict=True)
    ]
    return count_rows(votes, ids, spelled_alike(groups))
