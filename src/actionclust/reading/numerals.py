"""Columns of a text file that hold numbers alone become numbers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Collection

# no leading zeros (codes such as 007), no more digits than a float keeps exactly, and an
# exponent only with its sign, as programs write it: 2E10 is a code more often than a number
_NUMERAL = re.compile(r"\s*-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,18})?(?:[eE][+-][0-9]{2})?\s*")
_WHOLE = re.compile(r"\s*-?[0-9]+\s*")


def with_numbers(frame: pd.DataFrame, as_text: Collection[str]) -> tuple[pd.DataFrame, list[str]]:
    """Turn the columns that hold numbers alone into numeric ones.

    >>> frame, names = with_numbers(pd.DataFrame({"id": ["7"], "votes": ["3"]}), as_text=["id"])
    >>> names
    ['votes']
    """
    kept = {name.strip().casefold() for name in as_text}
    numeric = []
    typed = frame.copy()
    for name in frame.columns:
        cells = frame[name].tolist()
        present = [cell for cell in cells if isinstance(cell, str)]
        if name.strip().casefold() in kept or not present:
            continue
        if not all(map(_NUMERAL.fullmatch, present)):
            continue
        numeric.append(name)
        if len(present) == len(cells) and all(map(_WHOLE.fullmatch, present)):
            typed[name] = pd.Series([int(cell) for cell in present], dtype="int64")
        else:
            numbers = [float(cell) if isinstance(cell, str) else None for cell in cells]
            typed[name] = pd.Series(numbers, dtype="float64")
    return typed, numeric
