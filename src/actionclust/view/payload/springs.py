"""Nodes placed by springs: linked ones draw near, all push apart (Fruchterman and Reingold 1991).

Many small graphs are moved at once, and sums are made in one order, so that the places are the
same whatever else is laid out and however many processors there are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

_CELLS = 2**15  # distances worked out at a time, which a processor keeps near
_NEAREST = 0.01  # nodes push each other, and are drawn, as if they were this far apart at least
_STEP = 0.1  # a tenth of the width of a graph, for nodes that may stand anywhere
_EIGHTS = 8  # graphs are made as large as others of nearly their size, to be moved with them


class _Batch(NamedTuple):
    """Graphs of about one size, side by side."""

    graphs: NDArray[np.int64]  # which ones
    nodes: NDArray[np.int64]  # shape (graphs, width): which nodes, or 0 where there is none
    real: NDArray[np.bool_]  # the same shape: whether there is a node


def sprung(
    spots: NDArray[np.float64],
    graph: NDArray[np.int64],
    ends: NDArray[np.int64],
    weight: NDArray[np.float64],
    rounds: int,
    step: float = _STEP,
) -> NDArray[np.float64]:
    """Move the nodes of graphs from where they are, each graph by itself.

    `graph` has the number of the graph of each node, in order; `ends`, shape (edges, 2), has the
    nodes that each edge links, which are in one graph. Steps get shorter, from `step` on, which
    is a share of the width of the graph.

    >>> spots, ends = np.array([[0.0, 0.0], [1.0, 0.0]]), np.array([[0, 1]])
    >>> sprung(spots, np.zeros(2, dtype=np.int64), ends, np.ones(1), 50).round(1).tolist()
    [[0.1, 0.0], [0.9, 0.0]]
    """
    found = spots.copy()
    edges_in = np.argsort(graph[ends[:, 0]], kind="stable")
    ends, weight = ends[edges_in], weight[edges_in]
    sizes = np.bincount(graph)
    starts = np.searchsorted(graph[ends[:, 0]], np.arange(len(sizes) + 1))
    slot = np.empty(len(graph), dtype=np.int64)
    for batch in _batches(sizes):
        slot[batch.nodes[batch.real]] = np.flatnonzero(batch.real)
        some = np.concatenate([np.arange(starts[one], starts[one + 1]) for one in batch.graphs])
        x, y = (spots[batch.nodes, side] for side in (0, 1))
        _move(x, y, batch.real, slot[ends[some]], weight[some], rounds, step)
        found[batch.nodes[batch.real]] = np.stack([x, y], axis=-1)[batch.real]
    return found


def _batches(sizes: NDArray[np.int64]) -> Iterator[_Batch]:
    """Put graphs of about one size together, as many as fit."""
    first = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    fine = np.maximum(2 ** (np.ceil(np.log2(np.maximum(sizes, 1))).astype(np.int64)) // _EIGHTS, 1)
    widths = -(-sizes // fine) * fine
    for width in np.unique(widths[sizes > 0]).tolist():
        same = np.flatnonzero((widths == width) & (sizes > 0))
        most = max(_CELLS // width**2, 1)
        for begin in range(0, len(same), most):
            graphs = same[begin : begin + most]
            real = np.arange(width)[None, :] < sizes[graphs][:, None]
            nodes = np.where(real, first[graphs][:, None] + np.arange(width)[None, :], 0)
            yield _Batch(graphs, nodes, real)


def _move(
    x: NDArray[np.float64],
    y: NDArray[np.float64],
    real: NDArray[np.bool_],
    ends: NDArray[np.int64],
    weight: NDArray[np.float64],
    rounds: int,
    step: float,
) -> None:
    """Move the graphs of a batch in place; `ends` are places in them as if they were one list."""
    widths = [
        np.where(real, side, -np.inf).max(axis=1) - np.where(real, side, np.inf).min(axis=1)
        for side in (x, y)
    ]
    longest = step * np.maximum(*widths)[:, None]
    share = 1.0 / real.sum(axis=1)
    push = np.where(real, share[:, None], 0.0)
    pull = weight / np.sqrt(share)[ends[:, 0] // real.shape[1]]
    for passed in range(rounds):
        right, down = _pushed(x, y, push)
        _draw(x, y, right, down, ends, pull)
        length = (
            longest * (1 - passed / (rounds + 1)) / np.maximum(np.hypot(right, down), _NEAREST)
        )
        x += right * length
        y += down * length


def _pushed(
    x: NDArray[np.float64], y: NDArray[np.float64], push: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Add up how all nodes push each one."""
    graphs, width = x.shape
    right, down = np.empty_like(x), np.empty_like(y)
    rows = max(_CELLS // (graphs * width), 1)
    for start in range(0, width, rows):
        part = slice(start, start + rows)
        force = x[:, part, None] - x[:, None, :]
        force *= force
        across = y[:, part, None] - y[:, None, :]
        across *= across
        force += across
        np.maximum(force, _NEAREST**2, out=force)
        np.divide(push[:, None, :], force, out=force)
        whole = force.sum(axis=2)
        right[:, part] = x[:, part] * whole - np.einsum("gij,gj->gi", force, x)
        down[:, part] = y[:, part] * whole - np.einsum("gij,gj->gi", force, y)
    return right, down


def _draw(
    x: NDArray[np.float64],
    y: NDArray[np.float64],
    right: NDArray[np.float64],
    down: NDArray[np.float64],
    ends: NDArray[np.int64],
    pull: NDArray[np.float64],
) -> None:
    """Take from what pushes nodes by how their edges draw them together."""
    one, other = ends[:, 0], ends[:, 1]
    across, along = (side.ravel()[one] - side.ravel()[other] for side in (x, y))
    force = pull * np.maximum(np.hypot(across, along), _NEAREST)
    for whole, drawn in ((right, force * across), (down, force * along)):
        for sign, ends_of in ((-1, one), (1, other)):
            whole[...] += sign * np.bincount(ends_of, drawn, whole.size).reshape(whole.shape)
