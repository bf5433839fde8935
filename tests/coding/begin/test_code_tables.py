"""Tables of codes as other programs write them."""

import re
from io import StringIO

import pandas as pd
import pytest

import actionclust as ac
from actionclust.coding.begin.code_tables import OutlineWarning, codes_of_table

ACTIONS = ac.read_actions(["Train nurses", "Share data", "Fund homes"])


def read(text: str) -> pd.DataFrame:
    return pd.read_csv(StringIO(text))


def shown(table: pd.DataFrame) -> list[tuple[str, str]]:
    """Give the path of each group with its rule."""
    h = ac.from_codebook(table, ACTIONS)
    return [
        (" / ".join(node.label for node in h.tree.above(id_)), h.tree.nodes[id_].rule)
        for id_ in h.groups().index
    ]


def paths(text: str) -> list[str]:
    return sorted(path for path, _ in shown(read(text)))


OUTLINE = "super_cluster,cluster,sub_cluster\nSkills,Training,Nurses\n,,Doctors\n,Pay,Bonus\n"


def test_an_outline_is_filled_from_above() -> None:
    message = "blank cells on the left .* taken from the row above: rows 2, 3$"
    with pytest.warns(OutlineWarning, match=message):
        found = paths(f"{OUTLINE}Money,Budgets,Regional\n")
    assert found == [
        "Money",
        "Money / Budgets",
        "Money / Budgets / Regional",
        "Skills",
        "Skills / Pay",
        "Skills / Pay / Bonus",
        "Skills / Training",
        "Skills / Training / Doctors",
        "Skills / Training / Nurses",
    ]


def test_an_outline_with_a_row_for_each_group() -> None:
    text = "cluster,sub_cluster,rule\nSkills,,what people learn\n,Nurses,courses\nMoney,,\n"
    with pytest.warns(OutlineWarning, match="row 2$"):
        found = shown(read(text))
    assert found == [
        ("Skills", "what people learn"),
        ("Money", ""),
        ("Skills / Nurses", "courses"),
    ]


def test_an_outline_that_begins_without_what_stands_above() -> None:
    with pytest.warns(OutlineWarning, match="row 3$"):
        assert paths("cluster,sub_cluster\n,Loose\nSkills,Nurses\n,Doctors\n") == [
            "Loose",
            "Skills",
            "Skills / Doctors",
            "Skills / Nurses",
        ]


def test_names_with_parents_and_rules() -> None:
    text = (
        "name,parent,rule\nSkills,,what people learn\n"
        'Training,Skills,"courses, not experience"\nPay,Skills,wages\n'
    )
    assert shown(read(text)) == [
        ("Skills", "what people learn"),
        ("Skills / Training", "courses, not experience"),
        ("Skills / Pay", "wages"),
    ]


def test_parents_may_come_after_and_be_spelled_otherwise() -> None:
    text = "Code,Parent code,Definition\nTraining,Sante\u0301,courses\nSanté\u200b,,care\n"
    assert [rule for _, rule in shown(read(text))] == ["care", "courses"]


def test_tags_with_dots() -> None:
    assert shown(read("tag,description\nskills.training,courses\nskills.pay,wages\n")) == [
        ("skills", ""),
        ("skills / training", "courses"),
        ("skills / pay", "wages"),
    ]


@pytest.mark.parametrize("between", ["\\", "\\\\", "::", " > ", " :: "])
def test_names_with_the_marks_of_other_programs(between: str) -> None:
    rows = f"Care{between}A.1 doors,near\nCare{between}Pay,wages\nMoney,\n"
    assert sorted(shown(read(f"Code,Memo\n{rows}"))) == [
        ("Care", ""),
        ("Care / A.1 doors", "near"),
        ("Care / Pay", "wages"),
        ("Money", ""),
    ]


@pytest.mark.parametrize("name", ["Care and/or help", "Pay >5 years", "Care: pay", "A>B"])
def test_marks_within_a_label_are_part_of_it(name: str) -> None:
    assert shown(read(f"name,rule\n{name},near\n")) == [(name, "near")]


def test_three_levels_of_dots_and_a_rule_of_what_is_above() -> None:
    text = "tag,description\nCare.Access.Doctors,near\nCare,all care\nMoney,\n"
    assert shown(read(text)) == [
        ("Care", "all care"),
        ("Money", ""),
        ("Care / Access", ""),
        ("Care / Access / Doctors", "near"),
    ]


def test_our_own_table_of_groups_reads_back() -> None:
    h = ac.from_codebook({"Skills": {"Training": ["Nurses", "S01"]}, "Money": None}, ACTIONS)
    h = h.describe("Training", "courses").create("Loose")
    written = StringIO(h.groups().reset_index().to_csv(index=False))
    again = ac.from_codebook(pd.read_csv(written), ACTIONS)
    columns = ["level", "label", "rule"]
    key = {"ignore_index": True}
    assert again.groups()[columns].sort_values(columns, **key).to_dict("list") == h.groups()[
        columns
    ].sort_values(columns, **key).to_dict("list")
    assert again["Nurses"].path == ("Skills", "Training")


def test_no_id_is_the_label_of_a_group() -> None:
    h = ac.from_codebook({"S02": None, "s01": None}, ACTIONS)
    assert h.find("S02").label == "S02"
    assert sorted(h.groups().index) == ["S03", "S04"]


def test_codes_may_be_none() -> None:
    code = {ACTIONS.ids[0]: "Skills", ACTIONS.ids[1]: None, f"{ACTIONS.ids[2]}\u200b": "skills"}
    h = ac.from_codebook({"Skills": None, "skills": None}, ACTIONS, code=code)
    assert len(h.members("S01")) == len(h.members("S02")) == 1
    assert len(h.unclustered) == 1


WRONG = {
    "name,parent\nA,B\n": "row 1 of the table of codes: the parent 'B' of 'A' is in no row",
    "name,parent\nA,B\nB,A\n": "row 1 of the table of codes: 'A' stands above itself",
    "name,parent\nA,\nA,\nB,A\n": "row 3 of the table of codes: the parent 'A' of 'B' names 2",
    "name,parent\nA,\nB,A\nC,B\nD,C\n": "row 4 .* three levels at the most; A / B / C / D has 4",
    "tag,description\na..b,x\n": "row 1 of the table of codes: 'a..b' has nothing before, between",
    "tag,description\na.b.c.d,x\n": "row 1 .* three levels at the most; a / b / c / d has 4",
    "tag,description\na,x\n,y\n": "row 2 of the table of codes has no name",
    "name,parent,level\nA,,theme\n": "row 1 of the table of codes: the level must be one of",
    "tag,description\na.b,x\na.b,y\n": "the code tree names a / b twice",
}


@pytest.mark.parametrize("text", WRONG)
def test_what_cannot_be_read_is_refused_with_its_row(text: str) -> None:
    with pytest.raises(ac.InputError, match=WRONG[text]):
        ac.from_codebook(read(text), ACTIONS)


def test_a_table_of_something_else_is_refused() -> None:
    with pytest.raises(ac.InputError, match=re.escape("got 'theme'")):
        codes_of_table(pd.DataFrame({"theme": ["a"]}))


def test_a_level_that_is_blank_everywhere_is_no_part_of_an_outline() -> None:
    table = pd.DataFrame(
        {"super_cluster": ["", None], "cluster": ["A", "B"], "sub_cluster": ["a", "b"]}
    )
    assert [code.path for code in codes_of_table(table)] == [
        (("cluster", "A"), ("sub-cluster", "a")),
        (("cluster", "B"), ("sub-cluster", "b")),
    ]
