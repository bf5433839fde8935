"""Louvain by scikit-network, without what costs most of its time in small networks.

scikit-network moves the nodes of a level in compiled code and joins the groups to the nodes of
the next level by products of sparse matrices, whose bookkeeping takes most of the time in a
network of some hundred nodes. Tuning runs Louvain many times, so the joining is done here; the
moving is theirs, and the communities are the very same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from actionclust.progress import first_use

if TYPE_CHECKING:
    import scipy.sparse as sp
    from numpy.typing import NDArray

_LEAST = 1e-3
"""A level, or a round of moves in it, that raises the modularity by less is the last one: the
default of scikit-network."""


def louvain(network: sp.csr_array, resolution: float = 1.0) -> NDArray[np.int64]:
    """Group the nodes of a network by Louvain (Blondel et al. 2008).

    >>> import scipy.sparse as sp
    >>> pair = [[0, 1, 0, 0], [1, 0, 0, 0], [0, 0, 0, 1], [0, 0, 1, 0]]
    >>> louvain(sp.csr_array(pair)).tolist()
    [0, 0, 1, 1]
    """
    with first_use():
        from sknetwork.clustering.louvain_core import (  # noqa: PLC0415 - only when it is the engine
            optimize_core,
        )

    size = network.shape[0]
    starts: NDArray[np.signedinteger] = network.indptr
    ends: NDArray[np.integer] = network.indices
    begins = np.repeat(np.arange(size), np.diff(starts))
    weights = network.data / network.data.sum()
    degrees = np.bincount(begins, weights=weights, minlength=size)
    loops = np.zeros(size, dtype=np.float32)
    community = np.arange(size)
    while True:
        degree = degrees.astype(np.float32)
        moved, gain = optimize_core(
            np.arange(size, dtype=np.int32),
            ends.astype(np.int32, copy=False),
            starts.astype(np.int32, copy=False),
            weights.astype(np.float32),
            degree,
            degree,
            degree.copy(),
            degree.copy(),
            np.zeros(size, dtype=np.float32),
            loops,
            resolution,
            _LEAST,
        )
        group, size = _numbered(np.asarray(moved))
        community = group[community]
        if size == 1 or gain <= _LEAST:
            return community
        # each group becomes a node, and the weights between two groups one edge; numbers of 16
        # bits are sorted by their digits, which takes a quarter of the time
        short = group.astype(np.min_scalar_type(size))
        begins, ends = short[begins], short[ends]
        order = np.lexsort((ends, begins))
        begins, ends = begins[order], ends[order]
        change = (begins[1:] != begins[:-1]) | (ends[1:] != ends[:-1])
        first = np.flatnonzero(np.concatenate([[True], change]))
        weights = np.add.reduceat(weights[order], first)
        begins, ends = begins[first], ends[first]
        starts = np.searchsorted(begins, np.arange(size + 1, dtype=np.int32))
        degrees = np.bincount(group, weights=degrees)
        loops = np.zeros(size, dtype=np.float32)
        inside = begins == ends
        loops[begins[inside]] = weights[inside]


def _numbered(labels: NDArray[np.int64]) -> tuple[NDArray[np.int64], int]:
    """Give the labels in use numbers from 0 on, in their order."""
    used = np.zeros(len(labels), dtype=np.bool_)
    used[labels] = True
    number = np.cumsum(used) - 1
    return number[labels], int(number[-1]) + 1
