"""The ten commonest acts of an analyst on the board, each in at most so many clicks and keys."""

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from actionclust.view.board.board import Board
from tests.browser import violations
from tests.view.board.test_workbench_page import STRAY, carry, group, labels, said, study, text
from tests.view.boards import Cell

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.browser

FUND, BUDGET = "Fund local networks", "A budget for each neighbourhood"


class Hand:
    """Does what an analyst does, and counts it: clicks and keys, but not what is written."""

    def __init__(self, page: "Page") -> None:
        self.page = page
        self.acts = 0
        self.board = Board(study())
        self.cell = Cell(page, self.board)

    def click(self, found: "Locator", *modifiers: str) -> None:
        found.click(modifiers=list(modifiers))  # type: ignore[arg-type]
        self.acts += 1

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)
        self.acts += 1

    def write(self, words: str) -> None:
        """Write a label, and send it: one act that every way to name a group has."""
        self.page.keyboard.type(words)
        self.page.keyboard.press("Enter")

    def kinds(self) -> list[str]:
        return [entry.edit.kind for entry in self.board.hierarchy.entries]


@pytest.fixture
def hand(page: "Page") -> Hand:
    page.set_default_timeout(15_000)
    return Hand(page)


def test_a_text_is_reached_in_two(hand: Hand) -> None:
    hand.click(group(hand.cell, "Data"))
    hand.click(text(hand.cell, STRAY))
    hand.page.get_by_role("region", name="Selected actions").get_by_text(STRAY).first.wait_for()
    assert hand.acts <= 2


def test_a_text_is_moved_by_m_and_one_key(hand: Hand) -> None:
    text(hand.cell, STRAY).click()
    hand.press("m")
    hand.press("Enter")
    said(hand.cell, "moved “Train nurses to share” from “Data” to “Training”")
    assert hand.acts <= 2


def test_a_group_is_renamed_by_f2_and_enter(hand: Hand) -> None:
    group(hand.cell, "Data").click()
    hand.press("F2")
    hand.write("Records")
    said(hand.cell, "renamed “Data” to “Records”")
    assert hand.acts <= 1


def test_groups_are_merged_by_two_keys_or_a_drag(hand: Hand) -> None:
    group(hand.cell, "Money").click()
    hand.press("m")
    hand.press("Enter")
    said(hand.cell, "merged “Money” into “")
    assert hand.acts <= 2
    hand.page.keyboard.press("Control+z")
    said(hand.cell, "took back: merged")
    carry(hand.cell, "Money", "Data")
    said(hand.cell, "merged “Money” into “Data”")


def test_a_group_is_split_in_two_from_the_selection(hand: Hand) -> None:
    group(hand.cell, "Data").click()
    text(hand.cell, STRAY).click()
    hand.press("s")
    hand.press("Enter")
    said(hand.cell, "split ")
    assert hand.kinds() == ["split"]
    assert hand.acts <= 2


def test_a_new_group_of_n_texts_is_n_and_one_and_one_undo(hand: Hand) -> None:
    before = hand.board.hierarchy.tree
    group(hand.cell, "Money").click()
    hand.click(text(hand.cell, FUND))
    hand.click(text(hand.cell, BUDGET), "Shift")
    hand.press("n")
    hand.write("Grants")
    said(hand.cell, "made the sub-cluster “Grants”")
    assert labels(hand.cell, FUND) == labels(hand.cell, BUDGET) == ["Grants"]
    assert hand.acts <= 3
    hand.page.keyboard.press("Control+z")
    said(hand.cell, "took back: made the")
    assert hand.board.hierarchy.tree == before


def test_a_wider_group_of_two_is_two_and_a_label(hand: Hand) -> None:
    group(hand.cell, "Data").click()
    hand.click(group(hand.cell, "Money"), "Shift")
    hand.press("g")
    hand.write("Means")
    said(hand.cell, "put “Data”, “Money” into super-cluster “Means”")
    assert labels(hand.cell, FUND) == ["Means", "Money"]
    assert hand.acts <= 2


