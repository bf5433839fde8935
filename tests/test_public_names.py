import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

import actionclust

SOURCE = Path(str(actionclust.__file__)).read_text(encoding="utf-8")
HOMES = actionclust._HOMES  # noqa: SLF001 - the tables under test
MODULES = actionclust._MODULES  # noqa: SLF001 - as above
HEAVY = ["pandas", "numpy", "sklearn", "scipy", "networkx", "matplotlib", "nltk", "tqdm"]


def type_checking_imports() -> dict[str, str]:
    """Read the public names and their modules from what type checkers see."""
    found: dict[str, str] = {}
    for statement in ast.parse(SOURCE).body:
        if isinstance(statement, ast.If) and ast.unparse(statement.test) == "TYPE_CHECKING":
            for line in statement.body:
                assert isinstance(line, ast.ImportFrom)
                assert line.module is not None
                found |= {alias.name: line.module for alias in line.names}
    return found


def run(program: str) -> str:
    return subprocess.run(  # noqa: S603 - this Python, and a program from here
        [sys.executable, "-c", program], check=True, capture_output=True, text=True, timeout=120
    ).stdout


@pytest.mark.parametrize("name", actionclust.__all__)
def test_every_public_name_loads(name: str) -> None:
    assert getattr(actionclust, name) is not None


def test_homes_all_and_types_say_the_same() -> None:
    homes = {name: f"actionclust.{home}" for name, home in HOMES.items()}
    modules = {name: f"actionclust.{home}".rpartition(".")[0] for name, home in MODULES.items()}
    assert {*homes, *modules, "__version__"} == set(actionclust.__all__)
    assert len(set(actionclust.__all__)) == len(actionclust.__all__)
    assert homes | modules == type_checking_imports()


@pytest.mark.parametrize("name", [name for name in HOMES if name != "RECIPES"])
def test_public_names_come_from_their_homes(name: str) -> None:
    assert getattr(actionclust, name).__module__ == f"actionclust.{HOMES[name]}"


@pytest.mark.parametrize("name", MODULES)
def test_public_modules_are_those_of_their_homes(name: str) -> None:
    assert getattr(actionclust, name).__name__ == f"actionclust.{MODULES[name]}"


def test_dir_lists_the_public_names() -> None:
    assert dir(actionclust) == sorted(actionclust.__all__)


@pytest.mark.parametrize("name", ["nonsense", "Cluster_actions", "_private"])
def test_unknown_names_raise(name: str) -> None:
    with pytest.raises(AttributeError, match=f"^module 'actionclust' has no attribute '{name}'$"):
        getattr(actionclust, name)


def test_importing_costs_next_to_nothing() -> None:
    program = "import actionclust, sys, json; print(json.dumps(sorted(sys.modules)))"
    modules = set(json.loads(run(program)))
    assert "actionclust" in modules
    assert modules.isdisjoint(HEAVY)
    ours = {name for name in modules if name.startswith("actionclust.")}
    assert ours == {"actionclust._version"}


def test_names_are_loaded_once_and_only_when_used() -> None:
    program = (
        "import actionclust, sys\n"
        "assert 'Settings' not in vars(actionclust)\n"
        "first = actionclust.Settings\n"
        "assert vars(actionclust)['Settings'] is first is actionclust.Settings\n"
        "print('pandas' in sys.modules)\n"
    )
    assert run(program) == "False\n"


def test_star_import_gives_the_public_names() -> None:
    names: dict[str, object] = {}
    exec("from actionclust import *", names)  # noqa: S102 - a star import works nowhere else
    assert set(actionclust.__all__) <= set(names)
