"""The shared page of a study whose actions can have several regions, in a browser."""

from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd
import pytest
from playwright.sync_api import expect

import actionclust as ac

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

REGIONS = ["North; South", "South", "North", None, "South; North", "North"]


@pytest.fixture
def opened(page: "Page", tmp_path: Path) -> "Page":
    texts = ["train nurses", "train doctors", "train all", "share data", "share more data", "beds"]
    frame = pd.DataFrame({"text": texts, "region": REGIONS})
    actions = ac.read_actions(frame, split_values=["region"])
    h = ac.cluster_actions(actions, target=2).to_hierarchy()
    page.goto(Path(ac.explorer(h).save(tmp_path / "study.html")).as_uri() + "#view=table")
    page.locator(".actionclust [role=tabpanel]").wait_for()
    return page


def test_a_filter_finds_an_action_under_each_of_its_values(opened: "Page") -> None:
    opened.get_by_role("button", name="Filters").click()
    field = opened.locator(".ac-filters").get_by_role("group", name="region", exact=True)
    counts = dict(
        zip(
            field.locator(".ac-choice-title").all_inner_texts(),
            field.locator(".ac-count").all_inner_texts(),
            strict=True,
        )
    )
    assert counts == {"North": "4", "South": "3", "(none)": "1"}
    for value, number in (("North", 4), ("South", 3)):
        field.get_by_text(value, exact=True).click()
        expect(opened.locator(".ac-found")).to_have_text(f"{number} of 6 actions")
        field.get_by_text(value, exact=True).click()


def test_an_action_of_several_regions_names_them_in_a_colour_of_its_own(opened: "Page") -> None:
    opened.get_by_role("button", name="Open all").click()
    legend = opened.locator(".ac-legend th[scope=row]")
    expect(legend).to_have_text(["North", "South", "several regions"])
    bands = opened.locator(".ac-row-action .ac-band")
    colours = {
        (band.inner_text(), band.evaluate("one => getComputedStyle(one).backgroundColor"))
        for band in bands.all()
    }
    names = {name for name, _ in colours}
    assert names == {"North", "South", "North; South", "South; North"}
    by_name = dict(colours)
    assert by_name["North; South"] == by_name["South; North"]
    assert len({by_name[name] for name in ("North", "South", "North; South")}) == 3


def test_links_lead_from_each_value(opened: "Page") -> None:
    opened.get_by_role("tab", name="Links").click()
    bars = opened.get_by_role("group", name="Links, each bar").get_by_role("button")
    names = [bar.get_attribute("aria-label") for bar in bars.all()]
    assert names[:3] == [
        "North: 4 actions; filter",
        "South: 3 actions; filter",
        "(none): 1 actions; filter",
    ]
