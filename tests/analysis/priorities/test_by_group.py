import math
import random

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionclust import Actions, Hierarchy, from_codebook, priorities, read_actions
from actionclust.coding.tree.levels import GROUP_LEVELS
from actionclust.errors import InputError, SettingError
from tests.analysis.strategies import CODES, STICKERS, coded, voted


def read(rows: list[tuple[object, ...]]) -> Hierarchy:
    frame = pd.DataFrame(rows, columns=["id", "group", "code", *STICKERS])
    return coded(read_actions(frame.assign(text=[f"text of {id_}" for id_ in frame["id"]])))


@pytest.fixture
def h() -> Hierarchy:
    return read(
        [
            ("A1", "G1", "a", 2, 0, 0),
            ("A2", "G1", "b", 0, 1, 0),
            ("A10", "G1", "b", 0, 1, 0),
            ("A3", "G2", "a", 0, 0, 0),
            ("A4", "G2", "One", 1, 0, 0),
            ("A5", "G3", "a", None, None, None),
            ("A6", "G2", None, 1, 0, 0),
            ("A7", "G3", "Three", None, None, None),
        ]
    )


def test_sums_means_and_best_actions(h: Hierarchy) -> None:
    found = priorities.score(h.actions).of_groups(h, "sub-cluster").set_index("label")
    assert found.loc["a", ["id", "actions", "scored", "rank"]].tolist() == ["S01", 3, 2, 1]
    assert found.loc["a", "sum"] == pytest.approx(0.6)
    assert found.loc["a", "mean"] == pytest.approx(0.3)
    assert found.loc["a", "best_id"] == "A1"
    assert found.loc["a", "best_text"] == "text of A1"
    assert found.loc["a", "best_share"] == pytest.approx(0.6)
    assert found.loc["a", "best_tied"] == 1
    assert found.loc["a", "discussion_groups"] == 3
    # of tied actions the first by id is named, and that there are two is said
    assert found.loc["b", ["best_id", "best_tied", "discussion_groups"]].tolist() == ["A2", 2, 1]
    assert found.loc["b", "mean"] == pytest.approx(0.2)


def test_groups_without_a_scored_action_have_no_numbers(h: Hierarchy) -> None:
    found = priorities.score(h.actions).of_groups(h, "cluster").set_index("label")
    assert found.loc["Three", ["actions", "scored", "best_tied"]].tolist() == [1, 0, 0]
    for column in ("sum", "mean", "best_share"):
        assert math.isnan(found.loc["Three", column])
    assert found.loc["Three", "best_id"] is None
    assert found.loc["Three", "best_text"] is None
    assert found.loc["Three", "rank"] is pd.NA
    assert found.loc["Three", "discussion_groups"] == 1
    assert found.loc["Two", ["actions", "discussion_groups"]].tolist() == [0, 0]


def test_what_is_in_no_group_comes_last_and_has_no_rank(h: Hierarchy) -> None:
    found = priorities.score(h.actions).of_groups(h)
    assert found["label"].tolist() == ["Alpha", "Beta", "Not grouped", "Unclustered"]
    assert found["id"].tolist() == ["SC01", "SC02", None, None]
    assert found["rank"].tolist() == [1, pd.NA, pd.NA, pd.NA]
    assert found["sum"].fillna(-1).tolist() == pytest.approx([1.5, -1, -1, 0.5])


def test_groups_of_equal_sums_share_a_rank() -> None:
    h = read([("A1", "G1", "a", 1, 0, 0), ("A2", "G1", "b", 1, 0, 0), ("A3", "G1", "e", 1, 0, 0)])
    found = priorities.score(h.actions).of_groups(h, "cluster")
    assert found["rank"].tolist()[:2] == [1, pd.NA]
    found = priorities.score(h.actions).of_groups(h, "sub-cluster")
    assert found["rank"].tolist()[:3] == [1, 1, 1]


def test_other_actions_are_refused(h: Hierarchy) -> None:
    other = read_actions(h.actions.table.iloc[1:].reset_index(drop=True))
    with pytest.raises(
        InputError,
        match=r"^the hierarchy and the priorities must have the same actions; only one of them "
        r"has A1; score the actions of the hierarchy: score\(h\.actions\)$",
    ):
        priorities.score(other).of_groups(h)


def test_unknown_and_empty_levels_are_refused(h: Hierarchy) -> None:
    scored = priorities.score(h.actions)
    with pytest.raises(SettingError, match=r"^'theme' is not a level; known: 'sub-cluster'"):
        scored.of_groups(h, "theme")
    flat = from_codebook({"Data": None}, h.actions)
    with pytest.raises(InputError, match=r"^the hierarchy has no super-clusters; pass level='sub"):
        scored.of_groups(flat)


@given(voted(), st.randoms(use_true_random=False), st.sampled_from(GROUP_LEVELS))
def test_groups_sum_up_their_actions(actions: Actions, source: random.Random, level: str) -> None:
    codes = pd.Series([source.choice(CODES) for _ in actions.ids], dtype=object)
    h = coded(read_actions(actions.table.assign(code=codes)))
    scored = priorities.score(h.actions)
    found = scored.of_groups(h, level)
    shares = dict(zip(scored.table["id"], scored.table["share"], strict=True))
    assert found["actions"].sum() == len(h)
    assert found["scored"].sum() == scored.table["share"].notna().sum()
    assert found["sum"].sum() == pytest.approx(np.nansum(list(shares.values())))
    for _, group in found.dropna(subset=["id"]).iterrows():
        inside = [shares[id_] for id_ in h.members(group["id"])]
        known = [share for share in inside if not math.isnan(share)]
        assert group["actions"] == len(inside)
        assert group["scored"] == len(known)
        assert group["discussion_groups"] == len(
            {
                where
                for where in h.actions.column("group")[
                    [id_ in h.members(group["id"]) for id_ in h.actions.ids]
                ]
                if not pd.isna(where)
            }
        )
        if known:
            assert group["sum"] == pytest.approx(sum(known))
            assert group["mean"] == pytest.approx(sum(known) / len(known))
            assert group["best_share"] == pytest.approx(max(known))
            assert group["best_id"] in h.members(group["id"])
            assert group["mean"] <= group["best_share"] + 1e-12
            assert group["best_share"] <= group["sum"] + 1e-12
        else:
            assert math.isnan(group["sum"])


@given(voted(), st.randoms(use_true_random=False))
def test_groups_do_not_depend_on_the_order_of_rows(
    actions: Actions, source: random.Random
) -> None:
    codes = pd.Series([source.choice(CODES) for _ in actions.ids], dtype=object)
    table = actions.table.assign(code=codes)
    order = list(range(len(table)))
    source.shuffle(order)
    one, other = (
        priorities.score(h.actions).of_groups(h, "sub-cluster")
        for h in (
            coded(read_actions(table)),
            coded(read_actions(table.iloc[order].reset_index(drop=True))),
        )
    )
    pd.testing.assert_frame_equal(one, other, check_exact=True)
