"""What a project file holds, as types: files are checked against them, and they give the schema.

The types are those of what is read: a class of the library stands for an object in the file.
"""

import json
from importlib.resources import files
from typing import Annotated, Any, Final, Literal, NotRequired, TypeAlias, TypedDict

from msgspec import Meta, ValidationError, convert

from actionclust.coding.edits.json_form import to_json
from actionclust.coding.log.entry import MadeBy
from actionclust.coding.tree.placement import Placement
from actionclust.coding.tree.tree import Change, Node, Place, Verdict
from actionclust.errors import InputError
from actionclust.network.outcome import Tuning

PROJECT_FORMAT: Final = "actionclust-project"
"""What a project file says it is."""

SCHEMA_VERSION = 3
"""The version of the schema that this library writes."""

_WITH_REVIEWS = 3
"""The first version that holds reviews and memos."""

Count: TypeAlias = Annotated[int, Meta(ge=0)]
Share: TypeAlias = Annotated[float, Meta(ge=0, le=1)]
Scalar: TypeAlias = str | int | float | bool | None
Shallow: TypeAlias = Scalar | list[Scalar] | dict[str, Scalar | list[Scalar] | dict[str, Scalar]]

Special: TypeAlias = Annotated[
    dict[str, str],
    Meta(
        min_length=1,
        max_length=1,
        description="What JSON has no value for, by its kind: timestamp, datetime, date, time or "
        "timedelta in ISO 8601, microseconds, decimal, bytes in hexadecimal, float (inf, -inf), "
        "json (a list or an object) or missing (nan, NaT, <NA>).",
    ),
]
CellValue: TypeAlias = Scalar | Special


class Categories(TypedDict):
    """The categories of a column, in order."""

    type: str
    values: list[CellValue]


class TableColumn(TypedDict):
    """A column of a table."""

    name: str
    type: Annotated[str, Meta(description="The type in pandas.")]
    values: Annotated[
        list[CellValue], Meta(description="Null is missing; of categories, their places.")
    ]
    categories: NotRequired[Categories]
    ordered: NotRequired[bool]


class RoleColumns(TypedDict):
    """The column of each role."""

    text: str
    id: str
    region: NotRequired[str]
    group: NotRequired[str]
    dimension: NotRequired[str]
    language: NotRequired[str]


class ActionsForm(TypedDict):
    """The actions, with all columns of the analyst."""

    ids: list[str]
    texts: list[str]
    columns: RoleColumns
    sticker_columns: Annotated[list[str], Meta(min_length=1, max_length=3)] | None
    several_values: NotRequired[
        Annotated[
            dict[str, str],
            Meta(description="Columns with several values in a cell, and what is between them."),
        ]
    ]
    notes: list[str]
    source: str
    table: list[TableColumn]
    stickers: list[TableColumn] | None
    ballots: list[TableColumn] | None


class ClusteringForm(TypedDict):
    """What is remembered of the automatic clustering."""

    receipt: Annotated[
        dict[str, Shallow], Meta(description="Settings, versions, hash of the data, seconds.")
    ]
    tuning: Tuning
    community: Annotated[
        list[Count], Meta(description="The community of each action from 1 on, 0 for none.")
    ]
    reasons: list[str | None]
    fit: list[float | None]
    strength: NotRequired[
        Annotated[
            list[Share | None],
            Meta(description="How firmly each action sits in its community, null for none."),
        ]
    ]
    weak: NotRequired[Annotated[list[Count], Meta(description="Places of the weak actions.")]]
    keywords: list[str]
    edges: Annotated[
        tuple[list[Count], list[Count], list[Share]],
        Meta(
            description="First ends, second ends and similarities, in the order in which they "
            "become edges; ends are places of actions."
        ),
    ]
    of_meaning: NotRequired[
        Annotated[
            list[Share],
            Meta(description="How much of each similarity is that of meaning, with an encoder."),
        ]
    ]
    steps: NotRequired[
        Annotated[
            tuple[list[Count], list[Count]],
            Meta(
                description="The community of the network in which each action was found, and its "
                "community after merging and before moving, from 1 on; 0 for none."
            ),
        ]
    ]
    copies: list[tuple[Count, Count]]


