"""Frozen values that hold tables or arrays, equal when their content is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import Field, fields
from typing import Any, ClassVar

import numpy as np
import pandas as pd
import scipy.sparse as sp

_PARTS = ("shape", "indptr", "indices", "data")


class ByValue:
    """A dataclass with ``eq=False`` that is compared by its fields.

    Fields with ``compare=False`` do not count. What is not a number equals what is not one.
    """

    __slots__ = ()
    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]

    def __eq__(self, other: object) -> bool:
        """Compare the content."""
        if type(other) is not type(self):
            return NotImplemented
        return all(
            _same(getattr(self, field.name), getattr(other, field.name))
            for field in fields(self)
            if field.compare
        )

    def __hash__(self) -> int:
        """Hash what equal values share."""
        return hash(
            tuple(_hashable(getattr(self, field.name)) for field in fields(self) if field.compare)
        )


def _same(one: Any, other: Any) -> bool:  # noqa: ANN401 - whatever a value may hold
    if one is other or one is None or other is None:
        return one is other
    if isinstance(one, np.ndarray):
        return np.array_equal(one, other, equal_nan=one.dtype.kind == "f")
    if isinstance(one, pd.DataFrame):
        return one.equals(other)
    if isinstance(one, sp.csr_array) and isinstance(other, sp.csr_array):
        return all(_same(getattr(one, part), getattr(other, part)) for part in _PARTS)
    return bool(one == other or (one != one and other != other))  # noqa: PLR0124 - only NaN


def _hashable(value: Any) -> object:  # noqa: ANN401 - as above
    if isinstance(value, (np.ndarray, pd.DataFrame, sp.csr_array)):
        return value.shape
    if isinstance(value, Mapping):
        return len(value)
    return value if value == value else None  # noqa: PLR0124 - each NaN has a hash of its own
