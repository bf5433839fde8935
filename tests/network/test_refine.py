from collections.abc import Callable
from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
import scipy.sparse as sp
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from actionclust import Pairs, Settings, similar_pairs
from actionclust.network import refine as module
from actionclust.network.engines import numbered
from actionclust.network.fewer_groups import EVENNESS
from actionclust.network.graph import edge_order
from actionclust.network.refine import merge_communities, move_texts, refine
from actionclust.network.refining_space import Space, refining_space
from actionclust.network.vectors import Vectors
from tests.network.small import unit, vectors_of
from tests.strategies import corpora

Rows = NDArray[np.float64]
SEEDS = st.integers(0, 10_000)


def space_of(words: Rows, context: Rows | None = None) -> Space:
    """Join words and context to rows of norm 1."""
    context = np.zeros((len(words), 0)) if context is None else context
    together = unit(np.hstack([words, context]))
    return Space(sp.csr_array(together[:, : words.shape[1]]), together[:, words.shape[1] :])


def random_space(seed: int, rows: int, words: int = 8) -> Space:
    """Draw rows that share some words, with company that may speak against them."""
    random = np.random.default_rng(seed)
    shared = random.random((rows, words)) * (random.random((rows, words)) < 0.4)
    shared[np.arange(rows), random.integers(0, words, rows)] += 0.1
    return space_of(shared, random.normal(scale=0.5, size=(rows, random.integers(0, 4))))


def unlinked(space: Space) -> sp.csr_array:
    """Give a network without an edge."""
    return sp.csr_array((len(space), len(space)))


def random_network(seed: int, rows: int) -> sp.csr_array:
    """Draw edges of random weights; some rows have none."""
    random = np.random.default_rng(seed)
    weights = np.triu(random.random((rows, rows)) * (random.random((rows, rows)) < 0.1), 1)
    return sp.csr_array(weights + weights.T)


def dense(space: Space) -> Rows:
    return np.hstack([space.words.toarray(), space.context])


@pytest.fixture(scope="session")
def space(vectors: Vectors, pairs: Pairs) -> Space:
    return refining_space(vectors, pairs, Settings())


def plainly_merged(space: Space, labels: NDArray[np.int64], target: int) -> NDArray[np.int64]:
    """Merge the two most similar communities, of those that share a word."""
    rows, words = dense(space), space.words.toarray()
    groups = [np.flatnonzero(labels == number) for number in np.unique(labels)]
    while len(groups) > target:
        sharing = [
            (one, other)
            for one, other in combinations(range(len(groups)), 2)
            if (words[groups[one]] @ words[groups[other]].T).any()
        ]
        if not sharing:
            break
        one, other = max(
            sharing,
            key=lambda two: (
                (rows[groups[two[0]]] @ rows[groups[two[1]]].T).sum()
                / (len(groups[two[0]]) * len(groups[two[1]])) ** EVENNESS
            ),
        )
        groups[one] = np.concatenate([groups[one], groups.pop(other)])
    merged = np.zeros(len(labels), dtype=np.int64)
    for number, group in enumerate(groups):
        merged[group] = number
    return numbered(merged)


def plainly_moved(
    space: Space, labels: NDArray[np.int64], network: sp.csr_array | None = None
) -> NDArray[np.int64]:
    """Move each row once, to the community whose other members it is nearest to."""
    rows = dense(space)
    edges = (unlinked(space) if network is None else network).toarray()
    following = labels.copy()
    for row, own in enumerate(labels.tolist()):
        near: dict[int, float] = {}
        for label in np.unique(labels).tolist():
            members = (labels == label) & (np.arange(len(labels)) != row)
            cosine = float(rows[row] @ unit(rows[members].sum(axis=0)[None])[0])
            share = edges[row, members].sum() / max(edges[row].sum(), 1e-9)
            near[label] = round(cosine + module._PULL * share, 9)  # noqa: SLF001
        best = max(near, key=lambda label: (near[label], -label))
        if near[best] > near[own]:
            following[row] = best
    return following


