"""Parquet files, with the optional package pyarrow."""

from __future__ import annotations

import io
from importlib.util import find_spec
from typing import TYPE_CHECKING

import pandas as pd

from actionclust.errors import InputError, MissingDependencyError
from actionclust.reading.frames import table_from_frame

if TYPE_CHECKING:
    from actionclust.reading.table import RawTable


def read_parquet(data: bytes, source: str) -> RawTable:
    """Read the content of a Parquet file.

    >>> content = pd.DataFrame({"text": ["Train nurses"]}).to_parquet()
    >>> read_parquet(content, "a.parquet").frame["text"].tolist()
    ['Train nurses']
    """
    if find_spec("pyarrow") is None:
        raise MissingDependencyError("pyarrow", "read Parquet files", "parquet")
    try:
        frame = pd.read_parquet(io.BytesIO(data), engine="pyarrow")
    except Exception as error:  # pyarrow's errors have no base class that can be named without it
        raise InputError(
            f"{source}: the Parquet file cannot be read ({type(error).__name__}: {error}); it is "
            "damaged or incomplete; write it again"
        ) from error
    return table_from_frame(frame, source)
