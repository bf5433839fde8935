import re

import pandas as pd
import pytest

from actionclust import EditError, Hierarchy, from_codebook, read_actions, vsm
from actionclust.analysis.vsm import Placement, apply_suggestions, confirm, suggest
from actionclust.datasets import load_kce359
from actionclust.errors import InputError, SettingError

COLUMNS = ["group", "label", "function", "level", "score", "because"]
NEEDED = "vsm.apply_suggestions takes a table with the columns group, function, level, score; "


@pytest.fixture
def h() -> Hierarchy:
    texts = {
        "Pay for the time of networks": "Funding",
        "A budget for each zone": "Funding",
        "Federal law on records": "Records",
        "Walks in the park": "Walks",
        "A pilot": "Pilots",
    }
    actions = read_actions(list(texts))
    code = dict(zip(actions.ids, texts.values(), strict=True))
    return from_codebook({"Money": list(dict.fromkeys(texts.values()))}, actions, code=code)


def test_suggestions_say_why(h: Hierarchy) -> None:
    found = suggest(h, "sub-cluster", language="en")
    assert list(found) == COLUMNS
    first = found.iloc[0]
    assert first[["group", "label", "function", "level", "score"]].tolist() == [
        *("S01", "Funding", "S3", "meso", 1.0),
    ]
    assert first["because"] == (
        "S3: funding in the label; budget, pay in 2 of 2 texts. meso: network, zone in 2 of 2 "
        "texts."
    )
    assert found.attrs["notes"] == ["language: en, as said"]


def test_groups_without_a_strong_hint_have_a_row_that_says_so(h: Hierarchy) -> None:
    found = suggest(h, "sub-cluster", language="en").set_index("label")
    assert found.loc["Walks", ["function", "level", "score", "because"]].tolist() == [
        *("", "", 0.0, "No function reaches 0.3."),
    ]
    assert found.loc["Pilots", ["function", "level"]].tolist() == ["S4", ""]
    assert found.loc["Pilots", "score"] == 1.0
    assert found.loc["Pilots", "because"].endswith("No level reaches 0.3.")


def test_the_best_place_comes_first_and_its_score_is_a_product() -> None:
    texts = ["budget of local pilots", "local budget", "national budget"]
    actions = read_actions(texts)
    h = from_codebook({"Theme": None}, actions, code=dict.fromkeys(actions.ids, "Theme"))
    found = suggest(h, "sub-cluster", language="en")
    assert found[["function", "level", "score"]].to_numpy().tolist() == [
        ["S3", "meso", 0.6667],
        ["S3", "macro", 0.3333],
        ["S4", "meso", pytest.approx(0.2222)],
        ["S4", "macro", pytest.approx(0.1111)],
    ]
    strict = suggest(h, "sub-cluster", language="en", least=0.5)
    assert strict[["function", "level"]].to_numpy().tolist() == [["S3", "meso"]]


def test_some_groups_of_any_level(h: Hierarchy) -> None:
    found = suggest(h, groups=["Walks", "S01", "Funding"], language="en")
    assert found["group"].drop_duplicates().tolist() == ["S03", "S01"]
    assert set(suggest(h, groups="Money", language="en")["group"]) == {"C01"}
    labels = {"Walks", "Funding", "Records", "Pilots"}
    found = suggest(h, groups=labels, language="en")
    assert found["group"].drop_duplicates().tolist() == ["S01", "S04", "S02", "S03"]
    with pytest.raises(EditError, match=r"^there is no group 'Fundin'; did you mean 'Funding'\?$"):
        suggest(h, groups="Fundin", language="en")
    with pytest.raises(InputError, match=r"^vsm\.suggest looks at one group at least; got none$"):
        suggest(h, groups=[], language="en")
    with pytest.raises(EditError, match=r"^expected an id or several; got 3 \(int\)$"):
        suggest(h, groups=3, language="en")  # type: ignore[arg-type]  # the point of the test


