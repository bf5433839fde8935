import re
from collections.abc import Mapping, Sequence

import pandas as pd
import pytest

from actionclust.errors import InputError, SettingError
from actionclust.reading.roles import Roles, check_keywords, find_roles


def roles_of(
    columns: Mapping[str, object],
    stickers: Sequence[str] | None = None,
    **asked: str,
) -> Roles:
    frame = pd.DataFrame({name: [value] for name, value in columns.items()})
    return find_roles(frame, "a.csv", asked, stickers, look_for_stickers=stickers is None)


def test_columns_play_the_role_that_they_are_named_for() -> None:
    names = ["Language", " DIMENSION ", "id", "Region", "group", "Text"]
    roles = roles_of(dict.fromkeys(names, "x"))
    assert list(roles.columns.items()) == [
        ("text", "Text"),
        ("id", "id"),
        ("region", "Region"),
        ("group", "group"),
        ("dimension", " DIMENSION "),
        ("language", "Language"),
    ]
    assert roles.notes[0] == "text: column 'Text'"


@pytest.mark.parametrize("name", ["Région", "RE\N{COMBINING ACUTE ACCENT}GION", " région "])
def test_accents_do_not_matter(name: str) -> None:
    roles = roles_of({"text": "one", name: "N"})
    assert roles.columns == {"text": "text", "region": name}
    assert roles.notes[1] == f"region: column {name!r}"


def test_keywords_come_before_names() -> None:
    roles = roles_of({"text": "a", "Actie": "b", "Regio": "c"}, text="Actie", region="Regio")
    assert roles.columns == {"text": "Actie", "region": "Regio"}
    assert roles.notes == (
        "text: column 'Actie', as asked for",
        "region: column 'Regio', as asked for",
    )


def test_the_only_other_column_of_texts_is_the_text() -> None:
    columns = {"id": "A1", "region": "N", "votes": 3, "Actie": "one", "sticker_1": "1"}
    roles = roles_of({**columns, "sticker_2": "", "sticker_3": ""})
    assert roles.columns == {"text": "Actie", "id": "id", "region": "region"}
    assert roles.notes[-1] == "text: column 'Actie', the only other column of texts"


def test_a_column_with_some_texts_is_a_column_of_texts() -> None:
    frame = pd.DataFrame({"n": [1, 2], "Actie": ["one", 12]})
    assert find_roles(frame, "a", {}, None, look_for_stickers=True).columns == {"text": "Actie"}


@pytest.mark.parametrize(
    "when",
    [
        *("2024-05-01", "2024-05-01 10:00:00", "2024-05-01T10:00:00.123Z", "1/5/2024 9:30"),
        *("2024/05/01 10:00:00 AM GMT+2", "01.05.2024 10h30", "5/1/24, 3:07 PM", "1-5-2024 10.30"),
    ],
)
def test_when_an_answer_came_is_no_text(when: str) -> None:
    roles = roles_of({"Timestamp": when, "What should change?": "More trams"})
    assert roles.columns == {"text": "What should change?"}


@pytest.mark.parametrize("text", ["1/5/2024 was too late", "24/7 buses", "2024-05", "1-2-3 go"])
def test_a_text_with_a_date_is_a_text(text: str) -> None:
    with pytest.raises(InputError, match="several columns could hold the texts"):
        roles_of({"one": text, "two": "More trams"})


def test_several_columns_of_texts_are_refused() -> None:
    message = re.escape(
        "a.csv: several columns could hold the texts: 'Opmerking', 'Actie'; say which with "
        "text=\"...\" (the longest are in 'Actie')"
    )
    with pytest.raises(InputError, match=message):
        roles_of({"id": "A1", "Opmerking": "see", "Actie": "train all nurses"})


def test_no_column_of_texts_is_refused() -> None:
    message = re.escape(
        "a.csv: no column holds the texts; expected one named 'text', or one column of str that "
        "plays no other role; found 'id' (int64), 'votes' (float64); name it with text=\"...\""
    )
    with pytest.raises(InputError, match=message):
        roles_of({"id": 1, "votes": 2.5})


