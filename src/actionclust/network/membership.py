"""Who belongs where in the end: small groups dissolved, piles of copies kept, numbers given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from actionclust.by_value import ByValue
from actionclust.network.copies_in_groups import nearest_groups, too_few_copies
from actionclust.network.describe import fit_of
from actionclust.network.similarity_join import SIMILARITY_DECIMALS

if TYPE_CHECKING:
    from collections.abc import Sequence

    import scipy.sparse as sp
    from numpy.typing import NDArray

    from actionclust.network.vectors import Vectors

NO_WORDS = "no words left"
NO_SIMILAR = "no similar text"
NO_EDGE = "no edge to a similar text"
TOO_SMALL = "below the minimum size"
MISFIT = "below the minimum fit"


@dataclass(frozen=True, slots=True, eq=False)
class Membership(ByValue):
    """The community of each row and of each text."""

    labels: NDArray[np.int64]  # shape (rows,): the community of each row from 0 on, or -1 for none
    # shape (texts,): the community of each text from 0 on, or -1 for none
    of_text: NDArray[np.int64]
    reasons: tuple[str | None, ...]  # why a text is in no community, or None when it is in one
    piles: int  # how many of the communities consist of copies of one text
    # of how many more texts the copies are too few for a community of their own
    few: int = 0


def final_membership(
    labels: NDArray[np.int64],
    network: sp.csr_array,
    vectors: Vectors,
    ids: Sequence[str],
    min_size: int,
    min_fit: float = 0.0,
    compared: sp.csr_array | None = None,
    target: int | None = None,
) -> Membership:
    """Dissolve small groups, leave out texts that do not fit, and number the others.

    Groups are numbered by size and first id.

    Sizes are counted in different texts, so that copies of a text change nothing for the
    others. Copies of a text that is in no group are a community of their own: several people
    said the same, which is a theme. Where they are too few for one beside the communities of a
    target, a letter that many sent joins the nearest, and others stay out.
    """
    rows = len(vectors.copies)
    alone = np.ones(rows, dtype=np.bool_)
    alone[: network.shape[0]] = np.diff(network.indptr) == 0
    # campaigns take no part in the network, and are piles of their own
    labels = np.concatenate([labels, np.zeros(rows - len(labels), dtype=np.int64)])
    sizes = np.bincount(labels[~alone], minlength=int(labels.max(initial=-1)) + 1)
    small = ~alone & (sizes[labels] < min_size)
    kept = np.where(alone | small, -1, labels)
    fitting = vectors.matrix if compared is None else compared
    kept, misfit = _without_misfits(fitting, kept, min_size, min_fit)
    piles = np.flatnonzero((kept < 0) & (vectors.copies >= max(min_size, 2)))
    # other versions of a letter that many sent are no pile, but stand beside it
    version = np.arange(rows)
    version[vectors.ordinary :] = vectors.campaign_of
    piles = piles[version[piles] == piles]
    texts = np.bincount(version, vectors.copies, rows)[piles].astype(np.int64)
    few = too_few_copies(texts, vectors.ordinary, len(np.unique(kept[kept >= 0])), target)
    piles, left = piles[~few], piles[few]
    letters = left[(left >= vectors.ordinary) & ~misfit[left]]
    joined = nearest_groups(fitting, kept, letters, min_fit)
    kept[piles] = len(sizes) + np.arange(len(piles))
    kept[letters] = joined
    kept[vectors.ordinary :] = kept[version[vectors.ordinary :]]
    numbers = _numbers(kept, vectors, ids)
    of_text = np.where(vectors.row_of >= 0, numbers[vectors.row_of], -1)
    because = np.where(misfit, MISFIT, _because(alone, vectors))
    reasons = tuple(
        None if community >= 0 else (aside or NO_WORDS if row < 0 else str(because[row]))
        for community, row, aside in zip(
            of_text.tolist(), vectors.row_of.tolist(), vectors.aside, strict=True
        )
    )
    return Membership(numbers[:rows], of_text, reasons, piles=len(piles), few=len(left))


def _without_misfits(
    compared: sp.csr_array, labels: NDArray[np.int64], min_size: int, min_fit: float
) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """Leave out rows that fit less than asked for, until none does, and say which they are."""
    kept = labels.copy()
    misfit = np.zeros(len(labels), dtype=np.bool_)
    while min_fit > 0:
        below = np.round(fit_of(compared, kept), SIMILARITY_DECIMALS) < min_fit
        if not below.any():
            break
        # a group has another centroid without them, and may be too small
        kept[below] = -1
        misfit |= below
        sizes = np.bincount(kept[kept >= 0], minlength=int(labels.max(initial=-1)) + 1)
        kept[(kept >= 0) & (sizes[kept] < min_size)] = -1
    return kept, misfit


def _because(alone: NDArray[np.bool_], vectors: Vectors) -> NDArray[np.str_]:
    """Say of each row why it would be in no community."""
    matrix = vectors.matrix
    shared = np.bincount(matrix.indices, minlength=matrix.shape[1]) > 1
    rows = np.repeat(np.arange(len(alone)), np.diff(matrix.indptr))
    similar = np.zeros(len(alone), dtype=np.bool_)
    similar[rows[shared[matrix.indices]]] = True
    # without cover, or with few edges, a row may stand alone beside similar ones
    return np.where(alone, np.where(similar, NO_EDGE, NO_SIMILAR), TOO_SMALL)


def _numbers(kept: NDArray[np.int64], vectors: Vectors, ids: Sequence[str]) -> NDArray[np.int64]:
    """Give groups their numbers; one more entry, -1, is for texts without words."""
    numbers = np.full(len(kept) + 1, -1, dtype=np.int64)
    grouped = vectors.row_of >= 0
    grouped[grouped] = kept[vectors.row_of[grouped]] >= 0
    if not grouped.any():
        return numbers
    group = kept[vectors.row_of[grouped]]
    place = np.empty(len(ids), dtype=np.int64)
    place[sorted(range(len(ids)), key=ids.__getitem__)] = np.arange(len(ids))
    sizes = np.bincount(group)
    first = np.full(len(sizes), len(ids), dtype=np.int64)
    np.minimum.at(first, group, place[grouped])
    present = np.flatnonzero(sizes)
    order = present[np.lexsort((first[present], -sizes[present]))]
    new = np.full(len(sizes), -1, dtype=np.int64)
    new[order] = np.arange(len(order))
    inside = kept >= 0
    numbers[:-1][inside] = new[kept[inside]]
    return numbers
