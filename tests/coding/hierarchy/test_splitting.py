from typing import Any

import pandas as pd
import pytest

from actionclust import cluster_actions, read_actions
from actionclust.coding.hierarchy import splitting
from actionclust.coding.hierarchy.splitting import recluster
from actionclust.network.origin import first_label
from actionclust.network.pipeline import Stages, run_stages
from actionclust.settings import Settings

TEXTS = [
    *("train the nurses", "hire more nurses", "pay nurses well", "nurses in schools"),
    *("share the data", "open data for all", "protect data"),
    *("build homes", "homes for the old"),
]
FRAME = pd.DataFrame({"id": [f"{n:03d}" for n in range(len(TEXTS))], "text": TEXTS})
ACTIONS = read_actions(FRAME)


def test_all_communities_but_the_largest() -> None:
    parts = recluster(ACTIONS, ACTIONS.ids, 3, None)
    assert [set(ids) for _, ids in parts] == [{"004", "005", "006"}, {"007", "008"}]
    assert [label.split(", ")[0] for label, _ in parts] == ["data", "homes"]


def test_only_the_actions_of_the_group() -> None:
    parts = recluster(ACTIONS, set(ACTIONS.ids[4:]), 2, None)
    assert [set(ids) for _, ids in parts] == [{"007", "008"}]


def test_the_settings_of_the_clustering_are_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Settings] = []

    def watched(*given: Any, **named: Any) -> Stages:  # noqa: ANN401 - handed on as it came
        asked.append(given[3])
        return run_stages(*given, **named)

    monkeypatch.setattr(splitting, "run_stages", watched)
    choices: dict[str, Any] = {"stop_words": ["homes"], "language": "en", "seed": 7, "min_size": 3}
    origin = cluster_actions(ACTIONS, recipe="kce359", edges=9, **choices).to_hierarchy().origin
    recluster(ACTIONS, ACTIONS.ids, 2, origin)
    (settings,) = asked
    assert "homes" in settings.stop_words
    assert (settings.seed, settings.refine, settings.language) == (7, False, "en")
    # those that suit the size of the whole are not
    assert (settings.edges, settings.min_size) == (None, Settings().min_size)


def test_the_language_of_each_text_is_taken() -> None:
    frame = FRAME.assign(language=["en"] * 8 + ["fr"])
    actions = read_actions(frame)
    origin = cluster_actions(actions, target=3).to_hierarchy().origin
    assert origin is not None
    assert len(origin.receipt["data"]["languages"]) == 2
    assert recluster(actions, actions.ids, 3, origin)


def test_first_labels() -> None:
    assert first_label("a, b, c, d") == "a, b, c"
    assert first_label("a") == "a"
