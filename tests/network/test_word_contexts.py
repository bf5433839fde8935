import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from actionclust import Actions
from actionclust.network import word_contexts as module
from actionclust.network.one_thread import one_thread_each
from actionclust.network.vectors import Vectors
from actionclust.network.word_contexts import DIMENSIONS, context_rows
from tests.network.small import vectors_of
from tests.strategies import corpora


def unit(rows: NDArray[np.float64]) -> NDArray[np.float64]:
    norms = np.sqrt((rows**2).sum(axis=1))
    known = norms > 1e-6
    return np.where(known, 1.0, 0.0)[:, None] * rows / np.where(known, norms, 1.0)[:, None]


def plain_rows(vectors: Vectors) -> NDArray[np.float64]:
    """Do the same with dense matrices and loops, by singular values."""
    own = vectors.matrix.toarray()[:, : vectors.words]
    own = own[:, (own > 0).sum(axis=0) > 1]
    words = own.shape[1]
    both = np.zeros((words, words))
    for row in own:
        for one in np.flatnonzero(row):
            for other in np.flatnonzero(row):
                both[one, other] += one != other
    surprise = np.zeros((words, words))
    for one, other in zip(*np.nonzero(both), strict=True):
        chance = both[one].sum() * both[other].sum() / both.sum()
        surprise[one, other] = max(np.log(both[one, other] / chance), 0)
    left, strengths, _ = np.linalg.svd(surprise)
    above = strengths[:DIMENSIONS] - strengths[DIMENSIONS:].max(initial=0)
    places = unit(left[:, :DIMENSIONS] * np.sqrt(above))
    rows = unit(own @ places)
    known = rows.any(axis=1)
    if known.any():
        rows[known] -= rows[known].mean(axis=0)
    return unit(rows)


@given(corpora(30))
def test_rows_are_placed_as_by_a_plain_decomposition(texts: list[str]) -> None:
    vectors = vectors_of(texts)
    rows, plain = context_rows(vectors), plain_rows(vectors)
    # directions may be turned, the cosines between rows may not
    assert rows @ rows.T == pytest.approx(plain @ plain.T, abs=1e-5)


@pytest.mark.parametrize(("turns", "alike"), [(None, 0.97), (25, 0.99)])
def test_the_iteration_nears_the_strongest_directions(
    example: Actions, monkeypatch: pytest.MonkeyPatch, turns: int | None, alike: float
) -> None:
    if turns is not None:
        monkeypatch.setattr(module, "_TURNS", turns)
    vectors = vectors_of(list(example.texts[:150]))
    with one_thread_each():
        rows, plain = context_rows(vectors), plain_rows(vectors)
    assert rows.shape == (len(vectors.copies), DIMENSIONS)
    found, exact = (some @ some.T for some in (rows, plain))
    assert np.corrcoef(found.ravel(), exact.ravel())[0, 1] > alike


@given(corpora())
def test_rows_have_norm_one_or_are_zero(texts: list[str]) -> None:
    rows = context_rows(vectors_of(texts))
    norms = np.sqrt((rows**2).sum(axis=1))
    assert np.isfinite(rows).all()
    assert np.where(rows.any(axis=1), norms, 1.0) == pytest.approx(np.ones(len(rows)))


@given(corpora(), st.randoms(use_true_random=False))
def test_the_order_of_texts_changes_no_bit(texts: list[str], random: object) -> None:
    shuffled = list(texts)
    random.shuffle(shuffled)
    assert np.array_equal(context_rows(vectors_of(texts)), context_rows(vectors_of(shuffled)))


def test_texts_come_together_that_share_no_word() -> None:
    texts = [
        *("cash machine", "cash machine broken", "withdrawal machine", "withdrawal machine slow"),
        *("nurse ward", "nurse ward night", "doctor ward", "doctor ward night"),
        *("cash", "withdrawal", "doctor"),
    ]
    vectors = vectors_of(texts)
    rows = context_rows(vectors)[vectors.row_of]
    cash, withdrawal, doctor = rows[-3:]
    assert cash @ withdrawal > 0.5
    assert cash @ doctor < 0


@pytest.mark.parametrize(
    "texts",
    [
        [],
        ["", "?"],
        ["train"],
        ["train nurses"],
        ["train nurses", "share data"],
        ["train", "train?", "Train!"],
        ["train nurses", "train doctors"],
    ],
)
def test_where_no_two_words_stand_together_twice_nothing_is_known(texts: list[str]) -> None:
    vectors = vectors_of(texts)
    rows = context_rows(vectors)
    assert len(rows) == len(vectors.copies)
    assert not rows.any()


def test_a_row_of_unknown_words_is_zero() -> None:
    texts = ["train nurses", "train nurses well", "share data", "share data soon", "unheard"]
    vectors = vectors_of(texts)
    rows = context_rows(vectors)[vectors.row_of]
    assert not rows[-1].any()
    assert rows[:-1].any(axis=1).all()


def test_words_that_stand_together_as_often_as_by_chance_say_nothing() -> None:
    texts = [f"{one} {other}" for one in ("train", "hire") for other in ("nurses", "doctors")]
    pieces = [f"{text} {extra}" for text in texts for extra in ("", "soon")]
    rows = context_rows(vectors_of(pieces))
    assert np.isfinite(rows).all()


def test_company_is_learnt_from_evenly_spaced_rows(
    vectors: Vectors, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = context_rows(vectors)
    monkeypatch.setattr(module, "_LEARNT", len(vectors.copies))
    assert np.array_equal(context_rows(vectors), whole)
    monkeypatch.setattr(module, "_LEARNT", len(vectors.copies) // 2)
    half = context_rows(vectors)
    assert half.shape == whole.shape
    assert not np.array_equal(half, whole)
    assert np.corrcoef((half @ half.T).ravel(), (whole @ whole.T).ravel())[0, 1] > 0.3


def test_of_a_long_row_the_heaviest_words_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [
        *("cash machine", "cash machine broken", "nurse ward", "nurse ward night"),
        *("broken night", "night broken", "cash cash machine machine broken nurse"),
    ]
    vectors = vectors_of(texts)
    whole = context_rows(vectors)
    monkeypatch.setattr(module, "_WORDS", 4)
    assert np.array_equal(context_rows(vectors), whole)
    monkeypatch.setattr(module, "_WORDS", 3)
    assert not np.array_equal(context_rows(vectors), whole)
