"""The ranked list of the shared page, and what a search takes words for."""

import re
from typing import TYPE_CHECKING, Literal

import pandas as pd
import pytest
from playwright.sync_api import expect

import actionclust as ac
from actionclust import Hierarchy
from actionclust.view.payload.whole_payload import payload
from tests.browser import violations

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    Open = Callable[..., "Page"]

pytestmark = pytest.mark.browser


def texts(page: "Page") -> list[str]:
    return page.locator("td.ac-list-text button").all_text_contents()


def test_the_best_of_a_region_take_two_clicks(open_study: "Open", worked: Hierarchy) -> None:
    page = open_study()
    page.get_by_role("tab", name="List").click()
    page.get_by_role("button", name="Flanders").click()
    table = ac.priorities.score(worked.actions).table.assign(region=worked.table["region"])
    best = table[table["region"] == "Flanders"].sort_values("rank", kind="stable")["text"]

    assert texts(page)[:10] == best.head(10).tolist()
    title = "232 of 555 actions (region: Flanders), highest rank first"
    expect(page.get_by_role("heading", name=title)).to_be_visible()


def test_columns_sort_both_ways(open_study: "Open", worked: Hierarchy) -> None:
    page = open_study("#view=list")
    points = ac.priorities.score(worked.actions).table["points"].dropna()
    head = page.get_by_role("columnheader", name="Points")
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "descending")
    shown = page.locator("td.ac-list-points").all_text_contents()
    best = points.sort_values(ascending=False)
    assert [float(one) for one in shown] == best.head(len(shown)).tolist()
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "ascending")
    expect(page).to_have_url(re.compile("by=-points"))
    assert page.locator("td.ac-list-points").first.inner_text() == "0"


def test_the_priority_filter_is_at_hand_everywhere(open_study: "Open") -> None:
    page = open_study("#view=list")
    page.set_viewport_size({"width": 1280, "height": 720})
    page.get_by_role("button", name="Filters").click()
    first = page.locator(".ac-filters legend").first
    assert first.inner_text() == "Priority"
    assert page.locator(".ac-filters fieldset").first.bounding_box()["y"] < 720  # type: ignore[index]
    for view in ("said", "table", "list"):
        page.goto(page.url.split("#", maxsplit=1)[0] + f"#view={view}")
        part = page.get_by_role("toolbar", name="Quick filters").get_by_role(
            "button", name=re.compile("^high")
        )
        box = part.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] < 720, view


def test_rows_go_with_arrow_keys_and_open_their_details(open_study: "Open") -> None:
    page = open_study("#view=list")
    rows = page.locator("td.ac-list-text button")
    rows.first.focus()
    page.keyboard.press("ArrowDown")
    expect(rows.nth(1)).to_be_focused()
    page.keyboard.press(" ")
    page.keyboard.press("ArrowDown")
    page.keyboard.press(" ")
    expect(page.get_by_role("heading", name="2 actions")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator(".ac-detail-text")).to_have_text(rows.nth(2).inner_text())
    expect(page.locator(".ac-detail h2")).to_be_focused()


def test_more_rows_come_at_the_end(open_study: "Open") -> None:
    page = open_study("#view=list")
    expect(page.locator("td.ac-list-text button")).to_have_count(50)
    page.get_by_role("button", name=re.compile("Show more rows")).scroll_into_view_if_needed()
    expect(page.locator("td.ac-list-text button")).not_to_have_count(50)


def test_the_list_is_saved_as_it_stands(
    open_study: "Open", worked: Hierarchy, tmp_path: "Path"
) -> None:
    page = open_study("#view=list&by=-text&filter.column:region=Brussels")
    page.get_by_role("button", name="Save \u2026").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Ranked list as CSV").click()
    download.value.save_as(tmp_path / "list.csv")
    frame = pd.read_csv(tmp_path / "list.csv", encoding="utf-8-sig", keep_default_na=False)

    assert len(frame) == (worked.table["region"] == "Brussels").sum()
    assert frame["Text"].tolist()[: len(texts(page))] == texts(page)
    loose = payload(worked)["actions"]["loose"]
    inside = {worked.actions.ids[place] for place in loose}
    assert set(frame.loc[frame["perhaps misplaced"] == "yes", "id"]) == inside & set(frame["id"])


def test_loose_texts_are_marked_and_filtered(open_study: "Open", worked: Hierarchy) -> None:
    page = open_study("#view=list&filter.loose=loose")
    loose = {worked.actions.ids[place] for place in payload(worked)["actions"]["loose"]}

    assert set(page.locator("td.ac-list-text code").all_text_contents()) == loose
    expect(page.locator("td.ac-list-text .ac-loose")).to_have_count(len(loose))
    page.locator("td.ac-list-text button").first.click()
    expect(page.locator(".ac-facts")).to_contain_text("Perhaps misplaced")
    expect(page.locator(".ac-why-here")).to_contain_text("Likeness to its group")