@given(SEEDS, st.integers(2, 9), st.integers(1, 9))
def test_merging_takes_the_pair_that_is_most_similar_on_average(
    seed: int, groups: int, target: int
) -> None:
    space = random_space(seed, 3 * groups)
    labels = numbered(np.random.default_rng(seed).integers(0, groups, 3 * groups))
    assert (
        merge_communities(space, labels, target).tolist()
        == plainly_merged(space, labels, target).tolist()
    )


def test_communities_that_share_no_word_are_not_merged() -> None:
    words = np.kron(np.eye(3), np.ones((4, 1)))
    labels = np.arange(12) // 2
    for context in (None, np.ones((12, 1))):
        merged = merge_communities(space_of(words, context), labels, 1)
        assert merged.tolist() == [0] * 4 + [1] * 4 + [2] * 4


def test_communities_that_share_a_word_merge_even_if_their_company_differs() -> None:
    space = space_of(np.ones((4, 1)), np.array([[9.0], [9.0], [-9.0], [-9.0]]))
    assert dense(space)[0] @ dense(space)[3] < 0
    assert merge_communities(space, np.array([0, 0, 1, 1]), 1).tolist() == [0, 0, 0, 0]


def test_company_decides_between_communities_of_the_same_words() -> None:
    space = space_of(np.ones((6, 1)), np.array([[1.0], [1], [-1], [-1], [1], [1]]))
    assert merge_communities(space, np.arange(6) // 2, 2).tolist() == [0, 0, 1, 1, 0, 0]


@pytest.mark.parametrize("target", [6, 7, 50])
def test_enough_merging_is_none(target: int) -> None:
    labels = np.array([4, 4, 0, 1, 2, 3, 5])
    merged = merge_communities(space_of(np.ones((7, 1))), labels, target)
    assert merged.tolist() == [0, 0, 1, 2, 3, 4, 5]


@given(SEEDS, st.integers(1, 6), st.integers(3, 8))
def test_more_communities_than_are_compared_at_once_are_merged_too(
    seed: int, target: int, mergeable: int
) -> None:
    space = random_space(seed, 30, words=3)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "MERGEABLE", mergeable)
        merged = merge_communities(space, np.arange(30), target)
    reached = plainly_merged(space, np.arange(30), target)
    assert merged.max() == reached.max()


def test_more_communities_than_are_compared_at_once_may_share_no_word(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "MERGEABLE", 3)
    space = space_of(np.eye(6)[[0, 0, 1, 2, 3, 4, 5]])
    found = refine(space, np.arange(7), unlinked(space), target=2, min_size=1, jobs=1)
    assert (found.merged, found.stuck) == (6, True)


def test_moving_ends_when_too_few_communities_are_left() -> None:
    space, labels = random_space(2, 12), np.arange(12) // 2
    first = plainly_moved(space, labels)
    second = plainly_moved(space, first)
    assert len(np.unique(first)) == 5
    assert first.tolist() != second.tolist()
    moved = [
        move_texts(space, labels, unlinked(space), jobs=1, least=least).tolist()
        for least in (5, 6)
    ]
    assert moved[0] != first.tolist()
    assert moved[1] == first.tolist()


@given(SEEDS, st.integers(1, 6), st.sampled_from([1, 3]))
def test_a_round_moves_each_row_to_the_nearest_community(
    seed: int, groups: int, jobs: int
) -> None:
    space, network = random_space(seed, 24), random_network(seed, 24)
    labels = np.random.default_rng(seed).integers(0, groups, 24)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_ROUNDS", 1)
        moved = move_texts(space, labels, network, jobs=jobs)
    assert moved.tolist() == plainly_moved(space, labels, network).tolist()


