from collections import defaultdict

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

import actionclust as ac
from actionclust import Hierarchy, InputError, SettingError, propose_levels
from actionclust.advice.levels import propose as module
from tests.advice.levels.laboratory_levels import KITCHEN_AND_GARDEN, kitchen_and_garden
from tests.clustering.test_meaning import TABLE, VECTORS
from tests.coding.studies import check_tree, study


def together(h: Hierarchy, level: str) -> dict[str, set[str]]:
    """Give the labels of the sub-clusters in each group of a level."""
    found: dict[str, set[str]] = defaultdict(set)
    for node in h.tree.nodes.values():
        for above in h.tree.above(node.id):
            if node.level == "sub-cluster" and above.level == level:
                found[above.id].add(node.label)
    return found


def subjects(groups: dict[str, set[str]]) -> list[set[str]]:
    return [{KITCHEN_AND_GARDEN[label][0] for label in inside} for inside in groups.values()]


def test_what_belongs_together_is_put_together() -> None:
    proposal = propose_levels(kitchen_and_garden(), clusters=4, super_clusters=2)
    h = proposal.accept()
    assert repr(proposal) == "<4 clusters and 2 super-clusters proposed>"
    assert proposal.notes == ()
    assert (len(together(h, "cluster")), len(together(h, "super-cluster"))) == (4, 2)
    assert sorted(map(sorted, subjects(together(h, "super-cluster")))) == [["garden"], ["kitchen"]]
    assert all(len(subject) == 1 for subject in subjects(together(h, "cluster")))
    check_tree(h.tree, h.actions.ids)


def test_every_step_is_an_edit_with_its_evidence_and_is_undone() -> None:
    h = kitchen_and_garden()
    proposal = propose_levels(h, clusters=3, super_clusters=2)
    assert proposal.before == h
    done = proposal.accept()
    assert [entry.edit for entry in done.entries] == [step.edit for step in proposal.steps]
    table = proposal.table
    assert table["step"].tolist() == list(range(1, len(done.entries) + 1))
    for entry, evidence in zip(done.entries, table["evidence"], strict=True):
        assert entry.why == (
            f"proposed: {evidence}; called by its keywords until somebody names it"
        )
        assert entry.analyst == "PV"
    assert any("garden" in evidence for evidence in table["evidence"])
    alone = table["similarity"].isna()
    assert (table["evidence"][alone] == "stands alone").all()
    for _ in proposal.steps:
        check_tree(done.tree, done.actions.ids)
        done = done.undo()
    assert done == h


def test_new_groups_are_called_by_phrases_and_lone_ones_as_what_they_hold() -> None:
    h = kitchen_and_garden().rename("S01", "Pans and pots")
    proposal = propose_levels(h, clusters=6, super_clusters=0)
    assert proposal.table["label"].tolist()[0] in {n.label for n in h.tree.nodes.values()}
    named = {step.edit.groups: step.edit.label for step in proposal.steps}
    assert named["S01",] == "Pans and pots"
    both = propose_levels(h, clusters=2, super_clusters=0).table["label"]
    assert any("garden" in label for label in both)


def test_the_order_of_the_texts_changes_nothing() -> None:
    one, other = (
        propose_levels(kitchen_and_garden(seed), clusters=3, super_clusters=2) for seed in (0, 4)
    )
    assert one.to_dict() == other.to_dict()


def test_the_order_of_the_rows_of_a_real_corpus_changes_nothing() -> None:
    table = ac.datasets.load_example().table
    one, other = (
        propose_levels(ac.cluster_actions(rows, target=40, progress=False).to_hierarchy(), 20, 7)
        for rows in (table, table.sample(frac=1, random_state=3))
    )
    assert one.to_dict() == other.to_dict()


def test_what_the_tree_suggests() -> None:
    proposal = propose_levels(kitchen_and_garden(), super_clusters=0)
    groups = together(proposal.accept(), "cluster")
    count = len(groups)
    assert proposal.notes == (f"the tree suggests {count} clusters",)
    assert 3 <= count <= 4  # the root of 6, and three quarters
    found = propose_levels(kitchen_and_garden(), clusters=0).accept()
    assert sorted(map(sorted, subjects(together(found, "super-cluster")))) == [
        ["garden"],
        ["kitchen"],
    ]
    few = propose_levels(kitchen_and_garden(groups=3))
    assert few.steps == ()
    assert few.notes[0] == (
        "3 groups to put into clusters: too few for the tree to suggest a number; say one with "
        "clusters="
    )


def test_a_share() -> None:
    h = propose_levels(kitchen_and_garden(), clusters=0.5, super_clusters=0.34).accept()
    assert (len(together(h, "cluster")), len(together(h, "super-cluster"))) == (3, 1)


def test_numbers_that_cannot_be_met_say_why() -> None:
    h = kitchen_and_garden()
    proposal = propose_levels(h, clusters=9, super_clusters=0)
    assert proposal.notes == (
        "9 clusters asked for, 6 came: there are no more than 6 groups to put into clusters",
    )
    for label in ("pans", "knives", "roses"):
        h = h.group(label, level="cluster", label=f"about {label}")
    proposal = propose_levels(h, clusters=2, super_clusters=0)
    assert len(together(proposal.accept(), "cluster")) == 3
    (note,) = proposal.notes
    assert note == (
        "2 clusters asked for, 3 came: people made clusters, or put groups into different "
        "super-clusters, and what they keep apart is not united"
    )


