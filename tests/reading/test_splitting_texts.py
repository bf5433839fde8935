import re
from pathlib import Path

import pandas as pd
import pytest

import actionclust as ac
from actionclust.errors import InputError, SettingError


def split(cell: str, how: str = "lines") -> list[str]:
    return list(ac.read_actions(pd.DataFrame({"text": [cell]}), split=how).texts)


@pytest.mark.parametrize(
    ("cell", "parts"),
    [
        (
            "1. More trams\n2. Cheaper tickets\n3. Plant trees",
            ["More trams", "Cheaper tickets", "Plant trees"],
        ),
        ("- Lights\r\n- Open on Sunday", ["Lights", "Open on Sunday"]),
        ("\u2022 Lights\n\u2022\tOpen on Sunday\n\n", ["Lights", "Open on Sunday"]),
        ("\u2022Lights\n\u2022Seats", ["Lights", "Seats"]),
        ("1) Lights\n2) Seats", ["Lights", "Seats"]),
        ("(1) Lights\n(2) Seats", ["Lights", "Seats"]),
        ("1.Lights\n2.Seats", ["Lights", "Seats"]),
        ("a) Lights\nb) Seats", ["Lights", "Seats"]),
        ("Lights\vSeats", ["Lights", "Seats"]),
        ("Lights<br>Seats<BR />Trees", ["Lights", "Seats", "Trees"]),
        ("Our ideas:\n1. Lights\n2. Seats", ["Our ideas:", "Lights", "Seats"]),
        ("1/ Lights\n2/ Seats", ["Lights", "Seats"]),
        ("1: Lights\n2: Seats", ["Lights", "Seats"]),
        ("1 - Lights\n2 - Seats", ["Lights", "Seats"]),
        ("#1 Lights\n#2 Seats", ["#1 Lights", "#2 Seats"]),
        ("1\u00b0 Lights\n2\u00b0 Seats", ["Lights", "Seats"]),
        ("i. Lights\nii. Seats\niii. Trees", ["Lights", "Seats", "Trees"]),
        ("\u2460 Lights\n\u2461 Seats", ["Lights", "Seats"]),
        ("\u2713 Lights\n\u2714Seats", ["Lights", "Seats"]),
        ("<ul><li>Lights</li><li class='a'>Seats</li></ul>", ["Lights", "Seats"]),
        ("<p>Lights</p>\n<p>Seats</p>", ["Lights", "Seats"]),
        ("\u2022 Lights \u2022 Seats \u2022 Trees", ["Lights", "Seats", "Trees"]),
        ("1. Lights 2. Seats 3. Trees", ["Lights", "Seats", "Trees"]),
        ("1) Lights; 2) Seats; 3) Trees", ["Lights;", "Seats;", "Trees"]),
        # no bullets, no numbers of a list
        ("Lights: 1. red 2. green 3. white", ["Lights: 1. red 2. green 3. white"]),
        ("1. Lights 2. Seats", ["1. Lights 2. Seats"]),
        ("1. May 3. June 2. July", ["1. May 3. June 2. July"]),
        ("1/2 of the seats\n2/3 of the lights", ["1/2 of the seats", "2/3 of the lights"]),
        ("8:30 for school\n9:15 for shops", ["8:30 for school", "9:15 for shops"]),
        ("i am for lights\nv signs", ["i am for lights", "v signs"]),
        ("Seats \u00b7 lights", ["Seats \u00b7 lights"]),
        ("a < b and <plan> c", ["a < b and <plan> c"]),
        ("3.5 million for roads\n24-hour buses", ["3.5 million for roads", "24-hour buses"]),
        ("12. Mai feiern\n8. M\u00e4rz feiern", ["12. Mai feiern", "8. M\u00e4rz feiern"]),
        ("-5 degrees outside\nWarm rooms", ["-5 degrees outside", "Warm rooms"]),
        ("Lights\n---\nSeats", ["Lights", "Seats"]),
        ("One text", ["One text"]),
    ],
)
def test_lines_become_actions_without_bullet_or_number(cell: str, parts: list[str]) -> None:
    assert split(cell) == parts


@pytest.mark.parametrize(
    ("cell", "how", "parts"),
    [
        ("Lights; Seats;", ";", ["Lights", "Seats"]),
        ("Lights / Seats", r"\s/\s", ["Lights", "Seats"]),
        ("Lights | Seats", r"\|", ["Lights", "Seats"]),
        ("Lights and Seats or Trees", r" (and|or) ", ["Lights", "Seats", "Trees"]),
    ],
)
def test_a_pattern_says_what_stands_between(cell: str, how: str, parts: list[str]) -> None:
    assert split(cell, how) == parts