@given(SEEDS, st.integers(1, 6), st.integers(1, 8))
def test_moving_ends_after_some_rounds_or_when_no_row_wants_to(
    seed: int, groups: int, rounds: int
) -> None:
    space = random_space(seed, 24)
    labels = np.random.default_rng(seed).integers(0, groups, 24)
    expected = labels
    for _ in range(rounds):
        expected = plainly_moved(space, expected)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_ROUNDS", rounds)
        assert move_texts(space, labels, unlinked(space), jobs=1).tolist() == expected.tolist()


def test_moving_ends_when_few_rows_want_to(space: Space, monkeypatch: pytest.MonkeyPatch) -> None:
    labels = np.arange(len(space)) % 40
    first = plainly_moved(space, labels)
    share = (first != labels).mean()
    monkeypatch.setattr(module, "_SETTLED", share)
    assert move_texts(space, labels, unlinked(space), jobs=1).tolist() == first.tolist()
    monkeypatch.setattr(module, "_SETTLED", share / 2)
    assert move_texts(space, labels, unlinked(space), jobs=1).tolist() != first.tolist()


def test_a_row_moves_to_the_nearest_community() -> None:
    words = np.array([[1.0, 0.1], [1, 0], [1, 0.2], [0.1, 1], [0, 1], [0.9, 0.3]])
    labels = np.array([0, 0, 0, 1, 1, 1])
    assert move_texts(space_of(words), labels, unlinked(space_of(words)), jobs=1).tolist() == [
        0,
        0,
        0,
        1,
        1,
        0,
    ]
    assert labels.tolist() == [0, 0, 0, 1, 1, 1]


def test_a_row_moves_where_its_company_is() -> None:
    words, company = np.eye(5), np.array([[3.0, 0], [3, 1], [0, 3], [1, 3], [0, 3]])
    moved = move_texts(
        space_of(words, company),
        np.array([0, 0, 1, 1, 0]),
        unlinked(space_of(words, company)),
        jobs=1,
    )
    assert moved.tolist() == [0, 0, 1, 1, 1]


def test_a_row_stays_with_the_texts_that_it_is_linked_with() -> None:
    # the last row lies between two communities, a little nearer to the second
    space = space_of(np.array([[1.0, 0], [1, 0], [0, 1], [0, 1], [0.99, 1.0]]))
    labels = np.array([0, 0, 1, 1, 0])
    edges = np.zeros((5, 5))
    assert move_texts(space, labels, sp.csr_array(edges), jobs=1).tolist() == [0, 0, 1, 1, 1]
    edges[0, 4] = edges[4, 0] = 0.3
    assert move_texts(space, labels, sp.csr_array(edges), jobs=1).tolist() == [0, 0, 1, 1, 0]


def test_large_communities_merge_a_little_later() -> None:
    # a pair of single texts is as near as two communities of three
    words = np.kron(np.eye(2), np.ones((1, 2)))[[0, 0, 0, 0, 0, 0, 1, 1]]
    labels = np.array([0, 0, 0, 1, 1, 1, 2, 3])
    assert merge_communities(space_of(words), labels, 3).tolist() == [0, 0, 0, 1, 1, 1, 2, 2]


def test_a_row_does_not_move_into_an_empty_community() -> None:
    # far from its own, but there is no other
    space = space_of(np.full((2, 1), 0.6), np.array([[0.8], [-0.8]]))
    assert move_texts(space, np.array([1, 1]), unlinked(space), jobs=1).tolist() == [1, 1]


@pytest.mark.parametrize("table", [1, 5_000])
def test_moving_in_blocks_and_threads_is_the_same(
    space: Space, monkeypatch: pytest.MonkeyPatch, table: int
) -> None:
    labels = np.arange(len(space)) % 40
    whole = move_texts(space, labels, unlinked(space), jobs=1)
    monkeypatch.setattr(module, "_BLOCK", 4_000)
    monkeypatch.setattr(module, "_TABLE", table)
    assert move_texts(space, labels, unlinked(space), jobs=3).tolist() == whole.tolist()


