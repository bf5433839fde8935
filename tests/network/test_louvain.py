import numpy as np
import pytest
import scipy.sparse as sp
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from sknetwork.clustering import Louvain

from actionclust.network.engines import numbered
from actionclust.network.graph import EdgeOrder
from actionclust.network.louvain import louvain


def theirs(network: sp.csr_array, resolution: float) -> NDArray[np.int64]:
    engine = Louvain(
        resolution=resolution, modularity="newman", return_probs=False, return_aggregate=False
    )
    found: NDArray[np.int64] = np.asarray(engine.fit_predict(sp.csr_matrix(network)))
    return found


@st.composite
def networks(draw: st.DrawFn, max_nodes: int = 24) -> sp.csr_array:
    size = draw(st.integers(2, max_nodes))
    ends = st.tuples(st.integers(0, size - 1), st.integers(0, size - 1))
    pairs = draw(st.sets(ends.filter(lambda pair: pair[0] < pair[1]), min_size=1))
    weights = np.zeros((size, size))
    for one, other in pairs:
        weights[one, other] = weights[other, one] = draw(st.integers(1, 20)) / 20
    return sp.csr_array(weights)


@given(networks(), st.sampled_from([0.3, 1.0, 2.5, 30.0]))
def test_communities_are_those_of_the_library(network: sp.csr_array, resolution: float) -> None:
    found = numbered(louvain(network, resolution))
    assert found.tolist() == numbered(theirs(network, resolution)).tolist()


@pytest.mark.parametrize("edges_per_text", [1, 2, 4, 8])
@pytest.mark.parametrize("resolution", [1.0, 8.0])
def test_communities_of_the_example_are_those_of_the_library(
    order: EdgeOrder, edges_per_text: int, resolution: float
) -> None:
    network = order.network(edges_per_text * order.rows)
    found = numbered(louvain(network, resolution))
    assert found.tolist() == numbered(theirs(network, resolution)).tolist()


@pytest.mark.parametrize("groups", [255, 256, 257, 65_535, 65_536, 65_537])
def test_any_number_of_groups_is_joined_as_by_the_library(groups: int) -> None:
    # triangles in a ring, spread over the nodes, and nodes without an edge between them
    size = groups + 60
    nodes = np.linspace(0, size - 1, 90).astype(np.int64)
    corner = np.arange(0, 90, 3)
    first = np.concatenate([corner, corner, corner + 1, corner])
    second = np.concatenate([corner + 1, corner + 2, corner + 2, np.roll(corner, -1)])
    weights = np.repeat([1.0, 0.9, 0.8, 0.7], len(corner))
    half = sp.coo_array((weights, (nodes[first], nodes[second])), shape=(size, size))
    network = sp.csr_array(half + half.T)
    found = numbered(louvain(network))
    assert found.tolist() == numbered(theirs(network, 1.0)).tolist()
    assert found[nodes].max() < 29  # some triangles came together, on a second level


def test_the_network_is_left_as_it_was() -> None:
    network = sp.csr_array([[0.0, 0.5, 0.0], [0.5, 0.0, 0.25], [0.0, 0.25, 0.0]])
    before = network.copy()
    louvain(network)
    assert (network.data == before.data).all()
    assert network.indices.dtype == before.indices.dtype
