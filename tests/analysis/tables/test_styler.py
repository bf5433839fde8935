"""HTML is tested with `styled`; here are LaTeX, and Excel as read back."""

import io
import re
from pathlib import Path
from typing import Any, Self

import openpyxl
import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from actionclust import read_actions
from actionclust.analysis.printable import printable
from actionclust.analysis.tables import counts, hierarchy_table, styled
from actionclust.analysis.tables.styler import TableStyler
from actionclust.errors import InputError, SettingError
from tests.analysis.strategies import coded
from tests.strategies import any_texts

FORMULA = '=HYPERLINK("http://x","y")'
LETTERS = [r"50% & more_of #1 {a} ~ ^ \ $", "[draft]", FORMULA]


@pytest.fixture
def table() -> pd.DataFrame:
    frame = pd.DataFrame(
        {
            "text": [*"abcd"],
            "a & b": [*LETTERS, "plain"],
            "region": [*"NSSS"],
            "kind": ["help", "help", "barrier", "help"],
        }
    )
    return counts(read_actions(frame, text="text"), by=["a & b", "region"])


@pytest.fixture
def detail() -> pd.DataFrame:
    frame = pd.DataFrame({"text": ["a", "b"], "region": ["N", "S"], "code": ["a", "b"]})
    return hierarchy_table(coded(read_actions(frame, text="text")), "Alpha")


def read_back(file: Path | io.BytesIO, sheet: str = "Sheet1") -> Any:  # noqa: ANN401 - no stubs
    return openpyxl.load_workbook(file)[sheet]


def values(sheet: Any) -> list[tuple[object, ...]]:  # noqa: ANN401 - as above
    return list(sheet.iter_rows(values_only=True))


def test_latex_is_escaped_and_has_rules(table: pd.DataFrame) -> None:
    lines = styled(table, caption="100%").to_latex().splitlines()
    assert lines[:6] == [
        r"\begin{table}",
        r"\caption{100\%}",
        r"\begin{tabular}{lrrr}",
        r"\toprule",
        r" & \bfseries N (n=1) & \bfseries S (n=3) & \bfseries Total (n=4) \\",
        r"a \& b &  &  &  \\",
    ]
    assert (
        r"50\% \& more\_of \#1 \{a\} \textasciitilde{} \textasciicircum{} \textbackslash{} \$ & 1 "
        r"& 0 & \bfseries 1 \\"
    ) in lines
    # a bracket at the beginning of a row would be an option of the row before it
    assert r"{[}draft{]} & 0 & 1 & \bfseries 1 \\" in lines
    assert r"\bfseries Total & \bfseries 1 & \bfseries 3 & \bfseries 4 \\" in lines
    assert lines[-3:] == [r"\bottomrule", r"\end{tabular}", r"\end{table}"]


def test_latex_holds_no_css_and_no_html(table: pd.DataFrame) -> None:
    latex = styled(table).to_latex()
    for strange in ("color", "heading", "&amp;", "text-align", "zero"):
        assert strange not in latex


def test_latex_of_labels_in_the_index_needs_no_further_package(detail: pd.DataFrame) -> None:
    latex = styled(detail.set_index(["cluster", "sub_cluster"])).to_latex()
    assert r"\multirow" not in latex
    assert re.search(r"^ & \\bfseries Sum & \\bfseries 1 & \\bfseries 1", latex, re.MULTILINE)
    assert "sub\\_cluster" in latex


def test_latex_leaves_out_a_plain_index(detail: pd.DataFrame) -> None:
    lines = styled(detail).to_latex().splitlines()
    assert lines[2] == r"\begin{tabular}{llrrr}"
    assert r"One & a & 1 & 0 & \bfseries 1 \\" in lines


def test_latex_writes_fractions_short_and_missing_values_as_dashes() -> None:
    frame = pd.DataFrame({"share": [0.123456, None], "n": pd.array([3, None], dtype="Int64")})
    lines = styled(frame, decimals=2).to_latex().splitlines()
    assert lines[4:6] == [r"0.12 & 3 \\", "\u2013 & \u2013 \\\\"]


