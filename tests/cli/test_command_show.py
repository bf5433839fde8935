from pathlib import Path

from actionclust import Hierarchy, cluster_actions
from actionclust.cli.wording import in_plain_words
from tests.cli.conftest import Answered, Told


def test_the_tree_with_what_was_done(study: Path, h: Hierarchy, told: Told) -> None:
    code, said, noise = told("show", study)
    assert (code, noise) == (0, "")
    lines = said.splitlines()
    assert lines[0] == "2 super-clusters, 2 clusters, 2 sub-clusters; 5 actions, 1 unclustered"
    when, what = h.log["time"][0].strftime("%Y-%m-%d %H:%M"), h.log["what"][0]
    assert lines[1] == f"edits in the log: 1, the last by PV at {when} UTC: {what}"
    assert "\n".join(lines[3:]) == str(h)


def test_where_a_clustering_came_from(tmp_path: Path, told: Told, answered: Answered) -> None:
    result = cluster_actions(["train nurses", "train all nurses", "share data", "more data"])
    study = result.to_hierarchy().save(tmp_path / "study.json")
    assert told("show", study)[1].splitlines()[1:3] == [
        f"clustering: {in_plain_words(result.tuning.reason)}",
        "no edits in the log",
    ]
    answer = answered("show", study)
    assert answer["clustering"] == result.receipt
    assert answer["last"] is None


def test_json(study: Path, h: Hierarchy, answered: Answered) -> None:
    answer = answered("show", study)
    assert list(answer) == [
        *("file", "analyst", "actions", "unclustered", "edits", "last", "groups", "clustering")
    ]
    assert (answer["analyst"], answer["actions"], answer["unclustered"]) == ("PV", 5, 1)
    assert answer["last"]["what"] == h.log["what"][0]
    assert [group["id"] for group in answer["groups"]] == h.groups().index.tolist()
    assert answer["groups"][0] == {
        "id": "SC01",
        "level": "super-cluster",
        "label": "Skills",
        "parent": None,
        "actions": 2,
        "groups": 1,
        "rule": "",
    }
    assert answer["clustering"] is None


def test_a_file_that_is_no_project(tmp_path: Path, told: Told) -> None:
    table = tmp_path / "actions.csv"
    table.write_text("id,text\nA1,train nurses\n", encoding="utf-8")
    code, said, error = told("show", table)
    assert (code, said) == (1, "")
    assert error.startswith("actionclust: actions.csv is not a whole JSON document (")
    assert error.endswith("; a table of texts is read by actionclust run\n")


def test_a_missing_file_names_near_ones(study: Path, told: Told) -> None:
    code, _, error = told("show", study.with_name("studi.json"))
    assert code == 1
    assert error.endswith("; did you mean 'study.json'?\n")
