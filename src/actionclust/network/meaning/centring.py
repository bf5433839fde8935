"""Vectors without what all texts have in common, in few directions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from actionclust.network.word_contexts import unit_dense

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

DIRECTIONS = 128
"""Most directions that are kept of vectors; 64 measured a little worse, all of 512 no better."""

_USUAL = 30  # texts that a centre must rest on to count half


def centred(vectors: NDArray[np.float32], languages: Sequence[str]) -> NDArray[np.float64]:
    """Take from each vector the centre of its language, and keep the strongest directions.

    Vectors of one encoder share a direction, and those of one language another one, so that texts
    are near for saying anything at all, or for saying it in that language. A centre that rests on
    few texts is drawn to that of all, and that of few texts to zero.

    >>> rows = centred(np.array([[1.0, 1.0], [1.0, 0.0], [0.0, 0.0]]), ["en", "en", "en"])
    >>> np.round((rows**2).sum(axis=1), 6).tolist()
    [1.0, 1.0, 0.0]
    """
    rows = unit_dense(vectors.astype(np.float64))
    says = np.flatnonzero(rows.any(axis=1))
    whole = rows[says].sum(axis=0) / (len(says) + _USUAL)
    spoken = np.asarray(languages)[says]
    centres = np.zeros((len(says), rows.shape[1]))
    for language in sorted(set(spoken.tolist())):
        of = np.flatnonzero(spoken == language)
        centres[of] = (rows[says[of]].sum(axis=0) + _USUAL * whole) / (len(of) + _USUAL)
    rows[says] -= centres
    return unit_dense(_strongest(rows))


def _strongest(rows: NDArray[np.float64]) -> NDArray[np.float64]:
    """Keep the principal directions, in which vectors differ most."""
    if rows.shape[1] <= DIRECTIONS:
        return rows
    _, directions = np.linalg.eigh(rows.T @ rows)
    kept: NDArray[np.float64] = rows @ np.ascontiguousarray(directions[:, ::-1][:, :DIRECTIONS])
    return kept
