from pathlib import Path

import pytest
from openpyxl import Workbook

from actionclust import InputError, SettingError, read_actions

TITLED = "Workshop of our town\n\nRegion,Idea\nNorth,Plant trees\nSouth,Mend roads\n"


@pytest.fixture
def titled(tmp_path: Path) -> Path:
    path = tmp_path / "titled.csv"
    path.write_text(TITLED, encoding="utf-8")
    return path


def test_rows_above_the_names_of_columns_are_left_out(titled: Path) -> None:
    actions = read_actions(titled, header=3, text="Idea", region="Region")
    assert list(actions.texts) == ["Plant trees", "Mend roads"]
    assert actions.column("region").tolist() == ["North", "South"]
    assert "left out because above the column names: row 1" in actions.notes
    assert "column names: row 3, as asked for" in actions.notes


@pytest.mark.parametrize("above", [[], ["Workshop"], ["Workshop", "spring", "third column"]])
def test_a_workbook_with_titles_is_read_from_its_header(tmp_path: Path, above: list[str]) -> None:
    book = Workbook()
    for row in (above, ["Idea", "Votes"], ["Plant trees", 3], ["Mend roads", 1]):
        book.active.append(row)
    book.save(tmp_path / "titled.xlsx")
    actions = read_actions(tmp_path / "titled.xlsx", header=2, text="Idea")
    assert list(actions.texts) == ["Plant trees", "Mend roads"]
    told = [note for note in actions.notes if note.startswith("left out because above")]
    assert told == (["left out because above the column names: row 1"] if above else [])


def test_the_first_row_may_be_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "plain.csv"
    path.write_text("Idea\nPlant trees\n", encoding="utf-8")
    assert list(read_actions(path, header=1, text="Idea").texts) == ["Plant trees"]


@pytest.mark.parametrize("title", ["Our\u2028town", '"Our, town', "a;b;c;d", "Our\x0ctown\x0b"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_title_may_be_anything_but_a_line(tmp_path: Path, title: str, end: str) -> None:
    path = tmp_path / "titled.csv"
    lines = [title, "", "Idea,Votes", '"Plant\ntrees",3', "Mend roads,1", ""]
    path.write_bytes(end.join(lines).encode())
    actions = read_actions(path, header=3, text="Idea")
    assert list(actions.texts) == ["Plant\ntrees", "Mend roads"]
    assert "left out because above the column names: row 1" in actions.notes


@pytest.mark.parametrize("row", [2, 9])
def test_an_empty_row_has_no_names(titled: Path, row: int) -> None:
    told = f"row {row} was said to have the names of columns, and is empty; the first rows with "
    with pytest.raises(InputError, match=told):
        read_actions(titled, header=row)


@pytest.mark.parametrize("header", [0, -1, 2.0, "3"])
def test_a_row_is_a_whole_number_from_one_on(titled: Path, header: object) -> None:
    with pytest.raises(SettingError, match="the number of the row that has them, from 1 on"):
        read_actions(titled, header=header)  # type: ignore[arg-type]


def test_titles_without_a_row_are_refused_with_the_way_out(tmp_path: Path) -> None:
    book = Workbook()
    for row in (["Workshop"], ["Idea", "Votes"], ["Plant trees", 3]):
        book.active.append(row)
    book.save(tmp_path / "titled.xlsx")
    with pytest.raises(InputError, match="in which row their names stand, for example header=3"):
        read_actions(tmp_path / "titled.xlsx")