@pytest.mark.parametrize(
    ("search", "pattern", "note"),
    [
        ("hospital", r"\bhospitals?\b", "\u201chospital\u201d found as hospital "),
        ("hospitals", r"\bhospitals?\b", "\u201chospitals\u201d found as hospital "),
        ("tranport", r"\btransport\b", "No text has \u201ctranport\u201d; shown is transport "),
        ("hospit", r"hospit", "\u201chospit\u201d found in hospital "),
    ],
)
def test_a_search_finds_forms_and_one_typo_and_says_so(
    open_study: "Open", worked: Hierarchy, search: str, pattern: str, note: str
) -> None:
    page = open_study("#view=list")
    page.get_by_label("Search in the texts").fill(search)
    hits = worked.table["text"].str.contains(pattern, case=False).sum()

    assert hits > 0
    expect(page.locator(".ac-found")).to_have_text(f"{hits} of 555 actions")
    expect(page.locator(".ac-search-note")).to_contain_text(note)
    expect(page.get_by_role("status")).to_contain_text(
        note if note.startswith("No text") else f"{hits} actions are shown"
    )


def test_words_inside_others_are_shown_when_asked(open_study: "Open", worked: Hierarchy) -> None:
    page = open_study("#view=list&search=work")
    whole = worked.table["text"].str.contains(r"\bwork(?:s|es|ed|ing)?\b", case=False).sum()
    expect(page.locator(".ac-found")).to_have_text(f"{whole} of 555 actions")
    page.get_by_role("button", name="Show these too").click()
    parts = worked.table["text"].str.contains("work", case=False).sum()
    assert parts > whole
    expect(page.locator(".ac-found")).to_have_text(f"{parts} of 555 actions")
    expect(page.get_by_label("Search in the texts")).to_have_value("work*")


def test_a_search_that_finds_nothing_here_says_where_it_does(
    open_study: "Open", worked: Hierarchy
) -> None:
    home = next(
        group
        for group in worked.groups("sub-cluster").index
        if not any(
            "hospital" in worked.actions.texts[worked.actions.ids.index(id_)].lower()
            for id_ in worked[str(group)].actions
        )
    )
    page = open_study(f"#open={home}&search=hospital")
    expect(page.get_by_text("matches.")).to_be_visible()
    page.get_by_role("button", name=re.compile(r"Show \d+ texts in other groups")).click()
    expect(page.get_by_role("treeitem").first).to_be_visible()


def test_filters_that_hide_what_a_search_finds_are_told(open_study: "Open") -> None:
    nowhere = (
        "#view=list&search=hospital&filter.column:region=Brussels&filter.reason=no+similar+text"
    )
    page = open_study(nowhere)
    expect(page.locator(".ac-found")).to_have_text("0 of 555 actions")
    page.get_by_role("button", name=re.compile(r"Show \d+ texts without the filters")).click()
    expect(page.locator("td.ac-list-text button").first).to_contain_text("ospital")


def test_matches_are_on_the_first_screen_of_a_phone(open_study: "Open") -> None:
    for fragment, match in (
        ("#search=hospitals", ".ac-row-action"),
        ("#view=list&search=hospitals", "td.ac-list-text"),
        ("#view=said&search=hospitals", ".ac-said-matches li"),
    ):
        page = open_study(fragment)
        page.set_viewport_size({"width": 390, "height": 844})
        box = page.locator(match).first.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] < 844, fragment


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_the_list_has_no_violation(
    open_study: "Open", scheme: Literal["light", "dark"], width: int
) -> None:
    page = open_study("#view=list&search=hospitals&selected=A005")
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 844})
    expect(page.locator(".actionclust").first).to_have_attribute("data-theme", scheme)

    page.wait_for_function("width => document.documentElement.scrollWidth <= width", arg=width)
    assert violations(page) == []


def test_loose_texts_are_counted_within_the_open_theme(
    open_study: "Open", worked: Hierarchy
) -> None:
    loose = {worked.actions.ids[place] for place in payload(worked)["actions"]["loose"]}
    within = {node: len(loose & set(worked.members(node))) for node in worked.tree.nodes}
    theme = next(node for node, count in within.items() if 0 < count < len(loose))
    for opened, count in (("", len(loose)), (f"&open={theme}", within[theme])):
        page = open_study(f"#view=table{opened}")
        chip = page.get_by_role("toolbar", name="Quick filters").get_by_role(
            "button", name=re.compile("^perhaps misplaced")
        )
        expect(chip).to_have_text(f"perhaps misplaced {count}")
