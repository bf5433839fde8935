"""The same moves in the shared page, on the board and in code: one hierarchy comes of them."""

from typing import TYPE_CHECKING

import pytest
from pandas.testing import assert_frame_equal

import actionclust as ac
from actionclust import Hierarchy
from tests.view.boards import Cell, drag
from tests.view.moving import (
    branch,
    move_by_keys,
    move_chosen,
    row,
    said,
    saved,
    set_aside_by_key,
    tray,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Page

    from actionclust.coding.hierarchy.lookup import GroupView

pytestmark = pytest.mark.browser

FITS, BROADER, ONE_THEME = "is about equity", "they are about software", "one theme"
REASON = "two themes in one"


def move_in_code(h: Hierarchy, home: "GroupView", near: str, far: str) -> Hierarchy:
    """Make the moves by the methods of a hierarchy."""
    one, two, three, four, *_ = home.actions
    h = h.move(one, to=near).move(two, to=near, why=FITS).move([three, four], to=far, why=BROADER)
    return h.move(h[far].actions, to=home.id, why=ONE_THEME).set_aside(two, reason=REASON)


def move_by_hand(page: "Page", h: Hierarchy, home: "GroupView", near: str, far: str) -> None:
    """Make the same moves by mouse and keyboard, from the top of the study."""
    one, two, three, four, *_ = home.actions
    open_groups(page, *home.path)
    page.get_by_role("button", name="Open all").click()
    drag(page, row(page, one), branch(page, h[near].label))
    said(page, f"moved {one} from {home.id}")

    move_by_keys(page, two, near, why=FITS)
    said(page, f"moved {two} from {home.id}")

    row(page, three).focus()
    page.keyboard.press("Space")
    page.keyboard.press("Shift+ArrowDown")
    move_chosen(page, f"{three}, {four}", far, why=BROADER)
    said(page, f"moved {three}, {four} from {home.id}")

    page.get_by_role("button", name="All groups").click()
    open_groups(page, *h[far].path, h[far].label)
    row(page, three).focus()
    page.keyboard.press("Control+a")
    move_chosen(page, f"{len(h[far].actions) + 2} actions", home.id, why=ONE_THEME)
    said(page, f" from {far}")

    page.get_by_role("button", name="All groups").click()
    open_groups(page, *h[near].path, h[near].label)
    set_aside_by_key(page, two, REASON)
    said(page, f"set {two} aside from {near}")


def open_groups(page: "Page", *labels: str) -> None:
    """Go down from the top, group by group."""
    for label in labels:
        branch(page, label).locator(".ac-row-label").click()
        page.get_by_role("heading", name=label, exact=True).wait_for()


def test_moves_saved_in_the_page_and_replayed_are_those_made_on_the_board_and_in_code(
    context: "BrowserContext",
    open_study: "Callable[..., Page]",
    worked: Hierarchy,
    tmp_path: "Path",
    home: "GroupView",
    other: "GroupView",
) -> None:
    near = next(id_ for id_ in worked[worked.find(home.path[-1]).id].children if id_ != home.id)
    far = other.id

    page = open_study()
    move_by_hand(page, worked, home, near, far)
    tray(page).get_by_label("Your name").fill("Sam")
    replayed = ac.replay(saved(page, tmp_path), on=worked)
    assert replayed.complete, replayed.report
    assert replayed.notes == ()

    board = ac.Board(worked)
    move_by_hand(Cell(context.new_page(), board).page, worked, home, near, far)

    in_code = move_in_code(worked, home, near, far)
    assert in_code[far].actions == ()
    assert len(in_code[home.id].actions) == len(home.actions) + len(worked[far].actions) - 2
    for h in (replayed.hierarchy, board.hierarchy):
        assert h.tree == in_code.tree
        assert_frame_equal(h.groups(), in_code.groups())
        assert_frame_equal(h.table, in_code.table)
        assert made(h, since=worked) == made(in_code, since=worked)


def made(h: Hierarchy, *, since: Hierarchy) -> list[tuple[object, str]]:
    """Give the edits since then, and why."""
    return [(entry.edit, entry.why) for entry in h.entries[len(since.entries) :]]
