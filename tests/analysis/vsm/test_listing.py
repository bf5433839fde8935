from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given

from actionclust import Hierarchy, from_codebook, load, read_actions, vsm
from actionclust.analysis.vsm import LEVELS, matrix, tables
from actionclust.coding.log.history import History
from tests.analysis.strategies import FUNCTIONS, placed

COLUMNS = [
    *("element", "function", "system", "super_cluster", "cluster", "sub_cluster", "text"),
    *("actions", "suggested"),
]


@pytest.fixture
def h() -> Hierarchy:
    frame = pd.DataFrame({"id": ["A1", "A2"], "text": ["Fund networks", "Open data"]})
    tree = {"Funding": {"Local": ["Networks", "Zones"], "Federal": None}, "Data": None}
    code = {"A1": "Networks", "A2": "Data"}
    return from_codebook(tree, read_actions(frame), code=code)


def rows(table: pd.DataFrame, *columns: str) -> list[tuple[object, ...]]:
    return list(table[list(columns)].itertuples(index=False, name=None))


def test_one_table_a_level_with_one_row_a_place(h: Hierarchy) -> None:
    done = vsm.assign(
        h,
        {
            "Networks": ("S1", "meso"),
            "A1": {"function": "S4", "level": "meso", "suggested": True},
            "Federal": [("S3", "macro"), ("S5", "macro")],
            "Data": ("E", "macro"),
        },
    )
    found = tables(done)
    assert list(found) == ["micro", "meso", "macro"]
    assert all(list(table) == COLUMNS for table in found.values())
    assert found["micro"].empty
    assert rows(found["meso"].reset_index(), "id", *COLUMNS) == [
        ("S01", "Operations", "S1", "Funding", "Funding", "Local", "Networks", "", 0, False),
        (
            *("A1", "Metasystem", "S4", "Innovation function"),
            *("Funding", "Local", "Networks", "Fund networks", 1, True),
        ),
    ]
    assert rows(found["macro"], "element", "function", "system", "super_cluster", "cluster") == [
        ("Metasystem", "S3", "Management function", "Funding", "Federal"),
        ("Metasystem", "S5", "Identity function", "Funding", "Federal"),
        ("Environment", "E", "Data", "Data", ""),
    ]
    assert found["meso"].attrs["caption"] == "Viable System Model: meso"
    assert found["micro"].dtypes["actions"] == "int64"


def test_rows_stand_as_assigned_but_groups_stay_together(h: Hierarchy) -> None:
    done = h
    for label in ("Zones", "Data", "Federal", "Networks"):
        done = vsm.assign(done, {label: ("S1", "micro")})
    assert tables(done)["micro"].index.tolist() == ["S02", "S01", "C02", "SC02"]
    # undo and redo, saving and loading keep the order
    again = done.undo().undo().redo().redo()
    assert tables(again)["micro"].index.tolist() == ["S02", "S01", "C02", "SC02"]


def test_the_order_outlives_saving(h: Hierarchy, tmp_path: Path) -> None:
    done = vsm.assign(h, dict.fromkeys(("Zones", "Data", "Networks"), ("S1", "micro")))
    loaded = load(done.save(tmp_path / "study.json"))
    pd.testing.assert_frame_equal(tables(loaded)["micro"], tables(done)["micro"])


def test_places_from_before_the_first_edit_come_first(h: Hierarchy) -> None:
    before = vsm.assign(h, dict.fromkeys(("Data", "Zones"), ("S1", "micro"))).tree
    begun = replace(h, history=History(before, before))
    done = vsm.assign(begun, {"Networks": ("S1", "micro")})
    assert tables(done)["micro"].index.tolist() == ["S02", "S01", "SC02"]


def test_a_place_that_was_taken_away_and_given_again_is_the_last(h: Hierarchy) -> None:
    done = vsm.assign(h, dict.fromkeys(("Funding", "Data"), ("S2", "micro")))
    done = vsm.assign(done, {"Funding": []})
    done = vsm.assign(done, {"Funding": ("S2", "micro")})
    assert tables(done)["micro"].index.tolist() == ["SC02", "SC01"]


def test_groups_without_a_label_are_named_by_their_id() -> None:
    h = from_codebook({"Data": ["Old"]}, read_actions(["a"])).group(
        ["Data"], level="super-cluster"
    )
    done = vsm.assign(h, {"SC01": ("S1", "micro")})
    assert rows(tables(done)["micro"], "system", "super_cluster", "cluster") == [
        ("SC01", "SC01", ""),
    ]


def test_other_levels(h: Hierarchy) -> None:
    done = vsm.assign(h, {"Data": ("S1", "firm")}, levels=["team", "firm"])
    assert [len(table) for table in tables(done, levels=["team", "firm"]).values()] == [0, 1]


@given(placed())
def test_tables_add_up_to_the_matrix(h: Hierarchy) -> None:
    found, counted, own = tables(h), matrix(h), matrix(h, "elements")
    assert list(found) == list(LEVELS)
    for level, table in found.items():
        assert table["function"].map(FUNCTIONS.index).is_monotonic_increasing
        for function in FUNCTIONS:
            inside = table[table["function"] == function]
            assert inside["actions"].sum() == counted.loc[function, level]
            assert len(inside) == own.loc[function, level]
            assert inside["suggested"].sum() == own.loc[function, f"{level} (suggested)"]
            assert inside.index.is_unique
            # what shares a super-cluster, or a cluster of it, stands together
            for depth in (1, 2):
                paths = list(
                    inside[["super_cluster", "cluster"][:depth]].itertuples(index=False, name=None)
                )
                runs = [
                    path
                    for path, before in zip(paths, [None, *paths], strict=False)
                    if path != before
                ]
                assert len(runs) == len(set(runs))
