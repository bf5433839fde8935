import warnings

import pandas as pd
import pytest

import actionclust as ac
from actionclust.advice.more_texts.joined_actions import joined_actions, matching_rows, told_of

OLD = pd.DataFrame(
    {
        "id": ["A1", "A2"],
        "text": ["train nurses", "share data"],
        "region": ["North", "South"],
        "size": [3, 4],
        "open": [True, False],
    }
)


def actions(frame: pd.DataFrame, **roles: str) -> ac.Actions:
    return ac.read_actions(frame, **roles)  # type: ignore[arg-type]


def test_further_rows_come_after_those_of_the_study() -> None:
    new = pd.DataFrame({"Idea": ["plant trees"], "id": ["B1"], "area": ["West"], "votes": [2.5]})
    joined = joined_actions(actions(OLD), actions(new, text="Idea", region="area"))
    assert joined.ids == ("A1", "A2", "B1")
    assert joined.texts == ("train nurses", "share data", "plant trees")
    assert joined.columns["text"] == "text"
    assert joined.column("region").tolist() == ["North", "South", "West"]
    # whole numbers and truths stay what they are where some are missing
    assert joined.table["size"].dtype == "Int64"
    assert joined.table["open"].dtype == "boolean"
    assert joined.table["votes"].tolist()[2] == 2.5
    assert len(joined.table) == 3


def test_columns_that_came_later_win_where_they_say_something() -> None:
    again = OLD.iloc[::-1].assign(region=["East", None], theme=["data", "staff"])
    joined = joined_actions(actions(OLD), actions(again))
    assert joined.ids == ("A1", "A2")
    assert joined.table["region"].tolist() == ["North", "East"]
    assert joined.table["theme"].tolist() == ["staff", "data"]
    assert told_of(actions(OLD), actions(again)) == []


def test_what_adds_nothing_changes_nothing() -> None:
    old = actions(OLD)
    assert joined_actions(old, actions(OLD.sample(frac=1, random_state=1))) is old


def test_an_id_of_another_text_is_refused() -> None:
    other = pd.DataFrame({"id": ["A2", "A1"], "text": ["sell data", "hire nurses"]})
    with pytest.raises(
        ac.InputError, match=r"A2 is the id of 'share data' in the study, and of"
    ) as e:
        matching_rows(actions(OLD), actions(other))
    assert "and 1 id more likewise; new texts need ids of their own" in str(e.value)


def test_texts_that_the_study_has_are_told() -> None:
    some = pd.concat([OLD.head(1), pd.DataFrame({"id": ["B1"], "text": ["plant trees"]})])
    assert told_of(actions(OLD), actions(some)) == [
        "A1 of DataFrame is in the study already, and stays where it is"
    ]
    made = ac.read_actions(["train nurses", "share data", "plant trees"])
    twice = ac.read_actions(["train nurses", "share data", "run buses"])
    assert "a column of ids tells them apart" in told_of(made, twice)[0]


def test_stickers_are_joined() -> None:
    voted = OLD.assign(sticker_1=[1, 0], sticker_2=[0, 2], sticker_3=[0, 0])
    late = pd.DataFrame(
        {"id": ["B1"], "text": ["plant trees"], "sticker_1": [4], "sticker_2": 0, "sticker_3": 0}
    )
    joined = joined_actions(actions(voted), actions(late))
    assert joined.stickers is not None
    assert joined.stickers["first"].tolist() == [1.0, 0.0, 4.0]
    first = joined_actions(actions(OLD), actions(voted))
    assert first.stickers is not None
    assert first.stickers["second"].tolist() == [0.0, 2.0]
    assert first.sticker_columns == ("sticker_1", "sticker_2", "sticker_3")
    without = joined_actions(actions(voted), actions(late[["id", "text"]]))
    assert without.stickers is not None
    assert without.stickers["first"].isna().tolist() == [False, False, True]


def test_values_of_a_cell_are_written_in_one_way() -> None:
    one = ac.read_actions(OLD.assign(region=["North; South", "South"]), split_values=["region"])
    other = pd.DataFrame({"id": ["B1", "B2"], "text": ["plant", "run"], "region": ["N|S", "N"]})
    with pytest.raises(ac.InputError, match="'\\|' in DataFrame; write both in the same way"):
        joined_actions(one, ac.read_actions(other, split_values=["region"]))


def test_any_types_side_by_side() -> None:
    odd = pd.DataFrame({"id": ["B1"], "text": ["plant"], "size": ["many"], "open": [None]})
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        joined = joined_actions(actions(OLD), actions(odd))
    assert joined.table["size"].tolist() == [3, 4, "many"]
