"""The table of the shared page: four levels, drilled down and up, sorted, by keys alone."""

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

import actionclust as ac
from actionclust import Hierarchy
from actionclust.coding.tree.tree import Aside
from actionclust.view.payload.whole_payload import payload

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page

    from actionclust.coding.hierarchy.lookup import GroupView

    Open = Callable[..., "Page"]

pytestmark = pytest.mark.browser

SUPER = "Restructure funding for integrated care"


def rows(page: "Page", level: int = 1) -> "Locator":
    return page.locator(f"[role=treeitem][aria-level='{level}']")


def labels(page: "Page", level: int = 1) -> list[str]:
    return rows(page, level).locator(".ac-row-label").all_text_contents()


def active(page: "Page") -> str:
    """Give what a screen reader says of the row that has the focus."""
    return page.locator("[role=treeitem]:focus").aria_snapshot().splitlines()[0]


def test_the_widest_groups_have_the_counts_of_the_tables(
    open_study: "Open", worked: Hierarchy
) -> None:
    page = open_study("#view=table")
    counted = ac.tables.counts(worked, by="region", level="super-cluster", margins=False)

    assert labels(page) == counted.index.tolist()
    for label, numbers in counted.iterrows():
        row = rows(page).filter(has=page.get_by_text(str(label), exact=True))
        assert row.locator(".ac-row-count").text_content() == f"{numbers.sum()} actions", label
        for region, number in numbers.items():
            assert f"{str(region).split()[0]} {number}" in str(row.text_content()), label


def test_four_levels_down_and_up_again_by_breadcrumbs(
    open_study: "Open", worked: Hierarchy
) -> None:
    page = open_study("#view=table")
    top = worked.find(SUPER)
    cluster = worked[worked[top.id].children[0]]
    sub = worked[cluster.children[0]]

    page.get_by_text(SUPER, exact=True).click()
    assert page.get_by_role("heading", level=2, name=SUPER).is_visible()
    assert page.evaluate("document.activeElement.tagName") == "H2"
    page.locator(".ac-row-label", has_text=cluster.label).first.click()
    page.locator(".ac-row-label", has_text=sub.label).first.click()
    crumbs = page.get_by_role("navigation", name="Breadcrumbs")
    assert crumbs.locator("li").all_text_contents() == [
        "All groups",
        SUPER,
        cluster.label,
        sub.label,
    ]
    shown = page.locator(".ac-row-action code").all_text_contents()
    assert shown == list(sub.actions)
    expect(page).to_have_url(re.compile(f"#open={sub.id}$"))

    crumbs.get_by_role("button", name=cluster.label).click()
    assert page.get_by_role("heading", level=2, name=cluster.label).is_visible()
    crumbs.get_by_role("button", name="All groups").click()
    assert len(labels(page)) == len(worked.groups("super-cluster")) + 1
    page.go_back()
    expect(page.get_by_role("heading", level=2, name=cluster.label)).to_be_visible()


def test_the_page_of_a_group_tells_rule_keywords_functions_and_log(
    open_study: "Open", worked: Hierarchy
) -> None:
    source = payload(worked)
    group = next(one for one in source["groups"] if one["rule"] and one["functions"])
    page = open_study(f"#open={group['id']}")

    head = page.locator(".ac-head")
    assert group["rule"] in head.inner_text()
    inside = {source["actions"]["id"].index(id_) for id_ in worked[group["id"]].actions}
    known = [word for word in group["keywords"] if word in source["terms"]]
    assert known
    assert all(word in head.inner_text() for word in group["keywords"])
    for word in known:
        term = source["terms"].index(word)
        rows = {row for row, own in enumerate(source["actions"]["terms"]) if term in own}
        here, elsewhere = len(rows & inside), len(rows - inside)
        assert f"{word} ({here} here, {elsewhere} elsewhere)" in head.inner_text()
    function = group["functions"][0]
    assert f"{function['function']} " in head.inner_text()
    assert function["level"] in head.inner_text()
    entries = head.locator("details.ac-log li")
    assert entries.count() == len(group["entries"])
    head.locator("summary").click()
    last = source["log"][group["entries"][-1]]
    assert last["what"] in entries.first.inner_text()
    assert last["why"] in entries.first.inner_text()
    assert last["analyst"] in entries.first.inner_text()


def test_actions_show_region_and_priority_in_colour_and_in_words(
    open_study: "Open", worked: Hierarchy, other: "GroupView"
) -> None:
    source = payload(worked)
    page = open_study(f"#open={other.id}")
    regions = next(one for one in source["columns"] if one["role"] == "region")
    row = page.locator(".ac-row-action").first
    place = source["actions"]["id"].index(row.locator("code").inner_text())
    region, priority = regions["values"][place], source["actions"]["priority"][place]
    band = row.locator(".ac-band")

    assert band.inner_text().split() == [
        regions["categories"][int(region or 0)],
        "priority",
        source["priorities"][priority],
    ]
    for attribute, colours in (("background-color", "regions"), ("color", "inks")):
        value = source["colours"][colours][int(region or 0)][priority]  # type: ignore[literal-required]
        drawn = band.evaluate(f"one => getComputedStyle(one).getPropertyValue('{attribute}')")
        assert re.findall(r"\d+", drawn) == [str(int(value[n : n + 2], 16)) for n in (1, 3, 5)]
    assert f"priority {source['priorities'][priority]}" in row.aria_snapshot()


