from dataclasses import replace

import numpy as np
import pytest
import scipy.sparse as sp
from hypothesis import assume, given
from hypothesis import strategies as st
from numpy.typing import NDArray

from actionclust import Pairs, Settings, similar_pairs
from actionclust.network import refine as module
from actionclust.network.communities import numbered
from actionclust.network.refine import merge, move, refine
from actionclust.network.space import Space, refining_space
from actionclust.network.vectors import Vectors
from tests.network.small import unit, vectors_of
from tests.strategies import corpora


def random_rows(seed: int, rows: int, words: int = 8) -> NDArray[np.float64]:
    random = np.random.default_rng(seed)
    return unit(random.random((rows, words)) * (random.random((rows, words)) < 0.5) + 1e-6)


def of_words(rows: NDArray[np.float64]) -> Space:
    return Space(sp.csr_array(rows), np.zeros((len(rows), 0)))


def of_both(seed: int, rows: int) -> Space:
    """Draw rows whose company speaks for and against their words."""
    context = np.random.default_rng(seed).standard_normal((rows, 3))
    both = unit(np.hstack([random_rows(seed, rows), context]))
    return Space(sp.csr_array(both[:, :8]), both[:, 8:])


def dense(space: Space) -> NDArray[np.float64]:
    return np.hstack([space.words.toarray(), space.context])


def mean_similarity(
    rows: NDArray[np.float64], labels: NDArray[np.int64], one: int, other: int
) -> float:
    return float((rows[labels == one] @ rows[labels == other].T).mean())


@given(st.integers(0, 10_000), st.integers(2, 9), st.integers(1, 9))
def test_merging_takes_the_two_that_are_most_similar_on_average(
    seed: int, groups: int, target: int
) -> None:
    space = of_both(seed, 3 * groups)
    labels = numbered(np.arange(3 * groups) % groups)
    expected = labels.copy()
    while len(np.unique(expected)) > target:
        present = np.unique(expected).tolist()
        one, other = max(
            ((one, other) for one in present for other in present if one < other),
            key=lambda two: mean_similarity(dense(space), expected, *two),
        )
        expected[expected == other] = one
    merged = merge(space, labels, target)
    assert merged.tolist() == numbered(expected).tolist()


def test_communities_that_share_no_word_are_not_merged() -> None:
    words = sp.csr_array(np.kron(np.eye(3), np.ones((4, 1))))
    labels = np.arange(12) // 2
    for context in (np.zeros((12, 0)), np.ones((12, 1))):
        merged = merge(Space(words, context), labels, 1)
        assert merged.tolist() == [0] * 4 + [1] * 4 + [2] * 4


def test_communities_of_other_company_are_merged_if_they_share_a_word() -> None:
    space = Space(sp.csr_array(np.ones((4, 1))), np.array([[3.0], [3], [-3], [-3]]))
    assert merge(space, np.array([0, 0, 1, 1]), 1).tolist() == [0, 0, 0, 0]


