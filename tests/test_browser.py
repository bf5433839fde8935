"""The browser fixtures see trouble when there is some."""

from typing import TYPE_CHECKING, Literal

import pytest

from tests.browser import stays_here, violations, wait_until

if TYPE_CHECKING:
    from playwright.sync_api import Page

WIDE_OPEN = "<!doctype html><html lang=en><title>t</title><main><h1>h</h1>{}</main></html>"


@pytest.mark.parametrize(
    ("url", "here"),
    [
        ("http://127.0.0.1:8888/lab", True),
        ("ws://localhost:8888/api", True),
        ("file:///tmp/study.html", True),
        ("data:image/png;base64,AA==", True),
        ("https://example.org/x.js", False),
        ("wss://127.0.0.1.example.org/", False),
    ],
)
def test_what_stays_on_this_machine(url: str, *, here: bool) -> None:
    assert stays_here(url) is here


@pytest.mark.browser
@pytest.mark.parametrize(
    ("script", "trouble", "count"),
    [
        ("console.error('oh no')", "console: oh no (", 1),
        ("setTimeout(() => { throw new Error('bang'); })", "uncaught: bang", 1),
        # the browser says in its console that the request failed
        (
            "fetch('https://example.org/x').catch(() => 0)",
            "would leave this machine: GET https://exam",
            2,
        ),
    ],
)
def test_trouble_in_a_page_is_noted(
    page: "Page",
    troubles: list[str],
    script: str,
    trouble: str,
    count: int,
) -> None:
    page.set_content(WIDE_OPEN.format(f"<script>{script}</script>"))
    wait_until(page, lambda: len(troubles) >= count)

    assert any(line.startswith(trouble) for line in troubles), troubles
    troubles.clear()


@pytest.mark.browser
def test_a_calm_page_has_no_trouble_and_nothing_for_axe(page: "Page") -> None:
    page.set_content(WIDE_OPEN.format("<p>calm</p>"))

    assert violations(page) == []


@pytest.mark.browser
def test_axe_sees_an_image_without_text(page: "Page") -> None:
    page.set_content(WIDE_OPEN.format("<img src='data:image/gif;base64,R0lGODlhAQABAAAAACw='>"))

    assert any(line.startswith("image-alt (critical)") for line in violations(page))


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_sees_letters_too_pale_in_both_schemes(
    page: "Page", scheme: 'Literal["light", "dark"]'
) -> None:
    page.emulate_media(color_scheme=scheme)
    page.set_content(WIDE_OPEN.format("<p style='color: #777; background: #888'>pale</p>"))

    assert [line.split()[0] for line in violations(page)] == ["color-contrast"]
