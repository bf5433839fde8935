import math
import pickle

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionclust import Actions, read_actions
from actionclust.analysis.priorities import Support, for_and_against
from actionclust.errors import InputError, SettingError

NAN = math.nan
COUNT = st.one_of(st.none(), st.integers(0, 10**9))


def polis(**columns: list[object]) -> Actions:
    count = len(next(iter(columns.values())))
    ids = [f"A{place + 1}" for place in range(count)]
    return read_actions(pd.DataFrame({"id": ids, "text": "train nurses", **columns}))


def found(pro: list[object], con: list[object]) -> Support:
    return for_and_against(polis(up=pro, down=con), in_favour="up", against="down")


def test_counts_shares_and_net_votes() -> None:
    actions = polis(agrees=[8, 1, 90, 3], disagrees=[2, 0, 10, 3], passes=[4, 0, 7, 1])
    value = for_and_against(actions, in_favour="agrees", against="disagrees", passes="passes")
    table = value.table
    assert table["n"].tolist() == [10, 1, 100, 6]
    assert table["share"].tolist() == [0.8, 1, 0.9, 0.5]
    assert table["net"].tolist() == [6, 1, 80, 0]
    assert table["passes"].tolist() == [4, 0, 7, 1]
    # with z^2 = 3.84146: one of one is 1 / (1 + z^2); half of six is 0.5 - z / (2 sqrt(6 + z^2))
    expected = [0.490162, 1 / 4.841459, 0.825634, 0.5 - 1.959964 / (2 * math.sqrt(9.841459))]
    assert table["lower_bound"].tolist() == pytest.approx(expected, abs=1e-6)
    assert table["rank"].tolist() == [2, 3, 1, 4]
    assert not table["tied"].any()
    assert value.notes == (
        "votes: in_favour 'agrees', against 'disagrees', passes 'passes'; each has weight 1",
        "ranked by the lower bound of the 95 % Wilson score interval of the share in favour",
        "fewer than 5 voted for or against, so the share says little: A2 (1)",
    )


def test_nobody_in_favour_is_zero_and_tied() -> None:
    table = found([0, 0, 5], [3, 70000, 0]).table
    assert table["lower_bound"].tolist()[:2] == [0, 0]
    assert table["rank"].tolist() == [2, 2, 1]
    assert table["tied"].tolist() == [True, True, False]
    assert table["net"].tolist() == [-3, -70000, 5]


def test_without_passes_they_are_not_known() -> None:
    assert found([1], [1]).table["passes"].isna().all()


def test_passes_alone_give_no_share() -> None:
    actions = polis(up=[0, 9], down=[0, 0], skip=[4, 0])
    value = for_and_against(actions, in_favour="up", against="down", passes="skip")
    assert value.table["share"].isna().tolist() == [True, False]
    assert value.table["rank"].tolist() == [pd.NA, 1]
    assert value.table["n"].tolist() == [0, 9]
    assert value.notes[2:] == ("no vote for or against, so without share and rank: A1",)


def test_blanks() -> None:
    value = found([6, None, None], [None, None, 5])
    assert value.table["in_favour"].tolist() == pytest.approx([6, NAN, 0], nan_ok=True)
    assert value.table["net"].tolist() == pytest.approx([6, NAN, -5], nan_ok=True)
    assert value.table["rank"].tolist() == [1, pd.NA, 2]
    assert value.notes[2:] == (
        "blank numbers of votes beside filled ones, read as 0: A1, A3",
        "not voted on, which is not 0, so without rank: A2",
    )


def test_nobody_voted_at_all() -> None:
    table = found([None, None], [None, None]).table
    assert table["rank"].isna().all()
    assert not table["tied"].any()


@pytest.mark.parametrize(
    ("up", "told"),
    [
        (
            [3, -1],
            "whole numbers of at least 0, or blank where nobody voted; got -1 for action 'A2'",
        ),
        ([0.5, 1.0], "got 0.5 for action 'A1'; pass the column with the numbers of votes"),
        ([1, "many"], "must have numbers, up to 1e+100 in size, or blanks; got 'many' (str)"),
        ([True, False], "got True (bool) for action 'A1'"),
    ],
)
def test_what_is_no_number_of_votes_is_refused(up: list[object], told: str) -> None:
    with pytest.raises(InputError) as caught:
        found(up, [1, 1])
    assert told in str(caught.value)


def test_columns_that_cannot_be_used() -> None:
    actions = polis(agrees=[1], disagrees=[2])
    with pytest.raises(InputError, match="no role or column 'agree'; did you mean 'agrees'"):
        for_and_against(actions, in_favour="agree", against="disagrees")
    with pytest.raises(
        SettingError, match="different columns; got in_favour='agrees', against='agr"
    ):
        for_and_against(actions, in_favour="agrees", against="agrees")
    with pytest.raises(SettingError, match="different columns"):
        for_and_against(actions, in_favour="agrees", against="disagrees", passes="agrees")
    with pytest.raises(InputError, match="for_and_against takes"):
        for_and_against([1], in_favour="a", against="b")  # type: ignore[arg-type]


def test_the_value_is_pickled_and_equal() -> None:
    value = found([1, 2], [3, None])
    assert pickle.loads(pickle.dumps(value)) == value  # noqa: S301 - our own
    assert value != found([1, 2], [3, 1])


@given(st.lists(st.tuples(COUNT, COUNT), min_size=1, max_size=12))
def test_bounds_and_order(votes: list[tuple[int | None, int | None]]) -> None:
    value = found([pro for pro, _ in votes], [con for _, con in votes])
    known = value.table.dropna(subset=["share"])
    assert ((known["lower_bound"] >= 0) & (known["lower_bound"] <= known["share"] + 1e-12)).all()
    mixed = votes[::-1]
    other = found([pro for pro, _ in mixed], [con for _, con in mixed])
    assert other.table["rank"].tolist()[::-1] == value.table["rank"].tolist()
