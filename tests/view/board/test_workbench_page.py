"""The workbench of the board: what is seen of it, and what its acts cost in keys and clicks."""

from typing import TYPE_CHECKING

import pandas as pd
import pytest
from playwright.sync_api import expect

from actionclust import Clustering, Hierarchy, from_codebook, read_actions
from actionclust.view.board.board import Board
from tests.browser import violations
from tests.view.boards import Cell

if TYPE_CHECKING:
    from typing import Literal

    from playwright.sync_api import FloatRect, Locator, Page

pytestmark = pytest.mark.browser

CODES = {
    "Train nurses every year": "Training",
    "Train the doctors and nurses too": "Training",
    "A course for nurses on working together": "Training",
    "Share data with the hospital": "Data",
    "One record of data for each patient": "Data",
    "Train nurses to share": "Data",
    "Fund local networks": "Money",
    "A budget for each neighbourhood": "Money",
}
STRAY = "Train nurses to share"
IN_LAB = {"width": 848, "height": 576}
"""The room of a cell in JupyterLab on a screen of 1280 x 720, with its files beside it."""


def study(analyst: str = "PV") -> Hierarchy:
    ids = [f"A{number}" for number in range(1, len(CODES) + 1)]
    actions = read_actions(pd.DataFrame({"id": ids, "text": list(CODES)}), text="text", id="id")
    code = dict(zip(ids, CODES.values(), strict=True))
    book = {"People": ["Training"], "Data": None, "Money": None}
    return from_codebook(book, actions, code=code, analyst=analyst)


@pytest.fixture
def cell(page: "Page") -> Cell:
    return Cell(page, Board(study()))


def groups(cell: Cell) -> "Locator":
    return cell.page.get_by_role("tree", name="Groups")


def group(cell: Cell, label: str) -> "Locator":
    row = groups(cell).get_by_role("treeitem")
    return row.filter(has=cell.page.get_by_text(label, exact=True))


def text(cell: Cell, words: str) -> "Locator":
    return cell.page.locator(".ac-texts .ac-row-action", has_text=words)


def options(cell: Cell) -> "Locator":
    return cell.page.get_by_role("dialog").get_by_role("option")


def said(cell: Cell, words: str) -> None:
    expect(cell.page.get_by_role("status")).to_contain_text(words)


def labels(cell: Cell, words: str) -> list[str]:
    """Give the labels of the groups that a text is in, by Python, the widest first."""
    h = cell.board.hierarchy
    place = h.actions.texts.index(words)
    return [node.label for node in h.path(h.actions.ids[place])]


def press(cell: Cell, *keys: str) -> None:
    for key in keys:
        cell.page.keyboard.press(key)


def box(found: "Locator") -> "FloatRect":
    place = found.bounding_box()
    assert place is not None
    return place


def carry(cell: Cell, label: str, onto: str) -> None:
    """Drag one group onto another."""
    mouse = cell.page.mouse
    group(cell, label).hover(position={"x": 60, "y": 8})
    mouse.down()
    group(cell, label).hover(position={"x": 66, "y": 8})
    cell.page.wait_for_timeout(50)
    group(cell, onto).hover(position={"x": 60, "y": 8})
    group(cell, onto).hover(position={"x": 64, "y": 8})
    mouse.up()


