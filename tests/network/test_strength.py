import numpy as np
import pandas as pd
import pytest
import scipy.sparse as sp
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy.stats import rankdata

from actionclust import cluster_actions
from actionclust.network import strength
from actionclust.network.refining_space import Space
from actionclust.network.strength import WEAK, Strength, ranked, strengths
from actionclust.network.vectors import Vectors
from tests.network.small import unit, vectors_of
from tests.strategies import WORDS, corpora

NURSES = ["train nurses", "train all nurses", "train young nurses", "nurses train nurses"]
DATA = ["share data", "share more data", "share open data", "data share"]


def spaces(vectors: Vectors, seed: int = 0, *, by_meaning: bool = False) -> Space:
    """Place rows by their own words, and in two directions drawn at random."""
    rows = vectors.matrix.shape[0]
    context = unit(np.random.default_rng(seed).standard_normal((rows, 2)))
    return Space(vectors.matrix * np.sqrt(0.5), context * np.sqrt(0.5), by_meaning)


@st.composite
def groupings(draw: st.DrawFn) -> tuple[Vectors, NDArray[np.int64]]:
    vectors = vectors_of(draw(corpora()))
    size = len(vectors.copies)
    labels = draw(st.lists(st.integers(-1, 3), min_size=size, max_size=size))
    present = sorted(set(labels) - {-1})
    numbers = {label: number for number, label in enumerate(present)} | {-1: -1}
    return vectors, np.array([numbers[label] for label in labels], dtype=np.int64)


def by_hand(
    vectors: Vectors, labels: NDArray[np.int64], space: Space
) -> tuple[NDArray[np.float64], NDArray[np.bool_], NDArray[np.float64]]:
    """Follow the definition, text by text."""
    whole = np.hstack([space.words.toarray(), space.context])
    words = unit(vectors.matrix.toarray()[:, : vectors.words])
    present = (words > 0).astype(float)
    groups = int(labels.max(initial=-1)) + 1
    inside = [row for row in np.flatnonzero(labels >= 0) if (labels == labels[row]).sum() > 1]
    figures = np.zeros((3, len(inside)))
    for place, row in enumerate(inside):
        rest = np.flatnonzero((labels == labels[row]) & (np.arange(len(labels)) != row))
        figures[0, place] = np.mean(whole[rest] @ whole[row])
        compared = whole if space.by_meaning else words
        others = [compared[labels == g].sum(axis=0) for g in range(groups) if g != labels[row]]
        near = max((cosine(compared[row], other) for other in others), default=0.0)
        figures[1, place] = cosine(compared[row], compared[rest].sum(axis=0)) - near
        mine = present[rest].sum(axis=0) / max(present[rest].sum(), 1)
        overall = present[labels >= 0].sum(axis=0)
        held = np.flatnonzero(present[row])
        figures[2, place] = np.log((mine[held] / (overall[held] / overall.sum()) + 1) / 2).sum()
    figures = np.round(figures[: 2 if space.by_meaning else 3], 9)
    ranks = np.array([rankdata(values) / max(len(inside), 1) for values in figures])
    texts = np.full(len(labels), np.nan)
    texts[inside] = rankdata(np.round(ranks.sum(axis=0), 9)) / max(len(inside), 1)
    weak = np.zeros(len(labels), dtype=np.bool_)
    weak[inside] = (texts[inside] <= WEAK) & (figures[1] <= 0)
    communities = np.full(groups, np.nan)
    label = labels[inside]
    several = sorted(set(label.tolist()))
    parts = [ranks[0] > 0.5, ranks[1] > 0.5, *figures[2:]]
    means = np.array([[part[label == g].mean() for g in several] for part in parts])
    total = np.sum([rankdata(np.round(one, 9)) / max(len(several), 1) for one in means], axis=0)
    communities[several] = rankdata(np.round(total, 9)) / max(len(several), 1)
    return texts, weak, communities


def cosine(one: NDArray[np.float64], other: NDArray[np.float64]) -> float:
    norms = np.linalg.norm(one) * np.linalg.norm(other)
    return float(one @ other / norms) if norms > 1e-12 else 0.0


def equal(one: Strength, other: tuple[NDArray[np.generic], ...]) -> bool:
    pairs = zip((one.texts, one.weak, one.communities), other, strict=True)
    return all(np.allclose(a, b, equal_nan=True) for a, b in pairs)


@pytest.mark.parametrize("by_meaning", [False, True])
@given(groupings(), st.integers(0, 5))
def test_it_is_what_the_definition_says(
    by_meaning: bool,  # noqa: FBT001 - hypothesis draws after what pytest gives
    grouping: tuple[Vectors, NDArray[np.int64]],
    seed: int,
) -> None:
    vectors, labels = grouping
    space = spaces(vectors, seed, by_meaning=by_meaning)
    assert equal(strengths(vectors, labels, space, jobs=1), by_hand(vectors, labels, space))


