import math
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.feature_extraction.text import TfidfVectorizer

from actionclust.actions import Actions
from actionclust.network.function_words import function_words
from actionclust.network.tokens import read_tokens, tokenise
from actionclust.network.vectors import vectorise
from actionclust.network.words import compared_words
from actionclust.settings import RECIPES
from tests.network.small import vectors_of, weights
from tests.strategies import corpora


def test_the_weights_of_a_small_corpus_by_hand() -> None:
    texts = ["fund nurses", "nurses nurses", "fund beds"]
    vectors = vectors_of(texts, stem=False, bigrams=False)
    common, rare = 1 + math.log(4 / 3), 1 + math.log(4 / 2)
    row = vectors.row_of[2]
    norm = math.hypot(common, rare)
    assert weights(vectors, row) == pytest.approx({"fund": common / norm, "beds": rare / norm})
    assert weights(vectors, vectors.row_of[1]) == {"nurses": 1.0}


@pytest.mark.parametrize(("sublinear", "counted"), [(True, 1 + math.log(3)), (False, 3.0)])
def test_repeated_words_count_less_if_sublinear(*, sublinear: bool, counted: float) -> None:
    vectors = vectors_of(["care care care home"], bigrams=False, sublinear=sublinear)
    found = weights(vectors, 0)
    assert found["care"] / found["home"] == pytest.approx(counted)


def test_texts_with_the_same_words_share_a_row() -> None:
    texts = ["Train nurses!", "the beds", "train a nurse", "nurses train", "", "of the"]
    vectors = vectors_of(texts)
    assert vectors.row_of[0] == vectors.row_of[2]
    assert vectors.row_of[3] not in {vectors.row_of[0], -1}
    assert vectors.row_of[4:].tolist() == [-1, -1]
    assert sorted(vectors.copies.tolist()) == [1, 1, 2]
    without_bigrams = vectors_of(texts, bigrams=False)
    assert without_bigrams.row_of[0] != without_bigrams.row_of[3]
    plain = vectors_of(texts, bigrams=False, tell_apart=False)
    assert plain.row_of[0] == plain.row_of[3]


@pytest.mark.parametrize("texts", [[""], ["", " "], ["😀"]])
def test_no_words_make_no_rows(texts: list[str]) -> None:
    vectors = vectors_of(texts)
    assert vectors.matrix.shape == (0, 0)
    assert vectors.row_of.tolist() == [-1] * len(texts)
    assert len(vectors.copies) == 0


@given(corpora(), st.booleans(), st.sampled_from(["default", "kce359"]))
def test_rows_are_canonical(texts: list[str], bigrams: object, recipe: str) -> None:
    choices = {**RECIPES[recipe].as_dict(), "bigrams": bigrams}
    vectors = vectors_of(texts, **choices)
    backwards = vectors_of(texts[::-1], **choices)
    assert vectors.terms == backwards.terms
    assert vectors.row_of.tolist() == backwards.row_of[::-1].tolist()
    assert vectors.copies.tolist() == backwards.copies.tolist()
    assert vectors.matrix.data.tobytes() == backwards.matrix.data.tobytes()
    assert vectors.matrix.indices.tolist() == backwards.matrix.indices.tolist()


@given(corpora())
def test_rows_have_norm_one_and_count_their_texts(texts: list[str]) -> None:
    vectors = vectors_of(texts)
    norms = np.sqrt(vectors.matrix.multiply(vectors.matrix).sum(axis=1))
    assert norms == pytest.approx(np.ones(len(vectors.copies)))
    inside = vectors.row_of[vectors.row_of >= 0]
    assert np.bincount(inside, minlength=len(vectors.copies)).tolist() == vectors.copies.tolist()
    assert (vectors.matrix.data > 0).all()


@given(corpora(), st.data())
def test_copies_change_no_weight(texts: list[str], data: st.DataObject) -> None:
    more = data.draw(st.lists(st.sampled_from(texts), max_size=20))
    vectors, with_more = vectors_of(texts), vectors_of([*texts, *more])
    assert vectors.matrix.data.tobytes() == with_more.matrix.data.tobytes()
    assert vectors.row_of.tolist() == with_more.row_of[: len(texts)].tolist()


def test_the_recipe_of_the_study_is_scikit_learns_tfidf(example: Actions) -> None:
    known = function_words("en")
    words = [[word for word in tokenise(text) if word not in known] for text in example.texts]
    different = sorted({tuple(some) for some in words if some})
    plain = TfidfVectorizer(
        analyzer=lambda some: [*some, *(f"{one} {other}" for one, other in pairwise(some))]
    )
    expected = plain.fit_transform(different)
    tokens = read_tokens(example.texts)
    compared = compared_words(tokens, ["en"] * len(example), stem=False)
    vectors = vectorise(compared, RECIPES["kce359"])
    assert sorted(vectors.terms) == plain.get_feature_names_out().tolist()
    columns = [plain.vocabulary_[term] for term in vectors.terms]
    rows = [vectors.row_of[words.index(list(some))] for some in different]
    difference = vectors.matrix[rows] - expected[:, columns]
    assert abs(difference).max() < 1e-12
