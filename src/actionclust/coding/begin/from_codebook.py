"""The beginning of a hierarchy: from a clustering, or from a code tree that exists."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

import pandas as pd

from actionclust.actions import check_actions
from actionclust.coding.begin.code_tables import Code, codes_of_table
from actionclust.coding.hierarchy.hierarchy import Hierarchy
from actionclust.coding.log.history import History
from actionclust.coding.tree.draft import make_tree
from actionclust.coding.tree.ids import issued_by, natural, new_ids
from actionclust.coding.tree.levels import GROUP_LEVELS
from actionclust.coding.tree.tree import Aside, Node
from actionclust.errors import InputError, did_you_mean
from actionclust.spelling import as_compared

if TYPE_CHECKING:
    from collections.abc import Sequence

    from actionclust.actions import Actions
    from actionclust.coding.tree.levels import Level
    from actionclust.coding.tree.tree import Place

CodeTree: TypeAlias = "Mapping[str, CodeTree] | Sequence[str] | None"

NOT_CODED = "not coded"
"""The reason of actions that a code tree does not place."""


def from_codebook(
    codebook: CodeTree | pd.DataFrame,
    actions: Actions,
    *,
    code: str | Mapping[str, str | None] | None = None,
    analyst: str = "",
) -> Hierarchy:
    """Begin with a code tree that exists, for instance a published one.

    Parameters
    ----------
    codebook : mapping, or pandas.DataFrame
        Labels in labels, three levels at the most: a mapping of super-clusters to mappings of
        clusters to sequences of sub-clusters, where any branch may end earlier; or a table
        of one of these forms, where a column rule or description holds the inclusion rules:
        the columns super_cluster, cluster and sub_cluster (or one or two of them), one row for
        each narrowest group, blank where a branch ends earlier, and blank on the left where the
        group above is that of the row above; the columns name and parent, one row for each
        group; a column name or tag with dots between the labels, as "Care.Access.Doctors",
        or with a backslash, "::" or " > " between them, or indented by two spaces or a tab, or
        with numbers such as 1.2 before them, below the name above; or the table of groups that
        actionclust writes itself.
    actions : Actions
        The texts.
    code : str, mapping of str to str, or None
        The column of the actions with the label of the narrowest group of each, or the label
        for each id, blank or None for those without. A path of labels joined by " / " says
        which of several groups of one label is meant. None leaves all actions unclustered.
    analyst : str
        Who makes the next edits.

    Returns
    -------
    Hierarchy
        The code tree; actions without a code are unclustered.

    Raises
    ------
    InputError
        If a row cannot be read, the code tree has more than three levels, is empty or names a
        group twice in one place, a code is not in it, or something else than actions is passed.

    Warns
    -----
    OutlineWarning
        If blank cells on the left of a table are taken from the row above, or levels from how
        names are indented or numbered.

    Examples
    --------
    >>> from actionclust import read_actions
    >>> actions = read_actions(["Train nurses", "Fund training"])
    >>> h = from_codebook({"Build skills": {"Training": ["Nurses"]}, "Funding": None}, actions)
    >>> print(h)
    SC01  Build skills  (0)
      C01  Training  (0)
        S01  Nurses  (0)
    SC02  Funding  (0)
    unclustered: not coded  (2)
    """
    check_actions(actions, "from_codebook")
    if isinstance(codebook, pd.DataFrame):
        found_codes = codes_of_table(codebook)
    else:
        found_codes = [Code(path) for path in _paths_of_tree(codebook)]
    labels = [as_compared(label).upper() for one in found_codes for _, label in one.path]
    # no id is the label of a group, which would then be ambiguous
    nodes, found = _nodes(found_codes, issued_by([*actions.ids, *labels]))
    codes = _codes(code, actions)
    places: dict[str, Place] = {}
    unknown: list[str] = []
    for action in actions.ids:
        label = codes.get(action, "")
        if not label:
            places[action] = Aside(NOT_CODED)
        elif len(found.get(as_compared(label), ())) == 1:
            places[action] = found[as_compared(label)][0]
        else:
            unknown.append(label)
    if unknown:
        raise InputError(_unknown(unknown, found))
    tree = make_tree(nodes, places)
    return Hierarchy(actions=actions, history=History(tree, tree), analyst=analyst)


def _paths_of_tree(tree: CodeTree) -> list[tuple[tuple[Level, str], ...]]:
    """Read a nested mapping as paths from wide to narrow."""
    if not isinstance(tree, Mapping):
        raise InputError(
            f"a code tree is a mapping of labels, or a table; got {type(tree).__name__}"
        )
    paths = list(_branches(tree, ()))
    depth = max((len(path) for path in paths), default=0)
    if depth > len(GROUP_LEVELS):
        deep = next(path for path in paths if len(path) > len(GROUP_LEVELS))
        raise InputError(
            f"a code tree has three levels at the most; {' / '.join(deep)} has {len(deep)}"
        )
    levels = list(reversed(GROUP_LEVELS[:depth]))
    return [tuple(zip(levels, path, strict=False)) for path in paths]


def _branches(tree: CodeTree, above: tuple[str, ...]) -> Iterable[tuple[str, ...]]:
    items: Iterable[tuple[str, CodeTree]]
    if isinstance(tree, Mapping):
        items = tree.items()
    elif isinstance(tree, str):
        items = [(tree, None)] * bool(tree.strip())
    elif tree is None or isinstance(tree, Iterable):
        items = [(label, None) for label in (() if tree is None else tree)]
    else:
        raise InputError(
            f"below {' / '.join(above)} come labels or nothing; got {tree!r:.60} "
            f"({type(tree).__name__})"
        )
    if not items and above:
        yield above
    known: set[str] = set()
    for label, below in items:
        if not isinstance(label, str) or not label.strip():
            raise InputError(f"the labels of a code tree are texts; got {label!r}")
        path = (*above, label.strip())
        if as_compared(path[-1]) in known:
            raise InputError(_twice(path))
        known.add(as_compared(path[-1]))
        yield from _branches(below, path)


def _twice(labels: Iterable[str]) -> str:
    return f"the code tree names {' / '.join(labels)} twice"


def _nodes(
    codes: Sequence[Code], issued: dict[str, int]
) -> tuple[list[Node], dict[str, list[str]]]:
    """Make a group for each part of a path, and list the groups by label and by whole path."""
    if not codes:
        raise InputError("the code tree is empty")
    made: dict[tuple[tuple[Level, str], ...], Node] = {}
    found: dict[str, list[str]] = {}
    whole: set[tuple[tuple[Level, str], ...]] = set()
    for path, rule in codes:
        compared = tuple((level, as_compared(label)) for level, label in path)
        if compared in whole:
            raise InputError(_twice(label for _, label in path))
        whole.add(compared)
        for depth in range(1, len(path) + 1):
            part = compared[:depth]
            if part in made:
                continue
            level, label = path[depth - 1]
            id_ = new_ids(issued, level)[0]
            prefix, number, _ = natural(id_)
            issued[prefix] = number
            parent = made[part[:-1]].id if depth > 1 else None
            made[part] = Node(id_, level, label, parent)
            for name in {part[-1][1], " / ".join(one for _, one in part)}:
                found.setdefault(name, []).append(id_)
        if rule:
            made[compared] = replace(made[compared], rule=rule)
    return list(made.values()), found


def _codes(code: str | Mapping[str, str | None] | None, actions: Actions) -> dict[str, str]:
    """Give the label of each action that has one."""
    if code is None:
        return {}
    if isinstance(code, Mapping):
        known = actions.id_named
        for id_, label in code.items():
            if not isinstance(id_, str) or as_compared(id_) not in known:
                near = did_you_mean(str(id_), actions.ids)
                raise InputError(f"there is no action {id_!r}; {near}")
            if label is not None and not isinstance(label, str):
                raise InputError(
                    f"the code of {id_} is a label, or blank for none; got {label!r:.60} "
                    f"({type(label).__name__})"
                )
        return {
            known[as_compared(id_)]: "" if label is None else label.strip()
            for id_, label in code.items()
        }
    if not isinstance(code, str) or code not in actions.table.columns:
        columns = [str(column) for column in actions.table.columns]
        raise InputError(f"there is no column {code!r}; {did_you_mean(str(code), columns)}")
    return {
        id_: "" if pd.isna(label) else str(label).strip()
        for id_, label in zip(actions.ids, actions.table[code], strict=True)
    }


def _unknown(labels: Sequence[str], found: Mapping[str, Sequence[str]]) -> str:
    label = labels[0]
    if as_compared(label) in found:
        return (
            f"several groups of the code tree are called {label!r}; say which one by the whole "
            'path, for instance "super-cluster / cluster / sub-cluster"'
        )
    return f"the code tree has no group {label!r}; {did_you_mean(label, list(found))}"
