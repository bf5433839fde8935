"""The notebooks: kept with outputs that a reader sees on the web, and compared with them."""

import json
import re
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import nbformat
import pytest

from tests.scripts import load_script

ROOT = Path(__file__).parents[1]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
LARGEST = 1_000_000
"""Bytes of a notebook that is still shown on the web."""

Run = Callable[..., tuple[int, str]]

runner = load_script(ROOT / "notebooks" / "run.py")


def code_cells(path: Path) -> list[dict[str, Any]]:
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return [cell for cell in cells if cell["cell_type"] == "code"]


def outputs(path: Path) -> list[dict[str, Any]]:
    return [output for cell in code_cells(path) for output in cell["outputs"]]


def test_there_are_notebooks() -> None:
    assert NOTEBOOKS


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
class TestKept:
    def test_every_cell_has_run_in_order(self, path: Path) -> None:
        counts = [cell["execution_count"] for cell in code_cells(path)]
        assert counts == list(range(1, len(counts) + 1))

    def test_most_cells_show_something(self, path: Path) -> None:
        shows = [bool(cell["outputs"]) for cell in code_cells(path)]
        assert sum(shows) > len(shows) / 2

    def test_none_is_an_error_or_a_warning(self, path: Path) -> None:
        assert [one for one in outputs(path) if one["output_type"] == "error"] == []
        assert [one for one in outputs(path) if one.get("name") == "stderr"] == []

    def test_none_has_a_path_or_an_address_of_a_machine(self, path: Path) -> None:
        said = json.dumps([one for one in outputs(path) if "image/png" not in one.get("data", {})])
        assert re.findall(r"(?:/(?:home|root|tmp|work|Users|usr)/|[A-Z]:\\\\)[^\"]*", said) == []
        assert re.findall(r"0x[0-9a-f]{6,}", said) == []

    def test_it_is_small_and_its_pictures_are_png(self, path: Path) -> None:
        assert path.stat().st_size < LARGEST
        kinds = {kind for one in outputs(path) for kind in one.get("data", {})}
        assert {kind for kind in kinds if kind.startswith("image/")} <= {"image/png"}

    def test_everything_has_words_where_nothing_else_can_be_shown(self, path: Path) -> None:
        # a widget without its kernel is an error on the web, so that its words are kept alone
        shown = [one["data"] for one in outputs(path) if "data" in one]
        assert all("".join(data["text/plain"]).strip() for data in shown)
        assert not any(kind.startswith("application/") for data in shown for kind in data)


def test_some_notebook_has_pictures_and_some_a_board() -> None:
    shown = [one["data"] for path in NOTEBOOKS for one in outputs(path) if "data" in one]
    assert any("image/png" in data for data in shown)
    assert any("This was a board" in "".join(data["text/plain"]) for data in shown)


def notebook(path: Path, *sources: str) -> Path:
    content = nbformat.v4.new_notebook(
        cells=[
            nbformat.v4.new_code_cell(source, id=f"cell-{number}")
            for number, source in enumerate(sources, start=1)
        ]
    )
    nbformat.write(content, path)
    return path


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    # a kernel of its own is faster here: nothing is loaded
    monkeypatch.setattr(runner, "kernels", nullcontext)

    def call(*arguments: object) -> tuple[int, str]:
        code = runner.main([str(one) for one in arguments])
        return code, capfd.readouterr().out

    return call


def test_it_runs_in_an_empty_folder_and_leaves_the_file(tmp_path: Path, run: Run) -> None:
    source = "from pathlib import Path\nassert not list(Path().iterdir())\nPath('made').touch()"
    path = notebook(tmp_path / "fine.ipynb", source)
    before = path.read_bytes()
    code, told = run(path)
    assert code == 0
    assert re.fullmatch(r"fine\.ipynb: says what is kept, \d+ s\n", told)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_what_is_kept_is_compared(tmp_path: Path, run: Run) -> None:
    path = notebook(tmp_path / "one.ipynb", "print('a')", "print('twelve words of a cell: 12')")
    code, told = run(path)
    assert code == 1
    assert told == (
        'one.ipynb: FAILED: code cell 1 (cell-1) says "stdout a", where nothing is kept; '
        "if that is right: python notebooks/run.py --keep one.ipynb\n"
    )
    assert run("--keep", path)[0] == 0
    assert outputs(path)[0]["text"] == ["a\n"]
    assert run(path)[0] == 0
    kept = path.read_text(encoding="utf-8")
    path.write_text(
        kept.replace("twelve words of a cell: 12\\n", "twelve words of a cell: 13\\n"),
        encoding="utf-8",
    )
    code, told = run(path)
    assert code == 1
    assert (
        'cell 2 (cell-2) says "words of a cell: 12", where "words of a cell: 13" is kept' in told
    )


def test_an_error_and_a_warning_fail_and_the_next_runs(tmp_path: Path, run: Run) -> None:
    broken = notebook(tmp_path / "broken.ipynb", "raise ValueError('wrong on purpose')")
    warns = notebook(tmp_path / "warns.ipynb", "import sys; print('be careful', file=sys.stderr)")
    code, told = run("--keep", broken, warns)
    assert code == 1
    assert "broken.ipynb: FAILED" in told
    assert "wrong on purpose" in told
    assert "warns.ipynb: FAILED: code cell 1 (cell-1) writes to stderr: be careful" in told


def test_what_each_run_makes_anew_is_not_compared(tmp_path: Path, run: Run) -> None:
    path = notebook(
        tmp_path / "anew.ipynb",
        "import datetime\nprint(datetime.datetime.now(datetime.UTC))\nlambda: 1",
        "from IPython.display import HTML\nimport uuid\nname = 'T_' + uuid.uuid4().hex[:5]\n"
        'HTML(f\'<style>#{name}_row0 {{}}</style><table id="{name}"><td id="{name}_row0">7\')',
    )
    assert run("--keep", path)[0] == 0
    before = path.read_bytes()
    assert run(path)[0] == 0
    # nor does keeping it again change the file
    assert run("--keep", path)[0] == 0
    assert path.read_bytes() == before
    assert outputs(path)[1]["data"]["text/plain"] == ["<function __main__.<lambda>()>"]
    assert "T_cell-2-0_row0" in "".join(outputs(path)[2]["data"]["text/html"])


def shown(kind: str, content: str) -> nbformat.NotebookNode:
    return nbformat.v4.new_output("display_data", {kind: content, "text/plain": "<Table>"})


def test_words_of_html_are_what_a_reader_sees() -> None:
    content = "<style>td {color: red}</style><td class='x'>R&amp;D</td><td>12</td>"
    assert runner.words(shown("text/html", content)) == ["", "R&D", "12"]


def test_a_picture_is_a_word_and_a_text_is_its_words() -> None:
    assert runner.words(shown("image/png", "AAAA")) == ["", "image/png", "<Table>"]


def test_a_widget_is_kept_as_its_words() -> None:
    view = shown(runner.WIDGET, "{}")
    assert list(runner.settled(view, "cell-1").data) == ["text/plain"]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (["a", "b"], ["a", "c"], 'says "a c", where "a b" is kept'),
        (["a"], ["a", "b"], 'says "a b", where "a" is kept'),
        (["a"], [], 'says nothing, where "a" is kept'),
        (list("abcdefgh"), list("abcdefgX"), 'says "d e f g X", where "d e f g h" is kept'),
    ],
)
def test_the_first_difference_is_shown(old: list[str], new: list[str], told: str) -> None:
    assert runner.first_difference(old, new) == told
