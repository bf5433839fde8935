"""Write the TypeScript types of the payload from those in Python.

``python frontend/make_types.py`` writes them; with ``--check`` it only tells whether they are up
to date. Python 3.11 without any package is enough.
"""

from __future__ import annotations

import importlib.util
import sys
import types
import typing
from pathlib import Path

HERE = Path(__file__).resolve().parent
SOURCE = HERE.parent / "src" / "actionclust" / "view" / "payload" / "types.py"
TARGET = HERE / "src" / "model" / "payload.ts"
HEAD = """// Written by make_types.py from view/payload/types.py of actionclust: do not edit.
"""
NAMES = {str: "string", int: "number", float: "number", bool: "boolean", type(None): "null"}


def load() -> types.ModuleType:
    """Load the Python types on their own, without the package around them."""
    spec = importlib.util.spec_from_file_location("payload_types", SOURCE)
    if spec is None or spec.loader is None:
        raise ImportError(SOURCE)
    module = importlib.util.module_from_spec(spec)
    sys.modules["payload_types"] = module
    spec.loader.exec_module(module)
    return module


def plain(name: str) -> str:
    """Leave out the ending that tells a type from others of its name in Python."""
    return name.removesuffix("Payload") or name


def typescript(hint: object) -> str:
    """Give the TypeScript of a Python type."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if hint in NAMES:
        return NAMES[hint]  # type: ignore[index]
    if typing.is_typeddict(hint):
        return plain(hint.__name__)  # type: ignore[attr-defined]
    if origin is typing.Literal:
        return " | ".join(f'"{value}"' for value in arguments)
    if origin is list:
        inner = typescript(arguments[0])
        return f"({inner})[]" if "|" in inner else f"{inner}[]"
    if origin in {typing.Union, types.UnionType}:
        return " | ".join(typescript(argument) for argument in arguments)
    raise TypeError(hint)


def written() -> str:
    """Write all types."""
    module = load()
    parts = [HEAD, f"export const PAYLOAD_VERSION = {module.PAYLOAD_VERSION};\n"]
    for name, value in vars(module).items():
        if not typing.is_typeddict(value):
            continue
        lines = "\n".join(
            f"  {key}{'?' * (key in value.__optional_keys__)}: {typescript(hint)};"
            for key, hint in typing.get_type_hints(value).items()
        )
        parts.append(f"/** {value.__doc__} */\nexport interface {plain(name)} {{\n{lines}\n}}\n")
    return "\n".join(parts)


def main() -> int:
    """Write the file, or check it."""
    text = written()
    if "--check" in sys.argv:
        current = TARGET.exists() and TARGET.read_text(encoding="utf-8") == text
        print("up to date" if current else f"{TARGET.name} is not up to date: run make_types.py")
        return 0 if current else 1
    TARGET.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