def test_an_unknown_column_is_refused_with_the_near_ones() -> None:
    message = re.escape(
        "a.csv has no column 'actie', asked for with text=...; did you mean 'Actie'?"
    )
    with pytest.raises(InputError, match=message):
        roles_of({"Actie": "one", "Regio": "N"}, text="actie")


@pytest.mark.parametrize("role", ["text", "id", "region", "group", "dimension", "language"])
def test_two_columns_that_match_a_role_are_refused(role: str) -> None:
    message = re.escape(
        f"a.csv: several columns are named {role!r}, ignoring case, accents and white space: "
        f"'{role} ', '{role.upper()}'; say which with {role}=..., or rename all but one"
    )
    with pytest.raises(InputError, match=message):
        roles_of({f"{role} ": "a", role.upper(): "b", "Actie": "c"})


def test_a_keyword_settles_which_of_two_columns_is_meant() -> None:
    assert roles_of({"text": "a", "Text": "b"}, text="Text").columns == {"text": "Text"}


def test_one_column_cannot_play_two_roles() -> None:
    message = re.escape(
        "a.csv: column 'Regio' cannot be both region and group; name a column for each, for "
        "example region=..."
    )
    with pytest.raises(InputError, match=message):
        roles_of({"text": "one", "Regio": "N"}, region="Regio", group="Regio")


def test_a_column_named_for_one_role_cannot_play_another_too() -> None:
    with pytest.raises(InputError, match="column 'id' cannot be both text and id"):
        roles_of({"id": "one"}, text="id")


def test_sticker_columns_are_found_by_name() -> None:
    names = {"text": "one", "Sticker_1": 1, "sticker_2 ": 0, "STICKER_3": 2}
    assert roles_of(names).sticker_columns == ("Sticker_1", "sticker_2 ", "STICKER_3")


def test_sticker_columns_can_be_asked_for() -> None:
    roles = roles_of({"text": "one", "a": 1, "b": 2, "c": 3}, ["c", "a", "b"])
    assert roles.sticker_columns == ("c", "a", "b")
    assert roles_of({"text": "one", "votes": 1}, ["votes"]).sticker_columns == ("votes",)


def test_sticker_columns_are_left_alone_where_stickers_come_otherwise() -> None:
    frame = pd.DataFrame({"text": ["one"], "sticker_1": [1]})
    roles = find_roles(frame, "a.csv", {}, None, look_for_stickers=False)
    assert roles.sticker_columns is None


def test_some_of_the_sticker_columns_are_refused() -> None:
    message = re.escape(
        "a.csv: expected the columns sticker_1, sticker_2, sticker_3, or none of them; missing: "
        "sticker_2, sticker_3; add it (blank where nobody voted), or name the columns that there "
        "are with stickers=[...]"
    )
    with pytest.raises(InputError, match=message):
        roles_of({"text": "one", "sticker_1": 1})


def test_two_columns_that_match_a_sticker_column_are_refused() -> None:
    message = re.escape(
        "a.csv: several columns are named 'sticker_1', ignoring case, accents and white space: "
        "'sticker_1', 'Sticker_1'; name the columns with stickers=[...], or rename all but one"
    )
    with pytest.raises(InputError, match=message):
        roles_of({"text": "one", "sticker_1": 1, "Sticker_1": 1, "sticker_2": 1, "sticker_3": 1})


@pytest.mark.parametrize(
    ("stickers", "both"),
    [
        (["a", "a", "b"], "'a' cannot be both sticker_1 and sticker_2"),
        (["a", "b", "text"], "'text' cannot be both text and sticker_3"),
    ],
)
def test_a_sticker_column_plays_one_role(stickers: list[str], both: str) -> None:
    with pytest.raises(InputError, match=both):
        roles_of({"text": "one", "a": 1, "b": 2}, stickers)


def test_an_unknown_sticker_column_is_refused() -> None:
    message = re.escape("a.csv has no column 'd', asked for with stickers=...; known: 'text', 'a'")
    with pytest.raises(InputError, match=message):
        roles_of({"text": "one", "a": 1, "b": 2}, ["a", "b", "d"])


def test_a_keyword_must_be_a_name() -> None:
    message = re.escape("region must be the name of a column; got 2 (int)")
    with pytest.raises(SettingError, match=message):
        check_keywords({"text": "Actie", "id": None, "region": 2})
