import re

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import actionclust as ac
from actionclust import (
    EditError,
    Hierarchy,
    InputError,
    SettingError,
    cluster_actions,
    from_codebook,
    read_actions,
    suggest_labels,
)
from actionclust.datasets import load_workshop, worked_example

COLUMNS = ["group", "label", "language", "rank", "candidate", "kind"]
TEXTS = ["Train nurses", "nurses in care", "train all nurses", "share data", "please share data"]
TEXTS += ["data now", "Set an alarm", "set the alarm for two"]
COLUMNS += ["covers", "others", "score", "action", "evidence"]


def rows(table: pd.DataFrame, *columns: str) -> list[list[str]]:
    """Give the rows of some columns."""
    found: list[list[str]] = table[list(columns)].to_numpy().tolist()
    return found


@pytest.fixture(scope="module")
def example() -> Hierarchy:
    return worked_example()


@pytest.fixture(scope="module")
def workshop() -> Hierarchy:
    actions = load_workshop()
    code = dict(zip(actions.ids, actions.table["subject"], strict=True))
    return from_codebook(dict.fromkeys(sorted(set(code.values()))), actions, code=code)


def test_groups_that_people_named_are_left_out(example: Hierarchy) -> None:
    assert len(suggest_labels(example)) == 0
    found = suggest_labels(example, level="sub-cluster", named=True)
    assert len(found) == 53
    assert list(found.table) == COLUMNS
    assert set(found.table["language"]) == {"en"}


def test_no_name_is_invented(example: Hierarchy) -> None:
    found = suggest_labels(example, named=True)
    texts = found.table[found.table["kind"] == "text"]
    assert len(texts) > 300
    for group, name, action in rows(texts, "group", "candidate", "action"):
        assert name.casefold() in example.actions.text_of[action].casefold()
        assert action in example.members(group)


def test_shares_are_those_of_the_evidence(example: Hierarchy) -> None:
    row = suggest_labels(example, "S10").table.iloc[0]
    told = re.fullmatch(
        r"half of the words of .* or more in (\d+) of (\d+) texts of the group and (\d+) of (\d+) "
        "others",
        str(row["evidence"]),
    )
    assert told
    own, of, others, rest = map(int, told.groups())
    assert of == len(example.members("S10"))
    assert rest == len(example) - of
    assert (row["covers"], row["others"]) == (round(own / of, 4), round(others / rest, 4))


def test_a_name_is_that_of_one_group_only(example: Hierarchy) -> None:
    found = suggest_labels(example, level="sub-cluster", named=True).table
    texts = found[found["kind"] == "text"]
    assert not texts["candidate"].str.casefold().duplicated().any()


def test_a_label_that_another_group_has_is_not_suggested() -> None:
    texts = ["Train nurses", "train all nurses", "train the nurses", "share data", "more data"]
    actions = read_actions(texts)
    code = dict(zip(actions.ids, ["Care"] * 3 + ["Train nurses"] * 2, strict=True))
    h = from_codebook({"Care": None, "Train nurses": None}, actions, code=code)
    assert "Train nurses" not in suggest_labels(h, "Care").table["candidate"].tolist()


@settings(max_examples=5, deadline=None)
@given(seed=st.integers(0, 1000))
def test_the_order_of_rows_does_not_count(seed: int) -> None:
    frame = pd.DataFrame(
        {
            "id": [f"A{place}" for place in range(8)],
            "text": TEXTS,
            "code": ["S"] * 3 + ["D"] * 3 + ["A"] * 2,
        }
    )
    tables = []
    for one in (frame, frame.sample(frac=1, random_state=seed)):
        actions = read_actions(one, text="text")
        code = dict(zip(one["id"], one["code"], strict=True))
        h = from_codebook({"S": None, "D": None, "A": None}, actions, code=code)
        tables.append(suggest_labels(h, named=True).table)
    assert tables[0].equals(tables[1])


def test_names_are_in_the_language_of_most_texts(workshop: Hierarchy) -> None:
    found = suggest_labels(workshop, named=True).table
    assert set(found["language"]) == {"fr"}
    one = found[(found["label"] == "greenery") & (found["rank"] == 1)]["candidate"].iloc[0]
    assert one.startswith("Planter des arbres")


