from collections.abc import Callable

import pandas as pd
import pytest

from actionclust import EditError, Hierarchy, SettingError, cluster_actions, edits, read_actions
from actionclust.coding.tree.tree import Aside, Node
from tests.coding.studies import study

H = study()


def test_create() -> None:
    h = H.create("Midwives", parent="Training", why="a theme of its own")
    assert h.last is not None
    assert h.last.edit == edits.Create("S04", "sub-cluster", "Midwives", "C01")
    assert h["S04"].path == ("Skills", "Training")
    assert len(h["S04"]) == 0
    wide = h.create("Care", level="super cluster")
    assert wide.tree.nodes["SC04"] == Node("SC04", "super-cluster", "Care")


def test_ids_are_never_used_again() -> None:
    h = H.create("one").delete("one").create("two").undo().create("three")
    made = [entry.edit.id for entry in h.entries if isinstance(entry.edit, edits.Create)]
    assert made == ["S04", "S05", "S06"]


def test_rename_keeps_the_rest() -> None:
    h = H.describe("Nurses", "who cares").rename("Nurses", "Nursing staff")
    assert h.tree.nodes["S01"] == Node("S01", "sub-cluster", "Nursing staff", "C01", "who cares")
    assert h["Nursing staff"].actions == H["Nurses"].actions


def test_two_groups_may_have_one_label() -> None:
    h = H.rename("S02", "Nurses")
    assert h.rename("S02", "Doctors") == H


def test_describe() -> None:
    h = H.describe("S01", "texts about nurses")
    assert h["S01"].rule == "texts about nurses"
    assert h.describe("S01", "") == H
    assert [str(e) for e in h.describe("S01", "").entries] == [
        "wrote the rule of S01",
        "took away the rule of S01",
    ]


def test_merge_into_the_first() -> None:
    h = H.merge(["S02", "S03", "S01"], why="all the same")
    assert h["S02"].actions == ("A01", "A02", "A03", "A04", "A05", "A06", "A07")
    assert set(h.tree.nodes) == set(H.tree.nodes) - {"S01", "S03"}
    assert h["S02"].label == "Doctors"


def test_merge_into_another() -> None:
    h = H.merge(["Nurses", "Doctors"], into="Doctors")
    assert h == H.merge(["S01"], into="S02") == H.merge(["S02", "S01"])


def test_merge_groups_of_groups() -> None:
    h = H.describe("C02", "portals").merge(["C01", "C02"])
    assert h["C01"].children == ("S01", "S02", "S03")
    assert h["S03"].path == ("Skills", "Training")
    assert h.undo()["C02"].rule == "portals"


def test_merge_takes_functions_of_what_ends_away() -> None:
    place = (edits.Placement("S1", "micro"),)
    h = H.apply([edits.Assign("S01", place), edits.Assign("S02", place)]).merge(["S01", "S02"])
    assert h.tree.placements == {"S01": place}
    assert h.undo().tree.placements == {"S01": place, "S02": place}


def test_split_by_lists() -> None:
    h = H.split("Nurses", [["A01"], ("A03",)])
    assert h["S01"].actions == ("A02",)
    assert h.tree.nodes["S04"] == Node("S04", "sub-cluster", "", "C01")
    assert h["S05"].actions == ("A03",)


def test_split_by_labels() -> None:
    h = H.split("S01", {"Training nurses": ["A01", "A02"]})
    assert h["Training nurses"].actions == ("A01", "A02")
    assert h["S01"].actions == ("A03",)


def test_split_what_stands_in_a_wider_group() -> None:
    h = H.move(["A01", "A02"], to="C01").split("C01", {"Teams": ["A01", "A02"]})
    # the group keeps those in it, so that nothing of its own need stay
    assert h.tree.nodes["C04"] == Node("C04", "cluster", "Teams", "SC01")
    assert h["C01"].children == ("S01", "S02")


