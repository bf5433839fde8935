import numpy as np
import pytest
import scipy.sparse as sp
from sklearn.feature_extraction.text import TfidfVectorizer

import actionclust as ac
from actionclust.advice.telling_features import telling_features
from actionclust.advice.text_space import text_space
from tests.clustering.test_meaning import TABLE, VECTORS

PARTS = (
    (0.3, {"token_pattern": r"(?u)\b\w+\b"}),
    (0.2, {"token_pattern": r"(?u)\b\w+\b", "ngram_range": (2, 2)}),
    (0.2, {"analyzer": "char_wb", "ngram_range": (3, 5)}),
)
ODD = ["été train", "L'École ÉTÉ", "  a\u00a0b\tc\x1fd word", "İstanbul ǅ x train", "a", "it it"]


@pytest.mark.parametrize("texts", [ac.datasets.load_example().texts[:150], ODD])
def test_likeness_is_that_of_weighed_words_neighbours_and_letters(texts: list[str]) -> None:
    space = text_space(ac.cluster_actions(list(texts), progress=False).to_hierarchy())
    points = telling_features(space, space.known)
    found = (points.words @ points.words.T).toarray() + points.context @ points.context.T
    placed = space.of_actions(space.known)
    expected = 0.3 * (
        (placed.words @ placed.words.T).toarray() + placed.context @ placed.context.T
    )
    plain = [space.plain[place] for place in space.known.tolist()]
    for part, choices in PARTS:
        weighed = sp.csr_array(TfidfVectorizer(sublinear_tf=True, **choices).fit_transform(plain))
        expected += part * (weighed @ weighed.T).toarray()
    assert found == pytest.approx(expected, abs=1e-9)


def test_a_text_is_all_like_itself() -> None:
    h = ac.cluster_actions(TABLE, target=4, vectors=VECTORS, progress=False).to_hierarchy()
    space = text_space(h, VECTORS)
    points = telling_features(space, space.known)
    itself = (points.words.multiply(points.words)).sum(axis=1) + (points.context**2).sum(axis=1)
    assert np.asarray(itself).max() <= 1 + 1e-9
