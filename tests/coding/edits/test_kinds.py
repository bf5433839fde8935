"""A kind of edit is listed once; these tests name what a new one still lacks."""

from dataclasses import fields
from pathlib import Path
from typing import Any, get_type_hints

import pytest

from actionclust import EditError, Hierarchy, Queue, vsm
from actionclust.coding import edits
from actionclust.coding.edits import Edit, Part, Placement, edit_from_json, edit_to_json
from actionclust.coding.edits.json_form import attributes
from actionclust.coding.edits.kinds import KINDS
from actionclust.coding.edits.references import (
    GROUP_FIELDS,
    MAKING,
    made_groups,
    named_actions,
    named_groups,
    roles_of,
    with_groups,
)
from actionclust.coding.edits.rules import perform
from actionclust.coding.project.schema import project_schema
from actionclust.coding.tree.ids import (
    ACTION,
    ENTRY,
    GROUP,
    LEVEL,
    NEW_GROUP,
    ActionId,
    GroupId,
    NewGroupId,
)
from actionclust.view.board.session import Session
from tests.coding.studies import study

FRONTEND = Path(__file__).parents[3] / "frontend" / "src" / "model" / "edits.ts"
FREE = {"label", "rule", "reason", "comment", "text", "suggestion"}
"""Attributes that are texts of their own, and name nothing."""

# an edit of each kind that can be made, one after the other
EXAMPLES: dict[str, dict[str, Any]] = {
    "move": {"actions": ["A01"], "to": "S02"},
    "undo": {},
    "redo": {},
    "merge": {"groups": ["S01"], "into": "S02"},
    "split": {"group": "S02", "parts": [{"actions": ["A01"]}]},
    "rename": {"group": "S02", "label": "Care"},
    "describe": {"group": "S02", "rule": "care at home"},
    "create": {"level": "cluster", "label": "Data"},
    "group": {"groups": ["S02"], "level": "cluster"},
    "detach": {"groups": ["S02"]},
    "ungroup": {"group": "SC01"},
    "set_aside": {"actions": ["A01"], "reason": "off topic"},
    "restore": {"actions": ["A01"]},
    "pin": {"actions": ["A01"]},
    "reject": {"suggestion": "move", "actions": ["A01"], "groups": ["S02"]},
    "assign": {"target": "S02", "placements": [{"function": "S3", "level": "meso"}]},
    "delete": {"group": "C03"},
    "review": {"actions": ["A04"]},
    "dispute": {"actions": ["A04"], "comment": "not about doctors"},
    "agree": {"actions": ["A04", "A05"]},
    "settle": {"actions": ["A04"], "to": "S03"},
    "note": {"target": "A05", "text": "ask the towns"},
}


def example(kind: type[Edit]) -> Edit:
    """Make an edit with all attributes set."""
    of_type: dict[Any, Any] = {
        str: "X1",
        str | None: "X1",
        bool: False,
        tuple[str, ...]: ("X1", "X2"),
        tuple[Part, ...]: (Part("X1", ("X2",)),),
        tuple[Placement, ...]: (Placement("S1", "meso"),),
    }
    hints = get_type_hints(kind)
    return kind(**{field.name: of_type[hints[field.name]] for field in fields(kind)})


@pytest.fixture(params=KINDS.values(), ids=KINDS)
def kind(request: pytest.FixtureRequest) -> type[Edit]:
    found: type[Edit] = request.param
    return found


def test_it_is_public(kind: type[Edit]) -> None:
    assert getattr(edits, kind.__name__) is kind
    assert kind.__name__ in edits.__all__


def test_it_has_a_json_form(kind: type[Edit]) -> None:
    edit = example(kind)
    assert edit_from_json(edit_to_json(edit)) == edit


def test_it_stands_in_the_schema(kind: type[Edit]) -> None:
    parts = project_schema()["$defs"]
    assert {"$ref": f"#/$defs/{kind.__name__}"} in parts["Edit"]["anyOf"]
    found = parts[kind.__name__]["properties"]
    assert found.pop("edit") == {"const": kind.kind}
    assert list(found) == list(attributes(kind))
    assert all(one["description"] for one in found.values())


def test_the_front_end_knows_it(kind: type[Edit]) -> None:
    assert f'readonly edit: "{kind.kind}"' in FRONTEND.read_text(encoding="utf-8")


def test_its_texts_say_what_they_name(kind: type[Edit]) -> None:
    for name, type_ in attributes(kind).items():
        roles = roles_of(type_)
        assert roles <= {GROUP, NEW_GROUP, ACTION, ENTRY, LEVEL}
        text = get_type_hints(kind)[name] in {str, str | None, tuple[str, ...]}
        assert bool(roles) == (text and name not in FREE)
        assert (name in GROUP_FIELDS) == (GROUP in roles)


def test_what_it_names_is_found(kind: type[Edit]) -> None:
    edit = example(kind)
    types = set(attributes(kind).values()) | (set() if kind is not edits.Split else {NewGroupId})
    named = any(GROUP in roles_of(type_) for type_ in types)
    assert bool(named_groups(edit)) == named
    assert named_groups(with_groups(edit, {"X1": "Y1"})) == {
        {"X1": "Y1"}.get(name, name) for name in named_groups(edit)
    }
    assert bool(named_actions(edit)) == (tuple[ActionId, ...] in types or kind is edits.Split)
    assert bool(made_groups(edit, there=())) == (kind.kind in MAKING or kind is edits.Split)


def test_groups_in_a_list_are_groups() -> None:
    assert roles_of(GroupId) == roles_of(tuple[GroupId, ...]) == roles_of(GroupId | None)
    assert roles_of(NewGroupId) == {GROUP, NEW_GROUP}
    assert roles_of(str) == roles_of(bool) == frozenset()


def test_it_has_a_rule(kind: type[Edit]) -> None:
    of_log = {edits.Undo, edits.Redo}  # taken back and made again by the log
    assert (perform.dispatch(kind) is perform.dispatch(object)) == (kind in of_log)


def test_it_has_a_verb(kind: type[Edit]) -> None:
    elsewhere = {"assign": vsm.assign, "reject": Queue.answer}
    assert callable(elsewhere.get(kind.kind) or getattr(Hierarchy, kind.kind))


def test_a_board_can_ask_for_each_and_the_log_tells_of_it() -> None:
    assert set(EXAMPLES) == set(KINDS)
    session = Session(study())
    for name, request in EXAMPLES.items():
        entry = session.hierarchy.entries[-1].id if name in {"undo", "redo"} else None
        about = {"entry": entry} if name == "undo" else {}
        if name == "redo":
            about = {"entry": session.hierarchy.entries[0].id}
        step = session.make([{"edit": name, **request, **about}])
        # the board says names where the log has ids
        logged = str(step.after.entries[-1])
        assert min(len(step.said), len(logged)) > len(name)


def test_what_is_no_edit_has_no_rule() -> None:
    with pytest.raises(EditError, match=r"^undo is not an edit of a tree$"):
        perform(edits.Undo("ff"), None)
