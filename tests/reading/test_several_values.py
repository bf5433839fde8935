from pathlib import Path

import pandas as pd
import pytest

import actionclust as ac
from actionclust.errors import InputError, SettingError

REGIONS = ["North; South", "North", "South", "South; North"]


def frame(cells: list[str | None], name: str = "region") -> pd.DataFrame:
    return pd.DataFrame(
        {"id": list("abcdefgh"[: len(cells)]), "text": list("abcdefgh"[: len(cells)]), name: cells}
    )


def counted(cells: list[str | None]) -> dict[str, int]:
    actions = ac.read_actions(frame(cells).assign(dimension="D"), split_values=["region"])
    return ac.tables.counts(actions, by=["dimension", "region"]).loc["D"].to_dict()


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (REGIONS, {"North (n=3)": 3, "South (n=3)": 3, "Total (n=4)": 4}),
        (
            ["North;South;", "North;", "South;"],
            {"North (n=2)": 2, "South (n=2)": 2, "Total (n=3)": 3},
        ),
        (["N, S", "N", "S, N, W"], {"N (n=3)": 3, "S (n=2)": 2, "W (n=1)": 1, "Total (n=3)": 3}),
        (["N|N|S", None], {"N (n=1)": 1, "S (n=1)": 1, "(missing) (n=1)": 1, "Total (n=2)": 2}),
        (["N\nS", "S"], {"N (n=1)": 1, "S (n=2)": 2, "Total (n=2)": 2}),
        (["['N', 'S']", "['S']", "S"], {"N (n=1)": 1, "S (n=3)": 3, "Total (n=3)": 3}),
        (
            ['["N, inner", "S"]', '["S"]', "[]"],
            {"N, inner (n=1)": 1, "S (n=2)": 2, "(missing) (n=1)": 1, "Total (n=3)": 3},
        ),
        # a slash as JSON may write it, and a backslash that Python would warn of
        (
            ['["N\\/O", "S"]', "['N/O', 'W\\d']"],
            {"N/O (n=2)": 2, "S (n=1)": 1, "W\\d (n=1)": 1, "Total (n=2)": 2},
        ),
        ([";#N;#S;#", "N;#S"], {"N (n=2)": 2, "S (n=2)": 2, "Total (n=2)": 2}),
        (["N、S", "S"], {"N (n=1)": 1, "S (n=2)": 2, "Total (n=2)": 2}),
        (["[N], [S]", "[N]"], {"[N] (n=2)": 2, "[S] (n=1)": 1, "Total (n=2)": 2}),
    ],
)
def test_an_action_counts_once_in_each_of_its_values(
    cells: list[str | None], expected: dict[str, int]
) -> None:
    assert counted(cells) == expected


def test_tables_say_what_their_base_is() -> None:
    actions = ac.read_actions(frame([*REGIONS]), split_values=["region"])
    h = ac.from_codebook(
        {"One": None, "Two": None}, actions, code={"a": "One", "b": "One", "c": "Two"}
    )
    said = "an action counts once in each of its values of region; n and totals are numbers of"
    table = ac.tables.counts(h, by="region", level="sub-cluster")
    assert said in table.attrs["caption"]
    assert table.attrs["notes"][-1].startswith(said)
    assert table.loc["Total"].tolist() == [3, 3, 4]
    assert table.loc["One"].tolist() == [2, 1, 2]
    with pytest.warns(ac.tables.SmallBaseWarning):
        shares = ac.tables.counts(h, by="region", level="sub-cluster", percent=True)
    assert shares.loc["One", "North (n=3)"] == pytest.approx(66.7)
    detail = ac.tables.hierarchy_table(h)
    assert detail.iloc[-1].tolist()[-3:] == [3, 3, 4]
    assert said in detail.attrs["caption"]
    assert ac.tables.links(actions, h, "region", level="sub-cluster").loc["North"].tolist() == [
        2,
        0,
        1,
        3,
    ]
    presence = ac.tables.presence(h, by="region")
    assert presence.loc["One"].tolist() == [True, True, 2, True]
    assert presence.loc["Two"].tolist() == [False, True, 1, False]


def test_a_table_by_one_value_each_says_nothing_of_it() -> None:
    actions = ac.read_actions(frame(["N", "S"]).assign(dimension="D"))
    assert ac.tables.counts(actions, by=["dimension", "region"]).attrs["notes"] == []


def test_a_project_keeps_it(tmp_path: Path) -> None:
    actions = ac.read_actions(frame([*REGIONS]), split_values=["region"])
    h = ac.cluster_actions(actions).to_hierarchy(analyst="PV")
    h.save(tmp_path / "study.json")
    loaded = ac.load(tmp_path / "study.json")
    assert loaded.actions == actions
    assert loaded.actions.several_values == {"region": ";"}
    ac.explorer(loaded).save(tmp_path / "study.html")


def test_a_role_can_be_named() -> None:
    actions = ac.read_actions(frame([*REGIONS], "Regio"), region="Regio", split_values=["region"])
    assert actions.several_values == {"Regio": ";"}
    assert actions.table["Regio"].tolist() == REGIONS


NOTE = "may hold several values"


@pytest.mark.parametrize(
    "cells",
    [
        REGIONS,
        ["North;South;", "North;", "South;"],
        ["N, S", "N", "S"],
        ["N / S", "N", "S"],
        ["N\nS", "S", "N"],
        ["['N', 'S']", "['N']", "['S']"],
        ["N;#S", "N", "S"],
        ["N\uff1bS", "N", "S"],
    ],
)
def test_cells_that_look_like_several_values_are_told(cells: list[str]) -> None:
    notes = [note for note in ac.read_actions(frame([*cells])).notes if NOTE in note]
    assert len(notes) == 1
    assert 'pass split_values=["region"] to count such actions in each of them' in notes[0]


@pytest.mark.parametrize(
    "cells",
    [
        ["Brussels, Belgium", "Ghent, Belgium"],
        ["Care and/or help", "Help"],
        ["N", "S"],
        ["N; see below"],
    ],
)
def test_other_cells_are_not(cells: list[str]) -> None:
    assert not any(NOTE in note for note in ac.read_actions(frame([*cells])).notes)


@pytest.mark.parametrize(
    ("asked", "error", "told"),
    [
        ("region", SettingError, "split_values must be a list of columns"),
        (
            ["regio"],
            InputError,
            "no column 'regio', asked for with split_values=...; did you",
        ),
        (["id"], SettingError, "column 'id' is the id, of which an action has one"),
        (["text"], SettingError, "column 'text' is the text"),
    ],
)
def test_what_cannot_be_split_is_refused(asked: object, error: type[Exception], told: str) -> None:
    with pytest.raises(error, match=told):
        ac.read_actions(frame([*REGIONS]), split_values=asked)  # type: ignore[arg-type]


def test_a_group_with_stickers_is_one() -> None:
    table = frame(["G; H", "G"], "group").assign(votes=[1, 2])
    with pytest.raises(SettingError, match="is the group of actions with stickers"):
        ac.read_actions(table, stickers=["votes"], split_values=["group"])


def test_no_cell_with_several_values_is_told() -> None:
    actions = ac.read_actions(frame(["N", "S"]), split_values=["region"])
    assert actions.several_values == {}
    assert "no cell of 'region' has several values" in actions.notes