def test_groups_texts_and_details_stand_side_by_side_and_twelve_texts_are_seen(
    page: "Page", worked: Hierarchy
) -> None:
    page.set_viewport_size({**IN_LAB, "height": 720})
    cell = Cell(page, Board(worked))
    board = page.locator(".actionclust-board")
    page.add_style_tag(content="body { margin: 0 }")
    assert box(board)["height"] == IN_LAB["height"]
    text(cell, worked.actions.texts[2]).click()
    panel = page.get_by_role("region", name="Selected actions")
    panel.wait_for()
    left, middle, right = (box(one) for one in (groups(cell), page.locator(".ac-texts"), panel))
    assert left["x"] + left["width"] <= middle["x"]
    assert middle["x"] + middle["width"] <= right["x"]
    assert right["x"] + right["width"] <= IN_LAB["width"]
    bottom = middle["y"] + middle["height"]
    assert bottom <= IN_LAB["height"]
    rows = page.locator(".ac-texts .ac-row-action").all()[:20]
    assert sum(box(row)["y"] + box(row)["height"] <= bottom + 1 for row in rows) >= 12
    rows = groups(cell).get_by_role("treeitem").all()[:30]
    assert sum(box(row)["y"] + box(row)["height"] <= bottom + 1 for row in rows) >= 20


def test_a_text_is_reached_with_two_clicks(cell: Cell) -> None:
    group(cell, "Data").click()
    expect(cell.page.locator(".ac-texts .ac-row-action")).to_have_count(3)
    text(cell, STRAY).click()
    panel = cell.page.get_by_role("region", name="Selected actions")
    expect(panel.get_by_role("heading", name="A6")).to_be_visible()


def test_keys_walk_through_the_groups_and_on_to_the_texts(cell: Cell) -> None:
    group(cell, "All actions").click()
    press(cell, "ArrowDown", "ArrowDown")
    expect(group(cell, "Training")).to_be_focused()
    expect(group(cell, "Training")).to_have_attribute("aria-selected", "true")
    expect(cell.page.locator(".ac-texts .ac-row-action")).to_have_count(3)
    press(cell, "ArrowLeft", "ArrowLeft")
    expect(group(cell, "People")).to_have_attribute("aria-expanded", "false")
    expect(group(cell, "Training")).to_have_count(0)
    press(cell, "ArrowRight", "End", "Enter", "Space")
    expect(text(cell, "Fund local networks")).to_have_attribute("aria-selected", "true")


def test_the_likeliest_group_is_two_keys_away(cell: Cell) -> None:
    text(cell, STRAY).click()
    press(cell, "m")
    first = options(cell).first
    expect(first).to_contain_text("Training")
    expect(first).to_contain_text("% likely")
    expect(first).to_have_attribute("aria-selected", "true")
    expect(options(cell)).to_have_count(3)  # every group but its own
    press(cell, "Enter")
    said(cell, "moved “Train nurses to share” from “Data” to “Training”")
    assert labels(cell, STRAY) == ["People", "Training"]


def test_a_new_group_is_one_act_and_one_undo(cell: Cell) -> None:
    text(cell, "Fund local networks").click()
    text(cell, "A budget for each").click(modifiers=["Shift"])
    press(cell, "m")
    cell.page.keyboard.type("Grants")
    option = options(cell)
    expect(option).to_have_text(["Create “Grants”"])
    press(cell, "Enter")
    said(cell, "made the sub-cluster “Grants”; moved 2 texts from “Money” to “Grants”")
    assert labels(cell, "Fund local networks") == ["Grants"]
    press(cell, "Control+z")
    said(cell, "took back: made the sub-cluster “Grants”")
    assert labels(cell, "Fund local networks") == ["Money"]
    assert cell.board.hierarchy.tree == study().tree


def test_where_texts_went_last_stands_above_the_likeliest(page: "Page") -> None:
    h = study()
    for number in range(5):
        h = h.create(f"Empty {number}")
    cell = Cell(page, Board(h))
    text(cell, "Fund local networks").click()
    press(cell, "m")
    page.keyboard.type("Empty 4")
    press(cell, "Enter")
    said(cell, "to “Empty 4”")
    text(cell, STRAY).click()
    press(cell, "m")
    expect(options(cell).nth(1)).to_contain_text("% likely")
    expect(options(cell).nth(0)).to_contain_text("Empty 4recent")
    expect(options(cell).nth(1)).to_have_attribute("aria-selected", "true")
    press(cell, "ArrowUp", "Enter")
    said(cell, "moved “Train nurses to share” from “Data” to “Empty 4”")


