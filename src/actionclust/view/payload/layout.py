"""Where the nodes of a network stand: groups as discs, near those that they are linked to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx
import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

SIDE = 1000.0
"""Positions lie in a square of this side."""

_GOLDEN = np.pi * (3 - np.sqrt(5))  # the angle between the seeds of a sunflower
_SPRUNG = 400  # groups up to which springs place them; more stand as in a sunflower
_NODES_SPRUNG = 200  # the same for the nodes of a group
_GAP = 1.4  # how much wider a disc is than its nodes need
_FILLED = 0.72  # up to which part of its radius a disc holds nodes, so that discs stand apart
_PUSHES = 400  # rounds of pushing discs apart
_DRAWN = 200  # of them, those that also draw discs together
_KINSHIP = 0.75  # groups of a family are linked as strongly as this share of linked groups
_SEED = 0


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
    sizes = np.bincount(labels[labels >= 0], minlength=groups)
    radii = _GAP * np.sqrt(np.maximum(sizes, 1))
    if groups > _SPRUNG or groups == 0:
        centres = _packed(radii, families)
    else:
        springs = _springs(labels, first, second, weight, families)
        centres = _apart(_centres(springs, radii), radii)
    spots = np.zeros((len(labels), 2))
    inside = (labels[first] == labels[second]) & (labels[first] >= 0)
    ends = np.stack([first[inside], second[inside]], axis=1)
    order = np.argsort(labels[ends[:, 0]], kind="stable") if len(ends) else np.zeros(0, int)
    ends, weights = ends[order], weight[inside][order]
    starts = np.searchsorted(labels[ends[:, 0]], np.arange(groups + 1))
    for group in range(groups):
        part = slice(starts[group], starts[group + 1])
        members = np.flatnonzero(labels == group)
        disc = _disc(members, ends[part], weights[part])
        spots[members] = centres[group] + radii[group] * disc
    outside = np.flatnonzero(labels < 0)
    if len(outside):
        spots[outside] = _ring(len(outside), spots[labels >= 0])
    return _scaled(spots)


def _springs(
    labels: NDArray[np.int64],
    first: NDArray[np.int64],
    second: NDArray[np.int64],
    weight: NDArray[np.float64],
    families: NDArray[np.int64],
) -> nx.Graph[int]:
    """Connect groups by the links between their nodes, and those of a family."""
    groups = len(families)
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(groups))
    one, other = labels[first], labels[second]
    between = (one != other) & (one >= 0) & (other >= 0)
    low, high = np.minimum(one, other)[between], np.maximum(one, other)[between]
    code, place = np.unique(low * groups + high, return_inverse=True)
    sums = np.bincount(place, weights=weight[between])
    for pair, total in zip(code.tolist(), sums.tolist(), strict=True):
        graph.add_edge(pair // groups, pair % groups, weight=total)
    strong = float(np.quantile(sums, _KINSHIP)) if len(sums) else 1.0
    kin = np.triu((families[:, None] == families[None, :]) & (families[:, None] >= 0), 1)
    for a, b in np.argwhere(kin).tolist():
        linked = graph.get_edge_data(a, b, {"weight": 0.0})["weight"]
        graph.add_edge(a, b, weight=linked + strong)
    return graph


def _centres(springs: nx.Graph[int], radii: NDArray[np.float64]) -> NDArray[np.float64]:
    """Place the groups by springs."""
    groups = len(radii)
    start = dict(enumerate(_sunflower(groups)))
    found = nx.spring_layout(springs, pos=start, iterations=150, seed=_SEED, weight="weight")
    placed = np.array([found[group] for group in range(groups)])
    width = 2.2 * np.sqrt((radii**2).sum())
    spread: NDArray[np.float64] = placed * width / max(float(np.abs(placed).max()), 1e-9)
    return spread


def _packed(radii: NDArray[np.float64], families: NDArray[np.int64]) -> NDArray[np.float64]:
    """Place many groups as seeds of a sunflower, each with the room that it needs."""
    order = np.lexsort((np.arange(len(radii)), families))
    room = np.cumsum(radii[order] ** 2) - radii[order] ** 2 / 2
    distance = 1.2 * np.sqrt(room)
    angle = _GOLDEN * np.arange(len(radii))
    spots = np.empty((len(radii), 2))
    spots[order] = np.stack([distance * np.cos(angle), distance * np.sin(angle)], axis=1)
    return spots


def _apart(centres: NDArray[np.float64], radii: NDArray[np.float64]) -> NDArray[np.float64]:
    """Push discs apart until few overlap, and draw them together on the way."""
    spots = centres.copy()
    least = radii[:, None] + radii[None, :]
    np.fill_diagonal(least, 0.0)
    for push in range(_PUSHES):
        if push < _DRAWN:
            spots *= 0.99
        offset = spots[:, None, :] - spots[None, :, :]
        distance = np.sqrt((offset**2).sum(axis=2))
        np.fill_diagonal(distance, 1.0)
        overlap = np.maximum(least - distance, 0.0) / np.maximum(distance, 1e-6)
        if push >= _DRAWN and not overlap.any():
            break
        spots += 0.5 * (offset * overlap[:, :, None]).sum(axis=1)
    return spots


def _disc(
    members: NDArray[np.int64], ends: NDArray[np.int64], weights: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Place the nodes of a group in a disc of radius below 1."""
    size = len(members)
    flower = _sunflower(size)
    if size <= 2 or size > _NODES_SPRUNG:  # noqa: PLR2004 - two nodes need no springs
        return _FILLED * flower
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(size))
    place = np.searchsorted(members, ends)
    graph.add_weighted_edges_from(
        (int(a), int(b), float(w)) for (a, b), w in zip(place, weights, strict=True)
    )
    found = nx.spring_layout(graph, pos=dict(enumerate(flower)), iterations=60, seed=_SEED)
    spots = np.array([found[node] for node in range(size)])
    spots -= spots.mean(axis=0)
    # by rank of distance, so that no node is left far out and the disc is filled evenly
    distance = np.sqrt((spots**2).sum(axis=1))
    rank = np.empty(size)
    rank[np.lexsort((np.arange(size), distance))] = np.arange(size)
    wanted = np.sqrt((rank + 0.5) / size)
    filled: NDArray[np.float64] = _FILLED * spots * (wanted / np.maximum(distance, 1e-9))[:, None]
    return filled


def _sunflower(count: int) -> NDArray[np.float64]:
    """Spread points evenly over a disc of radius 1."""
    place = np.arange(count)
    radius = np.sqrt((place + 0.5) / max(count, 1))
    return np.stack([radius * np.cos(_GOLDEN * place), radius * np.sin(_GOLDEN * place)], axis=1)


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
