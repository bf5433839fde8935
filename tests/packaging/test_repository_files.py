"""The files around the package agree with it and with the Makefile, and match their schemas."""

import os
import re
import shutil
import subprocess
import tomllib
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml
from click.testing import CliRunner
from pre_commit.main import main as pre_commit

from actionclust import __version__
from tests.chromium import CHOSEN
from tests.packaging.conftest import ROOT

WORKFLOW = ROOT / ".github" / "workflows" / "test.yml"
HOOKS = ROOT / ".pre-commit-config.yaml"
CITATION = ROOT / "CITATION.cff"
CHECKED = {WORKFLOW: "vendor.github-workflows", CITATION: "vendor.citation-file-format"}
PAGES = [
    path for name in ("*.md", "docs/**/*.md", "notebooks/*.ipynb") for path in ROOT.glob(name)
]


class Target(NamedTuple):
    """What a target of the Makefile needs, and the commands that it runs."""

    needs: list[str]
    runs: list[str]


def text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def load(path: Path) -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load(text(path))
    return content


def project() -> dict[str, Any]:
    table: dict[str, Any] = tomllib.loads(text(ROOT / "pyproject.toml"))["project"]
    return table


def targets() -> dict[str, Target]:
    """Read the targets that the Makefile lists, with commands as in an activated environment."""
    makefile = text(ROOT / "Makefile")
    variables = dict(re.findall(r"^(\w+) := (.*)$", makefile, flags=re.MULTILINE))
    found = re.findall(r"^([a-z]+):(.*?)##.*\n((?:\t.*\n)*)", makefile, flags=re.MULTILINE)
    return {
        name: Target(
            re.findall(r"\b[a-z]+\b", needs),
            [
                command
                for line in recipe.replace("$(FRONTEND)", variables["FRONTEND"]).splitlines()
                for command in commands_of(line.strip().replace("$(BIN)/", ""))
            ]
            # what is done for the front end alone is a target of its own, needed by this one
            + [
                f"{variables['FRONTEND'].replace('$(BIN)/', '')} {script}"
                for script in re.findall(r"\b([a-z]+)-frontend\b", needs)
            ],
        )
        for name, needs, recipe in found
    }


def commands_of(line: str) -> list[str]:
    """Take a line apart that gives pytest the tests that another command prints."""
    asks = re.fullmatch(r"which=\$\$\((.*?)\) && (.*)", line)
    return list(asks.groups()) if asks else [line]


def without_selection(command: str) -> str:
    """Leave out which tests pytest selects; the Makefile asks for it."""
    return re.sub(r"^(pytest .*) -m .*", r"\1", command)


def table() -> dict[str, str]:
    """Read what CONTRIBUTING gives as the commands without make, by target."""
    page = text(ROOT / "CONTRIBUTING.md")
    rows = re.findall(r"^\| `make ([a-z]+)` \| (.*?) \|", page, flags=re.MULTILINE)
    assert len(dict(rows)) == len(rows)
    return dict(rows)


def check(path: Path, schema: str) -> tuple[int, str]:
    """Compare a file with its schema; give how that ended and what was said."""
    from check_jsonschema import (  # noqa: PLC0415 - takes seconds, and others need it not
        main as check_jsonschema,
    )

    # .cff is YAML, and no ending that is known
    options = ("--builtin-schema", schema, "--default-filetype", "yaml")
    done = CliRunner().invoke(check_jsonschema, [*options, str(path)])
    return done.exit_code, done.output


@pytest.mark.parametrize(("path", "schema"), CHECKED.items(), ids=lambda one: Path(one).name)
def test_it_matches_its_schema(path: Path, schema: str) -> None:
    assert check(path, schema) == (0, "ok -- validation done\n")


@pytest.mark.parametrize(
    ("path", "right", "wrong"),
    [(WORKFLOW, "runs-on:", "run-on:"), (CITATION, "type: report", "type: study")],
    ids=lambda one: Path(one).name,
)
def test_a_mistake_does_not_match(path: Path, right: str, wrong: str, tmp_path: Path) -> None:
    broken = tmp_path / path.name
    assert right in text(path)
    broken.write_text(text(path).replace(right, wrong), encoding="utf-8")
    code, said = check(broken, CHECKED[path])
    assert code == 1
    assert wrong.rpartition(": ")[2].rstrip(":") in said


def test_hooks_are_valid(capfd: pytest.CaptureFixture[str]) -> None:
    assert pre_commit(["validate-config", str(HOOKS)]) == 0
    assert capfd.readouterr() == ("", "")


def test_hooks_run_what_make_lint_runs() -> None:
    (local,) = load(HOOKS)["repos"]
    assert local["repo"] == "local"
    assert [hook["entry"] for hook in local["hooks"]] == targets()["lint"].runs
    for hook in local["hooks"]:
        # the whole repository each time, with the commands of the environment
        assert (hook["language"], hook["pass_filenames"], hook["always_run"]) == (
            *("system", False, True),
        )


def job() -> dict[str, Any]:
    only: dict[str, Any]
    (only,) = load(WORKFLOW)["jobs"].values()
    return only


