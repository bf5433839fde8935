"""The links of the shared page: counts, filters by pointer and key, table, pictures."""

import re
from typing import TYPE_CHECKING, Literal

import pytest
from playwright.sync_api import expect

from actionclust import Hierarchy
from actionclust.view.payload.whole_payload import payload
from tests.browser import violations
from tests.view.pictures import SVG, beginning, parsed, rows, save, size_of_png, size_of_svg, words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pandas as pd
    from playwright.sync_api import Locator, Page

    Open = Callable[..., "Page"]

pytestmark = pytest.mark.browser

SUPER = "Restructure funding for integrated care"
DIMENSION = "Finance & Funding"


@pytest.fixture(scope="module")
def table(worked: Hierarchy) -> "pd.DataFrame":
    """Give each action with the label of its super-cluster."""
    source = payload(worked)
    labels = []
    for home in source["actions"]["group"]:
        place = home
        while place >= 0 and source["groups"][place]["level"] != "super-cluster":
            place = source["groups"][place]["parent"]
        labels.append("Unclustered" if place < 0 else source["groups"][place]["label"])
    return worked.table.assign(widest=labels)


def bar(page: "Page", label: str) -> "Locator":
    return page.get_by_role("button", name=beginning(label))


def test_the_bars_and_the_table_count_what_the_data_say(
    open_study: "Open", table: "pd.DataFrame"
) -> None:
    page = open_study("#view=links")
    for column in ("dimension", "widest"):
        for label, count in table[column].value_counts().items():
            expect(bar(page, str(label))).to_have_accessible_name(
                f"{label}: {count} actions; filter"
            )
    told = {
        (start, end): (int(all_), int(shown))
        for start, end, all_, shown in rows(page, "The links as a table")
    }
    expected = table.groupby(["dimension", "widest"]).size()
    assert told == {key: (count, count) for key, count in expected.items()}


def test_bars_filter_and_keep_what_is_left_out_in_sight(
    open_study: "Open", table: "pd.DataFrame"
) -> None:
    page = open_study("#view=links")
    bar(page, DIMENSION).click()
    left = table["dimension"] == DIMENSION
    expect(page.locator(".ac-found")).to_have_text(f"{left.sum()} of 555 actions")
    both = (left & (table["widest"] == SUPER)).sum()
    of = (table["widest"] == SUPER).sum()
    expect(bar(page, SUPER)).to_have_accessible_name(f"{SUPER}: {both} of {of} actions; filter")
    expect(bar(page, DIMENSION)).to_have_attribute("aria-pressed", "true")

    bar(page, SUPER).click()
    expect(page.locator(".ac-found")).to_have_text(f"{both} of 555 actions")
    bar(page, SUPER).click()
    bar(page, DIMENSION).click()
    expect(page).to_have_url(re.compile("#view=links$"))


def test_a_band_says_what_it_is_and_filters_by_both_its_ends(
    open_study: "Open", table: "pd.DataFrame"
) -> None:
    page = open_study("#view=links")
    pairs = table.groupby(["dimension", "widest"]).size().sort_index()
    bands = page.locator("svg .ac-part:not([role])")
    assert bands.count() == len(pairs)
    bands.first.dispatch_event("mouseenter")
    said = page.locator(".ac-links-said").inner_text()
    found = re.fullmatch(r"(.+) \u2192 (.+): (\d+) actions?", said)
    assert found is not None
    count = pairs[found[1], found[2]]
    assert int(found[3]) == count

    bands.first.dispatch_event("click")
    expect(page.locator(".ac-found")).to_have_text(f"{count} of 555 actions")


def test_arrow_keys_go_from_bar_to_bar_and_enter_filters(open_study: "Open") -> None:
    page = open_study("#view=links")
    bars = page.locator("svg .ac-part[role=button]")
    assert bars.evaluate_all("all => all.filter((one) => one.tabIndex === 0).length") == 1
    bars.first.focus()
    page.keyboard.press("ArrowDown")
    expect(bars.nth(1)).to_be_focused()
    page.keyboard.press("End")
    expect(bars.last).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".ac-found")).to_have_text("29 of 555 actions")
    expect(page.get_by_role("button", name="Take away the filter")).to_contain_text("Unclustered")


def test_another_column_and_level_can_be_chosen(open_study: "Open", worked: Hierarchy) -> None:
    page = open_study("#view=links")
    page.locator("label", has_text="From").locator("select").select_option("region")
    page.locator("label", has_text=re.compile("^To")).locator("select").select_option("clusters")
    expect(page).to_have_url(re.compile("from=region&to=cluster$"))
    counts = worked.table["region"].value_counts()
    for region, count in counts.items():
        expect(bar(page, str(region))).to_have_accessible_name(
            f"{region}: {count} actions; filter"
        )


def test_the_links_are_saved_as_a_picture(
    open_study: "Open", table: "pd.DataFrame", tmp_path: "Path"
) -> None:
    page = open_study("#view=links&search=care")
    title = "Links from dimension to super-cluster"
    root = parsed(save(page, title, "SVG", tmp_path))
    texts = " ".join(words(root))

    hits = table["text"].str.contains(r"\bcar(?:e|es|ed|ing)\b", case=False).sum()
    assert f"{title}, {hits} of 555 actions (search: \u201ccare\u201d)" in texts
    assert DIMENSION in texts
    pairs = table.groupby(["dimension", "widest"]).size()
    assert len(list(root.iter(f"{SVG}path"))) >= len(pairs)
    wide, high = size_of_svg(root)
    assert size_of_png(save(page, title, "PNG", tmp_path)) == (2 * wide, 2 * high)


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_links_have_no_violation(
    open_study: "Open", scheme: Literal["light", "dark"], width: int
) -> None:
    page = open_study("#view=links&search=care")
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 844})
    expect(page.locator(".actionclust").first).to_have_attribute("data-theme", scheme)
    page.get_by_text("The links as a table").click()

    page.wait_for_function("width => document.documentElement.scrollWidth <= width", arg=width)
    assert violations(page) == []
