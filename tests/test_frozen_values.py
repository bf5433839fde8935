"""Every public frozen value can be pickled and copied, and is equal and frozen afterwards."""

import copy
import importlib
import inspect
import os
import pickle
import re
import subprocess
import sys
from ast import literal_eval
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache, reduce
from pathlib import Path
from types import MappingProxyType
from typing import Any, get_args

import numpy as np
import pytest

import actionclust as ac
from actionclust.coding.edits import Edit, Move, Part, Placement, Rename
from actionclust.coding.project.moves_file import Moves, Suggestion
from actionclust.coding.project.record import Project
from actionclust.coding.tree.tree import Aside, Change, Tree
from actionclust.errors import Advice
from tests.advice.more_texts.workshops import SECOND, first_workshop, frame
from tests.coding.studies import study

FIRST = first_workshop()

DOCS = Path(__file__).parents[1] / "docs" / "reference"

# documented classes that are no frozen values: a widget, a mutable Styler, a warning
OTHERS = {"Board", "TableStyler", "SmallBaseWarning", "CutTextWarning"}

ERRORS: list[Exception] = [
    ac.ActionClustError("all"),
    ac.InputError("pass text=...", Advice("text", "...")),
    ac.SettingError("the settings"),
    ac.EditError("the edit"),
    ac.MissingDependencyError("pyarrow", "read Parquet files", "parquet"),
]

COPIES: dict[str, Callable[[Any], Any]] = {
    "pickle": lambda value: pickle.loads(pickle.dumps(value)),  # noqa: S301 - made here
    "copy": copy.copy,
    "deepcopy": copy.deepcopy,
}


def sample(kind: type[Any]) -> object:
    """Make a value of a kind whose fields are strings, flags and tuples of such."""
    given = {"actions": ("A01",), "groups": ("S01",), "placements": (Placement("S3", "meso"),)}
    given |= {"parts": (Part("S09", ("A01",)),), "pinned": True, "kept": True}
    names = inspect.signature(kind).parameters
    return kind(**{name: given.get(name, "S02") for name in names})


@cache
def values() -> dict[str, Any]:
    """Make one of each public frozen value."""
    example = ac.datasets.load_example()
    result = ac.cluster_actions(example, target=40)
    h = result.to_hierarchy(analyst="PV").pin(example.ids[0])
    h = ac.vsm.assign(h.group(["S01", "S02"], level="cluster"), {"C01": [("S3", "meso")]})
    h = h.set_aside(example.ids[1], why="unclear").undo()
    one = study("PV").rename("S01", "Care").move("A04", to="S01")
    both = ac.combine(one, study("MD").rename("S01", "Nursing"))
    move = Move(("A01",), to="S02")
    suggestion = Suggestion(move, "2026-01-31T09:30:00+00:00", "MD", "nearer")
    votes = ac.priorities.score(example)
    proposal = ac.propose_levels(result.to_hierarchy(), clusters=20, super_clusters=5)
    return {
        type(value).__name__: value
        for value in (
            *map(sample, (*get_args(Edit), Part, Placement)),
            result.settings,
            result.tuning,
            result.tuning.runs[0],
            example,
            result,
            result.origin,
            ac.similar_pairs([[1, 0, 0], [1, 1, 0], [2, 0, 0]]),
            h,
            Project(actions=h.actions, history=h.history, analyst="PV", origin=h.origin),
            h.history,
            h.tree,
            h.last,
            h.last.change if h.last else None,
            h.tree.in_order()[0],
            h.dispute(example.ids[2], why="no").tree.reviews[example.ids[2]],
            Aside("too vague", came_from="S01"),
            h["C01"],
            proposal,
            proposal.steps[0],
            proposal.dendrogram,
            proposal.dendrogram.joins[0],
            ac.replay(one, on=study()),
            both,
            both.conflicts[0],
            both.take("mine").choices[0],
            suggestion,
            Moves("0", (suggestion,)),
            votes,
            ac.priorities.sensitivity(example),
            ac.priorities.for_and_against(
                example, in_favour="sticker_1", against="sticker_2", passes="sticker_3"
            ),
            ac.agreement.compare(one, study(), permutations=3),
            ac.WordList(synonyms=[["GP", "huisarts"]], leave_out=["region"]),
            ac.datasets.load_kce359(),
            ac.datasets.load_kce359().slips[0],
            ac.explorer(study(), title="Study"),
            ac.vsm.FUNCTIONS[0],
            ac.vsm.placements(h, "S01"),
            *parts_of_explanations(h),
            ac.suggest_labels(one, named=True),
            ac.region_words(h, level="cluster"),
            ac.extend(FIRST, frame(SECOND)),
            ac.extend(FIRST, frame(SECOND)).proposals[0],
            ac.rerun(FIRST, frame(SECOND), progress=False),
            ac.suggest(h),
            ac.suggest(h)[0],
        )
    }


