import re
from random import Random

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionclust.errors import InputError
from actionclust.reading.frames import table_from_frame
from actionclust.reading.stickers import Stickers, count_rows

IDS = ["A1", "A2", "A3"]
GROUPS = ["F1", "F1", "W1"]


def rows_of(rows: list[tuple[object, ...]], *, groups: bool = True) -> Stickers:
    columns = ["id", "rank", "participant", "group"][: len(rows[0])]
    frame = pd.DataFrame(rows, columns=columns, dtype=object)
    return count_rows(table_from_frame(frame, "votes.csv"), IDS, GROUPS if groups else None)


def shown(ballots: pd.DataFrame | None) -> list[tuple[object, ...]]:
    assert ballots is not None
    known = ballots.astype(object).where(ballots.notna(), None)
    return list(known.itertuples(index=False, name=None))


def test_participants_without_stickers_are_ballots_too() -> None:
    stickers = rows_of([("A1", 1, "P", None), (None, None, "Q", "W1"), (" ", "", "R", "F1")])
    assert shown(stickers.ballots) == [
        ("F1", "P", "A1", None, None),
        ("F1", "R", None, None, None),
        ("W1", "Q", None, None, None),
    ]
    assert stickers.notes[0] == "stickers: 1 rows of votes.csv"
    assert "ballots: 3, 2 of them empty" in stickers.notes
    # nobody placed a sticker in W1
    assert stickers.counts["first"].isna().tolist() == [False, False, True]


def test_without_groups_no_column_of_groups_is_needed() -> None:
    stickers = rows_of([("A1", 1, "P"), (None, None, "Q")], groups=False)
    assert shown(stickers.ballots) == [("P", "A1", None, None), ("Q", None, None, None)]


@pytest.mark.parametrize("group", [None, " "])
def test_an_empty_ballot_needs_its_group(group: str | None) -> None:
    message = re.escape(
        "votes.csv: a row with a participant and no sticker is an empty ballot, and needs its "
        "discussion group in a column group; blank in index 1"
    )
    with pytest.raises(InputError, match=message):
        rows_of([("A1", 1, "P", "F1"), (None, None, "Q", group)])
    with pytest.raises(InputError, match=message):
        rows_of([("A1", 1, "P"), (None, None, "Q")])


def test_an_unknown_group_is_refused() -> None:
    message = re.escape(
        "votes.csv: empty ballots in groups without actions: index 1: 'F2' (str); known: 'F1', "
        "'W1'"
    )
    with pytest.raises(InputError, match=message):
        rows_of([("A1", 1, "P", "F1"), (None, None, "Q", "F2")])


def test_somebody_who_placed_stickers_has_no_empty_ballot() -> None:
    message = re.escape(
        "votes.csv: an empty ballot is the only row of its participant; found more: 'P' of 'F1'"
    )
    with pytest.raises(InputError, match=message):
        rows_of([("A1", 1, "P", None), (None, None, "P", "F1")])
    with pytest.raises(InputError, match=message):
        rows_of([("A1", 1, "Q", None), (None, None, "P", "F1"), (None, None, "P", "F1")])
    with pytest.raises(InputError, match=r"found more: 'P'$"):
        rows_of([("A1", 1, "P"), (None, None, "P")], groups=False)


def test_a_table_of_empty_ballots_alone_is_refused() -> None:
    with pytest.raises(InputError, match=r"^votes\.csv: no row has a sticker, only participants$"):
        rows_of([(None, None, "P", "F1")])


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ((None, None, None), "column 'id' must be filled in every row; blank in index 2"),
        ((None, 1, "R"), "column 'id' must be filled in every row; blank in index 2"),
        (("A1", None, "R"), "every rank in column 'rank' must be 1, 2 or 3; got index 2: None"),
    ],
)
def test_half_a_sticker_is_no_empty_ballot_and_rows_keep_their_names(
    row: tuple[object, ...], message: str
) -> None:
    with pytest.raises(InputError, match=re.escape(message)):
        rows_of([("A1", 1, "P"), (None, None, "Q"), row], groups=False)


@given(
    st.dictionaries(st.sampled_from("PQRST"), st.sampled_from([*IDS, None]), min_size=1),
    st.randoms(use_true_random=False),
)
def test_empty_ballots_do_not_depend_on_the_order_of_rows(
    first: dict[str, str | None], random: Random
) -> None:
    rows = [(id_, None if id_ is None else 1, person) for person, id_ in first.items()]
    rows.append(("A1", 1, "always"))
    stickers = rows_of(rows, groups=False)
    random.shuffle(rows)
    again = rows_of(rows, groups=False)
    pd.testing.assert_frame_equal(stickers.ballots, again.ballots)
    assert len(shown(stickers.ballots)) == len(rows)
    assert stickers.counts.to_numpy().sum() == len(rows) - list(first.values()).count(None)
