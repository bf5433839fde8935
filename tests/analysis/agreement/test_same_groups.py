import numpy as np
import pytest

from actionclust import Hierarchy, from_codebook, read_actions
from actionclust.analysis.agreement.group_codes import group_codes
from actionclust.analysis.agreement.same_groups import Matcher
from actionclust.errors import InputError, SettingError


@pytest.fixture
def h() -> Hierarchy:
    actions = read_actions(["train nurses", "train doctors", "share data"])
    code = dict(zip(actions.ids, ["Skills", "Skills", "Data"], strict=True))
    return from_codebook({"Skills": None, "Data": None, "Money": None}, actions, code=code)


def names(one: Hierarchy, other: Hierarchy, match: str) -> dict[str, str | None]:
    first, second = (group_codes(h, "sub-cluster", one.actions.ids) for h in (one, other))
    found = Matcher(one, other, match).names(first, second)
    return {
        group: None if name < 0 else first.groups[name]
        for group, name in zip(second.groups, found.tolist(), strict=True)
    }


def test_by_overlap(h: Hierarchy) -> None:
    other = from_codebook({"x": None, "y": None}, h.actions)
    other = other.move(h.actions.ids[:2], to="y").move(h.actions.ids[2:], to="x")
    assert names(h, other, "overlap") == {"S01": "S02", "S02": "S01"}


def test_by_label_whatever_its_case(h: Hierarchy) -> None:
    other = from_codebook({"DATA": None, " skills ": None, "More": None}, h.actions)
    other = other.move(h.actions.ids[0], to="S01").move(h.actions.ids[1], to="S02")
    other = other.move(h.actions.ids[2], to="S03")
    assert names(h, other, "label") == {"S01": "S02", "S02": "S01", "S03": None}


def test_groups_without_a_label_have_no_counterpart(h: Hierarchy) -> None:
    split = h.split("Skills", [[h.actions.ids[0]]])
    assert names(split, split, "label") == {"S01": "S01", "S02": "S02", "S04": None}


def test_labels_must_differ(h: Hierarchy) -> None:
    same = h.rename("Data", "skills")
    for one, other, which in ((same, h, "first"), (h, same, "second")):
        with pytest.raises(
            InputError,
            match=rf"^groups of the {which} hierarchy have the same label: S01, S02; rename them, "
            r'or pass match="overlap"$',
        ):
            names(one, other, "label")


def test_by_id_for_a_review(h: Hierarchy) -> None:
    first = h.split("Skills", {"Nurses": [h.actions.ids[0]]})
    review = first.rename("Nurses", "Train them").move(h.actions.ids[2], to="Skills")
    assert names(first, review, "id") == {"S01": "S01", "S04": "S04"}


def test_ids_that_were_given_out_twice_are_not_the_same(h: Hierarchy) -> None:
    one = h.split("Skills", {"Nurses": [h.actions.ids[0]]})
    other = h.split("Skills", {"Doctors": [h.actions.ids[1]]})
    assert names(one, other, "id") == {"S01": "S01", "S02": "S02", "S04": None}


def test_codings_without_a_common_beginning_have_no_ids_in_common(h: Hierarchy) -> None:
    other = from_codebook({"Other": None}, h.actions, code=dict.fromkeys(h.actions.ids, "Other"))
    with pytest.raises(
        InputError,
        match=r'^match="id" is for codings that began alike, such as a review, and these have no '
        r'group in common; pass match="overlap" or match="label"$',
    ):
        Matcher(h, other, "id")


def test_other_ways_are_refused(h: Hierarchy) -> None:
    with pytest.raises(
        SettingError,
        match=r"^match says what makes groups the same; got 'labels'; did you mean 'label'\?$",
    ):
        Matcher(h, h, "labels")


def test_every_way_finds_a_hierarchy_in_itself(h: Hierarchy) -> None:
    placed = group_codes(h, "sub-cluster", h.actions.ids)
    for match in ("overlap", "label", "id"):
        found = Matcher(h, h, match).names(placed, placed)
        assert np.array_equal(found, np.arange(len(placed.groups)))
