import pandas as pd
import pytest

from actionclust import Hierarchy, from_codebook, priorities, read_actions, tables, vsm
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
    }
    for name, call in calls.items():
        with pytest.raises(InputError) as caught:
            call()
        assert str(caught.value) == (
            f"{name} takes a Hierarchy, for instance what Clustering.to_hierarchy() gives; got "
            "Actions"
        )


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
