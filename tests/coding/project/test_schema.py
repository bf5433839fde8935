import json
from copy import deepcopy
from dataclasses import fields
from typing import Any

import fastjsonschema
import pytest

from actionclust import Clustering, InputError
from actionclust.coding.edits.kinds import KINDS, Part
from actionclust.coding.project.saving import to_document
from actionclust.coding.project.schema import (
    PROJECT_FORMAT,
    SCHEMA_VERSION,
    check_document,
    project_schema,
)
from actionclust.coding.tree.levels import GROUP_LEVELS
from actionclust.coding.tree.placement import FUNCTION_CODES, Placement
from actionclust.coding.tree.tree import Node
from tests.coding.studies import study

SCHEMA = project_schema()
DOCUMENT = to_document(study().move("A01", to="S02").pin("A01").undo())


def changed(path: tuple[Any, ...], value: object) -> dict[str, Any]:
    document: Any = deepcopy(DOCUMENT)
    part = document
    for key in path[:-1]:
        part = part[key]
    part[path[-1]] = value
    return document


def test_documents_fit(clustered: Clustering, hostile: Clustering) -> None:
    for clustering in (clustered, hostile):
        check_document(json.loads(json.dumps(to_document(clustering.to_hierarchy()))), "x")
    check_document(DOCUMENT, "x")


def test_the_schema_itself_can_be_compiled() -> None:
    assert SCHEMA["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert fastjsonschema.compile(SCHEMA)(DOCUMENT) == DOCUMENT


def test_the_schema_names_what_the_code_knows() -> None:
    definitions = SCHEMA["definitions"]
    edit = definitions["edit"]["properties"]
    assert edit["edit"]["enum"] == list(KINDS)
    attributes = {field.name for kind in KINDS.values() for field in fields(kind)}
    assert set(edit) == {"edit", *attributes}
    assert set(edit["parts"]["items"]["properties"]) == {field.name for field in fields(Part)}
    assert set(definitions["node"]["properties"]) == {field.name for field in fields(Node)}
    assert definitions["node"]["properties"]["level"]["enum"] == list(GROUP_LEVELS)
    placement = definitions["placement"]["properties"]
    assert set(placement) == {field.name for field in fields(Placement)}
    assert placement["function"]["enum"] == list(FUNCTION_CODES)
    assert SCHEMA["properties"]["format"]["const"] == PROJECT_FORMAT


def test_every_object_says_what_may_be_in_it() -> None:
    def check(part: object) -> None:
        if isinstance(part, dict):
            if part.get("type") == "object" and "languages" not in part.get("properties", {}):
                assert "additionalProperties" in part or part == {"type": "object"}, part
            for inside in part.values():
                check(inside)
        elif isinstance(part, list):
            for inside in part:
                check(inside)

    check(SCHEMA)


@pytest.mark.parametrize("key", SCHEMA["required"])
def test_nothing_may_be_missing(key: str) -> None:
    document = {k: v for k, v in DOCUMENT.items() if k != key}
    with pytest.raises(InputError, match=r"^x (does not fit the schema|is not a project file) ?"):
        check_document(document, "x")


def test_other_kinds_of_documents() -> None:
    for given in ({"format": "other"}, {}, {"format": 3}):
        with pytest.raises(InputError) as caught:
            check_document(given, "x.json")
        assert str(caught.value) == (
            f"x.json is not a project file of actionclust: its format is {given.get('format')!r}"
            "; one is written by Hierarchy.save, and as study.json by actionclust run"
        )


def test_newer_versions() -> None:
    with pytest.raises(InputError) as caught:
        check_document(changed(("version",), SCHEMA_VERSION + 1), "x.json")
    assert str(caught.value) == (
        "x.json was written by a newer version of actionclust (schema 2; this one reads up to "
        "1); upgrade with: pip install --upgrade actionclust"
    )


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        (("version",), "1", "version must be integer"),
        (("version",), 0, "version must be bigger than or equal to 1"),
        (("extra",), 1, "must not contain {'extra'} properties"),
        (("log",), {}, "log must be array"),
        (("log", 0, "id"), "xyz", "log[0].id must match pattern ^[0-9a-f]{16}$"),
        (("log", 0, "edit", "edit"), "drop", "log[0].edit.edit must be one of ['move', "),
        (("log", 0, "edit", "file"), "/etc", "log[0].edit must not contain {'file'} properties"),
        (("log", 0, "change", "places", "A01"), [], "log[0].change.places.A01 must contain at"),
        (("start", "groups", 0, "level"), "theme", "start.groups[0].level must be one of ['sub-"),
        (("start", "groups", 0, "id"), "../S1", "start.groups[0].id must match pattern ^(S|C|SC)"),
        (("start", "issued", "S"), -1, "start.issued.S must be bigger than or equal to 0"),
        (("actions", "table", 0, "values", 0), {}, "actions.table[0].values[0] cannot be valida"),
        (("actions", "columns"), {"text": "text"}, "actions.columns must contain ["),
        (("digest",), "0", "digest must match pattern ^[0-9a-f]{64}$"),
    ],
)
def test_what_does_not_fit_is_told(path: tuple[Any, ...], value: object, message: str) -> None:
    with pytest.raises(InputError) as caught:
        check_document(changed(path, value), "x.json")
    assert str(caught.value).startswith(f"x.json does not fit the schema: {message}")


def test_a_receipt_is_shallow(clustered: Clustering) -> None:
    document = deepcopy(to_document(clustered.to_hierarchy()))
    deep: object = 1
    for _ in range(5):
        deep = {"a": deep}
    document["clustering"]["receipt"]["extra"] = deep
    with pytest.raises(InputError, match=r"^x does not fit the schema: clustering"):
        check_document(document, "x")


def test_the_schema_is_given_anew_each_time() -> None:
    project_schema()["properties"].clear()
    assert project_schema() == SCHEMA
