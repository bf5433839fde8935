"""Ten tasks of a reader who has not made the study, in the clicks and keys that they may take."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

import actionclust as ac
from actionclust import Hierarchy
from actionclust.view.payload.whole_payload import payload
from tests.browser import violations, wait_until
from tests.view.pictures import parsed, words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Locator, Page

    from actionclust.view.payload.types import Payload

    Open = Callable[..., "Page"]

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 844}


@dataclass
class Hand:
    """A reader's hand, which counts what it does."""

    clicks: int = 0
    keys: int = 0

    def click(self, target: "Locator") -> None:
        self.clicks += 1
        target.click()

    def type(self, field: "Locator", text: str) -> None:
        """Type into a field that was reached with the key of the search."""
        self.keys += 1 + len(text)
        field.page.keyboard.press("/")
        expect(field).to_be_focused()
        field.page.keyboard.type(text)


@pytest.fixture(scope="module")
def source(worked: Hierarchy) -> "Payload":
    return payload(worked)


@pytest.fixture
def hand() -> Hand:
    return Hand()


def search(page: "Page") -> "Locator":
    return page.get_by_label("Search in the texts")


def visible_texts(page: "Page") -> list[str]:
    """Give the texts of the list that stand on the screen."""
    rows = page.locator("td.ac-list-text button")
    return [one.inner_text() for one in rows.all() if in_sight(one)]


def in_sight(target: "Locator") -> bool:
    box, size = target.bounding_box(), target.page.viewport_size
    assert box is not None
    assert size is not None
    return box["y"] >= 0 and box["y"] + box["height"] <= size["height"]


def test_1_the_top_actions_of_one_region_take_two_clicks(
    open_study: "Open", worked: Hierarchy, hand: Hand
) -> None:
    page = open_study()
    hand.click(page.get_by_role("button", name="Wallonia"))
    hand.click(page.get_by_role("button", name=re.compile("by rank$")))

    table = ac.priorities.score(worked.actions).table
    inside = table[(worked.table["region"] == "Wallonia").to_numpy()]
    best = inside.sort_values("rank", kind="stable")
    told = page.locator("td.ac-list-text button").all_text_contents()[:10]
    assert told == best["text"].head(10).tolist()
    points = page.locator("td.ac-list-points").all_text_contents()[:10]
    assert [float(one) for one in points] == best["points"].head(10).tolist()
    heading = "209 of 555 actions (region: Wallonia), by rank"
    expect(page.get_by_role("heading", name=heading)).to_be_visible()
    assert len(visible_texts(page)) >= 5
    assert (hand.clicks, hand.keys) == (2, 0)


def test_2_why_a_text_is_here_takes_a_click(
    open_study: "Open", worked: Hierarchy, source: "Payload", hand: Hand
) -> None:
    moved = next(
        entry for entry in source["log"] if entry["kind"] == "move" and len(entry["moved"]) == 1
    )
    action = moved["moved"][0]
    home = source["groups"][source["actions"]["group"][action]]
    page = open_study(f"#open={home['id']}")
    hand.click(page.locator(".ac-row-action").filter(has_text=source["actions"]["text"][action]))

    why = page.get_by_role("region", name="Why here")
    expect(why).to_be_visible()
    told = why.locator("li").all_text_contents()
    assert told[0] == source["steps"][source["actions"]["began"][action]]
    assert any(moved["what"] in line and moved["analyst"] in line for line in told)
    id_ = source["actions"]["id"][action]
    fit = source["actions"]["fit"][action]
    assert worked.tree.places[id_] == home["id"]
    expect(why).to_contain_text(f"Likeness to its group {fit:.2f}: more than")
    expect(why).to_contain_text("of all texts")
    assert (hand.clicks, hand.keys) == (1, 0)


