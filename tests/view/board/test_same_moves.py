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
    named,
    row,
    said,
    saved,
    set_aside_chosen,
    tray,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Locator, Page

    from actionclust.coding.hierarchy.lookup import GroupView

pytestmark = pytest.mark.browser

FITS, BROADER, ONE_THEME = "is about equity", "they are about software", "one theme"
REASON = "two themes in one"


def move_in_code(h: Hierarchy, home: "GroupView", near: str, far: str) -> Hierarchy:
    """Make the moves by the methods of a hierarchy."""
    one, two, three, four, *_ = home.actions
    h = h.move(one, to=near).move(two, to=near, why=FITS).move([three, four], to=far, why=BROADER)
    return h.move(h[far].actions, to=home.id, why=ONE_THEME).set_aside(two, reason=REASON)


def move_in_page(page: "Page", h: Hierarchy, home: "GroupView", near: str, far: str) -> None:
    """Make the same moves by mouse and keyboard, from the top of the study."""
    one, two, three, *_ = home.actions
    page.get_by_role("tab", name="Table").click()
    open_groups(page, *home.path)
    page.get_by_role("button", name="Open all").click()
    drag(page, row(page, one), branch(page, h[near].label))
    said(page, f"moved {named(h, one)} from {named(h, home.id)}")

    move_by_keys(page, two, near, why=FITS)
    said(page, f"moved {named(h, two)} from {named(h, home.id)}")
    move_two(page, h, home, three, far)

    page.get_by_role("button", name="All groups").click()
    open_groups(page, *h[far].path, h[far].label)
    move_all(page, h, home, three, far)

    page.get_by_role("button", name="All groups").click()
    open_groups(page, *h[near].path, h[near].label)
    row(page, two).focus()
    page.keyboard.press("x")
    set_aside_chosen(page, named(h, two), REASON)
    said(page, f"set {named(h, two)} aside from {named(h, near)}")


def move_on_board(page: "Page", h: Hierarchy, home: "GroupView", near: str, far: str) -> None:
    """Make the same moves on the workbench."""
    one, two, three, *_ = home.actions

    def shown(label: str) -> "Locator":
        return (
            page.locator(".ac-groups")
            .get_by_role("treeitem")
            .filter(has=page.get_by_text(label, exact=True))
        )

    shown(home.label).click()
    drag(page, row(page, one), shown(h[near].label))
    said(page, f"moved {named(h, one)} from {named(h, home.id)}")

    move_by_keys(page, two, near, why=FITS)
    said(page, f"moved {named(h, two)} from {named(h, home.id)}")
    move_two(page, h, home, three, far)

    shown(h[far].label).click()
    move_all(page, h, home, three, far)

    shown(h[near].label).click()
    row(page, two).click()
    page.get_by_role("button", name="Set aside …").click()
    set_aside_chosen(page, named(h, two), REASON)
    said(page, f"set {named(h, two)} aside from {named(h, near)}")


def move_two(page: "Page", h: Hierarchy, home: "GroupView", three: str, far: str) -> None:
    """Move an action and the next one."""
    row(page, three).focus()
    page.keyboard.press("Space")
    page.keyboard.press("Shift+ArrowDown")
    move_chosen(page, "2 texts", far, why=BROADER)
    said(page, f"moved 2 texts from {named(h, home.id)}")


def move_all(page: "Page", h: Hierarchy, home: "GroupView", three: str, far: str) -> None:
    """Move all actions that a group has by then."""
    row(page, three).focus()
    page.keyboard.press("Control+a")
    move_chosen(page, f"{len(h[far].actions) + 2} texts", home.id, why=ONE_THEME)
    said(page, f" from {named(h, far)}")


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
    move_in_page(page, worked, home, near, far)
    tray(page).get_by_label("Your name").fill("Sam")
    replayed = ac.replay(saved(page, tmp_path), on=worked)
    assert replayed.complete, replayed.report
    assert replayed.notes == ()

    board = ac.Board(worked, analyst="Sam")
    move_on_board(Cell(context.new_page(), board).page, worked, home, near, far)

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
