"""What was said, the first view of the shared page, against Python; its links, and its paper."""

import re
from typing import TYPE_CHECKING, Literal

import pandas as pd
import pytest
from playwright.sync_api import expect

import actionclust as ac
from actionclust import Hierarchy
from actionclust.view.payload.whole_payload import payload
from tests.browser import violations, wait_until

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


@pytest.fixture(scope="module")
def voted_file(tmp_path_factory: pytest.TempPathFactory) -> "Path":
    """Give a page of texts with votes for and against, without regions."""
    texts = [f"{what} {where}" for what in ("more buses", "fewer cars") for where in "abcdef"]
    frame = pd.DataFrame(
        {
            "text": [*texts, "quite another thing"],
            "agrees": [90, 40, 10, 5, 3, 2, 50, 45, 8, 7, 6, 1, 30],
            "disagrees": [10, 40, 20, 5, 1, 9, 48, 5, 2, 3, 4, 0, 2],
        }
    )
    page = ac.explorer(ac.cluster_actions(frame, target=2))
    return page.save(tmp_path_factory.mktemp("voted") / "voted.html")


def test_the_page_opens_on_what_was_said(
    open_study: "Open", source: "Payload", worked: Hierarchy
) -> None:
    page = open_study()
    expect(page.get_by_role("tab", name="What was said")).to_have_attribute(
        "aria-selected", "true"
    )
    expect(page.locator(".ac-titles p")).to_have_text(source["about"])
    expect(page.get_by_text(source["made"])).to_be_visible()
    wide = worked.groups("super-cluster").sort_values("actions", ascending=False, kind="stable")
    names = page.locator(".ac-theme-name").all_text_contents()
    assert names == wide["label"].tolist()[:12]
    first = page.locator(".ac-theme").first
    group = next(one for one in source["groups"] if one["label"] == names[0])
    texts = [source["actions"]["text"][place] for place in group["typical"][:2]]
    assert first.locator(".ac-theme-typical li").all_text_contents() == texts
    expect(first).to_contain_text(f"{wide['actions'].iloc[0]} texts")
    expect(first).to_contain_text(f"Its words: {', '.join(group['keywords'])}")


def test_what_came_first_is_the_ranking_of_python(open_study: "Open", worked: Hierarchy) -> None:
    page = open_study()
    scores = ac.priorities.score(worked.actions)
    best = scores.table.sort_values("rank", kind="stable").head(10)
    rows = page.locator(".ac-top-one")

    assert rows.locator(".ac-row-button").all_text_contents() == best["text"].tolist()
    row = best.iloc[0]
    voters = scores.groups.set_index("group")["voters"][row["group"]]
    placed = int(row[["first", "second", "third"]].sum())
    expect(rows.first).to_contain_text(f"{row['points']:g} points from {placed} stickers")
    expect(rows.first).to_contain_text(f"{voters} voted there")


def test_the_first_actions_of_a_region_are_a_click_away(
    open_study: "Open", worked: Hierarchy
) -> None:
    page = open_study()
    page.get_by_role("toolbar", name="Quick filters").get_by_role(
        "button", name="Wallonia"
    ).click()
    table = ac.priorities.score(worked.actions).table
    inside = table[(worked.table["region"] == "Wallonia").to_numpy()]
    best = inside.sort_values("rank", kind="stable")["text"].head(10).tolist()

    expect(page.locator(".ac-said-part")).to_have_text(
        "Shown: 209 of 555 actions (region: Wallonia)."
    )
    assert page.locator(".ac-top-one .ac-row-button").all_text_contents() == best
    page.get_by_role("button", name=re.compile("by rank$")).click()
    title = "209 of 555 actions (region: Wallonia), by rank"
    expect(page.get_by_role("heading", name=title)).to_be_visible()
    assert page.locator("td.ac-list-text button").all_text_contents()[:10] == best


