import re

import pytest
from hypothesis import given

from actionclust import EditError, Hierarchy, edits, from_codebook, read_actions, vsm
from actionclust.analysis.vsm import LEVELS, placements
from actionclust.analysis.vsm.placing import elements, target_named
from actionclust.errors import InputError, SettingError
from tests.analysis.strategies import placed


@pytest.fixture
def h() -> Hierarchy:
    """Place a super-cluster, a sub-cluster below it, and an action of that."""
    actions = read_actions([f"train {who}" for who in ("nurses", "doctors", "carers", "cooks")])
    first, second, third, _ = actions.ids
    tree = {"Skills": {"Training": ["Hospital", "Home"]}, "Data": None}
    code = {first: "Hospital", second: "Hospital", third: "Home"}
    start = from_codebook(tree, actions, code=code)
    return vsm.assign(
        start, {"Skills": ("S1", "micro"), "Hospital": ("S4", "meso"), first: ("S5", "macro")}
    )


def cells(found: vsm.Inherited) -> list[tuple[str, str]]:
    return [(place.function, place.level) for place in found.placements]


def test_places_are_inherited_from_the_nearest_group_above(h: Hierarchy) -> None:
    first, second, third, fourth = h.actions.ids
    expected = {
        "Skills": ("SC01", [("S1", "micro")]),
        "Training": ("SC01", [("S1", "micro")]),
        "Home": ("SC01", [("S1", "micro")]),
        third: ("SC01", [("S1", "micro")]),
        "Hospital": ("S01", [("S4", "meso")]),
        second: ("S01", [("S4", "meso")]),
        first: (first, [("S5", "macro")]),
        "Data": (None, []),
        fourth: (None, []),
    }
    for target, (source, places) in expected.items():
        found = placements(h, target)
        assert (found.source, cells(found)) == (source, places)


def test_own_places_alone(h: Hierarchy) -> None:
    first, second, *_ = h.actions.ids
    assert placements(h, "Home", inherited=False) == vsm.Inherited((), None)
    assert placements(h, second, inherited=False) == vsm.Inherited((), None)
    assert placements(h, first, inherited=False).source == first


def test_an_action_that_moves_has_the_places_of_its_new_group(h: Hierarchy) -> None:
    _, second, third, fourth = h.actions.ids
    moved = h.move([third, fourth], to="Hospital").set_aside(second)
    assert placements(moved, third).source == placements(moved, fourth).source == "S01"
    assert placements(moved, second).source is None


def test_elements_are_what_has_places_of_its_own(h: Hierarchy) -> None:
    first, second, third, _ = h.actions.ids
    found = {one.id: one.actions for one in elements(h, LEVELS)}
    assert found == {first: (first,), "S01": (second,), "SC01": (third,)}


def test_targets_are_named_by_id_or_label(h: Hierarchy) -> None:
    assert target_named(h, "SC01") == target_named(h, "skills") == "SC01"
    assert target_named(h, h.actions.ids[0]) == h.actions.ids[0]
    with pytest.raises(
        EditError, match=r"^there is no group or action 'Skils'; did you mean 'Skills'\?$"
    ):
        placements(h, "Skils")
    with pytest.raises(
        InputError,
        match=r"^a group is named by its id or label, and an action by its id; got 3 \(int\)$",
    ):
        placements(h, 3)  # type: ignore[arg-type]  # the point of the test
    twice = h.rename("Home", "Data")
    with pytest.raises(EditError, match=r"^2 groups are called 'Data': .*; pass the id$"):
        placements(twice, "Data")


def test_other_levels_must_be_said(h: Hierarchy) -> None:
    message = re.escape(
        "there are places at 'firm' (of SC02), and the levels are 'micro', 'meso', 'macro'; pass "
        "levels= with all levels in use, from the narrowest to the widest"
    )
    other = vsm.assign(h, {"Data": ("S2", "firm")}, levels=(*LEVELS, "firm"))
    with pytest.raises(SettingError, match=f"^{message}$"):
        elements(other, LEVELS)
    assert len(elements(other, (*LEVELS, "firm"))) == 4


@given(placed())
def test_every_action_has_its_places_from_one_element(h: Hierarchy) -> None:
    found = elements(h, LEVELS)
    sources = {action: one.id for one in found for action in one.actions}
    assert sum(len(one.actions) for one in found) == len(sources)
    assert {one.id for one in found} == set(h.tree.placements)
    for action in h.actions.ids:
        expected = placements(h, action)
        assert sources.get(action) == expected.source
        above = [action, *(node.id for node in reversed(h.path(action)))]
        own = [id_ for id_ in above if id_ in h.tree.placements]
        assert expected.source == (own[0] if own else None)


@given(placed())
def test_taking_all_places_away_leaves_none(h: Hierarchy) -> None:
    empty = h.apply([edits.Assign(id_, ()) for id_ in h.tree.placements])
    assert elements(empty, LEVELS) == ()
    assert all(placements(empty, id_).source is None for id_ in empty.actions.ids)
