import pandas as pd
import pytest

from actionclust import Actions, datasets, read_actions
from actionclust.analysis.priorities import score, sensitivity

COLUMNS = ["sticker_1", "sticker_2", "sticker_3"]


def read(rows: list[tuple[str, str, int, int, int]]) -> Actions:
    frame = pd.DataFrame(rows, columns=["id", "group", *COLUMNS]).assign(text="train nurses")
    return read_actions(frame, text="text")


@pytest.fixture
def uneven() -> Actions:
    """One participant decides in G2; in G1 there are ten."""
    return read(
        [
            ("A1", "G1", 6, 4, 0),
            ("A2", "G1", 4, 6, 10),
            ("A3", "G2", 1, 1, 0),
            ("A4", "G2", 0, 0, 1),
        ]
    )


def test_few_voters_are_told(uneven: Actions) -> None:
    scored = score(uneven)
    assert scored.groups["voters"].tolist() == [10, 1]
    assert scored.table.set_index("id")["rank"]["A3"] == 1
    first, few = scored.notes[-2:]
    assert first == (
        "first rank: A3, with 1 first, 1 second, 0 third stickers; 1 participant voted in G2"
    )
    assert few == (
        "fewer than 5 participants voted in: G2 (1); a share there rests on few people and may "
        "outrank more stickers elsewhere, so compare the ranking that is not normalised, in "
        "sensitivity"
    )


def test_the_ranking_that_is_not_normalised(uneven: Actions) -> None:
    found = sensitivity(uneven)
    plain = found.changes.set_index("id")["study, not normalised"]
    # 26, 34, 5 and 1 points
    assert plain[["A2", "A1", "A3", "A4"]].tolist() == [1, 2, 3, 4]
    assert found.tau.loc["study", "study, not normalised"] < 1
    # what is not ranked by shares is not ranked by points either
    silent = read([("A1", "G1", 1, 0, 0), ("A2", "G1", 0, 0, 0)])
    assert sensitivity(silent).changes["study, not normalised"].tolist() == [1, 2]


def test_of_one_group_both_rankings_are_the_same() -> None:
    one = read([("A1", "G1", 3, 0, 0), ("A2", "G1", 0, 2, 1), ("A3", "G1", 0, 1, 1)])
    assert sensitivity(one).tau.loc["study", "study, not normalised"] == pytest.approx(1)


def test_enough_voters_need_no_warning() -> None:
    scored = score(read([("A1", "G1", 5, 0, 0), ("A2", "G1", 0, 5, 5)]))
    assert scored.groups["voters"].tolist() == [5]
    assert not any("fewer than" in note for note in scored.notes)


def test_ballots_count_participants() -> None:
    votes = pd.DataFrame(
        {
            "id": ["A1", "A1", "A2", None],
            "rank": [1, 1, 2, None],
            "participant": ["P", "Q", "P", "R"],
        }
    )
    frame = pd.DataFrame({"id": ["A1", "A2"], "text": "train nurses"})
    scored = score(read_actions(frame, stickers=votes))
    # the third placed no sticker
    assert scored.groups["voters"].tolist() == [2]


def test_stickers_of_one_kind_do_not_say_how_many_voted() -> None:
    frame = pd.DataFrame({"text": ["a", "b"], "votes": [1, 2]})
    scored = score(read_actions(frame, stickers=["votes"]))
    assert scored.groups["voters"].isna().all()
    assert not any("participant" in note for note in scored.notes)


def test_the_first_rank_of_the_example_rests_on_three() -> None:
    notes = score(datasets.load_example()).notes
    assert any(note.endswith("; 3 participants voted in B4") for note in notes)
    assert any("voted in: B4 (3), F6 (4), W3 (3); a share" in note for note in notes)
