"""Codebooks as one column of indented or numbered names."""

import pandas as pd
import pytest

from actionclust import Hierarchy, from_codebook, read_actions
from actionclust.coding.begin.code_tables import OutlineWarning, codes_of_table
from actionclust.coding.begin.outline_steps import indented_steps, numbered_steps
from actionclust.errors import InputError

TREE = {
    "Nature": ["Trees"],
    "Digital": ["Data", "Trams"],
}


def coded(names: list[str], codes: list[str]) -> Hierarchy:
    texts = [f"text {place}" for place in range(len(codes))]
    actions = read_actions(pd.DataFrame({"text": texts, "code": codes}))
    return from_codebook(pd.DataFrame({"code": names}), actions, code="code")


def tree_of(h: Hierarchy) -> dict[str, list[str]]:
    groups = h.groups()
    tops = groups[groups["parent"].isna()]
    return {
        str(top.label): groups.loc[groups["parent"] == top.Index, "label"].tolist()
        for top in tops.itertuples()
    }


@pytest.mark.parametrize("indent", ["  ", "\t", "    ", "\xa0\xa0"])
def test_indented_names_are_below_the_name_above(indent: str) -> None:
    names = ["Nature", f"{indent}Trees", "Digital", f"{indent}Data", f"{indent}Trams"]
    with pytest.warns(OutlineWarning, match="were taken from indented names"):
        h = coded(names, ["Trees", "Data", "Trams"])
    assert tree_of(h) == TREE
    assert set(h.groups()["level"]) == {"cluster", "sub-cluster"}


@pytest.mark.parametrize("ending", [" ", ". ", ") "])
def test_numbers_before_names_say_what_is_below_what(ending: str) -> None:
    numbers = ["1", "1.1", "2", "2.1", "2.2"]
    labels = ["Nature", "Trees", "Digital", "Data", "Trams"]
    names = [f"{number}{ending}{label}" for number, label in zip(numbers, labels, strict=True)]
    with pytest.warns(OutlineWarning, match="were taken from numbers before the names"):
        h = coded(names, [names[1], names[3], names[4]])
    assert tree_of(h) == {names[0]: [names[1]], names[2]: [names[3], names[4]]}


def test_three_levels_and_blank_rows() -> None:
    names = ["A", "  B", "      C", "", "  D"]
    with pytest.warns(OutlineWarning):
        codes = codes_of_table(pd.DataFrame({"name": names, "rule": ["", "", "r", "", ""]}))
    assert [[label for _, label in code.path] for code in codes] == [
        *(["A"], ["A", "B"], ["A", "B", "C"], ["A", "D"]),
    ]
    assert codes[2].rule == "r"


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (["A", "      C", "  B"], "row 2 of the table of codes: 'C' is 3 levels deep"),
        (["1 A", "1.1.1 C", "1.2 B"], "row 2 of the table of codes: '1.1.1 C' is 3 levels deep"),
        (["1 A", "1.1 B", "1.1.1 C", "1.1.1.1 D"], "three levels at the most"),
    ],
)
def test_a_level_that_is_left_out_is_refused(names: list[str], told: str) -> None:
    with pytest.raises(InputError, match=told):
        codes_of_table(pd.DataFrame({"name": names}))


@pytest.mark.parametrize(
    "names",
    [
        # one space is a slip; numbers without depth, and depth without numbers
        ["Nature", " Trees"],
        ["1 Nature", "2 Trees"],
        ["Nature.Trees", "1.1 Data"],
        ["  Nature", "Trees"],
    ],
)
def test_other_names_are_no_outline(names: list[str]) -> None:
    assert indented_steps(names) == []
    assert numbered_steps(names) == []


def test_parents_may_be_numbers() -> None:
    table = pd.DataFrame(
        {"id": [1, 2, 3], "name": ["Nature", "Trees", "Parks"], "parent": [None, 1, 1]}
    )
    paths = [[label for _, label in code.path] for code in codes_of_table(table)]
    assert paths == [["Nature"], ["Nature", "Trees"], ["Nature", "Parks"]]
