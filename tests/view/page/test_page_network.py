"""The network of the shared page: map, pointer, lasso, keys, number of edges, pictures."""

import re
from typing import TYPE_CHECKING, Literal

import numpy as np
import pytest
from playwright.sync_api import expect

from actionclust import Hierarchy, cluster_actions, explorer
from actionclust.view.payload.whole_payload import payload
from tests.browser import violations
from tests.view.pictures import SVG, parsed, rows, save, size_of_png, size_of_svg, words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from xml.etree.ElementTree import Element

    from playwright.sync_api import Page

    from actionclust.view.payload.types import Payload

    Open = Callable[..., "Page"]

pytestmark = pytest.mark.browser

STRETCH, MARGIN, WORLD = 1.4, 16, 1000  # of the map on a wide screen
FAR = 14  # px without another node, so that a pointer hits what it should


@pytest.fixture(scope="module")
def source(worked: Hierarchy) -> "Payload":
    return payload(worked)


@pytest.fixture
def open_map(open_study: "Open") -> "Open":
    """Give what opens the network and waits until it is drawn."""

    def opened(more: str = "") -> "Page":
        page = open_study(f"#view=network{more}")
        drawn(page)
        return page

    return opened


def drawn(page: "Page") -> None:
    page.locator("canvas[data-drawn=whole]").wait_for()


def spots(page: "Page", source: "Payload") -> np.ndarray:
    """Give where the actions stand in the window while the whole is seen."""
    box = page.locator(".ac-net-map").bounding_box()
    assert box is not None
    scale = min(
        (box["width"] - 2 * MARGIN) / (STRETCH * WORLD), (box["height"] - 2 * MARGIN) / WORLD
    )
    x = np.array(source["actions"]["x"]) - WORLD / 2
    y = np.array(source["actions"]["y"]) - WORLD / 2
    right = box["x"] + box["width"] / 2 + scale * STRETCH * x
    down = box["y"] + box["height"] / 2 + scale * y
    return np.stack([right, down], axis=1)


def free(source: "Payload", at: np.ndarray) -> list[int]:
    """Give the actions that no other stands near, those with edges first."""
    far = np.sqrt(((at[:, None] - at[None]) ** 2).sum(axis=2))
    np.fill_diagonal(far, np.inf)
    network = source["network"]
    taken = network["taken"]
    degree = np.bincount(
        [*network["first"][:taken], *network["second"][:taken]], minlength=len(at)
    )
    alone = np.flatnonzero(far.min(axis=1) > FAR)
    return sorted(alone.tolist(), key=lambda action: (-degree[action], action))


def shared(source: "Payload", one: int, other: int) -> list[str]:
    terms = source["actions"]["terms"]
    return [source["terms"][term] for term in terms[one] if term in terms[other]]


def marks(root: "Element") -> int:
    """Count the nodes in a picture: what stands in groups that say how it is drawn."""
    groups = [group for group in root.iter(f"{SVG}g") if "stroke-width" in group.attrib]
    return sum(len(group) for group in groups)


def test_the_map_is_drawn_in_the_colours_of_the_groups(open_map: "Open") -> None:
    page = open_map()
    colours = page.locator("canvas").first.evaluate(
        """canvas => {
          const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
          const seen = new Map();
          for (let place = 0; place < data.length; place += 4) {
            const [r, g, b] = data.subarray(place, place + 3);
            const hex = (one) => one.toString(16).padStart(2, "0");
            const colour = `#${[r, g, b].map(hex).join("")}`;
            seen.set(colour, (seen.get(colour) ?? 0) + 1);
          }
          return Object.fromEntries([...seen].filter(([, count]) => count > 100));
        }"""
    )

    nodes = page.evaluate(
        "JSON.parse(document.getElementById('actionclust-data').textContent).colours.nodes"
    )
    assert set(nodes) <= set(colours)


def test_the_pointer_tells_the_text_the_group_and_the_region(
    open_map: "Open", source: "Payload"
) -> None:
    page = open_map()
    at = spots(page, source)
    for action in free(source, at)[:3]:
        page.mouse.move(*at[action])
        tip = page.locator(".ac-net-tip")
        expect(tip).to_contain_text(source["actions"]["text"][action])
        expect(tip).to_contain_text(source["actions"]["id"][action])
        region = next(one for one in source["columns"] if one["role"] == "region")
        expect(tip).to_contain_text(region["categories"][region["values"][action]])
        group = source["actions"]["group"][action]
        if group >= 0:
            expect(tip).to_contain_text(source["groups"][group]["label"])
    page.mouse.move(2, 2)
    expect(tip).to_have_count(0)


