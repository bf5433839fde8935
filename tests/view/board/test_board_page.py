"""The board in a real browser, with the real Python side, without a notebook around it."""

import re
from typing import TYPE_CHECKING

import pandas as pd
import pytest
from playwright.sync_api import expect

from actionclust import Hierarchy, from_codebook, read_actions
from actionclust.view.board.board import Board
from tests.browser import violations
from tests.view.boards import Cell, drag

if TYPE_CHECKING:
    from typing import Literal

    from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.browser

CODES = {
    "Train nurses every year": "Training",
    "Train the doctors too": "Training",
    "A course on working together": "Training",
    "Share data with the hospital": "Data",
    "One record for each patient": "Data",
    "Fund local networks": "Money",
    "A budget for each neighbourhood": "Money",
    "Something else": None,
}


def study() -> Hierarchy:
    ids = [f"A{number}" for number in range(1, len(CODES) + 1)]
    actions = read_actions(pd.DataFrame({"id": ids, "text": list(CODES)}), text="text", id="id")
    code = {id_: label for id_, label in zip(ids, CODES.values(), strict=True) if label}
    book = {"People": ["Training"], "Data": None, "Money": None}
    return from_codebook(book, actions, code=code, analyst="PV")


NURSES = "Train nurses every year"
FUND = "Fund local networks"


@pytest.fixture
def cell(page: "Page") -> Cell:
    return Cell(page, Board(study()))


def group_row(cell: Cell, label: str) -> "Locator":
    """Give the row of a group."""
    name = cell.page.locator(".ac-row-label", has_text=re.compile(rf"^{re.escape(label)}\b"))
    return cell.page.locator(".ac-groups .ac-row-branch", has=name)


def action_row(cell: Cell, text: str) -> "Locator":
    """Give the row of an action."""
    return cell.page.locator(".ac-row-action", has=cell.page.get_by_text(text, exact=True))


def open_all(cell: Cell) -> None:
    """List the texts of all groups."""
    group_row(cell, "All actions").click()
    cell.page.get_by_role("tree", name="All actions").wait_for()


def choose(cell: Cell, text: str) -> "Locator":
    """Select an action, and give the panel about it."""
    action_row(cell, text).click()
    panel = cell.page.get_by_role("region", name="Selected actions")
    panel.get_by_role("heading", name=id_of(text)).wait_for()
    return panel


def go_to(cell: Cell, label: str) -> None:
    """Open a group."""
    group_row(cell, label).locator(".ac-row-label").click()
    heading(cell, label).wait_for()


def heading(cell: Cell, label: str) -> "Locator":
    return cell.page.get_by_role("heading", name=label, exact=True)


def button(cell: Cell, name: str) -> "Locator":
    return cell.page.get_by_role("button", name=name, exact=True)


def tick(cell: Cell, beginning: str) -> None:
    cell.page.get_by_role("checkbox", name=re.compile(f"^{re.escape(beginning)}")).check()


def said(cell: Cell, words: str) -> None:
    expect(cell.page.get_by_role("status")).to_contain_text(words)


def id_of(text: str) -> str:
    return f"A{list(CODES).index(text) + 1}"


def path_of(cell: Cell, text: str) -> list[str]:
    """Give the labels of the groups that an action is in, by Python, the widest first."""
    return [node.label for node in cell.board.hierarchy.path(id_of(text))]


def fill(cell: Cell, label: str, value: str) -> None:
    cell.page.get_by_role("dialog").get_by_label(label).fill(value)


def send(cell: Cell, name: str) -> None:
    dialog = cell.page.get_by_role("dialog")
    dialog.get_by_role("button", name=name, exact=True).click()
    expect(dialog).to_have_count(0)


def test_an_action_is_dragged_to_another_group(cell: Cell) -> None:
    open_all(cell)
    drag(cell.page, action_row(cell, FUND), group_row(cell, "Data"))
    said(cell, "moved “Fund local networks” from “Money” to “Data”")
    assert path_of(cell, FUND) == ["Data"]
    assert cell.board.hierarchy.entries[-1].analyst == "PV"
    go_to(cell, "Data")
    action_row(cell, FUND).wait_for()


def test_actions_are_moved_by_keyboard_alone(cell: Cell) -> None:
    keyboard = cell.page.keyboard
    action_row(cell, FUND).focus()
    keyboard.press("Space")
    keyboard.press("Shift+ArrowDown")
    keyboard.press("m")
    expect(cell.page.get_by_role("dialog").get_by_role("combobox")).to_be_focused()
    keyboard.type("Training")
    keyboard.press("Tab")
    keyboard.type("it is about skills")
    keyboard.press("Enter")
    said(cell, "moved 2 texts from “Money” to “Training”")
    assert path_of(cell, FUND) == ["People", "Training"]
    last = cell.board.hierarchy.entries[-1]
    assert (last.why, last.analyst) == ("it is about skills", "PV")


