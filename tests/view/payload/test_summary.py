from datetime import date

import actionclust as ac
from actionclust import Clustering
from actionclust.view.payload.fixed_part import basis_of
from actionclust.view.payload.summary import (
    entries_of_groups,
    log_entries,
    receipt_facts,
    summary,
)

TEXTS = ["Train nurses", "Train all nurses", "Share data", "Share more data"]


def test_the_summary_counts_every_level() -> None:
    h = ac.cluster_actions(TEXTS, target=2).to_hierarchy()
    assert summary(h) == "4 action points in 2 sub-clusters; 0 are unclustered."
    h = h.group(["S01", "S02"], level="cluster", label="Both").set_aside(h.actions.ids[0])
    assert summary(h) == "4 action points in 1 cluster and 2 sub-clusters; 1 is unclustered."
    h = h.group("C01", level="super-cluster", label="All")
    assert summary(h).startswith("4 action points in 1 super-cluster, 1 cluster and 2 sub-clus")
    assert summary(ac.cluster_actions(["!", ""]).to_hierarchy()) == (
        "2 action points in no groups; 2 are unclustered."
    )


def test_the_receipt_says_what_was_done(clustered: Clustering) -> None:
    h = clustered.to_hierarchy(analyst="PV").rename("S01", "First").by("").rename("S02", "Second")
    facts = {fact["name"]: fact["value"] for fact in receipt_facts(h, basis_of(h))}

    assert facts["Data"] == "example.csv: 555 texts, 552 different"
    assert facts["SHA-256 of the data"] == clustered.receipt["data"]["sha256"]
    assert facts["Network"] == clustered.tuning.reason
    assert facts["Languages"] == "en (555)"
    assert "min_size = 2" in facts["Settings"]
    first, last = h.entries
    days = [date.fromisoformat(entry.time.partition("T")[0]) for entry in (first, last)]
    assert facts["Edits"] == (
        f"2 entries in the log, by (no name) and PV, from {days[0]} to {days[1]}; the last is "
        f"{last.id}"
    )
    assert facts["Versions"].startswith(f"actionclust {ac.__version__}, python 3.")
    assert "seconds" not in str(facts)


def test_entries_are_found_for_every_group_that_they_touch() -> None:
    h = ac.cluster_actions(TEXTS, target=2).to_hierarchy()
    a, *_ = h.members("S02")
    h = h.move(a, to="S01").merge(["S01", "S02"]).undo()
    h = ac.vsm.assign(h, {"S02": ("S1", "micro")})

    assert entries_of_groups(h) == {"S01": [0, 1, 2], "S02": [0, 1, 2, 3]}


def test_the_log_says_what_was_undone_and_is_told_on_from_what_is_known() -> None:
    h = ac.cluster_actions(TEXTS, target=2).to_hierarchy().rename("S01", "Training")
    known, undone = log_entries(h), h.undo()
    whole = log_entries(undone)

    assert [(entry["kind"], entry["holds"]) for entry in known] == [("rename", True)]
    assert [(entry["kind"], entry["holds"]) for entry in whole] == [
        ("rename", False),
        ("undo", False),
    ]
    assert whole[1]["what"] == f"took back: {known[0]['what']}"
    assert log_entries(undone, known) == whole
