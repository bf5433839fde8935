import json
import re
from collections.abc import Sequence
from pathlib import Path

import pandas as pd
import pytest

import actionclust as ac
from actionclust.errors import InputError, SettingError
from actionclust.reading.headers import without_headers
from actionclust.reading.table import table_from_grid

IDEAS = ["More trams in the evening", "Plant trees along the canal", "Open the library"]
LEFT_OUT = "left out because they repeat or explain the header: "


def csv(folder: Path, *lines: Sequence[object], name: str = "ideas.csv") -> Path:
    path = folder / name
    pd.DataFrame(lines).to_csv(path, header=False, index=False)
    return path


def texts(actions: ac.Actions) -> list[str]:
    return list(actions.texts)


def test_a_header_between_joined_exports_is_left_out(tmp_path: Path) -> None:
    rows = [("id", "text", "votes"), (1, IDEAS[0], 4), (" ID", "Text ", "VOTES"), (2, IDEAS[1], 5)]
    actions = ac.read_actions(csv(tmp_path, *rows))
    assert texts(actions) == IDEAS[:2]
    assert LEFT_OUT + "row 3" in actions.notes
    # what is below the second header is a number again
    assert actions.table["votes"].tolist() == [4, 5]


@pytest.mark.parametrize(
    "again",
    [
        ("\ufeffid", "text"),
        ("id\u200b", "text\u00a0"),
        (" I D", "text"),
        ("Id", "TEXT "),
        ("i\u00add", "te\u00adxt"),
    ],
)
def test_a_header_again_reads_the_same_whatever_its_characters(
    tmp_path: Path, again: tuple[str, str]
) -> None:
    rows = [("id", "text"), (1, IDEAS[0]), again, (2, IDEAS[1])]
    found = texts(ac.read_actions(csv(tmp_path, *rows)))
    assert found == (IDEAS[:2] if again[0] != " I D" else [IDEAS[0], "text", IDEAS[1]])


def test_a_header_of_one_column(tmp_path: Path) -> None:
    actions = ac.read_actions(csv(tmp_path, ["text"], [IDEAS[0]], ["text"], [IDEAS[1]]))
    assert texts(actions) == IDEAS[:2]


def test_headers_in_a_workbook_and_in_a_table(tmp_path: Path) -> None:
    frame = pd.DataFrame({"id": ["1", "id", "2"], "text": [IDEAS[0], "text", IDEAS[1]]})
    frame.to_excel(tmp_path / "ideas.xlsx", index=False)
    assert texts(ac.read_actions(tmp_path / "ideas.xlsx")) == IDEAS[:2]
    actions = ac.read_actions(frame)
    assert texts(actions) == IDEAS[:2]
    assert LEFT_OUT + "index 1" in actions.notes


@pytest.mark.parametrize("questions", [True, False])
def test_headers_of_qualtrics(tmp_path: Path, *, questions: bool) -> None:
    ids = [json.dumps({"ImportId": name}, separators=(",", ":")) for name in ("a", "b")]
    head = [["ResponseId", "Q1"], *([["Response ID", "What now?"]] * questions), ids]
    body = [[f"R{row}", text] for row, text in enumerate(IDEAS)]
    path = csv(tmp_path, *head, *body, *head, ["R9", "Slower cars"])
    actions = ac.read_actions(path, text="Q1", id="ResponseId")
    assert texts(actions) == [*IDEAS, "Slower cars"]
    assert actions.ids[-1] == "R9"


def test_the_second_header_of_surveymonkey(tmp_path: Path) -> None:
    head = ["Respondent ID", "What should be done?"]
    path = csv(tmp_path, head, ["", "Open-Ended Response"], [11, IDEAS[0]], [12, IDEAS[1]])
    assert texts(ac.read_actions(path)) == IDEAS[:2]


