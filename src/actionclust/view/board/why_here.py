"""Why a text stands where it does, as the board shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from actionclust.advice.explaining.explain_text import explain
from actionclust.view.payload.named_sentences import with_names

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import ArrayLike

    from actionclust.coding.hierarchy.hierarchy import Hierarchy

_TERMS = 6  # shown of what a text shares with a group


def why_here(h: Hierarchy, action: str, vectors: ArrayLike | None = None) -> dict[str, Any]:
    """Give what explains the place of a text, with the labels of groups in place of ids.

    >>> from actionclust import cluster_actions
    >>> h = cluster_actions(["train nurses", "train doctors", "share data"]).to_hierarchy("PV")
    >>> found = why_here(h.rename("S01", "Training"), h.actions.ids[0])
    >>> found["shared"], [near["text"] for near in found["nearest"]]
    (['train'], ['train doctors'])
    """
    told = explain(h, action, vectors).to_dict()
    return {
        "came": [
            {
                "what": with_names(h, step["what"]),
                "analyst": step["analyst"],
                "time": step["time"],
                "why": step["why"],
            }
            for step in told["came"]
        ],
        "probability": told["probability"],
        "fit": told["fit"],
        "better": told["fit_rank"],
        "chance": told["by_chance"],
        "shared": _terms(told["shared"]),
        "nearest": [_near(near) for near in told["nearest"]],
        "others": [
            {
                "group": home["group"],
                "probability": home["probability"],
                "shared": _terms(home["shared"]),
                "nearest": _near(home["nearest"]) if home["nearest"] else None,
            }
            for home in told["runners_up"]
        ],
    }


def _near(near: dict[str, Any]) -> dict[str, Any]:
    return {name: near[name] for name in ("id", "text", "words")}


def _terms(shared: Iterable[dict[str, Any]]) -> list[str]:
    return [one["term"] for one in shared][:_TERMS]
