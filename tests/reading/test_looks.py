"""What sheets show beside their cells: merged areas, what is hidden, codes."""

import io
import struct
import zipfile

import pytest
import xlwt
from openpyxl import Workbook

from actionclust.errors import InputError
from actionclust.reading.excel import read_excel
from tests.reading.workbooks import ods, record, xlsb, xlsb_cell, zipped

ROWS: list[list[object]] = [
    ["Region", "Group", "Text"],
    ["North", "N1", "Share data"],
    [None, None, "Train nurses"],
    [None, None, "Pay teams"],
    ["South", "S1", "Open late"],
    [None, None, "Plain letters"],
]
MERGED = ["A2:A4", "B2:B4", "A5:A6"]


def saved(book: Workbook) -> bytes:
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def sheet_of(rows: list[list[object]], *merged: str) -> Workbook:
    book = Workbook()
    book.active.title = "Ideas"
    for row in rows:
        book.active.append(row)
    for area in merged:
        book.active.merge_cells(area)
    return book


def of_openpyxl() -> bytes:
    book = sheet_of(ROWS, *MERGED)
    book.active.row_dimensions[3].hidden = True
    return saved(book)


def of_xlwt() -> bytes:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Ideas")
    areas = {(1, 0): (1, 3, 0, 0), (1, 1): (1, 3, 1, 1), (4, 0): (4, 5, 0, 0)}
    for row, cells in enumerate(ROWS):
        for column, value in enumerate(cells):
            if (row, column) in areas:
                sheet.write_merge(*areas[row, column], value)
            elif value is not None:
                sheet.write(row, column, value)
    sheet.row(2).hidden = True
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def of_ods() -> bytes:
    spans = {(1, 0): 3, (1, 1): 3, (4, 0): 2}
    xml = ""
    for row, cells in enumerate(ROWS):
        hidden = ' table:visibility="filter"' if row == 2 else ""
        xml += f"<table:table-row{hidden}>"
        for column, value in enumerate(cells):
            if value is None:
                xml += "<table:covered-table-cell/>"
                continue
            span = spans.get((row, column))
            spanned = f' table:number-rows-spanned="{span}"' if span else ""
            xml += (
                f'<table:table-cell office:value-type="string"{spanned}><text:p>{value}</text:p>'
                "</table:table-cell>"
            )
        xml += "</table:table-row>"
    return ods(xml)


def of_records() -> bytes:
    data = xlsb(
        {
            row: [xlsb_cell(column, cell) for column, cell in enumerate(cells) if cell is not None]
            for row, cells in enumerate(ROWS)
        }
    )
    return with_merged(data, [(1, 3, 0, 0), (1, 3, 1, 1), (4, 5, 0, 0)], hidden=2)


def with_merged(data: bytes, areas: list[tuple[int, int, int, int]], hidden: int) -> bytes:

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    sheet = members["xl/worksheets/sheet1.bin"]
    row = record(0, struct.pack("<I", hidden) + bytes(21))
    assert row in sheet
    sheet = sheet.replace(
        row, record(0, struct.pack("<I", hidden) + bytes(7) + b"\x10" + bytes(13))
    )
    merged = b"".join(record(0xB0, struct.pack("<IIII", *area)) for area in areas)
    end = record(0x82)
    assert sheet.endswith(end)
    members["xl/worksheets/sheet1.bin"] = sheet[: -len(end)] + merged + end
    return zipped(members)


KINDS = {
    "excel": of_openpyxl,
    "excel, old": of_xlwt,
    "opendocument": of_ods,
    "excel, binary": of_records,
}


@pytest.mark.parametrize("form", KINDS)
def test_merged_cells_are_filled_down_and_what_is_blank_stays_blank(form: str) -> None:
    table = read_excel(KINDS[form](), "a", form=form)
    assert table.frame["Region"].tolist() == ["North"] * 3 + ["South"] * 2
    assert table.frame["Group"].tolist()[:4] == ["N1"] * 3 + ["S1"]
    assert table.frame["Group"].isna().tolist() == [False] * 4 + [True]
    filled = (
        "5 merged cells filled down with what stands above them, in columns A, B: A2:A4, B2:B4, "
        "A5:A6"
    )
    assert table.notes == (
        "sheet 'Ideas'",
        filled,
        "1 row is hidden, or filtered out, in the workbook, and was read: row 3",
    )


def test_names_of_columns_are_not_filled_down() -> None:
    rows: list[list[object]] = [["id", "Text"], [None, "first"], ["A1", "Train nurses"]]
    table = read_excel(saved(sheet_of(rows, "A1:A2")), "a.xlsx")
    assert table.frame["id"].isna().tolist() == [True, False]


def test_merged_cells_are_not_filled_to_the_right() -> None:
    rows: list[list[object]] = [["Text", "Note"], ["Train nurses", None], ["Share data", "x"]]
    table = read_excel(saved(sheet_of(rows, "A2:B2")), "a.xlsx")
    assert table.frame["Note"].isna().tolist() == [True, False]
    assert table.notes == ("sheet 'Ideas'",)


def test_rows_without_other_content_stay_empty() -> None:
    rows: list[list[object]] = [["Region", "Text"], ["North", "Train nurses"], [None, None]]
    rows += [[None, "Share data"]]
    table = read_excel(saved(sheet_of(rows, "A2:A4")), "a.xlsx")
    assert table.frame["Region"].tolist() == ["North", "North"]
    assert "1 merged cell filled down with what stands above it, in column A: A2:A4" in table.notes