def test_options_of_pandas_come_first(table: pd.DataFrame, tmp_path: Path) -> None:
    assert "toprule" not in styled(table).to_latex(hrules=False)
    file = tmp_path / "table.tex"
    assert styled(table).to_latex(file, label="tab:regions") is None
    assert r"\label{tab:regions}" in file.read_text(encoding="utf-8")
    assert styled(table).to_html(tmp_path / "table.html") is None
    assert "<b>bold</b>" not in styled(table).set_caption("<b>bold</b>").to_html()


def test_excel_holds_numbers_texts_and_no_formulas(table: pd.DataFrame, tmp_path: Path) -> None:
    file = tmp_path / "table.xlsx"
    styled(table).to_excel(file)
    sheet = read_back(file)
    assert values(sheet) == [
        ("a & b", "N (n=1)", "S (n=3)", "Total (n=4)"),
        *(
            (label, *row)
            for label, row in zip(table.index, table.to_numpy().tolist(), strict=True)
        ),
    ]
    assert {cell.data_type for row in sheet for cell in row} == {"s", "n"}
    (formula,) = (cell for row in sheet for cell in row if cell.value == FORMULA)
    assert formula.data_type == "s"


def test_excel_has_bold_sums_and_columns_wide_enough(detail: pd.DataFrame, tmp_path: Path) -> None:
    detail["cluster"] = detail["cluster"].replace("One", "One, with a label of many words " * 3)
    styled(detail).to_excel(tmp_path / "table.xlsx", sheet_name="Alpha")
    sheet = read_back(tmp_path / "table.xlsx", "Alpha")
    # a plain index is left out
    assert values(sheet)[0] == ("cluster", "sub_cluster", "N (n=1)", "S (n=1)", "Total (n=2)")
    assert [cell.font.b for cell in sheet[1]] == [True] * 5
    assert [cell.font.b for cell in sheet[2]] == [False] * 4 + [True]
    assert [cell.font.b for cell in sheet[4]] == [True] * 5
    # columns side by side that are equally wide stand in the file as one entry
    widths = {
        column: round(entry.width)
        for entry in sheet.column_dimensions.values()
        for column in range(entry.min, entry.max + 1)
    }
    assert widths == {1: 60, 2: 13, 3: 9, 4: 9, 5: 13}
    assert sheet["A2"].alignment.wrap_text
    assert not sheet["B2"].alignment.wrap_text
    assert sheet["C2"].alignment.horizontal == "right"


def test_excel_shows_fractions_short_and_keeps_them_exact(tmp_path: Path) -> None:
    frame = pd.DataFrame({"share": [0.123456, None], "n": [3, 4]})
    styled(frame, decimals=2).to_excel(tmp_path / "table.xlsx")
    sheet = read_back(tmp_path / "table.xlsx")
    assert values(sheet) == [("share", "n"), (0.123456, 3), (None, 4)]
    assert sheet["A2"].number_format == "0.00"
    assert sheet["B2"].number_format == "General"
    styled(frame, decimals=0).to_excel(tmp_path / "table.xlsx")
    assert read_back(tmp_path / "table.xlsx")["A2"].number_format == "0"


def test_excel_of_columns_in_two_levels(tmp_path: Path) -> None:
    frame = pd.DataFrame({"text": ["a"], "d": ["D"], "region": ["N"], "kind": ["help"]})
    actions = read_actions(frame, text="text")
    styled(counts(actions, by=["d", ["region", "kind"]])).to_excel(tmp_path / "table.xlsx")
    found = pd.read_excel(tmp_path / "table.xlsx", header=[0, 1], index_col=0, engine="openpyxl")
    assert found["N", "help (n=1)"].to_dict() == {"D": 1, "Total": 1}


