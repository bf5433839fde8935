"""Hidden columns and codes in .ods and .xlsb, and rows out of order."""

import struct

import pytest

from actionclust.reading.excel import read_excel
from tests.reading.workbooks import ods, ods_row, record, text, wide, xlsb, xlsb_cell, xlsx


def ods_of_codes(form: str, cells: list[tuple[str, str]], columns: str = "") -> bytes:
    """Write numbers, each with what its format shows, as LibreOffice does."""
    look = f'<number:number-style style:name="N100">{form}</number:number-style>'
    row = (
        '<table:table-row><table:table-cell table:style-name="ce1" office:value-type="float" '
        'office:value="{}" calcext:value-type="float"><text:p>{}</text:p></table:table-cell>'
        '<table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell>'
        "</table:table-row>"
    )
    return ods(
        columns + ods_row("id", "text") + "".join(row.format(*cell) for cell in cells), looks=look
    )


def digits(number: int, further: str = "") -> str:
    places = f'number:decimal-places="0" number:min-integer-digits="{number}"'
    return f"<number:number {places}{further}/>"


@pytest.mark.parametrize(
    ("form", "cells", "ids"),
    [
        (digits(3), [("1", "001"), ("20", "020"), ("345", "345")], ["001", "020", "345"]),
        (
            "<number:text>A</number:text>" + digits(3),
            [("1", "A001"), ("2", "A002")],
            ["A001", "A002"],
        ),
        (digits(5), [("1000", "01000"), ("90210", "90210")], ["01000", "90210"]),
        (digits(3), [("1.0", "001"), ("2", "002")], ["001", "002"]),
        (digits(3), [("123", "123"), ("456", "456")], [123, 456]),
        (digits(1), [("1", "1"), ("2", "2")], [1, 2]),
        (digits(4, ' number:grouping="true"'), [("1", "0,001"), ("2", "0,002")], [1, 2]),
        ('<number:number number:decimal-places="2" number:min-integer-digits="2"/>',
         [("1", "01.00"), ("2", "02.00")], [1, 2]),
    ],
)  # fmt: skip
def test_codes_of_opendocument_are_read_as_shown(
    form: str, cells: list[tuple[str, str]], ids: list[object]
) -> None:
    table = read_excel(ods_of_codes(form, cells), "a.ods", form="opendocument")
    assert table.frame["id"].tolist() == ids
    told = f"numbers read as their format shows them, in column A (as {ids[0]})"
    assert (told in table.notes) is isinstance(ids[0], str)


def test_codes_may_have_the_format_of_a_named_style() -> None:
    styles = f'<s><number:number-style style:name="N1">{digits(3)}</number:number-style></s>'
    row = (
        "<table:table-row><table:table-cell office:value='7' office:value-type='float'>"
        '<text:p text:style-name="P1">007</text:p></table:table-cell></table:table-row>'
    )
    table = read_excel(ods(ods_row("id") + row, styles=styles), "a.ods", form="opendocument")
    assert table.frame["id"].tolist() == ["007"]


def test_numbers_of_other_looks_in_a_workbook_with_codes_stay_numbers() -> None:
    cells = [("1", "1"), ("20", "20.0"), ("3", "EUR 3")]
    table = read_excel(ods_of_codes(digits(3), cells), "a.ods", form="opendocument")
    assert table.frame["id"].tolist() == [1, 20, 3]


COLUMNS_OF_ODS = (
    '<table:table-column table:style-name="co1" table:number-columns-repeated="{}"/>'
    '<table:table-column table:visibility="collapse" table:number-columns-repeated="{}"/>'
    '<table:table-column table:number-columns-repeated="16000"/>'
)


def xlsb_of_hidden(first: int, last: int, flags: int = 1) -> bytes:
    run = record(0x3C, struct.pack("<IIIIH", first, last, 2340, 0, flags))
    rows = {
        0: [xlsb_cell(column, name) for column, name in enumerate(["id", "text", "by"])],
        1: [xlsb_cell(column, "x") for column in range(3)],
    }
    return xlsb(rows, before=record(0x186) + run + record(0x187))


@pytest.mark.parametrize(
    ("form", "data", "told"),
    [
        ("opendocument", (0, 1), "1 column is hidden in the workbook, and was read: column A"),
        ("opendocument", (1, 1), "1 column is hidden in the workbook, and was read: column B"),
        (
            "opendocument",
            (1, 900),
            "2 columns are hidden in the workbook, and were read: columns B, C",
        ),
        ("opendocument", (3, 1), None),
        ("excel, binary", (0, 0), "1 column is hidden in the workbook, and was read: column A"),
        (
            "excel, binary",
            (1, 2),
            "2 columns are hidden in the workbook, and were read: columns B, C",
        ),
        (
            "excel, binary",
            (2, 16383),
            "1 column is hidden in the workbook, and was read: column C",
        ),
        ("excel, binary", (0, 2, 0), None),
    ],
)
def test_hidden_columns_of_other_workbooks_are_told(
    form: str, data: tuple[int, ...], told: str | None
) -> None:
    content = (
        xlsb_of_hidden(*data)
        if form == "excel, binary"
        else ods(
            COLUMNS_OF_ODS.format(*data) + ods_row("id", "text", "by") + ods_row("x", "x", "x")
        )
    )
    notes = read_excel(content, "a", form=form).notes
    assert notes == ("sheet 'Ideas'", *[told] * (told is not None))


