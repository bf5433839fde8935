"""What the board asks: suggestions, reviews and differences, answered in a browser."""

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from actionclust import Clustering, combine
from actionclust.view.board.board import Board
from tests.browser import violations
from tests.view.board.test_workbench_page import press, study
from tests.view.boards import Cell

if TYPE_CHECKING:
    from typing import Literal

    from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.browser


def panel(cell: Cell, name: str = "Suggestions") -> "Locator":
    """Open what the board asks, and go to one of its parts."""
    cell.page.get_by_role("button", name="Suggestions", exact=True).first.click()
    found = cell.page.locator(".ac-ask")
    found.get_by_text("answered").wait_for()
    if name != "Suggestions":
        found.get_by_role("button", name=name, exact=True).click()
    region = cell.page.get_by_role("region", name=name)
    region.wait_for()
    return region


def kinds(cell: Cell) -> list[str]:
    return [entry.edit.kind for entry in cell.board.hierarchy.entries]


def test_suggestions_that_are_ticked_are_one_act_and_one_undo(
    page: "Page", clustered: Clustering
) -> None:
    cell = Cell(page, Board(clustered.to_hierarchy("MB")))
    region = panel(cell)
    region.get_by_role("button", name="As a list to tick").click()
    boxes = region.get_by_role("checkbox")
    for place in range(3):
        boxes.nth(place).check()
    assert violations(page, within=".actionclust") == []
    boxes.nth(2).focus()
    press(cell, "y")
    expect(region).to_contain_text("3 of ")
    assert kinds(cell) == ["move", "move", "move"]
    expect(region).to_contain_text("0 ticked")
    press(cell, "u")
    expect(region).to_contain_text("0 of ")
    assert cell.board.hierarchy.tree == clustered.to_hierarchy().tree


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_texts_are_reviewed_by_keys(page: "Page", scheme: 'Literal["light", "dark"]') -> None:
    page.emulate_media(color_scheme=scheme)
    cell = Cell(page, Board(study()))
    region = panel(cell, "Review")
    expect(region).to_contain_text("0 of 8 answered")
    expect(region).to_contain_text("Does this text belong in “Training”?")
    press(cell, "y")
    expect(region).to_contain_text("1 of 8 answered")
    press(cell, "n")
    dialog = page.get_by_role("dialog", name="Dispute")
    expect(dialog.get_by_label("What is wrong, or where it belongs")).to_be_focused()
    page.keyboard.type("it is about money")
    press(cell, "Enter")
    expect(region).to_contain_text("2 of 8 answered")
    assert kinds(cell) == ["agree", "dispute"]
    assert cell.board.hierarchy.reviews["comments"].tolist()[1] == "PV: it is about money"
    expect(region).to_be_focused()
    before = region.locator(".ac-quote").inner_text()
    press(cell, "l")
    expect(region.locator(".ac-quote")).not_to_have_text(before)
    press(cell, "u")
    expect(region.locator(".ac-quote")).to_have_text(before)
    press(cell, "u")
    expect(region).to_contain_text("1 of 8 answered")
    region.get_by_role("button", name="As a list to tick").click()
    expect(region.get_by_role("checkbox")).to_have_count(7)
    for box in region.get_by_role("checkbox").all():
        box.check()
    assert violations(page, within=".actionclust") == []
    region.get_by_role("button", name="Agree with 7 ticked").click()
    expect(region).to_contain_text("All is reviewed, 8 texts: 8 agreed.")


def test_two_codings_are_settled_side_by_side_by_keys(page: "Page") -> None:
    h = study()
    first, second, *_ = h.actions.ids
    mine = h.by("PV").rename("Data", "Records").move(first, to="Records", why="a mean")
    theirs = h.by("ASL").rename("Data", "Files").move(first, to="Money").set_aside(second)
    cell = Cell(page, Board(mine, other=theirs))
    assert kinds(cell) == ["set_aside"]
    region = panel(cell, "Two codings")
    expect(region).to_contain_text("0 of 2 answered")
    expect(region).to_contain_text("PV (mine)")
    expect(region).to_contain_text("ASL (theirs)")
    assert violations(page, within=".actionclust") == []
    press(cell, "m")
    expect(region).to_contain_text("1 of 2 answered")
    press(cell, "u")
    expect(region).to_contain_text("0 of 2 answered")
    press(cell, "t")
    expect(region).to_contain_text("1 of 2 answered")
    press(cell, "t")
    expect(region).to_contain_text("Nothing is left to settle.")
    assert cell.board.hierarchy.tree == combine(mine, theirs).take("theirs").hierarchy.tree