def test_an_area_may_reach_beyond_the_table() -> None:
    book = sheet_of([["Region", "Text"], ["North", "one"], [None, "two"]], "A2:A500")
    assert read_excel(saved(book), "a.xlsx").frame["Region"].tolist() == ["North", "North"]


def test_a_blank_merged_area_fills_nothing() -> None:
    book = sheet_of([["Region", "Text"], [None, "one"], [None, "two"]], "A2:A3")
    assert read_excel(saved(book), "a.xlsx").notes == ("sheet 'Ideas'",)


def hidden_sheet(kind: str) -> bytes:
    if kind == "excel, old":
        old = xlwt.Workbook()
        for name in ("Ideas", "Lists"):
            for row, value in enumerate(["text", "one"]):
                (old.add_sheet(name) if row == 0 else old.get_sheet(name)).write(row, 0, value)
        old.get_sheet("Lists").visibility = 1
        content = io.BytesIO()
        old.save(content)
        return content.getvalue()
    book = sheet_of([["text"], ["one"]])
    lists = book.create_sheet("Lists")
    lists.append(["text"])
    lists.append(["two"])
    lists.sheet_state = "veryHidden"
    return saved(book)


@pytest.mark.parametrize("form", ["excel", "excel, old"])
def test_hidden_sheets_are_told_and_not_read(form: str) -> None:
    table = read_excel(hidden_sheet(form), "a", form=form)
    assert table.frame["text"].tolist() == ["one"]
    _, note = table.notes
    expected = "not read, as it is hidden in the workbook: sheet 'Lists'; to read one, pass "
    assert note == expected + 'sheet="..."'


def test_a_hidden_sheet_is_read_when_asked_for() -> None:
    table = read_excel(hidden_sheet("excel"), "a.xlsx", sheet="Lists")
    assert table.frame["text"].tolist() == ["two"]
    assert table.notes == ("sheet 'Lists'", "the sheet is hidden in the workbook")


def test_a_hidden_sheet_is_read_when_no_other_has_content() -> None:
    book = Workbook()
    lists = book.create_sheet("Lists")
    lists.append(["text"])
    lists.append(["two"])
    lists.sheet_state = "hidden"
    notes = read_excel(saved(book), "a.xlsx").notes
    assert notes == ("sheet 'Lists'", "the sheet is hidden in the workbook")


def test_two_shown_sheets_are_refused_as_before() -> None:
    book = sheet_of([["text"], ["one"]])
    book.create_sheet("More").append(["text"])
    with pytest.raises(InputError, match="found 2: 'Ideas', 'More'"):
        read_excel(saved(book), "a.xlsx")


def test_hidden_columns_are_told() -> None:
    book = sheet_of([["id", "text"], ["A1", "one"]])
    book.active.column_dimensions["A"].hidden = True
    notes = read_excel(saved(book), "a.xlsx").notes
    assert notes[1] == "1 column is hidden in the workbook, and was read: column A"


def test_rows_that_a_filter_leaves_out_are_told() -> None:
    book = sheet_of([["id", "text"], ["A1", "one"], ["A2", "two"], ["A3", "three"]])
    book.active.auto_filter.ref = "A1:B4"
    for row in (2, 4):
        book.active.row_dimensions[row].hidden = True
    notes = read_excel(saved(book), "a.xlsx").notes
    told = "2 rows are hidden, or filtered out, in the workbook, and were read: rows 2, 4"
    assert notes[1] == told


def codes_of_openpyxl(code: str, *numbers: float) -> bytes:
    book = sheet_of([["id", "text"], *([number, "x"] for number in numbers)])
    for row in range(2, len(numbers) + 2):
        book.active.cell(row, 1).number_format = code
    return saved(book)


@pytest.mark.parametrize(
    ("code", "numbers", "ids"),
    [
        ("000", [1, 20, 345], ["001", "020", "345"]),
        ('"A"000', [1, 2], ["A001", "A002"]),
        ("00000", [1000, 90210], ["01000", "90210"]),
        ("000", [123, 456], [123, 456]),
        ("0", [1, 2], [1, 2]),
        ("0.00", [1, 2], [1, 2]),
        ("000", [1.5, 2], [1.5, 2]),
    ],
)
def test_codes_are_read_as_their_format_shows_them(
    code: str, numbers: list[float], ids: list[object]
) -> None:
    table = read_excel(codes_of_openpyxl(code, *numbers), "a.xlsx")
    if code == "000" and numbers == [1.5, 2]:
        assert table.frame["id"].tolist() == [1.5, "002"]
        return
    assert table.frame["id"].tolist() == ids
    told = f"numbers read as their format shows them, in column A (as {ids[0]})"
    assert (told in table.notes) is isinstance(ids[0], str)


def test_codes_of_old_workbooks_are_read_as_shown() -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Ideas")
    for row, (number, text) in enumerate([("id", "text"), (1, "one"), (12, "two")]):
        sheet.write(row, 0, number, xlwt.easyxf(num_format_str="000"))
        sheet.write(row, 1, text)
    content = io.BytesIO()
    book.save(content)
    table = read_excel(content.getvalue(), "a.xls", form="excel, old")
    assert table.frame["id"].tolist() == ["001", "012"]
