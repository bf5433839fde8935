import re
from pathlib import Path

import pandas as pd
import pytest
from openpyxl import load_workbook

from actionclust import Hierarchy, from_codebook, priorities, read_actions, tables, vsm
from actionclust.errors import InputError
from actionclust.exchange.study_tables import WORKBOOK, study_tables, write_tables

TREE = {"Skills": {"Training": ["Nurses", "Doctors"]}, "Tools": {"Sharing": None}}


def study(**columns: object) -> Hierarchy:
    texts = ["train nurses", "train doctors", "share data", "beds"]
    frame = pd.DataFrame({"id": ["A1", "A2", "A3", "A4"], "text": texts, **columns})
    codes = {"A1": "Nurses", "A2": "Doctors", "A3": "Sharing"}
    return from_codebook(TREE, read_actions(frame), code=codes)


@pytest.fixture
def whole() -> Hierarchy:
    """Give a study that has the data for every table."""
    h = study(
        region=["N", "S", "N", "S"],
        group=["G1", "G2", "G1", "G2"],
        dimension=["D", "D", "E", "E"],
        sticker_1=[2, 0, 1, 1],
        sticker_2=0,
        sticker_3=0,
    )
    return vsm.assign(h.rename("Nurses", "Nursing"), {"Training": ("S1", "micro")})


def test_every_table_for_which_there_are_data(whole: Hierarchy) -> None:
    made = study_tables(whole)
    levels = ["super_cluster", "cluster", "sub_cluster"]
    assert list(made) == [
        *("actions", "groups", "log"),
        *(f"counts_{level}" for level in levels),
        *("details_SC01", "details_SC02", "dimensions", "links", "presence", "priorities"),
        *(f"priorities_{level}" for level in levels),
        *("votes", "vsm_1_micro", "vsm_2_meso", "vsm_3_macro", "vsm_matrix", "vsm_gaps"),
    ]
    assert made["actions"].equals(whole.table)
    counted = tables.counts(whole, by="region", level="cluster").reset_index()
    counted = counted.astype({"cluster": object})
    assert made["counts_cluster"].equals(counted)
    assert made["counts_cluster"].attrs["caption"] == "cluster by region"
    assert made["details_SC02"].equals(tables.hierarchy_table(whole, "Tools"))
    assert made["votes"].equals(priorities.score(whole.actions).groups)
    assert made["vsm_gaps"].equals(vsm.gaps(whole))


def test_only_tables_for_which_there_are_data() -> None:
    assert list(study_tables(study())) == ["actions", "groups"]
    by_group = study_tables(study(group=["G1", "G2", "G1", "G2"]))
    assert by_group["counts_cluster"].attrs["caption"] == "cluster by group"
    assert {"presence", "details_SC01"} <= set(by_group)
    assert not {"dimensions", "links", "priorities", "vsm_1_micro", "log"} & set(by_group)
    by_dimension = study_tables(study(dimension=["D", "D", "E", "E"]))
    assert {"counts_cluster", "links"} <= set(by_dimension)
    assert "dimensions" not in by_dimension


def test_memos_and_reviews_are_exported(tmp_path: Path) -> None:
    h = study().note("A1", "ask").review("ASL").dispute("A2", why="about data")
    made = study_tables(h)
    assert list(made)[:5] == ["actions", "groups", "log", "memos", "reviews"]
    assert made["memos"]["memo"].tolist() == ["ask"]
    assert made["reviews"].drop(columns="time").equals(h.reviews.drop(columns="time"))
    book = load_workbook(write_tables(made, tmp_path)[-1])
    assert [cell.value for cell in book["memos"][2]][:4] == ["A1", "action", "train nurses", "ask"]
    assert book["memos"]["F2"].is_date
    assert [cell.value for cell in book["reviews"]["F"]][2] == "ASL: about data"


def test_counting_by_a_chosen_column(whole: Hierarchy) -> None:
    made = study_tables(whole, by="group")
    assert list(made["counts_super_cluster"])[1:3] == ["G1 (n=2)", "G2 (n=2)"]
    assert list(made["dimensions"])[1:3] == ["G1 (n=2)", "G2 (n=2)"]


def test_an_unknown_column_names_near_ones(whole: Hierarchy) -> None:
    with pytest.raises(InputError, match=r"'regoin'.*did you mean 'region'\?"):
        study_tables(whole, by="regoin")


def test_a_study_without_any_group() -> None:
    h = study(region="N", group="G", dimension="D")
    for id_ in ("S01", "S02", "C02", "C01", "SC02", "SC01"):
        h = h.delete(id_)
    assert list(study_tables(h)) == ["actions", "groups", "log", "dimensions"]


def test_files_hold_the_tables(whole: Hierarchy, tmp_path: Path) -> None:
    made = study_tables(whole)
    written = write_tables(made, tmp_path / "deep" / "tables")
    assert [path.name for path in written] == [*(f"{name}.csv" for name in made), WORKBOOK]
    for name, table in made.items():
        read = pd.read_csv(tmp_path / "deep" / "tables" / f"{name}.csv")
        assert list(read) == list(map(str, table.columns))
        assert len(read) == len(table)
    book = load_workbook(written[-1])
    assert book.sheetnames == [name[:31] for name in made]
    assert book["counts_cluster"]["A1"].value == "cluster"
    assert re.fullmatch(r"\d{4}-\d\d-\d\d .*", str(book["log"]["B2"].value))


def test_names_of_levels_are_no_paths(whole: Hierarchy) -> None:
    levels = ("micro", "../meso", "a/b: c", "a_b c")
    made = study_tables(whole, levels=levels)
    names = [name for name in made if re.match(r"vsm_\d", name)]
    assert names == ["vsm_1_micro", "vsm_2__meso", "vsm_3_a_b_c", "vsm_4_a_b_c"]


def test_labels_with_half_a_character(whole: Hierarchy, tmp_path: Path) -> None:
    odd = whole.rename("S01", "a\ud800b").rename("C01", "c\ud800").rename("SC01", "\ud800")
    made = study_tables(odd)
    assert made["counts_sub_cluster"]["sub-cluster"].tolist()[0] == "a\ud800b"
    assert made["vsm_1_micro"]["cluster"].tolist() == ["c\ud800"]
    *_, book = write_tables(made, tmp_path)
    assert load_workbook(book)["counts_sub_cluster"]["A2"].value == "ab"
