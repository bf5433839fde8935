from itertools import combinations, pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from actionclust import Settings, similar_pairs
from actionclust.network.describe import (
    KEYWORDS,
    Description,
    describe_communities,
    keywords_of,
    stability,
)
from actionclust.network.graph import edge_order
from actionclust.network.tokens import read_tokens, written
from actionclust.network.vectors import Vectors, vectorise
from actionclust.network.words import compared_words
from tests.strategies import corpora, matrices


def vectors_of(texts: list[str]) -> Vectors:
    words = compared_words(read_tokens(texts), ["en"] * len(texts))
    return vectorise(words, Settings())


def cosine(one: NDArray[np.float64], other: NDArray[np.float64]) -> float:
    norms = np.linalg.norm(one) * np.linalg.norm(other)
    return float(one @ other / norms) if norms > 1e-12 else 0.0


def described(texts: list[str], groups: list[int]) -> tuple[Vectors, Description]:
    """Describe texts that stand in groups; -1 is in none."""
    vectors = vectors_of(texts)
    labels = np.full(len(vectors.copies), -1)
    labels[vectors.row_of] = groups
    return vectors, describe_communities(vectors, labels)


@st.composite
def groupings(draw: st.DrawFn) -> tuple[Vectors, NDArray[np.int64]]:
    vectors = vectors_of(draw(corpora()))
    size = len(vectors.copies)
    labels = draw(st.lists(st.integers(-1, 3), min_size=size, max_size=size))
    present = sorted(set(labels) - {-1})
    numbers = {label: number for number, label in enumerate(present)} | {-1: -1}
    return vectors, np.array([numbers[label] for label in labels], dtype=np.int64)


@given(groupings())
def test_keywords_alone_are_those_of_the_description(
    grouping: tuple[Vectors, NDArray[np.int64]],
) -> None:
    assert keywords_of(*grouping) == describe_communities(*grouping).keywords


@given(groupings())
def test_fit_is_the_cosine_to_the_rest_of_the_community(
    grouping: tuple[Vectors, NDArray[np.int64]],
) -> None:
    vectors, labels = grouping
    rows = vectors.matrix.toarray()
    fit = describe_communities(vectors, labels).fit
    for row, label in enumerate(labels):
        rest = (labels == label) & (np.arange(len(labels)) != row)
        if label < 0 or not rest.any():
            assert np.isnan(fit[row])
        else:
            assert fit[row] == pytest.approx(cosine(rows[row], rows[rest].sum(axis=0)), abs=1e-6)
            assert 0 <= fit[row] <= 1


@given(groupings())
def test_cohesion_is_the_mean_cosine_of_two_texts(
    grouping: tuple[Vectors, NDArray[np.int64]],
) -> None:
    vectors, labels = grouping
    rows = vectors.matrix.toarray()
    for label, cohesion in enumerate(describe_communities(vectors, labels).cohesion):
        inside = np.flatnonzero(labels == label)
        texts = rows[np.repeat(inside, vectors.copies[inside])]
        cosines = [float(one @ other) for one, other in combinations(texts, 2)]
        if cosines:
            assert cohesion == pytest.approx(np.mean(cosines), abs=1e-9)
        else:
            assert np.isnan(cohesion)


@given(groupings())
def test_the_central_text_is_nearest_to_the_centroid(
    grouping: tuple[Vectors, NDArray[np.int64]],
) -> None:
    vectors, labels = grouping
    rows = vectors.matrix.toarray()
    for label, central in enumerate(describe_communities(vectors, labels).central):
        inside = np.flatnonzero(labels == label)
        near = np.round(rows[inside] @ rows[inside].sum(axis=0), 9)
        assert central == inside[near.argmax()]


