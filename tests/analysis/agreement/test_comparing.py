import math
import random
from typing import get_args

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionclust import Actions, Hierarchy, agreement, cluster_actions, from_codebook, read_actions
from actionclust.analysis.agreement import MATCHES, compare
from actionclust.analysis.agreement.same_groups import Match
from actionclust.coding.tree.levels import GROUP_LEVELS
from actionclust.errors import InputError, SettingError
from tests.analysis.strategies import CODES, coded, statements

COLUMNS = [
    *(
        "first",
        "second",
        "neither",
        "alike",
        "kappa",
        "kappa_coded",
        "chance",
        "chance_95",
        "alpha",
        "alpha_coded",
    ),
    *("ari", "ami", "homogeneity", "completeness"),
]


@pytest.fixture
def one() -> Hierarchy:
    ids = [f"A{place}" for place in range(1, 9)]
    frame = pd.DataFrame({"id": ids, "text": "a"})
    code = dict(zip(ids, ["x"] * 4 + ["y"] * 4, strict=True))
    return from_codebook({"Top": ["x", "y"]}, read_actions(frame), code=code)


def recoded(actions: Actions, source: random.Random) -> Hierarchy:
    codes = pd.Series([source.choice(CODES) for _ in actions.ids], dtype=object)
    return coded(read_actions(actions.table.assign(code=codes)))


def test_a_review(one: Hierarchy) -> None:
    found = compare(one, one.move("A4", to="y"), match="id")
    assert list(found.levels) == COLUMNS
    row = found.levels.loc["sub-cluster"]
    assert row[["first", "second", "alike"]].tolist() == [2, 2, 7 / 8]
    assert row["kappa"] == pytest.approx(0.75)
    assert math.isnan(row["chance"])
    assert math.isnan(row["chance_95"])
    assert found.match == "id"
    assert repr(found) == (
        "<7 of 8 actions alike; cluster: 100.0% of actions, kappa nan, ARI 1.00; sub-cluster: "
        "87.5% of actions, kappa 0.75, ARI 0.49>"
    )


def test_what_neither_has_coded(one: Hierarchy) -> None:
    less = one.set_aside("A1").set_aside("A2")
    found = compare(less, less.move("A4", to="y"), match="id")
    row = found.levels.loc["sub-cluster"]
    # of the 6 that are coded, 5 are alike: x x | y y y y against x y | y y y y
    assert row["neither"] == 2
    assert row["alike"] == 7 / 8
    assert row["kappa_coded"] == pytest.approx((5 / 6 - 22 / 36) / (1 - 22 / 36))
    assert row["kappa"] > row["kappa_coded"]
    assert row["alpha"] > row["alpha_coded"]
    assert found.notes[-1] == (
        "2 actions coded by neither count as alike, and raise kappa and alpha: kappa_coded and "
        "alpha_coded are without"
    )


def test_what_one_alone_has_coded_counts(one: Hierarchy) -> None:
    found = compare(one.set_aside("A1"), one, match="id")
    row = found.levels.loc["sub-cluster"]
    assert row["neither"] == 0
    assert row["kappa"] == row["kappa_coded"]
    assert row["alpha"] == row["alpha_coded"]
    assert not any("coded by neither" in note for note in found.notes)


def test_where_nobody_has_coded_anything_there_is_no_kappa(one: Hierarchy) -> None:
    bare = one.set_aside(one.actions.ids)
    row = compare(bare, bare, match="id").levels.loc["sub-cluster"]
    assert row["neither"] == 8
    assert math.isnan(row["kappa_coded"])
    assert math.isnan(row["alpha_coded"])


def test_what_is_not_defined_is_said(one: Hierarchy) -> None:
    found = compare(one, one, match="id")
    assert math.isnan(found.levels.loc["cluster", "kappa"])
    (note,) = found.notes
    assert note == (
        "no kappa and no alpha for cluster: both put all actions into one and the same place, so "
        "there is nothing to agree on"
    )
    together = one.move(["A5", "A6", "A7", "A8"], to="x")
    found = compare(together, together, match="id")
    assert math.isnan(found.tree_alpha)
    assert "no kappa and no alpha for cluster, sub-cluster" in found.notes[0]


def test_pairing_by_overlap_is_read_against_chance(one: Hierarchy) -> None:
    found = compare(one, one, permutations=20)
    row = found.levels.loc["sub-cluster"]
    assert row["kappa"] == 1
    assert 0 < row["chance"] < 1
    assert row["chance"] <= row["chance_95"] <= 1
    assert found.notes[0].startswith("groups were paired by overlap, which raises kappa")
    assert math.isnan(compare(one, one, permutations=0).levels.loc["sub-cluster", "chance"])


def test_two_clusterings_of_the_example(example: Actions) -> None:
    first, second = (
        cluster_actions(example, target=target, progress=False).to_hierarchy()
        for target in (20, 40)
    )
    found = compare(first, second, permutations=10)
    row = found.levels.loc["sub-cluster"]
    assert row[["first", "second"]].tolist() == [20, 40]
    assert row["kappa"] > row["chance_95"]
    # the second is finer
    assert row["homogeneity"] > row["completeness"]
    assert (found.changes["change"] == "split").sum() > (found.changes["change"] == "merged").sum()


