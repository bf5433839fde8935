import math

import numpy as np
import pandas as pd

from actionclust import read_actions
from actionclust.analysis.labels import MISSING, Labels
from actionclust.analysis.priorities.voting import (
    count_votes,
    notes_of,
    table_of_groups,
    voting_groups,
    weigh,
)

STUDY = (3.0, 2.0, 1.0)
NAN = math.nan


def labels(*groups: str | None) -> Labels:
    frame = pd.DataFrame({"text": "a", "group": pd.Series(groups, dtype=object)})
    return voting_groups(read_actions(frame, text="text"))


def test_groups_that_do_not_occur_are_left_out() -> None:
    kind = pd.CategoricalDtype(["G2", "G1", "G3"])
    frame = pd.DataFrame({"text": ["a", "b"], "group": pd.Series(["G3", "G2"], dtype=kind)})
    assert voting_groups(read_actions(frame)).labels == ("G2", "G3")


def test_without_groups_all_actions_are_one() -> None:
    groups = voting_groups(read_actions(["a", "b"]))
    assert (groups.labels, groups.codes.tolist()) == (("(all actions)",), [0, 0])


def test_points_are_weighted_sums() -> None:
    found = weigh(np.array([[1.0, 2.0, 3.0], [0.0, 0.0, 0.0], [1.0, NAN, 0.0]]), STUDY)
    assert found[:2].tolist() == [10, 0]
    assert math.isnan(found[2])


def test_totals_leave_out_what_is_not_known() -> None:
    stickers = np.array([[1.0, 0.0, 0.0], [NAN, 1.0, 1.0], [0.0, 2.0, 0.0], [NAN, NAN, NAN]])
    votes = count_votes(stickers, labels("G1", "G1", "G1", "G2"), STUDY)
    assert votes.totals[0].tolist() == [1, 2, 0]
    assert np.isnan(votes.totals[1]).all()
    assert votes.points[0] == 7
    assert math.isnan(votes.points[1])


def test_actions_without_a_group_have_no_points_to_share() -> None:
    votes = count_votes(np.array([[1.0, 0.0, 0.0], [5.0, 0.0, 0.0]]), labels("G1", None), STUDY)
    assert votes.groups.labels == ("G1", MISSING)
    assert votes.totals[1].tolist() == [5, 0, 0]
    assert math.isnan(votes.points[1])
    table = table_of_groups(votes, np.array([1.0, NAN]), pd.Series([1, 5], dtype="Int64"), None)
    assert table["group"].tolist() == ["G1"]
    assert table["voters"].tolist() == [1]


def test_notes_say_what_has_no_numbers_and_why() -> None:
    stickers = np.array(
        [
            [1.0, 0.0, 0.0],  # G1 voted,
            [NAN, NAN, NAN],  # but not on this one,
            [1.0, NAN, 0.0],  # and on this one we do not know
            [NAN, NAN, NAN],  # G2 did not vote
            [0.0, 0.0, 0.0],  # G3 has zeros only
            [0.0, 0.0, 4.0],  # G4 has stickers of no weight
            [1.0, 1.0, 1.0],  # in no group
        ]
    )
    groups = labels("G1", "G1", "G1", "G2", "G3", "G4", None)
    votes = count_votes(stickers, groups, (1.0, 1.0, 0.0))
    ids = [f"A{place}" for place in range(7)]
    assert notes_of(votes, ids) == (
        "nobody voted, so there are no numbers, in: G2",
        "no shares, as all counts of stickers are 0 (leave them blank if nobody voted), in: G3",
        "no shares, as all stickers have a rank of weight 0, in: G4",
        "some counts of stickers are blank, so not voted on: A2",
        "not voted on, in groups that voted: A1, A2",
        "in no discussion group, so without share: A6",
    )


def test_there_is_nothing_to_say_if_all_is_known() -> None:
    votes = count_votes(np.array([[1.0, 0.0, 0.0]]), labels("G1"), STUDY)
    assert notes_of(votes, ["A1"]) == ()