@given(groupings())
def test_keywords_are_words_of_the_community(
    grouping: tuple[Vectors, NDArray[np.int64]],
) -> None:
    vectors, labels = grouping
    rows = vectors.matrix.toarray()
    keywords = describe_communities(vectors, labels).keywords
    assert len(keywords) == labels.max(initial=-1) + 1
    for label, words in enumerate(keywords):
        present = np.flatnonzero(rows[labels == label].sum(axis=0))
        assert 1 <= len(words) <= KEYWORDS
        # scripts without spaces have keywords without spaces
        assert set(words) <= {written(vectors.terms[n]) for n in present}
        assert len(set(words)) == len(words)


@pytest.mark.parametrize("labels", [[-1, -1], []])
def test_no_communities_have_no_description(labels: list[int]) -> None:
    vectors = vectors_of(["train nurses", "share data"][: len(labels)] or [""])
    description = describe_communities(vectors, np.array(labels, dtype=np.int64))
    assert description.keywords == ()
    assert len(description.central) == len(description.cohesion) == 0
    assert np.isnan(description.fit).all()


def test_the_first_keyword_sets_a_community_apart() -> None:
    texts = ["nurses care", "nurses beds", "nurses", "data care", "data files", "data"]
    _, description = described(texts, [0, 0, 0, 1, 1, 1])
    assert [words[0] for words in description.keywords] == ["nurses", "data"]
    # a word that all communities have as often says nothing, so it comes last
    assert [words[-1] for words in description.keywords] == ["care", "care"]


def test_a_bigram_stands_for_its_words() -> None:
    texts = ["home care", "home care visits", "home care teams", "share data", "data"]
    _, description = described(texts, [0, 0, 0, 1, 1])
    assert description.keywords[0] == ("home care", "teams", "visits")
    assert description.keywords[1] == ("data", "share")


def test_a_word_that_is_more_than_its_bigram_stands_alone() -> None:
    texts = ["nurses train", "nurses train home", "nurses meet", "nurses", "share data"]
    _, description = described(texts, [0, 0, 0, 0, 1])
    assert description.keywords[0][:2] == ("nurses", "train")


def test_five_keywords_at_the_most() -> None:
    _, description = described(["one two three four five six seven eight", "nine"], [0, 1])
    assert len(description.keywords[0]) == KEYWORDS == 5


def test_copies_count_for_cohesion_and_not_for_fit() -> None:
    texts = ["train nurses", "train doctors", "train doctors", "train doctors"]
    vectors, description = described(texts, [0, 0, 0, 0])
    similar = float((vectors.matrix[[0]] @ vectors.matrix[[1]].T).toarray()[0, 0])
    assert description.fit == pytest.approx([similar, similar])
    assert description.cohesion == pytest.approx([(3 * similar + 3 * 1.0) / 6])


@given(matrices(), st.data())
def test_stability_is_the_share_of_runs_that_kept_an_edge_together(
    matrix: NDArray[np.float64], data: st.DataObject
) -> None:
    order = edge_order(similar_pairs(matrix), cover=False)
    rows = len(matrix)
    some = st.lists(st.integers(0, 2), min_size=rows, max_size=rows).map(np.array)
    labels = data.draw(some) - data.draw(st.integers(0, 1))
    runs = data.draw(st.lists(some, min_size=1, max_size=4))
    edges = data.draw(st.integers(0, len(order)))
    found = stability(order, edges, labels, runs)
    assert len(found) == labels.max(initial=-1) + 1
    for label, share in enumerate(found):
        kept = [
            np.mean([run[one] == run[other] for run in runs])
            for one, other in zip(order.first[:edges], order.second[:edges], strict=True)
            if labels[one] == labels[other] == label
        ]
        if kept and len(runs) > 1:
            assert share == pytest.approx(np.mean(kept))
        else:
            assert np.isnan(share)


def test_communities_are_described_in_their_order() -> None:
    _, description = described(["train nurses", "share data", "train", "data"], [1, 0, 1, 0])
    assert [words[0] for words in description.keywords] == ["data", "train"]
    assert all(one != other for one, other in pairwise(description.central.tolist()))
