import re
from collections.abc import Sequence
from random import Random

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionclust.errors import InputError
from actionclust.reading.frames import table_from_frame
from actionclust.reading.rows import Rows
from actionclust.reading.stickers import Stickers, count_columns, count_rows

IDS = ["A1", "A2", "A3"]
GROUPS = ["F1", "F1", "W1"]


def columns_of(first: list[object], dtype: object = object) -> Stickers:
    table = pd.DataFrame(
        {"one": pd.Series(first, dtype=dtype), "two": [0] * len(first), "three": [1] * len(first)}
    )
    ids = [f"A{row}" for row in range(len(first))]
    rows = Rows(range(2, len(first) + 2), "row")
    return count_columns(table, ["one", "two", "three"], ids, rows, "a.csv")


def rows_of(
    rows: list[tuple[object, ...]],
    groups: Sequence[str] | None = None,
    columns: Sequence[str] = ("id", "rank", "participant"),
) -> Stickers:
    frame = pd.DataFrame(rows, columns=list(columns)[: len(rows[0])])
    return count_rows(table_from_frame(frame, "votes.csv"), IDS, groups)


@pytest.mark.parametrize(
    ("values", "dtype"),
    [
        ([2, 0, None], "float64"),
        ([2, 0, None], "Int64"),
        (["2", " 0 ", " "], "str"),
        (["2.0", "0", None], object),
        ([np.int64(2), 0.0, pd.NA], object),
    ],
)
def test_counts_are_taken_and_a_blank_beside_filled_ones_is_0(
    values: list[object], dtype: object
) -> None:
    stickers = columns_of(values, dtype)
    expected = pd.DataFrame(
        {"first": [2.0, 0.0, 0.0], "second": 0.0, "third": 1.0},
        index=pd.Index(["A0", "A1", "A2"], name="id"),
    )
    pd.testing.assert_frame_equal(stickers.counts, expected)
    assert stickers.ballots is None
    assert stickers.notes == (
        "stickers: columns 'one', 'two', 'three'",
        "blank stickers beside filled ones, read as 0: row 4",
    )


@pytest.mark.parametrize(
    ("columns", "second", "absent"),
    [
        (["votes"], [0.0, 0.0, np.nan], "second and third"),
        (["votes", "more"], [1.0, 2.0, np.nan], "third"),
    ],
)
def test_ranks_without_a_column_have_no_stickers(
    columns: list[str], second: list[float], absent: str
) -> None:
    table = pd.DataFrame({"votes": [4, 0, None], "more": [1, 2, None]})
    stickers = count_columns(table, columns, IDS, Rows(range(2, 5), "row"), "a.csv")
    third = [0.0, 0.0, np.nan]
    expected = {"first": [4.0, 0.0, np.nan], "second": second, "third": third}
    pd.testing.assert_frame_equal(
        stickers.counts, pd.DataFrame(expected, index=pd.Index(IDS, name="id"))
    )
    assert stickers.notes[1] == f"no column of {absent} stickers, so there are none"


@pytest.mark.parametrize(
    ("rows", "first", "third", "told"),
    [
        ([(9, None, 3), (None, None, 2), (None, None, None)], [9, 0, None], [3, 2, None], "2, 3"),
        ([("9", "", "3"), ("", " ", "2"), ("", "", "")], [9, 0, None], [3, 2, None], "2, 3"),
        ([(0, None, None), (1, 1, 1), (None, 0, None)], [0, 1, 0], [0, 1, 0], "2, 4"),
    ],
)
def test_rows_filled_in_part(
    rows: list[tuple[object, ...]],
    first: list[float | None],
    third: list[float | None],
    told: str,
) -> None:
    table = pd.DataFrame(rows, columns=["one", "two", "three"], dtype=object)
    names = ["one", "two", "three"]
    stickers = count_columns(table, names, IDS, Rows(range(2, 5), "row"), "a.csv")
    expected = {"first": first, "third": third}
    found = stickers.counts[["first", "third"]].astype(object)
    assert found.where(found.notna(), None).to_dict("list") == expected
    assert f"blank stickers beside filled ones, read as 0: rows {told}" in stickers.notes
    unvoted = (
        "1 action without any number of stickers, taken as not voted on, which is not 0: row 4; "
        "write 0 where people could vote"
    )
    assert (unvoted in stickers.notes) == (first[2] is None)


def test_no_note_on_blanks_where_there_are_none() -> None:
    assert columns_of([1]).notes == ("stickers: columns 'one', 'two', 'three'",)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (-1, "-1 (int)"),
        (1.5, "1.5 (float)"),
        (float("inf"), "inf (float)"),
        (True, "True (bool)"),
        ("many", "'many' (str)"),
        ("-1", "'-1' (str)"),
        ("1_0", "'1_0' (str)"),
        ([1], "[1] (list)"),
    ],
)
def test_other_counts_are_refused_with_their_rows(value: object, shown: str) -> None:
    message = re.escape(
        "a.csv: stickers in column 'one' must be whole numbers of at least 0, or blank where "
        f"nobody voted; got row 3: {shown}"
    )
    with pytest.raises(InputError, match=message):
        columns_of([1, value, None])