def test_2_why_a_group_is_one_takes_a_click(
    open_study: "Open", worked: Hierarchy, source: "Payload", hand: Hand
) -> None:
    page = open_study()
    name = page.locator(".ac-theme-name").first.inner_text()
    hand.click(page.locator(".ac-theme-name").first)

    group = next(one for one in source["groups"] if one["label"] == name)
    members = worked[group["id"]].actions
    rows = [source["actions"]["id"].index(id_) for id_ in members]
    told = page.locator(".ac-head dl").inner_text()
    held = re.search(r"Held together by\s+(.+?) \(in (\d+) of its (\d+) texts\)", told)
    assert held is not None
    assert int(held[3]) == len(members)
    having = [source["terms"].index(held[1]) in source["actions"]["terms"][row] for row in rows]
    assert int(held[2]) == sum(having)
    assert all(word in told for word in group["keywords"])
    assert f"of {worked.table['group'].nunique()} discussion groups" in told
    assert "Most alike" in told
    assert (hand.clicks, hand.keys) == (1, 0)


def test_3_themes_of_one_region_are_seen_at_once_and_listed_by_a_click(
    open_study: "Open", worked: Hierarchy, hand: Hand
) -> None:
    page = open_study()
    parts = page.locator(".ac-leaning").filter(has_text="Only in")
    region = parts.first.locator("h3").inner_text().rsplit(" ", 1)[1]
    theme = parts.first.locator("li button").first
    name = theme.inner_text()
    assert (hand.clicks, hand.keys) == (0, 0)
    hand.click(theme)

    expect(page.get_by_role("heading", level=2, name=name)).to_be_visible()
    regions = dict(zip(worked.actions.ids, worked.table["region"], strict=True))
    labels = worked.groups()["label"]
    found = [worked[str(id_)].actions for id_ in labels.index[labels == name]]
    assert any({regions[id_] for id_ in ids} == {region} for ids in found)
    assert (hand.clicks, hand.keys) == (1, 0)


@pytest.mark.parametrize("typed", ["hospital", "hospitals", "hospitl"])
def test_4_all_texts_on_a_word_are_typed_for(
    open_study: "Open", source: "Payload", hand: Hand, typed: str
) -> None:
    page = open_study("#view=list")
    hand.type(search(page), typed)

    forms = {"hospitl": r"\bhospital\b"}.get(typed, r"\bhospitals?\b")
    found = [text for text in source["actions"]["text"] if re.search(forms, text, re.IGNORECASE)]
    expect(page.locator(".ac-found strong")).to_have_text(str(len(found)))
    assert set(page.locator("td.ac-list-text button").all_text_contents()) == set(found)
    expect(page.locator(".ac-search-note")).to_contain_text("hospital")
    assert (hand.clicks, hand.keys) == (0, 1 + len(typed))


def test_4_a_word_alone_is_a_click_away(open_study: "Open", source: "Payload", hand: Hand) -> None:
    page = open_study("#view=list")
    hand.type(search(page), "hospitals")
    hand.click(page.get_by_role("button", name="Only “hospitals”"))

    found = [text for text in source["actions"]["text"] if "hospitals" in text.lower()]
    assert 0 < len(found) < len([t for t in source["actions"]["text"] if "hospital" in t.lower()])
    assert set(page.locator("td.ac-list-text button").all_text_contents()) == set(found)
    expect(search(page)).to_have_value('"hospitals"')


def test_5_a_picture_for_a_report_takes_two_clicks_and_has_its_legend(
    open_study: "Open", source: "Payload", hand: Hand, tmp_path: "Path"
) -> None:
    page = open_study("#view=table")
    hand.click(page.get_by_role("button", name="Save \u2026"))
    with page.expect_download() as download:
        hand.click(page.get_by_role("button", name="All actions as SVG"))
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)

    told = words(parsed(file))
    region = next(one for one in source["columns"] if one["role"] == "region")
    assert set(region["categories"]) <= set(told)
    assert "555 actions" in told
    assert (hand.clicks, hand.keys) == (2, 0)


def test_6_a_move_is_suggested_and_saved(
    open_study: "Open", worked: Hierarchy, hand: Hand, tmp_path: "Path"
) -> None:
    group = next(one for one in worked.groups("sub-cluster").index if len(worked[one].actions) > 3)
    id_ = worked[group].actions[0]
    page = open_study(f"#open={group}&selected={id_}")
    hand.click(page.get_by_role("button", name="Move to \u2026"))
    hand.keys += 1
    page.keyboard.press("Enter")  # the first of the groups that are like it
    side = page.get_by_role("region", name="Suggestions")
    side.get_by_label("Your name").fill("Sam")
    with page.expect_download() as download:
        hand.click(side.get_by_role("button", name=re.compile("^Save")))
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)

    done = ac.replay(file, on=worked)
    assert file.name == "example-suggestions-sam.json"
    assert done.complete
    assert done.hierarchy.tree.places[id_] != group
    assert (hand.clicks, hand.keys) == (2, 1)


