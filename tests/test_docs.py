"""What the README and the docs promise: their code runs and nothing is left out."""

import dataclasses
import inspect
import re
import runpy
import shlex
import shutil
from operator import attrgetter
from pathlib import Path
from types import ModuleType

import pytest

import actionclust as ac
from actionclust import cli
from actionclust.cli.command_run import FILES
from tests.scripts import load_script

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


def page(*path: str) -> str:
    return ROOT.joinpath(*path).read_text(encoding="utf-8")


def blocks(text: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", text, flags=re.MULTILINE | re.DOTALL)


def commands(text: str) -> list[str]:
    lines = "\n".join(blocks(text, "console")).splitlines()
    return [line.removeprefix("$ ") for line in lines if line.startswith("$ ")]


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder that holds the files of which the README speaks."""
    monkeypatch.chdir(tmp_path)
    shutil.copy(ac.datasets.example_path(), "actions.csv")
    return tmp_path


@pytest.mark.parametrize("path", [("README.md",), ("docs", "index.md")])
def test_python_blocks_run(path: tuple[str, ...], work: Path) -> None:
    found = blocks(page(*path), "python")
    assert found
    for number, block in enumerate(found):
        path_of_block = work / f"block_{number}.py"
        path_of_block.write_text(block, encoding="utf-8")
        assert len(runpy.run_path(str(path_of_block))["result"]) == 40


def test_readme_python_block_goes_the_whole_way(
    work: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    block = work / "block.py"
    block.write_text(blocks(page("README.md"), "python")[0], encoding="utf-8")
    h = runpy.run_path(str(block))["h"]
    assert ac.load(work / "study.json") == h
    assert "Care near home" in (work / "study.html").read_text(encoding="utf-8")
    said = capsys.readouterr().out
    assert said.endswith(f"{ac.vsm.gap_report(h)}\n")


@pytest.mark.usefixtures("work")
def test_readme_commands_run(capsys: pytest.CaptureFixture[str]) -> None:
    lines = [line for line in commands(page("README.md")) if line.startswith("actionclust ")]
    named = [line.split()[1] for line in lines]
    assert named == ["run", "show", "page", "tables", "priorities", "vsm", "vsm"]
    for line in lines:
        assert cli.main(shlex.split(line)[1:]) == 0, capsys.readouterr().err
    for made in ("actionclust-results/study.json", "study.html", "tables/tables.xlsx"):
        assert Path(made).is_file()
    report = ac.vsm.gap_report(ac.load("placed.json")).rstrip()
    assert capsys.readouterr().out.endswith(f"{report}\n")


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "RELEASING.md"])
def test_make_targets_exist(name: str) -> None:
    used = set(re.findall(r"\bmake ([a-z]+)", page(name))) - {"sure"}
    assert used
    for target in used:
        assert re.search(rf"^{target}:", MAKEFILE, flags=re.MULTILINE), target


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_links_to_files_exist(name: str) -> None:
    links = re.findall(r"\]\(([^)#]+)|(?:src|srcset)=\"([^\"]+)\"", page(name))
    files = [one or other for one, other in links if not (one or other).startswith("http")]
    assert files
    assert [file for file in files if not (ROOT / file).exists()] == []


def named_places(table: str) -> list[tuple[str, str]]:
    """Give the paths in the second column of a table; a bare name is beside the one before it."""
    found: list[tuple[str, str]] = []
    for row in re.findall(r"^\| .+? \| (.+) \|$", table, flags=re.MULTILINE):
        folder = ""
        for name in re.findall(r"`([\w./<>-]+(?:\.\w+|/))`", row):
            folder = name.rpartition("/")[0] if "/" in name else folder
            found.append((folder, name.rpartition("/")[2]))
    return found


@pytest.mark.parametrize(
    ("path", "roots", "fewest"),
    [
        (("CONTRIBUTING.md",), ("src/actionclust", "frontend/src"), 40),
        (("frontend", "README.md"), ("frontend/src", "src/actionclust"), 40),
    ],
)
def test_maps_name_what_is_there(
    path: tuple[str, ...], roots: tuple[str, ...], fewest: int
) -> None:
    table = page(*path).partition("go to |")[2].partition("\n\n")[0]
    places = named_places(table)
    assert len(places) >= fewest
    missing = [
        f"{folder}/{name}"
        for folder, name in places
        if "<" not in name and not any((ROOT / root / folder / name).exists() for root in roots)
    ]
    assert missing == []


def reference() -> str:
    return "\n".join(
        path.read_text(encoding="utf-8") for path in sorted((DOCS / "reference").glob("*.md"))
    )


def public_members(module: ModuleType) -> list[str]:
    own = [
        name
        for name, value in vars(module).items()
        if not name.startswith("_") and getattr(value, "__module__", "") == module.__name__
    ]
    return list(getattr(module, "__all__", own))


def public_names(name: str) -> list[str]:
    """Give a public name, or what is public in a module of that name."""
    value = getattr(ac, name)
    if isinstance(value, ModuleType):
        return [f"{name}.{member}" for member in public_members(value)]
    return [name]


def test_every_public_function_is_in_the_index_of_the_reference() -> None:
    names = [one for name in ac.__all__ for one in public_names(name)]
    functions = [name for name in names if inspect.isfunction(attrgetter(name)(ac))]
    listed = page("docs", "reference", "index.md").split()
    assert [name for name in functions if listed.count(name) != 1] == []


@pytest.mark.parametrize("name", sorted(set(ac.__all__) - {"__version__"}))
def test_every_public_name_has_its_place_in_the_reference(name: str) -> None:
    names = public_names(name)
    places = re.findall(
        r"^\.\. (?:auto\w+|py:data):: actionclust\.([\w.]+)", reference(), flags=re.MULTILINE
    )
    assert [member for member in names if places.count(member) != 1] == []


def test_version_is_in_the_reference() -> None:
    assert "`actionclust.__version__`" in reference()


def test_every_setting_is_documented() -> None:
    assert ac.Settings.__doc__ is not None
    attributes = ac.Settings.__doc__.partition("Attributes\n")[2]
    named = re.findall(r"^ {4}(\w+) : ", attributes, flags=re.MULTILINE)
    assert named == [field.name for field in dataclasses.fields(ac.Settings)]


def test_command_line_page_shows_the_help_of_every_command() -> None:
    names = [command.__name__.rpartition("command_")[2] for command in cli.COMMANDS]
    shown = "".join(blocks(page("docs", "reference", "command-line.md"), r"\{commands\}"))
    expected = ["actionclust --help", *(f"actionclust {name} --help" for name in names)]
    assert shown.splitlines() == expected


def test_command_line_guide_names_every_file() -> None:
    guide = page("docs", "how-to", "command-line.md")
    assert re.findall(r"^\| `(.*?)` \|", guide, flags=re.MULTILINE) == list(FILES)


def test_pictures_are_those_of_the_script(tmp_path: Path) -> None:
    assert load_script(DOCS / "make_pictures.py").main(tmp_path) == 0
    drawn = sorted(tmp_path.iterdir())
    assert [path.name for path in drawn] == ["communities-dark.svg", "communities-light.svg"]
    for path in drawn:
        same = path.read_bytes() == (DOCS / "_static" / path.name).read_bytes()
        assert same, "run docs/make_pictures.py"
