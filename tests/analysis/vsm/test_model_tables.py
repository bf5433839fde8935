import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given

from actionclust import Hierarchy, from_codebook, priorities, read_actions, vsm
from actionclust.analysis.vsm import LEVELS, matrix
from actionclust.errors import InputError, SettingError
from tests.analysis.strategies import FUNCTIONS, STICKERS, placed

INHERITED = (
    "An action has the places of the nearest group above, unless it has its own; an action with "
    "several places counts in each, so the cells do not add up to the number of actions."
)


@pytest.fixture
def h() -> Hierarchy:
    """Place five of six actions: three with their cluster, one with its group, one by itself."""
    rows = [
        ("A1", "G1", 1, 0, 0, "Networks"),
        ("A2", "G1", 1, 0, 0, "Networks"),
        ("A3", "G1", 2, 0, 0, "Funding"),
        ("A4", "G2", None, None, None, "Pilots"),
        ("A5", "G1", 0, 0, 0, "Pilots"),
        ("A6", "G1", 0, 0, 0, None),
    ]
    frame = pd.DataFrame(rows, columns=["id", "group", *STICKERS, "code"]).assign(text="text")
    actions = read_actions(frame, text="text")
    start = from_codebook({"Funding": ["Networks", "Pilots"]}, actions, code="code")
    guess = {"function": "S4", "level": "meso", "suggested": True}
    return vsm.assign(
        start,
        {"Funding": [("S3", "meso"), ("S3", "macro")], "Pilots": guess, "A5": ("E", "macro")},
    )


def test_actions_count_in_each_of_their_places(h: Hierarchy) -> None:
    table = matrix(h)
    assert table.index.tolist() == list(FUNCTIONS)
    assert table.index.name == "function"
    assert table.columns.tolist() == [
        *("micro", "meso", "macro"),
        *("micro (suggested)", "meso (suggested)", "macro (suggested)"),
    ]
    assert table.loc["S3"].tolist() == [0, 3, 3, 0, 0, 0]
    assert table.loc["S4"].tolist() == [0, 1, 0, 0, 1, 0]
    assert table.loc["E"].tolist() == [0, 0, 1, 0, 0, 0]
    assert table.loc[["S1", "S2", "S3*", "S5"]].to_numpy().sum() == 0
    assert table.attrs["notes"] == [
        INHERITED,
        "1 of 6 actions are placed nowhere.",
        "1 of 4 places are suggestions that nobody confirmed.",
    ]
    assert table.attrs["caption"] == "Viable System Model: actions by function and level"


def test_main_places_alone(h: Hierarchy) -> None:
    table = matrix(h, primary_only=True)
    assert table.loc["S3"].sum() == 0
    assert table.loc["S4", "meso"] == table.loc["E", "macro"] == 1
    assert table.attrs["notes"] == [
        "An action counts in its main place only.",
        "1 of 6 actions are placed nowhere.",
        "3 actions count nowhere, since no main place was said for C01.",
        "1 of 4 places are suggestions that nobody confirmed.",
    ]
    main = vsm.assign(h, {"Funding": [("S3", "meso"), ("S3", "macro")]}, primary=("S3", "macro"))
    assert matrix(main, primary_only=True).loc["S3"].tolist() == [0, 0, 3, 0, 0, 0]


def test_elements_are_groups_and_actions_with_places_of_their_own(h: Hierarchy) -> None:
    table = matrix(h, "elements")
    assert table.loc["S3"].tolist() == [0, 1, 1, 0, 0, 0]
    assert table.loc["S4"].tolist() == [0, 1, 0, 0, 1, 0]
    assert table.loc["E"].tolist() == [0, 0, 1, 0, 0, 0]


def test_priorities_are_sums_of_shares(h: Hierarchy) -> None:
    table = matrix(h, "priority")
    assert table.loc["S3", ["meso", "macro"]].tolist() == [1, 1]
    assert table.loc["S3", "micro"] == 0
    # the only action there was not voted on
    assert math.isnan(table.loc["S4", "meso"])
    assert table.loc["E", "macro"] == 0
    assert table.attrs["notes"][2] == "1 placed actions were not voted on and add nothing."
    again = matrix(h, "priority", priorities=priorities.score(h.actions))
    pd.testing.assert_frame_equal(table, again)
    assert (
        table.attrs["caption"] == "Viable System Model: sums of priorities by function and level"
    )


def test_other_schemes(h: Hierarchy) -> None:
    scored = priorities.score(h.actions, scheme=(0, 1, 0))
    assert matrix(h, "priority", priorities=scored).loc["S3", "meso"] != 1


def test_other_levels(h: Hierarchy) -> None:
    other = vsm.assign(h, {"Funding": ("S1", "firm"), "Pilots": [], "A5": []}, levels=["firm"])
    assert matrix(other, levels=["firm"]).loc["S1"].tolist() == [5, 0]
    with pytest.raises(
        SettingError, match=r"^there are places at 'macro', 'meso' \(of A5, C01, S"
    ):
        matrix(h, levels=["firm"])


def test_what_is_not_understood(h: Hierarchy) -> None:
    with pytest.raises(
        SettingError,
        match=r"^value must be what is counted; got 'action'; did you mean 'actions'\?$",
    ):
        matrix(h, "action")  # type: ignore[arg-type]  # the point of the test
    with pytest.raises(
        SettingError, match=r"^priorities are for value=\"priority\"; got value='actions'$"
    ):
        matrix(h, priorities=priorities.score(h.actions))
    with pytest.raises(
        InputError,
        match=r"^vsm\.matrix takes priorities as actionclust\.priorities\.score gives them; got "
        r"DataFrame$",
    ):
        matrix(h, "priority", priorities=pd.DataFrame())  # type: ignore[arg-type]  # the point
    few = read_actions(h.actions.table.iloc[1:].reset_index(drop=True))
    with pytest.raises(
        InputError,
        match=r"^the priorities are of other actions: they lack A1; score the actions of this "
        r"hierarchy$",
    ):
        matrix(h, "priority", priorities=priorities.score(few))


def test_without_stickers_there_are_no_priorities() -> None:
    h = from_codebook({"Data": None}, read_actions(["a"]))
    with pytest.raises(InputError, match="the actions have no stickers to score"):
        matrix(h, "priority")


@given(placed())
def test_cells_count_what_has_the_place(h: Hierarchy) -> None:
    table, own = matrix(h), matrix(h, "elements")
    for function in FUNCTIONS:
        for level in LEVELS:
            cell = (function, level)
            inside = [
                place
                for action in h.actions.ids
                for place in vsm.placements(h, action).placements
                if (place.function, place.level) == cell
            ]
            assert table.loc[cell] == len(inside)
            assert table.loc[function, f"{level} (suggested)"] == sum(
                place.suggested for place in inside
            )
            assert own.loc[cell] == sum(
                cell in {(place.function, place.level) for place in places}
                for places in h.tree.placements.values()
            )


@given(placed())
def test_with_main_places_alone_nothing_counts_twice(h: Hierarchy) -> None:
    table = matrix(h, primary_only=True)[list(LEVELS)]
    main = [
        action
        for action in h.actions.ids
        if any(place.primary for place in vsm.placements(h, action).placements)
    ]
    assert table.to_numpy().sum() == len(main)
    assert (table.to_numpy() <= matrix(h)[list(LEVELS)].to_numpy()).all()
    assert np.issubdtype(table.to_numpy().dtype, np.integer)
