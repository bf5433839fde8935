import copy
import json
from typing import Any

import numpy as np
import pytest

import actionclust as ac
from actionclust import Clustering, Hierarchy, InputError, SettingError
from actionclust.coding.project.moves_file import fingerprint
from actionclust.view.payload.types import PAYLOAD_VERSION, Payload
from actionclust.view.payload.whole_payload import payload
from tests.references import HOSTILE
from tests.view.payloads import FRAME, TEXTS, by_id, texts_of
from tests.view.shapes import misfits


@pytest.fixture
def small() -> Clustering:
    return ac.cluster_actions(ac.read_actions(FRAME), target=2)


@pytest.fixture
def edited(small: Clustering) -> Hierarchy:
    h = small.to_hierarchy(analyst="PV").rename("S02", "Share data", why="says what to do")
    h = h.group(["S01"], level="cluster", label="Skills").describe("C01", "What people learn.")
    h = h.move("A5", to="S01", why="about nurses").pin("A1").undo().redo()
    h = ac.vsm.assign(h, {"Skills": [("S1", "micro"), ("S3", "meso")], "A4": ("S2", "meso")})
    return h.set_aside("A3", reason="not an action")


@pytest.mark.parametrize("title", [None, "A study"])
def test_a_payload_has_the_shape_that_its_types_say(edited: Hierarchy, title: str) -> None:
    found = payload(edited, title=title)

    assert misfits(found, Payload) == []
    assert json.loads(json.dumps(found, allow_nan=False)) == found


def test_a_wrong_shape_is_seen(edited: Hierarchy) -> None:
    found: Any = copy.deepcopy(payload(edited))
    found["actions"]["x"][0] = np.float64(0.5)
    found["groups"][0]["level"] = "sub cluster"
    del found["start"]

    assert misfits(found, Payload) == [
        next(fault for fault in misfits(found, Payload) if "has not the entries" in fault)
    ]
    found["start"] = ""
    found = {key: found[key] for key in Payload.__annotations__}
    assert [fault.partition(":")[0] for fault in misfits(found, Payload)] == [
        "payload.actions.x[0]",
        "payload.groups[0].level",
    ]


def test_the_example_and_hostile_texts_have_the_shape_too(
    clustered: Clustering, hostile: Clustering
) -> None:
    for source in (clustered, hostile):
        assert misfits(payload(source), Payload) == []
    assert payload(hostile)["actions"]["text"][:-3] == HOSTILE[:-3]


def test_what_stands_at_the_top(edited: Hierarchy) -> None:
    found = payload(edited, title="Steps")

    assert (found["format"], found["version"]) == ("actionclust-view", PAYLOAD_VERSION)
    assert (found["title"], found["analyst"]) == ("Steps", "PV")
    assert found["summary"] == (
        "7 action points in 1 cluster and 2 sub-clusters; 2 are unclustered."
    )
    assert found["start"] == fingerprint(edited.tree)
    assert payload(edited)["title"] == "What people said"


def test_actions_stand_in_the_order_of_the_table(edited: Hierarchy) -> None:
    found = payload(edited)

    assert dict(zip(found["actions"]["id"], found["actions"]["text"], strict=True)) == TEXTS
    assert found["actions"]["pinned"] == [0]
    assert texts_of(found, "S01") == ["A1", "A2", "A5"]
    assert texts_of(found, "S02") == ["A4", "A6"]
    reasons = found["reasons"]
    assert {
        id_: reasons[place] for id_, place in by_id(found, "reason").items() if place >= 0
    } == {"A3": "not an action", "A7": "no answer"}
    assert {id_ for id_, home in by_id(found, "group").items() if home < 0} == {"A3", "A7"}


def test_groups_know_their_parents_rules_and_edits(edited: Hierarchy) -> None:
    cluster, first, second = payload(edited)["groups"]

    assert [one["id"] for one in (cluster, first, second)] == ["C01", "S01", "S02"]
    assert [one["parent"] for one in (cluster, first, second)] == [-1, 0, -1]
    assert (cluster["rule"], second["label"]) == ("What people learn.", "Share data")
    kinds = [entry["kind"] for entry in payload(edited)["log"]]
    assert [kinds[place] for place in second["entries"]] == ["rename", "move"]
    assert [kinds[place] for place in cluster["entries"]] == ["group", "describe", "assign"]
    assert [kinds[place] for place in first["entries"]] == ["group", "move", "set_aside"]


def test_the_log_is_told_in_words(edited: Hierarchy) -> None:
    log = payload(edited)["log"]

    moved = "moved “Share more data with nurses” from “Share data” to “train nurses, well”"
    assert log[3]["what"] == moved
    assert (log[3]["why"], log[3]["analyst"]) == ("about nurses", "PV")
    assert [entry["kind"] for entry in log[4:7]] == ["pin", "undo", "redo"]
    assert [entry["id"] for entry in log] == edited.log["entry"].tolist()
    assert [entry["holds"] for entry in log] == edited.log["holds"].tolist()
    assert not all(entry["holds"] for entry in log)


