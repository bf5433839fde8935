import pandas as pd
import pytest

from actionclust import EditError, Hierarchy, SettingError, edits, from_codebook, read_actions
from actionclust.coding.hierarchy.as_tables import PLACE_COLUMNS
from actionclust.coding.hierarchy.lookup import GroupView
from tests.coding.studies import TEXTS, study

H = study()


def test_the_table() -> None:
    h = H.set_aside("A09", reason="off topic").rename("S03", "One portal")
    assert list(h.table.columns) == ["id", "text", *PLACE_COLUMNS]
    assert h.table["id"].tolist() == list(TEXTS)
    rows = h.table.set_index("id")[list(PLACE_COLUMNS)].astype(object)
    assert rows.loc["A01"].tolist() == ["S01", "Nurses", "Training", "Skills", None]
    assert rows.loc["A06"].tolist() == ["S03", "One portal", "Sharing", "Data", None]
    # branches that end earlier have no narrower group
    assert rows.loc["A08"].tolist() == ["C03", None, "Privacy", "Data", None]
    assert rows.loc["A09"].tolist() == [None, None, None, None, "off topic"]


def test_the_table_is_a_copy() -> None:
    h = study()
    table = h.table
    table["text"] = "changed"
    assert h.table["text"].tolist() == list(TEXTS.values())


def test_groups_without_a_label_are_shown_by_id() -> None:
    h = H.split("S01", [["A01"]])
    assert h.table["sub_cluster"][0] == "S04"


def test_columns_of_the_analyst_keep_their_name() -> None:
    frame = pd.DataFrame({"text": ["a", "b"], "cluster": ["x", "y"], "reason": ["z", ""]})
    h = from_codebook({"Care": None}, read_actions(frame), code={})
    assert list(h.table.columns) == [
        *("id", "text", "cluster", "reason"),
        *("place", "sub_cluster", "cluster (actionclust)", "super_cluster"),
        "reason (actionclust)",
    ]
    assert h.table["cluster"].tolist() == ["x", "y"]
    assert list(h.unclustered.columns) == [
        *("id", "text", "cluster", "reason"),
        "reason (actionclust)",
    ]


def test_groups() -> None:
    groups = H.describe("S01", "who cares").create("Empty").groups()
    assert list(groups.index) == [
        *("SC01", "SC02", "SC03", "C01", "C02", "C03", "S01", "S02", "S03", "S04"),
    ]
    assert list(groups.columns) == ["level", "label", "parent", "actions", "groups", "rule"]
    rows = groups.astype(object)
    assert rows.loc["SC02"].tolist() == ["super-cluster", "Data", None, 3, 2, ""]
    assert rows.loc["C03"].tolist() == ["cluster", "Privacy", "SC02", 1, 0, ""]
    assert rows.loc["S01"].tolist() == ["sub-cluster", "Nurses", "C01", 3, 0, "who cares"]
    assert rows.loc["S04"].tolist() == ["sub-cluster", "Empty", None, 0, 0, ""]


def test_groups_of_a_level() -> None:
    assert list(H.groups("cluster").index) == ["C01", "C02", "C03"]
    assert list(H.groups("Super clusters").index) == ["SC01", "SC02", "SC03"]
    with pytest.raises(SettingError, match=r"^'themes' is not a level; known: "):
        H.groups("themes")


def test_groups_without_groups_have_the_same_types() -> None:
    bare = from_codebook({"x": None}, H.actions).delete("x")
    assert bare.groups().dtypes.to_dict() == H.groups().dtypes.to_dict()


def test_paths_and_places() -> None:
    assert [node.label for node in H.path("A01")] == ["Skills", "Training", "Nurses"]
    assert [node.label for node in H.path("A09")] == ["Funding"]
    assert H.path("A10") == ()
    assert H.place("A08") == "C03"


@pytest.mark.parametrize("view", [Hierarchy.path, Hierarchy.place])
@pytest.mark.parametrize(
    ("action", "hint"), [("A011", "did you mean 'A01'"), ("S01", "did you mean "), (3, "known: ")]
)
def test_unknown_actions(view: object, action: object, hint: str) -> None:
    with pytest.raises(EditError) as caught:
        view(H, action)
    assert str(caught.value).startswith(f"there is no action {action!r}; {hint}")


def test_members_in_the_order_of_the_table() -> None:
    h = H.move("A10", to="S01")
    assert h.members("Skills") == ("A01", "A02", "A03", "A04", "A05", "A10")
    assert h.members("S01") == ("A01", "A02", "A03", "A10")


def test_one_group() -> None:
    place = edits.Placement("S1", "micro")
    h = H.describe("C01", "who trains").apply([edits.Assign("C01", (place,))])
    group = h["training"]
    assert group == GroupView(
        id="C01",
        level="cluster",
        label="Training",
        rule="who trains",
        path=("Skills",),
        children=("S01", "S02"),
        actions=("A01", "A02", "A03", "A04", "A05"),
        placements=(place,),
    )
    assert len(group) == 5
    assert h["C01"] == group


def test_an_id_that_is_the_label_of_another_group_is_refused() -> None:
    h = H.rename("S02", "S01").rename("S03", " care ")
    with pytest.raises(EditError, match="'S01' is the id of a group, and the label of an"):
        h["S01"]
    assert h["S02"].label == "S01"
    assert h["s01"].id == "S02"
    assert h["CARE"].id == "S03"


def test_unclustered() -> None:
    h = H.set_aside("A02", reason="off topic")
    assert h.unclustered.to_dict("records") == [
        {"id": "A02", "text": "train all nurses", "reason": "off topic"},
        {"id": "A10", "text": "be nice", "reason": "not coded"},
    ]


def test_length_and_membership() -> None:
    assert len(H) == 10
    assert "A01" in H
    assert "SC01" in H
    assert "Nurses" not in H
    assert "A99" not in H


def test_the_short_form() -> None:
    assert repr(H) == "<3 super-clusters, 3 clusters, 3 sub-clusters; 10 actions, 1 unclustered>"
    one = from_codebook({"Data": ["Open"]}, read_actions(["Share data"]))
    assert repr(one) == "<0 super-clusters, 1 cluster, 1 sub-cluster; 1 action, 1 unclustered>"


def test_the_last_entry() -> None:
    assert H.last is None
    h = H.pin("A01").pin("A02")
    assert h.last is h.entries[-1]
    assert h.last.edit == edits.Pin(("A02",))