def test_rows_are_counted() -> None:
    stickers = rows_of([("A1", 1), ("A1", 1), ("A3", "3"), ("A1", 2.0)])
    assert stickers.counts.to_numpy().tolist() == [[2, 1, 0], [0, 0, 0], [0, 0, 1]]
    assert list(stickers.counts.columns) == ["first", "second", "third"]
    assert stickers.counts.index.tolist() == IDS
    assert stickers.ballots is None
    assert stickers.notes == ("stickers: 4 rows of votes.csv",)


def test_a_group_without_any_sticker_did_not_vote() -> None:
    stickers = rows_of([("A1", 1)], GROUPS)
    assert stickers.counts["first"].tolist()[:2] == [1, 0]
    assert stickers.counts.loc["A3"].isna().all()
    assert stickers.notes[1:] == ("not voted on, as no sticker is in the group: W1",)


def test_ballots_are_kept_where_participants_are_known() -> None:
    votes = [("A3", 1, "P2"), ("A2", 2, "P1"), ("A1", 1, "P1"), ("A1", 3, "P1"), ("A3", 2, "P1")]
    stickers = rows_of(votes, GROUPS)
    assert stickers.ballots is not None
    assert stickers.ballots.astype(object).where(stickers.ballots.notna(), None).to_dict(
        "split", index=False
    ) == {
        "columns": ["group", "participant", "first", "second", "third"],
        "data": [
            ["F1", "P1", "A1", "A2", "A1"],
            ["W1", "P1", None, "A3", None],
            ["W1", "P2", "A3", None, None],
        ],
    }
    assert stickers.notes[1:] == ("ballots: 3", "a participant is told by group and name together")


def test_ballots_without_groups() -> None:
    stickers = rows_of([("A1", 1, 7), ("A2", 2, 7)])
    assert stickers.ballots is not None
    assert list(stickers.ballots.columns) == ["participant", "first", "second", "third"]
    assert stickers.ballots["participant"].tolist() == ["7"]


@given(
    st.dictionaries(
        st.tuples(st.sampled_from("PQR"), st.sampled_from([1, 2, 3])),
        st.sampled_from(IDS),
        min_size=1,
    ),
    st.randoms(use_true_random=False),
)
def test_stickers_do_not_depend_on_the_order_of_rows(
    placed: dict[tuple[str, int], str], random: Random
) -> None:
    votes = [(action, rank, person) for (person, rank), action in placed.items()]
    stickers = rows_of(votes)
    random.shuffle(votes)
    again = rows_of(votes)
    pd.testing.assert_frame_equal(stickers.counts, again.counts)
    pd.testing.assert_frame_equal(stickers.ballots, again.ballots)
    assert stickers.counts.to_numpy().sum() == len(votes)
    assert stickers.ballots[["first", "second", "third"]].notna().to_numpy().sum() == len(votes)


def test_names_of_columns_may_have_capitals() -> None:
    stickers = rows_of([("A1", 1, "P1")], columns=["ID", " Rank", "Participant"])
    assert stickers.ballots is not None


@pytest.mark.parametrize(("columns", "missing"), [(["id", "x"], "rank"), (["x", "rank"], "id")])
def test_a_missing_column_is_refused(columns: list[str], missing: str) -> None:
    message = re.escape(
        "votes.csv: a table with one row a sticker needs the columns id and rank, and may have "
        f"participant; no {missing}; found '{columns[0]}', '{columns[1]}'"
    )
    with pytest.raises(InputError, match=message):
        rows_of([("A1", 1)], columns=columns)


def test_two_columns_of_one_name_are_refused() -> None:
    message = re.escape(
        "votes.csv: several columns are named 'id', ignoring case, accents and white space: 'id', "
        "'ID'; rename all but one"
    )
    with pytest.raises(InputError, match=message):
        rows_of([("A1", 1, "A1")], columns=["id", "rank", "ID"])


def test_stickers_on_unknown_actions_are_refused() -> None:
    message = re.escape(
        "votes.csv: stickers on actions that do not exist: index 1: 'A4' (str), index 2: 'a1 ' "
        "(str); known: 'A1', 'A2', 'A3'"
    )
    with pytest.raises(InputError, match=message):
        rows_of([("A1", 1), ("A4", 1), ("a1 ", 2)])


@pytest.mark.parametrize(
    ("rank", "shown"),
    [(0, "0 (int)"), (4, "4 (int)"), (1.5, "1.5 (float)"), ("x", "'x' (str)"), (None, "nan")],
)
def test_other_ranks_are_refused(rank: object, shown: str) -> None:
    message = re.escape(
        f"votes.csv: every rank in column 'rank' must be 1, 2 or 3; got index 1: {shown}"
    )
    with pytest.raises(InputError, match=message):
        rows_of([("A1", 1), ("A2", rank)])


def test_two_stickers_of_one_rank_by_one_participant_are_refused() -> None:
    message = re.escape(
        "votes.csv: a participant places one sticker of each rank; found more: 'P1' rank 2 in "
        "index 0, 2"
    )
    votes = [("A1", 2, "P1"), ("A1", 2, "P2"), ("A2", 2, "P1")]
    for groups in (None, GROUPS):
        with pytest.raises(InputError, match=message):
            rows_of(votes, groups)


def test_blank_participants_are_refused() -> None:
    message = re.escape(
        "votes.csv: column 'participant' must be filled in every row; blank in index 1"
    )
    with pytest.raises(InputError, match=message):
        rows_of([("A1", 2, "P1"), ("A1", 2, None)])
