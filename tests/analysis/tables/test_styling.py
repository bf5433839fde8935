import io
import re
import subprocess
import sys

import openpyxl
import pandas as pd
import pytest

from actionclust import read_actions
from actionclust.analysis.tables import counts, hierarchy_table, presence, styled
from actionclust.errors import InputError, SettingError
from tests.analysis.strategies import coded

HOSTILE = "<script>alert(1)</script> & co"


@pytest.fixture
def table() -> pd.DataFrame:
    frame = pd.DataFrame(
        {"text": ["a", "b", "c"], HOSTILE: [HOSTILE, "plain", "plain"], "region": ["N", "S", "S"]}
    )
    return counts(read_actions(frame, text="text"), by=[HOSTILE, "region"])


def cell(html: str, row: int, column: int) -> str:
    found = re.search(rf'<td id="\w+_row{row}_col{column}" class="([^"]*)" ?>([^<]*)</td>', html)
    assert found is not None
    return f"{found[2]}{' zero' * ('zero' in found[1].split())}"


def rules(html: str, *elements: str) -> str:
    """Give the CSS of some elements of a table."""
    blocks = re.findall(r"([^{}]+)\{([^}]*)\}", html.split("</style>", maxsplit=1)[0])
    return " ".join(
        " ".join(body.split())
        for names, body in blocks
        if any(re.search(rf"{element}\b", names) for element in elements)
    )


def test_nothing_in_a_table_is_html(table: pd.DataFrame) -> None:
    html = styled(table, caption=HOSTILE).to_html()
    assert "<script" not in html
    assert html.count("&lt;script&gt;alert(1)&lt;/script&gt; &amp; co") == 3
    assert table.index.name == HOSTILE


def test_numbers_zeros_and_sums(table: pd.DataFrame) -> None:
    html = styled(table).to_html()
    assert cell(html, 0, 0) == "1"
    assert cell(html, 0, 1) == "0 zero"
    assert cell(html, 2, 2) == "3"
    assert "text-align: right" in rules(html, "row0_col0")
    assert "font-weight: bold" in rules(html, "row2_col0")
    assert "font-weight: bold" in rules(html, "row0_col2")
    assert "font-weight: bold" not in rules(html, "row0_col0")
    assert "color: #767676" in rules(html, r"td\.zero")


def test_sums_of_a_hierarchy_are_bold_with_their_labels() -> None:
    frame = pd.DataFrame({"text": ["a", "b"], "region": ["N", "S"], "code": ["a", "loose"]})
    h = coded(read_actions(frame, text="text"))
    table = hierarchy_table(h)
    html = styled(table).to_html()
    for row, (wide, cluster, narrow) in enumerate(
        table[["super_cluster", "cluster", "sub_cluster"]].itertuples(index=False)
    ):
        bold = "Sum" in {cluster, narrow} or wide == "Total"
        assert ("font-weight: bold" in rules(html, f"row{row}_col0")) == bold
    # a plain index says nothing
    assert 'class="row_heading' not in html
    nested = styled(table.set_index(["super_cluster", "cluster", "sub_cluster"])).to_html()
    assert "font-weight: bold" in rules(nested, "row2_col0")
    assert 'rowspan="' in nested


def test_missing_values_are_dashes_and_fractions_are_short() -> None:
    frame = pd.DataFrame({"share": [0.123456, None], "count": pd.array([0, None], dtype="Int64")})
    html = styled(frame, decimals=3).to_html()
    assert [cell(html, row, column) for row in (0, 1) for column in (0, 1)] == [
        *("0.123", "0 zero", "\u2013", "\u2013"),
    ]


def test_booleans_are_words() -> None:
    frame = pd.DataFrame({"text": ["a"], "group": ["G1"], "code": ["a"]})
    html = styled(presence(coded(read_actions(frame, text="text")))).to_html()
    assert cell(html, 0, 0) == "True"
    assert cell(html, 1, 0) == "False zero"


def test_captions(table: pd.DataFrame) -> None:
    own = styled(table).to_html()
    assert re.search(r"<caption>&lt;script.* by region</caption>", own)
    assert "<caption>Regions</caption>" in styled(table, caption="Regions").to_html()
    assert "<caption" not in styled(pd.DataFrame({"a": [1]})).to_html()


def test_rows_with_one_index_show_it_as_a_column() -> None:
    frame = pd.DataFrame({"level": ["micro", "meso"]}, index=pd.Index(["S01", "S01"], name="id"))
    html = styled(frame).to_html()
    assert [cell(html, row, 0) for row in (0, 1)] == ["S01", "S01"]


def test_different_tables_on_one_page_do_not_mix(table: pd.DataFrame) -> None:
    one, other = styled(table).to_html(), styled(table.iloc[:1]).to_html()
    names = [re.findall(r'<table id="(T_\w+)"', html) for html in (one, other)]
    assert names[0] != names[1]
    assert styled(table).to_html() == one


def test_the_same_table_gives_the_same_html_in_every_run(table: pd.DataFrame) -> None:
    program = (
        "import pandas as pd\n"
        "from actionclust.analysis.tables import styled\n"
        "print(styled(pd.DataFrame({'n': [1, 0]}, index=['a', 'Total'])).to_html())\n"
    )
    outputs = {
        subprocess.run(  # noqa: S603 - this Python, and a program from here
            [sys.executable, "-c", program],
            check=True,
            capture_output=True,
            timeout=60,
            env={"PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1
    assert len(table) == 3


def test_what_cannot_be_styled_is_refused() -> None:
    with pytest.raises(InputError, match=r"^styled takes a DataFrame; got list$"):
        styled([1])  # type: ignore[arg-type]  # the point of the test
    twice = pd.DataFrame([[1, 2, 3]], columns=["n", "m", "n"])
    with pytest.raises(
        InputError, match=r"^styled takes a table whose columns differ; rename one of n$"
    ):
        styled(twice)


@pytest.mark.parametrize("decimals", [-1, 1.5, True, "2"])
def test_decimals_are_whole_numbers(decimals: object) -> None:
    with pytest.raises(SettingError, match=r"^decimals must be a whole number from 0 on; got"):
        styled(pd.DataFrame({"a": [1]}), decimals=decimals)  # type: ignore[arg-type]  # the point


@pytest.mark.parametrize(
    "empty",
    [
        pd.DataFrame({"a": []}),
        pd.DataFrame({"a": pd.Series([], dtype=object), "n": pd.Series([], dtype="int64")}),
        pd.DataFrame(columns=["a"], index=pd.Index([], name="dimension")),
        pd.DataFrame(index=["D", "E"]),
        pd.DataFrame(),
    ],
    ids=range(5),
)
def test_empty_tables_are_shown_as_empty(empty: pd.DataFrame) -> None:
    shown = styled(empty, caption="Nothing")
    html, latex = shown.to_html(), shown.to_latex()
    assert "<caption>Nothing</caption>" in html
    assert "<td" not in html
    assert r"\caption{Nothing}" in latex
    assert all(str(name) in html and str(name) in latex for name in empty.columns)
    book = io.BytesIO()
    shown.to_excel(book)
    sheet = openpyxl.load_workbook(book).active
    values = [cell.value for row in sheet.iter_rows() for cell in row]
    assert [name for name in empty.columns if name not in values] == []
