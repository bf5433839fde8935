"""The three levels above an action."""

from __future__ import annotations

from typing import Literal, get_args

from actionclust.errors import SettingError, did_you_mean

Level = Literal["sub-cluster", "cluster", "super-cluster"]

GROUP_LEVELS: tuple[Level, ...] = get_args(Level)
"""The levels, from the narrowest to the widest."""

PREFIXES: dict[Level, str] = {"sub-cluster": "S", "cluster": "C", "super-cluster": "SC"}
"""What the ids of the groups of a level start with."""

LEVEL_OF_PREFIX: dict[str, Level] = {prefix: level for level, prefix in PREFIXES.items()}
"""The level of the groups whose ids start so."""


def group_level_named(name: str) -> Level:
    """Check the name of a level.

    >>> group_level_named("Super_clusters")
    'super-cluster'
    """
    plain = str(name).strip().lower().replace("_", "-").replace(" ", "-").removesuffix("s")
    for level in GROUP_LEVELS:
        if plain in {level, level.replace("-", "")}:
            return level
    raise SettingError(f"{name!r} is not a level; {did_you_mean(str(name), GROUP_LEVELS)}")


def rank(level: Level) -> int:
    """Give the height of a level, 0 for sub-clusters.

    >>> rank("cluster")
    1
    """
    return GROUP_LEVELS.index(level)
