import re

import pytest

from actionclust.analysis.vsm import FUNCTIONS, LEVELS, questions
from actionclust.analysis.vsm.functions_and_levels import (
    CODES,
    ELEMENTS,
    checked_levels,
    function_named,
    system_level_named,
)
from actionclust.coding.tree import placement
from actionclust.errors import SettingError


def test_the_functions_of_the_model() -> None:
    assert CODES == ("S1", "S2", "S3", "S3*", "S4", "S5", "E")
    assert set(CODES) == set(placement.FUNCTION_CODES)
    assert [function.name for function in FUNCTIONS] == [
        *("Operations", "Coordination", "Management", "Monitoring", "Innovation", "Identity"),
        "Environment",
    ]
    assert [function.element for function in FUNCTIONS] == [
        *("Operations", *["Metasystem"] * 5, "Environment"),
    ]
    assert {function.element for function in FUNCTIONS} == set(ELEMENTS)
    assert LEVELS == ("micro", "meso", "macro")


def test_each_function_has_a_question_and_the_environment_has_none() -> None:
    table = questions()
    assert table["function"].tolist() == ["S1", "S2", "S3", "S3*", "S4", "S5"]
    assert list(table) == ["function", "name", "what_it_does", "question", "if_missing"]
    assert table["question"].str.endswith("?").all()
    assert table["what_it_does"].str.endswith(".").all()
    assert table["if_missing"].str.endswith(".").all()
    assert table["question"].is_unique


def test_monitoring_is_not_the_algedonic_channel() -> None:
    does = questions().set_index("function")["what_it_does"]
    assert "It is not the algedonic channel" in does["S3*"]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        *((code, code) for code in CODES),
        *((function.name, function.code) for function in FUNCTIONS),
        *((f"System {code[1:]}", code) for code in CODES[:-1]),
        ("s3 star", "S3*"),
        ("s3-star", "S3*"),
        ("Coordination function", "S2"),
        ("conflict resolution, coordination", "S2"),
        ("conflict resolution", "S2"),
        ("operation", "S1"),
        ("implementation", "S1"),
        ("control", "S3"),
        ("audit", "S3*"),
        ("intelligence", "S4"),
        ("policy", "S5"),
        ("  meta", None),
        ("S6", None),
        ("", None),
        ("Viable", None),
    ],
)
def test_functions_have_several_names(name: str, code: str | None) -> None:
    if code is not None:
        assert function_named(name) == code
        assert function_named(f" {name.upper()} ") == code
    else:
        with pytest.raises(SettingError, match="is not a function of the Viable System Model; "):
            function_named(name)


def test_an_unknown_function_lists_near_ones() -> None:
    with pytest.raises(
        SettingError,
        match=r"^'Identiti' is not a function of the Viable System Model; did you mean "
        r"'Identity'\?$",
    ):
        function_named("Identiti")
    with pytest.raises(
        SettingError,
        match=r"^a function of the Viable System Model is a text, one of S1, S2, S3, S3\*, S4, "
        r"S5, E; got 3 \(int\)$",
    ):
        function_named(3)


def test_levels_may_have_other_names() -> None:
    assert checked_levels(["team", "firm", "market", "world"]) == (
        *("team", "firm", "market", "world"),
    )
    assert system_level_named(" TEAM ", ("team", "firm")) == "team"
    with pytest.raises(
        SettingError,
        match=r"^'mikro' is not a level of the system; did you mean 'micro' or 'macro'\? \(pass "
        r"levels= to use other names\)$",
    ):
        system_level_named("mikro", LEVELS)
    with pytest.raises(SettingError, match=r"^None is not a level of the system; known: 'team'"):
        system_level_named(None, ("team",))


@pytest.mark.parametrize(
    "levels",
    ["micro", (), ("a", "a"), ("a", "A"), ("a", ""), ("a", " b"), ("a\n",), (1,), None, 3, {"a"}],
)
def test_levels_are_different_texts_of_one_line(levels: object) -> None:
    message = re.escape(
        "levels must be different names, from the narrowest to the widest, such as ('micro', "
        f"'meso', 'macro'); got {levels!r}"
    )
    with pytest.raises(SettingError, match=f"^{message}$"):
        checked_levels(levels)  # type: ignore[arg-type]  # the point of the test
