import math
import re
from pathlib import Path

import pytest
from hypothesis import given

from actionclust import (
    ActionClustError,
    EditError,
    Hierarchy,
    from_codebook,
    load,
    read_actions,
    replay,
    vsm,
)
from actionclust.analysis.vsm import Placement, assign, confirm
from actionclust.errors import InputError, SettingError
from tests.analysis.strategies import placed

PLACE = (
    'a place is a pair such as ("S3", "meso"), a Placement, or a mapping with function and level'
)


@pytest.fixture
def h() -> Hierarchy:
    actions = read_actions(["Fund networks", "Fund pilots"])
    code = {actions.ids[0]: "Networks"}
    return from_codebook({"Funding": {"Local": ["Networks"]}, "Data": None}, actions, code=code)


def test_several_places_none_of_them_the_main_one(h: Hierarchy) -> None:
    placed = assign(h, {"Funding": [("S3", "meso"), ("S3", "macro")]}, why="both pay")
    assert placed["Funding"].placements == (Placement("S3", "meso"), Placement("S3", "macro"))
    assert placed.log[["edit", "what", "why"]].to_numpy().tolist() == [
        ["assign", "placed SC01 in S3 meso, S3 macro", "both pay"]
    ]


@pytest.mark.parametrize(
    "place",
    [
        ("S3", "meso"),
        ["Management", "Meso"],
        [("system 3", " meso ")],
        Placement("S3", "meso"),
        {"function": "S3", "level": "meso"},
        [{"function": "S3", "level": "meso", "primary": True}],
    ],
)
def test_one_place_is_the_main_one_however_it_is_written(h: Hierarchy, place: object) -> None:
    found = assign(h, {"Funding": place})["Funding"].placements  # type: ignore[dict-item]
    assert found == (Placement("S3", "meso", primary=True),)


def test_primary_and_confidence(h: Hierarchy) -> None:
    both = [("S3", "meso"), Placement("S3", "macro", confidence=0.5)]
    found = assign(
        h, {"Funding": both, "Data": ("S3", "macro")}, primary=("S3", "macro"), confidence=1
    )
    assert found["Funding"].placements == (
        Placement("S3", "meso", confidence=1.0),
        Placement("S3", "macro", primary=True, confidence=0.5),
    )
    assert found["Data"].placements == (Placement("S3", "macro", primary=True, confidence=1.0),)


def test_new_places_replace_old_ones_and_an_empty_list_takes_them_away(h: Hierarchy) -> None:
    once = assign(h, {"Funding": ("S3", "meso"), "Local": ("S4", "meso")})
    again = assign(once, {"Funding": ("S5", "macro"), "Local": []})
    assert again["Funding"].placements == (Placement("S5", "macro", primary=True),)
    assert again["Local"].placements == ()
    assert vsm.placements(again, "Local").source == "SC01"


def test_assignments_are_edits(h: Hierarchy, tmp_path: Path) -> None:
    action = h.actions.ids[0]
    done = assign(h.by("PV"), {"Funding": ("S3", "meso"), action: ("E", "macro")}, why="outside")
    assert [entry.analyst for entry in done.entries] == ["PV", "PV"]
    assert h.tree.placements == {}
    assert done.undo().undo() == h
    assert done.undo().redo() == done
    assert load(done.save(tmp_path / "study.json")) == done
    assert replay(done.entries, on=h).hierarchy == done


def test_if_one_cannot_be_made_none_is(h: Hierarchy) -> None:
    for bad in ({"Data": ("S9", "meso")}, {"Dato": ("S1", "meso")}, {"Data": []}):
        with pytest.raises(ActionClustError):
            assign(h, {"Funding": ("S3", "meso"), **bad})  # type: ignore[dict-item]
        assert h.tree.placements == {}


@pytest.mark.parametrize(
    ("places", "message"),
    [
        (
            {},
            "vsm.assign takes a mapping of groups or actions to places, with one entry at least; ",
        ),
        (
            [("Funding", ("S3", "meso"))],
            "vsm.assign takes a mapping of groups or actions to place",
        ),
        ({"Funding": 3}, f"SC01: {PLACE}; got 3 (int)"),
        ({"Funding": "S3"}, f"SC01: {PLACE}; got 'S3' (str)"),
        ({"Funding": [("S3",)]}, f"SC01: {PLACE}; got ('S3',) (tuple)"),
        ({"Funding": {"function": "S3"}}, "SC01: a place lacks 'level'"),
        (
            {"Funding": {"funktion": "S3"}},
            "SC01: a place has no 'funktion'; did you mean 'function'",
        ),
        (
            {"Funding": {"function": "S3", "level": "meso", "primary": 1}},
            "SC01: primary must be True or False; got 1",
        ),
    ],
)
def test_places_that_are_not_understood(h: Hierarchy, places: object, message: str) -> None:
    with pytest.raises(InputError, match=f"^{re.escape(message)}"):
        assign(h, places)  # type: ignore[arg-type]  # the point of the test


