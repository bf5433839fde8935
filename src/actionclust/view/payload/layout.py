"""Where the nodes of a network stand: groups as discs, near those that they are linked to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import scipy.sparse as sp

from actionclust.view.payload.discs import disc_centres, sunflower
from actionclust.view.payload.springs import sprung

if TYPE_CHECKING:
    from numpy.typing import NDArray

SIDE = 1000.0
"""Positions lie in a square of this side."""

_NODES_SPRUNG = 600  # nodes of a group that springs place at the most; more stand in a sunflower
_ROUNDS = 60  # of springs between the nodes of a group
_GAP = 1.4  # how much wider a disc is than its nodes need
_FILLED = 0.72  # up to which part of its radius a disc holds nodes, so that discs stand apart


def positions(
    labels: NDArray[np.int64],
    first: NDArray[np.int64],
    second: NDArray[np.int64],
    weight: NDArray[np.float64],
    families: NDArray[np.int64],
) -> NDArray[np.float64]:
    """Lay a network out, the same each time.

    >>> labels, ends = np.array([0, 0, 1, -1]), (np.array([0]), np.array([1]))
    >>> positions(labels, *ends, np.ones(1), np.array([-1, -1])).shape
    (4, 2)
    """
    groups = len(families)
    spots = np.zeros((len(labels), 2))
    members = np.argsort(labels, kind="stable")
    members = members[labels[members] >= 0]
    if len(members):
        sizes = np.bincount(labels[members], minlength=groups)
        radii = _GAP * np.sqrt(np.maximum(sizes, 1))
        centres = disc_centres(_links(labels, first, second, weight, groups), radii, families)
        discs = _discs(labels, members, sizes, first, second, weight)
        own = labels[members]
        spots[members] = centres[own] + radii[own][:, None] * discs
    outside = np.flatnonzero(labels < 0)
    if len(outside):
        spots[outside] = _ring(len(outside), spots[labels >= 0])
    return _scaled(spots)


def _links(
    labels: NDArray[np.int64],
    first: NDArray[np.int64],
    second: NDArray[np.int64],
    weight: NDArray[np.float64],
    groups: int,
) -> sp.csr_array:
    """Add up the links between the nodes of each two groups."""
    one, other = labels[first], labels[second]
    between = (one != other) & (one >= 0) & (other >= 0)
    ends = one[between], other[between]
    half = sp.csr_array((weight[between], ends), shape=(groups, groups))
    return sp.csr_array(half + half.T)


def _discs(
    labels: NDArray[np.int64],
    members: NDArray[np.int64],
    sizes: NDArray[np.int64],
    first: NDArray[np.int64],
    second: NDArray[np.int64],
    weight: NDArray[np.float64],
) -> NDArray[np.float64]:
    """Place the nodes of each group in a disc of radius below 1, in the order of `members`."""
    flowers = {size: sunflower(size) for size in np.unique(sizes).tolist()}
    spots = np.concatenate([flowers[size] for size in sizes.tolist()])
    # two nodes need no springs
    tied = ((sizes > 2) & (sizes <= _NODES_SPRUNG))[labels[members]]  # noqa: PLR2004 - said above
    place = np.full(len(labels), -1)
    place[members[tied]] = np.arange(int(tied.sum()))
    inside = (labels[first] == labels[second]) & (place[first] >= 0)
    ends = place[np.stack([first[inside], second[inside]], axis=1)]
    graph = np.unique(labels[members[tied]], return_inverse=True)[1]
    if len(graph):
        moved = sprung(spots[tied], graph, ends, weight[inside], _ROUNDS)
        spots[tied] = _evenly(moved, graph)
    return _FILLED * spots


def _evenly(spots: NDArray[np.float64], graph: NDArray[np.int64]) -> NDArray[np.float64]:
    """Fill discs by the rank of the distance of nodes, so that none is left far out."""
    sizes = np.bincount(graph)
    middles = np.stack([np.bincount(graph, side) for side in spots.T], axis=1) / sizes[:, None]
    offset = spots - middles[graph]
    distance = np.hypot(offset[:, 0], offset[:, 1])
    rank = np.empty(len(graph))
    firsts = np.cumsum(sizes) - sizes
    rank[np.lexsort((distance, graph))] = np.arange(len(graph)) - firsts[graph]
    wanted = np.sqrt((rank + 0.5) / sizes[graph])
    filled: NDArray[np.float64] = offset * (wanted / np.maximum(distance, 1e-9))[:, None]
    return filled


def _ring(count: int, others: NDArray[np.float64]) -> NDArray[np.float64]:
    """Place points on rings around the others."""
    reach = float(np.sqrt((others**2).sum(axis=1)).max(initial=1.0)) * 1.08
    each = max(int(2 * np.pi * reach / 2.2), 1)
    place = np.arange(count)
    angle = 2 * np.pi * (place % each) / min(each, count)
    radius = reach + 2.2 * (place // each)
    return np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1)


def _scaled(spots: NDArray[np.float64]) -> NDArray[np.float64]:
    if not len(spots):
        return spots
    low, high = spots.min(axis=0), spots.max(axis=0)
    span = max(float((high - low).max()), 1e-9)
    middle = (low + high) / 2
    scaled: NDArray[np.float64] = np.round(SIDE / 2 + (spots - middle) * (0.96 * SIDE / span), 1)
    return scaled