@pytest.mark.parametrize(
    ("view", "most"), [("said", 1), ("network", 1), ("links", 1), ("overview", 2)]
)
def test_7_a_view_is_printed_on_its_own(open_study: "Open", view: str, most: int) -> None:
    page = open_study(f"#view={view}")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    drawn = "[...document.querySelectorAll('.ac-report img')].every((one) => one.complete)"
    wait_until(page, lambda: page.evaluate(drawn))
    assert page.evaluate(drawn)

    assert page.pdf(format="A4").count(b"/Type /Page\n") <= most


def test_8_on_a_phone_matches_stand_on_the_first_screen(
    open_study: "Open", source: "Payload"
) -> None:
    page = open_study()
    page.set_viewport_size(PHONE)
    search(page).fill("hospital")
    first = page.locator(".ac-said-matches li button").first
    expect(first).to_be_visible()

    assert first.inner_text() in source["actions"]["text"]
    assert in_sight(first)


def test_9_what_nobody_spoke_of_is_told_at_once(open_study: "Open", worked: Hierarchy) -> None:
    page = open_study()
    told = page.locator(".ac-gaps li").all_text_contents()
    questions = {text for text in ac.vsm.gaps(worked)["question"] if text}

    assert {text.partition("Nothing")[0].strip() for text in told} == questions


def test_10_a_theme_is_shared_by_a_click(open_study: "Open", hand: Hand) -> None:
    page = open_study()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    theme = page.locator(".ac-theme").nth(2)
    name = theme.locator(".ac-theme-name").inner_text()
    hand.click(theme.get_by_role("button", name=f"Copy link to {name}"))
    expect(page.get_by_role("status")).to_have_text(f"the link to {name} is copied")
    address = page.evaluate("navigator.clipboard.readText()")
    page.goto("about:blank")
    page.goto(address)

    expect(page.get_by_role("heading", level=2, name=name)).to_be_visible()
    assert (hand.clicks, hand.keys) == (1, 0)


def test_the_first_view_reads_as_a_summary(open_study: "Open", source: "Payload") -> None:
    page = open_study()
    tree = page.locator(".actionclust").first.aria_snapshot()
    lines = [line.strip() for line in tree.splitlines()]

    # in this order: what it is of, the themes, what came first, one region, what is open, how made
    order = [
        f'- heading "{source["title"]}" [level=1]',
        f"- paragraph: {source['about']}",
        '- heading "Main themes" [level=2]',
        '- heading "What came first" [level=2]',
        '- heading "From one region" [level=2]',
        '- heading "Left open" [level=2]',
        '- heading "How this was made" [level=2]',
        f"- paragraph: {source['made']}",
    ]
    assert [line for line in lines if line in order] == order
    themes = lines[lines.index(order[2]) : lines.index(order[3])]
    names = page.locator(".ac-theme-name").all_text_contents()
    told = [line for line in themes if "[level=3]" in line]
    assert len(told) == len(names)
    assert all(name in line for name, line in zip(names, told, strict=True))


def test_the_agreement_of_two_analysts_is_on_the_first_view(
    page: "Page", worked: Hierarchy, tmp_path: "Path"
) -> None:
    group, away = worked.groups("sub-cluster").index[[0, 5]]
    moved = worked[group].actions[:2]
    found = ac.agreement.compare(worked, worked.move(moved, to=away))
    page.goto(ac.explorer(worked, agreement=found).save(tmp_path / "two.html").as_uri())
    part = page.locator("section").filter(
        has=page.get_by_role("heading", name="Where two analysts agree")
    )

    expect(part).to_contain_text("Two analysts put 553 of 555 texts in the same place.")
    texts = dict(zip(worked.actions.ids, worked.actions.texts, strict=True))
    assert set(part.locator("button").all_text_contents()) == {texts[id_] for id_ in moved}
    expect(part).to_contain_text(worked.find(away).label)
    assert violations(page) == []