@given(groupings())
def test_without_a_space_the_words_of_the_texts_are_compared(
    grouping: tuple[Vectors, NDArray[np.int64]],
) -> None:
    vectors, labels = grouping
    space = Space(vectors.matrix, np.zeros((len(labels), 0)))
    assert strengths(vectors, labels, None, jobs=1) == strengths(vectors, labels, space, jobs=1)


@given(groupings(), st.integers(1, 4), st.integers(1, 40), st.booleans())
def test_neither_blocks_nor_threads_change_it(
    grouping: tuple[Vectors, NDArray[np.int64]],
    jobs: int,
    held: int,
    by_meaning: bool,  # noqa: FBT001 - hypothesis names what it draws
) -> None:
    vectors, labels = grouping
    space = spaces(vectors, by_meaning=by_meaning)
    whole = strengths(vectors, labels, space, jobs=1)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(strength, "_TABLE", held * 20)
        patch.setattr(strength, "_BLOCK", held)
        assert strengths(vectors, labels, space, jobs=jobs) == whole


def test_a_text_among_others_of_another_subject_is_the_weakest_and_weak() -> None:
    texts = [*NURSES, "open data for all", *DATA]
    vectors = vectors_of(texts)
    labels = np.full(len(vectors.copies), -1)
    labels[vectors.row_of] = [0] * 5 + [1] * 4
    found = strengths(vectors, labels, None, jobs=1)
    odd = vectors.row_of[4]
    assert found.weak.nonzero()[0].tolist() == [odd]
    assert found.texts[odd] == found.texts.min() < np.sort(found.texts)[1]
    assert found.communities.tolist() == [0.5, 1.0]


def test_in_one_community_no_other_is_nearer() -> None:
    vectors = vectors_of(NURSES)
    found = strengths(vectors, np.zeros(len(vectors.copies), dtype=np.int64), None, jobs=1)
    assert not found.weak.any()
    assert found.communities.tolist() == [1.0]


def test_a_text_that_is_alone_or_in_no_community_has_none() -> None:
    vectors = vectors_of(["train nurses", "train doctors", "share data", "buy beds"])
    labels = np.full(4, -1)
    labels[vectors.row_of[:3]] = [0, 0, 1]
    found = strengths(vectors, labels, None, jobs=1)
    assert np.isnan(found.texts[vectors.row_of[2:]]).all()
    assert not np.isnan(found.texts[vectors.row_of[:2]]).any()
    assert found.communities[0] == 1
    assert np.isnan(found.communities[1])


@pytest.mark.parametrize("recipe", ["default", "kce359"])
def test_no_communities_have_no_strength(recipe: str) -> None:
    result = cluster_actions(["one", "two", "three"], recipe=recipe, progress=False)  # type: ignore[arg-type]
    assert len(result) == 0
    assert result.table["strength"].isna().all()
    assert result.table["weak"].isna().all()
    assert result.communities["strength"].empty


@given(st.lists(st.integers(0, 5).map(float)))
def test_ranks_are_shares_of_places(values: list[float]) -> None:
    found = ranked(np.array(values))
    np.testing.assert_allclose(found * max(len(values), 1), rankdata(values))
    assert ((found > 0) & (found <= 1)).all()


@given(st.lists(st.lists(st.sampled_from(WORDS), min_size=2, max_size=5), min_size=4, max_size=12))
def test_the_order_of_the_texts_changes_nothing(texts: list[list[str]]) -> None:
    table = pd.DataFrame(
        {
            "id": [f"T{place:02}" for place in range(len(texts))],
            "text": [" ".join(words) for words in texts],
        }
    )
    one, other = (cluster_actions(given, 2, progress=False) for given in (table, table.iloc[::-1]))
    figures = ["id", "strength", "weak"]
    there, back = one.table[figures], other.table[figures].iloc[::-1].reset_index(drop=True)
    assert there.equals(back)


def test_copies_change_nothing_for_the_others() -> None:
    texts = [*NURSES, *DATA]
    alone = cluster_actions(texts, 2, progress=False)
    copied = cluster_actions([*texts, *["share data"] * 5], 2, progress=False)
    assert copied.table["strength"].tolist()[:8] == alone.table["strength"].tolist()
    assert len(set(copied.table["strength"].tolist()[8:])) == 1


def test_a_row_that_takes_no_part_in_the_network_is_left_out() -> None:
    vectors = vectors_of([*NURSES, *DATA])
    rows = len(vectors.copies)
    campaign = sp.vstack([vectors.matrix, vectors.matrix[[0]]], format="csr")
    longer = Vectors(
        matrix=campaign,
        terms=vectors.terms,
        words=vectors.words,
        row_of=vectors.row_of,
        copies=np.append(vectors.copies, 12),
        ordinary=rows,
        original=vectors.original,
        likeness=vectors.likeness,
        aside=vectors.aside,
    )
    labels = np.arange(rows) % 2
    without = strengths(vectors, labels, spaces(vectors), jobs=1)
    found = strengths(longer, np.append(labels, 2), spaces(vectors), jobs=1)
    assert found.texts[:-1].tolist() == without.texts.tolist()
    assert np.isnan(found.texts[-1])
    assert np.isnan(found.communities[-1])
