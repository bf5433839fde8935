import ast
import json
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

import actionclust

STUB = Path(str(actionclust.__file__)).with_suffix(".pyi")
HEAVY = ["pandas", "numpy", "sklearn", "scipy", "networkx", "matplotlib", "nltk", "tqdm"]


def homes() -> dict[str, str]:
    """Read the public names and their modules from what type checkers see."""
    found: dict[str, str] = {}
    for line in ast.parse(STUB.read_text(encoding="utf-8")).body:
        assert isinstance(line, ast.ImportFrom)
        home = ".".join(filter(None, ["actionclust", line.module]))
        for alias in line.names:
            assert alias.name == alias.asname, "only such names are public to type checkers"
            assert alias.name not in found
            found[alias.name] = home
    return found


HOMES = homes()


def run(program: str) -> str:
    return subprocess.run(  # noqa: S603 - this Python, and a program from here
        [sys.executable, "-c", program], check=True, capture_output=True, text=True, timeout=120
    ).stdout


def test_all_is_what_type_checkers_see() -> None:
    assert sorted(HOMES) == sorted(actionclust.__all__)


@pytest.mark.parametrize(("name", "home"), HOMES.items())
def test_every_public_name_loads_from_its_home(name: str, home: str) -> None:
    value = getattr(actionclust, name)
    assert value is not None
    if isinstance(value, ModuleType):
        assert value.__name__ == f"{home}.{name}"
    elif hasattr(value, "__module__"):
        # a room hands on what its files make
        assert f"{value.__module__}.".startswith(f"{home}.")


def test_dir_lists_the_public_names() -> None:
    assert dir(actionclust) == sorted(actionclust.__all__)


@pytest.mark.parametrize("name", ["nonsense", "Cluster_actions", "_private"])
def test_unknown_names_raise(name: str) -> None:
    with pytest.raises(AttributeError, match=f"^No actionclust attribute {name}$"):
        getattr(actionclust, name)


def test_importing_costs_next_to_nothing() -> None:
    program = "import actionclust, sys, json; print(json.dumps(sorted(sys.modules)))"
    modules = set(json.loads(run(program)))
    assert "actionclust" in modules
    assert modules.isdisjoint(HEAVY)
    assert [name for name in modules if name.startswith("actionclust.")] == []


def test_names_are_loaded_once_and_only_when_used() -> None:
    program = (
        "import actionclust, sys\n"
        "assert 'Settings' not in vars(actionclust)\n"
        "first = actionclust.Settings\n"
        "assert vars(actionclust)['Settings'] is first is actionclust.Settings\n"
        "print('pandas' in sys.modules)\n"
    )
    assert run(program) == "False\n"


def test_a_page_loads_no_drawing_library() -> None:
    program = (
        "import actionclust as ac, sys\n"
        "h = ac.cluster_actions(['train nurses', 'train all', 'share data'], 1).to_hierarchy()\n"
        "ac.explorer(h)\n"
        "print('matplotlib' in sys.modules)\n"
    )
    assert run(program) == "False\n"


def test_star_import_gives_the_public_names() -> None:
    names: dict[str, object] = {}
    exec("from actionclust import *", names)  # noqa: S102 - a star import works nowhere else
    assert set(actionclust.__all__) <= set(names)
