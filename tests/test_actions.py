import copy
import pickle
import re
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from actionclust.actions import Actions, read_actions
from actionclust.errors import InputError, SettingError
from tests.strategies import any_texts

FRAME = pd.DataFrame(
    {
        "Regio": pd.Categorical(["N", "S", "N"]),
        "Nr": [17, 18, 19],
        "Actie": ["Train nurses", None, "Share data"],
        "When": pd.to_datetime(["2022-01-01", "2022-01-02", "2022-01-03"]),
        "Votes": [1.5, np.nan, 2.0],
    },
    index=[5, 7, 9],
)


def read() -> Actions:
    return read_actions(FRAME, text="Actie", id="Nr", region="Regio")


def test_the_analysts_table_is_untouched() -> None:
    actions = read()
    pd.testing.assert_frame_equal(actions.table, FRAME.reset_index(drop=True))
    assert actions.columns == {"text": "Actie", "id": "Nr", "region": "Regio"}
    assert actions.ids == ("17", "18", "19")
    assert actions.texts == ("Train nurses", "", "Share data")
    assert (actions.sticker_columns, actions.stickers, actions.ballots) == (None, None, None)
    assert actions.source == "DataFrame"
    assert len(actions) == 3


def test_the_table_is_a_copy() -> None:
    frame = FRAME.copy()
    actions = read_actions(frame, text="Actie", id="Nr", region="Regio")
    frame.loc[5, "Actie"] = "changed"
    assert actions == read()


def test_made_ids_stand_first_in_the_table() -> None:
    actions = read_actions(["Train nurses", "Share data", "Train nurses"])
    assert list(actions.table.columns) == ["id", "text"]
    assert actions.table["id"].tolist() == ["A8a71ad89", "A4b37d6ac", "A8a71ad89-2"]
    assert actions.ids == tuple(actions.table["id"])
    assert list(actions.columns) == ["text", "id"]


def test_every_decision_is_noted(tmp_path: Path) -> None:
    path = tmp_path / "actions.csv"
    path.write_bytes(
        "Regio;Actie;Sticker_1;sticker_2;sticker_3\n"
        "N;santé;1;0;0\nN;;1;0;0\n;;;;\nS;deux;;;\nS; ;0;0;1\n".encode("cp1252")
    )
    actions = read_actions(path, region="Regio")
    assert actions.source == "actions.csv"
    guess = (
        "encoding cp1252 is a guess, since the bytes are not UTF-8; see whether this reads well: "
        "'santé'; if not, pass encoding=..."
    )
    assert actions.notes == (
        guess,
        "separator ';'",
        "left out because empty: row 4",
        "numbers: 'Sticker_1', 'sticker_2', 'sticker_3'",
        "region: column 'Regio', as asked for",
        "text: column 'Actie', the only other column of texts",
        "ids were made from the content",
        "2 blank texts: rows 3, 6",
        "stickers: columns 'Sticker_1', 'sticker_2', 'sticker_3'",
        (
            "1 action without any number of stickers, taken as not voted on, which is not 0: row "
            "5; write 0 where people could vote"
        ),
    )


def test_codes_are_ids_as_they_are_written(tmp_path: Path) -> None:
    path = tmp_path / "actions.csv"
    path.write_text("Nr,Actie,votes\n1.10,one,1\n1.1,two,2\n", encoding="utf-8")
    actions = read_actions(path, id="Nr")
    assert actions.ids == ("1.10", "1.1")
    assert actions.table["votes"].tolist() == [1, 2]


def test_stickers_from_columns() -> None:
    frame = pd.DataFrame({"text": ["one", "two"], "a": [1, None], "b": [2, None], "c": [0, None]})
    actions = read_actions(frame, stickers=["a", "b", "c"])
    assert actions.sticker_columns == ("a", "b", "c")
    assert actions.stickers is not None
    assert actions.stickers.index.tolist() == list(actions.ids)
    assert actions.stickers.iloc[0].tolist() == [1, 2, 0]
    assert actions.stickers.iloc[1].isna().all()


