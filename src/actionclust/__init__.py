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
    from actionclust.analysis import agreement, priorities, tables, vsm
    from actionclust.clustering import cluster_actions
    from actionclust.coding import edits
    from actionclust.coding.apply import EditError
    from actionclust.coding.begin import from_codebook
    from actionclust.coding.combine import combine
    from actionclust.coding.diff import diff
    from actionclust.coding.hierarchy import Hierarchy
    from actionclust.coding.project import load
    from actionclust.coding.replay import replay
    from actionclust.coding.towards import edits_towards
    from actionclust.errors import (
        ActionClustError,
        InputError,
        MissingDependencyError,
        SettingError,
    )
    from actionclust.network.pairs import Pairs, similar_pairs
    from actionclust.result import Clustering
    from actionclust.settings import RECIPES, Settings
    from actionclust.view import figures
    from actionclust.view.board import Board
    from actionclust.view.explorer import explorer

__all__ = [
    "RECIPES",
    "ActionClustError",
    "Actions",
    "Board",
    "Clustering",
    "EditError",
    "Hierarchy",
    "InputError",
    "MissingDependencyError",
    "Pairs",
    "SettingError",
    "Settings",
    "__version__",
    "agreement",
    "cluster_actions",
    "combine",
    "datasets",
    "diff",
    "edits",
    "edits_towards",
    "explorer",
    "figures",
    "from_codebook",
    "load",
    "priorities",
    "read_actions",
    "replay",
    "similar_pairs",
    "tables",
    "vsm",
]

# names are loaded when they are first used, so that importing actionclust costs next to nothing
_HOMES = {
    "RECIPES": "settings",
    "ActionClustError": "errors",
    "Actions": "actions",
    "Board": "view.board",
    "Clustering": "result",
    "EditError": "coding.apply",
    "Hierarchy": "coding.hierarchy",
    "InputError": "errors",
    "MissingDependencyError": "errors",
    "Pairs": "network.pairs",
    "SettingError": "errors",
    "Settings": "settings",
    "cluster_actions": "clustering",
    "combine": "coding.combine",
    "diff": "coding.diff",
    "edits_towards": "coding.towards",
    "explorer": "view.explorer",
    "from_codebook": "coding.begin",
    "load": "coding.project",
    "read_actions": "actions",
    "replay": "coding.replay",
    "similar_pairs": "network.pairs",
}
_MODULES = {
    "agreement": "analysis.agreement",
    "datasets": "datasets",
    "edits": "coding.edits",
    "figures": "view.figures",
    "priorities": "analysis.priorities",
    "tables": "analysis.tables",
    "vsm": "analysis.vsm",
}


def __getattr__(name: str) -> object:
    """Load a public name when it is first used."""
    if name in _HOMES:
        value: object = getattr(import_module(f"actionclust.{_HOMES[name]}"), name)
    elif name in _MODULES:
        value = import_module(f"actionclust.{_MODULES[name]}")
    else:
        raise AttributeError(f"module 'actionclust' has no attribute {name!r}")
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """List the public names."""
    return sorted(__all__)