def test_the_workflow_runs_every_part_of_make_test() -> None:
    runs = [step["run"] for step in job()["steps"] if "run" in step]
    assert runs == [f"make {part}" for part in targets()["test"].needs]
    # each whatever became of the part before
    after = [step.get("if") for step in job()["steps"] if "run" in step][1:]
    assert set(after) == {"${{ !cancelled() }}"}


def test_the_workflow_has_the_pythons_that_the_package_names() -> None:
    pythons = job()["strategy"]["matrix"]["python"]
    start = "Programming Language :: Python :: "
    listed = [name.removeprefix(start) for name in project()["classifiers"] if start in name]
    assert listed == ["3 :: Only", *pythons]
    assert project()["requires-python"] == f">={pythons[0]}"
    assert f"on Python {pythons[0]} to {pythons[-1]}" in text(ROOT / "CONTRIBUTING.md")


def test_the_workflow_has_three_systems_and_a_browser_on_each() -> None:
    matrix = job()["strategy"]["matrix"]
    names = ["ubuntu-latest", "macos-latest", "windows-latest"]
    assert matrix["system"] == names
    # on Linux it is on the PATH
    assert [one["system"] for one in matrix["include"] if one["chromium"]] == names[1:]
    assert job()["env"] == {CHOSEN: "${{ matrix.chromium }}"}


def test_that_the_workflow_has_not_run_is_said_in_both_places_or_in_none() -> None:
    in_workflow = "NOT RUN YET" in text(WORKFLOW)
    assert in_workflow == ("It has not been run yet" in text(ROOT / "CONTRIBUTING.md"))


def test_the_citation_describes_this_package() -> None:
    citation, described = load(CITATION), project()
    assert citation["version"] == __version__
    assert citation["title"] == described["name"]
    assert citation["license"] == described["license"]
    assert citation["keywords"] == described["keywords"]
    assert citation["authors"] == described["authors"]


@pytest.mark.parametrize("page", ["README.md", "docs/how-to/reproduce-and-cite.md"])
def test_the_citation_names_the_works_that_the_docs_name(page: str) -> None:
    words = " ".join(text(ROOT / page).split())
    for work in load(CITATION)["references"]:
        assert f'"{work["title"]}"' in words
        assert str(work["year"]) in words
        for author in work["authors"]:
            assert author.get("name", author.get("family-names")) in words
        assert str(work.get("start") or f"{work['collection-title']} {work['number']}") in words


def test_every_target_has_its_commands_without_make() -> None:
    assert set(table()) == set(targets()) - {"help"}  # the table is the help without make


@pytest.mark.parametrize("name", sorted(set(targets()) - {"help", "test", "clean"}))
def test_the_commands_without_make_are_those_of_the_target(name: str) -> None:
    listed = re.findall(r"`(.*?)`", table()[name])
    expected = [without_selection(command) for command in targets()[name].runs]
    assert [without_selection(command) for command in listed] == expected


def test_make_test_without_make_is_its_parts() -> None:
    *parts, last = targets()["test"].needs
    assert table()["test"] == f"those of {', '.join(parts)} and {last}"


def test_targets_that_pages_name_have_their_commands() -> None:
    named = {
        target
        for page in PAGES
        for target in re.findall(r"(?:`|^\$ )make ([a-z]+)", text(page), flags=re.MULTILINE)
    }
    assert {"demo", "test", "bench"} <= named
    assert named <= set(table())


def test_pages_that_install_with_pip_say_it_for_uv_too() -> None:
    installing = [page for page in PAGES if re.search(r"(?<!uv )\bpip install", text(page))]
    assert ROOT / "README.md" in installing
    assert [page for page in installing if not re.search(r"\buv\b", text(page))] == []


@pytest.mark.skipif(shutil.which("make") is None, reason="there is no make to ask")
@pytest.mark.parametrize(
    ("system", "scripts"), [("Windows_NT", "Scripts"), ("", "bin")], ids=["Windows", "elsewhere"]
)
def test_make_finds_the_commands_of_the_environment(
    system: str, scripts: str, tmp_path: Path
) -> None:
    environment = {**os.environ, "OS": system}
    options = ("--dry-run", f"VENV={tmp_path.as_posix()}", "test")
    done = subprocess.run(  # noqa: S603 - prints what it would run
        [str(shutil.which("make")), *options],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    place = f"{tmp_path.as_posix()}/"
    used = set(re.findall(rf"{re.escape(place)}(\w+)/", done.stdout))
    assert used == {scripts}


@pytest.mark.skipif(shutil.which("make") is None, reason="there is no make to ask")
def test_what_make_starts_keeps_compiled_files(tmp_path: Path) -> None:
    probe = tmp_path / "probe.mk"
    probe.write_text('probe:\n\t@echo "[$$PYTHONDONTWRITEBYTECODE]"\n', encoding="utf-8")
    done = subprocess.run(  # noqa: S603 - prints a variable
        [
            str(shutil.which("make")),
            "--no-print-directory",
            "-f",
            "Makefile",
            "-f",
            probe.as_posix(),
            "probe",
        ],
        cwd=ROOT,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "[]\n"
