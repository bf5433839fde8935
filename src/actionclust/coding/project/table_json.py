"""Tables as JSON, and back, each column with its type.

What JSON has no value for is an object with one entry, its kind: {"date": "2026-01-31"}. Lists
and mappings in cells are JSON inside a string. Only an array in a cell does not come back as it
was, but as a list.
"""

from __future__ import annotations

import json
import math
import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from pandas.api.types import is_object_dtype, pandas_dtype

from actionclust.errors import InputError, listed

if TYPE_CHECKING:
    from collections.abc import Callable

    from actionclust.coding.project.schema import TableColumn


def table_to_json(table: pd.DataFrame) -> list[dict[str, Any]]:
    """Give the columns of a table, each with its type and values.

    >>> table_to_json(pd.DataFrame({"n": [1, 2]}))
    [{'name': 'n', 'type': 'int64', 'values': [1, 2]}]
    """
    return [
        {"name": str(name), **_typed_to_json(table[name], str(name))} for name in table.columns
    ]


def table_from_json(document: list[TableColumn], name: str) -> pd.DataFrame:
    """Read a table from its JSON form."""
    lengths = {len(column["values"]) for column in document}
    if len(lengths) > 1:
        raise InputError(f"{name}: the columns of a table have different lengths")
    halves = [ascii(one["name"]) for one in document if _HALF.search(one["name"])]
    if halves:
        raise InputError(f"{name}: the column names {listed(halves)} are not valid Unicode")
    columns = {column["name"]: _column({**column}, name) for column in document}
    if len(columns) < len(document):
        raise InputError(f"{name}: two columns of a table have the same name")
    return pd.DataFrame(columns, index=pd.RangeIndex(lengths.pop() if lengths else 0))


def _typed_to_json(values: pd.Series[Any], column: str) -> dict[str, Any]:
    """Give values with their type; those of categories are places in the list of these."""
    dtype = values.dtype
    if isinstance(dtype, pd.CategoricalDtype):
        codes = [None if code < 0 else code for code in values.cat.codes.tolist()]
        return {
            "type": "category",
            "values": codes,
            "categories": _typed_to_json(pd.Series(dtype.categories), column),
            "ordered": bool(dtype.ordered),
        }
    mixed = is_object_dtype(dtype)
    document = {
        "type": str(dtype),
        "values": [_to_json(value, column, mixed=mixed) for value in values.tolist()],
    }
    if isinstance(dtype, pd.ArrowDtype) or not _KNOWN_TYPES.fullmatch(str(dtype)):
        raise InputError(
            f"column {column!r} has the type {dtype}, which a project file cannot hold; {_ADVICE}"
        )
    return document


def _to_json(value: object, column: str, *, mixed: bool) -> Any:  # noqa: ANN401 - any JSON value
    if value is pd.NaT or value is pd.NA or (isinstance(value, float) and math.isnan(value)):
        # where values of all types can stand, they are kept apart; elsewhere the type tells
        return {"missing": str(pd.NA if value is pd.NA else value)} if mixed else None
    if value is None or isinstance(value, (str, bool, int)):
        return value
    if isinstance(value, float):
        return {"float": str(value)} if math.isinf(value) else value
    for kind, (type_, write, *_) in _KINDS.items():
        if isinstance(value, type_):
            return {kind: write(value)}
    if isinstance(value, np.generic):
        return _to_json(value.item(), column, mixed=mixed)
    if isinstance(value, (list, dict, np.ndarray)):
        try:
            return {"json": _nested_to_json(value)}
        except (TypeError, ValueError):
            pass  # the error below says it for all values
    raise InputError(
        f"column {column!r} holds {value!r:.60} ({type(value).__name__}), which a project file "
        f"cannot hold; {_ADVICE}"
    )


def _nested_to_json(value: object) -> str:
    """Write a list or mapping as JSON, if that gives it back."""
    plain = _without_arrays(value)
    text = json.dumps(plain, allow_nan=False, separators=(",", ":"))
    # the keys of a mapping, for instance, may be numbers, which JSON would turn into text
    if json.loads(text) != plain:
        raise ValueError(text)
    return text


