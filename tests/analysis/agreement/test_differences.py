import pandas as pd
import pytest

from actionclust import Hierarchy, agreement, from_codebook, read_actions

SKILLS = ["A1", "A2", "A3", "A10"]
TREE = {"Skills": {"Training": ["Nurses", "Doctors"]}, "Data": {"Records": ["Open"]}}


@pytest.fixture
def one() -> Hierarchy:
    ids = [*SKILLS, "A5", "A6", "A7"]
    frame = pd.DataFrame({"id": ids, "text": [f"text of {id_}" for id_ in ids]})
    code = dict(
        zip(ids, ["Nurses", "Nurses", "Nurses", "Doctors", "Open", "Open", ""], strict=True)
    )
    return from_codebook(TREE, read_actions(frame), code=code)


def rows(table: pd.DataFrame, *columns: str) -> list[tuple[object, ...]]:
    plain = table.astype(object).where(table.notna(), None)
    return list(plain[list(columns) or list(plain)].itertuples(index=False, name=None))


def test_items_have_the_largest_difference_first(one: Hierarchy) -> None:
    other = one.move("A10", to="Nurses").move("A2", to="Doctors").move("A6", to="Training")
    other = other.move("A5", to="Doctors").set_aside("A3")
    found = agreement.compare(one, other, match="id", permutations=0).items
    assert rows(found, "id", "shared", "settled") == [
        ("A3", "", False),
        ("A5", "", False),
        ("A6", "", False),
        ("A2", "cluster", False),
        ("A10", "cluster", False),
        ("A1", "sub-cluster", False),
        ("A7", "", False),
    ]
    assert found["distance"].tolist() == pytest.approx([1, 1, 1, 1 / 3, 1 / 3, 0, 0])
    assert rows(found, "text", "first", "second", "aligned")[:4] == [
        (
            *("text of A3", "Skills / Training / Nurses"),
            *("(unclustered)", "(unclustered)"),
        ),
        ("text of A5", "Data / Records / Open", *["Skills / Training / Doctors"] * 2),
        ("text of A6", "Data / Records / Open", *["Skills / Training"] * 2),
        ("text of A2", "Skills / Training / Nurses", *["Skills / Training / Doctors"] * 2),
    ]


def test_settled_differences_come_last(one: Hierarchy) -> None:
    other = one.move("A5", to="Doctors").move("A10", to="Nurses").pin("A5")
    first = one.pin(["A5", "A10"])
    found = agreement.compare(first, other, match="id", permutations=0).items
    # pinned in both, so both mean it
    assert rows(found, "id", "settled")[-1] == ("A5", True)
    assert rows(found, "id", "settled")[0] == ("A10", False)


def test_the_second_path_is_also_told_with_the_labels_of_the_first(one: Hierarchy) -> None:
    other = from_codebook(
        {"Persons": {"Courses": ["Staff"]}, "Other": {"Files": ["Public"]}}, one.actions
    )
    other = other.move(SKILLS, to="Staff").move(["A5", "A6"], to="Public")
    found = agreement.compare(one, other, permutations=0)
    first = found.items.set_index("id").loc["A10"]
    assert first["second"] == "Persons / Courses / Staff"
    assert first["aligned"] == "Skills / Training / Nurses"
    assert first["distance"] == pytest.approx(1 / 3)
    assert rows(found.groups[found.groups["level"] == "sub-cluster"]) == [
        ("sub-cluster", "S01", "Nurses", "S01", "Staff", 3, 0, 1),
        ("sub-cluster", "S02", "Doctors", None, "", 0, 1, 0),
        ("sub-cluster", "S03", "Open", "S02", "Public", 2, 0, 0),
    ]


def test_groups_that_were_split_and_merged(one: Hierarchy) -> None:
    other = one.merge(["Nurses", "Doctors"]).split("Open", {"Closed": ["A6"]})
    found = agreement.compare(one, other, match="id", permutations=0)
    assert rows(found.changes) == [
        ("sub-cluster", "split", "S03", "Open", 2, "S03, S04"),
        ("sub-cluster", "merged", "S01", "Nurses", 4, "S01, S02"),
    ]
    back = agreement.compare(other, one, match="id", permutations=0)
    assert rows(back.changes, "change", "group", "parts") == [
        ("split", "S01", "S01, S02"),
        ("merged", "S03", "S03, S04"),
    ]


def test_half_of_a_group_is_no_part(one: Hierarchy) -> None:
    other = one.split("Nurses", {"New": ["A1", "A2"]}).move("A5", to="New").move("A6", to="New")
    # New has as many from Nurses as from Open, so that Nurses was not split into two
    found = agreement.compare(one, other, match="id", permutations=0).changes
    assert found[found["change"] == "split"].empty
    more = agreement.compare(one, other.move("A6", to="Open"), match="id", permutations=0).changes
    assert rows(more, "change", "group", "parts") == [("split", "S01", "S01, S04")]


def test_a_group_that_only_one_has(one: Hierarchy) -> None:
    other = one.split("Nurses", {"New": ["A1"]})
    found = agreement.compare(one, other, match="id", permutations=0).groups
    last = found[(found["level"] == "sub-cluster")].iloc[-1]
    assert last.drop("first").tolist() == ["sub-cluster", "", "S04", "New", 0, 0, 1]
    assert last["first"] is None or pd.isna(last["first"])


def test_levels_that_one_lacks_are_left_out(one: Hierarchy) -> None:
    flat = from_codebook({"Nurses": None, "Records": None}, one.actions)
    flat = flat.move(SKILLS, to="Nurses").move(["A5", "A6"], to="Records")
    found = agreement.compare(one, flat, permutations=0)
    assert found.levels.index.tolist() == ["sub-cluster"]
    item = found.items.set_index("id").loc["A5"]
    assert item[["first", "second", "aligned", "distance"]].tolist() == [
        "Open",
        "Records",
        "Open",
        0,
    ]


def test_an_action_in_no_group_of_the_level_stands_for_its_own_group(one: Hierarchy) -> None:
    wide = one.move(["A5", "A6"], to="Records")
    flat = from_codebook({"Nurses": None, "Files": None}, one.actions)
    flat = flat.move(SKILLS, to="Nurses").move(["A5", "A6"], to="Files")
    found = agreement.compare(wide, flat, permutations=0)
    item = found.items.set_index("id").loc["A5"]
    assert item[["first", "second", "aligned", "distance"]].tolist() == [
        *("Records", "Files", "Records", 0),
    ]


def test_labels_with_half_a_character(one: Hierarchy) -> None:
    odd = one.rename("S01", "a\ud800b")
    found = agreement.compare(odd, odd.move("A10", to="S01"), match="id", permutations=0)
    assert found.items["second"].tolist()[0] == "Skills / Training / a\ud800b"
    assert "a\ud800b" in found.groups["first_label"].tolist()
    split = agreement.compare(odd, odd.split("S01", [["A1"]]), permutations=0)
    assert split.changes["label"].tolist() == ["a\ud800b"]
