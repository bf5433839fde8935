import json
import math
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionclust import InputError
from actionclust.coding.project.table_json import table_from_json, table_to_json
from tests.strategies import any_texts

NESTED = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.text(max_size=3),
    lambda inside: (
        st.lists(inside, max_size=2) | st.dictionaries(st.text(max_size=2), inside, max_size=2)
    ),
    max_leaves=4,
)
CELLS = st.one_of(
    any_texts(),
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.datetimes(timezones=st.sampled_from([None, UTC, timezone(timedelta(hours=2))])),
    st.dates(),
    st.times(),
    st.timedeltas(),
    st.decimals(allow_nan=False),
    st.binary(max_size=4),
    st.lists(NESTED, max_size=2),
    st.dictionaries(st.text(max_size=2), NESTED, max_size=2),
    st.sampled_from([pd.NaT, pd.NA, math.nan, math.inf, -math.inf]),
    st.sampled_from([pd.Timestamp("2026-01-31T09:30:00.123456789", tz="Europe/Brussels")]),
    st.sampled_from([pd.Timedelta(1, "ns"), pd.Timedelta(-3, "D")]),
)


def there_and_back(table: pd.DataFrame) -> pd.DataFrame:
    document = json.loads(json.dumps(table_to_json(table), allow_nan=False))
    return table_from_json(document, "study.json")


def same(one: object, other: object) -> bool:
    if isinstance(one, float) and math.isnan(one):
        return isinstance(other, float) and math.isnan(other)
    missing = one is pd.NaT or one is pd.NA or one is None
    return one is other if missing else type(one) is type(other) and bool(one == other)


@given(st.lists(CELLS, min_size=1, max_size=4))
def test_mixed_cells_come_back(cells: list[Any]) -> None:
    table = pd.DataFrame({"mixed": pd.Series(cells, dtype=object)})
    again = there_and_back(table)
    assert again["mixed"].dtype == object
    pairs = zip(table["mixed"].tolist(), again["mixed"].tolist(), strict=True)
    assert all(same(one, other) for one, other in pairs)


TYPED = {
    "texts": pd.Series(["a", None, "\u00e9"], dtype="str"),
    "old texts": pd.Series(["a", None, ""], dtype="string"),
    "whole": pd.Series([1, -2, 3]),
    "small": pd.Series([1, 2, 255], dtype="uint8"),
    "whole or missing": pd.Series([1, None, 2**40], dtype="Int64"),
    "unsigned": pd.Series([1, None, 3], dtype="UInt16"),
    "numbers": pd.Series([0.1, math.nan, math.inf]),
    "numbers or missing": pd.Series([0.1, None, -3.5], dtype="Float64"),
    "single": pd.Series([0.1, math.nan, 1e30], dtype="float32"),
    "flags": pd.Series([True, False, True]),
    "flags or missing": pd.Series([True, None, False], dtype="boolean"),
    "times": pd.Series(
        pd.to_datetime(["2026-01-31T00:00:00.000", None, "1999-12-31T23:59:59.999"])
    ),
    "nanoseconds": pd.Series(pd.to_datetime(["2026-01-31T00:00:00.123456789"] * 3)).dt.as_unit(
        "ns"
    ),
    "zoned": pd.Series(pd.to_datetime(["2026-01-31", None, "2026-07-31"])).dt.tz_localize(
        "Europe/Brussels"
    ),
    "offset": pd.Series([pd.Timestamp("2026-01-31T01:00+02:00")] * 3),
    "lasting": pd.Series(pd.to_timedelta(["1 days", None, "-3 s"])),
    "categories": pd.Series(["b", None, "a"], dtype=pd.CategoricalDtype(["b", "a"], ordered=True)),
    "numbered categories": pd.Series([2, 1, 2], dtype="category"),
    "dated categories": pd.Series(pd.to_datetime(["2026-01-31"] * 3)).astype("category"),
}


@pytest.mark.parametrize("name", TYPED)
def test_types_come_back(name: str) -> None:
    table = pd.DataFrame({name: TYPED[name], "other": [1, 2, 3]})
    again = there_and_back(table)
    assert again.dtypes.tolist() == table.dtypes.tolist()
    pd.testing.assert_frame_equal(again, table)


@pytest.mark.parametrize("rows", [0, 1])
def test_short_tables(rows: int) -> None:
    table = pd.DataFrame(TYPED).head(rows)
    pd.testing.assert_frame_equal(there_and_back(table), table)
    pd.testing.assert_frame_equal(there_and_back(pd.DataFrame()), pd.DataFrame())


def test_an_array_comes_back_as_a_list() -> None:
    table = pd.DataFrame({"tags": pd.Series([np.array(["a", "b"]), None], dtype=object)})
    assert there_and_back(table)["tags"].tolist() == [["a", "b"], None]


