import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from actionclust.advice.learned_homes import softmax, told_confidence


def test_confidence_is_what_comes_true() -> None:
    rng = np.random.default_rng(2)
    own = np.zeros(4_000, dtype=np.int64)
    truth = rng.uniform(0.4, 0.9, len(own))
    own[rng.random(len(own)) > truth] = 1
    # what is told is far too sure, in the order of what is true
    odds = 3 * np.log(truth / (1 - truth)) + 2
    sure = 1 / (1 + np.exp(-odds))
    told = told_confidence(np.stack([sure, 1 - sure], axis=1), own)
    assert np.abs(told - truth).max() < 0.05


def test_confidence_without_groups_and_without_words() -> None:
    assert told_confidence(np.zeros((2, 0)), np.full(2, -1)).tolist() == [0.0, 0.0]
    chances = np.array([[0.9, 0.1], [0.0, 0.0], [0.2, 0.8]])
    told = told_confidence(chances, np.array([0, -1, 1]))
    assert told[1] == 0
    assert 0.5 < told[0] < 1  # two texts are no proof


@given(st.integers(0, 50))
def test_confidence_keeps_the_order(seed: int) -> None:
    chances = softmax(np.random.default_rng(seed).normal(0, 2, (30, 3)))
    best = chances.max(axis=1)
    told = told_confidence(chances, np.arange(30) % 3)
    assert (np.diff(told[np.argsort(best)]) >= 0).all()
    assert ((told > 0) & (told < 1)).all()
