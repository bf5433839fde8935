from pathlib import Path

import pandas as pd

from actionclust import cluster_actions, explorer, load
from tests.cli.conftest import Answered, Told


def test_the_page_is_that_of_python(study: Path, tmp_path: Path, told: Told) -> None:
    out = tmp_path / "study.html"
    code, said, noise = told("page", study, "--out", out)
    assert (code, noise) == (0, "")
    assert said.endswith(f" MB\n\n{out}\n")
    assert out.read_text(encoding="utf-8") == explorer(load(study)).html


def test_a_title(study: Path, tmp_path: Path, answered: Answered) -> None:
    out = tmp_path / "study.html"
    answer = answered("page", study, "--out", out, "--title", "What we <heard>")
    assert answer == {
        "title": "What we <heard>",
        "bytes": out.stat().st_size,
        "files": [str(out)],
    }


def test_a_page_is_not_overwritten_unless_asked(study: Path, tmp_path: Path, told: Told) -> None:
    out = tmp_path / "study.html"
    out.write_text("mine", encoding="utf-8")
    assert told("page", study, "--out", out) == (
        1,
        "",
        (
            f"actionclust: {out} is there already; choose another name with --out, or pass "
            "--overwrite to replace it\n"
        ),
    )
    assert out.read_text(encoding="utf-8") == "mine"
    assert told("page", study, "--out", out, "--overwrite")[0] == 0
    assert out.read_text(encoding="utf-8") != "mine"


def test_another_ending(study: Path, tmp_path: Path, told: Told) -> None:
    code, _, error = told("page", study, "--out", tmp_path / "study.pdf")
    assert code == 1
    assert error.startswith("actionclust: a page is saved as a .html file")


def test_columns_of_votes_are_named(tmp_path: Path, told: Told) -> None:
    frame = pd.DataFrame({"text": ["more buses", "buses at night"], "yes": [9, 1], "no": [1, 1]})
    study = cluster_actions(frame).to_hierarchy().save(tmp_path / "study.json")
    out = tmp_path / "page.html"
    code, _, noise = told("page", study, "--out", out, "--votes", "yes", "no")
    assert (code, noise) == (0, "")
    expected = explorer(load(study), votes=["yes", "no"]).html
    assert out.read_text(encoding="utf-8") == expected
    assert expected != explorer(load(study)).html

    code, _, error = told(
        "page", study, "--out", tmp_path / "other.html", "--votes", "yes", "nope"
    )
    assert code == 1
    assert "nope" in error
