"""Take the screenshots of the README: the page of the worked example, light and dark.

``.venv/bin/python docs/make_screenshots.py`` takes them anew, in the Chromium of the tests.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

import actionclust as ac
from actionclust.cli.demo import TITLE

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))
FOLDER = ROOT / "docs" / "_static"
SIZE = {"width": 1280, "height": 860}

# the name of each picture, and what the address says is on the screen
VIEWS = {"table": "view=table", "vsm": "view=vsm"}


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
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
