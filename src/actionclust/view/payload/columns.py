"""The analyst's own columns, in the form that filters and tables of the front end need."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, get_args, get_type_hints

import pandas as pd

from actionclust.analysis.labels import column_labels, every_label_in
from actionclust.view.payload.types import Column

if TYPE_CHECKING:
    from actionclust.actions import Actions
    from actionclust.analysis.labels import Labels

_ROLES: tuple[str, ...] = get_args(get_type_hints(Column)["role"])
_MOST = 100  # categories that a list of choices can show
_EACH = 2  # how often a value comes up on average, if it is a category
_EXACT = 2**53  # whole numbers from here on are not exact in a browser


def columns_of(actions: Actions) -> list[Column]:
    """Give the columns other than id, text and stickers.

    A column is a category if it plays a role, holds true and false or a categorical type, or
    has few different values that come up again; else it holds numbers or texts. A column whose
    cells hold several values, as `split_values` of `read_actions` says, has categories: a list of
    them for each action.

    >>> from actionclust import read_actions
    >>> frame = pd.DataFrame({"text": ["a", "b"], "Region": ["North", None], "cost": [1.5, None]})
    >>> for column in columns_of(read_actions(frame)):
    ...     print(column["name"], column["kind"], column["categories"], column["values"])
    Region category ['North'] [0, -1]
    cost number [] [1.5, None]
    """
    roles = {column: role for role, column in actions.columns.items() if role in _ROLES}
    left_out = {actions.columns["id"], actions.columns["text"], *(actions.sticker_columns or ())}
    return [
        _column_of_several(actions, name, roles.get(name, ""))
        if name in actions.several_values
        else _column(actions.table[name], name, roles.get(name, ""))
        for name in actions.table.columns
        if name not in left_out
    ]


def categories_of(column: Column, action: int) -> list[int]:
    """Give the places of the categories of an action: none, one or several.

    >>> column = Column(name="r", role="", kind="category", categories=["N"], values=[0, -1])
    >>> categories_of(column, 0), categories_of(column, 1)
    ([0], [])
    """
    value = column["values"][action]
    if isinstance(value, list):
        return value
    return [int(value)] if isinstance(value, int) and value >= 0 else []


def _column_of_several(actions: Actions, name: str, role: str) -> Column:
    labels = every_label_in(actions, name, name)
    count = len(labels) - labels.has_missing
    values: list[list[int]] = [[] for _ in range(labels.count)]
    places = range(labels.count) if labels.actions is None else labels.actions.tolist()
    for action, code in zip(places, labels.codes.tolist(), strict=True):
        if code < count:
            values[action].append(code)
    return Column(
        name=name,
        role=role,  # type: ignore[typeddict-item]
        kind="categories",
        categories=list(labels.labels[:count]),
        values=values,
    )


def _column(values: pd.Series[Any], name: str, role: str) -> Column:
    labels = column_labels(values, name)
    absent = values.isna().tolist()
    cells = list(zip(values.tolist(), absent, strict=True))
    if role or _is_category(values, labels):
        count = len(labels) - labels.has_missing
        return Column(
            name=name,
            role=role,  # type: ignore[typeddict-item]
            kind="category",
            categories=list(labels.labels[:count]),
            values=[code if code < count else -1 for code in labels.codes.tolist()],
        )
    if pd.api.types.is_numeric_dtype(values.dtype) and all(
        gone or (math.isfinite(value) and abs(value) < _EXACT) for value, gone in cells
    ):
        numbers = [None if gone else float(value) for value, gone in cells]
        return Column(name=name, role="", kind="number", categories=[], values=numbers)
    texts = ["" if gone else str(value) for value, gone in cells]
    return Column(name=name, role="", kind="text", categories=[], values=texts)


def _is_category(values: pd.Series[Any], labels: Labels) -> bool:
    if isinstance(values.dtype, pd.CategoricalDtype) or pd.api.types.is_bool_dtype(values.dtype):
        return True
    different = len(labels) - labels.has_missing
    known = len(values) - (labels.sizes[-1] if labels.has_missing else 0)
    return 0 < different <= min(_MOST, known / _EACH)