def test_a_group_of_people_takes_in_what_stood_alone() -> None:
    h = kitchen_and_garden().group(["roses", "trees"], level="cluster", label="Green")
    h = h.group(["pans", "knives"], level="cluster", label="Cooking")
    proposal = propose_levels(h, clusters=2, super_clusters=0)
    done = proposal.accept()
    assert together(done, "cluster")[done.find("Green").id] == {"roses", "trees", "lawns"}
    assert repr(proposal) == (
        "<0 clusters and 0 super-clusters proposed, and more in 2 groups that people made>"
    )
    assert not proposal.table["new"].any()
    assert proposal.steps[0].why.startswith("proposed: share ")
    assert "keywords" not in proposal.steps[0].why


def test_groups_that_hold_texts_on_any_level() -> None:
    # a cluster and a super-cluster that hold texts themselves
    h = study()
    proposal = propose_levels(h, clusters=3, super_clusters=3)
    assert proposal.steps == ()
    assert proposal.accept() == h
    loose = h.detach(["C03", "S03"])
    done = propose_levels(loose, clusters=4, super_clusters=3).accept()
    check_tree(done.tree, done.actions.ids)
    assert len([n for n in done.tree.nodes.values() if n.level == "super-cluster"]) == 3


def test_groups_without_words_are_left_where_they_are() -> None:
    h = kitchen_and_garden().create("Nothing yet")
    proposal = propose_levels(h, clusters=3, super_clusters=1)
    new = h.last.edit.id if h.last else ""  # type: ignore[union-attr]
    assert proposal.notes == (f"no text with words, and so left where they are: {new}",)
    assert proposal.accept().tree.nodes[new].parent is None


def test_what_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(InputError, match="propose_levels takes a Hierarchy"):
        propose_levels("study.json")  # type: ignore[arg-type]
    h = kitchen_and_garden()
    with pytest.raises(SettingError, match="super_clusters must be a whole number"):
        propose_levels(h, 3, -1)
    monkeypatch.setattr(module, "_MOST", 5)
    with pytest.raises(InputError, match="5 of them at the most; there are 6: merge some"):
        propose_levels(h, 3, 1)
    empty = ac.from_codebook({"One": None}, ac.read_actions(["a text"]))
    with pytest.raises(InputError, match="no group holds a text that has words"):
        propose_levels(empty)


def test_a_study_clustered_with_vectors() -> None:
    h = ac.cluster_actions(TABLE, target=4, vectors=VECTORS, progress=False).to_hierarchy()
    with pytest.raises(SettingError, match="with vectors="):
        propose_levels(h, 2, 1)
    assert propose_levels(h, 2, 1, vectors=VECTORS).notes == ()


def test_as_a_page_and_as_text() -> None:
    proposal = propose_levels(kitchen_and_garden(), 3, 2)
    assert str(proposal).startswith("SC01  ")
    assert proposal._repr_html_() == proposal.accept()._repr_html_()
    assert str(propose_levels(kitchen_and_garden(), 9, 0)).endswith("put into clusters")


def grouped_by_people(cluster: list[int], wide: list[int]) -> Hierarchy:
    """Put the sub-clusters of the same number together, and then what they stand in."""
    h = kitchen_and_garden()
    for number in range(3):
        inside = [f"S{place + 1:02d}" for place in range(6) if cluster[place] == number]
        if inside:
            h = h.group(inside, level="cluster", label=f"Cluster {number}")
    # a super-cluster takes whole clusters
    tops = dict.fromkeys(h.tree.above(f"S{place + 1:02d}")[0].id for place in range(6))
    for number in range(2):
        inside = [top for top, one in zip(tops, wide, strict=False) if one == number]
        if inside:
            h = h.group(inside, level="super-cluster", label=f"Super-cluster {number}")
    return h


@settings(max_examples=40, deadline=None)
@given(
    cluster=st.lists(st.integers(-1, 2), min_size=6, max_size=6),
    wide=st.lists(st.integers(-1, 1), min_size=6, max_size=6),
    clusters=st.none() | st.integers(0, 8) | st.floats(0.1, 0.9),
    super_clusters=st.none() | st.integers(0, 5),
)
def test_what_people_grouped_is_kept(
    cluster: list[int],
    wide: list[int],
    clusters: float | None,
    super_clusters: float | None,
) -> None:
    h = grouped_by_people(cluster, wide)
    proposal = propose_levels(h, clusters, super_clusters)
    done = proposal.accept()
    check_tree(done.tree, done.actions.ids)
    for id_, node in h.tree.nodes.items():
        assert done.tree.nodes[id_].label == node.label
        above = [one.id for one in h.tree.above(id_)]
        assert set(above) <= {one.id for one in done.tree.above(id_)}
    # two groups of people stay apart
    for id_, node in h.tree.nodes.items():
        if node.level != "sub-cluster":
            beside = [one.id for one in done.tree.above(id_) if one.level == node.level]
            assert beside == [id_]
    for _ in proposal.steps:
        done = done.undo()
    assert done == h


@settings(max_examples=30, deadline=None)
@given(
    cluster=st.lists(st.integers(-1, 2), min_size=6, max_size=6),
    wide=st.lists(st.integers(-1, 1), min_size=6, max_size=6),
    clusters=st.integers(1, 8),
    super_clusters=st.integers(1, 5),
)
def test_the_numbers_come_or_it_says_why_not(
    cluster: list[int], wide: list[int], clusters: int, super_clusters: int
) -> None:
    proposal = propose_levels(grouped_by_people(cluster, wide), clusters, super_clusters)
    nodes = proposal.accept().tree.nodes.values()
    for level, asked in (("cluster", clusters), ("super-cluster", super_clusters)):
        came = sum(node.level == level for node in nodes)
        said = [note for note in proposal.notes if note.startswith(f"{asked} {level}")]
        assert came == asked or f" asked for, {came} came: " in said[0]
        assert (came == asked) == (not said)
