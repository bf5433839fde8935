"""The ids of groups, numbered by level and never used twice, and what a text in an edit names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, TypeAlias

from actionclust.coding.tree.levels import LEVEL_OF_PREFIX, PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from actionclust.coding.tree.levels import Level

GROUP, NEW_GROUP, ACTION, ENTRY, LEVEL = "group", "new group", "action", "entry", "level"

GroupId: TypeAlias = Annotated[str, GROUP]
NewGroupId: TypeAlias = Annotated[str, GROUP, NEW_GROUP]
ActionId: TypeAlias = Annotated[str, ACTION]
TargetId: TypeAlias = Annotated[str, GROUP]  # or an action
EntryId: TypeAlias = Annotated[str, ENTRY]
LevelName: TypeAlias = Annotated[str, LEVEL]

_FAR = 10**9  # no hierarchy comes to so many groups
_NUMBERED = re.compile(r"([A-Z]+)([0-9]{1,15})")  # more digits would not be exact everywhere


def new_ids(issued: Mapping[str, int], level: Level, count: int = 1) -> tuple[str, ...]:
    """Give the next ids of a level, which were never used.

    >>> new_ids({"S": 41}, "sub-cluster", 2)
    ('S42', 'S43')
    """
    prefix = PREFIXES[level]
    last = issued.get(prefix, 0)
    return tuple(f"{prefix}{number:02d}" for number in range(last + 1, last + count + 1))


def issued_by(ids: Iterable[str]) -> dict[str, int]:
    """Give the highest number of each prefix that some ids use.

    >>> issued_by(["A1", "S7", "S02"])
    {'S': 7}
    """
    issued: dict[str, int] = {}
    for id_ in ids:
        prefix, number, _ = natural(id_)
        if prefix in LEVEL_OF_PREFIX and 0 < number < _FAR:
            issued[prefix] = max(number, issued.get(prefix, 0))
    return issued


def natural(id_: str) -> tuple[str, int, str]:
    """Sort ids by their number, so that S10 comes after S9.

    >>> sorted(["S10", "S9", "C1"], key=natural)
    ['C1', 'S9', 'S10']
    """
    match = _NUMBERED.fullmatch(id_)
    return (match[1], int(match[2]), id_) if match else (id_, 0, id_)
