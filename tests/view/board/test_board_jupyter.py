"""The board in JupyterLab and Notebook: what only these, a kernel and its threads can show."""

from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser import PATIENCE, profile
from tests.laboratory import LAB, NOTEBOOK, Notebook, laboratory
from tests.view.boards import drag

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Locator, Page

    Open = Callable[..., Notebook]

pytestmark = pytest.mark.browser

STUDY = """
import actionclust as ac
texts = ["Train nurses", "Train doctors", "Share data", "Share records", "Fund networks"]
actions = ac.read_actions(texts)
codes = dict(zip(actions.ids, ["Training", "Training", "Data", "Data", "Money"], strict=True))
h = ac.from_codebook(
    dict.fromkeys(["Training", "Data", "Money"]), actions, code=codes, analyst="PV"
)
board = ac.Board(h, height="40rem")
board
"""
SHOW = "print([(entry.edit.kind, entry.why) for entry in board.hierarchy.entries])"
OWN = "uncaught: Cannot read properties of undefined (reading 'schema')"
"""What Notebook 7.6 says of itself, also where there is no board."""


def served(factory: pytest.TempPathFactory, application: str) -> Iterator[tuple[str, Path]]:
    folder = factory.mktemp(application)
    with laboratory(folder, application) as address:
        yield address, folder


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    yield from served(tmp_path_factory, LAB)


