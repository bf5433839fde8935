"""The shared page for everybody: axe finds nothing wrong, in light and in dark."""

from typing import TYPE_CHECKING, Literal

import pytest
from playwright.sync_api import expect

from tests.browser import violations

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from actionclust.coding.hierarchy.lookup import GroupView

    Open = Callable[..., "Page"]

pytestmark = pytest.mark.browser

Scheme = Literal["light", "dark"]
SCHEMES = ("light", "dark")


def opened(page: "Page", scheme: Scheme) -> "Page":
    """Turn to a colour scheme, and wait until it is there."""
    page.emulate_media(color_scheme=scheme)
    expect(page.locator(".actionclust").first).to_have_attribute("data-theme", scheme)
    return page


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(
    "fragment",
    ["", "#open=unclustered", "#search=nurse&filter.priority=high", "#search=zzzz"],
    ids=["top", "unclustered", "found", "nothing"],
)
def test_the_table_has_no_violation(open_study: "Open", scheme: Scheme, fragment: str) -> None:
    page = opened(open_study(fragment), scheme)
    page.get_by_role("button", name="Filters").click()
    for button in page.get_by_role("button", name="Open all").all():
        button.click()

    assert violations(page) == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_group_its_log_and_details_have_no_violation(
    open_study: "Open", scheme: Scheme, home: "GroupView"
) -> None:
    one, two = home.actions[:2]
    page = opened(open_study(f"#open={home.id}&selected={one}"), scheme)
    page.locator(".ac-head summary").click()
    page.locator(".ac-legend summary").click()
    assert violations(page) == []

    page.locator(".ac-row-action").filter(has_text=two).locator(".ac-check").click()
    expect(page.get_by_role("heading", name="2 actions")).to_be_visible()
    assert violations(page) == []


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("key", ["m", "x", "?"])
def test_dialogs_have_no_violation(
    open_study: "Open", scheme: Scheme, home: "GroupView", key: str
) -> None:
    page = opened(open_study(f"#open={home.id}&selected={home.actions[0]}"), scheme)
    page.keyboard.press(key)
    page.get_by_role("dialog").wait_for()

    assert violations(page) == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_files_and_suggestions_have_no_violation(
    open_study: "Open", scheme: Scheme, home: "GroupView"
) -> None:
    page = opened(open_study(f"#open={home.id}&selected={home.actions[0]}"), scheme)
    page.keyboard.press("m")
    page.keyboard.press("Enter")
    expect(page.locator(".ac-suggestions li")).to_have_count(1)
    assert violations(page) == []

    page.get_by_role("button", name="Save \u2026").click()
    page.get_by_role("dialog").wait_for()
    assert violations(page) == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_narrow_screen_shows_everything_in_its_width(
    open_study: "Open", scheme: Scheme, home: "GroupView"
) -> None:
    page = opened(open_study(f"#open={home.id}&selected={home.actions[0]}"), scheme)
    page.set_viewport_size({"width": 390, "height": 844})
    page.get_by_role("button", name="Filters").click()

    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert violations(page) == []


def test_the_report_has_no_violation(open_study: "Open") -> None:
    page = open_study("#search=nurse")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")

    assert violations(page, within=".ac-report") == []


def test_the_colours_can_be_turned_over(open_study: "Open") -> None:
    page = open_study("#view=table")
    app = page.locator(".actionclust")
    expect(app).to_have_attribute("data-theme", "light")
    light = app.evaluate("one => getComputedStyle(one).backgroundColor")
    page.get_by_role("button", name="Dark colours").click()
    expect(app).to_have_attribute("data-theme", "dark")
    assert app.evaluate("one => getComputedStyle(one).backgroundColor") != light
    page.get_by_role("button", name="Light colours").click()
    expect(app).to_have_attribute("data-theme", "light")


def test_everything_is_reached_with_the_tab_key(open_study: "Open", home: "GroupView") -> None:
    page = open_study(f"#open={home.id}&selected={home.actions[0]}")
    names = []
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            break
        name = page.evaluate(
            "(document.activeElement.ariaLabel || document.activeElement.textContent).trim()"
        )
        shape = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert shape != "none", f"the focus on {name} is not seen"
        names.append(str(name))

    for part in ("Suggestions", "Table", "Filters", "All groups", "Move to \u2026"):
        assert sum(part in name for name in names) == 1, part
    rows = [name for name in names if home.actions[0] in name and "priority" in name]
    assert len(rows) == 1  # the others are reached with arrow keys
    assert not any(home.actions[3] in name for name in names)