def test_the_pointer_on_an_edge_tells_the_shared_words(
    open_map: "Open", source: "Payload"
) -> None:
    network = source["network"]
    page = open_map(f"&edges={network['taken']}")
    at = spots(page, source)
    ends = np.array([network["first"], network["second"]]).T[: network["taken"]]
    middles = at[ends].mean(axis=1)
    clear = np.sqrt(((middles[:, None] - at[None]) ** 2).sum(axis=2)).min(axis=1) > 2 * FAR
    for edge in np.flatnonzero(clear)[:2]:
        page.mouse.move(*middles[edge])
        tip = page.locator(".ac-net-tip")
        expect(tip).to_contain_text("shared words")
        told = tip.locator("p").all_text_contents()
        one, other = (source["actions"]["text"].index(text) for text in told[1:])
        head = re.fullmatch(r"similarity (\d\.\d\d); shared words: (.+)", told[0])
        assert head is not None
        assert head[2].split(", ") == shared(source, one, other)
        pairs = [{*pair} for pair in zip(network["first"], network["second"], strict=True)]
        place = pairs.index({one, other})
        assert place < network["taken"]
        assert head[1] == f"{network['weight'][place]:.2f}"


def test_a_click_selects_and_lists_the_neighbours_the_most_similar_first(
    open_map: "Open", source: "Payload"
) -> None:
    page = open_map()
    at = spots(page, source)
    action = free(source, at)[0]
    page.mouse.click(*at[action])
    name = source["actions"]["id"][action]

    expect(page.get_by_role("heading", name=name)).to_be_visible()
    expect(page).to_have_url(re.compile(f"selected={name}$"))
    for button in page.get_by_role("button", name=re.compile("^Show all .* similar")).all():
        button.click()
    told = page.locator(".ac-similar code").all_text_contents()
    network = source["network"]
    linked = {
        one + other - action: weight
        for one, other, weight in zip(
            network["first"][: network["taken"]],
            network["second"][: network["taken"]],
            network["weight"],
            strict=False,
        )
        if action in {one, other}
    }
    order = sorted(linked, key=lambda other: (-linked[other], other))
    copies = [one + other - action for one, other in network["copies"] if action in {one, other}]
    assert told == [source["actions"]["id"][other] for other in [*copies, *order]]


def test_two_selected_actions_show_what_they_share(open_map: "Open", source: "Payload") -> None:
    network, ids = source["network"], source["actions"]["id"]
    one, other = network["first"][0], network["second"][0]
    page = open_map(f"&selected={ids[one]}&selected={ids[other]}")
    pair = page.locator(".ac-detail")

    weight = network["weight"][0]
    expect(pair).to_contain_text(f"similarity {weight:.2f}")
    expect(pair).to_contain_text(f"both have {', '.join(shared(source, one, other))}")


def test_the_lasso_selects_what_it_surrounds(open_map: "Open", source: "Payload") -> None:
    page = open_map()
    at = spots(page, source)
    left, top = at.min(axis=0) + (at.max(axis=0) - at.min(axis=0)) * 0.35
    right, bottom = left + 150, top + 110
    page.get_by_role("button", name="Lasso").click()
    page.mouse.move(left, top)
    page.mouse.down()
    for x, y in [(right, top), (right, bottom), (left, bottom)]:
        page.mouse.move(x, y)
    page.mouse.up()

    inside = (at > [left, top]).all(axis=1) & (at < [right, bottom]).all(axis=1)
    caught = {source["actions"]["id"][action] for action in np.flatnonzero(inside)}
    assert len(caught) > 5
    expect(page.get_by_role("heading", name=f"{len(caught)} actions")).to_be_visible()
    assert set(page.locator(".ac-picked code").all_text_contents()) == caught
    expect(page.get_by_role("button", name="Lasso")).to_have_attribute("aria-pressed", "false")