def test_places_in_the_model_are_inherited_and_say_so(edited: Hierarchy) -> None:
    found = payload(edited)
    cluster, first, second = found["groups"]

    cells = [(one["function"], one["level"], one["inherited"]) for one in cluster["functions"]]
    assert cells == [("S1", "micro", False), ("S3", "meso", False)]
    assert [one["inherited"] for one in first["functions"]] == [True, True]
    assert second["functions"] == []
    (own,) = found["actions"]["functions"]
    assert found["actions"]["id"][own["action"]] == "A4"
    assert own["functions"] == [
        {
            "function": "S2",
            "level": "meso",
            "primary": True,
            "confidence": None,
            "suggested": False,
            "inherited": False,
        }
    ]
    assert [one["id"] for one in found["model"]["functions"]] == [
        one.code for one in ac.vsm.FUNCTIONS
    ]
    assert found["model"]["levels"] == ["micro", "meso", "macro"]


def test_levels_can_have_other_names(edited: Hierarchy) -> None:
    levels = ("micro", "meso", "national")

    assert payload(edited, levels=levels)["model"]["levels"] == list(levels)
    with pytest.raises(SettingError, match=r"there are places at 'micro' .*the levels are 'ward'"):
        payload(edited, levels=("ward", "meso"))


def test_words_and_fit_are_those_of_the_clustering_until_something_moves(
    clustered: Clustering,
) -> None:
    found = payload(clustered)

    keywords = [", ".join(group["keywords"]) for group in found["groups"]]
    assert keywords == clustered.communities["keywords"].tolist()
    fit = clustered.table["fit"].tolist()
    assert [-1.0 if f is None else f for f in found["actions"]["fit"]] == pytest.approx(
        [-1.0 if np.isnan(f) else f for f in fit], abs=0.0006
    )


def test_words_and_fit_follow_the_edits(edited: Hierarchy) -> None:
    found = payload(edited)
    words = {group["id"]: group["keywords"] for group in found["groups"]}

    assert words["S01"] == words["C01"]
    assert "nurses" in words["S01"]
    assert words["S02"] == ["share data"]
    fit = by_id(found, "fit")
    assert fit["A3"] is fit["A7"] is None  # unclustered
    assert fit["A1"] > fit["A5"] > 0  # it came from elsewhere
    assert fit["A4"] is None  # only a copy of it is in the group


def test_an_empty_group_has_no_words(small: Clustering) -> None:
    h = small.to_hierarchy().create("Nothing yet").create("Nor here", level="cluster")
    h = h.create("Blank").move("A7", to="Blank")

    words = {group["label"]: group["keywords"] for group in payload(h)["groups"]}
    assert words["Nothing yet"] == words["Nor here"] == words["Blank"] == []


def test_votes_become_shares_ranks_and_priorities(edited: Hierarchy) -> None:
    found = payload(edited)
    votes = ac.priorities.score(edited.actions).table.set_index("id")

    for id_, share in by_id(found, "share").items():
        assert share == pytest.approx(votes.loc[id_, "share"], abs=1e-6) or (
            share is None and np.isnan(votes.loc[id_, "share"])
        )
    assert by_id(found, "rank") == {
        "A1": 2, "A2": 3, "A3": 1, "A4": 5, "A5": 4, "A6": 5, "A7": None,
    }  # fmt: skip
    named = {id_: found["priorities"][p] for id_, p in by_id(found, "priority").items()}
    assert named == {
        "A1": "high", "A2": "medium", "A3": "high", "A4": "none", "A5": "low", "A6": "none",
        "A7": "none",
    }  # fmt: skip
    assert "Of the 4 actions with points" in found["priority_rule"]
    assert "nobody voted, so there are no numbers, in: N2" in found["notes"]


def test_without_stickers_there_is_no_priority() -> None:
    found = payload(ac.cluster_actions(["Train nurses", "Train doctors"]))

    assert found["priority_rule"] == ""
    assert found["actions"]["share"] == found["actions"]["rank"] == [None, None]
    assert found["actions"]["priority"] == [0, 0]


def test_regions_have_shades_and_readable_inks(edited: Hierarchy) -> None:
    colours = payload(edited)["colours"]

    assert len(colours["regions"]) == 3  # North, South, and none
    assert [len(hue) for hue in colours["inks"]] == [4, 4, 4]
    none = payload(ac.cluster_actions(["Train nurses"]))["colours"]
    assert len(none["regions"]) == 1


@pytest.mark.parametrize(
    ("source", "message"),
    [
        (["Train nurses"], r"^a view shows a Clustering or a Hierarchy.*; got list$"),
        (None, r"^a view shows a Clustering or a Hierarchy.*; got NoneType$"),
    ],
)
def test_other_sources_are_refused(source: Any, message: str) -> None:  # noqa: ANN401 - anything
    with pytest.raises(InputError, match=message):
        payload(source)


def test_a_title_is_a_text(small: Clustering) -> None:
    with pytest.raises(SettingError, match=r"^title must be a text; got 3 \(int\)$"):
        payload(small, title=3)  # type: ignore[arg-type]