def test_undo_and_redo_by_button_and_by_key(cell: Cell) -> None:
    start = cell.board.hierarchy
    go_to(cell, "Data")
    button(cell, "Rename …").click()
    expect(cell.page.get_by_label("Label")).to_be_focused()
    cell.page.keyboard.press("End")
    cell.page.keyboard.type(" and records")
    cell.page.keyboard.press("Enter")
    said(cell, "renamed “Data” to “Data and records”")
    heading(cell, "Data and records").wait_for()
    button(cell, "Undo").click()
    heading(cell, "Data").wait_for()
    assert cell.board.hierarchy.tree == start.tree
    button(cell, "Redo").click()
    heading(cell, "Data and records").wait_for()
    assert cell.board.hierarchy["C02"].label == "Data and records"
    cell.page.keyboard.press("Control+z")
    heading(cell, "Data").wait_for()
    cell.page.keyboard.press("Control+Shift+z")
    heading(cell, "Data and records").wait_for()
    assert len(cell.board.hierarchy.entries) == 5
    expect(button(cell, "Redo")).to_be_disabled()


def test_a_label_is_left_as_it_was(cell: Cell) -> None:
    go_to(cell, "Data")
    button(cell, "Rename …").click()
    cell.page.keyboard.type(" and records")
    cell.page.keyboard.press("Escape")
    expect(button(cell, "Rename …")).to_be_focused()
    assert cell.board.hierarchy.entries == ()


def test_a_group_is_merged_into_another(cell: Cell) -> None:
    go_to(cell, "Money")
    button(cell, "Merge …").click()
    expect(cell.page.get_by_role("dialog").get_by_role("combobox")).to_be_focused()
    cell.page.keyboard.type("Data")
    fill(cell, "Why", "one theme")
    send(cell, "Merge")
    said(cell, "merged “Money” into “Data”")
    assert path_of(cell, FUND) == ["Data"]
    assert cell.board.hierarchy.entries[-1].why == "one theme"
    heading(cell, "Data").wait_for()
    action_row(cell, FUND).wait_for()


def test_a_group_is_split_by_ticking(cell: Cell) -> None:
    go_to(cell, "People")
    go_to(cell, "Training")
    button(cell, "Split …").click()
    cell.page.get_by_label("Find in: Split off").fill("nurses")
    tick(cell, NURSES)
    fill(cell, "Label of the new group", "Nursing")
    send(cell, "Split off")
    said(cell, "split “Nursing” (1) off “Training”")
    assert path_of(cell, NURSES) == ["People", "Nursing"]
    assert path_of(cell, "Train the doctors too") == ["People", "Training"]


def test_groups_go_into_a_new_wider_group(cell: Cell) -> None:
    go_to(cell, "Data")
    button(cell, "Group …").click()
    tick(cell, "Money")
    fill(cell, "Label", "Means")
    send(cell, "Group")
    said(cell, "put “Data”, “Money” into super-cluster “Means”")
    assert path_of(cell, FUND) == ["Means", "Money"]
    assert path_of(cell, "Share data with the hospital") == ["Means", "Data"]


def test_a_group_goes_into_one_that_exists(cell: Cell) -> None:
    cell.board.hierarchy = cell.board.hierarchy.create("Means", level="super-cluster")
    cell.tell()
    go_to(cell, "Data")
    button(cell, "Group …").click()
    cell.page.get_by_role("combobox", name="Into").select_option(
        "Means (SC01, super-cluster, 0 actions)"
    )
    send(cell, "Group")
    said(cell, "put “Data” into super-cluster “Means”")
    assert path_of(cell, "One record for each patient") == ["Means", "Data"]


def test_a_rule_is_written_and_places_in_the_model_are_ticked(cell: Cell) -> None:
    go_to(cell, "Data")
    button(cell, "Rule …").click()
    fill(cell, "Rule", "all that is written down")
    send(cell, "Save the rule")
    cell.page.get_by_text("What belongs here all that is written down").wait_for()
    button(cell, "VSM …").click()
    tick(cell, "S4 Innovation, meso")
    tick(cell, "S2 Coordination, micro")
    cell.page.get_by_role("combobox", name="Main place").select_option("S4 Innovation, meso")
    send(cell, "Place")
    said(cell, "placed “Data” in S2 micro, S4 meso")
    placed = cell.board.hierarchy["C02"].placements
    assert [(one.function, one.level, one.primary) for one in placed] == [
        ("S2", "micro", False),
        ("S4", "meso", True),
    ]


