import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionclust import Pairs, Settings, similar_pairs
from actionclust.network import pair_ranking as module
from actionclust.network.pair_ranking import ranked_anew
from actionclust.network.refining_space import Space, refining_space
from actionclust.network.vectors import Vectors
from tests.network.small import vectors_of
from tests.strategies import corpora


def listed(pairs: Pairs) -> list[tuple[int, int, float]]:
    columns = pairs.first, pairs.second, pairs.similarity
    return list(zip(*(column.tolist() for column in columns), strict=True))


@given(corpora(), st.floats(0, 0.9))
def test_pairs_are_ranked_by_the_cosine_in_the_space(texts: list[str], share: float) -> None:
    vectors = vectors_of(texts)
    pairs = similar_pairs(vectors.matrix)
    space = refining_space(vectors, pairs, Settings(context_weight=share))
    again = ranked_anew(pairs, space, jobs=1)
    assert sorted(listed(again)) == sorted(listed(pairs))
    assert (again.rows, again.threshold) == (pairs.rows, pairs.threshold)
    rows = np.hstack([space.words.toarray(), space.context])
    cosines = [float(rows[one] @ rows[other]) for one, other, _ in listed(again)]
    assert cosines == pytest.approx(sorted(cosines, reverse=True), abs=1e-8)


def test_equal_cosines_stand_in_the_order_of_their_rows() -> None:
    texts = ["train nurses", "train nurses well", "train nurses soon"]
    vectors = vectors_of(texts)
    pairs = similar_pairs(vectors.matrix)
    space = Space(vectors.matrix[:, :0], np.ones((3, 1)))
    assert [pair[:2] for pair in listed(ranked_anew(pairs, space, jobs=1))] == [
        (0, 1),
        (0, 2),
        (1, 2),
    ]


def test_ranking_in_blocks_and_threads_is_the_same(
    vectors: Vectors, pairs: Pairs, monkeypatch: pytest.MonkeyPatch
) -> None:
    space = refining_space(vectors, pairs, Settings())
    whole = ranked_anew(pairs, space, jobs=1)
    monkeypatch.setattr(module, "_BLOCK", 100)
    assert listed(ranked_anew(pairs, space, jobs=3)) == listed(whole)


def test_no_pairs_stay_none() -> None:
    nothing = similar_pairs(np.eye(2))
    assert (
        len(ranked_anew(nothing, Space(vectors_of(["a b"]).matrix, np.zeros((1, 0))), jobs=1)) == 0
    )
