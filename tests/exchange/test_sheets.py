import datetime as dt
import re
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from openpyxl import load_workbook

from actionclust import read_actions
from actionclust.errors import InputError
from actionclust.exchange import sheets
from actionclust.exchange.sheets import (
    EXCEL_CHARACTERS,
    CutTextWarning,
    write_csv_and_workbook,
    write_csv_files,
    write_workbook,
)


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (3, 3),
        (2.5, 2.5),
        (True, True),
        (None, None),
        (np.nan, None),
        (pd.NA, None),
        (pd.NaT, None),
        (np.int64(3), 3),
        (np.float64(np.inf), "inf"),
        (-np.inf, "-inf"),
        (np.array([False])[0], False),
        (1 + 2j, "(1+2j)"),
        (b"x\0", "b'x\\x00'"),
        (["a", 1, None], '["a", 1, null]'),
        ({"é": (1,)}, '{"é": [1]}'),
        ([dt.date(2022, 1, 2)], '["2022-01-02"]'),
        (np.array([1, 2]), "[1, 2]"),
        (np.array([]), "[]"),
        (pd.Period("2022-01"), "2022-01"),
        (dt.datetime(2022, 1, 2, 3, 4), dt.datetime(2022, 1, 2, 3, 4)),  # noqa: DTZ001 - Excel knows none
        (dt.time(3, 4), dt.time(3, 4)),
        (dt.timedelta(days=1), dt.timedelta(days=1)),
        (pd.Timestamp("2022-01-02", tz="UTC"), "2022-01-02T00:00:00+00:00"),
        (dt.time(3, 4, tzinfo=dt.UTC), "03:04:00+00:00"),
        (dt.date(1830, 10, 4), "1830-10-04"),
    ],
)
def test_values_of_cells(value: object, cell: object, tmp_path: Path) -> None:
    table = pd.DataFrame({"value": pd.Series([value, "x"], dtype=object)})
    path = write_workbook({"Values": table}, tmp_path / "a.xlsx")
    rows = load_workbook(path)["Values"].iter_rows(min_row=2, values_only=True)
    assert [row[0] for row in rows] == [cell, "x"]


def test_column_names_are_no_formulas_either(tmp_path: Path) -> None:
    table = pd.DataFrame({"text": ["a"], "=1+1": 1, "\0": 2})
    sheet = load_workbook(write_workbook({"A": table}, tmp_path / "a.xlsx"))["A"]
    assert [cell.value for cell in sheet[1]] == ["text", "=1+1", None]
    assert sheet["B1"].data_type == "s"


def test_numbers_are_shown_short_and_held_whole(tmp_path: Path) -> None:
    values = [dt.date(2022, 5, 1), 2 / 3, 0.25, 7, dt.date(2022, 5, 2), "x"]
    table = pd.DataFrame({"Value": pd.Series(values, dtype=object)})
    sheet = load_workbook(write_workbook({"A": table}, tmp_path / "a.xlsx"))["A"]
    cells = [row[0] for row in sheet.iter_rows(min_row=2)]
    assert [cell.number_format for cell in cells] == [
        "yyyy-mm-dd",
        "0.0000",
        "General",
        "General",
        "yyyy-mm-dd",
        "General",
    ]
    assert [cells[1].value, cells[2].value, cells[3].value] == [2 / 3, 0.25, 7]


def test_columns_are_as_wide_as_what_is_shown(tmp_path: Path) -> None:
    table = pd.DataFrame({"A": [1 / 3], "B": ["a text of 23 characters"]})
    sheet = load_workbook(write_workbook({"A": table}, tmp_path / "a.xlsx"))["A"]
    assert sheet.column_dimensions["A"].width == 8
    assert sheet.column_dimensions["B"].width == 25