class TreeForm(TypedDict):
    """Groups, and the place of every action."""

    groups: list[Node]
    places: dict[str, Place]
    pinned: list[str]
    functions: dict[str, tuple[Placement, ...]]
    issued: Annotated[
        dict[str, Count],
        Meta(description="The highest number given out, for each prefix of group ids."),
    ]
    reviews: Annotated[
        dict[str, Verdict],
        Meta(description="How far the review is of each action that is under review."),
    ]
    memos: Annotated[
        dict[str, tuple[str, ...]],
        Meta(description="The memos of each group or action that has some."),
    ]


class EntryForm(TypedDict):
    """An edit that was made."""

    id: Annotated[str, Meta(pattern="^[0-9a-f]{16}$")]
    time: str
    analyst: str
    why: str
    made_by: NotRequired[MadeBy]
    edit: dict[str, Any]
    change: Change
    inverse: Change


class ProjectForm(TypedDict):
    """One study: actions, clustering, the hierarchy as it began, every edit, and as it is now."""

    format: Literal["actionclust-project"]
    version: Annotated[int, Meta(ge=1)]
    written_by: str
    analyst: str
    actions: ActionsForm
    clustering: ClusteringForm | None
    start: TreeForm
    log: list[EntryForm]
    now: TreeForm
    digest: Annotated[
        str,
        Meta(
            pattern="^[0-9a-f]{64}$",
            description="SHA-256 of the document without this entry, keys sorted, no white space.",
        ),
    ]


def project_schema() -> dict[str, Any]:
    """Give the JSON Schema of the project file.

    >>> project_schema()["properties"]["format"]
    {'enum': ['actionclust-project']}
    """
    text = files("actionclust.coding.project").joinpath("project.schema.json").read_text("utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema


def check_document(document: dict[str, Any], name: str) -> ProjectForm:
    """Check a document against the types above."""
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
    document = brought_up(document)
    try:
        read: ProjectForm = convert(document, ProjectForm)
    except (UnicodeError, ValidationError) as error:
        what, _, where = str(error).partition(" - at `$")
        place = where.strip("`.") or "the document"
        raise InputError(f"{name} does not fit the schema: {place}: {what:.300}") from error
    if to_json(read) != document:
        where = _parting(document, to_json(read)).lstrip(".")
        raise InputError(f"{name} does not fit the schema: {where}")
    return read


def brought_up(document: dict[str, Any]) -> dict[str, Any]:
    """Give what earlier versions did not write: no reviews and memos, and parts of the tuning.

    A document that does not fit the schema stays as it is, and is refused for that.
    """
    version = document.get("version")
    if isinstance(version, int) and version < _WITH_REVIEWS:
        nothing: dict[str, Any] = {"reviews": {}, "memos": {}}
        parts: dict[str, Any] = {
            name: nothing | part
            for name in ("start", "now")
            if isinstance(part := document.get(name), dict)
        }
        if isinstance(document.get("log"), list):
            parts["log"] = [_entry_with(entry, nothing) for entry in document["log"]]
        document = document | parts
    return _with_whole_tuning(document)


def _entry_with(entry: Any, nothing: dict[str, Any]) -> Any:  # noqa: ANN401 - what a file holds
    """Give an entry of the log in which nothing was reviewed or noted."""
    if not isinstance(entry, dict):
        return entry
    changes = {
        name: nothing | part
        for name in ("change", "inverse")
        if isinstance(part := entry.get(name), dict)
    }
    return entry | changes


def _with_whole_tuning(document: dict[str, Any]) -> dict[str, Any]:
    """Give how many texts the clustering left out, misfits, and copies too few for a community."""
    clustering = document.get("clustering")
    if not isinstance(clustering, dict):
        return document
    tuning, community = clustering.get("tuning"), clustering.get("community")
    if not isinstance(tuning, dict) or not isinstance(community, list):
        return document
    left_out = {"unclustered": community.count(0)} if document.get("version") == 1 else {}
    told = left_out | {"misfits": 0, "few_copies": 0} | tuning
    return document | {"clustering": clustering | {"tuning": told}}


def _parting(one: Any, other: Any) -> str:  # noqa: ANN401 - any part of two documents
    """Name the first attribute in which two documents differ."""
    if isinstance(one, list):
        pairs = {f"[{place}]": pair for place, pair in enumerate(zip(one, other, strict=True))}
    elif not isinstance(one, dict):
        return " is a number that cannot be held exactly"
    elif one.keys() == other.keys():
        pairs = {f".{key}": (one[key], other[key]) for key in one}
    else:
        return f".{min(one.keys() ^ other.keys())} is unknown, or missing"
    return next(key + _parting(*pair) for key, pair in pairs.items() if pair[0] != pair[1])
