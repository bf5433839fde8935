"""The shared page in a real browser, without a graphics card: size, first paint, keys, panning."""

from __future__ import annotations

import statistics
import sys
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import viewed
from playwright.sync_api import sync_playwright

from actionclust import explorer

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from tests.chromium import FLAGS, find_chromium

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

SEARCHES = ("s", "sc", "sch", "scho", "school")
STEPS = 120  # moves of the mouse while panning

_PAINTED = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime"
_TYPED = """
async (text) => {
  const field = document.querySelector("input[type=search]");
  field.focus();
  const start = performance.now();
  field.value = text;
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  return performance.now() - start;
}
"""
_TICKED = """
async () => {
  const box = document.querySelector(".actionclust input[type=checkbox]");
  const start = performance.now();
  box.click();
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  return performance.now() - start;
}
"""
_FRAMES = """
() => {
  window.frames_ = [];
  const note = (now) => { window.frames_.push(now); requestAnimationFrame(note); };
  requestAnimationFrame(note);
}
"""


def measured(context: BrowserContext, address: str, size: int) -> dict[str, float]:
    """Open a page, and measure what a reader would feel."""
    page = context.new_page()
    page.goto(address)
    page.locator("h2").first.wait_for()
    page.wait_for_function(f"() => {_PAINTED} !== undefined")
    paint = float(page.evaluate(_PAINTED))
    keys = {"What was said": typed(page)}
    for view in ("Table", "List", "Network"):
        page.get_by_role("tab", name=view, exact=True).click()
        keys[view] = typed(page)
    page.get_by_role("tab", name="Table", exact=True).click()
    page.get_by_role("button", name="Filters").click()
    page.locator(".actionclust input[type=checkbox]").first.wait_for()
    ticks = [float(page.evaluate(_TICKED)) for _ in range(4)]
    page.close()
    other = context.new_page()
    other.goto(f"{address}#view=network")
    other.locator("canvas[data-drawn=whole]").wait_for()
    network = float(other.evaluate("performance.now()"))
    return {
        "size, MB": size / 1e6,
        "first paint, ms": paint,
        "search keystroke, ms": statistics.median(chain.from_iterable(keys.values())),
        **{f"slowest keystroke in “{view}”, ms": max(taken) for view, taken in keys.items()},
        "filter, ms": statistics.median(ticks),
        "network drawn, ms after opening": network,
        "frames a second while panning": panned(other),
    }


def typed(page: Page) -> list[float]:
    """Type into the search, letter by letter, and clear it; gives milliseconds."""
    return [float(page.evaluate(_TYPED, text)) for text in (*SEARCHES, "")]


def panned(page: Page) -> float:
    """Drag the network about, and count the frames."""
    box = page.locator("canvas").first.bounding_box()
    if box is None:
        raise RuntimeError("the network is not on the page")
    page.evaluate(_FRAMES)
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.evaluate("() => { window.frames_.length = 0; }")
    for step in range(STEPS):
        page.mouse.move(x + (step % 60) * 4, y + (step % 40) * 3)
        page.wait_for_timeout(8)
    frames = page.evaluate("window.frames_")
    page.mouse.up()
    return 1000 * (len(frames) - 1) / (frames[-1] - frames[0])


def tables() -> str:
    """Measure, and write the table in Markdown."""
    columns: dict[str, dict[str, float]] = {}
    path = find_chromium()
    if path is None:
        raise RuntimeError("no Chromium to measure in: run `python -m tests.chromium`")
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        for name, h in viewed.studies():
            file = Path(folder) / "study.html"
            html = explorer(h, title="A study").html
            file.write_text(html, encoding="utf-8")
            context = browser.new_context(viewport={"width": 1280, "height": 800})
            columns[name] = measured(context, file.as_uri(), len(html.encode()))
            context.close()
            print(name, columns[name], flush=True)
        browser.close()
    return viewed.table("page in Chromium", columns)