def test_other_names_of_levels(h: Hierarchy) -> None:
    found = suggest(h, "sub-cluster", language="en", levels=("team", "firm", "state"))
    assert found.loc[0, "level"] == "firm"
    assert "firm: network, zone in 2 of 2 texts" in found.loc[0, "because"]
    with pytest.raises(
        SettingError,
        match=r"^the lexicon has words for 3 levels, micro, meso, macro; pass as many levels=, "
        r"from the narrowest to the widest; got 'a', 'b'$",
    ):
        suggest(h, language="en", levels=("a", "b"))


@pytest.mark.parametrize("least", [0, -1, 1.1, True, "0.3", None, float("nan")])
def test_the_least_score_is_above_0(h: Hierarchy, least: object) -> None:
    message = re.escape(f"least must be a score above 0 and at most 1; got {least!r}")
    with pytest.raises(SettingError, match=f"^{message}$"):
        suggest(h, language="en", least=least)  # type: ignore[arg-type]  # the point of the test


def test_the_languages_of_the_lexicon() -> None:
    spanish = read_actions(["presupuesto para el barrio", "el presupuesto de la salud"])
    h = from_codebook({"Budget": None}, spanish)
    with pytest.raises(
        SettingError,
        match=r"^the lexicon of vsm\.suggest has words in en, fr, nl, de, and the texts are in "
        r"es; pass language='en', or another of these, if that is their language after all, or "
        r"else place the groups with vsm\.assign$",
    ):
        suggest(h, "sub-cluster", language="es")


@pytest.mark.parametrize(
    ("language", "texts", "function", "level", "because"),
    [
        (
            "fr",
            ["Financer le réseau local", "Des subsides pour la ville"],
            *("S3", "meso"),
            (
                "S3: financement, subside in 2 of 2 texts. "
                "meso: local, réseau, ville in 2 of 2 texts."
            ),
        ),
        (
            "nl",
            ["Ethiek voor mantelzorgers", "Een charter voor burgers"],
            *("S5", "micro"),
            "S5: charter, ethiek in 2 of 2 texts. micro: burger, mantelzorger in 2 of 2 texts.",
        ),
        (
            "de",
            ["Ein Gesetz zur Forschung", "Pilotprojekte der Universitäten"],
            *("S4", "macro"),
            (
                "S4: forschung, pilotprojekt in 2 of 2 texts. "
                "macro: gesetz, universität in 2 of 2 texts."
            ),
        ),
    ],
)
def test_suggestions_in_other_languages(
    language: str, texts: list[str], function: str, level: str, because: str
) -> None:
    actions = read_actions(texts)
    h = from_codebook({"X": None}, actions, code=dict.fromkeys(actions.ids, "X"))
    first = suggest(h, "sub-cluster", language=language).iloc[0]
    assert first[["function", "level", "because"]].tolist() == [function, level, because]


def test_each_text_is_read_in_its_language_and_others_are_counted() -> None:
    texts = ["a budget", "un financement pour le réseau", "un presupuesto", "begroting"]
    frame = pd.DataFrame({"text": texts, "language": ["en", "fr", "es", None]})
    actions = read_actions(frame)
    h = from_codebook({"Theme": None}, actions, code=dict.fromkeys(actions.ids, "Theme"))
    found = suggest(h, "sub-cluster")
    unknown, unread = found.attrs["notes"][-2:]
    assert unknown == (
        "the language of 1 of 4 texts is not known; they were read with the words of all "
        "languages of the lexicon (en, fr, nl, de)"
    )
    assert unread == (
        "1 of 4 texts are in languages that the lexicon has no words of, and were not read; it "
        "has en, fr, nl, de"
    )
    said = "S3: begroting, budget, financement in 3 of 3 texts"
    assert found.loc[0, "because"].startswith(said)


def test_applied_suggestions_stay_marked_until_they_are_confirmed(h: Hierarchy) -> None:
    found = suggest(h, "sub-cluster", language="en")
    done = apply_suggestions(h, found[found["level"] != ""])
    assert done["Funding"].placements == (
        Placement("S3", "meso", primary=True, confidence=1.0, suggested=True),
    )
    assert vsm.matrix(done).loc["S3", "meso (suggested)"] == 2
    assert set(done.log["why"]) == {"suggested by the words of the lexicon"}
    confirmed = confirm(done, "Funding")
    assert confirmed["Funding"].placements == (Placement("S3", "meso", primary=True),)
    assert vsm.matrix(confirmed).loc["S3", "meso (suggested)"] == 0
    assert h.tree.placements == {}


