import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from actionclust import priorities, read_actions
from actionclust.analysis.priorities.ballots import EMPTY_UNKNOWN, count_ballots
from actionclust.analysis.priorities.voting import voting_groups

Vote = tuple[str | None, int | None, str, str]

ACTIONS = pd.DataFrame(
    {"id": ["A1", "A2", "A3"], "text": ["a", "b", "c"], "group": ["G1", "G1", "G2"]}
)
KINDS = ["ballots", "complete", "partial", "empty"]


def read(votes: list[Vote], actions: pd.DataFrame = ACTIONS) -> pd.DataFrame:
    columns = ["id", "rank", "participant", "group"]
    found = read_actions(actions, stickers=pd.DataFrame(votes, columns=columns))
    counted = count_ballots(found, voting_groups(found))
    assert counted is not None
    return counted


def test_without_participants_there_are_no_ballots() -> None:
    frame = ACTIONS.assign(sticker_1=1, sticker_2=0, sticker_3=0)
    actions = read_actions(frame)
    assert count_ballots(actions, voting_groups(actions)) is None
    assert list(priorities.score(actions).groups) == [
        *("group", "actions", "scored", "voted", "voters", "first", "second", "third"),
        "points",
    ]


def test_complete_and_partial_ballots_are_told_apart() -> None:
    votes: list[Vote] = [
        *[("A1", rank, "P", "G1") for rank in (1, 2, 3)],
        ("A2", 3, "Q", "G1"),
        ("A3", 1, "P", "G2"),
        ("A3", 2, "P", "G2"),
    ]
    counted = read(votes)
    assert counted.loc["G1", KINDS[:3]].tolist() == [2, 1, 1]
    assert counted.loc["G2", KINDS[:3]].tolist() == [1, 0, 1]
    # those who placed no sticker may not be listed at all
    assert counted["empty"].isna().all()
    notes = priorities.score(
        read_actions(
            ACTIONS,
            stickers=pd.DataFrame(votes, columns=[*"abcd"]).set_axis(
                ["id", "rank", "participant", "group"], axis=1
            ),
        )
    ).notes
    assert EMPTY_UNKNOWN in notes


def test_empty_ballots_count_where_they_are_listed() -> None:
    votes: list[Vote] = [("A1", 1, "P", "G1"), (None, None, "Q", "G1"), (None, None, "R", "G2")]
    counted = read(votes)
    assert counted[KINDS].to_numpy().tolist() == [[2, 0, 1, 1], [1, 0, 0, 1]]
    assert counted["empty"].dtype == "Int64"
    columns = ["id", "rank", "participant", "group"]
    scored = priorities.score(read_actions(ACTIONS, stickers=pd.DataFrame(votes, columns=columns)))
    assert scored.groups[KINDS].to_numpy().tolist() == [[2, 0, 1, 1], [1, 0, 0, 1]]
    # a group of empty ballots gave no numbers
    assert scored.groups["voted"].tolist() == [True, False]
    assert EMPTY_UNKNOWN not in scored.notes


def test_ballots_of_actions_that_are_one_group() -> None:
    votes = pd.DataFrame({"id": ["A1", None], "rank": [1, None], "participant": ["P", "Q"]})
    scored = priorities.score(read_actions(ACTIONS.drop(columns="group"), stickers=votes))
    assert scored.groups[["group", *KINDS]].to_numpy().tolist() == [["(all actions)", 2, 0, 1, 1]]


def test_groups_may_be_numbers_or_have_blanks_around_them() -> None:
    for groups in ([1, 1, 2], [" x", " x", "y "]):
        counted = read([("A1", 1, "P", ""), ("A3", 1, "P", "")], ACTIONS.assign(group=groups))
        assert counted["ballots"].tolist() == [1, 1]


def test_ballots_of_actions_without_a_group_belong_to_none() -> None:
    actions = ACTIONS.assign(group=["G1", None, "G2"])
    counted = read([("A1", 1, "P", ""), ("A2", 1, "Q", "")], actions)
    assert counted["ballots"].to_dict() == {"G1": 1, "G2": 0, "(missing)": 0}


@given(st.lists(st.sets(st.sampled_from([1, 2, 3])), min_size=1))
def test_every_ballot_is_of_one_kind(people: list[set[int]]) -> None:
    votes: list[Vote] = [("A1", 1, "always", "G1")]
    for number, placed in enumerate(people):
        votes += [("A2", rank, f"P{number}", "G1") for rank in placed]
        votes += [(None, None, f"P{number}", "G1")] * (not placed)
    counted = read(votes)
    sizes = [len(placed) for placed in people]
    assert counted.loc["G1", "ballots"] == len(people) + 1
    assert counted.loc["G1", "complete"] == sizes.count(3)
    assert counted.loc["G1", "partial"] == 1 + sizes.count(1) + sizes.count(2)
    if 0 in sizes:
        assert counted.loc["G1", "empty"] == sizes.count(0)
    else:
        assert counted["empty"].isna().all()
