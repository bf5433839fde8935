"""Columns whose cells hold several values, as "North; South"."""

from __future__ import annotations

import ast
import json
import warnings
from collections import Counter
from typing import TYPE_CHECKING, Any

import pandas as pd

from actionclust.errors import InputError, SettingError, counted
from actionclust.reading.roles import asked_column
from actionclust.reading.table import written_cells

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from actionclust.reading.roles import Roles
    from actionclust.reading.table import RawTable

SEPARATORS_OF_VALUES = (";#", ";", "|", "\n", "\uff1b", "\u3001", ",", "/")
"""What may stand between the values of a cell; the first that a column has counts."""

_WITHIN_VALUES = (",", "/")  # these may stand within a value too

_WORDS = {"\n": "line breaks"}
_LONGEST = 40  # characters of a value for which a note is worth while
_SHARE = 0.5  # of the values, how many may be new in cells with several


def values_of_cell(cell: str, separator: str) -> list[str]:
    """Give the different values of a cell.

    >>> values_of_cell("North; South;North;", ";")
    ['North', 'South']
    >>> values_of_cell("['North', 'South']", ",")
    ['North', 'South']
    """
    found = _written_as_list(cell)
    parts = map(str.strip, cell.split(separator) if found is None else found)
    return list(dict.fromkeys(part for part in parts if part))


def _written_as_list(cell: str) -> list[str] | None:
    """Read a cell that holds a list as JSON and Python write it, or give None."""
    if not (cell.startswith("[") and cell.endswith("]")):
        return None
    try:
        found = json.loads(cell)
    except (ValueError, RecursionError):
        found = _list_of_python(cell)
    plain = isinstance(found, list) and all(isinstance(one, (str, int, float)) for one in found)
    return [str(one) for one in found] if plain else None


def _list_of_python(cell: str) -> object:
    """Read a cell as Python writes a list, or give None."""
    try:
        with warnings.catch_warnings():
            # of backslashes in a cell, which mean nothing to Python
            warnings.simplefilter("ignore")
            return ast.literal_eval(cell)
    except (ValueError, SyntaxError, MemoryError, RecursionError):  # it is none
        return None


def asked_values(
    raw: RawTable, roles: Roles, asked: object
) -> tuple[dict[str, str], tuple[str, ...]]:
    """Find what stands between the values of the columns that hold several, and note it.

    Columns that were not asked for, and look like it, are noted.

    >>> from actionclust.reading.frames import table_from_frame
    >>> from actionclust.reading.roles import find_roles
    >>> frame = pd.DataFrame({"text": ["a", "b"], "region": ["North; South", "North"]})
    >>> raw = table_from_frame(frame, "DataFrame")
    >>> roles = find_roles(frame, "DataFrame", {}, None, look_for_stickers=True)
    >>> asked_values(raw, roles, ["region"])[0]
    {'region': ';'}
    """
    names = _columns(raw, roles, asked)
    found: dict[str, str] = {}
    notes = []
    for name in names:
        cells = written_cells(raw.frame[name])
        separator = next((one for one in SEPARATORS_OF_VALUES if _several(cells, one)), None)
        if separator is None:
            notes.append(f"no cell of {name!r} has several values")
            continue
        found[name] = separator
        notes.append(
            f"{counted(_several(cells, separator), 'cell')} of {name!r} with several values, "
            f"separated by {_WORDS.get(separator, repr(separator))}; tables count such an action "
            "once in each of its values"
        )
    left_out = {*names, *roles.columns.values(), *(roles.sticker_columns or ())}
    left_out -= {roles.columns.get(role) for role in ("region", "group", "dimension")} - {*names}
    for name in map(str, raw.frame.columns):
        if name not in left_out and not pd.api.types.is_numeric_dtype(raw.frame[name].dtype):
            notes += _looks_several(name, raw.frame[name])
    return found, tuple(notes)


def _columns(raw: RawTable, roles: Roles, asked: object) -> list[str]:
    if asked is None:
        return []
    if not isinstance(asked, (list, tuple)) or not all(isinstance(name, str) for name in asked):
        raise SettingError(
            'split_values must be a list of columns, such as ["region"]; got '
            f"{asked!r} ({type(asked).__name__})"
        )
    known = [str(name) for name in raw.frame.columns]
    names = []
    for name in map(str, asked):
        column = name if name in known else roles.columns.get(name, name)
        names.append(asked_column(column, "split_values", known, raw.name))
    single = {roles.columns.get(role): role for role in ("text", "id", "language")}
    single |= dict.fromkeys(roles.sticker_columns or (), "stickers")
    if "group" in roles.columns and roles.sticker_columns is not None:
        single[roles.columns["group"]] = "group of actions with stickers"
    for name in names:
        if name in single:
            raise SettingError(
                f"split_values: column {name!r} is the {single[name]}, of which an action has "
                "one; leave it out"
            )
    return list(dict.fromkeys(names))


def _several(cells: Sequence[str], separator: str) -> int:
    """Count the cells with several values."""
    with_it = (cell for cell in cells if separator in cell)
    return sum(len(values_of_cell(cell, separator)) > 1 for cell in with_it)


def _looks_several(name: str, column: pd.Series[Any]) -> list[str]:
    """Note that cells seem to hold several values, each of which comes up elsewhere."""
    cells = [cell for cell in written_cells(column) if cell]
    for separator in SEPARATORS_OF_VALUES:
        if not any(separator in cell for cell in cells):
            continue
        split = [values_of_cell(cell, separator) for cell in cells]
        several = [values for values in split if len(values) > 1]
        if not several:
            continue
        alone = {values[0] for values in split if len(values) == 1}
        often = Counter(value for values in split for value in values)
        parts = {value for values in several for value in values}
        sure = separator not in _WITHIN_VALUES
        known = [one for one in parts if one in alone or (sure and often[one] > 1)]
        if len(known) >= max(1, _SHARE * len(parts)) and max(map(len, parts)) <= _LONGEST:
            if not sure and len(known) < len(parts):
                continue
            example = next(cell for cell in cells if len(values_of_cell(cell, separator)) > 1)
            note = (
                f"{len(several)} cell{'s' * (len(several) > 1)} of {name!r} may hold several "
                f"values, as {example!r}; pass split_values=[{_quoted(name)}] to count such "
                "actions in each of them"
            )
            return [note]
    return []


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '\\"') + '"'


def check_values(several: Mapping[str, str], columns: Sequence[str], source: str) -> None:
    """Check what a file says of columns with several values.

    >>> check_values({"region": ";"}, ["text", "region"], "study.json")
    """
    for name, separator in several.items():
        if name not in columns or not separator:
            raise InputError(
                f"{source}: there is no column {name!r} with several values, or nothing stands "
                "between them"
            )