def test_company_decides_between_communities_of_the_same_words() -> None:
    words = sp.csr_array(np.ones((6, 1)))
    context = np.array([[1.0], [1], [-1], [-1], [1], [1]])
    merged = merge(Space(words, context), np.arange(6) // 2, 2)
    assert merged.tolist() == [0, 0, 1, 1, 0, 0]


@pytest.mark.parametrize("target", [6, 7, 50])
def test_enough_merging_is_none(target: int) -> None:
    labels = np.array([4, 4, 0, 1, 2, 3, 5])
    merged = merge(of_words(np.ones((7, 1))), labels, target)
    assert merged.tolist() == [0, 0, 1, 2, 3, 4, 5]


def test_too_many_communities_are_not_merged(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MERGEABLE", 3)
    rows, labels = of_words(np.ones((4, 1))), np.arange(4)
    assert merge(rows, labels, 2).tolist() == [0, 1, 2, 3]
    found = refine(rows, labels, target=2, min_size=1, jobs=1)
    assert found.stuck


@given(st.integers(0, 10_000), st.integers(1, 5), st.sampled_from([1, 3]))
def test_after_moving_no_row_is_nearer_to_another_community(
    seed: int, groups: int, jobs: int
) -> None:
    space = of_both(seed, 24)
    rows = dense(space)
    labels = np.arange(24) % groups
    settled = move(space, labels, jobs=jobs)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_ROUNDS", 1)
        # rows may still swap places after the last round
        assume(move(space, settled, jobs=1).tolist() == settled.tolist())
    for row, own in enumerate(settled):
        rest = np.flatnonzero((settled == own) & (np.arange(24) != row))
        others = [np.flatnonzero(settled == label) for label in np.unique(settled) if label != own]
        near = [float(rows[row] @ unit(rows[[*some]].sum(axis=0)[None])[0]) for some in others]
        at_home = float(rows[row] @ unit(rows[rest].sum(axis=0)[None])[0]) if len(rest) else 0.0
        assert max(near, default=-np.inf) <= at_home + 1e-8


def test_a_row_moves_to_the_nearest_community() -> None:
    rows = unit(np.array([[1.0, 0.1], [1, 0], [1, 0.2], [0.1, 1], [0, 1], [0.9, 0.3]]))
    labels = np.array([0, 0, 0, 1, 1, 1])
    assert move(of_words(rows), labels, jobs=1).tolist() == [0, 0, 0, 1, 1, 0]
    assert labels.tolist() == [0, 0, 0, 1, 1, 1]


def test_a_row_does_not_move_into_an_empty_community() -> None:
    # far from its own, but there is no other
    space = Space(sp.csr_array(np.full((2, 1), 0.6)), np.array([[0.8], [-0.8]]))
    assert move(space, np.array([1, 1]), jobs=1).tolist() == [1, 1]


def test_moving_in_blocks_and_threads_is_the_same(
    vectors: Vectors, pairs: Pairs, monkeypatch: pytest.MonkeyPatch
) -> None:
    space = refining_space(vectors, pairs, Settings())
    labels = np.arange(len(space)) % 40
    whole = move(space, labels, jobs=1)
    monkeypatch.setattr(module, "_BLOCK", 4_000)
    assert move(space, labels, jobs=3).tolist() == whole.tolist()


@pytest.mark.parametrize("target", [None, 1, 3])
@pytest.mark.parametrize("shape", [(0, 0), (0, 5)])
def test_nothing_to_refine(shape: tuple[int, int], target: int | None) -> None:
    empty = of_words(np.zeros(shape))
    found = refine(empty, np.zeros(0, dtype=np.int64), target=target, min_size=2, jobs=1)
    assert (found.labels.tolist(), found.merged, found.moved, found.stuck) == ([], 0, 0, False)


def test_without_target_rows_move_and_nothing_merges() -> None:
    rows = unit(np.array([[1.0, 0], [1, 0.1], [0, 1], [0.1, 1], [1, 0.2]]))
    found = refine(of_words(rows), np.array([0, 0, 1, 1, 1]), target=None, min_size=2, jobs=1)
    assert found.labels.tolist() == [0, 0, 1, 1, 0]
    assert (found.merged, found.moved, found.stuck) == (2, 1, False)


def test_merging_to_the_target_and_moving(vectors: Vectors, pairs: Pairs) -> None:
    space = refining_space(vectors, pairs, Settings())
    labels = numbered(np.arange(len(space)) % 90)
    found = refine(space, labels, target=30, min_size=2, jobs=1)
    sizes = np.bincount(found.labels)
    assert (sizes >= 2).sum() == 30
    assert found.merged >= 30
    assert found.moved > 0
    assert not found.stuck


def test_merging_that_ends_above_the_target_is_said() -> None:
    rows = of_words(np.eye(3).repeat(2, axis=0))
    found = refine(rows, np.arange(6), target=2, min_size=2, jobs=1)
    assert (found.merged, found.stuck) == (3, True)
    assert not refine(rows, np.arange(6), target=3, min_size=2, jobs=1).stuck


@given(corpora(), st.integers(1, 6))
def test_refining_is_the_same_for_any_number_of_threads(texts: list[str], target: int) -> None:
    vectors = vectors_of(texts)
    space = refining_space(vectors, similar_pairs(vectors.matrix), Settings())
    labels = np.arange(len(space))
    found = [refine(space, labels, target=target, min_size=2, jobs=jobs) for jobs in (1, 3)]
    assert found[0].labels.tolist() == found[1].labels.tolist()
    assert replace(found[0], labels=None) == replace(found[1], labels=None)