def test_dragging_and_the_wheel_move_the_map_with_the_pointer(
    open_map: "Open", source: "Payload"
) -> None:
    page = open_map()
    at = spots(page, source)
    action = free(source, at)[0]
    text = source["actions"]["text"][action]
    x, y = at[action]
    box = page.locator(".ac-net-map").bounding_box()
    assert box is not None
    empty = (box["x"] + 30, box["y"] + 30)
    page.mouse.move(*empty)
    page.mouse.down()
    page.mouse.move(empty[0] + 20, empty[1] + 10)
    page.mouse.move(empty[0] + 60, empty[1] + 40)
    page.mouse.up()
    drawn(page)
    page.mouse.move(x + 60, y + 40)
    expect(page.locator(".ac-net-tip")).to_contain_text(text)

    page.mouse.wheel(0, -400)
    drawn(page)
    page.mouse.move(x + 61, y + 40)
    expect(page.locator(".ac-net-tip")).to_contain_text(text)
    page.mouse.move(*empty)
    page.get_by_role("button", name="Show all").click()
    drawn(page)
    page.mouse.move(x, y)
    expect(page.locator(".ac-net-tip")).to_contain_text(text)


def test_the_map_is_used_with_keys_alone(open_map: "Open", source: "Payload") -> None:
    page = open_map()
    page.get_by_role("application", name="Map of the network").focus()
    texts = source["actions"]["text"]
    tip = page.locator(".ac-net-tip-text")
    seen = []
    for key in ("ArrowRight", "ArrowRight", "ArrowDown", "ArrowLeft"):
        page.keyboard.press(key)
        seen.append(texts.index(tip.inner_text()))
    x, y = source["actions"]["x"], source["actions"]["y"]
    assert x[seen[1]] > x[seen[0]]
    assert y[seen[2]] > y[seen[1]]
    assert x[seen[3]] < x[seen[2]]
    live = page.locator(".ac-net-map [aria-live]")
    expect(live).to_contain_text(texts[seen[3]])

    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=source["actions"]["id"][seen[3]])).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".ac-detail")).to_have_count(0)
    for key in ("+", "+", "-", "Shift+ArrowRight", "0"):
        page.keyboard.press(key)
    drawn(page)


def test_the_number_of_edges_shows_what_tuning_does(open_map: "Open", source: "Payload") -> None:
    page = open_map()
    network, tuning = source["network"], source["tuning"]
    assert tuning is not None
    expect(page.get_by_role("region", name="Number of edges")).to_have_count(0)
    page.get_by_role("button", name="All edges").click()
    expect(page).to_have_url(re.compile(f"edges={network['taken']}$"))
    part = page.get_by_role("region", name="Number of edges")
    expect(part).to_contain_text(f"This run was taken: {tuning['reason']}.")
    run = next(
        run for run in tuning["runs"] if not run["taken"] and run["edges"] < len(network["first"])
    )
    for edges in (0, len(network["first"]), run["edges"]):
        page.get_by_label("Number of edges, typed").fill(str(edges))
        page.get_by_label("Number of edges, typed").blur()
        expect(part).to_contain_text(f"of {len(network['first']):,} pairs of similar actions")
        expect(page).to_have_url(re.compile(f"edges={edges}$"))
    expect(part).to_contain_text(f"the tuning found {run['communities']} communities")

    slider = page.get_by_role("slider", name="Number of edges")
    slider.focus()
    page.keyboard.press("ArrowRight")
    expect(page).to_have_url(re.compile(f"edges={run['edges'] + 1}$"))
    assert f"{run['edges'] + 1} edges" in str(slider.get_attribute("aria-valuetext"))
    page.get_by_role("button", name="Back to the").click()
    expect(page).to_have_url(re.compile(f"edges={network['taken']}$"))
    page.get_by_role("button", name="All edges").click()
    expect(page).to_have_url(re.compile("#view=network$"))


def test_a_search_dims_the_others(open_map: "Open", source: "Payload", tmp_path: "Path") -> None:
    page = open_map("&search=nurse")
    forms = re.compile(r"\bnurs(?:e|es|ed|ing)\b", re.IGNORECASE)
    hits = sum(bool(forms.search(text)) for text in source["actions"]["text"])
    page.get_by_role("button", name=f"Zoom to {hits} matches").click()
    drawn(page)
    assert marks(parsed(save(page, "Network", "SVG", tmp_path))) == len(source["actions"]["id"])