def test_more_rows_than_a_sheet_has(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert sheets.EXCEL_ROWS == 2**20
    monkeypatch.setattr(sheets, "EXCEL_ROWS", 5_000)
    tables = {"Few": pd.DataFrame({"a": [1]}), "Actions": pd.DataFrame({"a": range(5)})}
    write_workbook(tables, tmp_path / "a.xlsx")
    monkeypatch.setattr(sheets, "EXCEL_ROWS", 5)
    message = "an Excel sheet holds 4 rows and there are 5 actions; take the CSV files instead"
    with pytest.raises(InputError, match=f"^{message}$"):
        write_workbook(tables, tmp_path / "b.xlsx")
    assert not (tmp_path / "b.xlsx").exists()


def test_csv_files_are_read_back_as_they_were(tmp_path: Path) -> None:
    texts = ["é, and a comma", 'a "quote"', "two\nlines", "a\rreturn", "=1+1", ""]
    table = pd.DataFrame({"text": texts, "number": range(6)})
    written = write_csv_files({"one": table, "two": table.head(0)}, tmp_path)
    assert [path.name for path in written] == ["one.csv", "two.csv"]
    assert written[0].read_bytes().startswith(b"\xef\xbb\xbftext,number\r\n")
    read = pd.read_csv(written[0], keep_default_na=False)
    assert read["text"].tolist() == texts
    assert list(pd.read_csv(written[1])) == ["text", "number"]


def test_what_utf_8_cannot_hold_is_marked(tmp_path: Path) -> None:
    table = pd.DataFrame({"text": pd.Series(["a\ud800b"], dtype=object)})
    (path,) = write_csv_files({"one": table}, tmp_path)
    assert re.search(r"a\?b", path.read_text(encoding="utf-8-sig"))


@pytest.mark.parametrize(
    "text", ["_x0041_ plan", "field_x0031_name", "_xD83D_", "_x41_", "_x000a_"]
)
def test_codes_between_underscores_read_back_as_they_were(tmp_path: Path, text: str) -> None:
    frame = pd.DataFrame({"text": [text, "plan"], text: 1})
    path = write_workbook({"Actions": frame}, tmp_path / "a.xlsx")
    table = read_actions(path, text="text").table
    assert table["text"].tolist() == [text, "plan"]
    assert list(table.columns)[-1] == text


def test_long_whole_numbers_are_written_as_text(tmp_path: Path) -> None:
    ids = [900719925474099301, 900719925474099302, 7]
    frame = pd.DataFrame({"id": ids, "text": ["a", "b", "c"], "votes": [2**53, 1, 2]})
    table = read_actions(write_workbook({"Actions": frame}, tmp_path / "a.xlsx")).table
    assert table["id"].tolist() == [str(id_) for id_ in ids]
    assert table["votes"].tolist() == [2**53, 1, 2]


def test_long_whole_numbers_beside_blanks_are_written_as_text(tmp_path: Path) -> None:
    numbers = pd.Series([-(2**60) - 1, None, True, 1.5], dtype=object)
    frame = pd.DataFrame({"text": list("abcd"), "n": numbers})
    table = read_actions(write_workbook({"Actions": frame}, tmp_path / "a.xlsx")).table
    assert table["n"].tolist()[0] == str(-(2**60) - 1)
    assert table["n"].isna().tolist()[1]
    assert table["n"].tolist()[2:] == [True, "1.5"]


def test_texts_that_a_cell_cannot_hold_are_named(tmp_path: Path) -> None:
    long, most = "x" * (EXCEL_CHARACTERS + 1), "y" * EXCEL_CHARACTERS
    first = pd.DataFrame({"id": ["1", "2", "3"], "text": [most, long, long]})
    lists = pd.DataFrame({"terms": [["word"] * 9_000], long: ["short"]})
    with pytest.warns(CutTextWarning) as told:
        path = write_workbook({"Actions": first, "Words": lists}, tmp_path / "a.xlsx")
    (warning,) = told
    assert str(warning.message) == (
        "an Excel cell holds 32,767 characters, and longer texts were cut with \u2026 at the end: "
        "sheet 'Actions', row 3, column 'text', sheet 'Actions', row 4, column 'text', "
        "sheet 'Words', row 1, the header of column 2, sheet 'Words', row 2, column 'terms'; "
        "CSV files hold the whole texts"
    )
    book = load_workbook(path)
    assert book["Actions"]["B2"].value == most
    for cell in (book["Actions"]["B3"], book["Words"]["A2"], book["Words"]["B1"]):
        assert len(cell.value) == EXCEL_CHARACTERS
        assert cell.value.endswith("\u2026")


def test_csv_files_beside_a_workbook_hold_whole_texts(tmp_path: Path) -> None:
    long = "x" * 100_000
    tables = {"actions": pd.DataFrame({"text": [long] * 10})}
    with pytest.warns(CutTextWarning, match="row 9, column 'text' and 2 more; CSV files hold"):
        write_csv_and_workbook(
            tables,
            tmp_path,
            "a.xlsx",
            {"actions": "Actions"},
            overwrite=True,
            guard_formulas=False,
        )
    assert pd.read_csv(tmp_path / "actions.csv")["text"].tolist() == [long] * 10


def test_a_text_that_just_fits_is_no_reason_to_warn(tmp_path: Path) -> None:
    # control characters are left out before a text is measured
    table = pd.DataFrame({"text": ["x" * EXCEL_CHARACTERS, "\0" * 9 + "x" * EXCEL_CHARACTERS]})
    sheet = load_workbook(write_workbook({"A": table}, tmp_path / "a.xlsx"))["A"]
    assert [len(str(row[0].value)) for row in sheet["A2:A3"]] == [EXCEL_CHARACTERS] * 2