def test_several_tables_in_one_workbook(table: pd.DataFrame, detail: pd.DataFrame) -> None:
    file = io.BytesIO()
    with pd.ExcelWriter(file, engine="xlsxwriter") as writer:
        styled(table).to_excel(writer, "Regions")
        styled(detail).to_excel(writer, "Alpha", startrow=2)
    book = openpyxl.load_workbook(file)
    assert book.sheetnames == ["Regions", "Alpha"]
    assert book["Alpha"]["A3"].value == "cluster"


def test_other_writers_are_refused(table: pd.DataFrame, tmp_path: Path) -> None:
    class OtherWriter(pd.ExcelWriter):
        """Stand in for a writer of an engine that is not installed."""

        engine = "other"  # type: ignore[assignment]

        def __new__(cls) -> Self:
            return object.__new__(cls)

        def __init__(self) -> None:
            pass

    with pytest.raises(
        SettingError,
        match=r"^a styled table is written with xlsxwriter, and the ExcelWriter is one of other; "
        r"make it with pd\.ExcelWriter\(\.\.\., engine=\"xlsxwriter\"\)$",
    ):
        styled(table).to_excel(OtherWriter())
    assert list(tmp_path.iterdir()) == []


def test_what_excel_cannot_hold_is_left_out() -> None:
    frame = pd.DataFrame(
        {"a\x07": ["x\x00y\ud800z", None], "n": [1, 2]},
        index=pd.Index(["p\x1b", "q"], name="\x01id"),
        dtype=object,
    )
    file = io.BytesIO()
    styled(frame).to_excel(file)
    assert values(read_back(file)) == [("id", "a", "n"), ("p", "xy\\ud800z", 1), ("q", None, 2)]


def test_rows_and_columns_that_excel_cannot_tell_apart_are_refused() -> None:
    frame = pd.DataFrame({"n": [1, 2], "m\x0b": [3, 4]}, index=["p", "p\x1f"])
    for table in (frame, frame.T):
        with pytest.raises(
            InputError,
            match=r"^Excel cannot tell 'p', 'p\\x1f' apart, since it holds no control characters; "
            r"write one of them anew$",
        ):
            styled(table).to_excel(io.BytesIO())


def test_further_styles_reach_every_format(table: pd.DataFrame) -> None:
    style = styled(table)
    assert isinstance(style, TableStyler)
    style.hide(axis="columns", subset=["N (n=1)"])
    assert "N (n=1)" not in style.to_html()
    assert "N (n=1)" not in style.to_latex()
    # hidden columns are written to Excel, as pandas does


@given(st.lists(any_texts(), min_size=1, max_size=4, unique=True))
def test_any_text_can_be_written(labels: list[str]) -> None:
    frame = pd.DataFrame({"n": range(len(labels))}, index=pd.Index(labels, dtype=object))
    style = styled(frame)
    latex = style.to_latex()
    html = style.to_html()
    assert latex.count(r"\\") >= len(labels)
    assert len(re.findall(r"<tr>", html)) == len(labels) + 1
    assume(len({printable(label) for label in labels}) == len(labels))
    file = io.BytesIO()
    style.to_excel(file)
    sheet = read_back(file)
    assert [row[1] for row in values(sheet)[1:]] == list(range(len(labels)))
    assert {cell.data_type for row in sheet for cell in row} <= {"s", "n", "inlineStr"}


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a < b", r"a \textless{} b"),
        ("a > b", r"a \textgreater{} b"),
        ("a | b", r"a \textbar{} b"),
        ('"a', r"\textquotedblright{}a"),
        ("<|>", r"\textless{}\textbar{}\textgreater{}"),
    ],
)
def test_signs_that_old_fonts_of_latex_lack(text: str, written: str) -> None:
    latex = styled(pd.DataFrame({text: [text]}, index=[text]), caption=text).to_latex()
    assert latex.count(written) == 4
    assert text not in latex
