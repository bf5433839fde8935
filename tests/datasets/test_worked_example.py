"""The worked example: every table computed from it equals the published one."""

import hashlib
import itertools
import os
import subprocess
import sys
from collections import Counter
from datetime import datetime
from pathlib import Path

import pandas as pd
import pytest

from actionclust import Actions, Hierarchy, edits, from_codebook, load, tables, vsm
from actionclust.coding.project.saving import to_document
from actionclust.coding.tree.tree import Aside
from actionclust.datasets import KCE359, load_kce359, worked_example
from actionclust.datasets.worked_example import ANALYST, SECOND_ANALYST

COUNTS = ["Brussels", "Flanders", "Wallonia", "Total"]
EVALUATION = "Feed a culture of evaluation and quality-orientation"
EVALUATED = "Actions to nourish a culture of evaluation and quality-orientation"
SAVE = """
import sys
from actionclust.datasets import worked_example
worked_example().save(sys.argv[1])
"""


@pytest.fixture(scope="module")
def figures() -> KCE359:
    return load_kce359()


@pytest.fixture(scope="module")
def published(figures: KCE359, example: Actions) -> Hierarchy:
    """Load the published code tree, with the places of Tables 51-53."""
    h = from_codebook(figures.codebook, example, code="sub_cluster")
    return vsm.assign(h, figures.placements)


@pytest.fixture(params=["worked", "published"])
def hierarchy(request: pytest.FixtureRequest) -> Hierarchy:
    h: Hierarchy = request.getfixturevalue(request.param)
    return h


def numbers(table: pd.DataFrame) -> list[list[int]]:
    """Take the counts by region and in total, in the order of the report."""
    found = [[name for name in table if str(name).startswith(place)] for place in COUNTS]
    assert [len(names) for names in found] == [1, 1, 1, 1]
    cells: list[list[int]] = table[[names[0] for names in found]].to_numpy().tolist()
    return cells


def path(h: Hierarchy, action: str) -> tuple[str, ...] | None:
    place = h.tree.places[action]
    if not isinstance(place, str):
        return None
    return tuple(f"{node.level}: {node.label}" for node in h.tree.above(place))


def test_table_39(hierarchy: Hierarchy, figures: KCE359) -> None:
    counted = tables.counts(hierarchy.actions, by=["dimension", "region"])
    printed = figures.dimensions.set_index("dimension")[COUNTS]
    assert numbers(counted.loc[printed.index]) == printed.to_numpy().tolist()
    assert numbers(counted.loc[["Total"]]) == [[114, 232, 209, 555]]
    assert len(counted) == len(printed) + 1


def test_table_40_row_by_row(hierarchy: Hierarchy, figures: KCE359) -> None:
    counted = tables.counts(hierarchy, by="region")
    assert counted.index.tolist() == [*figures.super_clusters["super_cluster"], "Total"]
    assert numbers(counted)[:-1] == figures.super_clusters[COUNTS].to_numpy().tolist()
    assert numbers(counted)[-1] == [114, 232, 209, 555]


@pytest.mark.parametrize("table", range(41, 51))
def test_tables_41_to_50(hierarchy: Hierarchy, figures: KCE359, table: int) -> None:
    rows = figures.hierarchy[figures.hierarchy["table"] == table]
    counted = tables.hierarchy_table(hierarchy, rows["super_cluster"].iloc[0])
    labels = counted[["cluster", "sub_cluster"]].itertuples(index=False, name=None)
    cells = dict(zip(labels, numbers(counted), strict=True))
    for label, *count in rows[["cluster", *COUNTS]].itertuples(index=False, name=None):
        assert ((label, "Sum") in cells) == bool((rows["sub_cluster"] != "").any())
        assert len(count) == len(COUNTS)
    printed = {
        (cluster, sub_cluster): count
        for cluster, sub_cluster, *count in rows[["cluster", "sub_cluster", *COUNTS]].itertuples(
            index=False, name=None
        )
    }
    sums = {
        (str(cluster), "Sum"): part[COUNTS].sum().tolist()
        for cluster, part in rows.groupby("cluster")
        if (part["sub_cluster"] != "").all()
    }
    assert cells == printed | sums | {("Total", ""): rows[COUNTS].sum().tolist()}
    # clusters stand in the order of the report
    clusters = [label for label in dict.fromkeys(counted["cluster"]) if label != "Total"]
    assert clusters == list(dict.fromkeys(rows["cluster"]))


def test_sums_of_table_48_are_those_of_its_rows_and_not_the_printed_ones(
    hierarchy: Hierarchy, figures: KCE359
) -> None:
    counted = tables.hierarchy_table(
        hierarchy, "Improve access to/exchange of data, structure communication"
    )
    sums = counted[counted["sub_cluster"] == "Sum"]
    computed = dict(zip(sums["cluster"], map(tuple, numbers(sums)), strict=True))
    slips = {slip.where: slip for slip in figures.slips if slip.table == "Table 48"}
    assert computed == {where: slip.computed for where, slip in slips.items()}
    assert not set(computed.values()) & {slip.printed for slip in slips.values()}


def test_the_super_cluster_without_a_table_holds_its_19_itself(hierarchy: Hierarchy) -> None:
    counted = tables.hierarchy_table(hierarchy, EVALUATION)
    assert numbers(counted) == [[5, 6, 8, 19], [5, 6, 8, 19]]
    assert counted["cluster"].tolist() == ["(no cluster)", "Total"]


