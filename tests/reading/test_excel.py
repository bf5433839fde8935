import io
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import datetime

import pytest
from openpyxl import Workbook
from openpyxl.chart import BarChart
from openpyxl.worksheet.datavalidation import DataValidation

from actionclust.errors import InputError, SettingError
from actionclust.reading.excel import read_excel

Rows = list[list[object]]


def workbook(**sheets: Rows) -> bytes:
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    return saved(book)


def saved(book: Workbook) -> bytes:
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def changed(data: bytes, change: Callable[[str], str]) -> bytes:
    """Change the XML of the first sheet."""
    content = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(content, "w") as new:
        for name in old.namelist():
            part = old.read(name).decode()
            new.writestr(name, change(part) if name.endswith("sheet1.xml") else part)
    return content.getvalue()


ACTIONS: Rows = [["id", "Actie", "votes"], ["A1", "one", 3], ["A2", "two", None]]


def test_the_only_sheet_with_content_is_read() -> None:
    table = read_excel(workbook(Empty=[], Actions=ACTIONS), "a.xlsx")
    assert table.frame["Actie"].tolist() == ["one", "two"]
    assert table.frame["votes"].isna().tolist() == [False, True]
    assert table.rows.named([0, 1]) == "rows 2, 3"
    assert table.notes == ("sheet 'Actions'",)


def test_the_sheet_asked_for_is_read() -> None:
    table = read_excel(
        workbook(Notes=[["text"], ["zero"]], Actions=ACTIONS), "a.xlsx", sheet="Actions"
    )
    assert table.frame["id"].tolist() == ["A1", "A2"]


def test_sheets_of_charts_are_passed_over() -> None:
    book = Workbook()
    book.active.append(["text"])
    book.active.append(["one"])
    book.create_chartsheet("Chart").add_chart(BarChart())
    assert read_excel(saved(book), "a.xlsx").notes == ("sheet 'Sheet'",)


def test_several_sheets_with_content_are_refused() -> None:
    message = re.escape(
        "a.xlsx: expected one sheet with content, found 2: 'Notes', 'Actions'; pass one of them "
        'as sheet="..."'
    )
    with pytest.raises(InputError, match=message):
        read_excel(workbook(Notes=[["text"]], Actions=ACTIONS), "a.xlsx")


def test_an_unknown_sheet_is_refused() -> None:
    message = re.escape("a.xlsx has no sheet 'Action'; did you mean 'Actions'?")
    with pytest.raises(SettingError, match=message):
        read_excel(workbook(Actions=ACTIONS), "a.xlsx", sheet="Action")


def test_a_sheet_must_be_a_name() -> None:
    message = re.escape("sheet must be the name of a sheet; got 0 (int); a.xlsx has: 'Actions'")
    with pytest.raises(SettingError, match=message):
        read_excel(workbook(Actions=ACTIONS), "a.xlsx", sheet=0)


def test_a_workbook_without_content_is_refused() -> None:
    message = "a.xlsx: no sheet has content; expected a table with column names"
    with pytest.raises(InputError, match=message):
        read_excel(workbook(One=[], Two=[]), "a.xlsx")


def test_an_empty_sheet_that_was_asked_for_is_refused() -> None:
    with pytest.raises(InputError, match=r"a\.xlsx: the file is empty"):
        read_excel(workbook(One=[], Actions=ACTIONS), "a.xlsx", sheet="One")


def test_numbers_and_dates_keep_their_type() -> None:
    rows: Rows = [["text", 2022], ["one", 5], [12, 6], [datetime(2022, 3, 1), 7]]  # noqa: DTZ001 - Excel has no time zones
    frame = read_excel(workbook(Actions=rows), "a.xlsx").frame
    assert frame["text"].tolist() == ["one", 12, datetime(2022, 3, 1)]  # noqa: DTZ001 - as above
    assert frame["2022"].tolist() == [5, 6, 7]


