"""What `to_dict` gives is strict JSON, whatever is missing in a result."""

import json
from typing import Any

import pandas as pd
import pytest

from actionclust import (
    Hierarchy,
    agreement,
    combine,
    datasets,
    from_codebook,
    priorities,
    propose_levels,
    read_actions,
    replay,
)
from actionclust.table_rows import records, strict


def as_json(told: dict[str, Any]) -> dict[str, Any]:
    """Give what JSON gives back, which must be the same."""
    again: dict[str, Any] = json.loads(json.dumps(told, allow_nan=False))
    assert again == told
    return again


@pytest.fixture
def h() -> Hierarchy:
    frame = pd.DataFrame({"id": ["A1", "A2", "A3"], "text": ["train", "train all", "share"]})
    frame["group"] = ["G1", "G1", "G2"]
    frame["sticker_1"] = [2, 1, None]
    frame["sticker_2"] = [0, 1, None]
    frame["sticker_3"] = [0, 0, None]
    code = {"A1": "Skills", "A2": "Skills", "A3": "Data"}
    return from_codebook({"Skills": None, "Data": None}, read_actions(frame), code=code)


def test_priorities(h: Hierarchy) -> None:
    scored = priorities.score(h.actions)
    told = as_json(scored.to_dict())
    assert list(told) == ["scheme", "weights", "notes", "actions", "discussion_groups"]
    assert (told["scheme"], told["weights"]) == ("study", [3.0, 2.0, 1.0])
    assert told["notes"] == list(scored.notes)
    assert [row["id"] for row in told["actions"]] == ["A1", "A2", "A3"]
    assert [row["rank"] for row in told["actions"]] == [1, 2, None]
    assert told["actions"][2]["share"] is None
    assert [row["group"] for row in told["discussion_groups"]] == ["G1", "G2"]


def test_priorities_of_the_example() -> None:
    told = as_json(priorities.score(datasets.load_example(), scheme="equal").to_dict())
    assert len(told["actions"]) == len(datasets.load_example())


def test_sensitivity_without_a_tau(h: Hierarchy) -> None:
    compared = priorities.sensitivity(h.actions, ["study", (0, 1, 1)])
    told = as_json(compared.to_dict())
    assert list(told) == ["tau", "changes", "notes"]
    assert list(told["tau"]) == list(compared.tau.index)
    assert list(told["tau"]["study"]) == list(compared.tau.columns)
    assert [row["id"] for row in told["changes"]] == compared.changes["id"].tolist()
    assert None in [row["change"] for row in told["changes"]]


def test_agreement_that_is_not_defined(h: Hierarchy) -> None:
    alike = from_codebook({"All": None}, h.actions, code=dict.fromkeys(h.actions.ids, "All"))
    told = as_json(agreement.compare(alike, alike, match="label").to_dict())
    keys = ["match", "uncoded", "tree_alpha", "notes", "levels", "items", "groups", "changes"]
    assert list(told) == keys
    (level,) = told["levels"]
    assert (level["level"], level["kappa"], level["alike"]) == ("sub-cluster", None, 1.0)
    assert told["tree_alpha"] is None


def test_agreement(h: Hierarchy) -> None:
    compared = agreement.compare(h, h.move("A2", to="S02"), match="id")
    told = as_json(compared.to_dict())
    assert told["levels"][0]["kappa"] == compared.levels["kappa"].iloc[0]
    assert told["items"][0]["id"] == "A2"


def test_replay(h: Hierarchy) -> None:
    done = replay([*h.rename("S01", "Nurses").entries, *h.move("A3", to="S01").entries], on=h)
    told = as_json(done.to_dict())
    assert list(told) == ["complete", "edits", "notes"]
    assert told["complete"] is True
    assert [row["edit"] for row in told["edits"]] == ["rename", "move"]


def test_combined(h: Hierarchy) -> None:
    one = h.by("PV").move("A3", to="S01").pin("A3")
    both = combine(one, h.by("ASL").set_aside("A3"))
    told = as_json(both.to_dict())
    assert told["complete"] is both.complete
    assert told["edits"] == len(both.hierarchy.entries)
    assert [row["about"] for row in told["conflicts"]] == both.report["about"].tolist()
    assert told["left_out"] == [
        {"what": str(entry), "why": why}
        for entry, why in zip(both.left_out, both.reasons, strict=True)
    ]
    assert told["renumbered"] == dict(both.renumbered)
    assert told["given_up"] == []
    taken = both.take("theirs")
    told = as_json(taken.to_dict())
    assert told["given_up"] == [str(entry) for entry in taken.given_up]
    assert len(told["given_up"]) == 2


def test_what_both_did_is_a_sentence(h: Hierarchy) -> None:
    one, other = h.by("PV").rename("S01", "Nurses"), h.by("ASL").rename("S01", "Nurses")
    told = as_json(combine(one, other).to_dict())
    assert (told["complete"], told["edits"], told["conflicts"]) == (True, 1, [])
    assert len(told["agreed"]) == 1
    assert "Nurses" in told["agreed"][0]


@pytest.mark.parametrize("value", [float("nan"), float("inf"), -float("inf"), None])
def test_what_is_no_number_is_missing(value: float | None) -> None:
    told = strict({"rows": records(pd.DataFrame({"n": [1.5, value]})), "pair": (value, 2)})
    assert as_json(told) == {"rows": [{"n": 1.5}, {"n": None}], "pair": [None, 2]}


def test_levels_that_are_proposed() -> None:
    h = datasets.worked_example().history_start
    told = as_json(propose_levels(h, clusters=20, super_clusters=6).to_dict())
    assert list(told) == ["steps", "dendrogram", "notes"]
    assert any(row["similarity"] is None for row in told["steps"])