@pytest.fixture(scope="module")
def notebook_7(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    yield from served(tmp_path_factory, NOTEBOOK)


@contextmanager
def shown_in(where: tuple[str, Path], page: "Page", *cells: str) -> Iterator[Notebook]:
    """Open a notebook of some cells, the first of which shows a board."""
    page.set_viewport_size({"width": 1280, "height": 2400})  # all cells are in sight
    with closing(Notebook(page, *where, [STUDY, *cells])) as notebook:
        notebook.run(0)
        board(notebook).wait_for(timeout=3 * PATIENCE)
        yield notebook


@pytest.fixture(scope="module")
def lab_page(
    browser: "Browser", lab: tuple[str, Path]
) -> Iterator[tuple["Page", tuple[str, Path], list[str]]]:
    """Give a page for JupyterLab, where that is, and the list of what goes wrong in the page.

    The page is one for all tests, as JupyterLab takes longer to load than a test to run. Each
    test has notebooks of its own in it, with a kernel each, and closes them.
    """
    seen: list[str] = []
    with profile(browser, seen) as made:
        yield made.new_page(), lab, seen


@pytest.fixture
def opened(lab_page: tuple["Page", tuple[str, Path], list[str]]) -> Iterator["Open"]:
    """Give what opens such a notebook in JupyterLab; troubles in the page fail the test."""
    page, lab, seen = lab_page
    with ExitStack() as stack:

        def opening(*cells: str) -> Notebook:
            return stack.enter_context(shown_in(lab, page, *cells))

        yield opening
    troubles = [*seen]
    seen.clear()
    assert troubles == []


def board(notebook: Notebook, cell: int = 0) -> "Locator":
    return notebook.output(cell).locator(".actionclust")


def open_all(shown: "Locator") -> None:
    shown.locator(".ac-groups").get_by_role("treeitem", name="All actions").click()


def action_row(shown: "Locator", text: str) -> "Locator":
    return shown.locator(".ac-row-action", has_text=text)


def group_row(shown: "Locator", label: str) -> "Locator":
    return shown.locator(".ac-groups .ac-row-branch", has_text=label)


def said(shown: "Locator", words: str) -> None:
    expect(shown.get_by_role("status")).to_contain_text(words, timeout=PATIENCE)


def prints(notebook: Notebook, cell: int, words: str) -> None:
    """Run a cell, and look at what it prints."""
    notebook.run(cell)
    expect(notebook.output(cell)).to_contain_text(words, timeout=PATIENCE)


def press_letters(notebook: Notebook, text: str) -> None:
    """Press keys that in a notebook make, change and delete cells, with the focus on an action."""
    action_row(board(notebook), text).focus()
    for key in ("a", "b", "d", "d", "x", "Escape", "y", "Shift+M", "0", "0"):
        notebook.page.keyboard.press(key)


def move_by_key(notebook: Notebook, text: str, *, to: str, why: str) -> None:
    """Move an action with the keyboard alone."""
    shown, keyboard = board(notebook), notebook.page.keyboard
    action_row(shown, text).focus()
    keyboard.press("m")
    expect(shown.get_by_role("dialog").get_by_role("combobox")).to_be_focused()
    keyboard.type(to)
    keyboard.press("Tab")
    keyboard.type(why)
    keyboard.press("Enter")
    said(shown, "moved")


def test_dragging_merging_and_undoing_are_edits_that_other_cells_see(opened: "Open") -> None:
    notebook = opened(SHOW, 'board.hierarchy = board.hierarchy.rename("S02", "Records")', SHOW)
    shown = board(notebook)
    open_all(shown)
    drag(notebook.page, action_row(shown, "Fund networks"), group_row(shown, "Data"))
    said(shown, "moved")
    prints(notebook, 1, "[('move', '')]")

    notebook.run(2)
    group_row(shown, "Records").wait_for()
    said(shown, "renamed “Data” to “Records”")

    shown.locator(".ac-row-label", has_text="Training").click()
    shown.get_by_role("button", name="Merge …").click()
    dialog = shown.get_by_role("dialog")
    dialog.get_by_role("combobox").fill("Records")
    dialog.get_by_label("Why").fill("one theme")
    dialog.get_by_role("button", name="Merge", exact=True).click()
    said(shown, "merged “Training” into “Records”")
    shown.get_by_role("button", name="Undo").click()
    said(shown, "took back")
    prints(notebook, 3, "[('move', ''), ('rename', ''), ('merge', 'one theme'), ('undo', '')]")


def test_keys_on_the_board_are_not_those_of_the_notebook(opened: "Open") -> None:
    notebook = opened(SHOW, "")
    open_all(board(notebook))
    press_letters(notebook, "Fund networks")
    assert notebook.kinds() == ["code", "code", "code"]
    move_by_key(notebook, "Fund networks", to="Training", why="add skills, merge budgets")
    assert notebook.kinds() == ["code", "code", "code"]
    prints(notebook, 1, "[('set_aside', ''), ('move', 'add skills, merge budgets')]")


def test_in_notebook_7_moves_are_edits_too_and_keys_stay_on_the_board(
    page: "Page", notebook_7: tuple[str, Path], troubles: list[str]
) -> None:
    with shown_in(notebook_7, page, SHOW) as notebook:
        shown = board(notebook)
        open_all(shown)
        drag(page, action_row(shown, "Share data"), group_row(shown, "Money"))
        said(shown, "moved")
        prints(notebook, 1, "[('move', '')]")
        press_letters(notebook, "Fund networks")
        move_by_key(notebook, "Fund networks", to="Training", why="add skills, merge budgets")
        shown.get_by_role("button", name="Undo").click()
        said(shown, "took back")
        assert notebook.kinds() == ["code", "code"]
        first = "('move', ''), ('set_aside', '')"
        prints(notebook, 1, f"[{first}, ('move', 'add skills, merge budgets'), ('undo', '')]")
    assert set(troubles) <= {OWN}
    troubles.clear()


def test_edits_while_a_cell_runs_arrive_at_once_and_none_is_lost(opened: "Open") -> None:
    busy = """
import time
until = time.monotonic() + 60
while not board.hierarchy.entries and time.monotonic() < until:
    time.sleep(0.02)
print("one arrived:", board.hierarchy.entries[0].edit.kind)
for number in range(1000):
    board.change(lambda h: h.describe("S03", f"rule {number}"))
    time.sleep(0.5)
    if sum(entry.edit.kind == "move" for entry in board.hierarchy.entries) == 2:
        break
kinds = [entry.edit.kind for entry in board.hierarchy.entries]
print("moves", kinds.count("move"), "rules", kinds.count("describe") == number + 1)
print("revision", board._revision == len(kinds))
"""
    notebook = opened(busy)
    shown = board(notebook)
    open_all(shown)
    notebook.run(1)
    expect(notebook.prompt(1)).to_have_text("[*]:", timeout=PATIENCE)
    drag(notebook.page, action_row(shown, "Train nurses"), group_row(shown, "Data"))
    expect(notebook.output(1)).to_contain_text("one arrived: move", timeout=PATIENCE)
    expect(notebook.prompt(1)).to_have_text("[*]:")
    drag(notebook.page, action_row(shown, "Share data"), group_row(shown, "Money"))
    expect(notebook.output(1)).to_contain_text("moves 2 rules True", timeout=PATIENCE)
    expect(notebook.output(1)).to_contain_text("revision True")


def test_boards_of_one_study_agree_and_a_page_that_is_loaded_again_is_up_to_date(
    opened: "Open",
) -> None:
    notebook = opened(
        "board",
        'other = ac.Board(board.hierarchy, height="40rem")\nother',
        "print(other.hierarchy is board.hierarchy, other.hierarchy['S02'].label)",
    )
    notebook.run(1)
    notebook.run(2)
    first, again, other = (board(notebook, cell) for cell in range(3))
    other.wait_for()
    again.locator(".ac-row-label", has_text="Data").click()
    again.get_by_role("button", name="Rename").click()
    notebook.page.keyboard.press("Control+a")
    notebook.page.keyboard.type("Records")
    notebook.page.keyboard.press("Enter")
    for shown in (first, other):
        group_row(shown, "Records").wait_for()
    open_all(other)
    drag(notebook.page, action_row(other, "Fund networks"), group_row(other, "Records"))
    said(other, "moved")
    said(first, "moved")
    action_row(again, "Fund networks").wait_for()
    prints(notebook, 3, "True Records")

    notebook.load_again()
    for shown in (first, other):
        group_row(shown, "Records").wait_for()
        expect(shown.get_by_role("button", name="Log 2")).to_be_visible()
    open_all(first)
    drag(notebook.page, action_row(first, "Share data"), group_row(first, "Training"))
    said(first, "moved")
    said(other, "moved")
