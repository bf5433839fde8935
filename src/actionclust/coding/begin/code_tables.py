"""Tables of codes: outlines, names with parents, dotted names, and our own tables of groups."""

from __future__ import annotations

import re
import warnings
from typing import TYPE_CHECKING, NamedTuple

from actionclust.coding.begin.outline_steps import indented_steps, numbered_steps
from actionclust.coding.tree.levels import GROUP_LEVELS
from actionclust.errors import ActionClustWarning, InputError, listed
from actionclust.spelling import as_called, as_compared

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from actionclust.coding.tree.levels import Level

_NAMES = ("name", "label", "code", "tag", "id")  # what the column of names is called
_PARENTS = ("parent", "parent name", "parent label", "parent code", "parent id")
_RULES = ("rule", "description", "definition", "memo", "inclusion rule")
_COLUMNS = (
    "a table of codes has the columns super_cluster, cluster and sub_cluster, or some of them; or "
    "name and parent, or tag and description with names such as Care.Access"
)
_DEEP = len(GROUP_LEVELS)
# what stands between labels; a dot only where there is no other, since it stands in labels too
_BETWEEN = tuple(map(re.compile, (r"\\+", r"::", r"\s>\s", r"\.")))


class OutlineWarning(ActionClustWarning):
    """Blank cells of a table of codes were filled from above."""


class Code(NamedTuple):
    """A code: the labels that lead to it, each with its level, and its rule."""

    path: tuple[tuple[Level, str], ...]
    rule: str = ""


def codes_of_table(table: pd.DataFrame) -> list[Code]:
    """Read the rows of a table of codes.

    >>> import pandas as pd
    >>> codes_of_table(pd.DataFrame({"tag": ["Care.Access"], "description": ["doors"]}))
    [Code(path=(('cluster', 'Care'), ('sub-cluster', 'Access')), rule='doors')]
    """
    levels: dict[Level, object] = {}
    for column in table.columns:
        plain = as_called(str(column)).replace("-", "_").replace(" ", "_")
        for level in GROUP_LEVELS:
            if plain in {level.replace("-", "_"), f"{level.replace('-', '_')}s"}:
                if level in levels:
                    raise InputError(
                        f"a table of codes has one column for each level; {levels[level]!r} and "
                        f"{column!r} both name the {level}s"
                    )
                levels[level] = column
    rules = _texts(table, _column(table, _RULES))
    if levels:
        return _outline(table, levels, rules)
    named = _column(table, _NAMES)
    if named is None:
        raise InputError(f"{_COLUMNS}; got {listed(map(repr, table.columns))}")
    parent = _column(table, _PARENTS)
    stated = _column(table, ("level",))
    if parent is not None:
        return _with_parents(table, parent, stated, rules)
    return _dotted(table, named, rules)


def _column(table: pd.DataFrame, names: Sequence[str]) -> object | None:
    called = {as_called(str(c)).replace("_", " ").replace("-", " "): c for c in table.columns}
    return next((called[name] for name in names if name in called), None)


def _texts(table: pd.DataFrame, column: object | None) -> list[str]:
    """Give the cells of a column as texts, "" where it is blank or there is no column."""
    if column is None:
        return [""] * len(table)
    values = table[column]
    gone = values.isna().tolist()
    return [
        "" if no or not as_compared(str(value)) else _written(value)
        for value, no in zip(values.tolist(), gone, strict=True)
    ]


