import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import mannwhitneyu

import actionclust as ac
from actionclust.advice.explaining.voices import (
    NOTABLE,
    columns_to_count,
    columns_to_measure,
    measures_of,
    voices_of,
)
from actionclust.analysis.labels import MISSING


def actions(**columns: object) -> ac.Actions:
    count = len(next(iter(columns.values())))  # type: ignore[call-overload]
    frame = pd.DataFrame({"id": [f"A{n}" for n in range(count)], "text": "train nurses"})
    return ac.read_actions(frame.assign(**columns))  # type: ignore[arg-type]


def test_counts_against_expectation() -> None:
    read = actions(region=["N"] * 10 + ["S"] * 30)
    inside = np.arange(40) < 10
    voices = voices_of(columns_to_count(read, []), inside)
    assert [(one.value, one.count, one.expected, one.total) for one in voices] == [
        ("N", 10, 2.5, 10),
        ("S", 0, 7.5, 30),
    ]
    # one way among all to choose ten of forty, doubled
    assert voices[0].chance == pytest.approx(2 / math.comb(40, 10))
    assert all(one.notable for one in voices)
    assert str(voices[0]) == "region N: 10 where 2.5 are expected, notably more"
    assert str(voices[1]) == "region S: 0 where 7.5 are expected, notably fewer"


def test_small_counts_are_not_notable() -> None:
    read = actions(region=["N"] * 3 + ["S"] * 27)
    inside = np.isin(np.arange(30), [0, 1, 10])
    voices = voices_of(columns_to_count(read, []), inside)
    assert voices[0].count == 2
    assert not any(one.notable for one in voices)


def test_more_values_make_less_notable() -> None:
    # a value that is notable on its own is not where it is the best of many
    region = ["N"] * 12 + ["S"] * 48
    inside = np.isin(np.arange(60), [0, 1, 2, 3, 4, 12, 13, 14])
    alone = voices_of(columns_to_count(actions(region=region), []), inside)
    rng = np.random.default_rng(0)
    others = {f"c{n}": rng.choice([*"abcde"], 60) for n in range(8)}
    many = voices_of(columns_to_count(actions(region=region, **others), []), inside)
    assert alone[0].notable
    assert not next(one for one in many if one.value == "N").notable


def test_by_chance_alone_hardly_any_group_is_notable() -> None:
    rng = np.random.default_rng(3)
    read = actions(
        **{name: rng.choice([*"abcdef"], 300) for name in ("region", "group", "dimension")}
    )
    columns = columns_to_count(read, [])
    found = 0
    for _ in range(200):
        inside = np.zeros(300, dtype=np.bool_)
        inside[rng.choice(300, 15, replace=False)] = True
        found += any(one.notable for one in voices_of(columns, inside))
    assert found <= 2 * NOTABLE * 200


def test_actions_without_a_value_do_not_count() -> None:
    read = actions(region=["N", "N", None, "S", "S", "S", None, "S", "S"])
    inside = np.array([True, True, True, *[False] * 6])
    voices = voices_of(columns_to_count(read, []), inside)
    assert MISSING not in {one.value for one in voices}
    assert sum(one.expected for one in voices) == pytest.approx(2)


def test_several_values_count_in_each() -> None:
    frame = pd.DataFrame({"text": ["a", "b", "c", "d", "e", "f"]})
    frame["region"] = ["N; S", "S", "N", "S", "N; S", "N"]
    read = ac.read_actions(frame, split_values=["region"])
    voices = voices_of(columns_to_count(read, []), np.array([True, True, *[False] * 4]))
    assert {one.value: (one.count, one.total) for one in voices} == {"N": (1, 4), "S": (2, 4)}


def test_columns_that_can_be_counted() -> None:
    read = actions(
        region=["N", "S"] * 20,
        group=[1, 2, 3, 4] * 10,
        other=["x"] * 40,
        free=[f"remark {n}" for n in range(40)],
        votes=np.arange(40),
        yes=[True, False] * 20,
    )
    assert [one.name for one in columns_to_count(read, [])] == ["region", "group", "yes"]
    assert [name for name, _ in columns_to_measure(read)] == ["votes"]
    spoken = columns_to_count(read, ["fr"] * 30 + ["nl"] * 9 + ["und"])
    assert (spoken[-1].name, spoken[-1].labels) == ("language", ("fr", "nl", MISSING))


def test_stickers_are_shares_of_their_discussion_group() -> None:
    (measure,) = measures_of(columns_to_measure(ac.datasets.load_example()), np.arange(555) < 30)
    assert measure.column == "share of stickers"
    shares = ac.priorities.score(ac.datasets.load_example()).table["share"]
    assert measure.inside == pytest.approx(shares[:30].mean())
    assert measure.outside == pytest.approx(shares[30:].mean())


def test_ranks_are_those_of_a_rank_sum_test() -> None:
    rng = np.random.default_rng(1)
    numbers = np.round(rng.exponential(size=80), 1)
    inside = np.arange(80) < 25
    numbers[inside] += 0.8
    (found,) = measures_of([("votes", numbers)], inside)
    expected = mannwhitneyu(
        numbers[inside], numbers[~inside], use_continuity=False, method="asymptotic"
    )
    assert found.chance == pytest.approx(expected.pvalue, rel=0.05)
    assert found.notable
    assert str(found).startswith("votes: ")


def test_few_numbers_say_nothing() -> None:
    numbers = np.array([9.0, 9.0, 9.0, 9.0, *np.zeros(40)])
    (found,) = measures_of([("votes", numbers)], np.arange(44) < 4)
    assert math.isnan(found.chance)
    assert not found.notable
    (equal,) = measures_of([("votes", np.zeros(44))], np.arange(44) < 10)
    assert equal.chance == 1


@settings(max_examples=50, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from("abc"), st.booleans()), min_size=12, max_size=60),
)
def test_counts_and_expectations_add_up(rows: list[tuple[str, bool]]) -> None:
    read = actions(region=[value for value, _ in rows])
    inside = np.array([one for _, one in rows])
    for labels in columns_to_count(read, []):
        voices = voices_of([labels], inside)
        assert sum(one.count for one in voices) == inside.sum()
        assert sum(one.expected for one in voices) == pytest.approx(inside.sum())
        assert sum(one.total for one in voices) == len(rows)
        assert all(0 <= one.chance <= 1 for one in voices)