def styles_of_records(*forms: str) -> bytes:
    """Write a format and a look of cells for each form; the first look is the usual one."""
    formats = b"".join(
        record(0x2C, struct.pack("<H", 164 + place) + wide(form))
        for place, form in enumerate(forms)
    )
    numbers = [0, *(164 + place for place in range(len(forms)))]
    # looks of named styles stand before those of cells, and are not those that cells name
    named = (
        record(0x272) + record(0x2F, struct.pack("<HH", 0xFFFF, 164) + bytes(12)) + record(0x273)
    )
    looks = b"".join(record(0x2F, struct.pack("<HH", 0, number) + bytes(12)) for number in numbers)
    return (
        record(0x116)
        + record(0x267, struct.pack("<I", len(forms))) + formats + record(0x268)
        + named
        + record(0x269, struct.pack("<I", len(numbers))) + looks + record(0x26A)
        + record(0x117)
    )  # fmt: skip


def short_number(number: int, *, hundredth: bool = False, whole: bool = True) -> bytes:
    bits = number << 2 if whole else struct.unpack("<i", struct.pack("<d", number)[4:])[0]
    return struct.pack("<i", bits | whole << 1 | hundredth)


@pytest.mark.parametrize(
    ("form", "cells", "ids"),
    [
        ("000", [1.0, 20.0, 345.0], ["001", "020", "345"]),
        ('"A"000', [1.0, 2.0], ["A001", "A002"]),
        ("00000", [1000.0, 90210.0], ["01000", "90210"]),
        ("000", [short_number(1), short_number(20)], ["001", "020"]),
        ("000", [short_number(700, hundredth=True), short_number(8, whole=False)], ["007", "008"]),
        ("000", [123.0, 456.0], [123, 456]),
        ("0", [1.0, 2.0], [1, 2]),
        ("000", [1.5, -2.0], [1.5, -2.0]),
        ("000", [1e300, 2.0], [1e300, "002"]),
    ],
)
def test_codes_of_binary_workbooks_are_read_as_shown(
    form: str, cells: list[float | bytes], ids: list[object]
) -> None:
    rows = {0: [xlsb_cell(0, "id"), xlsb_cell(1, "text")]}
    for row, number in enumerate(cells, 1):
        rows[row] = [xlsb_cell(0, number, kind=2, look=1), xlsb_cell(1, "x")]
    table = read_excel(xlsb(rows, styles=styles_of_records(form)), "a.xlsb", form="excel, binary")
    assert table.frame["id"].tolist() == ids
    codes = [id_ for id_ in ids if isinstance(id_, str)]
    told = f"numbers read as their format shows them, in column A (as {codes[0]})" if codes else ""
    assert table.notes == ("sheet 'Ideas'", *[told] * bool(codes))


def test_a_formula_with_a_format_of_codes_is_read_as_shown() -> None:
    result = xlsb_cell(0, struct.pack("<d", 4.0) + bytes(10), kind=9, look=1)
    rows = {0: [xlsb_cell(0, "id")], 1: [result], 2: [xlsb_cell(0, 5.0)]}
    table = read_excel(xlsb(rows, styles=styles_of_records("000")), "a", form="excel, binary")
    assert table.frame["id"].tolist() == ["004", 5]


def _row(number: int, *cells: tuple[str, str]) -> str:
    inside = "".join(text(f"{column}{number}", cell) for column, cell in cells)
    return f'<row r="{number}">{inside}</row>'


NAMES = _row(1, ("A", "text"), ("B", "id"))
ONE, TWO = _row(2, ("A", "one"), ("B", "a")), _row(3, ("A", "two"), ("B", "b"))


@pytest.mark.parametrize(
    "rows",
    [
        NAMES + TWO + ONE,
        ONE + TWO + NAMES,
        NAMES + _row(2, ("B", "a"), ("A", "one")) + TWO,
        TWO + _row(2, ("B", "a"), ("A", "one")) + NAMES,
    ],
)
def test_rows_and_cells_out_of_order_stand_where_they_say(rows: str) -> None:
    frame = read_excel(xlsx(rows), "a.xlsx").frame
    assert frame["text"].tolist() == ["one", "two"]
    assert frame["id"].tolist() == ["a", "b"]
