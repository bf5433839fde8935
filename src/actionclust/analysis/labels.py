"""The values of a column as labels in a fixed order, to count by."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from actionclust.errors import InputError, SettingError, did_you_mean
from actionclust.reading.roles import ROLES
from actionclust.reading.several_values import values_of_cell
from actionclust.reading.table import written_cells
from actionclust.spelling import as_compared, spelled_alike

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from actionclust.actions import Actions

MISSING = "(missing)"
"""The label of actions without a value."""

TOTAL = "Total"
"""The label of sums."""

_DIGITS = re.compile(r"(\d+)")
_NUMBERS = {"integer", "floating", "mixed-integer-float"}  # as pandas calls them


@dataclass(frozen=True, slots=True, eq=False)
class Labels:
    """One label for each action, or several."""

    name: str  # what the labels are: a role, a column or a level
    labels: tuple[str, ...]  # the different labels, in order
    codes: NDArray[np.int64]  # for each action, the position of its label
    last: int = 0  # how many labels stand at the end whatever the order of the others
    # where actions can have several labels: the position of the action of each code
    actions: NDArray[np.int64] | None = None

    def __len__(self) -> int:
        """Count the labels."""
        return len(self.labels)

    @property
    def has_missing(self) -> bool:
        """Whether some actions have no value; their label is the last one."""
        return self.labels[-1:] == (MISSING,)

    @property
    def count(self) -> int:
        """How many actions there are."""
        if self.actions is None:
            return len(self.codes)
        return int(self.actions[-1]) + 1 if len(self.actions) else 0

    @property
    def several(self) -> NDArray[np.int64]:
        """Which actions have several labels: their positions."""
        if self.actions is None:
            return np.empty(0, dtype=np.int64)
        found: NDArray[np.int64] = np.flatnonzero(np.bincount(self.actions) > 1)
        return found

    @property
    def sizes(self) -> NDArray[np.int64]:
        """How many actions have each label."""
        counted: NDArray[np.int64] = np.bincount(self.codes, minlength=len(self))
        return counted

    def of_each(self) -> list[str]:
        """Give the label of each action."""
        return [self.labels[code] for code in self.codes.tolist()]

    def occurring(self) -> Labels:
        """Leave out labels that no action has."""
        there = self.sizes > 0
        kept = tuple(label for label, one in zip(self.labels, there, strict=True) if one)
        last = int(there[len(self) - self.last :].sum())
        codes = (np.cumsum(there) - 1)[self.codes]
        return Labels(self.name, kept, codes, last, self.actions)

    def check_reserved(self, reserved: tuple[str, ...]) -> None:
        """Refuse labels that a table uses for something else."""
        for label in reserved:
            if label in self.labels:
                raise InputError(
                    f"{self.name!r} has the value {label!r}, which the table itself uses; rename "
                    "the value, or leave out its rows if they are sums"
                )


def labels_of(actions: Actions, name: str) -> Labels:
    """Give the label of each action in a column.

    >>> from actionclust import read_actions
    >>> frame = pd.DataFrame({"text": ["a", "b", "c"], "table": ["T10", "T9", None]})
    >>> labels_of(read_actions(frame, text="text"), "table").labels
    ('T9', 'T10', '(missing)')
    """
    return column_labels(actions.table[find_column(actions, name)], name)


def every_label_of(actions: Actions, name: str) -> Labels:
    """Give the labels of each action in a column, several where its cell holds several values.

    >>> from actionclust import read_actions
    >>> frame = pd.DataFrame({"text": ["a", "b"], "region": ["N; S", "S"]})
    >>> every_label_of(read_actions(frame, split_values=["region"]), "region").sizes.tolist()
    [1, 2]
    """
    return every_label_in(actions, find_column(actions, name), name)


def every_label_in(actions: Actions, column: str, name: str) -> Labels:
    """Give the labels of each action in a column that is known, under a name."""
    separator = actions.several_values.get(column)
    if separator is None:
        return column_labels(actions.table[column], name)
    cells: list[list[Any]] = [
        values_of_cell(cell, separator) or [None] for cell in written_cells(actions.table[column])
    ]
    places = np.repeat(np.arange(len(cells)), [len(cell) for cell in cells])
    flat = pd.Series([value for cell in cells for value in cell], dtype=object)
    labels = column_labels(flat, name)
    # values of a cell that are spelled alike are one label
    kept = ~pd.DataFrame({"action": places, "code": labels.codes}).duplicated().to_numpy()
    return replace(labels, codes=labels.codes[kept], actions=places[kept])


def aligned_codes(labels: Sequence[Labels]) -> list[NDArray[np.int64]]:
    """Give the codes of every combination of the labels that an action has.

    >>> one = Labels("region", ("N", "S"), np.array([0, 1, 1]), actions=np.array([0, 0, 1]))
    >>> two = Labels("kind", ("a", "b"), np.array([0, 1]))
    >>> [codes.tolist() for codes in aligned_codes([one, two])]
    [[0, 1, 1], [0, 0, 1]]
    """
    if all(one.actions is None for one in labels):
        return [one.codes for one in labels]
    joined = pd.DataFrame({"action": np.arange(labels[0].count)})
    for place, one in enumerate(labels):
        actions = np.arange(one.count) if one.actions is None else one.actions
        codes = pd.DataFrame({"action": actions, place: one.codes})
        joined = joined.merge(codes, on="action")
    return [joined[place].to_numpy(dtype=np.int64) for place in range(len(labels))]


def several_note(labels: Iterable[Labels]) -> str:
    """Say that actions count more than once, if they do."""
    names = [one.name for one in labels if one.actions is not None]
    if not names:
        return ""
    return (
        f"an action counts once in each of its values of {' and '.join(names)}; n and totals "
        "are numbers of actions, so that values can add up to more"
    )


def column_labels(column: pd.Series[Any], name: str) -> Labels:
    """Give the label of each value of a column.

    >>> column_labels(pd.Series([2, 10, 2]), "round").labels
    ('2', '10')
    """
    values = column.tolist()
    absent = column.isna().tolist()
    written = ["" if gone else _text(value) for value, gone in zip(values, absent, strict=True)]
    texts = [text if as_compared(text) else "" for text in spelled_alike(written)]
    order = {label: place for place, label in enumerate(_ordered(column, texts))}
    codes = np.array([order.get(text, len(order)) for text in texts], dtype=np.int64)
    missing = (MISSING,) if (codes == len(order)).any() else ()
    return Labels(name, (*order, *missing), codes, len(missing))


def find_column(actions: Actions, name: str) -> str:
    """Find the column of a role or of a name."""
    if not isinstance(name, str):
        raise SettingError(
            f"expected the name of a role or of a column; got {name!r} ({type(name).__name__})"
        )
    played = actions.columns.get(name)
    if name in actions.table.columns and played not in {None, name}:
        raise InputError(
            f"{name!r} is a column, and a role that the column {played!r} plays; pass {played!r} "
            f"for the role, or rename the column {name!r}"
        )
    if played is not None:
        return played
    if name in actions.table.columns:
        return name
    for role in ROLES:
        if role == name:
            return str(actions.column(role).name)  # raises, and says how to give the role a column
    known = [*actions.columns, *(str(column) for column in actions.table.columns)]
    raise InputError(
        f"there is no role or column {name!r}; {did_you_mean(name, list(dict.fromkeys(known)))}"
    )


def _text(value: object) -> str:
    """Write a value as a label: whole numbers without decimals, blanks as nothing."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def _ordered(column: pd.Series[Any], texts: list[str]) -> list[str]:
    """Give the labels of values that are there, in order."""
    if isinstance(column.dtype, pd.CategoricalDtype):
        shown = {as_compared(text): text for text in texts}
        names = map(_text, column.cat.categories)
        found = [shown.get(as_compared(name), name) for name in names]
    elif pd.api.types.infer_dtype(column, skipna=True) in _NUMBERS:
        found = [_text(value) for value in sorted(column.dropna().unique().tolist())]
    else:
        found = sorted(set(texts), key=_natural)
    return [label for label in dict.fromkeys(found) if label not in {"", MISSING}]


def _natural(label: str) -> tuple[list[Any], str]:
    """Sort alphabetically, but numbers by size; what is equal then, by its exact letters."""
    parts = _DIGITS.split(label.casefold())
    return [_number(part) if place % 2 else part for place, part in enumerate(parts)], label


def _number(digits: str) -> tuple[int, str]:
    plain = digits.lstrip("0")
    return len(plain), plain
