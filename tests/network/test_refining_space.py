import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from actionclust import Pairs, Settings, similar_pairs
from actionclust.network import row_blocks
from actionclust.network.refining_space import Space, expand, refining_space
from actionclust.network.vectors import Vectors
from actionclust.network.word_contexts import context_rows
from tests.network.small import unit, vectors_of
from tests.strategies import corpora

FAINT = 0.08  # of the largest weight of a row


def plain_expansion(vectors: Vectors, pairs: Pairs, neighbours: int) -> NDArray[np.float64]:
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
    faint = FAINT * expected.max(axis=1, initial=0)[:, None]
    return unit(np.where(expected < faint, 0.0, expected))


@given(corpora(), st.integers(1, 4))
def test_expansion_adds_the_weighted_mean_of_the_nearest_rows(
    texts: list[str], neighbours: int
) -> None:
    vectors = vectors_of(texts)
    pairs = similar_pairs(vectors.matrix)
    expanded = expand(vectors, pairs, neighbours).toarray()
    assert expanded == pytest.approx(plain_expansion(vectors, pairs, neighbours), abs=1e-12)


def test_faint_words_are_dropped_and_those_of_a_long_text_kept() -> None:
    long = [" ".join(f"word{number}" for number in range(start, 2_000)) for start in (0, 2)]
    texts = ["train nurses in wards", "train nurses in homes", *long]
    vectors = vectors_of(texts)
    pairs = similar_pairs(vectors.matrix)
    expanded = expand(vectors, pairs, 10)
    norms = np.sqrt(expanded.multiply(expanded).sum(axis=1))
    assert norms == pytest.approx(np.ones(4))
    assert expanded[[vectors.row_of[2]]].nnz == 2_000
    assert 0 < expanded[[vectors.row_of[2]]].data.max() < 0.03


def test_expansion_in_blocks_is_the_same(
    vectors: Vectors, pairs: Pairs, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = expand(vectors, pairs, 10)
    monkeypatch.setattr(row_blocks, "_ROWS", 100)
    for jobs in (1, 3):
        assert abs(expand(vectors, pairs, 10, jobs=jobs) - whole).max() == 0


def test_more_neighbours_than_rows_are_all_of_them(vectors: Vectors, pairs: Pairs) -> None:
    every = expand(vectors, pairs, len(vectors.copies))
    assert abs(expand(vectors, pairs, 10**30) - every).max() == 0


def test_a_row_without_similar_rows_keeps_its_words() -> None:
    vectors = vectors_of(["train nurses", "train doctors", "buy beds"])
    expanded = expand(vectors, similar_pairs(vectors.matrix), 10).toarray()
    row = vectors.row_of[2]
    assert expanded[row] == pytest.approx(vectors.matrix.toarray()[row])
    other = vectors.row_of[0]
    assert expanded[other][vectors.terms.index("doctors")] > 0


@given(corpora(), st.integers(1, 4), st.floats(0.01, 0.99))
def test_words_and_their_company_share_the_cosine(
    texts: list[str], neighbours: int, share: float
) -> None:
    vectors = vectors_of(texts)
    pairs = similar_pairs(vectors.matrix)
    settings = Settings(neighbours=neighbours, context_weight=share)
    space = refining_space(vectors, pairs, settings)
    words, context = plain_expansion(vectors, pairs, neighbours), context_rows(vectors)
    known = context.any(axis=1)
    for one in range(len(words)):
        assert space.words[[one]].sum() > 0
        for other in range(len(words)):
            of_words = np.prod([1 if not known[row] else 1 - share for row in (one, other)])
            expected = np.sqrt(of_words) * (words[one] @ words[other])
            expected += share * (context[one] @ context[other])
            found = space.words[[one]] @ space.words[[other]].T
            company = space.context[one] @ space.context[other]
            assert found.toarray()[0, 0] + company == pytest.approx(expected, abs=1e-9)


@given(corpora(), st.floats(0, 0.99))
def test_rows_have_norm_one(texts: list[str], share: float) -> None:
    vectors = vectors_of(texts)
    pairs = similar_pairs(vectors.matrix)
    space = refining_space(vectors, pairs, Settings(context_weight=share))
    squares = space.words.multiply(space.words).sum(axis=1) + (space.context**2).sum(axis=1)
    assert len(space) == len(vectors.copies)
    assert np.asarray(squares) == pytest.approx(np.ones(len(space)))


def test_without_weight_there_are_words_alone(vectors: Vectors, pairs: Pairs) -> None:
    space = refining_space(vectors, pairs, Settings(context_weight=0))
    assert space.context.shape == (len(vectors.copies), 0)
    assert abs(space.words - expand(vectors, pairs, 10)).max() == 0


def test_a_row_of_unknown_words_counts_by_its_words_alone() -> None:
    texts = ["train nurses", "train nurses well", "share data", "share data soon", "unheard"]
    vectors = vectors_of(texts)
    space = refining_space(vectors, similar_pairs(vectors.matrix), Settings())
    row = vectors.row_of[-1]
    assert space.words[[row]].data.tolist() == [1.0]
    assert not space.context[row].any()
    other = vectors.row_of[0]
    assert (space.context[other] ** 2).sum() == pytest.approx(0.5)


@given(corpora(), st.randoms(use_true_random=False))
def test_the_order_of_texts_changes_no_bit(texts: list[str], random: object) -> None:
    shuffled = list(texts)
    random.shuffle(shuffled)
    spaces = []
    for some in (texts, shuffled):
        vectors = vectors_of(some)
        spaces.append(refining_space(vectors, similar_pairs(vectors.matrix), Settings()))
    assert np.array_equal(spaces[0].context, spaces[1].context)
    assert np.array_equal(spaces[0].words.toarray(), spaces[1].words.toarray())


@pytest.mark.parametrize("texts", [[], ["?"], ["train"], ["train nurses", "Nurses, train!"]])
def test_few_texts(texts: list[str]) -> None:
    vectors = vectors_of(texts)
    space = refining_space(vectors, similar_pairs(vectors.matrix), Settings())
    assert len(space) == len(vectors.copies)
    assert np.isfinite(space.words.data).all()
    assert not space.context.any()


def test_some_rows_are_taken_in_the_order_asked_for(vectors: Vectors, pairs: Pairs) -> None:
    space = refining_space(vectors, pairs, Settings())
    rows = np.array([7, 0, 100])
    taken = space.taking(rows)
    assert len(taken) == 3
    assert np.array_equal(taken.words.toarray(), space.words.toarray()[rows])
    assert np.array_equal(taken.context, space.context[rows])
    nothing = space.taking(np.zeros(0, dtype=np.int64))
    assert isinstance(nothing, Space)
    assert len(nothing) == 0