def test_what_a_search_finds_is_listed_beside_the_map(open_map: "Open", source: "Payload") -> None:
    page = open_map("&search=nurse")
    found = page.get_by_role("region", name="Texts found").get_by_role("button")
    forms = re.compile(r"\bnurs(?:e|es|ed|ing)\b", re.IGNORECASE)
    hits = {text for text in source["actions"]["text"] if forms.search(text)}
    told = [button.locator("span").first.inner_text() for button in found.all()]
    assert set(told) == hits
    map_box, list_box = (
        page.locator(one).bounding_box() for one in (".ac-net-map", ".ac-net-found")
    )
    assert map_box is not None
    assert list_box is not None
    assert list_box["x"] >= map_box["x"] + map_box["width"] - 1
    found.first.click()
    name = source["actions"]["id"][source["actions"]["text"].index(told[0])]
    expect(page.get_by_role("heading", name=name)).to_be_visible()


def test_the_table_says_what_the_map_shows(open_map: "Open", source: "Payload") -> None:
    page = open_map()
    told = rows(page, "The network as a table")
    network, group = source["network"], np.array(source["actions"]["group"])
    first = group[network["first"][: network["taken"]]]
    second = group[network["second"][: network["taken"]]]

    assert sum(int(row[1]) for row in told) == len(group)
    labels = [one["label"] for one in source["groups"]]
    for label, actions, within, out, *_ in told:
        place = -1 if label == "Unclustered" else labels.index(label)
        assert int(actions) == (group == place).sum(), label
        assert int(within) == ((first == place) & (second == place)).sum(), label
        assert int(out) == ((first == place) != (second == place)).sum(), label


def test_the_actions_with_the_most_edges_are_a_way_to_begin(
    open_map: "Open", source: "Payload"
) -> None:
    page = open_map()
    page.get_by_text("Actions with the most edges").click()
    first = page.locator(".ac-net-row").first
    network = source["network"]
    degree = np.bincount(
        [*network["first"][: network["taken"]], *network["second"][: network["taken"]]]
    )
    assert f"{degree.max()} edges" in first.inner_text()
    first.click()
    name = source["actions"]["id"][int(degree.argmax())]
    expect(page.get_by_role("heading", name=name)).to_be_visible()


@pytest.mark.parametrize("colour", ["group", "region", "level", "column:dimension"])
def test_the_network_is_saved_as_a_picture(
    open_map: "Open", source: "Payload", tmp_path: "Path", colour: str
) -> None:
    page = open_map(f"&colour={colour}")
    file = save(page, "Network", "SVG", tmp_path)
    root = parsed(file)
    texts = words(root)

    assert file.name.endswith("-network.svg")
    assert texts[0] == source["title"]
    columns = {column["name"]: column for column in source["columns"]}
    legend = {
        "group": "Restructure funding for integrated care (60)",
        "region": "Flanders (232)",
        "level": "meso",
        "column:dimension": columns["dimension"]["categories"][0],
    }
    assert any(legend[colour] in text for text in texts)
    wide, high = size_of_svg(root)
    assert size_of_png(save(page, "Network", "PNG", tmp_path)) == (2 * wide, 2 * high)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_network_has_no_violation(
    open_map: "Open", source: "Payload", scheme: Literal["light", "dark"]
) -> None:
    ids = source["actions"]["id"]
    page = open_map(f"&colour=region&selected={ids[0]}&selected={ids[1]}&search=care")
    page.emulate_media(color_scheme=scheme)
    expect(page.locator(".actionclust").first).to_have_attribute("data-theme", scheme)
    for summary in page.locator(".ac-net summary").all():
        summary.click()
    page.get_by_role("application").focus()
    page.keyboard.press("ArrowRight")

    assert violations(page) == []


def test_a_narrow_screen_shows_the_network_in_its_width(open_map: "Open") -> None:
    page = open_map()
    page.set_viewport_size({"width": 390, "height": 844})
    drawn(page)

    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_without_stickers_all_are_of_one_size(page: "Page", tmp_path: "Path") -> None:
    h = cluster_actions(["train nurses", "train doctors"]).to_hierarchy()
    page.goto(f"{explorer(h).save(tmp_path / 'study.html').as_uri()}#view=network")
    drawn(page)
    size = page.get_by_role("combobox", name="Size")
    expect(size).to_have_value("even")
    assert size.locator("option").all_inner_texts() == ["Number of edges", "All the same"]


def test_what_is_printed_has_the_picture(open_map: "Open") -> None:
    page = open_map()
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")

    picture = page.get_by_role("img", name="Network")
    expect(picture).to_be_visible()
    assert picture.evaluate("image => image.decode().then(() => image.naturalWidth)") > WORLD
    assert violations(page, within=".ac-report") == []
