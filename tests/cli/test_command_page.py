from pathlib import Path

from actionclust import explorer, load
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
