"""Write the JSON Schema of the project file and the front end's types of edits.

``python docs/make_schema.py`` writes both from the classes of the library; run it after changing
one of these. A test says when that was forgotten.
"""

from __future__ import annotations

import json
import re
from dataclasses import MISSING, fields, is_dataclass
from pathlib import Path
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints, is_typeddict

import msgspec

from actionclust.coding.edits.json_form import attributes
from actionclust.coding.edits.kinds import KINDS, Part
from actionclust.coding.edits.references import roles_of
from actionclust.coding.project import schema as forms
from actionclust.coding.tree.ids import LEVEL, NEW_GROUP
from actionclust.coding.tree.placement import Placement

ROOT = Path(__file__).parents[1]
SCHEMA = ROOT / "src" / "actionclust" / "coding" / "project" / "project.schema.json"
TYPES = ROOT / "frontend" / "src" / "model" / "edits.ts"

LEFT_OUT = {*(kind.__name__ for kind in KINDS.values()), Part.__name__}
"""Classes of which attributes with a default may be left out in a file."""

NAMES = {Part: "SplitPart", Placement: "Placement"}
"""What the front end calls the values in edits."""

PLAIN = {str: "string", bool: "boolean", float: "number", type(None): "null"}

WIDTH = 99

HEAD = """\
// The edits, in the JSON grammar of the Python library. A group that an edit makes may have an id
// such as "new 1", by which later edits of the same batch name it.
// Made by docs/make_schema.py from coding/edits/kinds.py: change that, and run it again.
"""

LEVEL_OF_GROUPS = 'import type { Level } from "./levels";\n'


def schema() -> dict[str, Any]:
    """Make the schema of the project file."""
    kinds = list(KINDS.values())
    used = [forms.ProjectForm, *kinds]
    _, parts = msgspec.json.schema_components(used, ref_template="#/$defs/{name}")
    for name, part in parts.items():
        form = getattr(forms, name, None)
        if is_typeddict(form):  # msgspec sorts their attributes
            part["properties"] = {one: part["properties"][one] for one in form.__annotations__}
            part["required"] = [one for one in part["properties"] if one in part["required"]]
        elif name not in LEFT_OUT:
            part["required"] = list(part["properties"])
        _close(part)
    for kind in kinds:
        part = parts[kind.__name__]
        part["properties"] = {"edit": {"const": kind.kind}, **part["properties"]}
        part["required"].insert(0, "edit")
    edits = [{"$ref": f"#/$defs/{kind.__name__}"} for kind in kinds]
    parts["Edit"] = {"description": "A manual change.", "anyOf": edits}
    parts["EntryForm"]["properties"]["edit"] = {"$ref": "#/$defs/Edit"}
    whole = parts.pop("ProjectForm")
    about = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return {**about, **whole, "title": "actionclust project", "$defs": parts}


def _close(part: dict[str, Any]) -> None:
    """Allow no other attributes, and describe each as its class does."""
    first, *rest = part.get("description", "").split("\n\n", 1)
    part["description"] = first
    for name, text in re.findall(
        r"^ {4}([\w, ]+) : [^\n]*\n {8}(.*?)$", "".join(rest), re.MULTILINE
    ):
        for one in name.split(", "):
            part["properties"][one] = {"description": text, **part["properties"][one]}
    part["additionalProperties"] = False


def types() -> str:
    """Write the types of the front end."""
    values = [
        f"export interface {name} {{\n{_lines(_members(kind), 2)}}}\n"
        for kind, name in NAMES.items()
    ]
    edits = (
        _folded([f'readonly edit: "{name}"', *_members(kind)]) for name, kind in KINDS.items()
    )
    edit = "export type Edit =\n" + "\n".join(f"  | {one}" for one in edits) + ";\n"
    verb = 'export type Verb = Edit["edit"];\n'
    return "\n".join([HEAD + LEVEL_OF_GROUPS, *values, edit, verb])


def _members(kind: type) -> list[str]:
    made = {one.name for one in fields(kind) if one.default is not MISSING}
    members = []
    for name, type_ in attributes(kind).items():
        roles = roles_of(type_)
        mark = "?" * (name in made or NEW_GROUP in roles)
        shown = "Level" if LEVEL in roles else _type(get_type_hints(kind)[name])
        members.append(f"readonly {name}{mark}: {shown}")
    return members


def _folded(members: list[str]) -> str:
    line = f"{{ {'; '.join(members)} }}"
    return line if len(line) <= WIDTH - 5 else f"{{\n{_lines(members, 6)}    }}"


def _lines(members: list[str], indent: int) -> str:
    return "".join(f"{' ' * indent}{member};\n" for member in members)


def _type(type_: Any) -> str:  # noqa: ANN401 - the type of any attribute
    if is_dataclass(type_):
        return NAMES[type_]
    if get_origin(type_) in {Union, UnionType}:
        return " | ".join(map(_type, get_args(type_)))
    if get_origin(type_) is tuple:
        return f"readonly {_type(get_args(type_)[0])}[]"
    return PLAIN[type_]


def contents() -> dict[Path, str]:
    """Give what each file is to hold."""
    return {SCHEMA: _shown(_merged(schema())).replace('Form"', '"') + "\n", TYPES: types()}


def _merged(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    """Name plain types that are allowed side by side in one list."""
    if isinstance(value, list):
        return [_merged(one) for one in value]
    if not isinstance(value, dict):
        return value
    merged = {key: _merged(one) for key, one in value.items()}
    either = merged.get("anyOf", [])
    plain = [one["type"] for one in either if list(one) == ["type"]]
    if len(plain) > 1:
        del merged["anyOf"]
        others = [one for one in either if list(one) != ["type"]]
        types = {"type": [one for one in plain if one != "integer" or "number" not in plain]}
        merged |= {"anyOf": [types, *others]} if others else types
    return merged


def _shown(value: Any, indent: int = 0) -> str:  # noqa: ANN401 - any JSON value
    """Write JSON with what fits into a line on one."""
    line = json.dumps(value)
    if indent + len(line) <= WIDTH or not isinstance(value, (dict, list)):
        return line
    inside, end = " " * (indent + 2), "\n" + " " * indent
    if isinstance(value, list):
        return "[\n" + ",\n".join(inside + _shown(one, indent + 2) for one in value) + end + "]"
    pairs = (f"{inside}{json.dumps(key)}: {_shown(one, indent + 2)}" for key, one in value.items())
    return "{\n" + ",\n".join(pairs) + end + "}"


if __name__ == "__main__":
    for path, content in contents().items():
        path.write_text(content, encoding="utf-8")
