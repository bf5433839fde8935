"""Editors and type checkers know the choices: no `Any` where a type is known."""

import inspect
import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from types import FunctionType, ModuleType
from typing import get_args

import matplotlib.figure
import pytest
from mypy import api

import actionclust as ac
from actionclust.analysis.priorities.schemes import SCHEMES, SchemeName
from actionclust.setting_choices import SettingChoices
from actionclust.settings import ENGINES, Engine, Recipe
from actionclust.view.figures.saving_figures import FigureOptions

ROOT = Path(__file__).parents[1]

# what may be anything, and why
REASONS = {
    "TableStyler.to_html": "pandas has several signatures for it",
    "TableStyler.to_latex": "pandas has several signatures for it",
    "TableStyler.to_excel": "the options are those of pandas, many and changing",
}
GOOD = """\
import actionclust as ac

actions = ac.read_actions("a.csv", join="first", errors="replace", text=["a", "b"])
result = ac.cluster_actions(
    actions, 5, recipe="kce359", engine="leiden", words="words.csv", stop_words=["care"], seed=3
)
h = result.to_hierarchy()
actions.column("region")
ac.tables.counts(h, by="region", level="cluster", sort="size")
ac.priorities.score(actions, scheme="equal")
ac.figures.write_figure(ac.figures.ranking(h, level="action"), "a.png", dpi=300)
"""
WRONG = {
    'ac.read_actions("a.csv", join="frist")': "join",
    'ac.read_actions("a.csv", errors="ignore")': "errors",
    'ac.cluster_actions(["a"], enginge="leiden")': "enginge",
    'ac.cluster_actions(["a"], engine="louvain")': "engine",
    'ac.cluster_actions(["a"], recipe="study")': "recipe",
    'ac.cluster_actions(["a"], stem="yes")': "stem",
    'ac.read_actions("a.csv").column("theme")': "column",
    'ac.priorities.score(ac.read_actions("a.csv"), scheme="studie")': "scheme",
    'ac.tables.presence(ac.load("a.json"), level="supercluster")': "level",
    'ac.tables.counts(ac.load("a.json"), by="region", sort="name")': "sort",
}


def functions(value: object, name: str = "") -> Iterator[tuple[str, FunctionType]]:
    """Find the functions and methods behind a public name."""
    if isinstance(value, ModuleType):
        for inner in value.__all__:
            yield from functions(getattr(value, inner), inner)
    elif inspect.isclass(value) and value.__module__.startswith("actionclust."):
        for inner, method in vars(value).items():
            plain = getattr(method, "__func__", method)
            if inspect.isfunction(plain) and (inner == "__init__" or not inner.startswith("_")):
                yield f"{name}.{inner}", plain
    elif inspect.isfunction(value):
        yield name, value


PUBLIC = {
    where: function
    for name in ac.__all__
    for where, function in functions(getattr(ac, name), name)
}


def anything(function: FunctionType) -> list[str]:
    """Name the parameters that may be anything as far as their types say."""
    return [
        one.name
        for one in inspect.signature(function).parameters.values()
        if re.fullmatch(r"Any|dict|list|tuple", str(one.annotation))
    ]


def test_many_functions_are_looked_at() -> None:
    assert len(PUBLIC) > 100
    assert {"cluster_actions", "Hierarchy.move", "counts", "write_csv"} <= PUBLIC.keys()


def test_no_parameter_is_anything_without_a_reason() -> None:
    loose = {name for name, function in PUBLIC.items() if anything(function)}
    assert loose == REASONS.keys()


def test_a_choice_in_braces_has_a_type_of_its_own() -> None:
    """What the documentation lists as fixed choices is no plain str to type checkers."""
    plain = [
        f"{name}: {one.name}"
        for name, function in PUBLIC.items()
        for one in inspect.signature(function).parameters.values()
        if re.search(rf"^\s*{one.name} : \{{", function.__doc__ or "", re.MULTILINE)
        and re.search(r"\bstr\b", str(one.annotation))
    ]
    assert plain == []


def test_the_keywords_are_the_fields_of_settings() -> None:
    assert list(SettingChoices.__annotations__) == [field.name for field in fields(ac.Settings)]
    kinds = {field.name: str(field.type) for field in fields(ac.Settings)}
    said = {name: kind.__forward_arg__ for name, kind in SettingChoices.__annotations__.items()}
    # these two take what is made into their type
    assert {name for name, kind in said.items() if kind != kinds[name]} == {"stop_words", "words"}


def test_named_choices_are_those_that_there_are() -> None:
    assert get_args(Recipe) == tuple(ac.RECIPES)
    assert get_args(Engine) == ENGINES
    assert get_args(SchemeName) == tuple(SCHEMES)


def test_the_options_of_figures_are_taken_by_matplotlib(tmp_path: Path) -> None:
    ax = matplotlib.figure.Figure().add_subplot()
    values = {
        "dpi": 50,
        "transparent": True,
        "facecolor": "red",
        "edgecolor": "auto",
        "bbox_inches": "tight",
        "pad_inches": 0.1,
    }
    assert values.keys() == FigureOptions.__annotations__.keys()
    assert ac.figures.write_figure(ax, tmp_path / "a.png", **values).is_file()


def test_a_type_checker_takes_right_choices_and_finds_wrong_ones(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """One test for all calls, checked as the package is, so that `make types` leaves its cache."""
    monkeypatch.chdir(ROOT)
    program = tmp_path / "program.py"
    program.write_text(GOOD + "\n".join(WRONG) + "\n", encoding="utf-8")
    told, problems, _ = api.run(["--config-file=pyproject.toml", "--no-pretty", str(program)])
    assert problems == ""
    found = dict(re.findall(r"program\.py:(\d+): error: (.*)", told))
    good = GOOD.count("\n")
    assert list(found) == [str(good + place) for place in range(1, len(WRONG) + 1)]
    for name, error in zip(WRONG.values(), found.values(), strict=True):
        assert f'"{name}"' in error
