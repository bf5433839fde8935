"""One word, one meaning: a public name, or the name of a file, stands in one place."""

import ast
from collections import defaultdict
from pathlib import Path

import actionclust

ROOT = Path(str(actionclust.__file__)).parent
FILES = sorted(ROOT.rglob("*.py"))

# the same thing each time: how a command is added; links as a table, and as a figure; what is to
# be done next, and which functions of the Viable System Model
SHARED = {"add", "links", "suggest"}


def defined(source: str) -> list[str]:
    """Name what a module defines for others."""
    names: list[str] = []
    for node in ast.parse(source).body:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            names.append(node.name)
        elif isinstance(node, ast.Assign):
            names.extend(target.id for target in node.targets if isinstance(target, ast.Name))
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            names.append(node.target.id)
    return [name for name in names if not name.startswith("_")]


def test_what_a_module_defines() -> None:
    source = "A = 1\n_b = 2\nc: int = 3\ndef f(): pass\nclass D:\n    e = 4\nA.x = 5\n"
    assert defined(source) == ["A", "c", "f", "D"]


def test_a_public_name_stands_in_one_file() -> None:
    homes: dict[str, list[str]] = defaultdict(list)
    for path in FILES:
        for name in set(defined(path.read_text(encoding="utf-8"))) - SHARED:
            homes[name].append(path.relative_to(ROOT).as_posix())
    assert {name: files for name, files in homes.items() if len(files) > 1} == {}


def test_a_file_name_stands_once() -> None:
    names = [path.name for path in FILES if path.name != "__init__.py"]
    assert sorted({name for name in names if names.count(name) > 1}) == []
