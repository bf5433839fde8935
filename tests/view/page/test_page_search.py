"""Search, filters and the fragment of the shared page, against the data in Python."""

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

import actionclust as ac
from actionclust import Hierarchy
from actionclust.view.payload.whole_payload import payload

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd
    from playwright.sync_api import Locator, Page

    Open = Callable[..., "Page"]

pytestmark = pytest.mark.browser


def found(page: "Page") -> str:
    return page.locator(".ac-found").inner_text()


def choice(page: "Page", filter_: str, value: str) -> "Locator":
    field = page.get_by_role("group", name=filter_, exact=True)
    return field.locator("label").filter(has=page.get_by_text(value, exact=True))


def count(page: "Page", filter_: str, value: str) -> int:
    return int(choice(page, filter_, value).locator(".ac-count").inner_text())


@pytest.fixture(scope="module")
def table(worked: Hierarchy) -> "pd.DataFrame":
    """Give the table of the study, with the class of priority of each action."""
    source = payload(worked)
    names = [source["priorities"][place] for place in source["actions"]["priority"]]
    return worked.table.assign(priority=names)


def test_a_search_shows_what_has_the_words_and_marks_them(
    open_study: "Open", table: "pd.DataFrame"
) -> None:
    page = open_study("#view=table")
    page.get_by_label("Search in the texts").fill("NURSE")
    hits = table[table["text"].str.contains(r"\bnurs(?:e|es|ed|ing)\b", case=False)]

    assert found(page) == f"{len(hits)} of 555 actions"
    page.get_by_role("button", name="Open all").click()
    rows = page.locator(".ac-row-action")
    assert sorted(rows.locator("code").all_text_contents()) == sorted(hits["id"])
    marks = rows.locator("mark").all_text_contents()
    assert len(marks) >= len(hits)
    assert {mark.lower() for mark in marks} <= {"nurse", "nurses", "nursing"}
    assert {"nurse", "nurses"} <= {mark.lower() for mark in marks}
    expect(page).to_have_url(re.compile("#search=NURSE$"))
    expect(page.locator(".ac-search-note")).to_contain_text("\u201cNURSE\u201d found as nurse ")
    expect(page.get_by_role("status")).to_have_text(f"{len(hits)} actions are shown")


def test_phrases_and_accents(open_study: "Open", table: "pd.DataFrame") -> None:
    page = open_study("#view=table")
    field = page.get_by_label("Search in the texts")
    field.fill('"INTEGRATED càre"')
    phrase = table["text"].str.contains("integrated care", case=False)
    assert found(page) == f"{phrase.sum()} of 555 actions"
    field.fill("integrated care")
    both = table["text"].str.contains(r"\bintegrat(?:e|es|ed|ing)\b", case=False) & table[
        "text"
    ].str.contains(r"\bcar(?:e|es|ed|ing)\b", case=False)
    assert found(page) == f"{both.sum()} of 555 actions"
    assert both.sum() >= phrase.sum() > 0


def test_a_search_without_matches_says_so(open_study: "Open") -> None:
    page = open_study("#search=zzzz")

    assert found(page) == "0 of 555 actions"
    assert page.get_by_text("No action matches the search and the filters.").is_visible()
    page.get_by_role("button", name="Clear all").click()
    assert found(page) == "555 actions"


def test_a_search_names_the_groups_that_have_the_words_in_their_name(
    open_study: "Open", worked: Hierarchy
) -> None:
    page = open_study("#search=digital")
    labels = worked.groups()["label"]
    named = page.locator(".ac-named button")

    assert sorted(named.all_text_contents()) == sorted(
        labels[labels.str.contains("digital", case=False)]
    )
    first = named.first.inner_text()
    named.first.click()
    assert page.get_by_role("heading", level=2, name=first).is_visible()
    assert page.get_by_label("Search in the texts").input_value() == ""


def test_filters_narrow_down_and_their_counts_follow_the_others(
    open_study: "Open", table: "pd.DataFrame"
) -> None:
    page = open_study("#view=table")
    page.get_by_role("button", name="Filters").click()
    for region, number in table["region"].value_counts().items():
        assert count(page, "region", str(region)) == number

    choice(page, "region", "Flanders").click()
    flemish = table[table["region"] == "Flanders"]
    assert found(page) == f"{len(flemish)} of 555 actions"
    for priority, number in flemish["priority"].value_counts().items():
        assert count(page, "Priority", str(priority)) == number
    for region, number in table["region"].value_counts().items():
        assert count(page, "region", str(region)) == number  # its own choice does not count

    choice(page, "Priority", "high").click()
    both = flemish[flemish["priority"] == "high"]
    assert found(page) == f"{len(both)} of 555 actions"
    choice(page, "region", "Brussels").click()
    more = table[table["region"].isin(["Flanders", "Brussels"]) & (table["priority"] == "high")]
    assert found(page) == f"{len(more)} of 555 actions"
    page.get_by_role("group", name="dimension").get_by_role("button", name="Show all").click()
    for dimension, number in more["dimension"].value_counts().items():
        assert count(page, "dimension", str(dimension)) == number

    chips = page.get_by_role("group", name="Active filters")
    chips.get_by_role("button", name="region: Flanders").click()
    fewer = table[(table["region"] == "Brussels") & (table["priority"] == "high")]
    assert found(page) == f"{len(fewer)} of 555 actions"


