import pandas as pd
from hypothesis import given

from actionclust import Hierarchy, from_codebook, read_actions, vsm
from actionclust.analysis.vsm import LEVELS
from actionclust.analysis.vsm.placing import elements
from actionclust.analysis.vsm.wider_readings import WiderReading, in_words, wider_reading
from tests.analysis.strategies import placed

CODES = ["Pilots", "Pilots", "Care", "Alone"]


def coded() -> Hierarchy:
    codebook = {"Funding": ["Pilots", "Care"], "Alone": None}
    return from_codebook(
        codebook, read_actions(pd.DataFrame({"text": "a", "code": CODES})), code="code"
    )


def test_several_elements_with_and_without_a_group_above() -> None:
    here = dict.fromkeys(["Pilots", "Care", "Alone"], ("S4", "meso"))
    found = wider_reading(h := vsm.assign(coded(), here), elements(h, LEVELS))
    assert found == WiderReading(("Pilots", "Care"), ("Funding",), 4)


def test_nothing_above() -> None:
    h = vsm.assign(coded(), {"Alone": ("S4", "meso")})
    assert wider_reading(h, elements(h, LEVELS)) is None


def test_an_action_of_its_own_has_no_other_reading() -> None:
    h = coded()
    h = vsm.assign(h, {h.actions.ids[0]: ("S4", "meso")})
    assert wider_reading(h, elements(h, LEVELS)) is None


def test_in_words() -> None:
    several = WiderReading(("a", "b"), ("C",), 1)
    assert in_words(several, "little") == (
        "Only 'a', 'b' are placed here; read as the whole of 'C', they have 1 action: little."
    )


@given(placed())
def test_it_holds_what_is_placed_and_no_more_than_all(h: Hierarchy) -> None:
    for one in elements(h, LEVELS):
        found = wider_reading(h, [one])
        if found is not None:
            assert set(one.actions) <= set(h.actions.ids)
            assert len(one.actions) <= found.actions <= len(h.actions)