@pytest.mark.parametrize("level", ["micro", "meso", "macro"])
def test_tables_51_to_53_row_by_row(hierarchy: Hierarchy, figures: KCE359, level: str) -> None:
    printed = figures.vsm[figures.vsm["level"] == level]
    # the seven rows on evaluation name sub-clusters that no other table has
    expected = [
        (element, function, *(("", "") if cluster == EVALUATED else (cluster, sub_cluster)))
        for element, function, cluster, sub_cluster in printed[
            ["element", "function", "cluster", "sub_cluster"]
        ].itertuples(index=False, name=None)
    ]
    listed = vsm.tables(hierarchy)[level]
    found = listed[["element", "function", "cluster", "sub_cluster"]]
    assert list(found.itertuples(index=False, name=None)) == list(dict.fromkeys(expected))
    evaluation = listed[listed["cluster"] == ""]
    assert evaluation["super_cluster"].tolist() == [EVALUATION] * (
        EVALUATED in set(printed["cluster"])
    )
    systems = printed[printed["element"] == "Metasystem"]["system"]
    assert set(listed[listed["element"] == "Metasystem"]["system"]) == set(systems)
    assert not listed["suggested"].any()


def test_systems_of_operations_are_the_super_clusters_of_the_study(
    worked: Hierarchy, figures: KCE359
) -> None:
    rows = figures.vsm[figures.vsm["element"] == "Operations"]
    for level, listed in vsm.tables(worked).items():
        printed = rows[rows["level"] == level]
        found = listed[listed["element"] == "Operations"]
        pairs = set(zip(printed["system"], found["system"], strict=True))
        assert len(pairs) == printed["system"].nunique() == found["system"].nunique()


def test_both_ways_agree(worked: Hierarchy, published: Hierarchy) -> None:
    for action in worked.actions.ids:
        assert path(worked, action) == path(published, action)
    for h, other in itertools.permutations((worked, published)):
        assert len(h.tree.nodes) == len(other.tree.nodes) == 11 + 35 + 53
        for node in h.tree.nodes.values():
            same = other.find(node.label)
            assert same.level == node.level
            assert h.tree.placements.get(node.id) == other.tree.placements.get(same.id)


def test_29_are_set_aside_with_a_reason(worked: Hierarchy) -> None:
    aside = dict(worked.unclustered[["id", "reason"]].itertuples(index=False, name=None))
    assert len(aside) == 29
    before = {
        action: place.reason
        for action, place in worked.history.start.places.items()
        if isinstance(place, Aside)
    }
    by_hand = {action: reason for action, reason in aside.items() if action not in before}
    assert set(by_hand.values()) == {
        "about the session, not about care",
        "outside integrated care",
        "too general to act on",
    }
    assert len(by_hand) > 20
    assert aside == by_hand | {action: before[action] for action in set(aside) - set(by_hand)}
    assert aside["A282"] == "about the session, not about care"
    assert aside["A012"] == "outside integrated care"


def test_every_narrowest_group_has_a_rule_of_its_own(worked: Hierarchy, figures: KCE359) -> None:
    ends = figures.codebook.replace("", None).ffill(axis=1)["sub_cluster"]
    rules = [worked.find(label).rule for label in ends]
    assert len(set(rules)) == len(rules) == 70
    assert all(rules)


def test_log_uses_the_ordinary_verbs_and_says_who_and_why(worked: Hierarchy) -> None:
    kinds = Counter(entry.edit.kind for entry in worked.entries)
    assert set(kinds) >= {
        *("set_aside", "merge", "split", "create", "move", "rename", "describe", "group"),
        "assign",
    }
    assert all(entry.why for entry in worked.entries)
    for entry in worked.entries:
        second = isinstance(entry.edit, edits.Assign)
        assert entry.analyst == (SECOND_ANALYST if second else ANALYST)


def test_log_is_short(worked: Hierarchy) -> None:
    # at most one move for each group, and none of what merging and splitting brought along
    moves = [entry.edit for entry in worked.entries if isinstance(entry.edit, edits.Move)]
    assert len({move.to for move in moves}) == len(moves) <= 70
    moved = [action for move in moves for action in move.actions]
    assert len(set(moved)) == len(moved)
    assert len(worked.entries) < 400


def test_it_starts_from_as_many_communities_as_the_study_has_sub_clusters(
    worked: Hierarchy,
) -> None:
    assert worked.origin is not None
    assert worked.origin.tuning.target == 53
    assert len(worked.history_start.groups("sub-cluster")) == worked.origin.tuning.communities
    assert not worked.history_start.entries


def test_times_are_fixed_and_grow(worked: Hierarchy) -> None:
    times = [datetime.fromisoformat(entry.time) for entry in worked.entries]
    assert worked.entries[0].time == "2026-01-12T08:00:00.000000+00:00"
    assert all(early < late for early, late in itertools.pairwise(times))


def test_undoing_all_of_it_gives_the_communities(worked: Hierarchy) -> None:
    h = worked
    for _ in worked.entries:
        h = h.undo()
    assert h == worked.history_start


def test_it_is_saved_and_loaded(worked: Hierarchy, tmp_path: Path) -> None:
    assert load(worked.save(tmp_path / "study.json")) == worked


def test_two_calls_give_the_same_document_and_share_no_table() -> None:
    one, other = worked_example(), worked_example()
    assert to_document(one) == to_document(other)
    assert one.actions.table is not other.actions.table


def test_project_file_has_the_same_bytes_under_other_hash_seeds(tmp_path: Path) -> None:
    digests = set()
    for seed in ("1", "2718"):
        file = tmp_path / f"study-{seed}.json"
        subprocess.run(  # noqa: S603 - this Python, and a program from here
            [sys.executable, "-c", SAVE, str(file)],
            check=True,
            timeout=120,
            env=os.environ | {"PYTHONHASHSEED": seed},
        )
        digests.add(hashlib.sha256(file.read_bytes()).hexdigest())
    assert len(digests) == 1
