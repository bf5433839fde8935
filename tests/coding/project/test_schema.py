import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from actionclust import Clustering, InputError
from actionclust.coding.project.saving import to_document
from actionclust.coding.project.schema import (
    SCHEMA_VERSION,
    check_document,
    project_schema,
)
from tests.coding.studies import study
from tests.scripts import load_script

SCHEMA = project_schema()
H = study().move("A01", to="S02").pin("A01").undo()
DOCUMENT = to_document(H)


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


def test_the_schema_fits_what_is_written(clustered: Clustering) -> None:
    import jsonschema  # noqa: PLC0415 - takes seconds, and the other tests need it not

    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    validate = jsonschema.Draft202012Validator(SCHEMA).validate
    for h in (H, clustered.to_hierarchy()):
        validate(json.loads(json.dumps(to_document(h))))
    with pytest.raises(jsonschema.ValidationError, match=r" is not valid under any of the "):
        validate(changed(("log", 0, "edit", "edit"), "mve"))


def test_the_schema_and_the_types_of_the_front_end_are_up_to_date() -> None:
    make = load_script(Path(__file__).parents[3] / "docs" / "make_schema.py")
    for path, content in make.contents().items():
        assert path.read_text(encoding="utf-8") == content, "run: python docs/make_schema.py"


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
        "x.json was written by a newer version of actionclust (schema 4; this one reads up to "
        "3); upgrade with: pip install --upgrade actionclust"
    )


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        (("version",), "1", "version: Expected `int`, got `str`"),
        (("version",), 0, "version: Expected `int` >= 1"),
        (("extra",), 1, "extra is unknown, or missing"),
        (("log",), {}, "log: Expected `array`, got `object`"),
        (("log", 0, "id"), "xyz", "log[0].id: Expected `str` matching regex '^[0-9a-f]{16}$'"),
        (("log", 0, "edit"), [], "log[0].edit: Expected `object`, got `array`"),
        (("log", 0, "file"), "/etc", "log[0].file is unknown, or missing"),
        (("log", 0, "change", "places", "A01"), [], "log[0].change.places[...]: Expected `array`"),
        (("log", 0, "change", "extra"), {}, "log[0].change.extra is unknown, or missing"),
        (("start", "groups", 0, "level"), "theme", "start.groups[0].level: Invalid enum value"),
        (("start", "groups", 0, "id"), None, "start.groups[0].id: Expected `str`, got `null`"),
        (("start", "groups", 0, "more"), 1, "start.groups[0].more is unknown, or missing"),
        (("start", "issued", "S"), -1, "start.issued[...]: Expected `int` >= 0"),
        (("start", "issued", "\ud800"), -1, "start.issued[...]: Expected `int` >= 0"),
        (("start", "groups", 0, "\ud800"), -1, "the document: 'utf-8' codec can't encode"),
        (("actions", "table", 0, "values", 0), {}, "actions.table[0].values[0]: Expected"),
        (("actions", "columns"), {"text": "text"}, "actions.columns: Object missing required fi"),
        (("actions", "columns", "age"), "age", "actions.columns.age is unknown, or missing"),
        (("digest",), "0", "digest: Expected `str` matching regex '^[0-9a-f]{64}$'"),
    ],
)
def test_what_does_not_fit_is_told(path: tuple[Any, ...], value: object, message: str) -> None:
    with pytest.raises(InputError) as caught:
        check_document(changed(path, value), "x.json")
    assert str(caught.value).startswith(f"x.json does not fit the schema: {message}")


@pytest.mark.parametrize(
    "broken",
    [
        {},
        {"places": [], "nodes": {}, "pins": {}, "placements": {}},
        {"places": {"A1": ["S01"]}, "nodes": {}, "pins": {}, "placements": {}},
        {"places": {"A1": ["S01", 3]}, "nodes": {}, "pins": {}, "placements": {}},
        {"places": {"A1": ["S01", {"why": ""}]}, "nodes": {}, "pins": {}, "placements": {}},
        {"places": {}, "nodes": {"S1": [None, {"id": "S1"}]}, "pins": {}, "placements": {}},
        {"places": {}, "nodes": {}, "pins": {"A1": None}, "placements": {}},
        {"places": {}, "nodes": {}, "pins": {}, "placements": {"A1": [[], [{}]]}},
    ],
)
def test_what_is_no_change(broken: dict[str, Any]) -> None:
    with pytest.raises(InputError, match=r"^x does not fit the schema: log\[0\]\.change\."):
        check_document(changed(("log", 0, "change"), broken), "x")


@pytest.mark.parametrize("runs", [[], [{"edges": 1}]])
def test_what_is_no_tuning(clustered: Clustering, runs: list[object]) -> None:
    document = to_document(clustered.to_hierarchy())
    document["clustering"]["tuning"] = {"runs": runs}
    with pytest.raises(InputError, match=r"^x does not fit the schema: clustering\.tuning"):
        check_document(document, "x")


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
