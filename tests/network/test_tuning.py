from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from actionclust import Settings, similar_pairs
from actionclust.network import tuning as module
from actionclust.network.engines import find_communities, modularity
from actionclust.network.graph import EdgeOrder, edge_order
from actionclust.network.tuning import EDGES_PER_TEXT, Search, search_edges, single_run
from tests.strategies import matrices

CURVE = 10  # runs that show the whole curve, before the search narrows


def search(
    order: EdgeOrder, wanted: int, settings: Settings, tolerance: float = 0.0, smallest: int = 2
) -> Search:
    return search_edges(
        order, wanted, settings, enough=wanted, smallest=smallest, tolerance=tolerance
    )


def check(found: Search, order: EdgeOrder, wanted: int, settings: Settings, misses: float) -> None:
    """Hold a search to what it says of itself."""
    assert 1 <= len(found.runs) <= settings.max_runs
    assert len(found.labels) == len(found.runs)
    for run, labels in zip(found.runs, found.labels, strict=True):
        assert 0 <= run.edges <= len(order)
        network = order.network(run.edges)
        again = find_communities(
            network, engine=settings.engine, resolution=run.resolution, seed=settings.seed
        )
        assert again.tolist() == labels.tolist()
        assert run.communities == (np.bincount(labels) >= 2).sum()
        assert run.modularity == modularity(network, labels, run.resolution)
    miss = [max(abs(run.communities - wanted) - misses, 0) for run in found.runs]
    nearest = [run for run, far in zip(found.runs, miss, strict=True) if far == min(miss)]
    best = min(nearest, key=lambda run: (-run.modularity, run.edges))
    assert found.runs[found.best] == best


def test_the_rule_of_the_study() -> None:
    assert EDGES_PER_TEXT == 3.0


@pytest.mark.parametrize("max_runs", [1, 2, 7, 30])
@pytest.mark.parametrize("wanted", [1, 15, 40, 150, 400])
def test_a_search_keeps_to_its_runs_and_tells_them_all(
    order: EdgeOrder, wanted: int, max_runs: int
) -> None:
    settings = Settings(max_runs=max_runs)
    check(search(order, wanted, settings), order, wanted, settings, 0.0)


@given(
    matrices(),
    st.booleans(),
    st.integers(1, 9),
    st.integers(1, 12),
    st.sampled_from(["scikit-network", "networkx"]),
)
def test_searches_in_small_networks(
    matrix: NDArray[np.float64], cover: object, wanted: int, max_runs: int, engine: str
) -> None:
    order = edge_order(similar_pairs(matrix), cover=bool(cover))
    settings = Settings(max_runs=max_runs, cover=bool(cover), engine=engine)
    check(search(order, wanted, settings, 0.2), order, wanted, settings, 0.2 * wanted)


@pytest.mark.parametrize("wanted", [12, 30, 60, 100])
def test_what_is_within_reach_is_met(order: EdgeOrder, wanted: int) -> None:
    found = search(order, wanted, Settings())
    assert found.runs[found.best].communities == wanted


def test_a_search_is_deterministic(order: EdgeOrder) -> None:
    one, other = search(order, 50, Settings()), search(order, 50, Settings())
    assert (one.runs, one.best) == (other.runs, other.best)


def test_first_comes_the_whole_curve_then_a_narrowing_bracket(order: EdgeOrder) -> None:
    runs = search(order, 50, Settings()).runs
    curve = [run.edges for run in runs[:CURVE]]
    assert curve[0] == order.least
    assert curve[-1] == len(order)
    assert curve == sorted(curve)
    counts = [run.communities for run in runs[:CURVE]]
    above = max(place for place in range(CURVE - 1) if counts[place] >= 50 > counts[place + 1])
    for run in runs[CURVE:]:
        assert curve[above] < run.edges < curve[above + 1]


