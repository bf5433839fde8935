"""What the files of the package import of each other, read from their source.

Imports for type checkers and imports inside functions count as any other.
"""

import ast
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

PACKAGE = "actionclust"
_HOLDS = (ast.stmt, ast.ExceptHandler, ast.match_case)  # an import is a statement


def modules(root: Path) -> dict[str, str]:
    """Give the source of every module below a folder, by its dotted name without the package."""
    found = {}
    for path in sorted(root.rglob("*.py")):
        parts = path.relative_to(root).with_suffix("").parts
        found[".".join(parts).removesuffix("__init__").rstrip(".")] = path.read_text("utf-8")
    return found


@cache
def named(source: str) -> tuple[tuple[str, bool], ...]:
    """Name what a module imports of the package, and whether inside a function."""
    return tuple(_named(source))


def _named(source: str) -> Iterator[tuple[str, bool]]:
    for node, inside in _nodes(ast.parse(source)):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        else:
            continue
        for name in names:
            if name == PACKAGE or name.startswith(f"{PACKAGE}."):
                yield name.removeprefix(PACKAGE).removeprefix("."), inside


def _nodes(tree: ast.AST, *, inside: bool = False) -> Iterator[tuple[ast.AST, bool]]:
    """Give all that could hold or be an import, and whether it is inside a function."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, _HOLDS):
            yield node, inside
            within = inside or isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
            yield from _nodes(node, inside=within)


def module_of(name: str, known: Mapping[str, object]) -> str:
    """Give the module that an imported name is, or stands in."""
    while name and name not in known:
        name = name.rpartition(".")[0]
    return name


def graph(sources: Mapping[str, str]) -> dict[str, set[str]]:
    """Give for each module those that it imports, at the top, for types or in a function."""
    return {
        name: {module_of(one, sources) for one, _ in named(source)} - {name}
        for name, source in sources.items()
    }


def circles(edges: Mapping[str, set[str]]) -> list[list[str]]:
    """Find the groups of modules that import each other in a circle (Tarjan 1972)."""
    number: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    found: list[list[str]] = []

    def visit(name: str) -> None:
        number[name] = low[name] = len(number)
        stack.append(name)
        for other in sorted(edges.get(name, ())):
            if other not in number:
                visit(other)
                low[name] = min(low[name], low[other])
            elif other in stack:
                low[name] = min(low[name], number[other])
        if low[name] == number[name]:
            place = stack.index(name)
            ring = stack[place:]
            del stack[place:]
            if len(ring) > 1 or name in edges.get(name, ()):
                found.append(sorted(ring))

    for name in sorted(edges):
        if name not in number:
            visit(name)
    return found
