r"""Columns of texts, of objects: pandas' own type for text refuses lone surrogates.

>>> text_frame([("A1", "half of a pair: \ud83d")], ["id", "text"])["text"].dtype
dtype('O')
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def text_column(values: Sequence[Any], index: pd.Index[Any] | None = None) -> pd.Series[Any]:
    """Make a column of texts."""
    return pd.Series(values, index=index, dtype=object)


def text_index(values: Sequence[Any], name: str | None = None) -> pd.Index[Any]:
    """Make an index of texts."""
    index: pd.Index[Any] = pd.Index(values, name=name, dtype=object)
    return index


def text_frame(
    rows: Sequence[Any] | Mapping[str, Any],
    columns: list[str] | tuple[str, ...] | None = None,
    index: pd.Index[Any] | None = None,
) -> pd.DataFrame:
    """Make a table of texts, of which columns can be given another type."""
    return pd.DataFrame(rows, columns=columns, index=index, dtype=object)
