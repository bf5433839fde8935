import unicodedata
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import actionclust as ac
from actionclust.analysis.priorities.voting import voting_groups
from actionclust.spelling import as_called, as_compared, spelled_alike
from actionclust.view.payload.columns import columns_of

NFD = unicodedata.normalize("NFD", "Liège")
REGIONS = ["Liège", NFD, f"{NFD}\u200b", "Namur", "Na\u200bmur", "Namur\u00a0"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Liège", NFD),
        ("Namur", "Na\u200bmur"),
        ("Namur", "\ufeffNamur\u00a0"),
        ("Sint Niklaas", "Sint\u00a0 Niklaas"),
        ("Sint Niklaas", "Sint\u202fNiklaas"),
        ("integrated care", "inte\u00adgrated\tcare"),
        ("Namur", "Na\u200cmur"),
        ("North", "\u200eNorth\u200e"),
    ],
)
def test_names_that_read_the_same_are_one(one: str, other: str) -> None:
    assert as_compared(one) == as_compared(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Liège", "Liege"),
        ("Namur", "namur"),
        ("A 1", "A1"),
        ("ﬁne", "fine"),
        ("\u0645\u06cc\u200c\u062e\u0648", "\u0645\u06cc\u062e\u0648"),
        ("👨\u200d👩", "👨👩"),
    ],
)
def test_names_that_read_differently_are_two(one: str, other: str) -> None:
    assert as_compared(one) != as_compared(other)


@given(st.text())
def test_comparing_twice_changes_nothing(name: str) -> None:
    assert as_compared(as_compared(name)) == as_compared(name)
    assert as_called(as_called(name)) == as_called(name)


def test_the_spelling_shown_does_not_depend_on_the_order() -> None:
    assert set(spelled_alike(REGIONS)) == {"Liège", "Namur"}
    assert set(spelled_alike(REGIONS[::-1])) == {"Liège", "Namur"}


def region_table() -> pd.DataFrame:
    return pd.DataFrame({"text": [f"text {n}" for n in range(6)], "region": REGIONS})


def test_tables_count_two_regions_and_cells_stay_as_they_came() -> None:
    actions = ac.read_actions(region_table())
    assert actions.table["region"].tolist() == REGIONS
    table = ac.tables.counts(
        ac.from_codebook({"A": None}, actions, code=dict.fromkeys(actions.ids, "A")),
        by="region",
        level="sub-cluster",
    )
    assert list(table.columns) == ["Liège (n=3)", "Namur (n=3)", "Total (n=6)"]


def test_a_categorical_column_counts_two_regions() -> None:
    frame = region_table()
    frame["region"] = pd.Categorical(frame["region"], categories=[*REGIONS, "Gent"])
    actions = ac.read_actions(frame)
    h = ac.from_codebook({"A": None}, actions, code=dict.fromkeys(actions.ids, "A"))
    table = ac.tables.counts(h, by="region", level="sub-cluster")
    assert list(table.columns) == ["Liège (n=3)", "Namur (n=3)", "Gent (n=0)", "Total (n=6)"]


def test_a_filter_offers_two_regions(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    region_table().to_csv(path, index=False)
    (column,) = [one for one in columns_of(ac.read_actions(path)) if one["name"] == "region"]
    assert (column["categories"], column["values"]) == (["Liège", "Namur"], [0, 0, 0, 1, 1, 1])


def test_ids_that_read_the_same_are_refused_as_one() -> None:
    frame = pd.DataFrame({"id": ["A1", "A1\u200b", "B"], "text": ["a", "b", "c"]})
    with pytest.raises(ac.InputError, match=r"ids must differ; .*'A1' in index 0, 1"):
        ac.read_actions(frame)


def test_an_id_that_nobody_sees_is_blank() -> None:
    frame = pd.DataFrame({"id": ["A1", "\u200b"], "text": ["a", "b"]})
    with pytest.raises(ac.InputError, match="must be filled in every row; blank in index 1"):
        ac.read_actions(frame)


def test_stickers_find_their_action_and_group_by_how_it_reads() -> None:
    frame = pd.DataFrame({"id": ["é1", "B"], "text": ["a", "b"], "group": ["G", "G\u200b"]})
    votes = pd.DataFrame(
        {"id": ["e\u03011", "B\u00a0"], "rank": [1, 2], "participant": ["P", "P"]}
    )
    actions = ac.read_actions(frame, stickers=votes)
    assert actions.stickers is not None
    assert actions.ids == ("é1", "B")
    assert actions.stickers.to_numpy().tolist() == [[1, 0, 0], [0, 1, 0]]
    assert len(voting_groups(actions)) == 1


@pytest.fixture
def study() -> ac.Hierarchy:
    actions = ac.read_actions(["Train nurses", "Share data"])
    return ac.from_codebook({"Système": ["Santé"], "Data": None}, actions)


@pytest.mark.parametrize(
    "name", ["Santé", unicodedata.normalize("NFD", "Santé"), "sante\u0301\u200b", " SANTÉ "]
)
def test_a_group_is_found_by_its_label_however_it_is_stored(
    study: ac.Hierarchy, name: str
) -> None:
    assert study.find(name).label == "Santé"
    assert ac.vsm.placements(study, name).source is None


def test_an_action_and_a_group_are_found_by_an_id_with_a_stray_mark(study: ac.Hierarchy) -> None:
    action = study.actions.ids[0]
    assert study.place(f"{action}\u200b") == study.place(action)
    assert study.find("C01\ufeff").id == "C01"


def test_a_label_that_is_the_id_of_another_group_is_ambiguous(study: ac.Hierarchy) -> None:
    h = study.rename("Data", "c01")
    message = r"'C01' is the id of a group, and the label of another: C02; rename C02 first"
    with pytest.raises(ac.EditError, match=message):
        h.find("C01")
    assert h.rename("C02", "Data").find("C01").label == "Système"
    assert h.find("C02").label == "c01"


def test_a_label_that_is_the_own_id_is_not_ambiguous(study: ac.Hierarchy) -> None:
    assert study.rename("Data", "C02").find("C02").id == "C02"


def test_a_label_that_is_the_id_of_an_action_is_ambiguous_for_places(study: ac.Hierarchy) -> None:
    action = study.actions.ids[0]
    h = study.rename("Data", action)
    with pytest.raises(ac.EditError, match="is the id of an action and the label of a group"):
        ac.vsm.placements(h, action)