def test_themes_of_one_region_are_those_of_python(open_study: "Open", worked: Hierarchy) -> None:
    page = open_study()
    regions = dict(zip(worked.actions.ids, worked.table["region"], strict=True))
    for part in page.locator(".ac-leaning").all():
        title = part.locator("h3").inner_text()
        region = title.rsplit(" ", 1)[1]
        for name in part.locator("li button").all_text_contents():
            labels = worked.groups()["label"]
            shares = [
                pd.Series([regions[id_] for id_ in worked[str(id_)].actions]).eq(region).mean()
                for id_ in labels.index[labels == name]
            ]
            assert max(shares) == 1 if title.startswith("Only") else 2 / 3 <= max(shares) <= 1
    label = page.locator(".ac-leaning li button").first.inner_text()
    page.locator(".ac-leaning li button").first.click()
    expect(page.get_by_role("heading", level=2, name=label)).to_be_focused()


def test_empty_functions_are_questions(open_study: "Open", worked: Hierarchy) -> None:
    page = open_study()
    gaps = ac.vsm.gaps(worked)
    questions = [text for text in gaps["question"].unique() if text]

    assert len(questions) > 0
    told = page.locator(".ac-gaps li").all_text_contents()
    assert {text.partition("Nothing")[0].strip() for text in told} == set(questions)


def test_everything_leads_on(open_study: "Open") -> None:
    page = open_study()
    name = page.locator(".ac-theme-name").first.inner_text()
    page.locator(".ac-theme-name").first.click()
    expect(page.get_by_role("heading", level=2, name=name)).to_be_focused()
    page.go_back()
    text = page.locator(".ac-theme-typical button").first.inner_text()
    page.locator(".ac-theme-typical button").first.click()
    expect(page.locator(".ac-detail-text")).to_have_text(text)
    page.get_by_role("button", name="More on how it was made").click()
    expect(page.get_by_role("heading", name="Tuning")).to_be_visible()


def test_a_link_to_a_theme_is_copied_and_leads_there(open_study: "Open") -> None:
    page = open_study("#view=said&search=care")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    theme = page.locator(".ac-theme").nth(1)
    name = theme.locator(".ac-theme-name").inner_text()
    theme.get_by_role("button", name=f"Copy link to {name}").click()
    expect(page.get_by_role("status")).to_have_text(f"the link to {name} is copied")
    address = page.evaluate("navigator.clipboard.readText()")
    page.goto("about:blank")
    page.goto(address)
    expect(page.get_by_role("heading", level=2, name=name)).to_be_visible()
    expect(page.get_by_label("Search in the texts")).to_have_value("")


def test_a_search_shows_its_best_matches_first(open_study: "Open") -> None:
    page = open_study()
    page.get_by_label("Search in the texts").fill("hospitals")
    matches = page.locator(".ac-said-matches li")
    expect(matches).to_have_count(5)
    assert all("hospital" in text.lower() for text in matches.all_text_contents())
    page.get_by_role("button", name=re.compile(r"Show all \d+ in the list")).click()
    expect(page.get_by_role("tab", name="List")).to_have_attribute("aria-selected", "true")


def test_themes_can_stand_by_points_and_at_another_level(
    open_study: "Open", worked: Hierarchy
) -> None:
    page = open_study()
    scored = ac.priorities.score(worked.actions).of_groups(worked, "cluster").dropna(subset="id")
    page.locator(".ac-said-head select").first.select_option(label="middle")
    page.locator(".ac-said-head select").last.select_option(label="points")
    best = scored.sort_values("sum", ascending=False, kind="stable")["label"].tolist()
    assert page.locator(".ac-theme-name").all_text_contents()[:5] == best[:5]
    page.get_by_role("button", name=f"Show all {len(scored)} themes").click()
    expect(page.locator(".ac-theme")).to_have_count(len(scored))


def test_votes_for_and_against_are_votes(page: "Page", voted_file: "Path") -> None:
    page.goto(voted_file.as_uri())
    first = page.locator(".ac-top-one").first
    expect(page.get_by_role("heading", name="Highest share of agreement")).to_be_visible()
    expect(first).to_contain_text("90 for, 10 against")
    disputed = page.locator("section").filter(has=page.get_by_role("heading", name="disagreed"))
    expect(disputed.locator(".ac-top-one").first).to_contain_text("50 for, 48 against")
    assert page.locator(".ac-leaning").count() == 0
    page.get_by_role("tab", name="List").click()
    page.get_by_role("button", name="For", exact=True).click()
    expect(page.locator("td.ac-list-for").first).to_have_text("90")


