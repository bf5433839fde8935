"""Tables of polars and pyarrow, and columns of types that only some libraries have."""

import uuid
from pathlib import Path

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import actionclust as ac


def saves(actions: ac.Actions, path: Path) -> ac.Actions:
    """Save a study of these actions, and read it back."""
    h = ac.from_codebook({"A": None}, actions)
    return ac.load(h.save(path / "study.json")).actions


@pytest.mark.parametrize(
    "column",
    [
        pd.array([1, 2, None], dtype="int64[pyarrow]"),
        pd.array([1, 2**60 + 1, None], dtype="int64[pyarrow]"),
        pd.array([1.5, None, 2], dtype="float64[pyarrow]"),
        pd.array(["a", None, "b"], dtype=pd.ArrowDtype(pa.string())),
        pd.array([True, None, False], dtype="bool[pyarrow]"),
        pd.array(pd.date_range("2026-01-01", periods=3), dtype="timestamp[ns][pyarrow]"),
        pd.array([[1], [2, 3], None], dtype=pd.ArrowDtype(pa.list_(pa.int64()))),
        pd.arrays.SparseArray([0, 0, 1]),
        pd.period_range("2026-01", periods=3, freq="M"),
        pd.cut([1, 5, 9], [0, 4, 10]),
        pd.array([1 + 2j, 3j, 0]),
        pd.Series([uuid.UUID(int=1), "x", None]),
        pd.Series([frozenset("a"), {"b"}, "c"]),
        pd.array([[("a", 1)]] * 3, dtype=pd.ArrowDtype(pa.map_(pa.string(), pa.int64()))),
        pd.array([(1, 2, 3)] * 3, dtype=pd.ArrowDtype(pa.month_day_nano_interval())),
        pd.Series([[("a", 1)], ["b"], None]),
        pd.Series([{1: "a"}, {"b": {2}}, {"c": [1.5, None]}]),
        pd.Series([[uuid.UUID(int=1)], [pd.Timestamp("2026-01-01")], []]),
    ],
    ids=lambda column: str(column.dtype),
)
def test_any_table_that_reads_also_saves(column: object, tmp_path: Path) -> None:
    frame = pd.DataFrame({"text": ["one", "two", "three"], "more": column})
    actions = ac.read_actions(frame, text="text")
    assert any(" became " in note and "'more' (" in note for note in actions.notes)
    assert saves(actions, tmp_path) == actions


def test_a_parquet_file_of_arrow_types_saves(tmp_path: Path) -> None:
    votes = pd.array([3, 1, 2], dtype="int64[pyarrow]")
    when = pd.array(pd.date_range("2026-01-01", periods=3), dtype="timestamp[ns][pyarrow]")
    path = tmp_path / "a.parquet"
    pd.DataFrame({"text": ["one", "two", "three"], "votes": votes, "when": when}).to_parquet(path)
    actions = ac.read_actions(path)
    assert actions.table["votes"].tolist() == [3, 1, 2]
    assert saves(actions, tmp_path) == actions


@pytest.mark.parametrize("library", ["polars", "pyarrow", "pandas"])
def test_tables_of_any_library_are_taken_as_they_are(library: str, tmp_path: Path) -> None:
    content = {"id": ["A1", "A2"], "text": ["Train nurses", "Share data"], "votes": [3, None]}
    source = {"polars": pl.DataFrame, "pyarrow": pa.table, "pandas": pd.DataFrame}[library](
        content
    )
    actions = ac.read_actions(source)
    assert actions.ids == ("A1", "A2")
    assert actions.texts == ("Train nurses", "Share data")
    assert actions.table["votes"].tolist()[0] == 3
    assert saves(actions, tmp_path) == actions


def test_long_ids_of_another_library_stay_exact() -> None:
    frame = pl.DataFrame({"id": [2**60 + 1, 2**60 + 3], "text": ["one", "two"]})
    assert ac.read_actions(frame).ids == (str(2**60 + 1), str(2**60 + 3))


def test_a_series_of_another_library_is_taken() -> None:
    assert ac.read_actions(pl.Series(["one", "two"])).texts == ("one", "two")


def test_a_table_that_is_not_worked_out_is_refused() -> None:
    with pytest.raises(ac.InputError, match=r"not worked out yet \(LazyFrame\).*collect\(\)"):
        ac.read_actions(pl.DataFrame({"text": ["one"]}).lazy())


def test_stickers_of_another_library_are_counted() -> None:
    frame = pl.DataFrame({"id": ["A1", "A2"], "text": ["one", "two"]})
    votes = pl.DataFrame({"id": ["A1", "A1"], "rank": [1, 2]})
    stickers = ac.read_actions(frame, stickers=votes).stickers
    assert stickers is not None
    assert stickers.to_numpy().tolist() == [[1, 1, 0], [0, 0, 0]]