def _written(value: object) -> str:
    """Write a cell; beside blank ones whole numbers come as fractions."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value).strip()


def _outline(
    table: pd.DataFrame, columns: dict[Level, object], rules: Sequence[str]
) -> list[Code]:
    """Read one row for each narrowest group; a blank on the left is what stands above it."""
    found = {level: _texts(table, column) for level, column in columns.items()}
    # a level that is blank in every row is no part of the outline
    order = [level for level in reversed(GROUP_LEVELS) if any(found.get(level, ()))]
    cells = [found[level] for level in order]
    codes: list[Code] = []
    above = [""] * len(order)
    taken: list[int] = []
    for row, labels in enumerate(zip(*cells, strict=True)):
        filled = [place for place, label in enumerate(labels) if label]
        if not filled:
            continue
        first, last = filled[0], filled[-1]
        if first and not any(above[:first]) and codes:
            raise InputError(
                f"row {row + 1} of the table of codes: {labels[first]!r} has no {order[0]} and "
                f"none stands above it; fill in the {order[0]}"
            )
        above = [above[place] if place < first else labels[place] for place in range(len(order))]
        taken += [row + 1] * any(above[:first])
        path = tuple((order[place], above[place]) for place in range(last + 1) if above[place])
        codes.append(Code(path, rules[row]))
    if taken:
        several = "s" * (len(taken) > 1)
        warnings.warn(
            f"blank cells on the left of the table of codes were taken from the row above: "
            f"row{several} {listed(taken)}",
            OutlineWarning,
            stacklevel=4,
        )
    return codes


def _with_parents(
    table: pd.DataFrame, parent: object, level: object | None, rules: Sequence[str]
) -> list[Code]:
    """Read one row for each group, with the name or the id of the one above."""
    ids = _texts(table, _column(table, ("id",)))
    labels = _texts(table, _column(table, _NAMES[:-1]))
    names = [label or id_ for label, id_ in zip(labels, ids, strict=True)]
    above = _texts(table, parent)
    stated = _texts(table, level)
    known: dict[str, list[int]] = {}
    for row, name in enumerate(names):
        if not name and (above[row] or rules[row]):
            raise InputError(f"row {row + 1} of the table of codes has no name; give it one")
        for one in {as_compared(name), as_compared(ids[row])} - {""}:
            known.setdefault(one, []).append(row)
    paths: list[list[int]] = []
    for row in range(len(names)):
        path, at = [row], row
        while above[at]:
            found = known.get(as_compared(above[at]), [])
            if len(found) != 1:
                many = f"names {len(found)} rows" if found else "is in no row"
                raise InputError(
                    f"row {at + 1} of the table of codes: the parent {above[at]!r} of "
                    f"{names[at]!r} {many}; correct it"
                )
            at = found[0]
            if at in path:
                raise InputError(
                    f"row {row + 1} of the table of codes: {names[row]!r} stands above itself; "
                    "correct the parents"
                )
            path.insert(0, at)
        paths.append(path)
    depth = max((len(path) for path in paths if names[path[0]]), default=0)
    codes = []
    for row, path in enumerate(paths):
        if not names[row]:
            continue
        _check_depth(row, [names[one] for one in path])
        levels = _levels(row, [stated[one] for one in path], depth)
        codes.append(
            Code(tuple((lv, names[one]) for lv, one in zip(levels, path, strict=True)), rules[row])
        )
    return codes


def _levels(row: int, stated: Sequence[str], depth: int) -> list[Level]:
    """Give the levels of a path: those that stand in the table, or the widest first."""
    if not any(stated):
        return list(reversed(GROUP_LEVELS[:depth]))[: len(stated)]
    known = {as_called(level): level for level in GROUP_LEVELS}
    found = [known.get(as_called(one).replace("_", "-").replace(" ", "-")) for one in stated]
    levels = [level for level in found if level is not None]
    if len(levels) < len(stated):
        raise InputError(
            f"row {row + 1} of the table of codes: the level must be one of "
            f"{listed(map(repr, GROUP_LEVELS))}; got {listed(map(repr, stated))}"
        )
    return levels


def _dotted(table: pd.DataFrame, column: object, rules: Sequence[str]) -> list[Code]:
    """Read names in which dots, or the marks of other programs, stand between the labels."""
    names = _texts(table, column)
    if steps := indented_steps(table[column].tolist()):
        return _by_steps(names, steps, rules, "indented names")
    if steps := numbered_steps(names):
        return _by_steps(names, steps, rules, "numbers before the names")
    between = next((mark for mark in _BETWEEN if any(map(mark.search, names))), _BETWEEN[-1])
    parts = [[part.strip() for part in between.split(name)] if name else [] for name in names]
    depth = max(map(len, parts), default=0)
    codes = []
    for row, path in enumerate(parts):
        if not path:
            if rules[row]:
                raise InputError(f"row {row + 1} of the table of codes has no name; give it one")
            continue
        if not all(path):
            raise InputError(
                f"row {row + 1} of the table of codes: {names[row]!r} has nothing before, between "
                "or after its dots; dots stand between labels, as in Care.Access"
            )
        _check_depth(row, path)
        codes.append(
            Code(tuple(zip(reversed(GROUP_LEVELS[:depth]), path, strict=False)), rules[row])
        )
    return codes


def _by_steps(
    names: Sequence[str], steps: Sequence[int], rules: Sequence[str], what: str
) -> list[Code]:
    """Read an outline in which each name is so many steps below the widest level."""
    depth = max(steps) + 1
    codes: list[Code] = []
    above: list[str] = []
    for row, (name, step) in enumerate(zip(names, steps, strict=True)):
        if not name:
            continue
        if step > len(above):
            raise InputError(
                f"row {row + 1} of the table of codes: {name!r} is {step + 1} levels deep, and "
                "nothing stands right above it; add that, or correct the level"
            )
        above = [*above[:step], name]
        _check_depth(row, above)
        path = tuple(zip(reversed(GROUP_LEVELS[:depth]), above, strict=False))
        codes.append(Code(path, rules[row]))
    warnings.warn(
        f"the levels of the table of codes were taken from {what}",
        OutlineWarning,
        stacklevel=5,
    )
    return codes


def _check_depth(row: int, labels: Sequence[str]) -> None:
    if len(labels) > _DEEP:
        raise InputError(
            f"row {row + 1} of the table of codes: a code tree has three levels at the most; "
            f"{' / '.join(labels)} has {len(labels)}"
        )
