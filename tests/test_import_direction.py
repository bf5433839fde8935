"""Imports point one way: a room may use those before it, never those after it.

Every import counts, at the top of a file, for type checkers or inside a function. Files of one
room may use each other, but not in a circle. `frontend/tests/rooms.test.ts` holds the same for
TypeScript.
"""

from pathlib import Path

import pytest

import actionclust
from tests.imports import circles, graph, modules, named

ROOT = Path(str(actionclust.__file__)).parent

# from the first room to the last; those of one row do not use each other
ROOMS = (
    ("_version", "errors", "progress", "spelling", "table_rows", "text_columns", "by_value"),
    ("json_document", "named_functions", "word_list", "whole_files"),
    ("encoders", "tokenisers"),
    ("file_lock", "settings"),
    ("setting_choices",),
    ("reading",),
    ("actions",),
    ("network",),
    ("coding.tree",),
    ("coding.edits",),
    ("coding.log",),
    ("coding.project",),
    ("coding.hierarchy",),
    ("coding.begin",),
    ("coding.replaying",),
    ("coding.combining",),
    ("clustering",),
    ("analysis",),
    ("datasets",),
    ("advice",),
    ("exchange", "view"),
    ("",),  # the public names
    ("cli",),
    ("__main__",),
)
ORDER = {room: place for place, row in enumerate(ROOMS) for room in row}

SOURCES = modules(ROOT)
EDGES = graph(SOURCES)

# packages that only list their files, lazily
LISTS = {"analysis", "coding", "view"}


def room_of(module: str) -> str:
    """Name the room of a module: the longest one that its name begins with."""
    if not module:
        return ""
    parts = module.split(".")
    names = (".".join(parts[:length]) for length in range(len(parts), 0, -1))
    return next(name for name in names if name in ORDER)


def later(module: str, used: set[str]) -> set[str]:
    """Name what a module uses of later rooms, or of another one beside its own."""
    room = room_of(module)
    return {
        other for other in used if room_of(other) != room and ORDER[room_of(other)] >= ORDER[room]
    }


def test_the_folders_of_coding_stay_small() -> None:
    folders = [folder for folder in (ROOT / "coding").iterdir() if list(folder.glob("*.py"))]
    assert len(folders) <= 9
    assert {one.name for one in folders if len(list(one.glob("*.py"))) > 8} == set()


def test_every_module_is_in_a_room() -> None:
    assert {room_of(module) for module in SOURCES if module not in LISTS} == set(ORDER)
    assert len(ORDER) == sum(map(len, ROOMS))


@pytest.mark.parametrize("module", [module for module in SOURCES if module not in LISTS])
def test_imports_point_one_way(module: str) -> None:
    assert later(module, EDGES[module]) == set()


@pytest.mark.parametrize("module", SOURCES)
def test_own_imports_stand_at_the_top(module: str) -> None:
    assert [name for name, inside in named(SOURCES[module]) if inside] == []


def test_no_files_import_each_other_in_a_circle() -> None:
    assert circles(EDGES) == []


def test_no_room_uses_another_in_a_circle() -> None:
    rooms: dict[str, set[str]] = {}
    for module, used in EDGES.items():
        if module not in LISTS:
            others = {room_of(other) for other in used if other not in LISTS}
            rooms.setdefault(room_of(module), set()).update(others - {room_of(module)})
    assert circles(rooms) == []


@pytest.mark.parametrize(
    ("module", "source", "wrong"),
    [
        ("network.graph", "from actionclust.clustering.result import Clustering", "result"),
        ("network.graph", "def f():\n    import actionclust.clustering.cluster", "cluster"),
        (
            "network.graph",
            "if TYPE_CHECKING:\n    from actionclust.clustering import result",
            "result",
        ),
        (
            "view.colours",
            "from actionclust.exchange.result_files import write_csv",
            "result_files",
        ),
        ("cli.command_run", "from actionclust.exchange.result_files import write_csv", ""),
        ("coding.tree.tree", "from actionclust.coding.edits.kinds import Move", "kinds"),
        ("coding.log.entry", "from actionclust.coding.tree import tree\nimport numpy", ""),
        ("analysis.labels", "from actionclust import read_actions", ""),
        ("analysis.labels", "import actionclust as ac", ""),
    ],
)
def test_the_rule_itself(module: str, source: str, wrong: str) -> None:
    assert module in SOURCES
    known = {**SOURCES, module: source}
    found = later(module, graph(known)[module])
    # the public names come after all rooms but the command line
    expected = {""} if "from actionclust import" in source or " as ac" in source else set()
    assert {name.rpartition(".")[2] for name in found} == (expected or {wrong} - {""})


@pytest.mark.parametrize(
    ("edges", "found"),
    [
        ({"a": {"b"}, "b": {"c"}, "c": set()}, []),
        ({"a": {"b"}, "b": {"a"}}, [["a", "b"]]),
        ({"a": {"b"}, "b": {"c"}, "c": {"a", "d"}, "d": set()}, [["a", "b", "c"]]),
        ({"a": {"a"}}, [["a"]]),
    ],
)
def test_circles_are_found(edges: dict[str, set[str]], found: list[list[str]]) -> None:
    assert circles(edges) == found


def test_imports_are_found_wherever_they_stand() -> None:
    source = (
        "import actionclust.errors\n"
        "if TYPE_CHECKING:\n    from actionclust.settings import Settings\n"
        "def f():\n    from actionclust.view import colours\n"
    )
    assert named(source) == (
        ("errors", False),
        ("settings.Settings", False),
        ("view.colours", True),
    )
