from pathlib import Path

import pandas as pd
import pytest

import actionclust as ac
from tests.cli.conftest import Answered, Told


def test_texts_and_groups_in_words(study: Path, h: ac.Hierarchy, told: Told) -> None:
    code, said, noise = told("explain", study, "A1", "A5", "--group", "Train nurses")
    assert (code, noise) == (0, "")
    one, other, group = said.rstrip("\n").split("\n\n")
    assert one == str(ac.explain(h, "A1"))
    assert other.startswith("A5: beds\nwhere: unclustered")
    assert group == str(ac.explain_group(h, "S01"))


def test_the_answer_for_programs(study: Path, h: ac.Hierarchy, answered: Answered) -> None:
    told = answered("explain", study, "A3", "--group", "S01", "--group", "S02")
    assert told["texts"] == [ac.explain(h, "A3").to_dict()]
    assert [one["id"] for one in told["groups"]] == ["S01", "S02"]


def test_all_texts_as_a_table(study: Path, h: ac.Hierarchy, told: Told, tmp_path: Path) -> None:
    out = tmp_path / "all.csv"
    code, said, _ = told("explain", study, "--all", "--out", out)
    assert code == 0
    assert said.startswith("5 texts; for 0 of them another group is likelier")
    assert said.rstrip().endswith(str(out))
    written = pd.read_csv(out)
    table = ac.explanations(h)
    assert written.columns.tolist() == table.columns.tolist()
    assert written["shared_words"].tolist()[:4] == table["shared_words"].tolist()[:4]
    assert told("explain", study, "--all", "--out", out)[0] == 1
    assert told("explain", study, "--all", "--out", out, "--overwrite")[0] == 0


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ([], "name texts or groups to explain, or pass --all"),
        (["A1", "--all"], "--all explains all texts; pass it without ids"),
        (["A1", "--out", "all.csv"], "--out writes the table of all texts; pass --all"),
        (["--all", "--out", "all.xlsx"], "--out takes the name of a CSV file"),
        (["A9"], "there is no action 'A9'; known: 'A1'"),
        (["--group", "S9"], "there is no group 'S9'"),
    ],
)
def test_what_cannot_be_asked(
    words: list[str], message: str, study: Path, told: Told, tmp_path: Path
) -> None:
    code, said, noise = told("explain", study, *words)
    assert (code, said) == (1, "")
    assert message in noise
    assert not (tmp_path / "all.csv").exists()


def test_a_study_without_groups(told: Told, tmp_path: Path) -> None:
    h = ac.cluster_actions(["!", "?"], progress=False).to_hierarchy()
    code, said, _ = told("explain", h.save(tmp_path / "empty.json"), "--all")
    assert code == 0
    assert "there is no text in a group to doubt" in said