def test_delete_leaves_actions_unclustered() -> None:
    h = H.delete("S02", why="too small")
    assert h.place("A04") == h.place("A05") == Aside("its group was deleted", "S02")
    assert "S02" not in h
    assert str(h.last) == "deleted S02, which left 2 actions unclustered"


def test_delete_lifts_the_groups_in_it() -> None:
    h = H.delete("C01")
    assert h["S01"].path == ("Skills",)
    assert h.delete("SC01")["S01"].path == ()
    assert h.undo() == H


@pytest.mark.parametrize(
    ("verb", "message"),
    [
        (lambda h: h.create(" "), "a new sub-cluster needs a label"),
        (lambda h: h.create(3), "create: label must be a string; got 3 (int)"),
        (
            lambda h: h.create("x", parent="C9"),
            "there is no group 'C9'; known: 'SC01',",
        ),
        (
            lambda h: h.create("x", level="cluster", parent="C01"),
            "a cluster cannot stand in C01, a cluster",
        ),
        (
            lambda h: h.create("x", level="cluster", parent="S01"),
            "a cluster cannot stand in S01, a sub-cluster",
        ),
        (lambda h: h.rename("S01", ""), "the label of S01 cannot be blank"),
        (lambda h: h.rename("S01", "Nurses"), "S01 is already called 'Nurses'"),
        (lambda h: h.rename("S9", "x"), "there is no group 'S9'; known: 'SC01',"),
        (
            lambda h: h.rename("S02", "Nurses").rename("nurses", "x"),
            "2 groups are called 'nurses': S01, S02; pass the id",
        ),
        (lambda h: h.describe("S01", ""), "S01 already has that rule"),
        (lambda h: h.merge([]), "merge takes at least two groups"),
        (lambda h: h.merge(["S01"]), "merge takes at least two groups"),
        (lambda h: h.merge("S01"), "merge takes at least two groups"),
        (lambda h: h.merge(["S01", "Nurses"]), "merge takes different groups; got S01, S01"),
        (lambda h: h.merge(["S01", "S9"]), "there is no group 'S9'; known: 'SC01',"),
        (
            lambda h: h.merge(["S01", "C01"]),
            "only groups of one level can be merged; S01 is a sub-cluster and C01 is a cluster",
        ),
        (lambda h: h.merge(3), "expected an id or several; got 3 (int)"),
        (
            lambda h: h.split("S01"),
            "split takes one of parts, a list of lists of ids or a",
        ),
        (lambda h: h.split("S01", [["A01"]], target=2), "split takes one of parts"),
        (lambda h: h.split("S01", []), "split takes at least one part"),
        (lambda h: h.split("S01", [[]]), "the edit names no actions"),
        (lambda h: h.split("S01", [["A01"], []]), "the part S05 has no actions"),
        (
            lambda h: h.split("S01", [["A01", "A04"]]),
            "A04 is not in S01, and so cannot be split off it",
        ),
        (lambda h: h.split("S01", [["A01"], ["A01"]]), "A01 is named more than once"),
        (
            lambda h: h.split("S01", [["A01", "A02", "A03"]]),
            "splitting all actions off S01 leaves it empty; keep one part",
        ),
        (
            lambda h: h.pin("A01").split("S01", [["A01"]]),
            "A01 is pinned and cannot be split off; free it first",
        ),
        (
            lambda h: h.split("S01", [[1]]),
            "split: actions must be a list of strings; got [1]",
        ),
        (lambda h: h.delete("Nurse"), "there is no group 'Nurse'; did you mean 'Nurses'?"),
        (
            lambda h: h.pin("A04").delete("S02"),
            "A04 is pinned and cannot be left without a group; free it first",
        ),
        (
            lambda h: h.split("SC01", target=2),
            "SC01 holds no actions itself, so there are none to cluster",
        ),
    ],
)
def test_what_cannot_be_done_is_told(verb: Callable[[Hierarchy], Hierarchy], message: str) -> None:
    with pytest.raises(EditError) as caught:
        verb(H)
    assert str(caught.value).startswith(message)
    assert study() == H


