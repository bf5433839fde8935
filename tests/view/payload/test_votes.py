import pandas as pd
import pytest

import actionclust as ac
from actionclust import InputError, SettingError
from actionclust.analysis.priorities import score
from actionclust.view.payload.votes import support_of
from actionclust.view.payload.whole_payload import payload
from tests.view.payloads import FRAME, by_id

VOTES = pd.DataFrame(
    {
        "text": ["train nurses", "train doctors", "share data", "share files"],
        "Agrees": [40, 2, None, 5],
        "Disagrees": [10, 0, None, 50],
    }
)


def test_votes_are_known_by_the_names_of_their_columns_and_make_the_rank() -> None:
    found = payload(ac.cluster_actions(VOTES))
    votes = found["votes"]
    assert votes is not None
    assert votes["in_favour"] == [40, 2, None, 5]
    assert votes["against"] == [10, 0, None, 50]
    assert found["actions"]["rank"] == [1, 2, None, 3]
    assert found["actions"]["share"] == [None] * 4
    assert "votes: in_favour 'Agrees', against 'Disagrees'; each has weight 1" in found["notes"]
    assert found["stickers"] is None


def test_other_columns_are_asked_for() -> None:
    other = VOTES.rename(columns={"Agrees": "yes", "Disagrees": "no"})

    assert payload(ac.cluster_actions(other))["votes"] is None
    asked = payload(ac.cluster_actions(other), votes=["yes", "no"])["votes"]
    assert asked is not None
    assert asked["in_favour"] == [40, 2, None, 5]
    with pytest.raises(InputError, match=r"column .nope.; did you mean"):
        payload(ac.cluster_actions(other), votes=["yes", "nope"])
    for wrong in ("yes", ["yes"], ["yes", 3]):
        with pytest.raises(SettingError, match="two columns"):
            payload(ac.cluster_actions(other), votes=wrong)  # type: ignore[arg-type] # on purpose


def test_columns_that_hold_no_votes_are_not_shown_and_it_is_said() -> None:
    shares = VOTES.assign(Agrees=[0.5, 0.2, None, 0.1])
    support, notes = support_of(ac.read_actions(shares), None)

    assert support is None
    assert notes[0].startswith("no votes are shown, though columns are named so: ")
    assert notes[0] in payload(ac.cluster_actions(shares))["notes"]


def test_stickers_stand_beside_the_shares() -> None:
    actions = ac.read_actions(FRAME)
    found = payload(ac.cluster_actions(actions))
    stickers = found["stickers"]
    assert stickers is not None
    table = score(actions).table.set_index("id")
    ids = found["actions"]["id"]
    for id_, points, placed in zip(ids, stickers["points"], stickers["placed"], strict=True):
        expected = table.loc[id_]
        assert points == (None if pd.isna(expected["points"]) else expected["points"])
        row = expected[["first", "second", "third"]]
        assert placed == (None if row.isna().all() else row.sum())
    assert dict(zip(ids, stickers["voters"], strict=True))["A3"] == 3
    assert by_id(found, "rank")["A1"] == table.loc["A1", "rank"]


def test_where_all_actions_are_one_group_its_voters_are_known_too() -> None:
    frame = FRAME.drop(columns="group")
    stickers = payload(ac.cluster_actions(frame))["stickers"]

    assert stickers is not None
    assert set(stickers["voters"]) == {4}
