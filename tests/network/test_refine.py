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
from actionclust.network.refine import expand, merge, move, refine
from actionclust.network.vectors import Vectors, vectorise
from actionclust.network.words import compared_words, read_tokens
from tests.strategies import corpora


def unit(matrix: NDArray[np.float64]) -> NDArray[np.float64]:
    norms = np.sqrt((matrix**2).sum(axis=1))
    return matrix / np.where(norms > 0, norms, 1.0)[:, None]


def random_rows(seed: int, rows: int, words: int = 8) -> NDArray[np.float64]:
    random = np.random.default_rng(seed)
    return unit(random.random((rows, words)) * (random.random((rows, words)) < 0.5) + 1e-6)


def vectors_of(texts: list[str]) -> Vectors:
    words = compared_words(read_tokens(texts), ["en"] * len(texts))
    return vectorise(words, Settings())


def spread(rows: NDArray[np.float64], labels: NDArray[np.int64]) -> float:
    """Sum the squared distances to the centroids, what Ward keeps small."""
    groups = [rows[labels == number] for number in np.unique(labels)]
    return sum(float(((some - some.mean(axis=0)) ** 2).sum()) for some in groups)


@given(corpora(), st.integers(1, 4))
def test_expansion_adds_the_weighted_mean_of_the_nearest_rows(
    texts: list[str], neighbours: int
) -> None:
    vectors = vectors_of(texts)
    pairs = similar_pairs(vectors.matrix)
    own = unit(vectors.matrix.toarray()[:, : vectors.words])
    triples = list(zip(pairs.first, pairs.second, pairs.similarity, strict=True))
    expected = own.copy()
    for row in range(len(own)):
        nearest = [
            (other if row == one else one, similarity)
            for one, other, similarity in triples
            if row in (one, other)
        ][:neighbours]
        total = sum(similarity for _, similarity in nearest)
        for other, similarity in nearest:
            expected[row] += own[other] * similarity / total
    expected = unit(expected)
    expected = unit(np.where(expected < 0.03, 0.0, expected))
    expanded = expand(vectors, pairs, neighbours).toarray()
    assert expanded == pytest.approx(expected, abs=1e-12)


