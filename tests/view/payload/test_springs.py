import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from actionclust.view.payload.springs import sprung

Graph = tuple[int, list[tuple[int, int, float]]]

graphs: st.SearchStrategy[Graph] = st.integers(1, 40).flatmap(
    lambda nodes: st.tuples(
        st.just(nodes),
        st.lists(
            st.tuples(st.integers(0, nodes - 1), st.integers(0, nodes - 1), st.floats(0.01, 1)),
            max_size=30,
        ),
    )
)


def start(nodes: int) -> NDArray[np.float64]:
    angle = np.linspace(0, 2 * np.pi, nodes, endpoint=False)
    return np.stack([np.cos(angle), np.sin(angle)], axis=1)


def moved(together: list[Graph], rounds: int = 10) -> list[NDArray[np.float64]]:
    sizes = [nodes for nodes, _ in together]
    first = np.cumsum([0, *sizes])
    edges = [
        (first[place] + one, first[place] + other, weight)
        for place, (_, links) in enumerate(together)
        for one, other, weight in links
    ]
    found = sprung(
        np.concatenate([start(nodes) for nodes in sizes]),
        np.repeat(np.arange(len(sizes)), sizes),
        np.array([edge[:2] for edge in edges], dtype=np.int64).reshape(-1, 2),
        np.array([edge[2] for edge in edges], dtype=np.float64),
        rounds,
    )
    return np.split(found, first[1:-1])


@given(st.lists(graphs, min_size=2, max_size=6))
def test_a_graph_stands_as_if_it_were_alone(together: list[Graph]) -> None:
    for graph, spots in zip(together, moved(together), strict=True):
        assert spots.tobytes() == moved([graph])[0].tobytes()
        assert np.isfinite(spots).all()


def test_a_graph_of_more_nodes_than_are_worked_out_at_a_time() -> None:
    rng = np.random.default_rng(0)
    nodes = 300
    edges = rng.integers(0, nodes, (400, 2))
    spots, ends = rng.random((nodes, 2)), edges[edges[:, 0] != edges[:, 1]]
    found = sprung(spots, np.zeros(nodes, dtype=np.int64), ends, np.ones(len(ends)), 1)

    offset = spots[:, None] - spots[None]
    distance = np.maximum(np.sqrt((offset**2).sum(axis=2)), 0.01)
    pull = np.zeros((nodes, nodes))
    np.add.at(pull, (ends[:, 0], ends[:, 1]), 1.0)
    pull += pull.T
    force = 1 / nodes / distance**2 - pull * distance * np.sqrt(nodes)
    steps = (offset * force[:, :, None]).sum(axis=1)
    length = np.maximum(np.sqrt((steps**2).sum(axis=1)), 0.01)
    widest = (spots.max(axis=0) - spots.min(axis=0)).max()
    assert np.allclose(found - spots, 0.1 * widest * steps / length[:, None])


def test_linked_nodes_come_nearer_than_others() -> None:
    (spots,) = moved([(6, [(0, 1, 1.0), (2, 3, 1.0), (4, 5, 1.0)])], rounds=60)
    distance = np.sqrt(((spots[:, None] - spots[None]) ** 2).sum(axis=2))
    linked = [distance[node, node + 1] for node in (0, 2, 4)]
    assert max(linked) < 0.7 * distance[np.triu_indices(6, 1)].mean()
