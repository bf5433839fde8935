import pandas as pd

from actionclust import cluster_actions, read_actions
from actionclust.coding import found
from actionclust.coding.found import found_parts
from actionclust.coding.origin import first_label

TEXTS = [
    *("train the nurses", "hire more nurses", "pay nurses well", "nurses in schools"),
    *("share the data", "open data for all", "protect data"),
    *("build homes", "homes for the old"),
]
FRAME = pd.DataFrame({"id": [f"{n:03d}" for n in range(len(TEXTS))], "text": TEXTS})
ACTIONS = read_actions(FRAME)


def test_all_communities_but_the_largest() -> None:
    parts = found_parts(ACTIONS, ACTIONS.ids, 3, None)
    assert [set(ids) for _, ids in parts] == [{"004", "005", "006"}, {"007", "008"}]
    assert [label.split(", ")[0] for label, _ in parts] == ["data", "homes"]


def test_only_the_actions_of_the_group() -> None:
    parts = found_parts(ACTIONS, set(ACTIONS.ids[4:]), 2, None)
    assert [set(ids) for _, ids in parts] == [{"007", "008"}]


def test_the_settings_of_the_clustering_are_taken(monkeypatch: object) -> None:
    asked: list[dict[str, object]] = []

    def watched(*given: object, **choices: object) -> object:
        asked.append(choices)
        return cluster_actions(*given, **choices)

    monkeypatch.setattr(found, "cluster_actions", watched)
    choices = {"stop_words": ["homes"], "language": "en", "seed": 7, "min_size": 3}
    origin = cluster_actions(ACTIONS, recipe="kce359", edges=9, **choices).to_hierarchy().origin
    found_parts(ACTIONS, ACTIONS.ids, 2, origin)
    (choice,) = asked
    assert choice["stop_words"] == ["homes"]
    assert (choice["seed"], choice["refine"], choice["language"]) == (7, False, "en")
    # those that suit the size of the whole are not
    assert "edges" not in choice
    assert "min_size" not in choice


def test_the_language_of_each_text_is_taken() -> None:
    frame = FRAME.assign(language=["en"] * 8 + ["fr"])
    actions = read_actions(frame)
    origin = cluster_actions(actions, target=3).to_hierarchy().origin
    assert origin is not None
    assert len(origin.receipt["data"]["languages"]) == 2
    assert found_parts(actions, actions.ids, 3, origin)


def test_first_labels() -> None:
    assert first_label("a, b, c, d") == "a, b, c"
    assert first_label("a") == "a"