@pytest.mark.parametrize("target", [None, 1, 3])
@pytest.mark.parametrize("shape", [(0, 0), (0, 5)])
def test_nothing_to_refine(shape: tuple[int, int], target: int | None) -> None:
    nothing = Space(sp.csr_array(shape), np.zeros(shape))
    labels = np.zeros(0, dtype=np.int64)
    found = refine(nothing, labels, unlinked(nothing), target=target, min_size=2, jobs=1)
    assert (found.labels.tolist(), found.merged, found.moved, found.stuck) == ([], 0, 0, False)


def test_one_row_stays() -> None:
    space, labels = space_of(np.ones((1, 1))), np.zeros(1, dtype=np.int64)
    found = refine(space, labels, unlinked(space), target=1, min_size=1, jobs=1)
    assert (found.labels.tolist(), found.merged, found.moved, found.stuck) == ([0], 1, 0, False)


def test_without_target_rows_move_and_nothing_merges() -> None:
    space = space_of(np.array([[1.0, 0], [1, 0.1], [0, 1], [0.1, 1], [1, 0.2]]))
    found = refine(
        space, np.array([0, 0, 1, 1, 1]), unlinked(space), target=None, min_size=2, jobs=1
    )
    assert found.labels.tolist() == [0, 0, 1, 1, 0]
    assert (found.merged, found.moved, found.stuck) == (2, 1, False)


@pytest.mark.parametrize("start", [31, 60, 90])
def test_merging_to_the_target_and_moving(space: Space, start: int) -> None:
    labels = numbered(np.arange(len(space)) % start)
    found = refine(space, labels, unlinked(space), target=30, min_size=2, jobs=1)
    assert (np.bincount(found.labels) >= 2).sum() == 30
    assert 30 <= found.merged <= start
    assert found.moved > 0
    assert not found.stuck


def emptying(counts: dict[int, int]) -> Callable[..., NDArray[np.int64]]:
    """Move rows so that of a number of communities a given number is left."""

    def moved(
        _: Space, labels: NDArray[np.int64], __: sp.csr_array, *, jobs: int, least: int
    ) -> NDArray[np.int64]:
        assert (jobs, least) == (1, 0)
        return np.minimum(labels, counts[int(labels.max()) + 1] - 1)

    return moved


@pytest.mark.parametrize(
    ("counts", "left", "merged"),
    [
        ({4: 4}, 4, 4),
        ({4: 3, 5: 4}, 4, 5),
        ({4: 2, 6: 3, 7: 4}, 4, 7),
        # more than wanted ends the search; of equally near ones the first is taken
        ({4: 3, 5: 5}, 3, 4),
        # no more to merge from
        ({4: 1, 7: 2, 8: 2}, 2, 7),
    ],
)
def test_what_moving_empties_is_made_up_for(
    monkeypatch: pytest.MonkeyPatch, counts: dict[int, int], left: int, merged: int
) -> None:
    monkeypatch.setattr(module, "move_texts", emptying(counts))
    labels = np.repeat(np.arange(8), 2)
    space = space_of(np.ones((16, 1)))
    found = refine(space, labels, unlinked(space), target=4, min_size=2, jobs=1)
    assert (int(found.labels.max()) + 1, found.merged) == (left, merged)


@pytest.mark.parametrize("mergeable", [3, 4, 5, 100])
def test_merging_to_more_comes_back_to_communities_that_were_merged(
    monkeypatch: pytest.MonkeyPatch, mergeable: int
) -> None:
    monkeypatch.setattr(module, "MERGEABLE", mergeable)
    monkeypatch.setattr(module, "move_texts", emptying({4: 3, 5: 4}))
    space = space_of(np.ones((16, 1)))
    labels = np.repeat(np.arange(8), 2)
    found = refine(space, labels, unlinked(space), target=4, min_size=2, jobs=1)
    assert (int(found.labels.max()) + 1, found.merged) == (4, 5)


