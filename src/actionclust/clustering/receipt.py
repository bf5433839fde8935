"""The receipt: what was done, to what, with what, in how long."""

from __future__ import annotations

import hashlib
import platform
from collections import Counter
from functools import cache
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from actionclust._version import __version__

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from actionclust.actions import Actions
    from actionclust.network.outcome import Tuning
    from actionclust.settings import Settings

_PACKAGES = (
    "networkx",
    "nltk",
    "numpy",
    "pandas",
    "python-louvain",
    "scikit-learn",
    "scikit-network",
    "scipy",
)


def make_receipt(  # noqa: PLR0913 - each is a part of the receipt
    actions: Actions,
    *,
    recipe: str,
    settings: Settings,
    languages: Sequence[str],
    tuning: Tuning,
    different_texts: int,
    seconds: Mapping[str, float],
    notes: Sequence[str],
    encoder: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """Write down what a clustering was made of."""
    return {
        "actionclust": __version__,
        "recipe": recipe,
        "target": tuning.target,
        "settings": settings.as_dict(),
        "data": {
            "source": actions.source,
            "texts": len(actions),
            "different_texts": different_texts,
            "languages": dict(sorted(Counter(languages).items())),
            "sha256": data_hash(actions),
        },
        "result": {
            "communities": tuning.communities,
            "edges": tuning.edges,
            "resolution": tuning.resolution,
            "modularity": round(tuning.modularity, 9),
            "runs": len(tuning.runs),
            "reason": tuning.reason,
        },
        # nothing of it where words alone were compared, as receipts always were
        **({} if encoder is None else {"encoder": dict(encoder)}),
        "notes": [*actions.notes, *notes],
        "versions": {
            "python": platform.python_version(),
            **{package: _version(package) for package in _PACKAGES},
        },
        "seconds": dict(seconds),
    }


@cache
def _version(package: str) -> str:
    return version(package)


def data_hash(actions: Actions) -> str:
    """Hash the ids and texts, whatever their order.

    >>> from actionclust.actions import read_actions
    >>> one, other = read_actions(["a", "b"]), read_actions(["b", "a"])
    >>> data_hash(one) == data_hash(other)
    True
    """
    ids, texts = actions.ids, actions.texts
    content = "".join(
        f"{len(ids[row])}:{ids[row]}{len(texts[row])}:{texts[row]}"
        for row in sorted(range(len(ids)), key=ids.__getitem__)
    )
    return hashlib.sha256(content.encode(errors="surrogatepass")).hexdigest()
