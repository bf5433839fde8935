from collections.abc import Callable

import pytest

from actionclust import EditError, Hierarchy, SettingError, edits
from actionclust.coding.tree.tree import Node
from tests.coding.studies import study

H = study()


def test_group_under_a_new_group() -> None:
    h = H.detach(["C02", "C03"]).group(["Sharing", "C03"], level="super-cluster", label="IT")
    assert h["SC04"].children == ("C02", "C03")
    assert h["SC04"].actions == ("A06", "A07", "A08")
    assert h["SC02"].children == ()


def test_group_in_between() -> None:
    h = H.detach("C01").group("C01", into="SC01").group(["S01", "S02"], level="cluster")
    # both were in C01, which is no wider than a cluster
    assert h["C04"].path == ()
    h = H.ungroup("C01").group(["S01", "S02"], level="cluster", label="Staff")
    # both were in SC01, which keeps the new cluster
    assert h["C04"].path == ("Skills",)


def test_group_of_groups_from_several_places() -> None:
    h = H.group(["S01", "S03"], level="cluster", label="Mixed", why="belong together")
    assert h.tree.nodes["C04"] == Node("C04", "cluster", "Mixed")
    assert h["C01"].children == ("S02",)


def test_group_under_a_group_that_exists() -> None:
    h = H.group(["S03", "S01"], into="Training")
    assert h["C01"].children == ("S01", "S02", "S03")
    assert str(h.last) == "put S03, S01 into cluster C01 'Training'"


def test_a_level_can_be_left_out() -> None:
    h = H.group("S03", into="SC03")
    assert h["S03"].path == ("Funding",)


def test_ungroup() -> None:
    h = H.ungroup("C01")
    assert "C01" not in h
    assert h["SC01"].children == ("S01", "S02")
    assert h.ungroup("Skills")["S01"].path == ()


def test_ungroup_takes_functions_away() -> None:
    place = (edits.Placement("S1", "micro"),)
    h = H.apply([edits.Assign("C01", place)]).ungroup("C01")
    assert h.tree.placements == {}
    assert h.undo().tree.placements == {"C01": place}


def test_detach() -> None:
    h = H.detach(["S01", "C02"])
    assert h["S01"].path == h["C02"].path == ()
    assert h["S03"].path == ("Sharing",)


@pytest.mark.parametrize(
    ("verb", "message"),
    [
        (lambda h: h.group(["S01"]), "group takes a level for a new group, or into for one that"),
        (lambda h: h.group(["S01"], level="cluster", into="C01"), "group takes a level for a new"),
        (lambda h: h.group([], level="cluster"), "group takes at least one group"),
        (lambda h: h.group(["S01", "Nurses"], level="cluster"), "S01 is named more than once"),
        (
            lambda h: h.group(["S9"], level="cluster"),
            "there is no group 'S9'; known: 'SC01',",
        ),
        (
            lambda h: h.group(["S01"], into="C9"),
            "there is no group 'C9'; known: 'SC01',",
        ),
        (
            lambda h: h.group(["C01"], level="cluster"),
            "a cluster holds groups of lower levels; C01 is a cluster",
        ),
        (
            lambda h: h.group(["SC01"], into="C01"),
            "a cluster holds groups of lower levels; SC01 is a super-cluster",
        ),
        (
            lambda h: h.group(["C01"], into="C01"),
            "a cluster holds groups of lower levels; C01 is a cluster",
        ),
        (lambda h: h.group(["S01", "S02"], into="C01"), "S01, S02 are already in C01"),
        (
            lambda h: h.ungroup("C03"),
            "C03 holds actions itself; move them first, or delete it to leave them unclustered",
        ),
        (
            lambda h: h.create("empty").ungroup("empty"),
            "S04 has no groups in it; delete it instead",
        ),
        (lambda h: h.detach([]), "detach takes at least one group"),
        (lambda h: h.detach("SC01"), "SC01 already stands on its own"),
        (lambda h: h.detach(["S01", "S01"]), "S01 is named more than once"),
        (lambda h: h.detach(7), "expected an id or several; got 7 (int)"),
    ],
)
def test_what_cannot_be_done_is_told(verb: Callable[[Hierarchy], Hierarchy], message: str) -> None:
    with pytest.raises(EditError) as caught:
        verb(H)
    assert str(caught.value).startswith(message)
    assert study() == H


def test_unknown_levels() -> None:
    with pytest.raises(SettingError, match=r"^'theme' is not a level; known: 'sub-cluster', "):
        H.group(["S01"], level="theme")