def test_a_large_set_that_cannot_be_merged_is_moved_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_LARGE", 3)
    space = space_of(np.eye(3).repeat(2, axis=0))
    asked = []

    def moved(
        _: Space, labels: NDArray[np.int64], __: sp.csr_array, *, jobs: int, least: int
    ) -> NDArray[np.int64]:
        asked.append((jobs, least))
        return labels

    monkeypatch.setattr(module, "move_texts", moved)
    found = refine(space, np.arange(6), unlinked(space), target=2, min_size=2, jobs=1)
    assert (found.merged, found.stuck) == (3, True)
    assert asked == [(1, 2)]


def test_a_large_set_comes_back_when_too_many_are_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_LARGE", 3)

    def moved(
        _: Space, labels: NDArray[np.int64], __: sp.csr_array, *, jobs: int, least: int
    ) -> NDArray[np.int64]:
        assert (jobs, least) in {(1, 4), (1, 0)}
        return np.minimum(labels, {4: 2, 6: 5, 5: 4}[int(labels.max()) + 1] - 1)

    monkeypatch.setattr(module, "move_texts", moved)
    space = space_of(np.ones((16, 1)))
    labels = np.repeat(np.arange(8), 2)
    found = refine(space, labels, unlinked(space), target=4, min_size=2, jobs=1)
    assert (int(found.labels.max()) + 1, found.merged) == (4, 5)


def test_a_large_set_may_lose_a_few_communities(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_LARGE", 3)
    monkeypatch.setattr(module, "_SPARE", 0.3)
    asked = []

    def moved(
        _: Space, labels: NDArray[np.int64], __: sp.csr_array, *, jobs: int, least: int
    ) -> NDArray[np.int64]:
        groups = int(labels.max()) + 1
        asked.append((jobs, least, groups))
        return np.minimum(labels, {4: 2, 6: 3}[groups] - 1)

    monkeypatch.setattr(module, "move_texts", moved)
    labels = np.repeat(np.arange(8), 2)
    space = space_of(np.ones((16, 1)))
    found = refine(space, labels, unlinked(space), target=4, min_size=2, jobs=1)
    # the first ends early, with 2 of 3; the second meets 3 of 4, which is enough
    assert asked == [(1, 3, 4), (1, 3, 6)]
    assert (int(found.labels.max()) + 1, found.merged) == (3, 6)


def test_communities_below_the_smallest_size_do_not_count() -> None:
    words = np.kron(np.eye(3), np.ones((4, 1)))[:9]
    labels = np.arange(9) // 2
    found = refine(
        space_of(words), labels, unlinked(space_of(words)), target=2, min_size=2, jobs=1
    )
    assert np.bincount(found.labels).tolist() == [4, 4, 1]
    assert (found.merged, found.stuck) == (3, True)


def test_merging_that_ends_above_the_target_is_said() -> None:
    space = space_of(np.eye(3).repeat(2, axis=0))
    found = refine(space, np.arange(6), unlinked(space), target=2, min_size=2, jobs=1)
    assert (found.merged, found.stuck) == (3, True)
    assert not refine(space, np.arange(6), unlinked(space), target=3, min_size=2, jobs=1).stuck


@given(corpora(), st.integers(1, 6))
def test_refining_is_the_same_for_any_number_of_threads(texts: list[str], target: int) -> None:
    vectors = vectors_of(texts)
    pairs = similar_pairs(vectors.matrix)
    space = refining_space(vectors, pairs, Settings(neighbours=5))
    labels, network = np.arange(len(space)), edge_order(pairs, cover=True).network(len(pairs))
    found = [
        refine(space, labels, network, target=target, min_size=2, jobs=jobs) for jobs in (1, 3)
    ]
    assert found[0].labels.tolist() == found[1].labels.tolist()
    assert replace(found[0], labels=None) == replace(found[1], labels=None)
