import pandas as pd
import pytest

import actionclust as ac
from actionclust import Hierarchy, from_codebook
from actionclust.network import membership
from actionclust.view.payload.plain_words import MEANINGS, about, how_made, title_of
from actionclust.view.payload.whole_payload import payload
from tests.view.payloads import FRAME


@pytest.mark.parametrize(
    ("source", "title"),
    [
        ("polis_bowling_green_en.csv", "Polis bowling green en"),
        ("my--study.v2.xlsx", "My study.v2"),
        ("_.csv", "What people said"),
        ("DataFrame", "What people said"),
        ("", "What people said"),
    ],
)
def test_a_title_is_made_of_the_name_of_a_file(source: str, title: str) -> None:
    assert title_of(source) == title


def test_the_study_is_told_in_two_sentences(worked: Hierarchy) -> None:
    told = about(worked)
    counts = [len(worked.groups(level)) for level in ("super-cluster", "cluster", "sub-cluster")]
    outside = len(worked.unclustered)

    assert told == (
        "555 texts from 16 discussion groups in 3 regions (Brussels, Flanders and Wallonia). "
        f"{555 - outside} of them are in {counts[0]} themes, which part into {counts[1]} and "
        f"{counts[2]} narrower ones, and {outside} are in none."
    )


def test_what_is_not_grouped_and_what_has_no_regions_is_told_too() -> None:
    frame = pd.DataFrame({"text": ["a cat", "a dog"], "region": [None, None]})

    assert about(ac.cluster_actions(frame).to_hierarchy()) == "2 texts. They are not grouped yet."


def test_many_regions_are_counted_and_not_named() -> None:
    frame = pd.DataFrame({"text": ["train nurses"] * 6, "region": list("abcdef")})

    assert about(ac.cluster_actions(frame).to_hierarchy()).startswith("6 texts from 6 regions. ")


def test_how_it_was_made_names_people_and_days(worked: Hierarchy) -> None:
    told = payload(worked)["made"]

    assert told.startswith("A program linked texts that share telling words, and made themes of")
    people = sorted({entry.analyst for entry in worked.entries})
    assert f"then {' and '.join(people)} named and sorted them by hand, in " in told
    assert f"{len(worked.history.done)} changes on {worked.entries[0].time[:10]}." in told


def test_how_a_code_tree_was_made() -> None:
    actions = ac.read_actions(FRAME)
    code = dict.fromkeys(actions.ids, "All")
    h = from_codebook({"All": None}, actions, code=code)

    assert payload(h)["made"] == "People sorted the texts into themes that they had named."
    assert how_made.__doc__


def test_every_reason_of_the_clustering_has_a_meaning() -> None:
    reasons = {value for name, value in vars(membership).items() if name.isupper()}
    reasons = {reason for reason in reasons if isinstance(reason, str)}

    assert reasons < set(MEANINGS)


def test_the_meanings_stand_beside_their_reasons() -> None:
    h = ac.cluster_actions(FRAME).to_hierarchy().set_aside("A1", reason="not an action")
    found = payload(h)

    assert dict(zip(found["reasons"], found["meanings"], strict=True)) == {
        "no answer": MEANINGS["no answer"],
        "not an action": "",
    }
