"""What every function that writes tables shares: overwrite, formulas, and the limits of Excel."""

from pathlib import Path

import pandas as pd
import pytest

from actionclust import InputError
from actionclust.exchange import WORKBOOK, write_csv_files, write_tables, write_workbook

HOSTILE = ["=1+1", "+32 2 123", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "train nurses", "a=b", None]


def read(file: Path) -> list[str]:
    table = pd.read_csv(file, dtype=object, keep_default_na=False)
    return [*table.iloc[:, 0]]


def test_formulas_are_guarded_when_asked(tmp_path: Path) -> None:
    table = pd.DataFrame({"=text": HOSTILE, "n": range(-4, 5)})
    (file,) = write_csv_files({"a": table}, tmp_path, guard_formulas=True)
    found = pd.read_csv(file, dtype=object, keep_default_na=False)
    assert [*found.columns] == ["'=text", "n"]
    assert [text[:2] for text in found.iloc[:6, 0]] == ["'=", "'+", "'-", "'@", "'\t", "'\r"]
    assert [*found.iloc[6:, 0]] == ["train nurses", "a=b", ""]
    # numbers are numbers, below 0 too
    assert [*found["n"]] == [str(number) for number in range(-4, 5)]


def test_without_the_guard_texts_are_as_they_came(tmp_path: Path) -> None:
    table = pd.DataFrame({"text": HOSTILE[:4]})
    (file,) = write_csv_files({"a": table}, tmp_path)
    assert read(file) == HOSTILE[:4]


def test_categories_and_mixed_columns_are_guarded(tmp_path: Path) -> None:
    table = pd.DataFrame({"c": pd.Categorical(["=a", "b"]), "m": ["-x", -1]})
    (file,) = write_csv_files({"a": table}, tmp_path, guard_formulas=True)
    found = pd.read_csv(file, dtype=object)
    assert found.to_numpy().tolist() == [["'=a", "'-x"], ["b", "-1"]]


def test_what_is_there_stays_unless_it_may_be_replaced(tmp_path: Path) -> None:
    table = pd.DataFrame({"text": ["new"]})
    (tmp_path / "b.csv").write_text("mine", encoding="utf-8")
    with pytest.raises(
        InputError, match=r"^b\.csv is there already; choose another name, or pass "
    ):
        write_csv_files({"a": table, "b": table}, tmp_path, overwrite=False)
    with pytest.raises(InputError, match=r"^b\.csv is there already"):
        write_tables({"a": table, "b": table}, tmp_path, overwrite=False)
    assert [file.name for file in tmp_path.iterdir()] == ["b.csv"]
    write_tables({"a": table, "b": table}, tmp_path)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["a.csv", "b.csv", WORKBOOK]
    with pytest.raises(InputError, match=r"^tables\.xlsx is there already"):
        write_workbook({"a": table}, tmp_path / WORKBOOK, overwrite=False)


def test_more_columns_than_excel_holds_are_refused_before_anything_is_written(
    tmp_path: Path,
) -> None:
    wide = pd.DataFrame([[0] * 16_385])
    message = (
        "an Excel sheet holds 16,384 columns and 'Actions' has 16,385; take the CSV files instead"
    )
    for write in (
        lambda: write_workbook({"Actions": wide}, tmp_path / "a.xlsx"),
        lambda: write_tables({"Actions": wide}, tmp_path),
    ):
        with pytest.raises(InputError) as caught:
            write()
        assert str(caught.value) == message
    assert list(tmp_path.iterdir()) == []
    write_workbook({"Actions": wide.iloc[:, 1:]}, tmp_path / "a.xlsx")
    assert [file.name for file in tmp_path.iterdir()] == ["a.xlsx"]


def test_paths_may_be_texts(tmp_path: Path) -> None:
    table = pd.DataFrame({"text": ["new"]})
    assert write_workbook({"a": table}, str(tmp_path / "a.xlsx")) == tmp_path / "a.xlsx"
    assert write_csv_files({"a": table}, str(tmp_path)) == [tmp_path / "a.csv"]