def test_keys_rename_set_aside_split_off_and_make_a_group(cell: Cell) -> None:
    group(cell, "Data").click()
    press(cell, "F2")
    cell.page.keyboard.type("Records")
    press(cell, "Enter")
    said(cell, "renamed “Data” to “Records”")
    text(cell, STRAY).click()
    press(cell, "x")
    said(cell, "set “Train nurses to share” aside from “Records”: set aside by an analyst")
    group(cell, "All actions").click()
    text(cell, "Train nurses every year").click()
    press(cell, "s")
    cell.page.keyboard.type("Yearly")
    press(cell, "Enter")
    said(cell, "split “Yearly” (1) off “Training”")
    assert labels(cell, "Train nurses every year") == ["People", "Yearly"]
    text(cell, "Train the doctors").click()
    press(cell, "n")
    cell.page.keyboard.type("Doctors")
    press(cell, "Enter")
    said(cell, "made the sub-cluster “Doctors” in “People”")
    assert labels(cell, "Train the doctors and nurses too") == ["People", "Doctors"]


def test_groups_are_dragged_into_wider_ones_out_of_them_and_together(cell: Cell) -> None:
    carry(cell, "Data", "Money")
    said(cell, "merged “Data” into “Money”")
    carry(cell, "Training", "Money")
    said(cell, "put “Training” into cluster “Money”")
    carry(cell, "Training", "All actions")
    said(cell, "took “Training” out of the group above")
    carry(cell, "Money", "Training")  # a wider one does not go into a narrower one
    kinds = [entry.edit.kind for entry in cell.board.hierarchy.entries]
    assert kinds == ["merge", "group", "detach"]


def test_the_details_tell_why_a_text_is_here_and_offer_where_it_may_go(cell: Cell) -> None:
    text(cell, STRAY).click()
    here = cell.page.get_by_role("region", name="Why here")
    expect(here).to_contain_text("placed in “Data” when the hierarchy began")
    expect(here).to_contain_text("likely here, and another group is likelier")
    expect(here.get_by_role("meter")).to_be_visible()
    expect(here.locator(".ac-other-home").first).to_contain_text("Training")
    here.get_by_role("button", name="Move there to Training").click()
    said(cell, "moved “Train nurses to share” from “Data” to “Training”")
    text(cell, STRAY).click()
    expect(here).to_contain_text("moved from “Data” to “Training” by PV")
    here.get_by_role("button", name="Train").first.click()  # a text that is most like it
    expect(cell.page.get_by_role("heading", name="A6")).to_have_count(0)


def test_who_edits_is_asked_once_shown_and_changed(page: "Page") -> None:
    cell = Cell(page, Board(study(analyst="")))
    text(cell, STRAY).click()
    press(cell, "x")
    dialog = page.get_by_role("dialog", name="Who are you?")
    dialog.wait_for()
    press(cell, "Escape")
    said(cell, "not possible: edits are signed, with a name")
    assert cell.board.hierarchy.entries == ()
    text(cell, STRAY).focus()
    press(cell, "x")
    dialog.wait_for()
    page.keyboard.type("MB")
    press(cell, "Enter")
    said(cell, "set “Train nurses to share” aside")
    text(cell, "Fund local networks").click()
    press(cell, "x")
    said(cell, "set “Fund local networks” aside")
    who = page.get_by_role("button", name="Edits are signed: MB")
    who.click()
    dialog.get_by_label("Your name").fill("PV")
    press(cell, "Enter")
    said(cell, "edits are signed PV")
    press(cell, "Control+z")
    said(cell, "took back")
    assert [entry.analyst for entry in cell.board.hierarchy.entries] == ["MB", "MB", "PV"]


