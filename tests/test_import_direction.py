"""Imports point one way: a room may use those before it, never those after it.

Imports under TYPE_CHECKING do not count, since they bind types and not code: a receipt may name
the result that it describes. Imports inside functions do count.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import actionclust

ROOT = Path(str(actionclust.__file__)).parent

# from the first room to the last; those of one row may use each other
ROOMS = (
    ("errors", "_version", "settings", "progress"),
    ("reading",),
    ("actions",),
    ("network",),
    ("plots", "receipt", "result", "clustering"),
    ("coding",),
    ("analysis",),
    ("datasets",),
    ("exchange",),
    ("view",),
    ("cli", "__main__", "__init__"),
)
PLACE = {room: place for place, row in enumerate(ROOMS) for room in row}

# rooms that only the outermost may use
OUTER = ("exchange", "view")

# the doors to a later room, each of them an import inside a function
DOORS = {
    ("result", "coding"): "Clustering.to_hierarchy begins the work by hand",
}

FILES = sorted(ROOT.rglob("*.py"))


def room_of(path: Path) -> str:
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


def for_types_only(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.If) and ast.unparse(statement.test) == "TYPE_CHECKING"


def imports(node: ast.AST) -> Iterator[str]:
    """Name every module that is imported at run time, with what is taken from it."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.stmt) and for_types_only(child):
            continue
        if isinstance(child, ast.Import):
            yield from (alias.name for alias in child.names)
        elif isinstance(child, ast.ImportFrom):
            assert child.level == 0, "imports are absolute"
            yield from (f"{child.module}.{alias.name}" for alias in child.names)
        else:
            yield from imports(child)


def used_rooms(source: str) -> set[str]:
    """Name the rooms of actionclust that a module uses."""
    parts = [name.split(".") for name in imports(ast.parse(source))]
    return {
        part[1] if len(part) > 1 and part[1] in PLACE else "__init__"
        for part in parts
        if part[0] == "actionclust"
    }


def forbidden(room: str, source: str) -> set[str]:
    """Name the rooms that a module of a room uses and may not."""
    used = used_rooms(source) - {room}
    later = {other for other in used if PLACE[other] > PLACE[room]}
    outer = set() if room in ROOMS[-1] else used & set(OUTER)
    return {other for other in later | outer if (room, other) not in DOORS}


def test_every_module_is_in_a_room() -> None:
    assert {room_of(path) for path in FILES} <= set(PLACE)
    assert len(PLACE) == sum(map(len, ROOMS))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_imports_point_one_way(path: Path) -> None:
    assert forbidden(room_of(path), path.read_text(encoding="utf-8")) == set()


@pytest.mark.parametrize(("room", "other"), DOORS)
def test_doors_are_inside_functions(room: str, other: str) -> None:
    files = [path for path in FILES if room_of(path) == room]
    for path in files:
        body = ast.parse(path.read_text(encoding="utf-8")).body
        at_the_top = [line for line in body if isinstance(line, (ast.Import, ast.ImportFrom))]
        source = ast.unparse(ast.Module(body=list(at_the_top), type_ignores=[]))
        assert other not in used_rooms(source)


@pytest.mark.parametrize(
    ("room", "source", "wrong"),
    [
        ("network", "from actionclust.result import Clustering", {"result"}),
        ("network", "def f():\n    import actionclust.clustering", {"clustering"}),
        ("network", "if TYPE_CHECKING:\n    from actionclust.result import Clustering", set()),
        ("network", "if TYPE_CHECKING:\n    x = 1\nfrom actionclust import view", {"view"}),
        ("network", "from actionclust import cluster_actions", {"__init__"}),
        ("view", "from actionclust.exchange.files import write_csv", {"exchange"}),
        ("cli", "from actionclust.exchange.files import write_csv", set()),
        ("analysis", "from actionclust.coding import edits\nimport numpy", set()),
        ("result", "from actionclust.plots import plot_tuning", set()),
        ("errors", "import actionclust.settings as s", set()),
    ],
)
def test_the_rule_itself(room: str, source: str, wrong: set[str]) -> None:
    assert forbidden(room, source) == wrong
