"""The network: which of the similar pairs become edges."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import scipy.sparse as sp
from scipy.sparse.csgraph import connected_components

from actionclust.by_value import ByValue

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from actionclust.network.pairs import Pairs


@dataclass(frozen=True, slots=True, eq=False)
class EdgeOrder(ByValue):
    """Pairs in the order in which a growing number of edges takes them in."""

    # shape (pairs,): row numbers, ``first < second``
    first: NDArray[np.int32]
    second: NDArray[np.int32]
    similarity: NDArray[np.float64]  # shape (pairs,): their similarity, the weight of the edge
    rows: int  # how many nodes the network has
    least: int  # with how many edges every row that is similar to any has an edge; 0 without cover

    def __len__(self) -> int:
        """Give the largest possible number of edges."""
        return len(self.first)

    def network(self, edges: int) -> sp.csr_array:
        """Build the network of a number of edges."""
        return self.up_to(edges)(edges)

    def up_to(self, most: int) -> Callable[[int], sp.csr_array]:
        """Prepare to build many networks, which sorts the edges once for all of them."""
        first, second = self.first[:most], self.second[:most]
        size = (self.rows, self.rows)
        ends = np.concatenate([first, second]), np.concatenate([second, first])
        both = np.tile(np.arange(len(first), dtype=np.int32), 2)
        # by row, and then by column: that of a symmetric table is that by row, in order
        ordered = sp.coo_array((both, ends), shape=size).tocsr().tocsc()
        place, columns = ordered.data, ordered.indices
        rows = np.repeat(np.arange(self.rows, dtype=np.int32), np.diff(ordered.indptr))
        weights = self.similarity[place]

        def network(edges: int) -> sp.csr_array:
            taken = np.flatnonzero(place < edges)
            starts = np.zeros(self.rows + 1, dtype=np.int32)
            np.cumsum(np.bincount(rows[taken], minlength=self.rows), out=starts[1:])
            shape = (self.rows, self.rows)
            return sp.csr_array((weights[taken], columns[taken], starts), shape=shape)

        return network


def edge_order(pairs: Pairs, *, cover: bool) -> EdgeOrder:
    """Put pairs in the order in which they become edges.

    >>> from actionclust.network.pairs import similar_pairs
    >>> pairs = similar_pairs([[1, 0, 0], [3, 1, 0], [4, 1, 0], [0, 1, 5], [0, 1, 4]])
    >>> order = edge_order(pairs, cover=True)
    >>> order.least, order.network(order.least).nnz
    (3, 6)
    """
    first = pairs.covering() if cover else np.zeros(len(pairs), dtype=np.bool_)
    order = np.argsort(~first, kind="stable")
    return EdgeOrder(
        first=pairs.first[order],
        second=pairs.second[order],
        similarity=pairs.similarity[order],
        rows=pairs.rows,
        least=int(first.sum()),
    )


@dataclass(frozen=True, slots=True)
class Shape:
    """What a network looks like."""

    nodes: int
    edges: int
    # parts of two nodes or more that no edge connects. No community spans two of them, so this
    # is a floor under the number of communities that Louvain finds
    components: int
    isolated: int  # nodes without an edge
    density: float  # share of all possible edges, from 0 to 1
    mean_degree: float  # mean number of edges of a node


def shape(network: sp.csr_array) -> Shape:
    """Measure a network.

    >>> import scipy.sparse as sp
    >>> shape(sp.csr_array([[0, 1, 0], [1, 0, 0], [0, 0, 0]])).components
    1
    """
    nodes = network.shape[0]
    edges = network.nnz // 2
    parts, _ = connected_components(network, directed=False) if nodes else (0, None)
    isolated = int((np.diff(network.indptr) == 0).sum())
    possible = nodes * (nodes - 1) / 2
    return Shape(
        nodes=nodes,
        edges=edges,
        components=int(parts) - isolated,
        isolated=isolated,
        density=edges / possible if possible else 0.0,
        mean_degree=2 * edges / nodes if nodes else 0.0,
    )