def test_unknown_levels() -> None:
    with pytest.raises(SettingError, match=r"^'clstr' is not a level; did you mean 'cluster'"):
        H.create("x", level="clstr")


SUBJECTS = {
    "nurses": ["train the nurses", "hire more nurses", "pay nurses well", "nurses in schools"],
    "data": ["share the data", "open data for all", "protect data", "data without paper"],
    "homes": ["build homes", "homes for the old", "safe homes"],
}


@pytest.fixture(scope="module")
def mixed() -> Hierarchy:
    """Give one group with texts on three subjects."""
    texts = [text for subject in SUBJECTS.values() for text in subject]
    frame = pd.DataFrame({"id": [f"A{n:02d}" for n in range(len(texts))], "text": texts})
    start = cluster_actions(read_actions(frame), target=3).to_hierarchy()
    return start.merge(["S01", "S02", "S03"])


def test_split_by_a_target(mixed: Hierarchy) -> None:
    h = mixed.split("S01", target=3)
    texts = dict(zip(h.actions.ids, h.actions.texts, strict=True))
    found = {tuple(sorted(texts[id_] for id_ in h[id_].actions)) for id_ in h.groups().index}
    assert found == {tuple(sorted(subject)) for subject in SUBJECTS.values()}
    assert h.last is not None
    assert isinstance(h.last.edit, edits.Split)
    # the largest stays where it was, and the others are called by what they are about
    assert len(h["S01"]) == 4
    assert all(len(part.label.split(", ")) <= 3 for part in h.last.edit.parts)
    assert "homes" in h.last.edit.parts[-1].label
    assert mixed.apply([h.last]) == h


def test_splitting_by_a_target_leaves_what_is_pinned(mixed: Hierarchy) -> None:
    pinned = mixed.actions.ids[-3:]
    h = mixed.pin(pinned).split("S01", target=3)
    assert set(pinned) <= set(h["S01"].actions)
    assert len(h.groups()) == 2


def test_splitting_by_a_target_in_vain() -> None:
    with pytest.raises(EditError) as caught:
        H.split("S01", target=1)
    assert str(caught.value) == (
        "clustering the 3 actions of S01 on their own found nothing to split off; "
        "name the parts instead"
    )


@pytest.mark.parametrize("target", [0, 12, "2"])
def test_splitting_by_no_target(mixed: Hierarchy, target: int) -> None:
    with pytest.raises(SettingError, match=r"^target"):
        mixed.split("S01", target=target)


def test_a_set_has_no_first_group_to_merge_into() -> None:
    with pytest.raises(
        EditError, match=r"^merge keeps the first group, and a set has none; pass a list or into$"
    ):
        H.merge({"S01", "S02"})  # type: ignore[arg-type]  # the point of the test
    assert H.merge({"S01", "S02"}, into="S02") == H.merge(["S02", "S01"])  # type: ignore[arg-type]


@pytest.mark.parametrize("parts", [3, {("A01",), ("A02",)}])
def test_parts_are_a_list_of_lists(parts: object) -> None:
    with pytest.raises(EditError, match=r"^split takes one of parts, a list of lists of ids or a"):
        H.split("S01", parts)  # type: ignore[arg-type]  # the point of the test


@pytest.mark.parametrize("parts", [["A01", "A02"], "A01", [["A01"], "A02"]])
def test_an_id_is_no_part(parts: object) -> None:
    with pytest.raises(
        EditError,
        match=r"^each part of a split is a list of ids, and 'A(01)?(02)?' is none; for one",
    ):
        H.split("S01", parts)  # type: ignore[arg-type]  # the point of the test
    assert len(H.split("S01", {"One": "A01"})["One"]) == 1
