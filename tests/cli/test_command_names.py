from pathlib import Path

import pytest

from actionclust import cluster_actions, load, suggest_labels
from tests.cli.conftest import Answered, Told

TEXTS = ["Train nurses", "train all nurses", "nurses", "Share data", "more data", "Share data now"]


@pytest.fixture
def clustered(tmp_path: Path) -> Path:
    return cluster_actions(TEXTS, target=2).to_hierarchy("PV").save(tmp_path / "clustered.json")


def swapped(file: Path) -> Path:
    """Swap all texts of the two groups."""
    h = load(file)
    one, other = h.members("S01"), h.members("S02")
    return h.move(one, to="S02").move(other, to="S01").save(file.with_name("swapped.json"))


def test_names_are_suggested(clustered: Path, told: Told) -> None:
    code, said, noise = told("names", clustered)
    assert (code, noise) == (0, "")
    first = suggest_labels(load(clustered), count=3)
    assert repr(first)[1:-1] in said
    for name in first.table["candidate"]:
        assert name in said
    assert "keywords" in said


def test_groups_that_people_named_are_left_out(study: Path, told: Told) -> None:
    assert told("names", study)[1].startswith("0 candidates for 0 groups")
    assert "share the data" in told("names", study, "--groups", "Data")[1].lower()
    assert "Train" in told("names", study, "--named", "--level", "sub-cluster")[1]


def test_the_first_names_are_given(clustered: Path, tmp_path: Path, answered: Answered) -> None:
    out = tmp_path / "named.json"
    answer = answered("names", clustered, "--out", out)
    assert answer["files"] == [str(out)]
    first = {row["group"]: row["candidate"] for row in answer["candidates"] if row["rank"] == 1}
    h = load(out)
    assert {group: h[group].label for group in first} == first
    one = answered("names", clustered, "--groups", "S02", "--out", tmp_path / "one.json")
    assert load(one["files"][0])["S01"].label == load(clustered)["S01"].label


def test_labels_that_fit_no_longer_are_told_and_refreshed(
    clustered: Path, tmp_path: Path, told: Told, answered: Answered
) -> None:
    file = swapped(clustered)
    code, said, _ = told("names", file)
    assert code == 0
    assert "the label fits no longer" in said
    out = answered("names", file, "--refresh", "--out", tmp_path / "fresh.json")["files"][0]
    assert load(out)["S01"].label != load(file)["S01"].label
    assert not suggest_labels(load(out)).labels["state"].str.contains("no longer").any()


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--refresh"], "--refresh is for writing a project file; pass --out too"),
        (["--covers", "0.5"], "--covers is for writing a project file; pass --out too"),
        (["--overwrite"], "--overwrite is for writing a project file; pass --out too"),
        (["--groups", "S99"], "there is no group 'S99'"),
        (["--language", "fr"], "no text is in the language 'fr'"),
        (["--count", "0"], "count must be a whole number from 1 to 100"),
    ],
)
def test_what_cannot_be_asked(
    clustered: Path, told: Told, options: list[str], message: str
) -> None:
    code, _, error = told("names", clustered, *options)
    assert code == 1
    assert message in error


def test_another_project_is_not_overwritten(clustered: Path, study: Path, told: Told) -> None:
    assert told("names", clustered, "--out", study)[0] == 1
    assert told("names", clustered, "--out", study, "--overwrite")[0] == 0
