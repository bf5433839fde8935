"""Copies of a text that is like no other: a community of their own, or too few for it."""

import numpy as np
import pytest
import scipy.sparse as sp
from hypothesis import given
from hypothesis import strategies as st

from actionclust.network.copies_in_groups import nearest_groups, too_few_copies
from tests.network.town import LETTER, TEXTS, clustered, letters

PLACES = [f"{first}{second}" for first in "bcdfgklmnprst" for second in ("arn", "elm", "olt")]
# four subjects, as in the town, told of many places
TOWN = [*TEXTS, "A tram to the hospital", "Trees beside the hospital"]
MANY = [f"{text} of {place}" for place in PLACES for text in TOWN]


@pytest.mark.parametrize(("copies", "few"), [(1, True), (9, True), (10, False), (11, False)])
def test_a_tenth_of_a_community_is_enough(copies: int, *, few: bool) -> None:
    assert too_few_copies(np.array([copies]), 1_000, 10, target=10).tolist() == [few]


@pytest.mark.parametrize("communities", [295, 300, 306, 400])
def test_of_many_texts_no_more_are_communities_than_the_target_allows(communities: int) -> None:
    copies = np.array([30, 300, 60, 200, 60, 60, 40, 60, 100, 60])
    few = too_few_copies(copies, 60_000, communities, target=300)
    # two are as large as a community is on average
    stay = 2 if communities >= 304 else min(306 - communities, 10)
    assert np.sort(copies[~few]).tolist() == sorted(copies, reverse=True)[:stay][::-1]
    # of equal ones, the first
    assert np.flatnonzero(~few & (copies == 60)).tolist() == [2, 4, 5, 7, 9][: max(stay - 3, 0)]


def test_of_few_texts_all_large_ones_are_communities() -> None:
    assert not too_few_copies(np.full(20, 10), 10_000, 100, target=100).any()


@given(st.lists(st.integers(2, 500)), st.integers(1, 100_000), st.integers(1, 400))
def test_more_copies_are_never_too_few_where_fewer_are_enough(
    copies: list[int], different: int, target: int
) -> None:
    sizes = np.array(copies, dtype=np.int64)
    few = too_few_copies(sizes, different, target, target)
    # of equal ones, some may stay
    assert sizes[few].max(initial=0) <= sizes[~few].min(initial=500)


def test_the_nearest_group_is_that_of_the_nearest_centroid() -> None:
    compared = sp.csr_array(np.array([[1, 0, 0], [0, 1, 0], [0.6, 0.8, 0], [0, 0, 1.0]]))
    labels = np.array([0, 1, -1, -1])
    rows = np.array([2, 3])
    assert nearest_groups(compared, labels, rows, 0.0).tolist() == [1, -1]
    assert nearest_groups(compared, labels, rows, 0.81).tolist() == [-1, -1]
    assert nearest_groups(compared, np.full(4, -1), rows, 0.0).tolist() == [-1, -1]
    assert nearest_groups(compared, labels, rows[:0], 0.0).tolist() == []


def test_a_short_campaign_beside_large_communities_joins_the_nearest() -> None:
    alone, beside = clustered(MANY, target=2), clustered([*MANY, *letters(12)], target=2)
    assert len(alone) == len(beside) == 2
    before, after = alone.table["community"], beside.table["community"]
    assert after.iloc[: len(MANY)].tolist() == before.tolist()
    assert after.iloc[len(MANY) :].nunique() == 1
    assert beside.tuning.reason.startswith("2 communities, as asked: ")
    assert (
        "; the copies of 1 text are too few for a community of their own" in beside.tuning.reason
    )
    assert (beside.tuning.piles, beside.tuning.few_copies) == (0, 1)
    assert {after.iloc[place] for place in range(len(MANY), len(MANY) + 12)} <= set(before)
    (note,) = (note for note in beside.notes if "many sent" in note)
    assert note == (
        "1 letter that many sent changes nothing for the others: 1 with too few texts for that, "
        "in the nearest community; texts of each: 12"
    )
    assert beside.receipt["result"]["reason"] == beside.tuning.reason


def test_a_long_campaign_is_a_community_of_its_own_beside_large_ones() -> None:
    heaped = clustered([*MANY, *letters(200)], target=2)
    assert (len(heaped), heaped.tuning.piles, heaped.tuning.few_copies) == (3, 1, 0)


def test_versions_stand_where_their_letter_stands() -> None:
    version = LETTER.format("bridge", "Thank you").replace("to keep", "not to keep")
    table = clustered([*MANY, *letters(12), version], target=2).table
    assert table["community"].iloc[len(MANY) :].nunique() == 1


def test_a_letter_that_is_near_none_is_unclustered() -> None:
    # it shares no word with the others
    strange = [f"{text} quux" for text in letters(12)]
    strange = [" ".join(f"q{word}q" for word in text.split()) for text in strange]
    result = clustered([*MANY, *strange], target=2)
    assert result.table["community"].iloc[len(MANY) :].isna().all()
    assert set(result.table["reason"].iloc[len(MANY) :]) == {"no similar text"}
    assert any("with too few texts and near none, unclustered" in note for note in result.notes)


def test_a_letter_below_the_minimum_fit_joins_no_community() -> None:
    result = clustered([*MANY, *letters(12)], target=2, min_fit=0.3)
    assert result.table["community"].iloc[len(MANY) :].isna().all()


def test_a_few_copies_of_a_text_like_no_other_are_unclustered_beside_large_communities() -> None:
    for copies, communities in ((3, 2), (30, 3)):
        result = clustered([*MANY, *["zithers xylophones"] * copies], target=2)
        assert len(result) == communities
        assert result.table["community"].iloc[len(MANY) :].isna().all() == (communities == 2)


def test_without_a_target_all_copies_are_communities() -> None:
    result = clustered([*MANY, *["zithers xylophones"] * 3])
    assert (result.tuning.piles, result.tuning.few_copies) == (1, 0)
