from pathlib import Path

import pandas as pd
import pytest

from actionclust import read_actions
from actionclust.reading.doubtful_labels import doubtful_labels
from actionclust.reading.table import table_from_grid

TEXTS = ["Train nurses", "Share data", "Build homes", "Mend roads", "Plant trees", "Open halls"]


def notes_of(**columns: list[object]) -> list[str]:
    frame = pd.DataFrame({"text": TEXTS, **columns})
    return [note for note in read_actions(frame).notes if note.startswith("column '")]


@pytest.mark.parametrize("role", ["region", "group", "dimension"])
def test_labels_that_differ_in_case_alone_are_told(role: str) -> None:
    (note,) = notes_of(**{role: ["North", "north ", "South", "South", "NORTH", "East"]})
    told = "'North', 'north', 'NORTH' differ in case alone, and are counted apart"
    assert note == f"column {role!r}: {told}"


@pytest.mark.parametrize(
    "cells",
    [
        ["North", "North ", "South", "South", "North", "East"],
        ["A1", "A2", "B1", "B2", "C1", "C2"],
        [1, 2, 1, 2, 1, 2],
    ],
)
def test_other_labels_are_not(cells: list[object]) -> None:
    assert notes_of(region=cells) == []


@pytest.mark.parametrize("name", ["Area", "region"])
def test_a_name_that_stands_once_above_many_rows_is_told(name: str) -> None:
    (note,) = notes_of(**{name: ["Table 1", None, None, "Table 2", None, None]})
    told = "if a name stands for the rows below it too, fill it down in the file"
    assert note == f"column {name!r} is blank in 4 of 6 rows; {told}"


@pytest.mark.parametrize(
    "cells",
    [
        [None, "late", None, None, "seen", None],
        ["late", None, "late", None, None, None],
        ["late", None, None, None, None, None],
        ["a", "b", "c", "d", None, None],
        ["1", None, "2", None, None, None],
    ],
)
def test_remarks_numbers_and_fuller_columns_are_not(cells: list[object]) -> None:
    assert notes_of(remark=cells) == []


def test_in_a_file_too(tmp_path: Path) -> None:
    path = tmp_path / "mural.csv"
    path.write_text(
        "Text,Area\nPlant trees,Table 1\nMend roads,\nOpen halls,\nShare data,Table 2\n"
    )
    assert any(note.startswith("column 'Area' is blank in 2") for note in read_actions(path).notes)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("L'Aquila", "L\u2019Aquila"),
        ("Noord-Holland", "Noord\u2011Holland"),
        ("Noord-Holland", "noord\u2013holland"),
        ("North", "North."),
        ("North", "\uff2eorth"),
    ],
)
def test_labels_that_differ_in_signs_alone_are_told(one: str, other: str) -> None:
    rows = [["text", "region"], ["a", one], ["b", other], ["c", "South"]]
    (note,) = doubtful_labels(table_from_grid(rows, "a"), {"text": "text", "region": "region"})
    assert note == (
        f"column 'region': {one!r}, {other!r} differ in case, dashes, apostrophes or other signs "
        "alone, and are counted apart"
    )


@pytest.mark.parametrize("other", ["North-West", "Northern", "North 1", "S. North", "?"])
def test_labels_with_other_words_are_not(other: str) -> None:
    rows = [["text", "region"], ["a", "North"], ["b", other], ["c", "."]]
    assert doubtful_labels(table_from_grid(rows, "a"), {"text": "text", "region": "region"}) == ()
