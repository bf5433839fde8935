import math
import random
from collections.abc import Sequence

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionclust import Actions, read_actions
from actionclust.analysis.priorities import score
from actionclust.errors import InputError, SettingError
from tests.analysis.strategies import STICKERS, WEIGHTS, voted

Weights = str | Sequence[float]


def read(rows: list[tuple[object, ...]]) -> Actions:
    frame = pd.DataFrame(rows, columns=["id", "group", *STICKERS])
    return read_actions(frame.assign(text=[f"text of {id_}" for id_ in frame["id"]]))


@pytest.fixture
def actions() -> Actions:
    return read(
        [
            ("A1", "G1", 2, 0, 1),
            ("A2", "G1", 0, 1, 0),
            ("A3", "G1", 0, 0, 0),
            ("A4", "G2", 0, 1, 0),
            ("A5", "G2", None, None, None),
            ("A6", "G3", None, None, None),
            ("A7", None, 3, 0, 0),
        ]
    )


def test_points_shares_and_ranks(actions: Actions) -> None:
    table = score(actions).table
    assert list(table) == [
        *("id", "text", "group", "first", "second", "third"),
        *("points", "share", "rank", "tied", "rank_in_group"),
    ]
    assert table["id"].tolist() == list(actions.ids)
    assert table["text"].tolist()[0] == "text of A1"
    assert table["group"].tolist() == ["G1", "G1", "G1", "G2", "G2", "G3", None]
    assert table["points"].fillna(-1).tolist() == [7, 2, 0, 2, -1, -1, 9]
    assert table["share"].fillna(-1).tolist() == pytest.approx([7 / 9, 2 / 9, 0, 1, -1, -1, -1])
    assert table["rank"].tolist() == [2, 3, 4, 1, pd.NA, pd.NA, pd.NA]
    assert not table["tied"].any()
    assert table["rank_in_group"].tolist() == [1, 2, 3, 1, pd.NA, pd.NA, pd.NA]


def test_groups(actions: Actions) -> None:
    groups = score(actions).groups
    assert groups["group"].tolist() == ["G1", "G2", "G3"]
    assert groups["actions"].tolist() == [3, 2, 1]
    assert groups["scored"].tolist() == [3, 1, 0]
    assert groups["voted"].tolist() == [True, True, False]
    assert groups["points"].fillna(-1).tolist() == [9, 2, -1]
    assert groups[["first", "second", "third"]].fillna(-1).to_numpy().tolist() == [
        *([2, 1, 1], [0, 1, 0], [-1, -1, -1]),
    ]


def test_what_has_no_numbers_is_said(actions: Actions) -> None:
    assert score(actions).notes[:-2] == (
        "weights of first, second and third stickers: 3, 2, 1 (study)",
        "nobody voted, so there are no numbers, in: G3",
        "not voted on, in groups that voted: A5",
        "in no discussion group, so without share: A7",
    )


def test_zero_is_a_vote_and_a_blank_is_none(actions: Actions) -> None:
    table = score(actions).table.set_index("id")
    assert table.loc["A3", "share"] == 0
    assert table.loc["A3", "rank"] == 4
    assert math.isnan(table.loc["A5", "share"])
    assert table.loc["A5", "rank"] is pd.NA


def test_other_schemes(actions: Actions) -> None:
    equal = score(actions, scheme="equal")
    assert equal.table["share"][:3].tolist() == [0.75, 0.25, 0]
    assert (equal.scheme, equal.weights) == ("equal", (1, 1, 1))
    first = score(actions, scheme=(1, 0, 0))
    assert first.table["share"][:3].tolist() == [1, 0, 0]
    assert "no shares, as all stickers have a rank of weight 0, in: G2" in first.notes
    reciprocal = score(actions, scheme="reciprocal").table["points"]
    assert reciprocal[:2].tolist() == [2 + 1 / 3, 0.5]


def test_ties_share_a_rank_and_are_marked() -> None:
    table = score(
        read([("A1", "G1", 1, 0, 0), ("A2", "G2", 5, 5, 5), ("A3", "G1", 1, 0, 0)])
    ).table
    assert table["rank"].tolist() == [2, 1, 2]
    assert table["tied"].tolist() == [True, False, True]
    assert table["rank_in_group"].tolist() == [1, 1, 1]


def test_equal_shares_of_different_groups_are_ties() -> None:
    # 1/3 of each, computed from different numbers
    rows = [
        ("A1", "G1", 1, 0, 0),
        ("A2", "G1", 2, 0, 0),
        ("A3", "G2", 0, 1, 1),
        ("A4", "G2", 2, 0, 0),
    ]
    table = score(read([*rows, ("A5", "G3", 0, 0, 7), ("A6", "G3", 4, 1, 0)])).table
    assert table["rank"].tolist() == [4, 1, 4, 1, 4, 1]
    assert table["tied"].all()


