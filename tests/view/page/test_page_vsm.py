"""The Viable System Model of the shared page: levels, lists, gaps, filters, pictures."""

import re
from typing import TYPE_CHECKING, Literal

import pytest
from playwright.sync_api import expect

from actionclust import Hierarchy
from actionclust.view.payload.whole_payload import payload
from tests.browser import violations
from tests.view.pictures import parsed, rows, save, size_of_png, size_of_svg, words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Locator, Page

    from actionclust.view.payload.types import Payload

    Open = Callable[..., "Page"]

pytestmark = pytest.mark.browser

LEVELS = ("micro", "meso", "macro")


@pytest.fixture(scope="module")
def source(worked: Hierarchy) -> "Payload":
    return payload(worked)


def placed(source: "Payload", level: str, function: str) -> list[int]:
    """Give the places of the groups that were put into a function at a level."""
    return [
        place
        for place, group in enumerate(source["groups"])
        if any(
            one["function"] == function and one["level"] == level and not one["inherited"]
            for one in group["functions"]
        )
    ]


def actions_of(source: "Payload", groups: list[int]) -> set[int]:
    inside = set()
    for action, home in enumerate(source["actions"]["group"]):
        place = home
        while place >= 0:
            if place in groups:
                inside.add(action)
            place = source["groups"][place]["parent"]
    return inside


def panel(page: "Page", level: str) -> "Locator":
    return page.get_by_role("region", name=f"Level {level}")


def part(page: "Page", level: str, function: str) -> "Locator":
    return panel(page, level).locator(f"[data-part='{function}']")


@pytest.mark.parametrize("level", LEVELS)
def test_each_function_has_its_groups_and_counts(
    open_study: "Open", source: "Payload", level: str
) -> None:
    page = open_study("#view=vsm")
    empty = []
    for function in source["model"]["functions"]:
        groups = placed(source, level, function["id"])
        actions = len(actions_of(source, groups))
        noun, unit = ("" if number == 1 else "s" for number in (len(groups), actions))
        told = f"{len(groups)} group{noun}, {actions} action{unit}" if groups else "empty"
        expect(part(page, level, function["id"])).to_have_accessible_name(
            f"{function['id']} {function['name']}, {level}: {told}; filter"
        )
        if not groups and function["id"] != "E":
            empty.append(f"{function['id']} {function['name']}")
        for place in groups:
            group = source["groups"][place]
            item = part(page, level, f"{function['id']} {group['id']}")
            number = len(actions_of(source, [place]))
            said = re.compile(f"^{re.escape(group['label'])}: .*{number} action")
            expect(item).to_have_accessible_name(said)
    said = f"Empty at this level: {', '.join(empty)}." if empty else "No function is empty"
    expect(panel(page, level).locator("header")).to_contain_text(said)


def test_an_empty_function_asks_its_question(open_study: "Open", source: "Payload") -> None:
    page = open_study("#view=vsm")
    function = next(
        one
        for one in source["model"]["functions"]
        if one["id"] != "E" and not placed(source, "micro", one["id"])
    )
    drawn = " ".join(panel(page, "micro").locator("svg text").all_text_contents())

    assert f"Nothing is placed here. {function['question']}" in drawn
    drawing = part(page, "micro", function["id"]).locator("xpath=following-sibling::*[1]")
    assert drawing.locator("[stroke-dasharray]").count() == 1


def test_the_question_is_told_to_the_pointer_and_to_the_keyboard(
    open_study: "Open", source: "Payload"
) -> None:
    page = open_study("#view=vsm")
    said = panel(page, "meso").locator(".ac-vsm-said")
    questions = {one["id"]: one["question"] for one in source["model"]["functions"]}
    part(page, "meso", "S4").hover()
    expect(said).to_contain_text(questions["S4"])
    page.mouse.move(2, 2)
    expect(said).not_to_contain_text(questions["S4"])

    parts = panel(page, "meso").locator("[data-part]")
    assert parts.evaluate_all("all => all.filter((one) => one.tabIndex === 0).length") == 1
    parts.first.focus()
    for _ in range(2):
        page.keyboard.press("ArrowDown")
    name = str(parts.nth(2).get_attribute("data-part"))
    expect(said).to_contain_text(questions[name])


def test_a_function_and_a_group_filter(open_study: "Open", source: "Payload") -> None:
    page = open_study("#view=vsm")
    part(page, "meso", "S2").click()
    groups = placed(source, "meso", "S2")
    count = len(actions_of(source, groups))
    expect(page.locator(".ac-found")).to_have_text(f"{count} of 555 actions")
    expect(page).to_have_url(re.compile("filter.function=S2&filter.level=meso"))
    expect(part(page, "meso", "S2")).to_have_attribute("aria-pressed", "true")
    part(page, "meso", "S2").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".ac-found")).to_have_text("555 actions")

    group = source["groups"][groups[0]]
    part(page, "meso", f"S2 {group['id']}").click()
    inside = len(actions_of(source, [groups[0]]))
    expect(page.locator(".ac-found")).to_have_text(f"{inside} of 555 actions")


def test_actions_without_a_place_can_be_listed(open_study: "Open", source: "Payload") -> None:
    page = open_study("#view=vsm")
    with_place = [place for place, one in enumerate(source["groups"]) if one["functions"]]
    without = 555 - len(actions_of(source, with_place))
    page.get_by_role("button", name=f"{without} actions have no place").click()

    expect(page.locator(".ac-found")).to_have_text(f"{without} of 555 actions")


def test_the_table_says_what_the_diagrams_show(open_study: "Open", source: "Payload") -> None:
    page = open_study("#view=vsm")
    told = rows(page, "The model as a table")
    for level in LEVELS:
        for function in source["model"]["functions"]:
            name = f"{function['id']} {function['name']}"
            here = [row for row in told if row[:2] == [level, name]]
            groups = placed(source, level, function["id"])
            labels = [source["groups"][place]["label"] for place in groups] or ["(empty)"]
            assert sorted(row[3] for row in here) == sorted(labels)
            assert {row[2] for row in here} == {function["question"]}


@pytest.mark.parametrize("level", LEVELS)
def test_each_level_is_saved_as_a_picture(
    open_study: "Open", source: "Payload", tmp_path: "Path", level: str
) -> None:
    page = open_study("#view=vsm")
    title = f"Viable System Model, {level}"
    root = parsed(save(page, title, "SVG", tmp_path))
    texts = " ".join(words(root))

    assert f"Viable System Model, level {level}, 555 actions." in texts
    for function in source["model"]["functions"][:-1]:
        assert f"{function['id']} {function['name']}" in texts
    assert "algedonic line (alarm)" in texts
    wide, high = size_of_svg(root)
    assert size_of_png(save(page, title, "PNG", tmp_path)) == (2 * wide, 2 * high)


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_model_has_no_violation(
    open_study: "Open", scheme: Literal["light", "dark"], width: int
) -> None:
    page = open_study("#view=vsm&search=care")
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 844})
    expect(page.locator(".actionclust").first).to_have_attribute("data-theme", scheme)
    page.get_by_text("The model as a table").click()

    page.wait_for_function("width => document.documentElement.scrollWidth <= width", arg=width)
    assert violations(page) == []
