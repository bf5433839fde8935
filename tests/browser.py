"""Fixtures of tests in a real browser.

Mark such a test with ``pytest.mark.browser``; ``pytest -m browser`` runs them. Its `page` fails
the test on an error in the console, an error that no script caught, and a request that would
leave this machine.
"""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from tests.chromium import CHOSEN, FLAGS, NAMES, find_chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request

AXE = Path(__file__).parents[1] / "frontend/node_modules/axe-core/axe.min.js"
LOOPBACK = frozenset({"127.0.0.1", "localhost", "[::1]", "::1"})
_RUN_AXE = """(within) => axe.run(within, {
    resultTypes: ["violations"],
    ...(matchMedia("(prefers-color-scheme: dark)").matches && {
        runOnly: ["color-contrast", "link-in-text-block"],
    }),
})"""
PATIENCE = 120_000  # milliseconds until a condition holds; for a machine that is busy otherwise


@pytest.fixture(scope="session")
def browser() -> Iterator["Browser"]:
    """Give one browser for all tests of this process."""
    from playwright.sync_api import (  # noqa: PLC0415 - the other tests need it not
        expect,
        sync_playwright,
    )

    path = find_chromium()
    if path is None:
        pytest.fail(
            f"no browser to test in: none of {', '.join(NAMES)} is on the PATH; install one with "
            f"`python -m tests.chromium`, or name one in {CHOSEN}",
        )
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield running
        running.close()


@pytest.fixture
def troubles() -> list[str]:
    """Give the list of what went wrong in the pages of this test; it must be empty at the end.

    A test that provokes trouble looks at the list and clears it.
    """
    return []


@contextmanager
def profile(browser: "Browser", troubles: list[str]) -> Iterator["BrowserContext"]:
    """Give a browser profile of its own, and add what goes wrong in its pages to the troubles.

    The browser's flags keep its requests on this machine.
    """
    made = browser.new_context(
        viewport={"width": 1280, "height": 800},
        locale="en-GB",
        timezone_id="UTC",
        reduced_motion="reduce",
    )
    made.set_default_timeout(PATIENCE)
    made.on("request", lambda request: _note_request(request, troubles))
    made.on("console", lambda message: _note_console(message, troubles))
    made.on("weberror", lambda error: troubles.append(f"uncaught: {error.error}"))
    yield made
    made.close()


@pytest.fixture
def context(browser: "Browser", troubles: list[str]) -> Iterator["BrowserContext"]:
    """Give a profile for this test alone; its troubles fail the test."""
    with profile(browser, troubles) as made:
        yield made
    assert troubles == []


@pytest.fixture
def page(context: "BrowserContext") -> "Page":
    """Give an empty page, 1280 by 800, whose troubles fail the test."""
    return context.new_page()


def stays_here(url: str) -> bool:
    """Tell whether asking for an address sends nothing to another machine."""
    parts = urlsplit(url)
    if parts.scheme in {"http", "https", "ws", "wss"}:
        return parts.hostname in LOOPBACK
    return True


def wait_until(page: "Page", condition: Callable[[], bool]) -> None:
    """Wait until something holds here, while the page goes on; after `PATIENCE` anyway."""
    until = time.monotonic() + PATIENCE / 1000
    while not condition() and time.monotonic() < until:
        page.wait_for_timeout(20)


def violations(page: "Page", *, within: str = "html") -> list[str]:
    """Let axe look at a page, and give one line for each thing it found wrong.

    `within` is a CSS selector of the part to look at. In a dark page only the rules on colours
    are asked: the others see the same document as in the light one, where all are.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(_RUN_AXE, within)
    return [
        f"{fault['id']} ({fault['impact']}): {fault['help']}: {json.dumps(node['target'])}"
        f" {' '.join(node['failureSummary'].split())}"
        for fault in found["violations"]
        for node in fault["nodes"]
    ]


def _note_request(request: "Request", troubles: list[str]) -> None:
    if not stays_here(request.url):
        troubles.append(f"would leave this machine: {request.method} {request.url}")


def _note_console(message: "ConsoleMessage", troubles: list[str]) -> None:
    if message.type == "error":
        place = message.location
        troubles.append(f"console: {message.text} ({place['url']}:{place['lineNumber']})")
