import re

import networkx as nx
import numpy as np
import pytest
import scipy.sparse as sp
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from actionclust import similar_pairs
from actionclust.errors import SettingError
from actionclust.network.engines import find_communities, modularity, numbered
from actionclust.network.graph import EdgeOrder, edge_order, shape
from actionclust.settings import ENGINES
from tests.strategies import matrices

every_engine = pytest.mark.parametrize("engine", ENGINES)
labels = st.lists(st.integers(0, 9), max_size=30).map(lambda some: np.array(some, dtype=np.int64))


def two_cliques(*, isolated: int = 0) -> sp.csr_array:
    """Build cliques of four and three nodes, one thin edge between them, and lone nodes."""
    weights = np.zeros((7 + isolated, 7 + isolated))
    weights[:4, :4] = weights[4:7, 4:7] = 1.0
    np.fill_diagonal(weights, 0.0)
    weights[3, 4] = weights[4, 3] = 0.1
    return sp.csr_array(weights)


@given(labels)
def test_numbers_are_canonical(given_labels: NDArray[np.int64]) -> None:
    new = numbered(given_labels)
    assert len(set(zip(given_labels.tolist(), new.tolist(), strict=True))) == len(set(new))
    sizes = np.bincount(new)
    assert (np.diff(sizes) <= 0).all()
    assert (sizes > 0).all()
    firsts = [int(np.argmax(new == number)) for number in range(len(sizes))]
    for number in range(len(sizes) - 1):
        assert sizes[number] > sizes[number + 1] or firsts[number] < firsts[number + 1]
    assert numbered(new).tolist() == new.tolist()


@every_engine
def test_cliques_are_communities_and_lone_nodes_their_own(engine: str) -> None:
    found = find_communities(two_cliques(isolated=3), engine=engine)
    assert found.dtype == np.int64
    assert found.tolist() == [0, 0, 0, 0, 1, 1, 1, 2, 3, 4]


@every_engine
@pytest.mark.parametrize("nodes", [0, 1, 3])
def test_without_edges_each_node_is_alone(engine: str, nodes: int) -> None:
    assert find_communities(sp.csr_array((nodes, nodes)), engine=engine).tolist() == list(
        range(nodes)
    )


@every_engine
def test_a_high_resolution_takes_communities_apart(engine: str) -> None:
    assert find_communities(two_cliques(), engine=engine, resolution=20.0).max() == 6


@pytest.mark.parametrize("engine", [some for some in ENGINES if some != "python-louvain"])
def test_a_low_resolution_brings_communities_together(engine: str) -> None:
    assert find_communities(two_cliques(), engine=engine, resolution=0.01).max() == 0


def test_engines_agree_on_what_a_high_resolution_is(order: EdgeOrder) -> None:
    network = order.network(1_656)
    quality = [
        modularity(network, find_communities(network, engine=engine, resolution=4.0), 4.0)
        for engine in ENGINES
    ]
    assert min(quality) >= 0.97 * max(quality)


@every_engine
def test_engines_answer_the_same_each_time(engine: str, order: EdgeOrder) -> None:
    network = order.network(900)
    first = find_communities(network, engine=engine, seed=7)
    assert first.tolist() == find_communities(network, engine=engine, seed=7).tolist()


def test_engines_agree_on_the_example_corpus(order: EdgeOrder) -> None:
    for edges in (order.least, 1_656):
        network = order.network(edges)
        found = {engine: find_communities(network, engine=engine) for engine in ENGINES}
        quality = {engine: modularity(network, some) for engine, some in found.items()}
        best = max(quality.values())
        assert best > 0.5
        assert min(quality.values()) >= 0.99 * best
        for some in found.values():
            assert numbered(some).tolist() == some.tolist()
            assert some.max() + 1 >= shape(network).components + shape(network).isolated


@given(matrices(), st.sampled_from(ENGINES))
def test_no_community_spans_two_parts(matrix: NDArray[np.float64], engine: str) -> None:
    network = edge_order(similar_pairs(matrix), cover=True).network(6)
    found = find_communities(network, engine=engine)
    measured = shape(network)
    assert len(found) == measured.nodes
    graph = nx.from_scipy_sparse_array(network)
    for part in nx.connected_components(graph):
        outside = [node for node in range(measured.nodes) if node not in part]
        assert set(found[list(part)].tolist()).isdisjoint(found[outside].tolist())


@given(matrices(), st.data(), st.sampled_from([0.5, 1.0, 2.5]))
def test_modularity_is_networkxs(
    matrix: NDArray[np.float64], data: st.DataObject, resolution: float
) -> None:
    network = edge_order(similar_pairs(matrix), cover=False).network(20)
    rows = network.shape[0]
    some = np.array(data.draw(st.lists(st.integers(0, 3), min_size=rows, max_size=rows)))
    ours = modularity(network, some, resolution)
    if network.nnz == 0:
        assert ours == 0.0
        return
    groups = [set(np.flatnonzero(some == number).tolist()) for number in np.unique(some)]
    graph = nx.from_scipy_sparse_array(network)
    assert ours == pytest.approx(
        nx.community.modularity(graph, groups, resolution=resolution), abs=1e-12
    )


def test_unknown_engines() -> None:
    message = "engine='louvain' is not known; did you mean 'python-louvain'?"
    with pytest.raises(SettingError, match=f"^{re.escape(message)}$"):
        find_communities(two_cliques(), engine="louvain")
