"""The schema of the project file, and checking documents against it."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import fastjsonschema

from actionclust.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable

PROJECT_FORMAT = "actionclust-project"
"""What a project file says it is."""

SCHEMA_VERSION = 1
"""The version of the schema that this library writes."""


def project_schema() -> dict[str, Any]:
    """Give the JSON Schema of the project file.

    >>> project_schema()["properties"]["format"]
    {'const': 'actionclust-project'}
    """
    text = files("actionclust.coding.project").joinpath("project.schema.json").read_text("utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema


def check_document(document: dict[str, Any], name: str) -> None:
    """Check a document against the schema."""
    if document.get("format") != PROJECT_FORMAT:
        raise InputError(
            f"{name} is not a project file of actionclust: its format is "
            f"{document.get('format')!r:.60}; one is written by Hierarchy.save, and as study.json "
            "by actionclust run"
        )
    version = document.get("version")
    if isinstance(version, (int, float)) and version > SCHEMA_VERSION:
        raise InputError(
            f"{name} was written by a newer version of actionclust (schema {version}; this one "
            f"reads up to {SCHEMA_VERSION}); upgrade with: pip install --upgrade actionclust"
        )
    try:
        _validator()(document)
    except fastjsonschema.JsonSchemaValueException as error:
        message = error.message.removeprefix("data").lstrip(". ")
        raise InputError(f"{name} does not fit the schema: {message:.300}") from error


@cache
def _validator() -> Callable[[dict[str, Any]], object]:
    validate: Callable[[dict[str, Any]], object] = fastjsonschema.compile(project_schema())
    return validate