def test_the_form() -> None:
    table = pd.DataFrame(
        {
            "n": [1.5, None],
            "mixed": pd.Series([date(2026, 1, 31), {"a": [1]}], dtype=object),
            "kind": pd.Series(["b", "a"], dtype="category"),
        }
    )
    assert table_to_json(table) == [
        {"name": "n", "type": "float64", "values": [1.5, None]},
        {
            "name": "mixed",
            "type": "object",
            "values": [{"date": "2026-01-31"}, {"json": '{"a":[1]}'}],
        },
        {
            "name": "kind",
            "type": "category",
            "values": [1, 0],
            "categories": {"type": "str", "values": ["a", "b"]},
            "ordered": False,
        },
    ]


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ([1j], "column 'x' holds 1j (complex), which a project file cannot hold; turn the"),
        ([(1, {2})], "column 'x' holds (1, {2}) (tuple), which a project file cannot hold; "),
        ([[{1}]], "column 'x' holds [{1}] (list), which a project file cannot hold; turn the"),
        ([{1: "a"}], "column 'x' holds {1: 'a'} (dict), which a project file cannot hold; "),
        ([[(1, 2)]], "column 'x' holds [(1, 2)] (list), which a project file cannot hold; turn"),
        ([[math.nan]], "column 'x' holds [nan] (list), which a project file cannot hold; turn"),
        (
            pd.period_range("2026-01", periods=1, freq="M"),
            "column 'x' holds Period('2026-01', 'M') (Period), which a project file cannot hold",
        ),
        (
            pd.arrays.SparseArray([1]),
            "column 'x' has the type Sparse[int64, 0], which a project file cannot hold; turn",
        ),
        (
            pd.array([1], dtype="int64[pyarrow]"),
            "column 'x' has the type int64[pyarrow], which a project file cannot hold; turn",
        ),
    ],
)
def test_what_cannot_be_held_is_told(values: Any, message: str) -> None:  # noqa: ANN401 - any
    with pytest.raises(InputError) as caught:
        table_to_json(pd.DataFrame({"x": values}))
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize(
    ("document", "message"),
    [
        (
            [{"name": "a", "type": "object", "values": [1]}] * 2,
            "two columns of a table have the same name",
        ),
        (
            [
                {"name": "a", "type": "object", "values": [1]},
                {"name": "b", "type": "object", "values": []},
            ],
            "the columns of a table have different lengths",
        ),
        ([{"name": "a", "type": "eval", "values": [1]}], "column 'a' has the unknown type 'eval'"),
        (
            [
                {
                    "name": "a",
                    "type": "category",
                    "values": [0],
                    "categories": {"type": "category", "values": [0]},
                    "ordered": False,
                }
            ],
            "the values of column 'a' are not of type 'category'",
        ),
        (
            [
                {
                    "name": "a",
                    "type": "category",
                    "values": [7],
                    "categories": {"type": "object", "values": ["x"]},
                    "ordered": False,
                }
            ],
            "the values of column 'a' are not of type 'category'",
        ),
        (
            [{"name": "a", "type": "category", "values": [7]}],
            "the values of column 'a' are not of type 'category'",
        ),
        (
            [{"name": "a", "type": "int64", "values": ["x"]}],
            "the values of column 'a' are not of type 'int64'",
        ),
        (
            [{"name": "a", "type": "uint8", "values": [2**70]}],
            "the values of column 'a' are not of type 'uint8'",
        ),
        (
            [{"name": "a", "type": "object", "values": [{"date": "2026-99-99"}]}],
            "the values of column 'a' are not of type 'object'",
        ),
        (
            [{"name": "a", "type": "object", "values": [{"json": "[" * 100_000}]}],
            "the values of column 'a' are not of type 'object'",
        ),
        (
            [{"name": "a", "type": "object", "values": [{"complex": "1j"}]}],
            "the values of column 'a' are not of type 'object'",
        ),
        (
            [{"name": "a", "type": "object", "values": [{"timestamp": "now"}]}],
            "the values of column 'a' are not of type 'object'",
        ),
        (
            [{"name": "a", "type": "object", "values": [{"timedelta": "1 day"}]}],
            "the values of column 'a' are not of type 'object'",
        ),
        (
            [{"name": "a", "type": "object", "values": [{"float": "1e5"}]}],
            "the values of column 'a' are not of type 'object'",
        ),
        (
            [{"name": "a", "type": "object", "values": [{"decimal": "9" * 2_000}]}],
            "the values of column 'a' are not of type 'object'",
        ),
        (
            [{"name": "a", "type": "object", "values": [{"decimal": "much"}]}],
            "the values of column 'a' are not of type 'object'",
        ),
        (
            [{"name": "a", "type": "datetime64[ns]", "values": [{"timestamp": "9999-01-01"}]}],
            "the values of column 'a' are not of type 'datetime64[ns]'",
        ),
        (
            [{"name": "a", "type": "datetime64[us, Mars/Olympus]", "values": [None]}],
            "the values of column 'a' are not of type 'datetime64[us, Mars/Olympus]'",
        ),
    ],
)
def test_what_is_no_table_is_told(document: list[dict[str, Any]], message: str) -> None:
    with pytest.raises(InputError) as caught:
        table_from_json(document, "study.json")
    assert str(caught.value) == f"study.json: {message}"


def test_plain_values_of_numpy() -> None:
    table = pd.DataFrame({"x": pd.Series([np.int64(3), np.str_("a"), np.bool_(1)], dtype=object)})
    assert table_to_json(table)[0]["values"] == [3, "a", True]


def test_times_of_day() -> None:
    cells = [time(9, 30), time(9, 30, tzinfo=UTC), datetime(2026, 1, 31, tzinfo=UTC), Decimal(1)]
    table = pd.DataFrame({"x": pd.Series(cells, dtype=object)})
    assert there_and_back(table)["x"].tolist() == cells
