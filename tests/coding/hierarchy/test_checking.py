from pathlib import Path

import pandas as pd
import pytest

from actionclust import (
    Hierarchy,
    combine,
    diff,
    edits_towards,
    from_codebook,
    priorities,
    read_actions,
    replay,
    tables,
    vsm,
)
from actionclust.errors import InputError


@pytest.fixture
def h() -> Hierarchy:
    frame = pd.DataFrame({"text": ["a"], "region": ["N"], "group": ["G"], "dimension": ["D"]})
    stickers = {"sticker_1": [1], "sticker_2": [0], "sticker_3": [0]}
    return from_codebook({"Data": None}, read_actions(frame.assign(**stickers)))


def test_every_function_of_hierarchies_refuses_something_else(h: Hierarchy) -> None:
    actions, frame = h.actions, pd.DataFrame({"text": ["a"]})
    calls = {
        "hierarchy_table": lambda: tables.hierarchy_table(actions),  # type: ignore[arg-type]
        "presence": lambda: tables.presence(actions),  # type: ignore[arg-type]
        "links": lambda: tables.links(actions, actions),  # type: ignore[arg-type]
        "of_groups": lambda: priorities.score(actions).of_groups(actions),  # type: ignore[arg-type]
        "vsm.assign": lambda: vsm.assign(actions, {"Data": ("S1", "meso")}),  # type: ignore[arg-type]
        "vsm.confirm": lambda: vsm.confirm(actions, "Data"),  # type: ignore[arg-type]
        "vsm.placements": lambda: vsm.placements(actions, "Data"),  # type: ignore[arg-type]
        "vsm.suggest": lambda: vsm.suggest(actions),  # type: ignore[arg-type]
        "vsm.apply_suggestions": lambda: vsm.apply_suggestions(actions, frame),  # type: ignore[arg-type]
        "vsm.tables": lambda: vsm.tables(actions),  # type: ignore[arg-type]
        "vsm.matrix": lambda: vsm.matrix(actions),  # type: ignore[arg-type]
        "vsm.gaps": lambda: vsm.gaps(actions),  # type: ignore[arg-type]
        "vsm.gap_report": lambda: vsm.gap_report(actions),  # type: ignore[arg-type]
        "combine": lambda: combine(h, actions),  # type: ignore[arg-type]
        "diff": lambda: diff(actions, h),  # type: ignore[arg-type]
        "edits_towards": lambda: edits_towards(h, actions),  # type: ignore[arg-type]
    }
    for name, call in calls.items():
        with pytest.raises(InputError) as caught:
            call()
        assert str(caught.value) == (
            f"{name} takes a Hierarchy, for instance what Clustering.to_hierarchy() gives; got "
            "Actions"
        )


@pytest.mark.parametrize("path", ["study.json", Path("study.json")])
def test_a_path_is_to_be_loaded_first(h: Hierarchy, path: str | Path) -> None:
    for call in (
        lambda: combine(path, h),  # type: ignore[arg-type]  # the point of the test
        lambda: diff(h, path),  # type: ignore[arg-type]  # the point of the test
        lambda: edits_towards(path, h),  # type: ignore[arg-type]  # the point of the test
        lambda: replay(h, on=path),  # type: ignore[arg-type]  # the point of the test
    ):
        with pytest.raises(InputError, match=r"got .*; load the project file first: actionclust"):
            call()


def test_every_function_of_actions_refuses_something_else(h: Hierarchy) -> None:
    with pytest.raises(
        InputError, match=r"^score takes Actions; got Hierarchy; pass its \.actions$"
    ):
        priorities.score(h)  # type: ignore[arg-type]  # the point of the test
    with pytest.raises(
        InputError, match=r"^links takes Actions; got Hierarchy; pass its \.actions$"
    ):
        tables.links(h, h)  # type: ignore[arg-type]  # the point of the test
    with pytest.raises(
        InputError, match=r"^score takes Actions; got DataFrame; read a table with read_actions"
    ):
        priorities.score(pd.DataFrame())  # type: ignore[arg-type]  # the point of the test
    with pytest.raises(
        InputError, match=r"^from_codebook takes Actions; got DataFrame; read a table with read"
    ):
        from_codebook({"Data": None}, pd.DataFrame())  # type: ignore[arg-type]  # as above
