import re

import pandas as pd
import pytest

import actionclust as ac

BASE = [("Share data", "G", 3), ("Train nurses", "G", 5), ("Pay teams", "H", 2)]
COLUMNS = ["text", "group", "votes"]


def read(*rows: tuple[object, ...], **options: object) -> ac.Actions:
    frame = pd.DataFrame([*BASE, *rows], columns=COLUMNS)
    return ac.read_actions(frame, stickers=["votes"], **options)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "row",
    [
        ("Total", None, 10),
        ("TOTAL:", "", 11),
        ("Totaal", None, 10),
        ("Total général", None, 10),
        ("Gesamt", None, 10),
        ("Summe", "", 10),
        ("Grand total", None, 10),
        ("Total (3 actions)", None, 10),
        ("Average", None, 3),
        (None, "Total", 10),
        ("", "G Total", 8),
        ("Subtotal G", None, 8),
        ("Total votes", None, 10),
        ("Sum of votes", None, 10),
        ("Total des voix", "", 10),
        ("Som van stemmen:", None, 10),
        ("Σ", None, 10),
        (None, None, 10),
        ("  ", "G", 8),
    ],
)
def test_a_row_of_totals_is_left_out(row: tuple[object, ...]) -> None:
    actions = read(row)
    assert list(actions.texts) == [text for text, _, _ in BASE]
    note = re.compile(
        r"left out as totals: index 3 \(.+\); pass keep_totals=True to keep such rows"
    )
    assert [bool(note.fullmatch(one)) for one in actions.notes].count(True) == 1
    assert actions.stickers is not None
    assert actions.stickers["first"].tolist() == [3, 5, 2]
    assert len(read(row, keep_totals=True)) == 4


@pytest.mark.parametrize(
    "row",
    [
        ("Total quality management", "G", 10),
        ("Total quality management", "H", 4),
        ("Sum up the results", "G", 10),
        ("Sum of votes", "G", 7),
        ("Sum of parts", "G", 10),
        ("Total des transports", "G", 9),
        ("Subtotal G", "G", 7),
        ("Totally free trams", None, 10),
        (None, None, 7),
        (None, "H", 2),
        ("Total", None, None),
        ("Share more data", "G", 10),
    ],
)
def test_an_action_stays(row: tuple[object, ...]) -> None:
    assert len(read(row)) == 4


def test_subtotals_and_the_total_are_left_out_in_any_order() -> None:
    rows = [*BASE[:2], ("Subtotal", "G", 8), BASE[2], ("Subtotal", "H", 2), ("Total", None, 10)]
    for order in (rows, rows[::-1]):
        frame = pd.DataFrame(order, columns=COLUMNS)
        actions = ac.read_actions(frame, stickers=["votes"])
        assert set(actions.texts) == {text for text, _, _ in BASE}


def test_a_total_without_an_id_is_left_out_before_ids_are_asked_for() -> None:
    frame = pd.DataFrame([*BASE, ("Total", None, 10)], columns=COLUMNS)
    frame.insert(0, "id", ["A1", "A2", "A3", None])
    assert ac.read_actions(frame, stickers=["votes"]).ids == ("A1", "A2", "A3")
    frame["id"] = ["A1", "A2", "A3", "Total"]
    frame["text"] = [text for text, _, _ in BASE] + [None]
    assert ac.read_actions(frame, stickers=["votes"]).ids == ("A1", "A2", "A3")


@pytest.mark.parametrize(("number", "count"), [(10, 3), (4, 4)])
def test_a_row_with_an_id_is_a_total_only_if_it_sums_up(number: int, count: int) -> None:
    frame = pd.DataFrame([*BASE, ("Total", None, number)], columns=COLUMNS)
    frame.insert(0, "id", ["A1", "A2", "A3", "A4"])
    assert len(ac.read_actions(frame, stickers=["votes"])) == count


def test_without_numbers_nothing_is_a_total() -> None:
    assert ac.read_actions(["Total", "Train nurses"]).texts == ("Total", "Train nurses")


def test_totals_of_other_columns_than_stickers() -> None:
    frame = pd.DataFrame({"text": ["a", "b", "Total"], "cost": [1.5, 2.5, 4.0]})
    assert ac.read_actions(frame).texts == ("a", "b")