@pytest.mark.parametrize("fragment", ["", "#view=said&filter.column:region=Flanders"])
def test_it_is_printed_on_one_page(open_study: "Open", fragment: str) -> None:
    page = open_study(fragment)
    content = page.pdf(format="A4")

    assert content.count(b"/Type /Page\n") == 1


def test_one_theme_is_printed_alone(
    open_study: "Open", worked: Hierarchy, source: "Payload"
) -> None:
    group = next(one for one in source["groups"] if one["level"] == "super-cluster")
    page = open_study(f"#open={group['id']}")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    ids = page.locator(".ac-report .ac-report-actions code").all_text_contents()

    assert sorted(ids) == sorted(worked[group["id"]].actions)


def test_what_to_print_is_asked(open_study: "Open", source: "Payload") -> None:
    group = next(one for one in source["groups"] if one["level"] == "super-cluster")
    page = open_study(f"#open={group['id']}")
    page.evaluate("window.printed = []; window.print = () => window.printed.push(1); null")
    page.get_by_role("button", name="Print \u2026").click()
    dialog = page.get_by_role("dialog", name="Print")
    assert violations(page) == []
    expect(dialog.get_by_role("button", name=f"Only \u201c{group['label']}\u201d")).to_be_visible()
    dialog.get_by_role("button", name="The whole report").click()
    expect(dialog).to_have_count(0)
    wait_until(page, lambda: page.evaluate("window.printed.length") == 1)
    assert page.evaluate("window.printed.length") == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("fragment", ["", "#view=said&search=hospitals", "#view=said&search=zzz"])
def test_what_was_said_has_no_violation(
    open_study: "Open", scheme: Literal["light", "dark"], width: int, fragment: str
) -> None:
    page = open_study(fragment)
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 844})
    expect(page.locator(".actionclust").first).to_have_attribute("data-theme", scheme)

    page.wait_for_function("width => document.documentElement.scrollWidth <= width", arg=width)
    assert violations(page) == []


def test_the_sheet_has_no_violation(open_study: "Open") -> None:
    page = open_study()
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")

    assert violations(page, within=".ac-report") == []


def test_the_headings_read_as_a_summary(open_study: "Open") -> None:
    page = open_study()
    headings = page.locator("h1, h2").all_text_contents()

    assert headings == [
        "Example",
        "Main themes",
        "What came first",
        "From one region",
        "Left open",
        "How this was made",
    ]
    tree = page.get_by_role("tabpanel").aria_snapshot()
    assert '- heading "Main themes" [level=2]' in tree
    assert "- toolbar" in tree


def test_few_stops_lead_to_the_content(open_study: "Open") -> None:
    page = open_study()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("tabpanel")).to_be_focused()
    page.keyboard.press("Tab")
    within = "document.activeElement.closest('[role=tabpanel]') !== null"
    assert page.evaluate(within)
    page.reload()
    stops = 0
    while not page.evaluate(within):
        page.keyboard.press("Tab")
        stops += 1
        assert stops < 10
    assert stops == 6  # skip, study, tabs, filters, search, content
    page.get_by_role("button", name="Suggestions").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("button", name="Save \u2026")).to_be_focused()
    page.keyboard.press("End")
    expect(page.get_by_role("button", name="Keys")).to_be_focused()


def test_another_view_begins_at_its_top(open_study: "Open") -> None:
    page = open_study()
    page.mouse.wheel(0, 1500)
    wait_until(page, lambda: page.evaluate("window.scrollY > 500"))
    assert page.evaluate("window.scrollY > 500")
    # the tabs stay in sight, and a click leaves the focus there
    page.get_by_role("tab", name="List").click()
    wait_until(page, lambda: page.evaluate("window.scrollY < 200"))
    assert page.evaluate("window.scrollY < 200")