def test_a_group_is_taken_out_and_deleted(cell: Cell) -> None:
    go_to(cell, "People")
    go_to(cell, "Training")
    button(cell, "Take out …").click()
    send(cell, "Take out")
    said(cell, "took “Training” out of the group above")
    assert path_of(cell, NURSES) == ["Training"]
    button(cell, "Delete …").click()
    send(cell, "Delete")
    said(cell, "deleted “Training”, which left 3 actions unclustered")
    assert path_of(cell, NURSES) == []
    heading(cell, "All actions").wait_for()


def test_a_group_is_dissolved_and_its_groups_move_up(cell: Cell) -> None:
    go_to(cell, "People")
    button(cell, "Dissolve …").click()
    fill(cell, "Why", "one group in it")
    send(cell, "Dissolve")
    said(cell, "dissolved “People”")
    heading(cell, "All actions").wait_for()
    assert path_of(cell, NURSES) == ["Training"]


def test_a_new_group_takes_chosen_actions(cell: Cell) -> None:
    open_all(cell)
    choose(cell, FUND).get_by_role("button", name="New group …").click()
    fill(cell, "Label", "Networks")
    cell.page.get_by_role("combobox", name="In", exact=True).select_option(
        "People (C01, cluster, 3 actions)"
    )
    send(cell, "Make the group")
    said(
        cell,
        "made the sub-cluster “Networks” in “People”; moved “Fund local networks” from “Money”",
    )
    assert path_of(cell, FUND) == ["People", "Networks"]


def test_actions_are_set_aside_and_put_back(cell: Cell) -> None:
    open_all(cell)
    choose(cell, FUND).get_by_role("button", name="Set aside …").click()
    fill(cell, "Reason", "two themes in one")
    send(cell, "Set aside")
    said(cell, "set “Fund local networks” aside from “Money”: two themes in one")
    assert path_of(cell, FUND) == []
    open_all(cell)
    choose(cell, FUND).get_by_role("button", name="Put back").click()
    said(cell, "put “Fund local networks” back into “Money”")
    assert path_of(cell, FUND) == ["Money"]


def test_what_python_refuses_is_told_and_changes_nothing(cell: Cell) -> None:
    open_all(cell)
    choose(cell, FUND).get_by_role("button", name="Pin").click()
    said(cell, "pinned “Fund local networks”")
    drag(cell.page, action_row(cell, FUND), group_row(cell, "Data"))
    said(cell, "not possible: “Fund local networks” is pinned and cannot be moved")
    assert path_of(cell, FUND) == ["Money"]
    assert len(cell.board.hierarchy.entries) == 1
    choose(cell, FUND).get_by_role("button", name="Free").click()
    said(cell, "freed “Fund local networks”")
    drag(cell.page, action_row(cell, FUND), group_row(cell, "Data"))
    said(cell, "moved “Fund local networks” from “Money” to “Data”")


def test_the_log_at_the_side_tells_every_edit_and_why(cell: Cell) -> None:
    cell.board.change(lambda h: h.rename("C02", "Records", why="clearer").undo())
    cell.tell()
    button(cell, "Log 2").click()
    log = cell.page.get_by_role("region", name="Log")
    undone, renamed = log.get_by_role("listitem").all_inner_texts()
    assert "PV renamed “Data” to “Records” (taken back)" in renamed
    assert "clearer" in renamed
    assert "took back: renamed “Data” to “Records”" in undone


def test_edits_in_python_appear(cell: Cell) -> None:
    cell.board.hierarchy = cell.board.hierarchy.rename("C02", "Records and data")
    cell.tell()
    group_row(cell, "Records and data").wait_for()
    said(cell, "renamed “Data” to “Records and data”")


def test_an_edit_elsewhere_does_not_end_a_drag(cell: Cell) -> None:
    open_all(cell)
    mouse, target = cell.page.mouse, group_row(cell, "Data")
    action_row(cell, FUND).hover()
    mouse.down()
    target.hover(position={"x": 60, "y": 12})
    cell.board.change(lambda h: h.rename("C03", "Budgets"))
    cell.tell()
    group_row(cell, "Budgets").wait_for()
    target.hover(position={"x": 64, "y": 12})
    cell.board.change(lambda h: h.rename("C01", "Staff"))
    cell.tell()
    group_row(cell, "Staff").wait_for()
    target.hover(position={"x": 68, "y": 12})
    mouse.up()
    said(cell, "moved “Fund local networks” from “Budgets” to “Data”")
    assert path_of(cell, FUND) == ["Data"]


