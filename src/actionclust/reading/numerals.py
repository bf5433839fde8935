"""Columns of a text file that hold numbers alone become numbers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pandas as pd

from actionclust.errors import listed
from actionclust.reading.number_formats import NumberFormat, readings

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

# no leading zeros (codes such as 007), no more digits than a float keeps exactly, and an
# exponent only with its sign, as programs write it: 2E10 is a code more often than a number
_NUMERAL = re.compile(r"\s*-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,18})?(?:[eE][+-][0-9]{2})?\s*")
_WHOLE = re.compile(r"\s*-?[0-9]+\s*")
_THOUSANDS = re.compile(r"\s*-?[1-9][0-9]{0,2}[.,][0-9]{3}\s*")  # or three decimals
# digits with marks between them; a code such as 01,5 has a zero before its digits
_MARKED = re.compile(
    r"\s*-?(?:0|[1-9][0-9]{0,14})(?:[.,'\u2019 \xa0\u2007\u2009\u202f][0-9]{1,14})*\s*"
)
_MONEY = r"[$\u00a3\u20ac\u00a5]|EUR|USD|GBP|CHF"
_SIGNED = re.compile(
    rf"\s*(?P<before>{_MONEY})?\s*(?P<minus>\u2212)?-?[0-9][0-9.,' \xa0\u202f]*"
    rf"(?P<after>%|{_MONEY})?\s*"
)
_COMMA = NumberFormat("", ",")


def with_numbers(
    frame: pd.DataFrame, as_text: Collection[str], *, separator: str = ","
) -> tuple[pd.DataFrame, tuple[str, ...]]:
    """Turn the columns that hold numbers alone into numeric ones, and note which.

    Marks between thousands and before decimals are read where they can mean one thing alone. In a
    file with commas between columns, "1,2" in quotes is two answers as often as a number.

    >>> frame, notes = with_numbers(pd.DataFrame({"id": ["7"], "votes": ["3"]}), as_text=["id"])
    >>> notes
    ("numbers: 'votes'",)
    >>> with_numbers(pd.DataFrame({"cost": ["1.000", "12"]}), as_text=[])[1]
    ("'cost' stays text, as it can be read in two ways: '1.000' is 1 or 1000",)
    >>> with_numbers(pd.DataFrame({"cost": ["1,5", "12"]}), as_text=[], separator=";")[1]
    ("numbers: 'cost', with a comma before decimals ('1,5' is 1.5)",)
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
            numbers, note = _with_marks(name, present, separator)
            if numbers:
                found = iter(numbers)
                typed[name] = pd.Series(
                    [next(found) if isinstance(cell, str) else None for cell in cells],
                    dtype="float64",
                )
            unclear += note
            continue
        if two := _two_readings(present):
            unclear.append(f"{stays_text(name)}: {two}")
            continue
        numeric.append(name)
        if len(present) == len(cells) and all(map(_WHOLE.fullmatch, present)):
            typed[name] = pd.Series([int(cell) for cell in present], dtype="int64")
        else:
            decimals = [float(cell) if isinstance(cell, str) else None for cell in cells]
            typed[name] = pd.Series(decimals, dtype="float64")
    told = (f"numbers: {listed(map(repr, numeric))}",) if numeric else ()
    return typed, (*told, *unclear)


def _with_marks(name: str, cells: Sequence[str], separator: str) -> tuple[list[float], list[str]]:
    """Read numbers with marks, if they can be read in one way alone; say so, or why not."""
    if sign := _sign_of_all(cells):
        return [], [f"{name!r} stays text, as its numbers are written with {sign!r}"]
    if not all(map(_MARKED.fullmatch, cells)):
        return [], []
    found = readings(cells)
    if not found:
        return [], _mixed(name, cells)
    marked = next(cell for cell in cells if not cell.strip().isdecimal()).strip()
    if len(found) > 1:
        return [], [f"{stays_text(name)}: {_two_readings(cells) or repr(marked)}"]
    form, numbers = found[0]
    if form == _COMMA and separator == ",":
        comma = next(cell for cell in cells if "," in cell).strip()
        return [], [f"{stays_text(name)}: {comma!r} is a number or two values"]
    return numbers, [f"numbers: {name!r}, with {form.told([cell.strip() for cell in cells])}"]


def _mixed(name: str, cells: Sequence[str]) -> list[str]:
    """Say that some numbers have a comma and some a dot; "1,2,3" is no number at all."""
    comma, dot = (next((cell.strip() for cell in cells if mark in cell), "") for mark in ",.")
    if not comma or not dot:
        return []
    why = f"as its numbers are written in two ways: {comma!r} and {dot!r}"
    return [f"{name!r} stays text, {why}"]


def _sign_of_all(cells: Sequence[str]) -> str:
    """Give the sign with which all cells would be numbers, such as %; "" if there is none."""
    found = [_SIGNED.fullmatch(cell) for cell in cells]
    signs = [one["before"] or one["after"] or one["minus"] for one in found if one is not None]
    return next(filter(None, signs), "") if len(signs) == len(cells) else ""


def stays_text(name: str) -> str:
    """Say that a column of numbers is left as it is.

    >>> stays_text("cost")
    "'cost' stays text, as it can be read in two ways"
    """
    return f"{name!r} stays text, as it can be read in two ways"


def _two_readings(cells: Sequence[str]) -> str:
    """Say what a number is where a mark may stand between thousands or before three decimals."""
    example = next(filter(_THOUSANDS.fullmatch, cells), None)
    if example is None or len(found := readings(cells)) < 2:  # noqa: PLR2004 - one reading is clear
        return ""
    place = cells.index(example)
    return f"{example!r} is {' or '.join(f'{numbers[place]:.15g}' for _, numbers in found)}"