def test_the_example_s_analyst_does_not_sign_what_others_do(worked: Hierarchy) -> None:
    assert Board(worked).hierarchy.analyst == ""
    assert Board(worked, analyst="MB").hierarchy.rename("S01", "x").entries[-1].analyst == "MB"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_workbench(
    page: "Page", worked: Hierarchy, scheme: 'Literal["light", "dark"]'
) -> None:
    page.emulate_media(color_scheme=scheme)
    cell = Cell(page, Board(worked))
    found = {"top": violations(page, within=".actionclust")}
    groups(cell).get_by_role("treeitem").nth(2).click()
    found["group"] = violations(page, within=".actionclust")
    page.locator(".ac-texts .ac-row-action").nth(1).click()
    page.get_by_role("region", name="Why here").wait_for()
    found["text"] = violations(page, within=".actionclust")
    page.locator(".ac-texts .ac-row-action").nth(3).click(modifiers=["Shift"])
    found["several"] = violations(page, within=".actionclust")
    for key in ("m", "n", "s", "F2"):
        if key == "s":
            page.locator(".ac-texts .ac-row-action").nth(3).click()
        press(cell, key)
        page.get_by_role("dialog").wait_for()
        found[key] = violations(page, within=".actionclust")
        press(cell, "Escape")
        expect(page.get_by_role("dialog")).to_have_count(0)
    press(cell, "x")
    page.get_by_role("dialog", name="Who are you?").wait_for()
    found["who"] = violations(page, within=".actionclust")
    assert {name: faults for name, faults in found.items() if faults} == {}


def test_a_text_to_check_is_sent_by_the_number_of_a_group(
    page: "Page", clustered: Clustering
) -> None:
    cell = Cell(page, Board(clustered.to_hierarchy("MB")))
    page.get_by_role("button", name="Suggestions", exact=True).click()
    panel = page.get_by_role("region", name="Suggestions")
    question = panel.locator("strong")
    expect(panel).to_contain_text("0 of ")
    for _ in range(20):
        if question.inner_text().startswith("Does this text belong in "):
            break
        quote = panel.locator(".ac-quote").first.inner_text()
        press(cell, "l")
        expect(panel.locator(".ac-quote").first).not_to_have_text(quote)
    expect(question).to_contain_text("Does this text belong in ")
    expect(panel.get_by_role("button", name="Yes (y)")).to_have_count(0)
    press(cell, "y")
    said(cell, "choose a group by its number, or press n: it stays")
    assert cell.board.hierarchy.entries == ()
    press(cell, "1")
    expect(panel).to_contain_text("1 of ")
    assert [entry.edit.kind for entry in cell.board.hierarchy.entries] == ["move"]


def test_suggestions_are_answered_by_keys_put_off_and_taken_back(
    page: "Page", clustered: Clustering
) -> None:
    cell = Cell(page, Board(clustered.to_hierarchy("MB")))
    page.get_by_role("button", name="Suggestions", exact=True).click()
    panel = page.get_by_role("region", name="Suggestions")
    expect(panel).to_contain_text("0 of ")
    expect(panel).to_be_focused()
    question = panel.locator("strong")
    first = question.inner_text() + panel.locator(".ac-quote").first.inner_text()
    press(cell, "l")
    said(cell, "put off")
    expect(panel.locator(".ac-quote").first).not_to_have_text(first.split("?")[1])
    assert cell.board.hierarchy.entries == ()
    press(cell, "y")
    expect(panel).to_contain_text("1 of ")
    assert [entry.edit.kind for entry in cell.board.hierarchy.entries] == ["move"]
    press(cell, "n")
    expect(panel).to_contain_text("2 of ")
    assert cell.board.hierarchy.entries[-1].edit.kind == "reject"
    press(cell, "Control+z", "Control+z")
    said(cell, "took back: moved")
    assert cell.board.hierarchy.tree == clustered.to_hierarchy().tree
    assert violations(page, within=".actionclust") == []
    panel.get_by_role("button", name="Look at it").click()
    page.get_by_role("region", name="Selected actions").wait_for()
