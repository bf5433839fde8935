import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from scipy.stats import kendalltau

from actionclust import Actions, read_actions
from actionclust.analysis.priorities import score, sensitivity
from actionclust.errors import InputError, SettingError
from tests.analysis.strategies import STICKERS, voted

NAMES = ["study", "reciprocal", "equal"]


def read(rows: list[tuple[object, ...]]) -> Actions:
    frame = pd.DataFrame(rows, columns=["id", "group", *STICKERS]).assign(text="text")
    return read_actions(frame, text="text")


@pytest.fixture
def actions() -> Actions:
    # by 3, 2, 1 the first has 3 and the second 4 points; by 1, 1/2, 1/3 both have 1 or 0.83
    return read(
        [
            ("A1", "G1", 1, 0, 0),
            ("A2", "G1", 0, 1, 2),
            ("A10", "G1", 0, 0, 1),
            ("A9", "G1", 0, 0, 1),
            ("A4", "G2", None, None, None),
        ]
    )


def test_tau_is_that_of_scipy_over_what_both_rank(example: Actions) -> None:
    found = sensitivity(example)
    assert found.tau.index.tolist() == found.tau.columns.tolist()
    assert found.tau.index.tolist() == [*NAMES, "study, not normalised"]
    for one in NAMES:
        for other in NAMES:
            shares = [
                score(example, scheme=name).table["share"].round(12) for name in (one, other)
            ]
            known = shares[0].notna()
            expected = kendalltau(shares[0][known], shares[1][known]).statistic
            assert found.tau.loc[one, other] == pytest.approx(expected)


def test_changes_say_how_far_ranks_lie_apart(actions: Actions) -> None:
    changes = sensitivity(actions, ["study", (9, 2, 1), (1, 0, 0)]).changes
    assert list(changes) == [
        *("id", "text", "group", "study", "(9, 2, 1)", "(1, 0, 0)", "study, not normalised"),
        "change",
    ]
    # the largest change first, then by the number in the id
    assert changes["id"].tolist() == ["A1", "A2", "A9", "A10", "A4"]
    assert changes["change"].tolist() == [1, 1, 1, 1, pd.NA]
    assert changes.loc[0, ["study", "(9, 2, 1)", "(1, 0, 0)"]].tolist() == [2, 1, 1]
    assert changes.loc[1, ["study", "(9, 2, 1)", "(1, 0, 0)"]].tolist() == [1, 2, 2]


def test_notes_of_all_schemes_are_said_once(actions: Actions) -> None:
    notes = sensitivity(actions, ["study", (1, 0, 0)]).notes
    assert "nobody voted, so there are no numbers, in: G2" in notes
    assert "study: weights of first, second and third stickers: 3, 2, 1 (study)" in notes
    assert "(1, 0, 0): weights of first, second and third stickers: 1, 0, 0" in notes


def test_a_tau_that_is_not_defined_is_missing_and_says_why() -> None:
    found = sensitivity(read([("A1", "G1", 1, 0, 0), ("A2", "G2", 1, 0, 0)]), ["study", "equal"])
    assert found.tau.isna().all(axis=None)
    why = "it needs at least two actions with shares, not all tied"
    assert found.notes[-3:] == (
        f"no tau for study: {why}",
        f"no tau between study and equal: {why}",
        f"no tau for equal: {why}",
    )


def test_schemes_that_leave_nothing_in_common() -> None:
    rows = [
        ("A1", "G1", 1, 0, 0),
        ("A2", "G1", 2, 0, 0),
        ("A3", "G2", 0, 1, 0),
        ("A4", "G2", 0, 3, 0),
    ]
    found = sensitivity(read(rows), [(1, 0, 0), (0, 1, 0)])
    assert math.isnan(found.tau.iloc[0, 1])
    assert found.tau.iloc[0, 0] == found.tau.iloc[1, 1] == 1
    assert found.changes["change"].isna().all()
    assert found.changes["id"].tolist() == ["A1", "A2", "A3", "A4"]


@pytest.mark.parametrize("schemes", ["study", ["study"], [], 3, {"study", "equal"}])
def test_there_must_be_two_schemes(actions: Actions, schemes: object) -> None:
    with pytest.raises(
        SettingError,
        match=r"^schemes must be at least two weighting schemes to compare, such as \(\"study\", "
        r"\"equal\"\); got ",
    ):
        sensitivity(actions, schemes)  # type: ignore[arg-type]  # the point of the test


def test_schemes_must_differ(actions: Actions) -> None:
    with pytest.raises(SettingError, match=r"^schemes must differ; named more than once: study$"):
        sensitivity(actions, ["study", "equal", "study"])


def test_without_stickers_there_is_nothing_to_compare() -> None:
    with pytest.raises(InputError, match="the actions have no stickers to score"):
        sensitivity(read_actions(["a"]))


@given(voted())
def test_tau_is_symmetric_and_bounded(actions: Actions) -> None:
    found = sensitivity(actions)
    pd.testing.assert_frame_equal(found.tau, found.tau.T)
    known = found.tau.to_numpy()
    assert (np.abs(known[~np.isnan(known)]) <= 1 + 1e-12).all()
    for name in NAMES:
        if not math.isnan(found.tau.loc[name, name]):
            assert found.tau.loc[name, name] == pytest.approx(1)
    assert sorted(found.changes["id"]) == sorted(actions.ids)
    steps = found.changes["change"].dropna().tolist()
    assert steps == sorted(steps, reverse=True)
