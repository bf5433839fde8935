import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionclust.errors import InputError, SettingError
from actionclust.reading.delimited import SEPARATORS, read_delimited, read_lines
from actionclust.reading.table import RawTable
from tests.strategies import file_texts

HEADERS = ["id", "Actie", "Région"]


def written(rows: list[list[str]], separator: str, quoting: int, line_break: str) -> str:
    content = io.StringIO()
    csv.writer(content, delimiter=separator, quoting=quoting, lineterminator=line_break).writerows(
        rows
    )
    return content.getvalue()


def cells_of(table: RawTable) -> list[list[str | None]]:
    return [
        [cell if isinstance(cell, str) else None for cell in row]
        for row in table.frame.astype(object).to_numpy().tolist()
    ]


@given(
    width=st.shared(st.integers(2, 3), key="width"),
    rows=st.shared(st.integers(2, 3), key="width").flatmap(
        lambda width: st.lists(
            st.lists(file_texts(), min_size=width, max_size=width), min_size=1, max_size=6
        )
    ),
    separator=st.sampled_from(sorted(SEPARATORS)),
    dialect=st.sampled_from(
        [(csv.QUOTE_ALL, "\n"), (csv.QUOTE_ALL, "\r\n"), (csv.QUOTE_MINIMAL, "\r\n")]
    ),
    told=st.booleans(),
)
def test_any_table_survives_each_dialect(
    width: int, rows: list[list[str]], separator: str, dialect: tuple[int, str], *, told: bool
) -> None:
    header = HEADERS[:width]
    kept = [row for row in rows if any(cell.strip() for cell in row)]
    text = written([header, *rows], separator, *dialect)
    given_separator = separator if told else None
    if not kept:
        with pytest.raises(InputError, match="no rows"):
            read_delimited(text, "a.csv", separator=given_separator)
        return
    table = read_delimited(text, "a.csv", separator=given_separator, as_text=header)
    assert list(table.frame.columns) == header
    assert cells_of(table) == [[cell if cell.strip() else None for cell in row] for row in kept]
    assert f"separator {SEPARATORS[separator]}" in table.notes
    places = [place for place, row in enumerate(rows, start=2) if row in kept]
    assert table.rows.labels == places


@given(st.lists(file_texts().filter(str.strip), min_size=1))
def test_any_column_survives(texts: list[str]) -> None:
    text = written([["Actie"], *([text] for text in texts)], ",", csv.QUOTE_ALL, "\n")
    table = read_delimited(text, "a.csv", as_text=["Actie"])
    assert table.frame["Actie"].tolist() == texts
    assert table.notes == ("one column, no separator",)


@pytest.mark.parametrize(
    ("text", "separator"),
    [
        ("id,text\nA1,one; two\n", "','"),
        ("id;text\nA1;one, two\n", "';'"),
        ("id\ttext\nA1\tone, two; three\n", "tab"),
        ("id|text\nA1|one, two\n", "'|'"),
        ("id;text, in short;region\nA1;one, two;North\nA2;three, four;South\n", "';'"),
    ],
)
def test_the_separator_is_the_one_that_fits(text: str, separator: str) -> None:
    assert read_delimited(text, "a.csv").notes == (f"separator {separator}",)


def test_quoted_fields_hold_separators_quotes_and_line_breaks() -> None:
    table = read_delimited('id;text\nA1;"one; ""two""\r\nthree"\nA2;four\n', "a.csv")
    assert table.frame["text"].tolist() == ['one; "two"\r\nthree', "four"]
    assert table.rows.named([0, 1]) == "rows 2, 3"


def test_texts_of_a_single_column_may_hold_separators() -> None:
    table = read_delimited("text\none, two\nthree; four, five\n", "a.csv")
    assert table.frame["text"].tolist() == ["one, two", "three; four, five"]


def test_a_separator_stated_in_the_first_line_is_used() -> None:
    table = read_delimited("sep=^\r\nid^text\r\nA1^one, two\r\n", "a.csv")
    assert table.frame["text"].tolist() == ["one, two"]
    assert table.rows.named([0]) == "row 3"
    assert table.notes == (
        "line 1 states the separator '^'",
        "separator '^'",
        "column names: row 2, the first row with content",
    )