def test_groups_of_any_level_are_a_filter(open_study: "Open", worked: Hierarchy) -> None:
    page = open_study("#view=table")
    page.get_by_role("button", name="Filters").click()
    groups = page.get_by_role("group", name="Group", exact=True)
    groups.get_by_role("button", name="Show all").click()
    for level in ("super-cluster", "cluster", "sub-cluster"):
        group = worked.groups(level).iloc[1]
        assert count(page, "Group", str(group["label"])) == group["actions"]
    label = str(worked.groups("cluster").iloc[1]["label"])
    choice(page, "Group", label).click()
    assert found(page) == f"{worked.groups('cluster').iloc[1]['actions']} of 555 actions"


def test_functions_and_levels_of_the_model_are_filters(
    open_study: "Open", worked: Hierarchy
) -> None:
    page = open_study("#filter.function=S3&filter.level=macro")
    inside = [
        id_
        for id_ in worked.actions.ids
        if ("S3", "macro")
        in {(one.function, one.level) for one in ac.vsm.placements(worked, id_).placements}
    ]

    assert len(inside) > 0
    assert found(page) == f"{len(inside)} of 555 actions"


def test_the_fragment_keeps_what_is_shown(open_study: "Open") -> None:
    page = open_study("#view=table")
    page.get_by_role("button", name="Filters").click()
    page.get_by_label("Search in the texts").fill("care plan")
    choice(page, "region", "Wallonia").click()
    page.get_by_label("Sort by").select_option("size")
    expect(page).to_have_url(re.compile("sort=size"))
    number, address = found(page), page.url
    rows = page.locator("[role=treeitem]").all_text_contents()

    page.goto("about:blank")
    page.goto(address)
    assert found(page) == number
    assert page.get_by_label("Search in the texts").input_value() == "care plan"
    assert page.locator("[role=treeitem]").all_text_contents() == rows


def test_a_bad_fragment_shows_the_start_and_says_what_is_wrong(open_study: "Open") -> None:
    page = open_study("#open=S999&view=nowhere&filter.column:region=Mars&%%%")
    said = page.get_by_role("status").inner_text()

    assert "there is no group \u201cS999\u201d" in said
    assert "there is no view \u201cnowhere\u201d" in said
    assert "the filter \u201cregion\u201d has no value \u201cMars\u201d" in said
    assert "\u201c%%%\u201d in the address is not understood" in said
    assert found(page) == "555 actions"


def test_tabs_go_with_arrow_keys_and_back_returns(open_study: "Open") -> None:
    page = open_study()
    page.get_by_role("tab", name="What was said").focus()
    page.keyboard.press("ArrowLeft")
    overview = page.get_by_role("tab", name="How it was made")
    expect(overview).to_be_focused()
    expect(overview).to_have_attribute("aria-selected", "true")
    panel = page.get_by_role("tabpanel")
    assert panel.get_attribute("aria-labelledby") == overview.get_attribute("id")
    assert overview.get_attribute("aria-controls") == panel.get_attribute("id")
    page.keyboard.press("Home")
    expect(page.get_by_role("tab", name="What was said")).to_be_focused()
    expect(page).to_have_url(re.compile("#$"))

    page.go_back()
    expect(overview).to_have_attribute("aria-selected", "true")


def test_keys_work_from_anywhere_unless_letters_are_turned_off(open_study: "Open") -> None:
    page = open_study("#view=table")
    page.keyboard.press("/")
    expect(page.get_by_label("Search in the texts")).to_be_focused()
    page.keyboard.type("m?/2")
    assert page.get_by_label("Search in the texts").input_value() == "m?/2"
    page.get_by_label("Search in the texts").fill("")
    page.get_by_role("tab", name="Table").focus()
    page.keyboard.press("?")
    helping = page.get_by_role("dialog", name="Keys")
    expect(helping).to_be_visible()
    page.keyboard.press("Escape")
    expect(helping).to_have_count(0)
    page.keyboard.press("4")
    expect(page.get_by_role("tab", name="Network")).to_have_attribute("aria-selected", "true")

    page.get_by_role("button", name="Keys").click()
    helping.get_by_role("checkbox").uncheck()
    helping.get_by_role("button", name="Close").click()
    page.get_by_role("tab", name="Network").focus()
    page.keyboard.press("1")
    expect(page.get_by_role("tab", name="Network")).to_have_attribute("aria-selected", "true")
