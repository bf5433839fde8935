import pytest

import actionclust as ac
from actionclust import Hierarchy, cluster_actions, from_codebook, read_actions, suggest_labels
from actionclust.analysis.naming.automatic_labels import (
    BY_PEOPLE,
    FITS_NO_LONGER,
    KEYWORDS_FIT,
    NO_LABEL,
    automatic_labels,
)

TEXTS = [
    "Train nurses",
    "train all nurses",
    "nurses",
    "share data",
    "more data",
    "share more data",
]


@pytest.fixture
def h() -> Hierarchy:
    return cluster_actions(TEXTS, target=2).to_hierarchy(analyst="PV")


def swapped(h: Hierarchy) -> Hierarchy:
    """Swap all texts of the two groups."""
    one, other = h.members("S01"), h.members("S02")
    return h.move(one, to="S02").move(other, to="S01")


def states(h: Hierarchy) -> dict[str, str]:
    """Give the state of the label of each group."""
    labels = suggest_labels(h, named=True).labels
    return dict(zip(labels["group"], labels["state"], strict=True))


def test_the_labels_of_communities_are_nobodys(h: Hierarchy) -> None:
    assert automatic_labels(h) == {
        group: tuple(sorted(h.members(group))) for group in ("S01", "S02")
    }
    assert states(h) == {"S01": KEYWORDS_FIT, "S02": KEYWORDS_FIT}


def test_labels_fit_no_longer_when_all_texts_are_swapped(h: Hierarchy) -> None:
    other = swapped(h)
    assert states(other) == {"S01": FITS_NO_LONGER, "S02": FITS_NO_LONGER}
    labels = suggest_labels(other).labels
    assert labels["covers"].tolist() == [0, 0]
    assert labels["covered"].tolist() == [1, 1]


def test_what_a_person_named_is_left_alone(h: Hierarchy) -> None:
    named = swapped(h).rename("S01", "Share data")
    assert states(named) == {"S02": FITS_NO_LONGER, "S01": BY_PEOPLE}
    assert states(named.undo()) == {"S01": FITS_NO_LONGER, "S02": FITS_NO_LONGER}


def test_the_same_label_given_by_a_person_is_theirs(h: Hierarchy) -> None:
    label = h["S01"].label
    assert states(h.rename("S01", "x").rename("S01", label))["S01"] == BY_PEOPLE


def test_a_refreshed_label_follows_on(h: Hierarchy) -> None:
    fresh = suggest_labels(swapped(h)).refresh()
    assert states(fresh) == {"S01": KEYWORDS_FIT, "S02": KEYWORDS_FIT}
    assert {fresh["S01"].label, fresh["S02"].label}.isdisjoint({h["S01"].label, h["S02"].label})
    again = suggest_labels(swapped(fresh)).labels
    assert set(again["state"]) == {FITS_NO_LONGER}
    assert again["covered"].isna().all()


def test_parts_of_a_split_and_new_groups(h: Hierarchy) -> None:
    ids = h.members("S01")
    parted = h.split("S01", parts={"nurses, train": ids[:1], "Nurses": ids[1:2]})
    new = parted.group(["S01", "S02"], level="cluster")
    assert states(new) == {
        "C01": NO_LABEL,
        "S01": KEYWORDS_FIT,
        "S02": KEYWORDS_FIT,
        "S03": KEYWORDS_FIT,
        "S04": BY_PEOPLE,
    }


def test_a_group_that_ended_is_not_told_of(h: Hierarchy) -> None:
    assert set(automatic_labels(h.merge(["S01", "S02"]))) == {"S01"}
    assert set(automatic_labels(h.delete("S02"))) == {"S01"}


def test_without_a_clustering_all_labels_are_peoples() -> None:
    actions = read_actions(TEXTS)
    h = from_codebook({"nurses, train": None}, actions, code={actions.ids[0]: "nurses, train"})
    assert automatic_labels(h) == {}
    assert states(h) == {"S01": BY_PEOPLE}


def test_groups_stay_unnamed_when_rerun_puts_another_clustering_in_place() -> None:
    h = ac.cluster_actions(ac.datasets.load_example(), target=40, progress=False).to_hierarchy()
    again = ac.rerun(h, target=30, progress=False).hierarchy
    assert set(automatic_labels(again)) == set(again.tree.nodes)
    named = again.rename("S01", "Care where people live")
    assert set(automatic_labels(named)) == set(again.tree.nodes) - {"S01"}
    more = ac.rerun(h, target=50, progress=False).hierarchy
    assert set(automatic_labels(more)) == set(more.tree.nodes)