def test_other_columns_and_the_source_row_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "form.csv"
    path.write_text(
        'id,text,region\nA,"1. Trams\n2. Trees",North\nB,Lights,South\nC,,North\n',
        encoding="utf-8",
    )
    actions = ac.read_actions(path, split="lines")
    assert actions.ids == ("A.1", "A.2", "B", "C")
    assert actions.texts == ("Trams", "Trees", "Lights", "")
    assert actions.table["region"].tolist() == ["North", "North", "South", "North"]
    assert actions.table["source_row"].tolist() == [2, 2, 3, 4]
    assert actions.table["id"].tolist() == list(actions.ids)
    assert "1 of 3 texts were split into 2 actions, by the lines" in actions.notes
    assert "1 blank text: row 4" in actions.notes


def test_ids_made_from_content_are_those_of_the_lines_alone() -> None:
    whole = ac.read_actions(["Trams\nTrees", "Trees"], split="lines")
    assert whole.ids[0] == ac.read_actions(["Trams"]).ids[0]
    assert len(set(whole.ids)) == len(whole) == 3


def test_ids_that_stand_twice_are_still_refused() -> None:
    frame = pd.DataFrame({"id": ["A", "A"], "text": ["a\nb", "c"]})
    with pytest.raises(InputError, match="'A' in index 0, 1"):
        ac.read_actions(frame, split="lines")
    frame = pd.DataFrame({"id": ["A", "A.1"], "text": ["a\nb", "c"]})
    with pytest.raises(InputError, match=r"'A\.1' in index 0, 1"):
        ac.read_actions(frame, split="lines")


def test_stickers_of_a_row_cannot_be_shared_out() -> None:
    frame = pd.DataFrame({"text": ["a\nb", "c\nd", "e"], "votes": [3, None, 4]})
    message = re.escape(
        "DataFrame: the stickers of a row cannot be shared out among its texts; several texts and "
        "stickers in index 0; write one text a row there"
    )
    with pytest.raises(InputError, match=message):
        ac.read_actions(frame, split="lines", stickers=["votes"])
    assert len(ac.read_actions(frame[1:], split="lines", stickers=["votes"])) == 3


def test_stickers_in_a_table_of_their_own_name_the_parts() -> None:
    frame = pd.DataFrame({"id": ["A", "B"], "text": ["a\nb", "c"]})
    votes = pd.DataFrame({"id": ["A.2", "B"], "rank": [1, 2]})
    actions = ac.read_actions(frame, split="lines", stickers=votes)
    assert actions.stickers is not None
    assert actions.stickers.loc["A.2", "first"] == 1


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        (["1. a\n2. b", "c"], "1 text looks like a list of several answers (index 0)"),
        (["- a b\n- c d", "* e\n* f"], "2 texts look like a list of several answers (index 0, 1)"),
        (
            ["<li>Trams</li><li>Trees</li>"],
            "1 text looks like a list of several answers (index 0)",
        ),
        (["\u2022 trams \u2022 trees"], "1 text looks like a list of several answers (index 0)"),
        (["1. trams 2. trees 3. beds"], "1 text looks like a list of several answers (index 0)"),
        (["i) trams\nii) trees"], "1 text looks like a list of several answers (index 0)"),
        (["Trams\nTrees", "x"], "1 text looks like a list of several answers (index 0)"),
    ],
)
def test_texts_that_look_like_lists_are_told(cells: list[str], told: str) -> None:
    notes = ac.read_actions(pd.DataFrame({"text": cells})).notes
    assert f'{told}; pass split="lines" to make an action of each line' in notes


@pytest.mark.parametrize(
    "cell",
    ["One text", "A long text that was wrapped\nby a program at some width", "x" * 101 + "\nA"],
)
def test_other_texts_are_not(cell: str) -> None:
    notes = ac.read_actions(pd.DataFrame({"text": [cell]})).notes
    assert not any("list" in note for note in notes)


@pytest.mark.parametrize(
    ("how", "told"),
    [
        (3, r"got 3 \(int\)"),
        ("(", "which is none"),
        ("|", "matches nothing or everything"),
        (".", "matches nothing or everything"),
        ("x*", "matches nothing or everything"),
    ],
)
def test_how_to_split_is_checked(how: object, told: str) -> None:
    with pytest.raises(SettingError, match=told):
        ac.read_actions(["a"], split=how)  # type: ignore[arg-type]


def test_a_project_of_parts_saves_and_loads(tmp_path: Path) -> None:
    frame = pd.DataFrame({"id": ["A", "B"], "text": ["More trams\nPlant trees", "More trams"]})
    actions = ac.read_actions(frame, split="lines")
    h = ac.cluster_actions(actions).to_hierarchy(analyst="PV")
    h.save(tmp_path / "study.json")
    assert ac.load(tmp_path / "study.json").actions == actions