def parts_of_explanations(h: ac.Hierarchy) -> tuple[object, ...]:
    """Explain a text and a group, and give all that they hold."""
    text, group = ac.explain(h, "A450"), ac.explain_group(h, "S05")
    return (
        *(text, text.came[0], text.shared[0], text.borrowed[0], text.nearest[0]),
        *(text.runners_up[0], group, group.terms[0], group.central[0], group.neighbours[0]),
        *(group.voices[0], group.measures[0]),
    )


KINDS = sorted(
    {"Dendrogram", "LevelProposal", "LevelStep", "TreeJoin"}
    | {"Actions", "Agreement", "Aside", "Change", "Choice", "Clustering", "Combined", "Conflict"}
    | {"Explorer", "Verdict"}
    | {"Extension", "ProposedGroup", "Queue", "ReadyEdit", "Rerun"}
    | {"Function", "GroupView", "Hierarchy", "History", "Inherited", "KCE359", "LogEntry"}
    | {"Explanation", "Arrival", "SharedTerm", "BorrowedWord", "NearText", "Home"}
    | {"GroupExplanation", "GroupTerm", "GroupText", "NearGroup", "Voice", "Measure"}
    | {"LabelSuggestions", "RegionWords"}
    | {"Moves", "Node", "Origin", "Pairs", "Part", "Placement", "Priorities", "Project"}
    | {
        "Replay",
        "Run",
        "Sensitivity",
        "Settings",
        "Slip",
        "Suggestion",
        "Support",
        "Tree",
        "Tuning",
        "WordList",
    }
    | {kind.__name__ for kind in get_args(Edit)}
)


def documented() -> set[str]:
    """Name the classes that the reference documents."""
    text = "\n".join(page.read_text(encoding="utf-8") for page in DOCS.glob("*.md"))
    found = set()
    for path in re.findall(r"^\.\. autoclass:: actionclust\.([\w.]+)", text, re.MULTILINE):
        *rooms, name = path.split(".")
        try:
            owner = importlib.import_module(".".join(["actionclust", *rooms]))
        except ModuleNotFoundError:  # a name such as ac.vsm, which is a module elsewhere
            owner = reduce(getattr, rooms, ac)
        assert inspect.isclass(getattr(owner, name))
        found.add(name)
    return found


def mappings(value: object) -> list[Mapping[Any, Any]]:
    """Give the mappings that a value holds."""
    held = [getattr(value, name) for name in inspect.signature(type(value)).parameters]
    return [one for one in held if isinstance(one, Mapping)]


def test_one_of_each_is_looked_at() -> None:
    assert sorted(values()) == KINDS
    assert documented() - set(KINDS) == OTHERS


