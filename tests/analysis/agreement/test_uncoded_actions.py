import re
from typing import get_args

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionclust import Hierarchy, agreement, from_codebook, read_actions
from actionclust.analysis.agreement.comparing import compare
from actionclust.analysis.agreement.uncoded_actions import UNCODED, Uncoded, compared_ids
from actionclust.errors import InputError, SettingError

IDS = [f"A{place}" for place in range(1, 9)]
NEITHER, ONLY_FIRST = ["A7", "A8"], ["A6"]


def coding(*, without: list[str]) -> Hierarchy:
    frame = pd.DataFrame({"id": IDS, "text": "a"})
    codes = {id_: "x" if id_ < "A4" else "y" for id_ in IDS if id_ not in without}
    return from_codebook({"Top": ["x", "y"]}, read_actions(frame), code=codes)


ONE, OTHER = coding(without=NEITHER), coding(without=[*NEITHER, *ONLY_FIRST]).move("A1", to="y")


@pytest.mark.parametrize(
    ("uncoded", "left", "alike"),
    [("count", 8, 6 / 8), ("leave out", 6, 4 / 6), ("leave out any", 5, 4 / 5)],
)
def test_what_is_compared(uncoded: Uncoded, left: int, alike: float) -> None:
    found = compare(ONE, OTHER, match="id", uncoded=uncoded)
    assert found.uncoded == uncoded
    assert len(found.items) == left
    assert found.levels.loc["sub-cluster", "alike"] == pytest.approx(alike)
    assert found.to_dict()["uncoded"] == uncoded
    assert len(compared_ids(ONE, OTHER, uncoded)) == left


def test_what_was_left_out_is_noted() -> None:
    notes = [compare(ONE, OTHER, match="id", uncoded=one).notes for one in get_args(Uncoded)]
    assert [note[-1] for note in notes] == [
        (
            "2 actions coded by neither count as alike, and raise kappa and alpha: kappa_coded "
            "and alpha_coded are without"
        ),
        "2 actions are left out, which neither has coded",
        "3 actions are left out, which one or both have not coded",
    ]


def test_leaving_out_is_as_if_they_had_not_been_there() -> None:
    ids = IDS[:5]
    frame = pd.DataFrame({"id": ids, "text": "a"})
    codes = dict(zip(ids, ["x", "x", "x", "y", "y"], strict=True))
    small = from_codebook({"Top": ["x", "y"]}, read_actions(frame), code=codes)
    expected = compare(small, small.move("A1", to="y"), match="id")
    found = compare(ONE, OTHER, match="id", uncoded="leave out any")
    assert found.levels.drop(columns=["kappa_coded"]).equals(
        expected.levels.drop(columns=["kappa_coded"])
    )
    assert found.tree_alpha == expected.tree_alpha
    assert found.items.equals(expected.items)


def test_leaving_out_what_neither_coded_gives_the_figures_of_the_coded() -> None:
    counted = compare(ONE, OTHER, match="id").levels
    without = compare(ONE, OTHER, match="id", uncoded="leave out").levels
    assert without["kappa"].tolist() == counted["kappa_coded"].tolist()
    assert without["alpha"].tolist() == counted["alpha_coded"].tolist()
    assert without["neither"].tolist() == [0, 0]


@given(st.lists(st.sampled_from(IDS), unique=True, max_size=5))
def test_fewer_and_fewer_are_compared(gone: list[str]) -> None:
    one, other = ONE, coding(without=gone)
    sizes = [len(compared_ids(one, other, uncoded)) for uncoded in UNCODED]
    assert sizes == sorted(sizes, reverse=True)
    assert compared_ids(one, other, "count") == IDS


def test_nothing_is_left() -> None:
    none = coding(without=IDS)
    with pytest.raises(InputError) as caught:
        compare(none, none, match="label", uncoded="leave out")
    assert str(caught.value) == (
        'there is nothing to compare: neither has coded any action; pass uncoded="count" to '
        "compare unclustered as a place"
    )
    with pytest.raises(InputError, match=r"^there is nothing to compare: no action is coded by b"):
        compare(ONE, none, uncoded="leave out any")


def test_what_is_not_known() -> None:
    message = "uncoded says which actions are left out; got 'leave'; known: 'count', 'leave out'"
    with pytest.raises(SettingError, match=f"^{re.escape(message)[:60]}"):
        compare(ONE, OTHER, uncoded="leave")  # type: ignore[arg-type]


def test_they_are_public() -> None:
    assert get_args(Uncoded) == UNCODED == agreement.UNCODED


def test_a_blind_coding_has_the_groups_of_the_first_by_id() -> None:
    first = ONE.split("x", {"z": ["A1"]}).rename("y", "why")
    second = first.blind("B").move(["A1", "A2"], to="z").move(["A4", "A5"], to="why")
    found = compare(first, second, match="id", uncoded="leave out any")
    assert found.levels.loc["sub-cluster", "alike"] == pytest.approx(3 / 4)
    assert found.items.loc[0, ["id", "first", "second"]].tolist() == ["A2", "Top / x", "Top / z"]
    # the first went on since
    assert compare(first.merge(["x", "z"]), second, match="id").match == "id"