def test_errors_of_edits(h: Hierarchy) -> None:
    with pytest.raises(EditError, match=r"^SC01 is named twice, the second time as 'SC01'$"):
        assign(h, {"Funding": ("S3", "meso"), "SC01": ("S3", "macro")})
    with pytest.raises(
        EditError, match=r"^SC01 is not placed in S1 meso, so it cannot be primary"
    ):
        assign(h, {"Funding": ("S3", "meso")}, primary=("S1", "meso"))
    with pytest.raises(EditError, match=r"SC01 is placed twice in one function and level"):
        assign(h, {"Funding": [("S3", "meso"), ("S3", "meso")]})
    main = Placement("S3", "meso", primary=True)
    with pytest.raises(EditError, match=r"SC01 has more than one primary place"):
        assign(h, {"Funding": [main, ("S3", "macro")]}, primary=("S3", "macro"))
    done = assign(h, {"Funding": ("S3", "meso")})
    with pytest.raises(EditError, match=r"SC01 is already placed so"):
        assign(done, {"Funding": ("S3", "meso")})


@pytest.mark.parametrize("value", [-0.1, 1.1, math.nan, math.inf, True, "1"])
def test_confidence_is_from_0_to_1(h: Hierarchy, value: object) -> None:
    message = re.escape(f"confidence must be a number from 0 to 1, or None; got {value!r}")
    with pytest.raises(SettingError, match=f"^{message}$"):
        assign(h, {"Funding": ("S3", "meso")}, confidence=value)  # type: ignore[arg-type]
    place = {"function": "S3", "level": "meso", "confidence": value}
    with pytest.raises(SettingError, match=f"^SC01: {message}$"):
        assign(h, {"Funding": place})


def test_other_levels(h: Hierarchy) -> None:
    levels = ("ward", "hospital")
    assert assign(h, {"Data": ("S1", "Ward")}, levels=levels)["Data"].placements == (
        Placement("S1", "ward", primary=True),
    )
    with pytest.raises(
        SettingError, match=r"^'ward' is not a level of the system; known: 'micro'"
    ):
        assign(h, {"Data": ("S1", "ward")})


def test_confirming(h: Hierarchy) -> None:
    guess = {"function": "S3", "level": "meso", "confidence": 0.4, "suggested": True}
    start = assign(h, {"Funding": [guess, ("S5", "macro")], "Data": guess})
    done = confirm(start, ["Funding", "SC02"], confidence=0.9, why="read all of it")
    assert done["Funding"].placements == (
        Placement("S3", "meso", confidence=0.9),
        Placement("S5", "macro"),
    )
    assert done["Data"].placements == (Placement("S3", "meso", primary=True, confidence=0.9),)
    assert done.log["why"].tolist()[-2:] == ["read all of it"] * 2
    # the score of the suggestion goes
    assert confirm(start, "Data")["Data"].placements[0].confidence is None


def test_what_cannot_be_confirmed(h: Hierarchy) -> None:
    done = assign(h, {"Funding": ("S3", "meso")})
    with pytest.raises(EditError, match=r"^SC01 has no suggested place of its own to confirm$"):
        confirm(done, "Funding")
    with pytest.raises(EditError, match=r"^C01 has no suggested place of its own to confirm$"):
        confirm(done, "Local")
    guess = {"function": "S3", "level": "meso", "suggested": True}
    twice = assign(h, {"Funding": guess})
    with pytest.raises(EditError, match=r"^SC01 is named twice, the second time as 'funding'$"):
        confirm(twice, ["SC01", "funding"])
    with pytest.raises(
        InputError, match=r"^vsm\.confirm takes at least one group or action; got n"
    ):
        confirm(twice, [])
    with pytest.raises(InputError, match=r"^expected an id or several; got 3 \(int\)$"):
        confirm(twice, 3)  # type: ignore[arg-type]  # the point of the test


@given(placed())
def test_assignments_can_be_undone_one_by_one(h: Hierarchy) -> None:
    for _ in h.entries:
        h = h.undo()
    assert h.tree.placements == {}
    assert h == h.history_start
