"""The overview of the shared page: every number against Python, filters, pictures."""

import re
from collections import Counter
from typing import TYPE_CHECKING, Literal

import pytest
from playwright.sync_api import expect

from actionclust import Hierarchy
from actionclust.view.payload.whole_payload import payload
from tests.browser import violations
from tests.view.pictures import SVG, parsed, rows, save, size_of_png, size_of_svg, words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    from actionclust.view.payload.types import Payload

    Open = Callable[..., "Page"]

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def source(worked: Hierarchy) -> "Payload":
    return payload(worked)


def test_the_runs_of_the_tuning(open_study: "Open", source: "Payload") -> None:
    page = open_study("#view=overview")
    tuning = source["tuning"]
    assert tuning is not None
    told = rows(page, "The runs as a table")

    assert [(int(row[1]), int(row[3]), row[5] == "yes") for row in told] == [
        (run["edges"], run["communities"], run["taken"]) for run in tuning["runs"]
    ]
    chart = page.get_by_role("img", name=re.compile("^Communities by edges"))
    assert chart.locator("circle").count() == len(tuning["runs"])
    expect(chart).to_contain_text(f"asked for: {tuning['target']}")
    expect(page.get_by_text(f"{tuning['reason']}.", exact=True)).to_be_visible()


def test_who_is_unclustered_and_why(open_study: "Open", source: "Payload") -> None:
    page = open_study()
    outside = source["actions"]["group"].count(-1)
    page.get_by_role("button", name=f"{outside} texts in no theme").click()
    told = page.locator(".ac-row-branch")
    reasons = Counter(reason for reason in source["actions"]["reason"] if reason >= 0)
    expect(told).to_have_count(len(reasons))
    for place, count in reasons.items():
        row = told.filter(has_text=source["reasons"][place])
        expect(row.locator(".ac-row-count")).to_contain_text(str(count))
        expect(row).to_contain_text(source["meanings"][place])


def test_the_receipt_the_notes_and_the_log(open_study: "Open", source: "Payload") -> None:
    page = open_study("#view=overview")
    receipt = page.locator(".ac-over-receipt")
    assert receipt.locator("dt").all_text_contents() == [one["name"] for one in source["receipt"]]
    assert receipt.locator("dd").all_text_contents() == [one["value"] for one in source["receipt"]]
    assert page.locator(".ac-over-notes li").all_text_contents() == source["notes"]
    kinds = Counter(entry["kind"].replace("_", " ") for entry in source["log"])
    cells = (
        page.get_by_role("region", name="Edits by kind")
        .locator("tbody tr")
        .evaluate_all("rows => rows.map((row) => [...row.cells].map((cell) => cell.textContent))")
    )
    assert {row[0]: int(row[1]) + int(row[2]) for row in cells} == kinds
    page.get_by_text("The latest 8 edits").click()
    expect(page.locator(".ac-log li").first).to_contain_text(source["log"][-1]["what"])


def test_the_curve_of_the_tuning_is_saved_as_a_picture(
    open_study: "Open", tmp_path: "Path"
) -> None:
    page = open_study("#view=overview&filter.column:region=Flanders")
    root = parsed(save(page, "Tuning", "SVG", tmp_path))

    assert "Tuning, 232 of 555 actions (region: Flanders)" in " ".join(words(root))
    assert len(list(root.iter(f"{SVG}circle"))) > 4
    wide, high = size_of_svg(root)
    assert size_of_png(save(page, "Tuning", "PNG", tmp_path)) == (2 * wide, 2 * high)


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_overview_has_no_violation(
    open_study: "Open", scheme: Literal["light", "dark"], width: int
) -> None:
    page = open_study("#view=overview")
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 844})
    expect(page.locator(".actionclust").first).to_have_attribute("data-theme", scheme)
    for summary in page.locator(".ac-over summary").all():
        summary.click()

    page.wait_for_function("width => document.documentElement.scrollWidth <= width", arg=width)
    assert violations(page) == []
