import re

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionclust import Hierarchy, from_codebook, read_actions, vsm
from actionclust.analysis.vsm import LEVELS, gap_report, gaps, matrix, questions
from actionclust.analysis.vsm.reporting import NO_NEED, NO_RANKING, NOT_LOOKED
from actionclust.errors import SettingError
from tests.analysis.strategies import placed

COLUMNS = [
    *("level", "function", "name", "actions", "elements", "suggested", "state"),
    *("no_need", "not_looked", "question", "if_missing", "other_reading"),
]


@pytest.fixture
def h() -> Hierarchy:
    """Give S1 ten actions at the meso level, S3 one, S4 two, and S5 a group without any."""
    sizes = {"Care": 10, "Funding": 1, "Pilots": 2, "Nowhere": 3}
    code = [label for label, size in sizes.items() for _ in range(size)]
    frame = pd.DataFrame(
        {"id": [f"A{row}" for row in range(len(code))], "text": "a", "code": code}
    )
    start = from_codebook(dict.fromkeys([*sizes, "Vision"]), read_actions(frame), code="code")
    guess = {"function": "S4", "level": "meso", "suggested": True}
    return vsm.assign(
        start,
        {
            "Care": ("S1", "meso"),
            "Funding": ("S3", "meso"),
            "Pilots": guess,
            "Vision": ("S5", "meso"),
        },
    )


def test_states(h: Hierarchy) -> None:
    table = gaps(h)
    assert list(table) == COLUMNS
    assert table["level"].tolist() == [level for level in LEVELS for _ in range(6)]
    meso = table[table["level"] == "meso"].set_index("function")
    assert meso["state"].to_dict() == {
        "S1": "most",
        "S2": "missing",
        "S3": "little",
        "S3*": "missing",
        "S4": "some",
        "S5": "little",
    }
    assert meso["actions"].tolist() == [10, 0, 1, 0, 2, 0]
    assert meso["elements"].tolist() == [1, 0, 1, 0, 1, 1]
    assert meso["suggested"].tolist() == [0, 0, 0, 0, 1, 0]
    assert set(table[table["level"] != "meso"]["state"]) == {"missing"}


def test_low_counts_come_with_both_readings_and_a_question(h: Hierarchy) -> None:
    table = gaps(h)
    low = table["state"].isin(["missing", "little"])
    assert set(table.loc[low, "no_need"]) == {NO_NEED}
    assert set(table.loc[low, "not_looked"]) == {NOT_LOOKED}
    asked = questions().set_index("function")
    for row in table[low].itertuples():
        assert row.question == asked.loc[row.function, "question"]
        assert row.if_missing == asked.loc[row.function, "if_missing"]
    assert (table.loc[~low, ["no_need", "not_looked", "question", "if_missing"]] == "").all(
        axis=None
    )


def test_notes_say_how_to_read_it_and_what_is_placed_nowhere(h: Hierarchy) -> None:
    assert gaps(h).attrs["notes"][1:] == [
        NO_RANKING,
        "3 of 16 actions are placed nowhere.",
        "1 of 4 places are suggestions that nobody confirmed.",
    ]


@pytest.mark.parametrize(
    ("little", "states"),
    [
        (0, ["most", "missing", "some", "missing", "some", "little"]),
        (0.2, ["most", "missing", "little", "missing", "little", "little"]),
        (0.19, ["most", "missing", "little", "missing", "some", "little"]),
    ],
)
def test_how_little_is_little(h: Hierarchy, little: float, states: list[str]) -> None:
    table = gaps(h, little=little)
    assert table.loc[table["level"] == "meso", "state"].tolist() == states


@pytest.mark.parametrize("little", [-0.1, 1, 1.5, True, "0.1", None, float("nan")])
def test_little_is_a_share(h: Hierarchy, little: object) -> None:
    message = re.escape(
        "little must be a share, from 0 to below 1, of the actions of the fullest function; got "
        f"{little!r}"
    )
    for function in (gaps, gap_report):
        with pytest.raises(SettingError, match=f"^{message}$"):
            function(h, little=little)  # type: ignore[arg-type]  # the point of the test


def test_the_environment_is_never_missing(h: Hierarchy) -> None:
    assert "E" not in set(gaps(h)["function"])
    outside = vsm.assign(h, {"Nowhere": ("E", "macro")})
    macro = gaps(outside).query("level == 'macro'")
    assert set(macro["state"]) == {"missing"}


def test_several_functions_may_have_the_most(h: Hierarchy) -> None:
    even = vsm.assign(h, {"Care": [("S1", "macro"), ("S2", "macro")]})
    macro = gaps(even).query("level == 'macro'")
    assert macro["state"].tolist() == ["most", "most", *["missing"] * 4]