def test_names_in_each_language(workshop: Hierarchy) -> None:
    found = suggest_labels(workshop, named=True, language=["nl", "fr"]).table
    assert found["language"].drop_duplicates().tolist() == ["nl", "fr"]
    assert (found.groupby(["group", "language"])["rank"].min() == 1).all()
    language = workshop.actions.column("language")
    for action, code in rows(found[found["kind"] == "text"], "action", "language"):
        assert language[workshop.actions.row_of[action]] == code
    named = suggest_labels(workshop, named=True, language=["nl", "fr"])
    assert named.accept("S01", language="fr")["S01"].label in found["candidate"].tolist()


def test_a_group_in_another_language_has_names_in_its_own() -> None:
    frame = pd.DataFrame(
        {
            "text": ["Train nurses", "train all nurses", "former les infirmières"],
            "language": ["en", "en", "fr"],
            "code": ["N", "N", "F"],
        }
    )
    actions = read_actions(frame, text="text")
    code = dict(zip(actions.ids, frame["code"], strict=True))
    h = from_codebook({"N": None, "F": None}, actions, code=code)
    found = suggest_labels(h, named=True)
    assert found.table[found.table["label"] == "F"]["candidate"].iloc[0] == (
        "Former les infirmières"
    )
    only = suggest_labels(h, named=True, language="en")
    assert set(only.table["label"]) == {"N"}
    assert any("no candidate in the texts of" in note for note in only.notes)


def test_an_empty_group_and_one_without_words() -> None:
    actions = read_actions(["Train nurses", "!!", "share data"])
    h = from_codebook({"N": None, "E": None, "M": None}, actions, code={actions.ids[0]: "N"})
    h = h.move(actions.ids[1], to="M")
    found = suggest_labels(h, named=True)
    assert set(found.table["label"]) == {"N"}
    assert "without texts, and so without candidates: S02" in found.notes
    assert any("no candidate in the texts of S03" in note for note in found.notes)


def test_upper_levels_have_names_too(example: Hierarchy) -> None:
    found = suggest_labels(example, level="super-cluster", named=True)
    assert len(found) == 11
    assert (found.table.groupby("group").size() >= 2).all()


@pytest.mark.parametrize(
    ("error", "message", "given"),
    [
        (SettingError, "count must be a whole number from 1 to 100; got 0", {"count": 0}),
        (SettingError, "count must be a whole number from 1 to 100; got True", {"count": True}),
        (SettingError, "pass groups or level, not both", {"groups": "S01", "level": "cluster"}),
        (SettingError, "language is a code such as 'en'", {"language": 3}),
        (InputError, "no text is in the language 'fr'; there are en", {"language": "fr"}),
        (EditError, "there is no group 'S99'", {"groups": ["S99"]}),
        (SettingError, "cluster", {"level": "clutser"}),
    ],
)
def test_what_cannot_be_asked(
    example: Hierarchy, error: type[Exception], message: str, given: dict[str, object]
) -> None:
    with pytest.raises(error, match=re.escape(message)):
        suggest_labels(example, **given)  # type: ignore[arg-type]


def test_only_a_hierarchy_is_taken() -> None:
    with pytest.raises(InputError, match="suggest_labels takes a Hierarchy"):
        suggest_labels(["Train nurses"])  # type: ignore[arg-type]


def test_the_language_of_the_clustering_is_taken() -> None:
    texts = ["former", "former nurses", "share data", "data"]
    h = cluster_actions(texts, target=2, language="fr").to_hierarchy()
    assert set(suggest_labels(h).table["language"]) == {"fr"}


def test_a_blank_text_has_no_word_to_follow_another() -> None:
    texts = ["train nurses", "train young nurses", "share data", "share open data", ""]
    h = ac.cluster_actions(texts, target=2, progress=False).to_hierarchy()
    assert len(ac.suggest_labels(h).labels) == 2
    assert len(ac.suggest(h)) >= 0
