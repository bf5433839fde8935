import copy
import json
import subprocess
import sys
from typing import Any

import numpy as np
import pandas as pd
import pytest

import actionclust as ac
from actionclust import Clustering, Hierarchy, InputError, SettingError
from actionclust.coding.moves import fingerprint
from actionclust.view.basis import NETWORK_NOTE, basis_of
from actionclust.view.payload import payload, payload_of
from actionclust.view.payload_types import PAYLOAD_VERSION, Payload
from tests.references import HOSTILE
from tests.view.shapes import misfits

TEXTS = {
    "A1": "Train nurses",
    "A2": "Train all the nurses well",
    "A3": "Nurses",
    "A4": "Share data",
    "A5": "Share more data with nurses",
    "A6": "Share data",
    "A7": "!",
}
FRAME = pd.DataFrame(
    {
        "id": list(TEXTS),
        "text": list(TEXTS.values()),
        "region": ["North", "North", "South", None, "South", "South", "North"],
        "group": ["N1", "N1", "S1", "S1", "S1", "S1", "N2"],
        "sticker_1": [1, 0, 2, 0, 1, 0, None],
        "sticker_2": [0, 1, 0, 0, 0, 0, None],
        "sticker_3": 0,
        "cost": [1.5, None, 3, 4, 5, 6, 7],
    }
)


def texts_of(found: Payload, group: str) -> list[str]:
    place = next(n for n, one in enumerate(found["groups"]) if one["id"] == group)
    actions = found["actions"]
    return [i for i, home in zip(actions["id"], actions["group"], strict=True) if home == place]


def by_id(found: Payload, name: str) -> dict[str, Any]:
    values: list[Any] = found["actions"][name]  # type: ignore[literal-required]
    return dict(zip(found["actions"]["id"], values, strict=True))


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
    assert payload(edited)["title"] == "Action points of DataFrame"


def test_actions_stand_in_the_order_of_the_table(edited: Hierarchy) -> None:
    found = payload(edited)

    assert dict(zip(found["actions"]["id"], found["actions"]["text"], strict=True)) == TEXTS
    assert found["actions"]["pinned"] == [0]
    assert texts_of(found, "S01") == ["A1", "A2", "A5"]
    assert texts_of(found, "S02") == ["A4", "A6"]
    reasons = found["reasons"]
    assert {
        id_: reasons[place] for id_, place in by_id(found, "reason").items() if place >= 0
    } == {"A3": "not an action", "A7": "no words left"}
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

    assert log[3]["what"] == "moved A5 ('Share more data with nurses') from S02 to S01"
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


def test_the_network_is_that_of_the_clustering(clustered: Clustering) -> None:
    found = payload(clustered)
    network = found["network"]
    ids = found["actions"]["id"]

    graph = clustered.network
    shown = {
        frozenset((ids[a], ids[b])): weight
        for a, b, weight in zip(
            network["first"][: network["taken"]],
            network["second"][: network["taken"]],
            network["weight"],
            strict=False,
        )
    }
    kept = {
        frozenset((a, b)): data["weight"]
        for a, b, data in graph.edges(data=True)
        if data["kind"] == "pair"
    }
    assert shown == pytest.approx(kept, abs=0.00006)
    copies = {frozenset(ids[place] for place in pair) for pair in network["copies"]}
    assert copies == {
        frozenset((a, b)) for a, b, data in graph.edges(data=True) if data["kind"] != "pair"
    }
    assert found["tuning"] is not None
    assert [run["edges"] for run in found["tuning"]["runs"] if run["taken"]] == [network["taken"]]
    assert found["tuning"]["reason"] == clustered.tuning.reason


def test_shared_words_can_be_read_off(clustered: Clustering) -> None:
    found = payload(clustered)
    actions, network, terms = found["actions"], found["network"], found["terms"]

    for edge in range(0, network["taken"], 40):
        a, b = network["first"][edge], network["second"][edge]
        both = sorted(set(actions["terms"][a]) & set(actions["terms"][b]))
        evidence = clustered.shared_words(actions["id"][a], actions["id"][b])["term"]
        assert {terms[place] for place in both} == {w for w in evidence if " " not in w}
    having = np.bincount(np.concatenate([np.array(t, int) for t in actions["terms"]]))
    different = having[np.array([len(t) > 0 for t in terms])]
    assert different[0] == 1
    assert different[-1] == max(different) > 50  # the rarest first