def _without_arrays(value: object) -> object:
    if isinstance(value, (np.ndarray, np.generic)):
        return _without_arrays(value.tolist())
    if isinstance(value, list):
        return [_without_arrays(one) for one in value]
    if isinstance(value, dict):
        return {key: _without_arrays(one) for key, one in value.items()}
    return value


def _column(column: dict[str, Any], name: str) -> pd.Series[Any]:
    for part in (column, column.get("categories", column)):
        if part["type"] != "category" and not _KNOWN_TYPES.fullmatch(part["type"]):
            raise InputError(
                f"{name}: column {column['name']!r} has the unknown type {part['type']!r}"
            )
    try:
        return _typed_from_json(column)
    except (ArithmeticError, KeyError, RecursionError, TypeError, ValueError) as error:
        raise InputError(
            f"{name}: the values of column {column['name']!r} are not of type {column['type']!r}"
        ) from error


def _typed_from_json(document: dict[str, Any]) -> pd.Series[Any]:
    values, kind = document["values"], document["type"]
    if kind == "category":
        categories = pd.Index(_typed_from_json(document["categories"]))
        type_ = pd.CategoricalDtype(categories, ordered=document["ordered"])
        codes = [-1 if code is None else code for code in values]
        return pd.Series(pd.Categorical.from_codes(codes, dtype=type_))
    read = pd.Series([_from_json(value) for value in values], dtype=object)
    if kind == "str" and not isinstance(pandas_dtype(kind), pd.StringDtype):
        # pandas 2 keeps texts as objects, and a missing one as NaN
        return read.where(read.notna(), math.nan)
    return read.astype(kind)


def _from_json(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    if not isinstance(value, dict):
        return value
    ((kind, text),) = value.items()
    if kind == "json":
        return json.loads(text)
    if kind in _WORDS:
        return _WORDS[kind][text]
    _, _, read, looks = _KINDS[kind]
    if not re.fullmatch(looks, text, re.DOTALL):
        raise ValueError(text)
    return read(text)


# type, to JSON and back, and what the text looks like; a timestamp is a datetime and a datetime a
# date: narrower ones first
_KINDS: dict[str, tuple[type, Callable[[Any], str], Callable[[str], Any], str]] = {
    "timestamp": (pd.Timestamp, pd.Timestamp.isoformat, pd.Timestamp, "[0-9]{4}-.*"),
    "datetime": (datetime, datetime.isoformat, datetime.fromisoformat, "[0-9]{4}-.*"),
    "date": (date, date.isoformat, date.fromisoformat, "[0-9]{4}-.*"),
    "time": (time, time.isoformat, time.fromisoformat, "[0-9]{2}:.*"),
    "timedelta": (pd.Timedelta, pd.Timedelta.isoformat, pd.Timedelta, "-?P.*"),
    "microseconds": (
        timedelta,
        lambda value: str(value // timedelta(microseconds=1)),
        lambda text: timedelta(microseconds=int(text)),
        "-?[0-9]{1,20}",
    ),
    "decimal": (Decimal, str, Decimal, ".{1,1000}"),
    "bytes": (bytes, bytes.hex, bytes.fromhex, "([0-9a-f]{2})*"),
}
_WORDS: dict[str, dict[str, Any]] = {
    "missing": {"nan": math.nan, "NaT": pd.NaT, "<NA>": pd.NA},
    "float": {"inf": math.inf, "-inf": -math.inf},
}
_HALF = re.compile("[\ud800-\udfff]")
_ADVICE = "turn the column into text or numbers before reading it"
_KNOWN_TYPES = re.compile(
    r"object|str|string|boolean|bool|U?Int(8|16|32|64)|u?int(8|16|32|64)|[Ff]loat(16|32|64)"
    r"|datetime64\[(s|ms|us|ns)(, [\w/+:\-]+)?\]|timedelta64\[(s|ms|us|ns)\]"
)