def test_other_actions_are_refused(one: Hierarchy) -> None:
    few = coded(read_actions(one.actions.table.iloc[:7].assign(code=None).reset_index(drop=True)))
    with pytest.raises(
        InputError,
        match=r"^two codings are of the same actions; only one of these has A8; compare "
        r"hierarchies that were made of one file$",
    ):
        compare(one, few)


def test_without_a_common_level_there_is_nothing_to_compare(one: Hierarchy) -> None:
    other = from_codebook({"Wide": {"Middle": None}}, one.actions)
    wide = from_codebook({"Wide": {"x": ["y"]}}, one.actions).delete("y").delete("x")
    assert compare(one, other).levels.index.tolist() == ["cluster", "sub-cluster"]
    with pytest.raises(
        InputError,
        match=r"^the hierarchies have no level in common: the first has sub-cluster, cluster, the "
        r"second super-cluster$",
    ):
        compare(one, wide)
    empty = one.delete("x").delete("y").delete("Top")
    with pytest.raises(InputError, match=r"the first has sub-cluster, cluster, the second none$"):
        compare(one, empty)


@pytest.mark.parametrize("name", ["permutations", "seed"])
@pytest.mark.parametrize("value", [-1, 1.5, True, "3", None])
def test_numbers_are_checked(one: Hierarchy, name: str, value: object) -> None:
    with pytest.raises(SettingError, match=f"^{name} must be a whole number from 0 on; got"):
        compare(one, one, **{name: value})  # type: ignore[arg-type]  # the point of the test


def test_ways_to_be_the_same(one: Hierarchy) -> None:
    assert MATCHES == get_args(Match) == agreement.MATCHES
    with pytest.raises(SettingError, match=r"^match says what makes groups the same; got 'ids'"):
        compare(one, one, match="ids")  # type: ignore[arg-type]  # the point of the test
    with pytest.raises(InputError, match=r"^compare takes a Hierarchy, for instance"):
        compare(one, one.actions)  # type: ignore[arg-type]  # the point of the test


@given(statements(), st.sampled_from(MATCHES))
def test_a_coding_agrees_with_itself(actions: Actions, match: Match) -> None:
    h = coded(actions)
    found = compare(h, h, match=match, permutations=0)
    assert (found.levels["alike"] == 1).all()
    for column in ("kappa", "alpha"):
        assert ((found.levels[column] == 1) | found.levels[column].isna()).all()
    np.testing.assert_allclose(found.levels["ari"], 1)
    assert (found.items["distance"] == 0).all()
    assert (found.groups["first"] == found.groups["second"]).all()
    assert (found.groups[["first_only", "second_only"]] == 0).all(axis=None)
    assert found.changes.empty


@given(statements(), st.randoms(use_true_random=False), st.sampled_from(MATCHES))
def test_agreement_is_symmetric(actions: Actions, source: random.Random, match: Match) -> None:
    one, other = recoded(actions, source), recoded(actions, source)
    there, back = (
        compare(*pair, match=match, permutations=0) for pair in ((one, other), (other, one))
    )
    # of several pairings with the same overlap, each way may take another
    same = ["alike", "ari", "ami", *(["kappa", "alpha"] if match != "overlap" else [])]
    for column in same:
        np.testing.assert_allclose(there.levels[column], back.levels[column], atol=1e-12)
    np.testing.assert_allclose(there.levels["homogeneity"], back.levels["completeness"], atol=1e-9)
    assert there.levels["first"].tolist() == back.levels["second"].tolist()


@given(statements(), st.randoms(use_true_random=False))
def test_agreement_does_not_depend_on_the_order_of_rows(
    actions: Actions, source: random.Random
) -> None:
    one, other = recoded(actions, source), recoded(actions, source)
    order = list(range(len(actions)))
    source.shuffle(order)
    again = [
        coded(read_actions(h.actions.table.iloc[order].reset_index(drop=True)))
        for h in (one, other)
    ]
    first, second = compare(one, other, permutations=5), compare(*again, permutations=5)
    pd.testing.assert_frame_equal(first.levels, second.levels)
    for name in ("items", "groups", "changes"):
        pd.testing.assert_frame_equal(getattr(first, name), getattr(second, name))


@given(statements(), st.randoms(use_true_random=False))
def test_measures_are_bounded_and_counts_add_up(actions: Actions, source: random.Random) -> None:
    one, other = recoded(actions, source), recoded(actions, source)
    found = compare(one, other, permutations=0)
    assert found.levels.index.tolist() == list(reversed(GROUP_LEVELS))
    assert found.levels["alike"].between(0, 1).all()
    assert (found.levels[["kappa", "alpha", "ari", "ami"]].fillna(0) <= 1 + 1e-9).all(axis=None)
    distances = found.items["distance"].tolist()
    assert distances == sorted(distances, reverse=True)
    assert sorted(found.items["id"]) == sorted(actions.ids)
    inside = [sum(bool(h.path(id_)) for id_ in actions.ids) for h in (one, other)]
    for level in GROUP_LEVELS:
        groups = found.groups[found.groups["level"] == level]
        assert (groups["both"] + groups["first_only"]).sum() == inside[0]
        assert (groups["both"] + groups["second_only"]).sum() == inside[1]