def test_two_views_of_one_board_agree(cell: Cell) -> None:
    cell.show_again()
    both = cell.page.locator(".actionclust")
    expect(both).to_have_count(2)
    one, other = both.first, both.last
    one.locator(".ac-row-label", has_text="Data").click()
    one.get_by_role("button", name="Rename …").click()
    cell.page.keyboard.press("Control+a")
    cell.page.keyboard.type("Records")
    cell.page.keyboard.press("Enter")
    other.locator(".ac-row-label", has_text="Records").wait_for()
    expect(other.get_by_role("button", name="Log 1")).to_be_visible()
    expect(one.get_by_role("heading", name="Records", exact=True)).to_be_visible()
    assert cell.board.hierarchy["C02"].label == "Records"


def test_what_is_named_by_an_id_keeps_its_name_after_edits_and_beside_another_board(
    cell: Cell,
) -> None:
    cell.show_again()
    both = cell.page.locator(".actionclust")
    for board in (both.first, both.last):
        board.locator(".ac-row-label", has_text="Data").click()
        for label in ("Records", "Data"):
            board.get_by_role("button", name="Rename …").click()
            cell.page.keyboard.press("Control+a")
            cell.page.keyboard.type(label)
            cell.page.keyboard.press("Enter")
            board.get_by_role("heading", name=label, exact=True).wait_for()
        board.locator(".ac-row-action").first.focus()
        cell.page.keyboard.press("m")
        cell.page.get_by_role("dialog", name="Move “Share data with the hospital” to …").wait_for()
        ids = cell.page.locator("[id]").evaluate_all("(all) => all.map(({ id }) => id)")
        assert len(ids) == len(set(ids)) > 10
        cell.page.keyboard.press("Escape")
        expect(cell.page.get_by_role("dialog")).to_have_count(0)


def test_what_was_missed_is_asked_for(cell: Cell) -> None:
    cell.board.change(lambda h: h.rename("C02", "Records"))
    cell.lose()
    cell.board.change(lambda h: h.rename("C03", "Budgets"))
    cell.tell()
    group_row(cell, "Records").wait_for()
    group_row(cell, "Budgets").wait_for()
    assert cell.asked[-1]["kind"] == "open"


def test_a_cleared_cell_leaves_nothing_behind(cell: Cell) -> None:
    cell.end()
    assert cell.page.locator("main > div").inner_html() == ""
    cell.board.hierarchy = cell.board.hierarchy.rename("C02", "Records")
    cell.tell()


def test_the_keys_of_the_notebook_stay_out(cell: Cell) -> None:
    cell.page.evaluate(
        "() => { window.heard = [];"
        " document.addEventListener('keydown', ({ key }) => window.heard.push(key)); }"
    )
    group_row(cell, "Data").focus()
    for key in ("a", "b", "d", "d", "z", "Enter", "Escape"):
        cell.page.keyboard.press(key)
    assert cell.page.evaluate("() => window.heard") == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_board_its_log_and_its_dialogs(
    page: "Page", scheme: 'Literal["light", "dark"]'
) -> None:
    page.emulate_media(color_scheme=scheme)
    cell = Cell(page, Board(study()))
    cell.board.change(lambda h: h.rename("S01", "Courses", why="shorter").describe("S01", "all"))
    cell.tell()
    button(cell, "Log 2").click()
    found = {"top": violations(page, within=".actionclust")}
    button(cell, "New group …").click()
    found["new group"] = close_with_axe(cell)
    go_to(cell, "People")
    go_to(cell, "Courses")
    found["group"] = violations(page, within=".actionclust")
    verbs = (
        "Rename …",
        "Memo …",
        "Rule …",
        "Split …",
        "Group …",
        "VSM …",
        "Take out …",
        "Delete …",
    )
    for name in verbs:
        button(cell, name).click()
        found[name] = close_with_axe(cell)
    panel = choose(cell, NURSES)
    found["action"] = violations(page, within=".actionclust")
    for name in ("Move to …", "Set aside …", "New group …", "VSM …", "Memo …"):
        panel.get_by_role("button", name=name).click()
        found[f"action: {name}"] = close_with_axe(cell)
    assert {name: faults for name, faults in found.items() if faults} == {}
    assert len(found) >= 12


def close_with_axe(cell: Cell) -> list[str]:
    """Look at the dialog that is open, and close it."""
    dialog = cell.page.get_by_role("dialog")
    dialog.wait_for()
    found = violations(cell.page, within="dialog")
    dialog.get_by_role("button", name="Cancel").click()
    expect(dialog).to_have_count(0)
    return found
