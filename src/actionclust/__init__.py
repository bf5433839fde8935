"""Turn short action points into a small, ordered, defensible set of themes.

>>> import actionclust as ac
>>> actions = ac.datasets.load_example()
>>> result = ac.cluster_actions(actions, target=40)
>>> result
<40 communities of ... texts, ... unclustered>
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from actionclust._version import __version__

if TYPE_CHECKING:
    from actionclust import datasets
    from actionclust.actions import Actions, read_actions
    from actionclust.clustering import cluster_actions
    from actionclust.errors import (
        ActionClustError,
        InputError,
        MissingDependencyError,
        SettingError,
    )
    from actionclust.network.pairs import Pairs, similar_pairs
    from actionclust.result import Clustering
    from actionclust.settings import RECIPES, Settings

__all__ = [
    "RECIPES",
    "ActionClustError",
    "Actions",
    "Clustering",
    "InputError",
    "MissingDependencyError",
    "Pairs",
    "SettingError",
    "Settings",
    "__version__",
    "cluster_actions",
    "datasets",
    "read_actions",
    "similar_pairs",
]

# names are loaded when they are first used, so that importing actionclust costs next to nothing
_HOMES = {
    "RECIPES": "actionclust.settings",
    "ActionClustError": "actionclust.errors",
    "Actions": "actionclust.actions",
    "Clustering": "actionclust.result",
    "InputError": "actionclust.errors",
    "MissingDependencyError": "actionclust.errors",
    "Pairs": "actionclust.network.pairs",
    "SettingError": "actionclust.errors",
    "Settings": "actionclust.settings",
    "cluster_actions": "actionclust.clustering",
    "datasets": "",
    "read_actions": "actionclust.actions",
    "similar_pairs": "actionclust.network.pairs",
}


def __getattr__(name: str) -> object:
    """Load a public name when it is first used."""
    if name not in _HOMES:
        raise AttributeError(f"module 'actionclust' has no attribute {name!r}")
    home = _HOMES[name]
    value: object = (
        getattr(import_module(home), name) if home else import_module(f"actionclust.{name}")
    )
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """List the public names."""
    return sorted(__all__)
