"""Columns of a text file that hold numbers alone become numbers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pandas as pd

from actionclust.errors import listed
from actionclust.reading.number_formats import readings

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

# no leading zeros (codes such as 007), no more digits than a float keeps exactly, and an
# exponent only with its sign, as programs write it: 2E10 is a code more often than a number
_NUMERAL = re.compile(r"\s*-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,18})?(?:[eE][+-][0-9]{2})?\s*")
_WHOLE = re.compile(r"\s*-?[0-9]+\s*")
_THOUSANDS = re.compile(r"\s*-?[1-9][0-9]{0,2}\.[0-9]{3}\s*")  # or three decimals


def with_numbers(
    frame: pd.DataFrame, as_text: Collection[str]
) -> tuple[pd.DataFrame, tuple[str, ...]]:
    """Turn the columns that hold numbers alone into numeric ones, and note which.

    >>> frame, notes = with_numbers(pd.DataFrame({"id": ["7"], "votes": ["3"]}), as_text=["id"])
    >>> notes
    ("numbers: 'votes'",)
    >>> with_numbers(pd.DataFrame({"cost": ["1.000", "12"]}), as_text=[])[1]
    ("'cost' stays text, as it can be read in two ways: '1.000' is 1 or 1000",)
    """
    kept = {name.strip().casefold() for name in as_text}
    numeric = []
    unclear = []
    typed = frame.copy()
    for name in frame.columns:
        cells = frame[name].tolist()
        present = [cell for cell in cells if isinstance(cell, str)]
        if name.strip().casefold() in kept or not present:
            continue
        if not all(map(_NUMERAL.fullmatch, present)):
            continue
        if two := _two_readings(present):
            unclear.append(f"{stays_text(name)}: {two}")
            continue
        numeric.append(name)
        if len(present) == len(cells) and all(map(_WHOLE.fullmatch, present)):
            typed[name] = pd.Series([int(cell) for cell in present], dtype="int64")
        else:
            numbers = [float(cell) if isinstance(cell, str) else None for cell in cells]
            typed[name] = pd.Series(numbers, dtype="float64")
    told = (f"numbers: {listed(map(repr, numeric))}",) if numeric else ()
    return typed, (*told, *unclear)


def stays_text(name: str) -> str:
    """Say that a column of numbers is left as it is.

    >>> stays_text("cost")
    "'cost' stays text, as it can be read in two ways"
    """
    return f"{name!r} stays text, as it can be read in two ways"


def _two_readings(cells: Sequence[str]) -> str:
    """Say what a number is where a dot may stand between thousands or before three decimals."""
    example = next(filter(_THOUSANDS.fullmatch, cells), None)
    if example is None or len(found := readings(cells)) < 2:  # noqa: PLR2004 - one reading is clear
        return ""
    place = cells.index(example)
    return f"{example!r} is {' or '.join(f'{numbers[place]:.15g}' for _, numbers in found)}"
