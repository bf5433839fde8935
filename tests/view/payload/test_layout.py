import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from actionclust.view.payload import discs
from actionclust.view.payload.layout import SIDE, positions

NONE = np.zeros(0, dtype=np.int64)


def lone(groups: int) -> NDArray[np.int64]:
    return np.full(groups, -1, dtype=np.int64)


def drawn(labels: list[int], edges: list[tuple[int, int, float]]) -> NDArray[np.float64]:
    ends = np.array([edge[:2] for edge in edges], dtype=np.int64).reshape(-1, 2)
    weight = np.array([edge[2] for edge in edges], dtype=np.float64)
    found = np.array(labels, dtype=np.int64)
    return positions(found, ends[:, 0], ends[:, 1], weight, lone(int(found.max(initial=-1)) + 1))


def middle(
    spots: NDArray[np.float64], labels: NDArray[np.int64], group: int
) -> NDArray[np.float64]:
    found: NDArray[np.float64] = spots[labels == group].mean(axis=0)
    return found


networks = st.integers(1, 30).flatmap(
    lambda nodes: st.tuples(
        st.lists(st.integers(-1, 4), min_size=nodes, max_size=nodes),
        st.lists(
            st.tuples(st.integers(0, nodes - 1), st.integers(0, nodes - 1), st.floats(0.01, 1)),
            max_size=60,
        ),
    )
)


@given(networks)
def test_any_network_gets_different_places_in_the_square(
    network: tuple[list[int], list[tuple[int, int, float]]],
) -> None:
    labels, edges = network
    spots = drawn(labels, edges)

    assert spots.shape == (len(labels), 2)
    assert np.isfinite(spots).all()
    assert spots.min() >= 0
    assert spots.max() <= SIDE
    assert np.array_equal(np.round(spots, 1), spots)
    assert len(np.unique(spots, axis=0)) == len(labels)
    assert np.array_equal(drawn(labels, edges), spots)


def test_nodes_of_a_group_stand_together_and_apart_from_others() -> None:
    rng = np.random.default_rng(0)
    labels = np.repeat(np.arange(12), 15)
    first, second = rng.integers(0, len(labels), (2, 300))
    spots = positions(labels, first, second, np.ones(300), lone(12))

    centres = np.array([middle(spots, labels, group) for group in range(12)])
    reach = np.sqrt(((spots - centres[labels]) ** 2).sum(axis=1))
    between = np.sqrt(((centres[:, None] - centres[None]) ** 2).sum(axis=2))
    np.fill_diagonal(between, np.inf)
    radius = np.array([reach[labels == group].max() for group in range(12)])
    assert (between > radius[:, None] + radius[None, :]).all()


def test_linked_groups_stand_nearer_than_others() -> None:
    labels = np.repeat(np.arange(8), 5)
    first = np.repeat([0, 10, 20, 30], 6)
    second = np.repeat([5, 15, 25, 35], 6)
    spots = positions(labels, first, second, np.ones(24), lone(8))

    centres = np.array([middle(spots, labels, group) for group in range(8)])
    linked = [np.linalg.norm(centres[g] - centres[g + 1]) for g in (0, 2, 4, 6)]
    other = [np.linalg.norm(centres[g] - centres[g + 2]) for g in range(6)]
    assert max(linked) < 0.7 * np.mean(other)


def test_families_stand_together() -> None:
    labels = np.repeat(np.arange(20), 4)
    families = np.repeat(np.arange(4), 5)
    spots = positions(labels, NONE, NONE, np.zeros(0), families)

    centres = np.array([middle(spots, labels, group) for group in range(20)])
    between = np.sqrt(((centres[:, None] - centres[None]) ** 2).sum(axis=2))
    kin = families[:, None] == families[None, :]
    np.fill_diagonal(between, np.nan)
    assert np.nanmean(between[kin]) < 0.6 * np.nanmean(between[~kin])


def test_nodes_without_a_group_stand_around_the_others() -> None:
    labels = np.array([0] * 30 + [-1] * 40)
    spots = positions(labels, NONE, NONE, np.zeros(0), lone(1))

    centre = middle(spots, labels, 0)
    reach = np.sqrt(((spots - centre) ** 2).sum(axis=1))
    assert reach[labels < 0].min() > reach[labels == 0].max()


def test_many_groups_get_the_room_that_they_need(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(discs, "_SPRUNG", 10)
    labels = np.repeat(np.arange(60), np.arange(60) % 7 + 1)
    spots = positions(labels, NONE, NONE, np.zeros(0), np.arange(60) // 20)

    centres = np.array([middle(spots, labels, group) for group in range(60)])
    own = np.sqrt(((spots[:, None] - centres[None]) ** 2).sum(axis=2)).argmin(axis=1)
    assert (own == labels).mean() > 0.95


@pytest.mark.parametrize("labels", [[], [-1], [0], [-1, -1, -1]])
def test_next_to_nothing_is_laid_out(labels: list[int]) -> None:
    assert drawn(labels, []).shape == (len(labels), 2)
