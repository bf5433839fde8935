"""Texts that would run, break or leave the page are shown as texts, in a real browser."""

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd
import pytest

import actionclust as ac
from actionclust import Hierarchy
from actionclust.view.page.html import page_of, shown
from actionclust.view.payload.types import Payload
from actionclust.view.payload.whole_payload import payload
from tests.browser import wait_until
from tests.references import HOSTILE

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

pytestmark = pytest.mark.browser

RUN = "console.log(`it ran`)"
LEAVE = "https://example.org/left"
ATTACKS = [
    f"</script><script>{RUN}</script>",
    f"</title></style></noscript></script><script>{RUN}</script>",
    f'"><img src=x onerror="{RUN}">',
    f"'><svg onload={RUN}>",
    f"<iframe srcdoc='<script>{RUN}</script>'></iframe>",
    f"<img src='{LEAVE}.png'><link rel=stylesheet href='{LEAVE}.css'>",
    f"<meta http-equiv=refresh content='0;url={LEAVE}'>",
    f"<a href='javascript:{RUN}'>here</a> javascript:{RUN}",
    "<style>* { display: none }</style>",
    "<!-- --><!--<script>",
    "]]> <![CDATA[",
    "\u2028 \u2029 line ends",
    "\ud800 half \udfff characters",
    f'=HYPERLINK("{LEAVE}") @SUM(1) +1 -1',
    "&lt;b&gt; &amp; &#60;",
    "__proto__ constructor",
    "word " * 2_000,
]
TEXTS = [*ATTACKS, *HOSTILE]


def study() -> Hierarchy:
    """Make a study with hostile texts in every place that a text can have."""
    each = [ATTACKS[place % len(ATTACKS)] for place in range(len(TEXTS))]
    frame = pd.DataFrame(
        {
            "id": [f"{place} {shown(text[:40])}" for place, text in enumerate(TEXTS)],
            "text": TEXTS,
            "region": each,
            "group": each[::-1],
            "sticker_1": 1,
            "sticker_2": 0,
            "sticker_3": 0,
            ATTACKS[0]: each,
            ATTACKS[1]: range(len(TEXTS)),
            "__proto__": [f"{text}{place}" for place, text in enumerate(each)],
        },
        dtype=object,  # pandas' own texts hold no half characters
    )
    h = ac.cluster_actions(ac.read_actions(frame)).to_hierarchy(analyst=ATTACKS[0])
    first, second, *_ = h.groups().index
    h = h.rename(first, ATTACKS[1], why=ATTACKS[2]).describe(first, ATTACKS[0])
    h = h.group([first, second], level="cluster", label=ATTACKS[2])
    h = h.group(["C01"], level="super-cluster", label=ATTACKS[4], why=ATTACKS[1])
    h = ac.vsm.assign(h, {"C01": ("S3", "macro")}, why=ATTACKS[3])
    return h.set_aside(h.members(first)[:1], reason=ATTACKS[1], why=ATTACKS[0])


@pytest.fixture(scope="module")
def source() -> Payload:
    return payload(study(), title=ATTACKS[1])


@pytest.fixture(scope="module")
def html(source: Payload) -> str:
    return page_of(source)


@pytest.fixture
def opened(context: "BrowserContext", page: "Page", tmp_path: Path) -> "Opener":
    context.set_offline(True)
    return Opener(page, tmp_path / "study.html")


class Opener:
    """Opens pages from disk, without a network."""

    def __init__(self, page: "Page", path: Path) -> None:
        self.page, self.path = page, path
        self.requests: list[str] = []
        self.said: list[str] = []
        page.on("console", lambda message: self.said.append(message.text))
        page.on("request", lambda request: self.requests.append(request.url))

    def __call__(self, html: str) -> "Page":
        self.path.write_text(html, encoding="utf-8", errors="surrogatepass")
        self.page.goto(self.path.as_uri())
        return self.page

    @property
    def ran(self) -> bool:
        self.page.wait_for_timeout(200)
        return "it ran" in self.said


def unescaped(html: str, source: Payload) -> str:
    """Give the page as it would be if nobody had thought of markup in texts."""
    data = json.dumps(source)
    start = html.index('id="actionclust-data">') + len('id="actionclust-data">')
    return html[:start] + data + html[html.index("</script>", start) :]


def without_policy(html: str) -> str:
    bare, count = re.subn(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", html)
    assert count == 1
    return bare


def test_nothing_runs_and_nothing_is_requested(opened: Opener, html: str) -> None:
    page = opened(html)

    assert page.title() == ATTACKS[1]
    views = page.get_by_role("tab").all_text_contents()
    assert {"What was said", "List", "Network", "Table", "How it was made"} <= set(views)
    for name in views:
        page.get_by_role("tab", name=name, exact=True).click()
        assert (
            page.locator("#actionclust img, #actionclust iframe, #actionclust script").count() == 0
        )
        assert not opened.ran
    assert set(opened.requests) == {opened.path.as_uri()}


def test_escaping_holds_without_the_policy(opened: Opener, html: str) -> None:
    opened(without_policy(html))

    assert not opened.ran
    assert set(opened.requests) == {opened.path.as_uri()}


def test_the_policy_holds_without_the_escaping(
    opened: Opener, html: str, source: Payload, troubles: list[str]
) -> None:
    opened(unescaped(html, source))

    assert not opened.ran
    assert any("Content Security Policy" in line for line in troubles)
    troubles.clear()


def test_without_both_the_texts_run(
    opened: Opener, html: str, source: Payload, troubles: list[str]
) -> None:
    opened(without_policy(unescaped(html, source)))

    wait_until(opened.page, lambda: "it ran" in opened.said)
    assert opened.ran
    wait_until(opened.page, lambda: any(one.startswith(LEAVE) for one in opened.requests))
    assert any(request.startswith(LEAVE) for request in opened.requests)
    troubles.clear()


def test_the_browser_reads_the_very_payload(opened: Opener, html: str, source: Payload) -> None:
    page = opened(html)

    read = page.evaluate(
        "() => JSON.stringify(JSON.parse(document.getElementById('actionclust-data').textContent))"
    )
    assert json.loads(read) == source


def test_every_text_is_shown_as_it_is(opened: Opener, html: str) -> None:
    page = opened(html)
    page.get_by_role("tab", name="Table").click()
    page.get_by_role("button", name="Open all").click()

    missing = page.evaluate(
        """() => {
            const data = JSON.parse(document.getElementById("actionclust-data").textContent);
            const shown = document.getElementById("actionclust").textContent;
            const texts = [...data.actions.text, ...data.groups.map(({ label }) => label)];
            return texts.filter((text) => !shown.includes(text)).map((text) => text.slice(0, 60));
        }"""
    )
    assert missing == []