def test_empty_rows_between_and_after_are_left_out() -> None:
    book = Workbook()
    book.active["B2"] = "text"
    book.active["B4"] = "one"
    book.active["B9"] = " "
    table = read_excel(saved(book), "a.xlsx")
    assert table.frame["text"].tolist() == ["one"]
    assert table.rows.named([0]) == "row 4"
    assert table.notes[1:] == (
        "column names: row 2, the first row with content",
        "left out because empty: rows 3, 5, 6, 7, 8, 9",
        "columns without name and content left out: A",
    )


def test_rows_beyond_the_stated_size_are_read() -> None:
    data = changed(
        workbook(Actions=ACTIONS),
        lambda part: re.sub(r'<dimension ref="[^"]*"', '<dimension ref="A1"', part),
    )
    assert read_excel(data, "a.xlsx").frame.shape == (2, 3)


def test_control_characters_are_read_as_excel_means_them() -> None:
    frame = read_excel(workbook(A=[["text"], ["one_x000D_\ntwo"]]), "a.xlsx").frame
    assert frame["text"].tolist() == ["one\r\ntwo"]


def test_errors_of_excel_are_noted_and_kept_as_text() -> None:
    table = read_excel(workbook(A=[["text", "region"], ["one", "#N/A"], ["#REF!", "N"]]), "a.xlsx")
    assert table.frame["region"].tolist() == ["#N/A", "N"]
    assert table.notes[1] == "cells with an Excel error, kept as text: B2 #N/A, A3 #REF!"


def test_formulas_without_results_are_refused() -> None:
    message = re.escape(
        "a.xlsx, sheet 'A': formulas without a stored result: B2, B3; open the workbook in Excel "
        "and save it, or paste the values over the formulas"
    )
    with pytest.raises(InputError, match=message):
        read_excel(workbook(A=[["text", "n"], ["one", "=1+1"], ["two", "=2+2"]]), "a.xlsx")


def test_results_of_formulas_are_read_empty_ones_too() -> None:
    data = changed(
        workbook(A=[["text", "n"], ["one", "=1+1"], ["two", '=""']]),
        lambda part: re.sub(
            r'<c r="B3">(<f>.*?</f>)<v ?(?:/>|></v>)',
            r'<c r="B3" t="str">\1<v></v>',
            re.sub(r"(<f>1\+1</f>)<v ?(?:/>|></v>)", r"\1<v>2</v>", part),
        ),
    )
    frame = read_excel(data, "a.xlsx").frame
    assert frame["n"].iloc[0] == 2
    assert frame["n"].isna().tolist() == [False, True]


def test_extensions_that_hold_no_values_are_no_warning() -> None:
    book = Workbook()
    book.active.append(["text"])
    book.active.append(["one"])
    book.active.add_data_validation(DataValidation(type="whole", sqref="B1"))
    extension = '<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}"/></extLst></worksheet>'
    data = changed(saved(book), lambda part: part.replace("</worksheet>", extension))
    assert read_excel(data, "a.xlsx").frame["text"].tolist() == ["one"]


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[: len(data) // 2],
        lambda data: changed(data, lambda part: part[: len(part) // 2]),
        lambda _: b"no zip at all",
    ],
)
def test_a_damaged_workbook_is_refused(damage: Callable[[bytes], bytes]) -> None:
    message = (
        r"a\.xlsx: the workbook cannot be read \(.+\); it is damaged, or no Excel workbook; "
        r"open it in Excel and save it again as \.xlsx"
    )
    with pytest.raises(InputError, match=message):
        read_excel(damage(workbook(Actions=ACTIONS)), "a.xlsx")


def test_the_libraries_for_workbooks_are_loaded_only_when_there_is_one() -> None:
    program = (
        "from actionclust import read_actions; import sys; "
        "print(bool({'python_calamine', 'xlrd', 'xlsxwriter', 'openpyxl'} & {*sys.modules}))"
    )
    done = subprocess.run(  # noqa: S603 - this Python, and a program from here
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout == "False\n"