def test_a_text_that_is_the_name_of_its_column_stays() -> None:
    actions = ac.read_actions(pd.DataFrame({"text": ["text", IDEAS[0]], "id": ["A1", "A2"]}))
    assert texts(actions) == ["text", IDEAS[0]]
    assert texts(ac.read_actions(["text", IDEAS[0]])) == ["text", IDEAS[0]]


def test_nothing_but_headers_is_refused() -> None:
    raw = table_from_grid([["id", "text"], ["id", "text"]], "a.csv")
    with pytest.raises(InputError, match=r"a\.csv: no rows; expected at least one row below"):
        without_headers(raw)


@pytest.mark.parametrize(
    ("rows", "sign"),
    [
        ([(1, IDEAS[0]), (2, IDEAS[1])], "'1' stands above numbers"),
        ([("2026-03-01", IDEAS[0]), ("2026-03-02", IDEAS[1])], "'2026-03-01' stands above dates"),
        ([("North", IDEAS[0]), ("South", IDEAS[1]), ("North", IDEAS[2])], "'North' stands again"),
        ([("1,5", IDEAS[0]), ("2,5", IDEAS[1])], "'1,5' stands above numbers"),
    ],
)
def test_a_header_that_reads_like_data_is_refused(
    tmp_path: Path, rows: list[tuple[object, ...]], sign: str
) -> None:
    path = csv(tmp_path, *rows)
    with pytest.raises(InputError, match=re.escape(sign)) as caught:
        ac.read_actions(path)
    assert "pass header=False if there are no names of columns" in str(caught.value)
    actions = ac.read_actions(path, header=False, text="column 2")
    assert texts(actions) == [text for _, text in rows]
    assert "no header; the columns are called 'column 1', 'column 2'" in actions.notes
    # the way out if these are names
    assert len(ac.read_actions(path, header=True, text=IDEAS[0])) == len(rows) - 1


def test_a_header_that_may_be_a_text_is_told(tmp_path: Path) -> None:
    path = csv(tmp_path, *([text] for text in IDEAS))
    note = "the first row was taken for names of columns; if it is a text, pass header=False"
    assert note in ac.read_actions(path).notes
    assert texts(ac.read_actions(path, header=False)) == IDEAS
    assert note not in ac.read_actions(path, header=True).notes


@pytest.mark.parametrize("name", ["What should be done?", "Idea", "text"])
def test_names_that_read_like_names_are_no_matter(tmp_path: Path, name: str) -> None:
    actions = ac.read_actions(csv(tmp_path, [name], [IDEAS[0]]))
    assert not any("first row" in note for note in actions.notes)


def test_years_beside_a_known_name_are_names(tmp_path: Path) -> None:
    actions = ac.read_actions(csv(tmp_path, ["text", 2023, 2024], [IDEAS[0], 4, 5]))
    assert list(actions.table.columns) == ["id", "text", "2023", "2024"]


def test_rows_keep_their_numbers_without_a_header(tmp_path: Path) -> None:
    path = tmp_path / "ideas.xlsx"
    pd.DataFrame([["A1", IDEAS[0]], [None, None], ["A1", IDEAS[1]]]).to_excel(
        path, header=False, index=False
    )
    with pytest.raises(InputError, match="'A1' in rows 1, 3"):
        ac.read_actions(path, header=False, id="column 1")


def test_a_table_read_without_saying_that_it_has_no_header() -> None:
    frame = pd.DataFrame({"North": ["North", "South"], IDEAS[0]: IDEAS[1:]})
    with pytest.raises(InputError, match="read it without a header, and name the columns"):
        ac.read_actions(frame)


def test_what_header_may_be(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match=r"header must be True .* got 'no' \(str\)"):
        ac.read_actions(IDEAS, header="no")  # type: ignore[arg-type]
    with pytest.raises(SettingError, match="header=False is for files; got a source of type list"):
        ac.read_actions(IDEAS, header=False)
    (tmp_path / "ideas.txt").write_text("\n".join(IDEAS))
    with pytest.raises(SettingError, match=r"header=False is for files ending in \.csv"):
        ac.read_actions(tmp_path / "ideas.txt", header=False)
