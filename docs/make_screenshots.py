"""Take the screenshots of the page and the board of the worked example, light and dark.

``.venv/bin/python docs/make_screenshots.py`` takes them anew, in the Chromium of the tests.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

import actionclust as ac
from actionclust.cli.command_demo import TITLE

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))
FOLDER = ROOT / "docs" / "_static"
SIZE = {"width": 1280, "height": 860}

BOARD = """
import actionclust as ac

board = ac.Board(ac.datasets.worked_example(), title="Integrated care", analyst="MB")
board
""".strip()
# the name of each picture, and what the address says is on the screen
VIEWS = {"said": "", "table": "view=table", "vsm": "view=vsm"}


def main(folder: Path = FOLDER) -> int:
    """Write the pictures to a folder."""
    from tests.chromium import FLAGS, find_chromium  # noqa: PLC0415 - found from the folder above

    with TemporaryDirectory() as made, sync_playwright() as playwright:
        page = ac.explorer(ac.datasets.worked_example(), title=TITLE).save(Path(made, "a.html"))
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(FLAGS))
        for theme in ("light", "dark"):
            for name, fragment in VIEWS.items():
                tab = browser.new_page(
                    viewport=SIZE, color_scheme=theme, locale="en-GB", reduced_motion="reduce"
                )
                tab.goto(f"{page.as_uri()}#{fragment}")
                tab.wait_for_load_state("networkidle")
                tab.screenshot(path=folder / f"page-{name}-{theme}.png")
                tab.close()
        _board(browser, folder)
        browser.close()
    return 0


def _board(browser: Browser, folder: Path) -> None:
    """Take the board in JupyterLab, with a group and an action open."""
    from tests.laboratory import Notebook, laboratory  # noqa: PLC0415 - as above

    with TemporaryDirectory() as place, laboratory(Path(place)) as address:
        page = browser.new_page(
            viewport={**SIZE, "height": 800}, locale="en-GB", reduced_motion="reduce"
        )
        notebook = Notebook(page, address, Path(place), [BOARD])
        _run(page, "application:toggle-left-area")
        notebook.run(0)
        board = notebook.output(0).locator(".actionclust")
        board.locator(".ac-groups .ac-row").nth(1).click()
        board.locator(".ac-row-action").nth(1).click()
        board.get_by_role("region", name="Why here").wait_for()
        # the clicks scrolled the notebook
        page.locator(".jp-WindowedPanel-outer").first.evaluate("one => one.scrollTo(0, 0)")
        for theme in ("light", "dark"):
            _run(page, "apputils:change-theme", theme=f"JupyterLab {theme.title()}")
            board.and_(page.locator(f"[data-theme={theme}]")).wait_for()
            page.locator("#jupyterlab-splash").wait_for(state="detached")
            page.screenshot(path=folder / f"board-{theme}.png")
        page.close()


def _run(page: Page, command: str, **arguments: str) -> None:
    """Let JupyterLab do something."""
    page.evaluate(
        "([command, arguments]) => window.jupyterapp.commands.execute(command, arguments)",
        [command, arguments],
    )


if __name__ == "__main__":
    sys.exit(main())
