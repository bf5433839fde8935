"""Numbers that came as text in a workbook or a table."""

from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from actionclust import read_actions

TEXTS = ["Plant trees", "Share data", "More trams"]


def notes_of(cells: list[object], **choices: object) -> list[str]:
    frame = pd.DataFrame({"text": TEXTS, "cost": pd.Series(cells, dtype=object)})
    return [note for note in read_actions(frame, **choices).notes if "stays text" in note]


@pytest.mark.parametrize(
    ("cells", "where"),
    [
        ([2, "1,5", 3], "'1,5' in index 1"),
        (["1,5", "2,25", None], "'1,5' in index 0"),
        ([2, 3.5, "12"], "'12' in index 2"),
        (["3", "1 000", "7"], "'1 000' in index 1"),
        (["1.5", "2", "3"], "'1.5' in index 0"),
    ],
)
def test_it_is_told(cells: list[object], where: str) -> None:
    why = "as not all of its numbers are stored as numbers"
    assert notes_of(cells) == [f"'cost' stays text, {why}: {where}"]


@pytest.mark.parametrize(
    "cells",
    [
        [1, 2, 3],
        # codes, lists, dates, words
        ["12", "7", "3"],
        ["1,2,3", "1,5", "2"],
        ["12.05.2024", "1.5", "2"],
        ["1,5", "many", "2"],
        ["1,5", True, "2"],
        [None, None, None],
    ],
)
def test_what_is_no_column_of_numbers_is_not(cells: list[object]) -> None:
    assert notes_of(cells) == []


def test_columns_that_play_a_role_are_not() -> None:
    assert notes_of(["6,0", "2,0", "1,0"], stickers=["cost"]) == []
    assert notes_of(["1.1", "1.2", "2.1"], region="cost") == []


def test_of_a_workbook(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["text", "cost"], ["Plant trees", 2], ["Share data", "1,5"]):
        sheet.append(row)
    book.save(tmp_path / "a.xlsx")
    (note,) = (n for n in read_actions(tmp_path / "a.xlsx").notes if "stays text" in n)
    assert note.endswith("stored as numbers: '1,5' in row 3")


def test_a_text_file_tells_it_once(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('text,cost\nPlant trees,2\nShare data,"1,5"\n', encoding="utf-8")
    assert sum("stays text" in note for note in read_actions(path).notes) == 1