def test_without_groups_all_actions_share_the_points() -> None:
    frame = pd.DataFrame([[1, 0, 0], [0, 0, 1]], columns=STICKERS).assign(text=["a", "b"])
    scored = score(read_actions(frame))
    assert scored.table["share"].tolist() == [0.75, 0.25]
    assert scored.notes[1] == (
        "no column plays the role 'group': all actions are one discussion group"
    )
    assert scored.groups["group"].tolist() == ["(all actions)"]


def test_without_stickers_there_is_nothing_to_score() -> None:
    with pytest.raises(
        InputError,
        match=r"^list: the actions have no stickers to score; pass stickers=\.\.\. to "
        r"read_actions, columns of counts or a table with one row a sticker$",
    ):
        score(read_actions(["a"]))


def test_an_unknown_scheme_is_refused(actions: Actions) -> None:
    with pytest.raises(
        SettingError, match=r"^there is no weighting scheme 'studie'; did you mean"
    ):
        score(actions, scheme="studie")


def test_the_example(example: Actions) -> None:
    scored = score(example)
    assert repr(scored) == (
        "<482 of 555 actions scored, in 14 of 16 discussion groups; weights 3, 2, 1 (study)>"
    )
    silent = scored.groups[~scored.groups["voted"]]
    assert silent["group"].tolist() == ["F4", "W4"]
    assert silent[["first", "second", "third", "points"]].isna().all(axis=None)
    assert "nobody voted, so there are no numbers, in: F4, W4" in scored.notes


def test_notebooks_show_the_first_ranks_escaped() -> None:
    rows = [(f"A{place}", "G1", place, 0, 0) for place in range(1, 13)]
    frame = pd.DataFrame(rows, columns=["id", "group", *STICKERS]).assign(text="<b>bold</b>")
    shown = score(read_actions(frame))._repr_html_()
    assert shown.index(">A12<") < shown.index(">A11<") < shown.index(">A3<")
    assert ">A2<" not in shown
    assert "<b>bold" not in shown
    assert "&lt;b&gt;bold" in shown
    assert "<li>weights of first, second and third stickers: 3, 2, 1 (study)</li>" in shown


@given(voted(), WEIGHTS)
def test_shares_of_a_group_that_voted_add_up_to_one(actions: Actions, scheme: Weights) -> None:
    scored = score(actions, scheme=scheme)
    table = scored.table
    for _, group in scored.groups.iterrows():
        shares = table.loc[(table["group"] == group["group"]).fillna(value=False), "share"]
        if group["points"] > 0:
            assert shares.sum() == pytest.approx(1)
            assert group["scored"] == shares.notna().sum() > 0
        else:
            assert shares.isna().all()
            assert group["scored"] == 0
            assert group["group"] in " ".join(scored.notes)
    assert table.loc[table["group"].isna(), "share"].isna().all()


@given(voted(), WEIGHTS)
def test_ranks_follow_shares(actions: Actions, scheme: Weights) -> None:
    table = score(actions, scheme=scheme).table
    known = table[table["share"].notna()]
    assert known["rank"].notna().all()
    assert table.loc[table["share"].isna(), "rank"].isna().all()
    for rank, share, tied in known[["rank", "share", "tied"]].itertuples(index=False):
        higher = known["share"] > share + 1e-12
        same = np.isclose(known["share"], share, rtol=0, atol=1e-12)
        assert rank == 1 + higher.sum()
        assert tied == (same.sum() > 1)


@given(voted(), WEIGHTS, st.randoms(use_true_random=False))
def test_scores_do_not_depend_on_the_order_of_rows(
    actions: Actions, scheme: Weights, source: random.Random
) -> None:
    order = list(range(len(actions)))
    source.shuffle(order)
    again = read_actions(actions.table.iloc[order].reset_index(drop=True))
    one = score(actions, scheme=scheme)
    other = score(again, scheme=scheme)
    pd.testing.assert_frame_equal(
        one.table.set_index("id").loc[list(again.ids)],
        other.table.set_index("id"),
        check_exact=True,
    )
    pd.testing.assert_frame_equal(one.groups, other.groups, check_exact=True)


@given(voted(), WEIGHTS, st.sampled_from([0.5, 2.0, 10.0]))
def test_only_the_proportions_of_weights_matter_for_shares(
    actions: Actions, scheme: Weights, factor: float
) -> None:
    one = score(actions, scheme=scheme)
    other = score(actions, scheme=[weight * factor for weight in one.weights])
    np.testing.assert_allclose(other.table["share"], one.table["share"], rtol=1e-12)
    assert other.table["rank"].equals(one.table["rank"])
