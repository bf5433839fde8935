"""What a hierarchy remembers of the clustering that it came from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from actionclust.network.outcome import Tuning


_LABEL_WORDS = 3


@dataclass(frozen=True, slots=True, eq=False)
class Origin:
    """The automatic result, which no edit changes.

    Attributes
    ----------
    receipt : dict
        Settings, versions, hash of the data, seconds of each stage.
    tuning : Tuning
        What was asked, what came, and why.
    community : ndarray of int64, shape (actions,)
        The community of each action from 1 on, or 0 for none.
    reasons : tuple of (str or None), length actions
        Why an action is in no community.
    fit : ndarray of float64, shape (actions,)
        Cosine of each action to the rest of its community, or NaN.
    keywords : tuple of str
        The keywords of each community.
    first, second : ndarray of int64, shape (edges,)
        The places of the actions that are similar, in the order in which they become edges.
    similarity : ndarray of float64, shape (edges,)
        Their similarity. The network of the clustering has the first `tuning.edges` of them.
    copies : tuple of (int, int)
        Places of actions that have the same terms: the first, and a further one.
    """

    receipt: dict[str, Any]
    tuning: Tuning
    community: NDArray[np.int64]
    reasons: tuple[str | None, ...]
    fit: NDArray[np.float64]
    keywords: tuple[str, ...]
    first: NDArray[np.int64]
    second: NDArray[np.int64]
    similarity: NDArray[np.float64]
    copies: tuple[tuple[int, int], ...]

    def __eq__(self, other: object) -> bool:
        """Compare all values."""
        if not isinstance(other, Origin):
            return NotImplemented
        return (
            self.receipt == other.receipt
            and self.tuning == other.tuning
            and self.reasons == other.reasons
            and self.keywords == other.keywords
            and self.copies == other.copies
            and all(
                np.array_equal(getattr(self, name), getattr(other, name), equal_nan=name == "fit")
                for name in ("community", "fit", "first", "second", "similarity")
            )
        )

    def __hash__(self) -> int:
        """Hash what equal values share."""
        return hash((self.keywords, self.reasons))


def first_label(keywords: str) -> str:
    """Make the first label of a community, until people find a better one.

    >>> first_label("nurses, train, doctors, skills")
    'nurses, train, doctors'
    """
    return ", ".join(keywords.split(", ")[:_LABEL_WORDS])
