import re
from pathlib import Path

import pandas as pd
import pytest

import actionclust as ac
from actionclust.errors import InputError
from actionclust.reading.marked_counts import marked_counts
from actionclust.reading.rows import Rows


def test_numbers_among_texts_count_as_written_without_marks() -> None:
    column = pd.Series([5, "1'000", None], name="votes", dtype=object)
    numbers, notes = marked_counts(column, Rows(range(2, 5), "row"), "a.xlsx")
    assert numbers.tolist()[:2] == [5, 1000]
    assert notes == ("numbers of 'votes': an apostrophe between thousands (\"1'000\" is 1000)",)


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        (["1.000", "2", "12.000"], "'1.000' is 1 or 1000 (row 2)"),
        ([2, "1,000", None], "'1,000' is 1 or 1000 (row 3)"),
        (["3", " 1.000"], "' 1.000' is 1 or 1000 (row 3)"),
    ],
)
def test_two_readings_are_refused_with_both(cells: list[object], told: str) -> None:
    message = re.escape(
        f"a.csv: the numbers of 'votes' can be read in two ways: {told}; write them without marks "
        "between thousands, and without decimals"
    )
    column = pd.Series(cells, name="votes", dtype=object)
    with pytest.raises(InputError, match=message):
        marked_counts(column, Rows(range(2, 5), "row"), "a.csv")


@pytest.mark.parametrize("cells", [[1, 2], ["3", "4"], ["many"], [None, " "]])
def test_other_columns_stay_as_they_are(cells: list[object]) -> None:
    column = pd.Series(cells, name="votes", dtype=object)
    numbers, notes = marked_counts(column, Rows(range(2, 4), "row"), "a.csv")
    assert numbers is column
    assert notes == ()


def test_votes_of_a_table_with_marks() -> None:
    frame = pd.DataFrame({"text": ["Train", "Share"], "votes": ["1.000", "12.000"]})
    actions = ac.read_actions(frame, text="text", stickers=["votes"])
    assert actions.stickers is not None
    assert actions.stickers["first"].tolist() == [1000, 12000]
    assert "numbers of 'votes': a dot between thousands ('1.000' is 1000)" in actions.notes
    assert actions.table["votes"].tolist() == [1000, 12000]


def test_votes_of_a_file_with_marks(tmp_path: Path) -> None:
    path = tmp_path / "votes.csv"
    path.write_text("text;votes;cost\nTrain;1.000;2.000\nShare;12.500;3\nTotal;13.500;5\n")
    actions = ac.read_actions(path, text="text", stickers=["votes"])
    assert actions.stickers is not None
    assert actions.stickers["first"].tolist() == [1000, 12500]
    said = [note for note in actions.notes if "1 or 1000" in note or "2 or 2000" in note]
    assert said == ["'cost' stays text, as it can be read in two ways: '2.000' is 2 or 2000"]
