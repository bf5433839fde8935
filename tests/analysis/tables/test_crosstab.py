import warnings

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionclust.analysis.labels import Labels
from actionclust.analysis.tables.crosstab import (
    SmallBaseWarning,
    count_cells,
    crosstab,
    headers,
    per_cent,
    warn_of_small_bases,
)
from actionclust.errors import InputError, SettingError

ROWS = Labels("dimension", ("D", "E", "(missing)"), np.array([0, 0, 1, 2, 0]), 1)
REGIONS = Labels("region", ("N", "S"), np.array([0, 1, 1, 1, 1]))
KINDS = Labels("kind", ("barrier", "help", "other"), np.array([0, 1, 0, 0, 0]))


def test_counts_with_margins_and_zeros() -> None:
    table = crosstab(ROWS, [REGIONS])
    assert table.index.tolist() == ["D", "E", "(missing)", "Total"]
    assert table.index.name == "dimension"
    assert table.columns.tolist() == ["N (n=1)", "S (n=4)", "Total (n=5)"]
    assert table.to_numpy().tolist() == [[1, 2, 3], [0, 1, 1], [0, 1, 1], [1, 4, 5]]
    assert table.attrs == {"caption": "dimension by region", "notes": []}


def test_columns_in_two_levels() -> None:
    table = crosstab(ROWS, [REGIONS, KINDS])
    assert table.columns.tolist() == [
        *[("N", "barrier (n=1)"), ("N", "help (n=0)"), ("N", "other (n=0)")],
        *[("S", "barrier (n=3)"), ("S", "help (n=1)"), ("S", "other (n=0)")],
        *[("Total", "barrier (n=4)"), ("Total", "help (n=1)"), ("Total", "other (n=0)")],
    ]
    assert table.loc["D"].tolist() == [1, 0, 0, 1, 1, 0, 2, 1, 0]
    assert table.loc["Total"].tolist() == [1, 0, 0, 3, 1, 0, 4, 1, 0]
    assert table.attrs["caption"] == "dimension by region and kind"


def test_without_margins() -> None:
    table = crosstab(ROWS, [REGIONS], margins=False)
    assert table.index.tolist() == ["D", "E", "(missing)"]
    # the headers still carry the number of actions
    assert table.columns.tolist() == ["N (n=1)", "S (n=4)"]


def test_the_largest_first_but_what_is_missing_last() -> None:
    rows = Labels("x", ("a", "b", "c", "(missing)"), np.array([1, 2, 2, 1, 3, 3, 3]), 1)
    columns = Labels("y", ("N",), np.zeros(7, dtype=np.int64))
    assert crosstab(rows, [columns], sort="size").index.tolist() == [
        *("b", "c", "a", "(missing)", "Total"),
    ]
    with pytest.raises(SettingError, match=r"^sort='sizes' is not known; did you mean 'size'\?$"):
        crosstab(rows, [columns], sort="sizes")


def test_per_cent_of_the_column() -> None:
    with pytest.warns(SmallBaseWarning) as caught:
        table = crosstab(ROWS, [REGIONS], percent=True)
    assert table.columns.tolist() == ["N (n=1)", "S (n=4)", "Total (n=5)"]
    assert table.to_numpy().tolist() == [
        *([100, 50, 60], [0, 25, 20], [0, 25, 20], [100, 100, 100]),
    ]
    note = "percentages of fewer than 30 say little: N (n=1), S (n=4), Total (n=5)"
    assert [str(warning.message) for warning in caught] == [note]
    assert table.attrs == {
        "caption": "dimension by region, per cent of the column",
        "notes": [note],
    }


def test_small_bases_in_two_levels_are_named_by_both() -> None:
    with pytest.warns(SmallBaseWarning, match=r"say little: N barrier \(n=1\), N help \(n=0\),"):
        crosstab(ROWS, [REGIONS, KINDS], percent=True)


@pytest.mark.parametrize("words", [(ROWS, "region"), ("dimension", REGIONS)])
def test_a_value_called_total_is_refused(words: tuple[object, object]) -> None:
    total = Labels("x", ("Total",), np.zeros(5, dtype=np.int64))
    rows, columns = (word if isinstance(word, Labels) else total for word in words)
    with pytest.raises(InputError, match=r"^'x' has the value 'Total', which the table itself"):
        crosstab(rows, [columns])


def test_thirty_are_enough() -> None:
    columns = pd.Index(["N (n=29)", "S (n=30)"])
    with pytest.warns(SmallBaseWarning, match=r"^percentages of fewer than 30 say little: N \(n="):
        warn_of_small_bases(columns, np.array([29, 30]), depth=2)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert warn_of_small_bases(columns[1:], np.array([30]), depth=2) == []


@pytest.mark.parametrize(
    ("count", "size", "expected"),
    [(1, 3, 33.3), (2, 3, 66.7), (1, 8, 12.5), (1, 16, 6.3), (1, 2000, 0.1), (1, 2001, 0.0)],
)
def test_per_cent_is_rounded_half_up_to_one_decimal(
    count: int, size: int, expected: float
) -> None:
    assert per_cent(np.array([[count]]), np.array([size]))[0, 0] == expected


def test_per_cent_of_nothing_is_missing() -> None:
    found = per_cent(np.array([[0, 1]]), np.array([0, 1]))
    assert np.isnan(found[0, 0])
    assert found[0, 1] == 100


def test_headers() -> None:
    assert headers(["N"], [], np.array([[3]])).tolist() == ["N (n=3)"]
    assert headers(["N"], [KINDS], np.array([[3, 0, 1]])).tolist() == [
        *[("N", "barrier (n=3)"), ("N", "help (n=0)"), ("N", "other (n=1)")],
    ]


@given(st.data())
def test_cells_are_those_of_pandas(data: st.DataObject) -> None:
    pairs = data.draw(
        st.lists(st.tuples(st.integers(0, 3), st.integers(0, 2), st.integers(0, 1)), min_size=1)
    )
    names = ("row", "column", "lower")
    labels = [
        Labels(name, tuple(f"{name} {code}" for code in range(size)), np.array(codes))
        for name, size, codes in zip(names, (4, 3, 2), zip(*pairs, strict=True), strict=True)
    ]
    frame = pd.DataFrame(pairs, columns=list(names))
    cells = count_cells(labels[0], labels[1:])
    assert cells.sum() == len(pairs)
    counted = frame.groupby(list(names)).size()
    for place, count in counted.items():
        assert cells[place] == count  # type: ignore[index]
    assert (cells > 0).sum() == len(counted)
    flat = count_cells(labels[0], labels[1:2])
    assert flat[:, :, 0].tolist() == cells.sum(axis=2).tolist()


@given(st.lists(st.integers(0, 40), min_size=1, max_size=6))
def test_percentages_are_near_the_exact_ones(counts: list[int]) -> None:
    cells = np.array(counts)[:, None]
    size = cells.sum(axis=0)
    found = per_cent(cells, size)
    if size[0]:
        assert np.abs(found[:, 0] - 100 * cells[:, 0] / size[0]).max() <= 0.05 + 1e-9
    else:
        assert np.isnan(found).all()
