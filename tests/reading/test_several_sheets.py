from pathlib import Path

import pandas as pd
import pytest

import actionclust as ac
from actionclust.errors import InputError, SettingError


def book(folder: Path, **sheets: object) -> Path:
    path = folder / "groups.xlsx"
    with pd.ExcelWriter(path) as writer:
        for name, content in sheets.items():
            pd.DataFrame(content).to_excel(writer, sheet_name=name, index=False)
    return path


NORTH = {"text": ["More trams", "Trees"], "votes": [3, 4]}
SOUTH = {"Text": ["Lights"], "votes": [5]}
EMPTY: dict[str, list[object]] = {}


def test_all_sheets_with_content_are_one_table(tmp_path: Path) -> None:
    path = book(tmp_path, North=NORTH, South=SOUTH, Sheet3=EMPTY)
    actions = ac.read_actions(path, sheet="*", region="sheet", stickers=["votes"])
    assert actions.texts == ("More trams", "Trees", "Lights")
    assert actions.column("region").tolist() == ["North", "North", "South"]
    assert actions.table["votes"].tolist() == [3, 4, 5]
    assert actions.notes[0] == (
        "sheets 'North', 'South' read as one table; the column 'sheet' says which"
    )


def test_some_sheets_in_the_order_asked_for(tmp_path: Path) -> None:
    path = book(tmp_path, North=NORTH, South=SOUTH, Cover={"Read me": ["Hello"]})
    assert ac.read_actions(path, sheet=["South", "North"]).texts[0] == "Lights"


def test_a_column_that_one_sheet_lacks_is_blank_there(tmp_path: Path) -> None:
    path = book(tmp_path, North={**NORTH, "theme": ["a", "b"]}, South=SOUTH)
    actions = ac.read_actions(path, sheet="*")
    assert actions.table["theme"].isna().tolist() == [False, False, True]
    assert "sheet 'South' has no column 'theme'; blank there" in actions.notes


def test_rows_are_named_with_their_sheet(tmp_path: Path) -> None:
    path = book(tmp_path, A={"id": ["x"], "text": ["a"]}, B={"id": ["x"], "text": ["b"]})
    with pytest.raises(InputError, match="'x' in rows 2 of sheet 'A', 2 of sheet 'B'"):
        ac.read_actions(path, sheet="*")


def test_totals_below_each_sheet_are_left_out(tmp_path: Path) -> None:
    path = book(
        tmp_path,
        A={"text": ["a", "b", "Total"], "votes": [1, 2, 3]},
        B={"text": ["c", "d", None], "votes": [3, 4, 7]},
    )
    assert ac.read_actions(path, sheet="*", stickers=["votes"]).texts == ("a", "b", "c", "d")


def test_a_column_called_sheet_stays(tmp_path: Path) -> None:
    path = book(tmp_path, A={"text": ["a"], "Sheet": [1]}, B={"text": ["b"], "Sheet": [2]})
    actions = ac.read_actions(path, sheet="*", text="text")
    assert actions.table["Sheet"].tolist() == [1, 2]
    assert actions.table["sheet (actionclust)"].tolist() == ["A", "B"]


@pytest.mark.parametrize(
    ("sheet", "told"),
    [
        (["North", "Sud"], "has no sheet 'Sud'"),
        (["North", "North"], "sheet names a sheet more than once"),
        (3, r"sheet must be the name of a sheet, or a list of names; got 3 \(int\)"),
        (["North", 3], "sheet must be the name of a sheet, or a list of names"),
    ],
)
def test_sheets_are_checked(tmp_path: Path, sheet: object, told: str) -> None:
    path = book(tmp_path, North=NORTH, South=SOUTH)
    with pytest.raises(SettingError, match=told):
        ac.read_actions(path, sheet=sheet)  # type: ignore[arg-type]


def test_several_sheets_tell_how_to_read_all(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r'or sheet="\*" to read all of them as one table'):
        ac.read_actions(book(tmp_path, North=NORTH, South=SOUTH))
