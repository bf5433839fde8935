import pandas as pd
import pytest

import actionclust as ac
from actionclust.errors import InputError, SettingError

FORM = pd.DataFrame(
    {
        "id": ["R1", "R2", "R3"],
        "What?": ["More trams", "Lights", None],
        "And first?": ["Trees", " ", None],
        "region": ["N", "S", "S"],
    }
)


def test_each_filled_cell_is_an_action() -> None:
    actions = ac.read_actions(FORM, text=["What?", "And first?"])
    assert actions.texts == ("More trams", "Trees", "Lights", "")
    assert actions.ids == ("R1.1", "R1.2", "R2", "R3")
    assert list(actions.table.columns) == ["id", "text", "question", "region", "source_row"]
    assert actions.table["question"].tolist()[:3] == ["What?", "And first?", "What?"]
    assert actions.notes[0] == (
        "texts: columns 'What?', 'And first?', each filled cell an action; the new column "
        "'question' says from which; blank cells beside others left out: 2"
    )


def test_columns_and_lines_together() -> None:
    frame = FORM.assign(**{"What?": ["1. More trams\n2. Seats", "Lights", None]})
    actions = ac.read_actions(frame, text=["What?", "And first?"], split="lines")
    assert actions.texts == ("More trams", "Seats", "Trees", "Lights", "")
    assert actions.ids == ("R1.1", "R1.2", "R1.3", "R2", "R3")


def test_one_column_in_a_list_is_that_column() -> None:
    assert ac.read_actions(FORM, text=["What?"]) == ac.read_actions(FORM, text="What?")


def test_names_that_are_taken_are_left_alone() -> None:
    frame = FORM.rename(columns={"region": "question"})
    actions = ac.read_actions(frame, text=["What?", "And first?"])
    assert "question (actionclust)" in actions.table.columns


@pytest.mark.parametrize(
    ("names", "languages"),
    [
        (["title/fr", "title/nl"], ["fr", "nl", "fr"]),
        (["Idea (FR)", "Idea (NL)"], ["fr", "nl", "fr"]),
        (["body_fr-BE", "body_nl-BE"], ["fr", "nl", "fr"]),
        (["title", "title_nl"], [None, "nl", None]),
    ],
)
def test_the_first_filled_column_with_its_language(
    names: list[str], languages: list[str | None]
) -> None:
    cells = {names[0]: ["Trams", None, "Arbres"], names[1]: [None, "Bomen", "Bomen"]}
    actions = ac.read_actions(pd.DataFrame(cells), text=names, join="first")
    assert actions.texts == ("Trams", "Bomen", "Arbres")
    told = actions.column("language")
    assert told.astype(object).where(told.notna(), None).tolist() == languages
    assert set(names) <= set(actions.table.columns)
    assert "texts in several of these columns, of which one was taken: 1" in actions.notes


@pytest.mark.parametrize("names", [["title", "body"], ["idea one", "view two"], ["A/fr", "B/nl"]])
def test_names_without_a_language_give_none(names: list[str]) -> None:
    cells = {names[0]: ["Trams", None], names[1]: [None, "Bomen"]}
    actions = ac.read_actions(pd.DataFrame(cells), text=names, join="first")
    assert "language" not in actions.columns


def test_a_column_of_languages_is_kept() -> None:
    frame = pd.DataFrame({"t/fr": ["Trams"], "t/nl": [None], "language": ["French"]})
    actions = ac.read_actions(frame, text=["t/fr", "t/nl"], join="first")
    assert actions.column("language").tolist() == ["French"]


def test_columns_of_languages_without_join_are_told() -> None:
    frame = pd.DataFrame({"t/fr": ["Trams"], "t/nl": ["Trams"]})
    notes = ac.read_actions(frame, text=["t/fr", "t/nl"]).notes
    assert any('pass join="first"' in note for note in notes)


@pytest.mark.parametrize(
    ("text", "join", "error", "told"),
    [
        ("What?", "first", SettingError, "join='first' is for texts in several columns"),
        (["What?", "And first?"], "all", SettingError, 'join must be "first"'),
        ([], None, SettingError, r"text must be the name of a column, or a list.*got \[\]"),
        (["What?", 3], None, SettingError, "text must be the name of a column, or a list"),
        (["What?", "what?"], None, InputError, "no column 'what\\?'.*did you mean 'What\\?'"),
        (["What?", "What?"], None, SettingError, "text names a column more than once: 'What\\?'"),
        (["What?", "region"], None, InputError, "cannot be both"),
    ],
)
def test_what_cannot_be_read_is_refused(
    text: object, join: str | None, error: type[Exception], told: str
) -> None:
    if text == ["What?", "region"]:
        with pytest.raises(error):
            ac.read_actions(FORM, text=["What?", "region"], region="region", join=join)
        return
    with pytest.raises(error, match=told):
        ac.read_actions(FORM, text=text, join=join)  # type: ignore[arg-type]