@pytest.mark.parametrize("wanted", [1, 10, 60, 10_000])
def test_a_large_search_sees_the_end_of_the_curve_and_finds_the_same(
    order: EdgeOrder, monkeypatch: pytest.MonkeyPatch, wanted: int
) -> None:
    def searched() -> Search:
        return search_edges(
            order, wanted, Settings(), enough=1, smallest=2, tolerance=0.0, progress=False
        )

    whole = searched()
    monkeypatch.setattr(module, "_LARGE", 10)
    large = searched()
    assert large.runs[large.best] == whole.runs[whole.best]
    assert [run.edges for run in large.runs[:3]] == [
        run.edges for run in sorted(whole.runs[:10], key=lambda run: -run.edges)[:3]
    ]
    assert (len(large.runs) < len(whole.runs)) == (wanted < 10_000)


def test_a_tolerance_ends_the_search_sooner(order: EdgeOrder) -> None:
    exact, near = search(order, 47, Settings()), search(order, 47, Settings(), tolerance=0.1)
    assert len(near.runs) < len(exact.runs)
    assert abs(near.runs[near.best].communities - 47) <= 4.7


def test_with_cover_the_resolution_rises_at_the_fewest_edges(order: EdgeOrder) -> None:
    found = search(order, 140, Settings())
    finer = found.runs[CURVE:]
    assert finer
    assert {run.edges for run in finer} == {order.least}
    assert all(1.0 < run.resolution < 64.0 for run in finer)
    assert found.runs[found.best] in finer


def test_rows_that_are_similar_to_none_do_not_hide_the_fewest_edges() -> None:
    # two pairs that one edge joins, among rows that stand alone
    matrix = np.eye(20)
    matrix[1, 0] = matrix[3, 2] = 1.0
    matrix[2, 1] = 0.3
    order = edge_order(similar_pairs(matrix, cover=True), cover=True)
    assert (order.least, len(order)) == (2, 3)
    found = search(order, 2, Settings())
    assert found.runs[0].edges == 2
    assert found.runs[found.best].communities == 2


@pytest.mark.parametrize("resolution", [1e-300, 2.5, 1e9])
def test_the_resolution_rises_from_the_one_that_is_set(
    order: EdgeOrder, resolution: float
) -> None:
    found = search(order, order.rows, Settings(resolution=resolution, max_runs=14))
    finer = [run.resolution for run in found.runs[CURVE:]]
    assert all(resolution < tried <= 64 * resolution for tried in finer)
    assert finer[0] == 8 * resolution


def test_without_cover_the_resolution_stays(pairs: object) -> None:
    order = edge_order(pairs, cover=False)
    found = search(order, 400, Settings(cover=False))
    assert {run.resolution for run in found.runs} == {1.0}
    assert found.runs[0].edges == order.rows // 2


def test_enough_communities_are_not_looked_for_at_a_higher_resolution(order: EdgeOrder) -> None:
    at_least = search(order, 117, Settings()).runs[0].communities
    found = search_edges(
        order, at_least + 30, Settings(), enough=at_least, smallest=2, tolerance=0.0
    )
    assert {run.resolution for run in found.runs} == {1.0}
    assert found.runs[found.best].communities == at_least


def test_small_groups_do_not_count(order: EdgeOrder) -> None:
    found = search(order, 30, Settings(), smallest=5)
    run, labels = found.runs[found.best], found.labels[found.best]
    assert run.communities == (np.bincount(labels) >= 5).sum() == 30


@pytest.mark.parametrize("wanted", [1, 5])
@pytest.mark.parametrize("cover", [True, False])
def test_a_network_without_pairs_is_run_once(*, wanted: int, cover: bool) -> None:
    order = edge_order(similar_pairs(np.eye(3)), cover=cover)
    found = search(order, wanted, Settings(cover=cover))
    (run,) = found.runs
    assert (run.edges, run.communities, run.modularity, found.best) == (0, 0, 0.0, 0)


def test_a_single_run(order: EdgeOrder) -> None:
    settings = replace(Settings(), resolution=1.5)
    found = single_run(order, 700, settings, smallest=2)
    (run,) = found.runs
    assert (run.edges, run.resolution, found.best) == (700, 1.5, 0)
    expected = find_communities(order.network(700), resolution=1.5)
    assert found.labels[0].tolist() == expected.tolist()
