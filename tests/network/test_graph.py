import numpy as np
import pytest
import scipy.sparse as sp
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy.sparse.csgraph import connected_components

from actionclust import similar_pairs
from actionclust.network.graph import EdgeOrder, Shape, edge_order, shape
from tests.strategies import matrices


def ends(order: EdgeOrder) -> list[tuple[int, int]]:
    return list(zip(order.first.tolist(), order.second.tolist(), strict=True))


@given(matrices())
def test_without_cover_edges_come_by_strength(matrix: NDArray[np.float64]) -> None:
    pairs = similar_pairs(matrix)
    order = edge_order(pairs, cover=False)
    assert order.similarity.tolist() == pairs.similarity.tolist()
    assert ends(order) == list(zip(pairs.first.tolist(), pairs.second.tolist(), strict=True))
    assert (order.rows, order.least, len(order)) == (len(matrix), 0, len(pairs))


@given(matrices())
def test_with_cover_each_rows_strongest_pair_comes_first(matrix: NDArray[np.float64]) -> None:
    pairs = similar_pairs(matrix, cover=True)
    order = edge_order(pairs, cover=True)
    assert sorted(ends(order)) == sorted(ends(edge_order(pairs, cover=False)))
    for part in (order.similarity[: order.least], order.similarity[order.least :]):
        assert (np.diff(part) <= 0).all()
    has_edge = np.diff(order.network(order.least).indptr) > 0
    assert has_edge.tolist() == (np.diff(order.network(len(order)).indptr) > 0).tolist()
    if order.least:
        assert shape(order.network(order.least - 1)).isolated > (~has_edge).sum()


@given(matrices(), st.integers(0, 40), st.booleans())
def test_networks_are_symmetric_and_grow(
    matrix: NDArray[np.float64], edges: int, cover: object
) -> None:
    order = edge_order(similar_pairs(matrix), cover=bool(cover))
    network = order.network(edges)
    dense = network.toarray()
    assert (dense == dense.T).all()
    assert network.nnz == 2 * min(edges, len(order))
    assert not dense.diagonal().any()
    for (one, other), similarity in zip(ends(order)[:edges], order.similarity, strict=False):
        assert dense[one, other] == similarity


@pytest.mark.parametrize("rows", [255, 256, 257, 65_535, 65_536, 65_537])
def test_edges_of_any_number_of_rows_stand_in_their_order(rows: int) -> None:
    some = np.array([0, 1, 100, 127, 128, rows // 2 + 3, rows - 3, rows - 2, rows - 1])
    first, second = np.triu_indices(len(some), 1)
    order = EdgeOrder(
        first=some[first].astype(np.int32),
        second=some[second].astype(np.int32),
        similarity=np.linspace(1, 0.1, len(first)),
        rows=rows,
        least=0,
    )
    build = order.up_to(len(order))
    for edges in (0, 1, 17, len(order)):
        network = build(edges)
        network.check_format()
        assert network.has_sorted_indices
        expected = sp.coo_array(
            (order.similarity[:edges], (order.first[:edges], order.second[:edges])),
            shape=(rows, rows),
        )
        assert (network != expected + expected.T).nnz == 0
        assert (network != order.network(edges)).nnz == 0


def test_the_shape_of_a_network_by_hand() -> None:
    network = sp.csr_array(
        [
            [0, 1, 1, 0, 0, 0],
            [1, 0, 1, 0, 0, 0],
            [1, 1, 0, 0, 0, 0],
            [0, 0, 0, 0, 1, 0],
            [0, 0, 0, 1, 0, 0],
            [0, 0, 0, 0, 0, 0],
        ]
    )
    assert shape(network) == Shape(
        nodes=6, edges=4, components=2, isolated=1, density=4 / 15, mean_degree=4 / 3
    )


@pytest.mark.parametrize("nodes", [0, 1, 2])
def test_the_shape_of_a_network_without_edges(nodes: int) -> None:
    assert shape(sp.csr_array((nodes, nodes))) == Shape(
        nodes=nodes, edges=0, components=0, isolated=nodes, density=0.0, mean_degree=0.0
    )


@given(matrices())
def test_the_parts_of_a_network_add_up(matrix: NDArray[np.float64]) -> None:
    network = edge_order(similar_pairs(matrix), cover=False).network(5)
    measured = shape(network)
    parts, _ = connected_components(network)
    assert measured.components + measured.isolated == parts
    assert measured.mean_degree * measured.nodes == pytest.approx(2 * measured.edges)
