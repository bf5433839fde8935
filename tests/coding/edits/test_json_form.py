import json
from dataclasses import MISSING, fields
from typing import Any, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionclust import InputError
from actionclust.coding import edits
from actionclust.coding.edits import Edit, Part, Placement
from actionclust.coding.edits.json_form import edit_from_json, edit_to_json
from actionclust.coding.edits.kinds import KINDS
from tests.strategies import any_texts

PARTS = st.builds(Part, any_texts(), st.lists(any_texts(), max_size=2).map(tuple), any_texts())
CELLS = st.builds(
    Placement,
    any_texts(),
    any_texts(),
    primary=st.booleans(),
    confidence=st.none() | st.floats(0, 1),
    suggested=st.booleans(),
)
OF_TYPE: dict[Any, st.SearchStrategy[Any]] = {
    str: any_texts(),
    str | None: st.none() | any_texts(),
    bool: st.booleans(),
    tuple[str, ...]: st.lists(any_texts(), max_size=3).map(tuple),
    tuple[Part, ...]: st.lists(PARTS, max_size=2).map(tuple),
    tuple[Placement, ...]: st.lists(CELLS, max_size=2).map(tuple),
}
ANY = st.one_of(
    st.builds(
        kind, **{field.name: OF_TYPE[get_type_hints(kind)[field.name]] for field in fields(kind)}
    )
    for kind in KINDS.values()
)


@given(ANY)
def test_json_gives_an_edit_back(edit: Edit) -> None:
    document = edit_to_json(edit)
    assert document["edit"] == edit.kind
    again = edit_from_json(json.loads(json.dumps(document)))
    assert again == edit
    assert type(again) is type(edit)


def test_every_public_kind_is_known() -> None:
    values = {getattr(edits, name) for name in edits.__all__}
    assert set(KINDS.values()) == {value for value in values if hasattr(value, "kind")}
    assert all(name == kind.kind for name, kind in KINDS.items())


def test_the_forms_that_files_and_pages_use() -> None:
    assert edit_to_json(edits.Split("S01", (Part("S07", ("A1", "A2"), "Data"),))) == {
        "edit": "split",
        "group": "S01",
        "parts": [{"id": "S07", "actions": ["A1", "A2"], "label": "Data"}],
    }
    place = Placement("S3*", "meso", primary=True, confidence=0.5)
    assert edit_to_json(edits.Assign("C01", (place,))) == {
        "edit": "assign",
        "target": "C01",
        "placements": [
            {
                "function": "S3*",
                "level": "meso",
                "primary": True,
                "confidence": 0.5,
                "suggested": False,
            }
        ],
    }
    assert edit_to_json(edits.Create("C04", "cluster", "Data")) == {
        "edit": "create",
        "id": "C04",
        "level": "cluster",
        "label": "Data",
        "parent": None,
    }


def test_what_may_be_left_out() -> None:
    assert edit_from_json({"edit": "pin", "actions": ["A1"]}) == edits.Pin(("A1",), pinned=True)
    group = {"edit": "group", "groups": ["S01"], "id": "C04", "level": "cluster"}
    assert edit_from_json(group) == edits.Group(("S01",), "C04", "cluster", "")


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS.keys())
def test_what_is_missing_is_named(kind: type[Edit]) -> None:
    needed = [field.name for field in fields(kind) if field.default is MISSING]
    with pytest.raises(InputError) as caught:
        edit_from_json({"edit": kind.kind})
    assert str(caught.value) == f"{kind.kind} lacks {', '.join(map(repr, needed))}"


@pytest.mark.parametrize(
    ("document", "message"),
    [
        ([], 'an edit is an object with its kind under "edit"; got []'),
        ({"to": "S01"}, "an edit is an object with its kind under \"edit\"; got {'to': 'S01'}"),
        ({"edit": 3}, "an edit is an object with its kind under \"edit\"; got {'edit': 3}"),
        ({"edit": "mve"}, "'mve' is not an edit; did you mean 'move'?"),
        (
            {"edit": "move", "action": ["A1"], "to": "S01"},
            "move has no attribute 'action'; did you mean 'actions'?",
        ),
        (
            {"edit": "move", "actions": "A1", "to": "S01"},
            "move: actions must be a list of strings; got 'A1' (str)",
        ),
        (
            {"edit": "move", "actions": "\ud800", "to": "S01"},
            "move: actions must be a list of strings; got '\\ud800' (str)",
        ),
        (
            {"edit": "move", "actions": {"A1"}, "to": "S01"},
            "move: actions must be a list of strings; got {'A1'} (set)",
        ),
        (
            {"edit": "split", "group": "S1", "parts": [{"id": "S2", "actions": {"A1"}}]},
            "split: actions must be a list of strings; got {'A1'} (set)",
        ),
        (
            {"edit": "split", "group": "S1", "parts": [{"id": "S2", "action": ["A1"]}]},
            "split has no attribute 'action'; did you mean 'actions'?",
        ),
        (
            {"edit": "move", "actions": ["A1", 2], "to": "S01"},
            "move: actions must be a list of strings; got ['A1', 2] (list)",
        ),
        (
            {"edit": "rename", "group": "S01", "label": None},
            "rename: label must be a string; got None (NoneType)",
        ),
        (
            {"edit": "pin", "actions": ["A1"], "pinned": 1},
            "pin: pinned must be true or false; got 1 (int)",
        ),
        (
            {"edit": "create", "id": "S1", "level": "cluster", "label": "x", "parent": 3},
            "create: parent must be a string or null; got 3 (int)",
        ),
        (
            {"edit": "split", "group": "S1", "parts": ["A1"]},
            "split: parts must be a list of parts; got ['A1'] (list)",
        ),
        (
            {"edit": "split", "group": "S1", "parts": [{"id": "S2"}]},
            "split lacks 'actions'",
        ),
        (
            {
                "edit": "assign",
                "target": "S1",
                "placements": [{"function": "S1", "level": "meso", "confidence": 1.5}],
            },
            "assign: confidence must be a number from 0 to 1, or null; got 1.5 (float)",
        ),
        (
            {
                "edit": "assign",
                "target": "S1",
                "placements": [{"function": "S1", "level": "meso", "confidence": True}],
            },
            "assign: confidence must be a number from 0 to 1, or null; got True (bool)",
        ),
    ],
)
def test_what_is_no_edit_is_told(document: object, message: str) -> None:
    with pytest.raises(InputError) as caught:
        edit_from_json(document)
    assert str(caught.value) == message


@pytest.mark.parametrize("value", [None, "move", Part("S1", ()), {"edit": "move"}])
def test_only_edits_have_the_form(value: object) -> None:
    with pytest.raises(InputError, match=r"^an edit is a value such as edits\.Move; got "):
        edit_to_json(value)