ACTIONS = pd.DataFrame(
    {"id": [1, 2, 3, 4], "text": list("abcd"), "Group": ["F1", "F1", "W1", None]}
)
VOTES = "id,rank,participant\n1,1,P1\n2,2,P1\n1,1,P2\n"


def test_stickers_from_a_file_with_one_row_a_sticker(tmp_path: Path) -> None:
    path = tmp_path / "votes.csv"
    path.write_text(VOTES, encoding="utf-8")
    for form in (path, str(path)):
        actions = read_actions(ACTIONS, stickers=form)
        assert actions.stickers is not None
        assert actions.stickers["first"].tolist()[:2] == [2, 0]
        assert actions.stickers.loc[["3", "4"]].isna().to_numpy().all()
        assert actions.ballots is not None
        assert actions.ballots["participant"].tolist() == ["P1", "P2"]
        assert actions.sticker_columns is None
    assert "votes.csv: separator ','" in actions.notes


def test_stickers_from_a_frame_with_one_row_a_sticker() -> None:
    votes = pd.DataFrame({"id": [3], "rank": [2]})
    actions = read_actions(ACTIONS.drop(columns="Group"), stickers=votes)
    assert actions.stickers is not None
    assert actions.stickers["second"].tolist() == [0, 0, 1, 0]
    assert actions.ballots is None


@pytest.mark.parametrize(
    ("stickers", "found"),
    [
        ("votes", "'votes', a str without the ending of a file"),
        ([], "[] (list)"),
        (["a", "b", "c", "d"], "['a', 'b', 'c', 'd'] (list)"),
        (["a", "b", 3], "['a', 'b', 3] (list)"),
        (3, "3 (int)"),
    ],
)
def test_other_stickers_are_refused(stickers: object, found: str) -> None:
    message = re.escape(
        "stickers must be one to three columns with the numbers of first, second and third "
        f"stickers, or a DataFrame or the path of a file with one row a sticker; got {found}"
    )
    with pytest.raises(SettingError, match=message):
        read_actions(["one"], stickers=stickers)


def test_a_column_is_given_by_its_role() -> None:
    column = read().column("region")
    assert column.name == "Regio"
    assert column.tolist() == ["N", "S", "N"]


def test_a_column_is_a_copy() -> None:
    actions = read()
    column = actions.column("text")
    column.iloc[0] = "changed"
    assert actions == read()


def test_a_role_that_no_column_plays_is_refused() -> None:
    message = re.escape(
        "no column of DataFrame plays the role 'group'; pass group=\"...\" to read_actions with "
        "one of its columns: 'Regio', 'Nr', 'Actie', 'When', 'Votes'"
    )
    with pytest.raises(InputError, match=message):
        read().column("group")


def test_an_unknown_role_is_refused() -> None:
    message = re.escape("'regio' is not a role; did you mean 'region'?")
    with pytest.raises(SettingError, match=message):
        read().column("regio")


@pytest.mark.parametrize(
    ("values", "message"),
    [
        (
            ["A1", "A1", "A2"],
            "DataFrame: ids must differ; found more than once: 'A1' in index 5, 7",
        ),
        (
            ["A1", " ", "A2"],
            "DataFrame: column 'Nr' must be filled in every row; blank in index 7",
        ),
    ],
)
def test_ids_are_checked(values: list[str], message: str) -> None:
    with pytest.raises(InputError, match=re.escape(message)):
        read_actions(FRAME.assign(Nr=values), text="Actie", id="Nr")


def test_texts_are_checked(tmp_path: Path) -> None:
    path = tmp_path / "actions.xlsx"
    book = Workbook()
    for row in (["text"], ["one"], [12], [True]):
        book.active.append(row)
    book.save(path)
    message = re.escape(
        "actions.xlsx: every text in column 'text' must be a str; got row 3: 12 (int), row 4: True"
    )
    with pytest.raises(InputError, match=message):
        read_actions(path)


def test_items_of_a_list_are_checked() -> None:
    message = re.escape("got item 1: 5 (int) (counting from 0); write them as text")
    with pytest.raises(InputError, match=message):
        read_actions(["one", 5])


