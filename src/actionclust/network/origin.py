"""What a hierarchy remembers of the clustering that it came from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from actionclust.by_value import ByValue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from actionclust.network.outcome import Tuning
    from actionclust.network.pipeline import Stages

_LABEL_WORDS = 3
_EDGES_PER_TEXT = 3  # edges that are remembered at the least, to be shown


@dataclass(frozen=True, slots=True, eq=False)
class Origin(ByValue):
    """The automatic result, which no edit changes."""

    receipt: dict[str, Any]  # settings, versions, hash of the data, seconds of each stage
    tuning: Tuning  # what was asked, what came, and why
    # shape (actions,): the community of each action from 1 on, or 0 for none
    community: NDArray[np.int64]
    reasons: tuple[str | None, ...]  # why an action is in no community
    # shape (actions,): cosine of each action to the rest of its community, or NaN
    fit: NDArray[np.float64]
    # shape (actions,): how firmly each action sits in its community, from above 0 to 1, or NaN,
    # which it is for all in a project of a version that did not measure it
    strength: NDArray[np.float64]
    weak: NDArray[np.bool_]  # shape (actions,): whether each action is weak
    keywords: tuple[str, ...]  # the keywords of each community
    # shape (edges,): the places of the actions that are similar, in the order in which they
    # become edges
    first: NDArray[np.int64]
    second: NDArray[np.int64]
    # shape (edges,): their similarity. The network of the clustering has the first
    # `tuning.edges` of them
    similarity: NDArray[np.float64]
    # shape (edges,): how much of the similarity of each is that of meaning, or None where words
    # alone were compared
    of_meaning: NDArray[np.float64] | None
    # shape (actions,): the community of the network in which each action was found, and its
    # community after merging and before moving, both from 1 on, or 0 for none; those above the
    # number of communities ended. None in a project of a version that did not keep them
    found: NDArray[np.int64] | None
    joined: NDArray[np.int64] | None
    # places of actions that are one node: the text that is copied, and a copy or near-copy of it
    copies: tuple[tuple[int, int], ...]
    # what each stage gave, as long as the session lasts: a project file does not keep it
    stages: Stages | None = field(default=None, compare=False, repr=False)


def first_label(keywords: str) -> str:
    """Make the first label of a community, until people find a better one.

    >>> first_label("nurses, train, doctors, skills")
    'nurses, train, doctors'
    """
    return ", ".join(keywords.split(", ")[:_LABEL_WORDS])


def origin_of(ids: Sequence[str], receipt: dict[str, Any], stages: Stages) -> Origin:
    """Take what a hierarchy remembers from what each stage gave."""
    order, vectors, membership = stages.order, stages.vectors, stages.membership
    first = np.full(len(vectors.copies), -1, dtype=np.int64)
    first[vectors.row_of[vectors.row_of >= 0]] = vectors.original[vectors.row_of >= 0]
    copies = [
        (int(vectors.original[place]), place)
        for place in sorted(range(len(ids)), key=ids.__getitem__)
        if vectors.row_of[place] >= 0 and vectors.original[place] != place
    ]
    edges = min(max(stages.tuning.edges, _EDGES_PER_TEXT * order.rows), len(order))
    fit, strength = np.full(len(ids), np.nan), np.full(len(ids), np.nan)
    weak = np.zeros(len(ids), dtype=np.bool_)
    inside = membership.of_text >= 0
    rows = vectors.row_of[inside]
    fit[inside] = np.round(stages.description.fit[rows], 4)
    strength[inside] = np.round(stages.strength.texts[rows], 4)
    weak[inside] = stages.strength.weak[rows]
    return Origin(
        receipt=receipt,
        tuning=stages.tuning,
        community=membership.of_text + 1,
        reasons=membership.reasons,
        fit=fit,
        strength=strength,
        weak=weak,
        keywords=tuple(", ".join(words) for words in stages.description.keywords),
        first=first[order.first[:edges]],
        second=first[order.second[:edges]],
        similarity=order.similarity[:edges].copy(),
        of_meaning=None if stages.of_meaning is None else stages.of_meaning[:edges].copy(),
        found=stages.steps.found,
        joined=stages.steps.joined,
        copies=tuple(copies),
        stages=stages,
    )