def test_columns_of_numbers_are_noted() -> None:
    table = read_delimited("id,text,votes\n1,one,3\n2,two,4\n", "a.csv", as_text=["id"])
    assert table.frame["id"].tolist() == ["1", "2"]
    assert table.frame["votes"].tolist() == [3, 4]
    assert table.notes == ("separator ','", "numbers: 'votes'")


def test_ragged_records_are_refused_with_their_lines() -> None:
    text = 'id;text;region\nA1;"one\ntwo";N\nA2;three\nA3;four;S\nA4;five; six;S\n'
    message = re.escape(
        "a.csv: with the separator ';', expected 3 fields in every record, as in the header; "
        "line 4 has 2, line 6 has 4; put double quotes around fields that hold the separator, "
        "pass separator=... if it is another one, or name the file .txt if each line is one text"
    )
    with pytest.raises(InputError, match=message):
        read_delimited(text, "a.csv")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('id,text\nA1,one\nA2,"two\nA3,three\n', 3),
        ('id,text\nA1,"one" and two\n', 2),
        ('text\n"one" and two\n', 2),
    ],
)
def test_quotes_that_do_not_match_are_refused_with_their_line(text: str, line: int) -> None:
    message = (
        rf"a.csv: the record that starts in line {line} cannot be cut into fields \(.+\); check "
        "its double quotes: a field that starts with one ends with one"
    )
    with pytest.raises(InputError, match=message):
        read_delimited(text, "a.csv")


def test_two_separators_that_fit_are_refused() -> None:
    message = re.escape(
        "a.csv: the separators ',' and ';' fit equally well; pass the right one, for example "
        'separator=";"'
    )
    with pytest.raises(InputError, match=message):
        read_delimited("a,b;c\n1,2;3\n", "a.csv")


@pytest.mark.parametrize("text", ["id;text\nA1;one\n", "sep=,\nid;text\nA1;one\n"])
def test_a_separator_that_is_nowhere_is_refused_where_another_fits(text: str) -> None:
    message = re.escape(
        "a.csv: the separator ',' is nowhere in the file, and ';' fits; pass the right one with "
        "separator=..."
    )
    with pytest.raises(InputError, match=message):
        read_delimited(text, "a.csv", separator=",")


def test_a_single_column_needs_no_separator_and_may_be_told_one() -> None:
    table = read_delimited("text\none\ntwo; three\n", "a.csv", separator=",")
    assert table.frame["text"].tolist() == ["one", "two; three"]
    assert table.notes == ("one column, no separator",)


@pytest.mark.parametrize("separator", ["", ";;", '"', "\n", 5])
def test_a_separator_must_be_one_character(separator: object) -> None:
    message = re.escape(
        "separator must be a single character, and no quote or line break, such as ';' or "
        f"'\\t' for a tab; got {separator!r} ({type(separator).__name__})"
    )
    with pytest.raises(SettingError, match=message):
        read_delimited("id;text\nA1;one\n", "a.csv", separator=separator)


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_each_line_is_a_text(line_break: str) -> None:
    lines = ["text", 'one, "two', " ", "three\u2028four", "", "five"]
    table = read_lines(line_break.join(lines) + line_break, "a.txt")
    assert table.frame["text"].tolist() == ["text", 'one, "two', "three\u2028four", "five"]
    assert table.rows.labels == [1, 2, 4, 6]
    assert table.notes == ("one text a line", "left out because empty: lines 3, 5")


def test_the_last_line_may_lack_its_break() -> None:
    table = read_lines("one\ntwo", "a.txt")
    assert table.frame["text"].tolist() == ["one", "two"]
    assert table.notes == ("one text a line",)


def test_a_field_may_be_longer_than_the_limit_of_the_csv_module() -> None:
    limit = csv.field_size_limit()
    long = "x" * (limit + 1)
    table = read_delimited(f"id,text\nA1,{long}\n", "a.csv")
    assert table.frame["text"].tolist() == [long]
    assert csv.field_size_limit() == limit
    with pytest.raises(InputError, match=r"cannot be cut into fields \(unexpected end of data\)"):
        read_delimited(f'id,text\nA1,"{long}\n', "a.csv")
    assert csv.field_size_limit() == limit


def test_lines_without_text_are_refused() -> None:
    message = "a.txt: the file is empty; expected one text a line"
    with pytest.raises(InputError, match=message):
        read_lines("\n \n", "a.txt")