def test_expansion_in_blocks_is_the_same(
    vectors: Vectors, pairs: Pairs, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = expand(vectors, pairs, 10)
    monkeypatch.setattr(module, "_ROWS", 100)
    assert abs(expand(vectors, pairs, 10) - whole).max() == 0


def test_a_row_without_similar_rows_keeps_its_words() -> None:
    vectors = vectors_of(["train nurses", "train doctors", "buy beds"])
    expanded = expand(vectors, similar_pairs(vectors.matrix), 10).toarray()
    row = vectors.row_of[2]
    assert expanded[row] == pytest.approx(vectors.matrix.toarray()[row])
    other = vectors.row_of[0]
    assert expanded[other][vectors.terms.index("doctors")] > 0


@given(st.integers(0, 10_000), st.integers(2, 9), st.integers(1, 9))
def test_merging_takes_the_pair_that_spreads_least(seed: int, groups: int, target: int) -> None:
    rows = random_rows(seed, 3 * groups)
    labels = numbered(np.arange(3 * groups) % groups)
    expected = labels.copy()
    while len(np.unique(expected)) > target:
        present = np.unique(expected)
        unions = [
            np.where(expected == other, one, expected)
            for one in present
            for other in present
            if one < other
        ]
        expected = min(unions, key=lambda union: spread(rows, union))
    merged = merge(sp.csr_array(rows), labels, target)
    assert merged.tolist() == numbered(expected).tolist()


def test_communities_that_share_no_word_are_not_merged() -> None:
    rows = sp.csr_array(np.kron(np.eye(3), np.ones((4, 1))))
    labels = np.arange(12) // 2
    assert merge(rows, labels, 1).tolist() == [0] * 4 + [1] * 4 + [2] * 4


@pytest.mark.parametrize("target", [6, 7, 50])
def test_enough_merging_is_none(target: int) -> None:
    labels = np.array([4, 4, 0, 1, 2, 3, 5])
    merged = merge(sp.csr_array(np.ones((7, 1))), labels, target)
    assert merged.tolist() == [0, 0, 1, 2, 3, 4, 5]


def test_too_many_communities_are_not_merged(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MERGEABLE", 3)
    rows, labels = sp.csr_array(np.ones((4, 1))), np.arange(4)
    assert merge(rows, labels, 2).tolist() == [0, 1, 2, 3]
    found = refine(rows, labels, target=2, min_size=1, jobs=1)
    assert found.stuck


@given(st.integers(0, 10_000), st.integers(1, 5), st.sampled_from([1, 3]))
def test_after_moving_no_row_is_nearer_to_another_community(
    seed: int, groups: int, jobs: int
) -> None:
    rows = random_rows(seed, 24)
    labels = np.arange(24) % groups
    settled = move(sp.csr_array(rows), labels, jobs=jobs)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_ROUNDS", 1)
        # rows may still swap places after the last round
        assume(move(sp.csr_array(rows), settled, jobs=1).tolist() == settled.tolist())
    for row, own in enumerate(settled):
        rest = np.flatnonzero((settled == own) & (np.arange(24) != row))
        others = [np.flatnonzero(settled == label) for label in np.unique(settled) if label != own]
        near = [float(rows[row] @ unit(rows[[*some]].sum(axis=0)[None])[0]) for some in others]
        at_home = float(rows[row] @ unit(rows[rest].sum(axis=0)[None])[0]) if len(rest) else 0.0
        assert max(near, default=0.0) <= at_home + 1e-8


def test_a_row_moves_to_the_nearest_community() -> None:
    rows = unit(np.array([[1.0, 0.1], [1, 0], [1, 0.2], [0.1, 1], [0, 1], [0.9, 0.3]]))
    labels = np.array([0, 0, 0, 1, 1, 1])
    assert move(sp.csr_array(rows), labels, jobs=1).tolist() == [0, 0, 0, 1, 1, 0]
    assert labels.tolist() == [0, 0, 0, 1, 1, 1]


def test_moving_in_blocks_and_threads_is_the_same(
    vectors: Vectors, pairs: Pairs, monkeypatch: pytest.MonkeyPatch
) -> None:
    expanded = expand(vectors, pairs, 10)
    labels = np.arange(expanded.shape[0]) % 40
    whole = move(expanded, labels, jobs=1)
    monkeypatch.setattr(module, "_BLOCK", 4_000)
    assert move(expanded, labels, jobs=3).tolist() == whole.tolist()


@pytest.mark.parametrize("target", [None, 1, 3])
@pytest.mark.parametrize("shape", [(0, 0), (0, 5)])
def test_nothing_to_refine(shape: tuple[int, int], target: int | None) -> None:
    found = refine(
        sp.csr_array(shape), np.zeros(0, dtype=np.int64), target=target, min_size=2, jobs=1
    )
    assert (found.labels.tolist(), found.merged, found.moved, found.stuck) == ([], 0, 0, False)


def test_without_target_rows_move_and_nothing_merges() -> None:
    rows = unit(np.array([[1.0, 0], [1, 0.1], [0, 1], [0.1, 1], [1, 0.2]]))
    found = refine(sp.csr_array(rows), np.array([0, 0, 1, 1, 1]), target=None, min_size=2, jobs=1)
    assert found.labels.tolist() == [0, 0, 1, 1, 0]
    assert (found.merged, found.moved, found.stuck) == (2, 1, False)


def test_merging_to_the_target_and_moving(vectors: Vectors, pairs: Pairs) -> None:
    expanded = expand(vectors, pairs, 10)
    labels = numbered(np.arange(expanded.shape[0]) % 90)
    found = refine(expanded, labels, target=30, min_size=2, jobs=1)
    sizes = np.bincount(found.labels)
    assert (sizes >= 2).sum() == 30
    assert found.merged >= 30
    assert found.moved > 0
    assert not found.stuck


def test_merging_that_ends_above_the_target_is_said() -> None:
    rows = sp.csr_array(np.eye(3).repeat(2, axis=0))
    found = refine(rows, np.arange(6), target=2, min_size=2, jobs=1)
    assert (found.merged, found.stuck) == (3, True)
    assert not refine(rows, np.arange(6), target=3, min_size=2, jobs=1).stuck


@given(corpora(), st.integers(1, 6))
def test_refining_is_the_same_for_any_number_of_threads(texts: list[str], target: int) -> None:
    vectors = vectors_of(texts)
    expanded = expand(vectors, similar_pairs(vectors.matrix), 5)
    labels = np.arange(expanded.shape[0])
    found = [refine(expanded, labels, target=target, min_size=2, jobs=jobs) for jobs in (1, 3)]
    assert found[0].labels.tolist() == found[1].labels.tolist()
    assert replace(found[0], labels=None) == replace(found[1], labels=None)
