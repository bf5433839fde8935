import pandas as pd
import pytest
from hypothesis import given

from actionclust import Actions, read_actions
from actionclust.analysis.tables import counts, links, presence
from actionclust.errors import InputError, SettingError
from tests.analysis.strategies import coded, statements

FRAME = pd.DataFrame(
    {
        "id": ["A1", "A2", "A3", "A4", "A5"],
        "text": "train nurses",
        "group": ["G1", "G2", "G10", "G1", None],
        "dimension": ["D", "D", "E", "E", "E"],
        "code": ["a", "a", "a", "b", "e"],
    }
)


@pytest.fixture
def actions() -> Actions:
    return read_actions(FRAME)


def test_links_cross_a_column_with_the_groups_of_a_level(actions: Actions) -> None:
    h = coded(actions)
    table = links(actions, h, "dimension", level="sub-cluster")
    assert table.columns.tolist() == [
        *("a (n=3)", "b (n=1)", "e (n=1)", "c (n=0)", "loose (n=0)"),
        *("Unclustered (n=0)", "Total (n=5)"),
    ]
    assert table.loc["D"].tolist() == [2, 0, 0, 0, 0, 0, 2]
    assert table.loc["E"].tolist() == [1, 1, 1, 0, 0, 0, 3]
    assert table.attrs["caption"] == "dimension by sub-cluster"


def test_links_of_some_actions(actions: Actions) -> None:
    some = read_actions(FRAME.iloc[[1, 2]].reset_index(drop=True))
    table = links(some, coded(actions), "group", level="sub-cluster")
    assert table.index.tolist() == ["G2", "G10", "Total"]
    assert table["a (n=2)"].tolist() == [1, 1, 2]


def test_links_of_strange_actions_are_refused(actions: Actions) -> None:
    other = read_actions(FRAME.assign(id=["A1", "A2", "A3", "A4", "A6"]))
    with pytest.raises(InputError, match=r"^the hierarchy has no action 'A6'; known: 'A1'"):
        links(other, coded(actions))


def test_links_are_checked(actions: Actions) -> None:
    h = coded(actions)
    with pytest.raises(InputError, match=r"^there is no role or column 'dimensoin'; did you mean"):
        links(actions, h, "dimensoin")
    with pytest.raises(SettingError, match=r"^'theme' is not a level"):
        links(actions, h, level="theme")


def test_presence(actions: Actions) -> None:
    table = presence(coded(actions))
    assert table.columns.tolist() == ["G1", "G2", "G10", "(missing)", "groups", "all"]
    assert table.index.tolist() == ["a", "b", "e", "c", "loose"]
    assert table.loc["a"].tolist() == [True, True, True, False, 3, True]
    assert table.loc["b"].tolist() == [True, False, False, False, 1, False]
    # a missing group counts for neither
    assert table.loc["e"].tolist() == [False, False, False, True, 0, False]
    assert table.attrs["caption"] == "sub-cluster by group: which come up where"


def test_presence_of_other_levels_and_columns(actions: Actions) -> None:
    table = presence(coded(actions), by="dimension", level="super-cluster")
    assert table.loc["Alpha"].tolist() == [True, True, 2, True]
    assert table.loc["Beta"].tolist() == [False, False, 0, False]


def test_nothing_is_everywhere_if_there_are_no_values() -> None:
    frame = FRAME.assign(group=None)
    table = presence(coded(read_actions(frame)))
    assert not table["all"].any()
    assert table["groups"].tolist() == [0] * 5


@pytest.mark.parametrize("word", ["groups", "all"])
def test_words_of_the_table_are_refused(word: str) -> None:
    with pytest.raises(InputError, match=f"^'group' has the value '{word}', which the table"):
        presence(coded(read_actions(FRAME.assign(group=word))))


@given(statements())
def test_presence_is_where_counts_are_above_zero(actions: Actions) -> None:
    h = coded(actions)
    for level in ("sub-cluster", "cluster", "super-cluster"):
        found = presence(h, level=level)
        counted = counts(h, by="group", level=level, margins=False).loc[found.index]
        there = counted.to_numpy() > 0
        assert found.iloc[:, :-2].to_numpy().tolist() == there.tolist()
        named = [not column.startswith("(missing)") for column in counted]
        assert found["groups"].tolist() == there[:, named].sum(axis=1).tolist()
        assert found["all"].tolist() == [bool(row.all() and len(row)) for row in there[:, named]]


@given(statements())
def test_links_count_every_action_once(actions: Actions) -> None:
    table = links(actions, coded(actions), "kind")
    assert table.iloc[-1, -1] == len(actions)
    transposed = counts(coded(actions), by="kind")
    assert table.to_numpy().tolist() == transposed.to_numpy().T.tolist()