def test_keywords_are_checked_before_the_file_is_read() -> None:
    with pytest.raises(SettingError, match="id must be the name of a column; got 0"):
        read_actions("no-such-file.csv", id=0)


def test_options_of_files_are_passed_on(tmp_path: Path) -> None:
    path = tmp_path / "actions.csv"
    path.write_bytes("Actie^Regio\nsanté^N\n".encode("mac-roman"))
    actions = read_actions(path, text="Actie", encoding="mac-roman", separator="^")
    assert actions.texts == ("santé",)
    book = Workbook()
    for sheet in (book.active, book.create_sheet("Two")):
        sheet.append(["text"])
        sheet.append([sheet.title])
    book.save(tmp_path / "actions.xlsx")
    assert read_actions(tmp_path / "actions.xlsx", sheet="Two").texts == ("Two",)


@given(st.lists(any_texts(), min_size=1))
def test_any_texts_are_read_and_keep_their_order(texts: list[str]) -> None:
    actions = read_actions(texts)
    assert actions.texts == tuple(text if text.strip() else "" for text in texts)
    assert len(set(actions.ids)) == len(texts)
    assert actions.table["text"].tolist() == texts
    blank = sum(not text.strip() for text in texts)
    assert any(note.startswith(f"{blank} blank text") for note in actions.notes) == (blank > 0)


def test_equal_content_is_equal_whatever_its_source(tmp_path: Path) -> None:
    path = tmp_path / "actions.txt"
    path.write_text("one\ntwo\n", encoding="utf-8")
    from_file, from_list = read_actions(path), read_actions(["one", "two"])
    assert from_file == from_list
    assert hash(from_file) == hash(from_list)
    assert from_file.notes != from_list.notes


@pytest.mark.parametrize(
    "other",
    [
        read_actions(FRAME, text="Actie", id="Nr"),
        read_actions(FRAME.assign(Votes=0.0), text="Actie", id="Nr", region="Regio"),
        read_actions(FRAME.assign(Actie="x"), text="Actie", id="Nr", region="Regio"),
        read_actions(FRAME.iloc[::-1], text="Actie", id="Nr", region="Regio"),
        read_actions(
            FRAME,
            text="Actie",
            id="Nr",
            region="Regio",
            stickers=pd.DataFrame({"id": [17], "rank": [1]}),
        ),
        "something else",
    ],
)
def test_other_content_is_not_equal(other: object) -> None:
    assert read() != other


def test_stickers_and_ballots_count_for_equality() -> None:
    votes = pd.DataFrame({"id": [1, 2], "rank": [1, 1], "participant": ["P1", "P2"]})
    swapped = votes.assign(participant=["P2", "P1"])
    assert read_actions(ACTIONS, stickers=votes) == read_actions(ACTIONS, stickers=votes[::-1])
    assert read_actions(ACTIONS, stickers=votes) != read_actions(ACTIONS, stickers=swapped)


def test_actions_survive_copying_and_pickling() -> None:
    actions = read()
    assert copy.deepcopy(actions) == actions
    assert pickle.loads(pickle.dumps(actions)) == actions  # noqa: S301 - the bytes are our own


def test_attributes_cannot_be_set() -> None:
    with pytest.raises(AttributeError, match="texts"):
        read().texts = ()  # type: ignore[misc]


def test_repr_says_how_many_and_from_where() -> None:
    assert repr(read()) == ("<3 actions from DataFrame; text: 'Actie', id: 'Nr', region: 'Regio'>")
    votes = pd.DataFrame({"id": [17], "rank": [1]})
    assert repr(read_actions(FRAME, text="Actie", id="Nr", stickers=votes)) == (
        "<3 actions from DataFrame, with stickers; text: 'Actie', id: 'Nr'>"
    )


def test_html_is_escaped() -> None:
    script = "<script>alert(1)</script>"
    frame = pd.DataFrame({f"{script}&": [script] * 7})
    page = read_actions(frame)._repr_html_()
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "<p>and 2 more</p>" in page
    assert "<li>ids were made from the content</li>" in page


def test_html_of_few_rows_promises_no_more() -> None:
    assert "more" not in read_actions(["one"])._repr_html_()
