import re
import sys

import pandas as pd
import pytest

from actionclust.errors import InputError, MissingDependencyError
from actionclust.reading.parquet import read_parquet

pytest.importorskip("pyarrow")

FRAME = pd.DataFrame({"text": ["one", None], "votes": [3, 4]})


def test_a_table_is_read() -> None:
    table = read_parquet(FRAME.to_parquet(), "a.parquet")
    pd.testing.assert_frame_equal(table.frame, FRAME)
    assert table.rows.named([1]) == "index 1"
    assert table.notes == ()


def test_an_index_with_a_name_becomes_a_column() -> None:
    frame = FRAME.set_index(pd.Index(["A1", "A2"], name="id"))
    table = read_parquet(frame.to_parquet(), "a.parquet")
    assert table.frame["id"].tolist() == ["A1", "A2"]
    assert table.notes == ("index 'id' became a column",)


def test_a_damaged_file_is_refused() -> None:
    message = (
        r"a\.parquet: the Parquet file cannot be read \(.+\); it is damaged or incomplete; "
        "write it again"
    )
    with pytest.raises(InputError, match=re.compile(message, re.DOTALL)):
        read_parquet(FRAME.to_parquet()[:60], "a.parquet")


def test_pyarrow_is_asked_for_when_it_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    content = FRAME.to_parquet()
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    message = re.escape(
        "pyarrow is needed to read Parquet files and is not installed; "
        'install it with: pip install "actionclust[parquet]"'
    )
    with pytest.raises(MissingDependencyError, match=message):
        read_parquet(content, "a.parquet")