@pytest.mark.parametrize("way", COPIES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_copy_is_equal_and_frozen(kind: str, way: str) -> None:
    value = values()[kind]
    other = COPIES[way](value)

    assert type(other) is type(value)
    assert other == value
    assert hash(other) == hash(value)
    for name in inspect.signature(type(value)).parameters:
        with pytest.raises(AttributeError):
            setattr(other, name, None)
    for before, after in zip(mappings(value), mappings(other), strict=True):
        assert after == before
        if isinstance(before, MappingProxyType):
            assert not hasattr(after, "__setitem__")


@pytest.mark.parametrize("kind", KINDS)
def test_a_value_differs_from_others(kind: str) -> None:
    value = values()[kind]
    assert value != "a value"
    assert value not in [other for name, other in values().items() if name != kind]


def test_mappings_of_a_tree_refuse_writing() -> None:
    assert len(mappings(values()["Tree"])) == 9
    for made in COPIES.values():
        tree: Tree = made(values()["Tree"])
        assert all(isinstance(one, MappingProxyType) for one in mappings(tree))
        assert tree.members == values()["Tree"].members
        assert tree.issued == values()["Tree"].issued


@pytest.mark.parametrize("way", COPIES)
@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_errors_are_copied_whole(error: Exception, way: str) -> None:
    other = COPIES[way](error)
    assert type(other) is type(error)
    assert (str(other), other.args, vars(other)) == (str(error), error.args, vars(error))


def test_pickles_of_one_process_are_equal_in_another(tmp_path: Path) -> None:
    file = tmp_path / "values.pickle"
    file.write_bytes(pickle.dumps((values(), {name: hash(repr(name)) for name in KINDS})))
    program = (
        "import pickle, sys\n"
        "from tests.test_frozen_values import values\n"
        "stored, hashes = pickle.load(open(sys.argv[1], 'rb'))\n"
        "assert hashes != {name: hash(repr(name)) for name in hashes}\n"
        "own = values()\n"
        "print(sorted(name for name in own if stored[name] != own[name]))\n"
        "print(sorted(name for name in own if hash(stored[name]) != hash(own[name])))\n"
    )
    done = subprocess.run(  # noqa: S603 - this Python, and a program from here
        [sys.executable, "-c", program, str(file)],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[1],
        env={**os.environ, "PYTHONHASHSEED": "12345"},
    )
    unequal, unlike = done.stdout.splitlines()
    # made there at another time, and in more or fewer seconds
    assert set(literal_eval(unequal)) <= {"LogEntry", "History", "Combined", "Conflict", "Origin"}
    assert set(literal_eval(unlike)) <= {"LogEntry", "History", "Combined", "Conflict"}


def test_results_of_one_input_are_equal_whatever_they_took() -> None:
    texts = ["train nurses", "train all nurses", "nurses", "share data", "more data"]
    one, same = (ac.cluster_actions(texts, target=2) for _ in range(2))
    assert one == same
    assert hash(one) == hash(same)
    assert one != ac.cluster_actions(texts, target=1)
    assert one != ac.cluster_actions([*texts, "data"], target=2)
    assert one != ac.cluster_actions(texts, target=2, seed=1)
    assert replace(one, receipt={}, notes=()) == one


def test_arrays_and_what_is_no_number_count() -> None:
    pairs = ac.similar_pairs([[1, 0], [1, 1], [2, 0]])
    assert pairs == ac.similar_pairs([[1, 0], [1, 1], [2, 0]])
    assert pairs != replace(pairs, first=pairs.first + 1)
    assert pairs != replace(pairs, first=pairs.first[:-1])
    unknown = replace(values()["Agreement"], tree_alpha=float("nan"))
    same = replace(unknown, tree_alpha=-float("nan"))
    assert unknown == same
    assert hash(unknown) == hash(same)
    assert unknown != replace(unknown, tree_alpha=0.5)
    assert np.isnan(unknown.tree_alpha)


def test_equal_changes_share_a_hash() -> None:
    change = values()["Change"]
    assert isinstance(change, Change)
    assert hash(change) == hash(change.inverse().inverse())
    assert change != Change()
    assert {Rename("S01", "Care"): 1}[Rename("S01", "Care")] == 1