def test_the_report(h: Hierarchy) -> None:
    report = gap_report(h)
    lines = report.splitlines()
    assert lines[0] == "# Functions of the Viable System Model: what is there, and what is not"
    assert [line for line in lines if line.startswith("## ")] == [
        "## micro",
        "## meso",
        "## macro",
    ]
    assert "- 3 of 16 actions are placed nowhere." in lines
    assert "- A function has little if it has at most 10% of the actions of the fullest" in report
    assert f"    1. {NO_NEED}" in lines
    assert f"    2. {NOT_LOOKED}" in lines
    assert "| S1 Operations | 10 | 1 | 0 | most |" in lines
    assert "| S3\\* Monitoring | 0 | 0 | 0 | missing |" in lines
    assert (
        "- **S3 Management** (little). Who shares out resources, and what do units have to comply "
        "with? If it is missing or weak: Units starve, or every step of theirs is managed for "
        "them."
    ) in lines
    assert report.endswith("\n")


def test_a_level_without_gaps_says_so(h: Hierarchy) -> None:
    functions = ("S1", "S2", "S3", "S3*", "S4", "S5")
    full = vsm.assign(h, {"Care": [(function, "micro") for function in functions]})
    part = gap_report(full).split("## micro")[1].split("## meso")[0]
    assert "No function has nothing or little." in part


def test_names_of_levels_are_shown_as_they_are(h: Hierarchy) -> None:
    levels = ("micro", "meso", "macro", "*all* | <b>")
    assert "## \\*all\\* \\| \\<b\\>" in gap_report(h, levels=levels)


@pytest.fixture
def two_readings() -> Hierarchy:
    """Give S5 one action of the six of a cluster, beside twenty actions of S1."""
    sizes = {"Care": 20, "Share a vision": 1, "Find support": 5}
    code = [label for label, size in sizes.items() for _ in range(size)]
    start = from_codebook(
        {"Care": None, "Vision *": ["Share a vision", "Find support"]},
        read_actions(pd.DataFrame({"text": "a", "code": code})),
        code="code",
    )
    return vsm.assign(start, {"Care": ("S1", "meso"), "Share a vision": ("S5", "meso")})


def test_little_is_read_as_the_group_above_too(two_readings: Hierarchy) -> None:
    table = gaps(two_readings).set_index(["level", "function"])
    assert table.loc[("meso", "S5"), "state"] == "little"
    said = (
        "Only 'Share a vision' is placed here; read as the whole of 'Vision *', it has 6 actions: "
    )
    assert table.loc[("meso", "S5"), "other_reading"] == f"{said}some."
    assert (table["other_reading"] != "").sum() == 1
    strict = gaps(two_readings, little=0.5).set_index(["level", "function"])
    assert strict.loc[("meso", "S5"), "other_reading"] == f"{said}little."
    # the report shows it as it is
    assert r"read as the whole of 'Vision \*', it has 6 actions: some\." in gap_report(
        two_readings
    )


def test_the_group_above_may_have_the_most(two_readings: Hierarchy) -> None:
    few = vsm.assign(two_readings, {"Care": []})
    few = vsm.assign(few, dict.fromkeys(few[few.find("Care").id].actions[:5], ("S1", "meso")))
    table = gaps(few, little=0.2).set_index(["level", "function"])
    assert table.loc[("meso", "S5"), "other_reading"].endswith("it has 6 actions: most.")


def test_no_other_reading_where_the_group_above_holds_no_more(two_readings: Hierarchy) -> None:
    alone = two_readings.set_aside(
        two_readings[two_readings.find("Find support").id].actions, why="left out"
    )
    assert set(gaps(alone)["other_reading"]) == {""}


@given(placed(), st.sampled_from([0.0, 0.1, 0.5]))
def test_states_follow_the_matrix(h: Hierarchy, little: float) -> None:
    table, counted, own = gaps(h, little=little), matrix(h), matrix(h, "elements")
    for row in table.itertuples():
        cell = (row.function, row.level)
        most = counted.loc[["S1", "S2", "S3", "S3*", "S4", "S5"], row.level].max()
        assert row.actions == counted.loc[cell]
        assert row.elements == own.loc[cell]
        assert (row.state == "missing") == (row.elements == 0)
        assert (row.state == "little") == (row.elements > 0 and row.actions <= little * most)
        assert (row.state == "most") == (row.actions == most > little * most)
        assert bool(row.question) == (row.state in {"missing", "little"})
        assert not row.other_reading or row.state == "little"
    assert gap_report(h, little=little).count("(missing)") == (table["state"] == "missing").sum()