def test_what_people_said_stays_and_old_suggestions_go(h: Hierarchy) -> None:
    said = vsm.assign(h, {"Funding": ("S5", "macro")})
    first = pd.DataFrame(
        {
            "group": ["Funding", "Funding"],
            "function": ["S5", "S1"],
            "level": ["macro", "micro"],
            "score": [0.5, 0.6],
        }
    )
    done = apply_suggestions(said, first)
    assert done["Funding"].placements == (
        Placement("S5", "macro", primary=True),
        Placement("S1", "micro", confidence=0.6, suggested=True),
    )
    second = first.iloc[[1]].assign(function="S2")
    assert [place.function for place in apply_suggestions(done, second)["Funding"].placements] == [
        *("S5", "S2"),
    ]
    with pytest.raises(
        EditError,
        match=r"^the suggestions change nothing: all their places in S01 are there already$",
    ):
        apply_suggestions(done, first)


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        (
            {"level": ""},
            "the suggestions for Funding name no function or no level; fill it in, or",
        ),
        (
            {"function": None},
            "the suggestions for Funding name no function or no level; fill it i",
        ),
        (
            {"score": 1.5},
            "the suggestion for Funding has the score 1.5; a score is a number from ",
        ),
        (
            {"score": None},
            "the suggestion for Funding has the score None; a score is a number fro",
        ),
        ({"group": "Fundin"}, "there is no group or action 'Fundin'; did you mean 'Funding'?"),
        ({"function": "S9"}, "'S9' is not a function of the Viable System Model; known: 'S1', 'S"),
        (
            {"level": "giga"},
            "'giga' is not a level of the system; known: 'micro', 'meso', 'macro'",
        ),
    ],
)
def test_suggestions_that_cannot_be_placed(
    h: Hierarchy, changed: dict[str, object], message: str
) -> None:
    row = {"group": "Funding", "function": "S3", "level": "meso", "score": 0.5} | changed
    with pytest.raises((InputError, SettingError), match=f"^{re.escape(message)}"):
        apply_suggestions(h, pd.DataFrame([row], dtype=object))


def test_tables_that_are_no_suggestions(h: Hierarchy) -> None:
    row = {"group": "Funding", "function": "S3", "level": "meso", "score": 0.5}
    for table, end in (
        ([row], "got list"),
        (pd.DataFrame([row]).drop(columns=["level", "score"]), "it lacks level, score"),
        (pd.DataFrame([row]).iloc[:0], "got one without rows"),
    ):
        with pytest.raises(InputError, match=f"^{re.escape(NEEDED + end)}$"):
            apply_suggestions(h, table)  # type: ignore[arg-type]  # the point of the test
    twice = pd.DataFrame([row, row | {"group": "S01"}])
    with pytest.raises(InputError, match=r"^the suggestions place S01 in S3 meso twice$"):
        apply_suggestions(h, twice)


def test_most_labels_of_the_study_are_given_one_of_their_functions() -> None:
    figures = load_kce359()
    h = from_codebook(figures.codebook, read_actions(["none of them"]))
    found = suggest(h, groups=list(figures.placements), language="en").groupby("group").first()
    hits = sum(
        found.loc[h.find(label).id, "function"] in {function for function, _ in places}
        for label, places in figures.placements.items()
    )
    # the words were chosen with these labels in sight: it is a check of the reading, no measure
    assert hits / len(figures.placements) > 0.7


def test_labels_with_half_a_character(h: Hierarchy) -> None:
    odd = h.rename("S01", "Funding \ud800")
    found = suggest(odd, "sub-cluster", language="en")
    assert (found["label"][0], found["score"].dtype) == ("Funding \ud800", float)