def test_a_text_is_set_aside_in_one_and_x(hand: Hand) -> None:
    hand.click(text(hand.cell, STRAY))
    hand.press("x")
    said(hand.cell, "set “Train nurses to share” aside")
    assert hand.kinds() == ["set_aside"]
    assert hand.acts <= 2


def test_a_place_in_the_viable_system_model_is_three(hand: Hand) -> None:
    group(hand.cell, "Data").click()
    hand.press("v")
    hand.click(hand.page.get_by_role("checkbox", name="S2 Coordination, meso"))
    hand.press("Enter")
    said(hand.cell, "placed “Data” in S2 meso")
    assert hand.acts <= 3


def test_an_act_is_undone_in_one(hand: Hand) -> None:
    text(hand.cell, STRAY).click()
    hand.page.keyboard.press("x")
    said(hand.cell, "set “Train nurses to share” aside")
    hand.press("Control+z")
    said(hand.cell, "took back: set")
    assert hand.board.hierarchy.tree == study().tree
    assert hand.acts <= 1


def items(hand: Hand) -> list[str]:
    """Give what the menu offers, without its keys."""
    menu = hand.page.get_by_role("menu", name="Edit")
    menu.wait_for()
    found: list[str] = menu.get_by_role("menuitem").evaluate_all(
        "(all) => all.map(({ firstChild }) => firstChild.textContent)"
    )
    return found


def test_the_right_button_offers_what_can_be_done_with_a_text(hand: Hand) -> None:
    text(hand.cell, STRAY).click(button="right")
    assert items(hand)[:4] == ["Move to …", "Set aside", "New group …", "Split off …"]
    assert violations(hand.page, within=".actionclust") == []
    hand.page.get_by_role("menuitem", name="Set aside").click()
    said(hand.cell, "set “Train nurses to share” aside from “Data”")
    expect(hand.page.get_by_role("menu")).to_have_count(0)


@pytest.mark.parametrize("key", ["ContextMenu", "Shift+F10"])
def test_keys_open_the_menu_of_a_group_walk_it_and_leave_it(hand: Hand, key: str) -> None:
    group(hand.cell, "Data").click()
    hand.page.keyboard.press(key)
    assert items(hand) == [
        *("Rename …", "Merge …", "Split …", "Group …", "VSM …"),
        *("Rule …", "Memo …", "Delete …"),
    ]
    hand.page.keyboard.press("Escape")
    expect(hand.page.get_by_role("menu")).to_have_count(0)
    expect(group(hand.cell, "Data")).to_be_focused()
    hand.page.keyboard.press(key)
    items(hand)
    hand.page.keyboard.press("ArrowDown")
    hand.page.keyboard.press("ArrowUp")
    hand.page.keyboard.press("Enter")
    hand.page.get_by_role("dialog", name="Rename “Data”").wait_for()
    hand.write("Records")
    said(hand.cell, "renamed “Data” to “Records”")


def test_a_memo_is_written_on_a_group_and_shown_there(hand: Hand) -> None:
    group(hand.cell, "Data").click(button="right")
    items(hand)
    hand.page.keyboard.press("c")
    dialog = hand.page.get_by_role("dialog", name="Memo on “Data”")
    dialog.get_by_label("Memo").fill("ask the hospital")
    dialog.get_by_role("button", name="Write it").click()
    said(hand.cell, "wrote a memo on “Data”: ask the hospital")
    group(hand.cell, "Data").click()
    hand.page.keyboard.press("c")
    expect(dialog.locator(".ac-quote")).to_contain_text("ask the hospital PV")


def test_escape_leaves_every_dialog_in_one_press(hand: Hand) -> None:
    group(hand.cell, "Data").click()
    for key in ("F2", "m", "s", "g", "v", "c"):
        hand.page.keyboard.press(key)
        hand.page.get_by_role("dialog").wait_for()
        if key != "v":
            hand.page.keyboard.type("of")
        hand.page.keyboard.press("Escape")
        expect(hand.page.get_by_role("dialog")).to_have_count(0)
        expect(group(hand.cell, "Data")).to_be_focused()
    assert hand.board.hierarchy.entries == ()