@pytest.fixture
def coded() -> Hierarchy:
    code = {"A1": "Training", "A2": "Training", "A4": "Data"}
    return ac.from_codebook(
        {"Skills": ["Training"], "Data": None}, ac.read_actions(FRAME), code=code
    )


def test_a_code_tree_has_a_network_and_no_tuning(coded: Hierarchy) -> None:
    found = payload(coded)

    assert misfits(found, Payload) == []
    assert found["tuning"] is None
    assert found["network"]["taken"] > 0
    assert NETWORK_NOTE in found["notes"]
    facts = {fact["name"]: fact["value"] for fact in found["receipt"]}
    assert facts["Network"] == "computed to be shown"
    assert facts["Edits"] == "none"
    assert by_id(found, "fit")["A1"] is not None


def test_a_code_tree_without_codes_is_laid_out_by_communities() -> None:
    actions = ac.read_actions(FRAME)
    empty = ac.from_codebook({"Skills": None}, actions)
    clustering = ac.cluster_actions(actions)

    x, y = (payload(empty)["actions"][axis] for axis in "xy")  # type: ignore[literal-required]
    found = payload(clustering)["actions"]
    assert (x, y) == (found["x"], found["y"])


@pytest.mark.parametrize("texts", [["only one"], ["", "!"], ["Train nurses", "Share data"]])
def test_few_texts_make_a_payload(texts: list[str]) -> None:
    found = payload(ac.cluster_actions(texts))

    assert misfits(found, Payload) == []
    assert found["actions"]["text"] == texts


def test_the_order_of_the_rows_changes_nothing_else(clustered: Clustering) -> None:
    table = clustered.actions.table.sample(frac=1, random_state=3)
    one = payload(clustered)
    other = payload(ac.cluster_actions(ac.read_actions(table), target=40))

    assert one["groups"] == other["groups"]
    assert one["terms"] == other["terms"]
    for name in ("text", "group", "fit", "share", "rank", "priority", "x", "y", "terms"):
        assert by_id(one, name) == by_id(other, name), name


def test_the_hash_seed_and_the_run_change_nothing() -> None:
    program = (
        "import json, hashlib, actionclust as ac\n"
        "from actionclust.view.payload import payload\n"
        "c = ac.cluster_actions(ac.datasets.load_example(), target=30)\n"
        "h = c.to_hierarchy()\n"
        "print(hashlib.sha256(json.dumps(payload(h)).encode()).hexdigest())\n"
    )
    digests = {
        subprocess.run(  # noqa: S603 - this Python, and a program from here
            [sys.executable, "-c", program],
            env={"PYTHONHASHSEED": seed, "PATH": ""},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(digests) == 1


def test_what_is_known_is_kept_while_a_board_edits(clustered: Clustering) -> None:
    h = clustered.to_hierarchy()
    basis = basis_of(h)
    before = payload_of(h, basis)
    kept = {group["id"]: group["colour"] for group in before["groups"]}

    h = h.merge(["S01", "S02"]).create("New").move(h.members("S05")[:2], to="New")
    after = payload_of(h, basis, before=before)
    assert after["actions"]["x"] == before["actions"]["x"]
    assert after["network"] == before["network"]
    assert after["columns"] == before["columns"]
    assert after["start"] == before["start"]
    colours = {group["id"]: group["colour"] for group in after["groups"]}
    assert {id_: colours[id_] for id_ in kept if id_ in colours} == {
        id_: colour for id_, colour in kept.items() if id_ != "S02"
    }
    assert payload_of(h, basis_of(h))["actions"]["x"] != before["actions"]["x"]


def test_linked_groups_have_other_colours(clustered: Clustering) -> None:
    found = payload(clustered)
    home = found["actions"]["group"]
    between: dict[frozenset[int], float] = {}
    network = found["network"]
    ends = zip(network["first"], network["second"], network["weight"], strict=True)
    for a, b, weight in list(ends)[: network["taken"]]:
        if home[a] != home[b] and min(home[a], home[b]) >= 0:
            pair = frozenset((home[a], home[b]))
            between[pair] = between.get(pair, 0.0) + weight
    same = [
        weight
        for (a, b), weight in between.items()
        if found["groups"][a]["colour"] == found["groups"][b]["colour"]
    ]
    assert sum(same) < 0.02 * sum(between.values())


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
