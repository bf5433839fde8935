import io
import re
import subprocess
import sys
from pathlib import Path

import pytest

import actionclust
from actionclust import cli
from actionclust.cli import main
from tests.cli.conftest import Told

NAMES = [command.__name__.rpartition("command_")[2] for command in cli.COMMANDS]

Output = pytest.CaptureFixture[str]


@pytest.mark.parametrize(
    "words",
    [["cluster"], ["run"], ["run", "a.csv", "--target", "many"], ["run", "a.csv", "--color"]],
)
def test_wrong_usage_ends_with_two(words: list[str], capsys: Output) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(words)
    assert stopped.value.code == 2
    assert capsys.readouterr().err.startswith("usage: actionclust")


def test_without_a_command_there_is_help(capsys: Output, monkeypatch: pytest.MonkeyPatch) -> None:
    assert main([]) == 2
    said, helped = capsys.readouterr()
    assert said == ""
    assert helped == cli.parser().format_help()
    monkeypatch.setattr(sys, "argv", ["actionclust"])
    assert main() == 2


@pytest.mark.parametrize("words", [["--help"], *([name, "--help"] for name in NAMES)])
def test_help_ends_with_zero(words: list[str], capsys: Output) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(words)
    assert stopped.value.code == 0
    assert capsys.readouterr().out.startswith("usage: actionclust")


def test_the_version(capsys: Output) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["--version"])
    assert stopped.value.code == 0
    assert capsys.readouterr().out == f"actionclust {actionclust.__version__}\n"


def test_every_command_says_what_it_does(capsys: Output) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    said = capsys.readouterr().out
    for name in NAMES:
        assert re.search(rf"^    {name}\s+\w", said, flags=re.MULTILINE)


def test_characters_that_the_output_cannot_hold_are_escaped(
    study: Path, h: actionclust.Hierarchy, monkeypatch: pytest.MonkeyPatch
) -> None:
    h.rename("Data", "הכשרת").save(study)
    output = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stdout", output)
    assert main(["show", str(study)]) == 0
    output.seek(0)
    assert r"\u05d4\u05db\u05e9\u05e8\u05ea" in output.read()


def test_what_a_terminal_would_obey_is_escaped(
    study: Path, h: actionclust.Hierarchy, told: Told
) -> None:
    h.rename("Data", "a\x1b[2Jb\x9bc\rd").save(study)
    _, said, _ = told("show", study)
    assert r"a\x1b[2Jb\x9bc\rd" in said
    assert "\x1b" not in said


def test_a_reader_that_stops_early(study: Path) -> None:
    command = [sys.executable, "-m", "actionclust", "show", str(study)]
    with subprocess.Popen(  # noqa: S603 - this Python and this package
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == ""
    assert process.returncode == 1


def test_commands_import_little_until_they_run() -> None:
    program = "import actionclust.cli, sys; print('pandas' in sys.modules, len(sys.modules))"
    done = subprocess.run(  # noqa: S603 - this Python, and a program from here
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith("False ")
