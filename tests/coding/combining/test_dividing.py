from collections.abc import Callable

import pytest

from actionclust import Hierarchy
from actionclust.coding.combining.branches import BranchEdit, steps
from actionclust.coding.combining.dividing import divided, without
from tests.coding.studies import study

H = study()


def only(h: Hierarchy) -> BranchEdit:
    return steps(h.entries, H.tree)[-1]


@pytest.mark.parametrize(
    ("edit", "key", "part", "rest"),
    [
        (
            lambda h: h.move(["A01", "A02"], to="S02"),
            ("place", "A01"),
            "moved A01 from S01 to S02",
            "moved A02 from S01 to S02",
        ),
        (lambda h: h.pin(["A01", "A02"]), ("pin", "A02"), "pinned A02", "pinned A01"),
        (
            lambda h: h.dispute(["A01", "A02"], why="no"),
            ("review", "A02"),
            "disputed the place of A02: no",
            "disputed the place of A01: no",
        ),
        (
            lambda h: h.split("S01", [["A01", "A02"]]),
            ("place", "A01"),
            "moved A01 from S01 to S04",
            "split S04 (1) off S01",
        ),
        (
            lambda h: h.merge(["S02", "S01", "S03"]),
            ("group", "S01"),
            "merged S01 into S02",
            "merged S03 into S02",
        ),
        (
            lambda h: h.merge(["S02", "S01"]),
            ("place", "A01"),
            "moved A01 from S01 to S02",
            "merged S01 into S02",
        ),
        (
            lambda h: h.merge(["C01", "C02"]),
            ("parent", "S03"),
            "put S03 into cluster C01",
            "merged C02 into C01",
        ),
        (
            lambda h: h.delete("S01"),
            ("place", "A01"),
            "set A01 aside from S01: its group was deleted",
            "deleted S01, which left 3 actions unclustered",
        ),
        (
            lambda h: h.ungroup("SC01"),
            ("parent", "C01"),
            "took C01 out of the group above",
            "dissolved SC01",
        ),
        (
            lambda h: h.detach(["S01", "S02"]),
            ("parent", "S01"),
            "took S01 out of the group above",
            "took S02 out of the group above",
        ),
        (
            lambda h: h.group(["S01", "S03"], level="cluster", label="New"),
            ("parent", "S01"),
            "put S01 into cluster C04 'New'",
            "put S03 into cluster C04 'New'",
        ),
    ],
)
def test_the_part_in_dispute_and_the_rest(
    edit: Callable[[Hierarchy], Hierarchy], key: tuple[str, str], part: str, rest: str
) -> None:
    step = only(edit(H))
    found = divided(step, {key})
    assert str(found.part) == part
    assert found.rest is not None
    assert str(found.rest.entry) == rest
    assert key in found.keys
    assert key not in found.rest.writes
    assert found.keys | found.rest.writes.keys() == step.writes.keys()
    assert found.part.id == found.rest.entry.id == step.entry.id


@pytest.mark.parametrize(
    ("edit", "key"),
    [
        (lambda h: h.move("A01", to="S02"), ("place", "A01")),
        (lambda h: h.move(["A01", "A02"], to="S02"), ("group", "S02")),
        (lambda h: h.rename("S01", "Care"), ("label", "S01")),
        (lambda h: h.split("S01", [["A01"], ["A02"]]), ("place", "A01")),
        (lambda h: h.merge(["S02", "S01"]), ("group", "S01")),
        (lambda h: h.group(["S01"], level="cluster", label="New"), ("parent", "S01")),
        (lambda h: h.delete("S01"), ("group", "S01")),
    ],
)
def test_what_cannot_be_made_in_part(
    edit: Callable[[Hierarchy], Hierarchy], key: tuple[str, str]
) -> None:
    step = only(edit(H))
    found = divided(step, {key})
    assert found.rest is None
    assert found.part == step.entry
    assert found.keys == step.writes.keys()
    assert without(step, {key}) is None


def test_what_comes_along_may_change_by_the_way() -> None:
    rest = divided(only(H.merge(["S02", "S01"])), {("place", "A01")}).rest
    assert rest is not None
    assert rest.carried == {("place", "A01")}


def test_several_things_are_taken_out_one_by_one() -> None:
    step = only(H.merge(["S02", "S01", "S03"]))
    rest = without(step, {("group", "S01"), ("place", "A06")})
    assert rest is not None
    assert str(rest.entry) == "merged S03 into S02"
    assert rest.carried == {("place", "A06")}
    assert set(rest.writes) == {("group", "S03"), ("place", "A07")}
    assert without(step, {("place", "A99")}) is None