@pytest.mark.parametrize("sort", ["priority", "size", "label"])
def test_groups_are_sorted(open_study: "Open", worked: Hierarchy, sort: str) -> None:
    page = open_study("#view=table")
    page.get_by_label("Sort by").select_option(sort)
    scores = ac.priorities.score(worked.actions).of_groups(worked, "super-cluster")
    scores = scores[scores["id"].notna()]
    by, ascending = {
        "priority": ("sum", False),
        "size": ("actions", False),
        "label": ("label", True),
    }[sort]
    expected = scores.sort_values(by, ascending=ascending, kind="stable")["label"].tolist()

    assert labels(page) == [*expected, "Unclustered"]
    expect(page).to_have_url(re.compile(f"#sort={sort}$"))


def test_actions_are_sorted_by_priority(
    open_study: "Open", worked: Hierarchy, home: "GroupView"
) -> None:
    page = open_study(f"#open={home.id}&sort=priority")
    share = ac.priorities.score(worked.actions).table.set_index("id")["share"].fillna(-1)
    shown = page.locator(".ac-row-action code").all_text_contents()

    assert sorted(shown) == sorted(home.actions)
    assert [share[one] for one in shown] == sorted((share[one] for one in shown), reverse=True)


def test_unclustered_actions_stand_under_their_reasons(
    open_study: "Open", worked: Hierarchy
) -> None:
    page = open_study("#open=unclustered")
    reasons: dict[str, list[str]] = {}
    for action, place in worked.tree.places.items():
        if isinstance(place, Aside):
            reasons.setdefault(place.reason, []).append(action)

    assert sorted(labels(page)) == sorted(reasons)
    page.get_by_role("button", name="Open all").click()
    for reason, actions in reasons.items():
        row = rows(page).filter(has=page.get_by_text(reason, exact=True))
        assert str(row.locator(".ac-row-count").text_content()).split()[0] == str(len(actions))
    shown = page.locator(".ac-row-action code").all_text_contents()
    assert sorted(shown) == sorted(id_ for ids in reasons.values() for id_ in ids)


def test_keys_walk_through_the_tree(open_study: "Open", worked: Hierarchy) -> None:
    page = open_study("#view=table")
    first = worked.groups("super-cluster").iloc[0]
    page.locator("[role=tree] [tabindex='0']").focus()
    said = active(page)
    assert f"{first['label']} super-cluster " in said
    assert f" {first['actions']} actions" in said

    page.keyboard.press("ArrowRight")  # opens
    assert rows(page).first.get_attribute("aria-expanded") == "true"
    page.keyboard.press("ArrowRight")  # goes in
    assert " cluster " in active(page)
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert re.search(r"priority \w+ .* A\d+", active(page))
    page.keyboard.press("Space")
    expect(page).to_have_url(re.compile("#selected=A"))
    page.keyboard.press("Shift+ArrowDown")
    expect(page).to_have_url(re.compile("selected=A.*&selected=A"))
    page.keyboard.press("ArrowLeft")
    assert " sub-cluster " in active(page)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"#open=S\d+"))
    page.keyboard.press("Tab")
    page.locator("[role=tree] [tabindex='0']").focus()
    page.keyboard.press("Backspace")
    expect(page).to_have_url(re.compile(r"#open=C\d+"))
    page.locator("[role=tree] [tabindex='0']").focus()
    page.keyboard.press("End")
    assert page.locator("[role=tree] [role=treeitem]").last.evaluate(
        "one => one === document.activeElement"
    )


def test_enter_goes_to_the_details_of_an_action_and_escape_comes_back(
    open_study: "Open", home: "GroupView"
) -> None:
    page = open_study(f"#open={home.id}")
    page.locator("[role=tree] [tabindex='0']").focus()
    page.keyboard.press("ArrowDown")
    here = active(page)
    page.keyboard.press("Enter")
    action = home.actions[1]
    assert page.evaluate("document.activeElement.textContent") == action

    page.keyboard.press("Escape")
    expect(page.locator(".ac-detail")).to_have_count(0)
    assert active(page).replace(" [selected]", "") == here


def test_details_show_path_columns_words_and_similar_actions(
    open_study: "Open", worked: Hierarchy
) -> None:
    source = payload(worked)
    edges = source["network"]
    one = edges["first"][0]
    id_ = source["actions"]["id"][one]
    page = open_study(f"#selected={id_}")
    detail = page.get_by_role("region", name="Selected actions")

    assert source["actions"]["text"][one] in detail.inner_text()
    path = [node.label for node in worked.path(id_)]
    assert detail.locator(".ac-path li").all_text_contents() == path
    words = [source["terms"][term] for term in source["actions"]["terms"][one]]
    assert detail.locator(".ac-words li").all_text_contents() == words
    for column in source["columns"]:
        assert column["name"] in detail.locator(".ac-facts").inner_text()

    linked = {
        source["actions"]["id"][other]
        for first, second in zip(
            edges["first"][: edges["taken"]], edges["second"][: edges["taken"]], strict=True
        )
        for this, other in ((first, second), (second, first))
        if this == one
    }
    similar = detail.locator(".ac-similar code").all_text_contents()
    assert set(similar) == linked
    detail.locator(".ac-similar-one").first.click()
    expect(page).to_have_url(re.compile(f"#selected={similar[0]}$"))


def test_a_long_group_is_shown_page_by_page(
    page: "Page", tmp_path_factory: pytest.TempPathFactory
) -> None:
    texts = [f"train nurses {place}" for place in range(320)]
    h = ac.cluster_actions(texts, target=1).to_hierarchy()
    file = ac.explorer(h).save(tmp_path_factory.mktemp("long") / "long.html")
    page.goto(file.as_uri() + "#open=S01")
    rows = page.locator(".ac-row-action")

    expect(rows).to_have_count(150)
    page.get_by_role("button", name="Show more rows (170 are left)").scroll_into_view_if_needed()
    expect(rows).to_have_count(300)
    rows.last.focus()
    page.keyboard.press("End")
    expect(rows).to_have_count(320)
    expect(page.locator(".ac-more")).to_have_count(0)
