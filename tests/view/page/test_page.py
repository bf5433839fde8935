import json
import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from actionclust import ActionClustError, Clustering
from actionclust.view.page.html import embedded, page_of, policy, shown, static
from actionclust.view.payload.whole_payload import payload

TAGS = {
    *(
        "span",
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "div",
        "noscript",
        "main",
        "h1",
        "h2",
    ),
    *("p", "ul", "li", "strong", "code", "small", "script"),
}
texts = st.text(alphabet=st.characters(exclude_categories=[]))


class Reader(HTMLParser):
    """Notes tags, comments, and what stands in scripts and texts."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.comments: list[str] = []
        self.parts: dict[str, list[str]] = {}
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes.extend(attrs)

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)

    def handle_data(self, data: str) -> None:
        self.parts.setdefault(self.tags[-1] if self.tags else "", []).append(data)


def test_a_page_has_what_we_wrote_and_no_more(hostile: Clustering) -> None:
    read = Reader(page_of(payload(hostile, title="</title><script>alert(1)</script>")))

    assert set(read.tags) <= TAGS
    assert (read.tags.count("script"), read.tags.count("style")) == (2, 1)
    assert read.comments == []
    assert not [name for name, _ in read.attributes if name.startswith("on")]
    assert not [name for name, _ in read.attributes if name in {"src", "href"}]
    assert read.parts["title"][:1] == ["</title><script>alert(1)</script>"]


def test_the_page_carries_the_payload_unchanged(hostile: Clustering) -> None:
    source = payload(hostile)
    page = page_of(source)

    found = re.findall(
        r'<script type="application/json" id="actionclust-data">(.*)</script>', page
    )
    assert [json.loads(one) for one in found] == [source]


@given(texts)
def test_no_text_ends_the_block_of_data(text: str) -> None:
    written = embedded({"title": text})  # type: ignore[typeddict-item] # any JSON value

    assert written.isascii()
    assert not set(written) & set("<>&\n\r\x00")
    assert json.loads(written) == {"title": text}


@given(texts)
def test_no_text_is_left_that_html_cannot_hold(text: str) -> None:
    clean = str(shown(text))

    assert len(clean) == len(text)
    clean.encode()
    assert "\x00" not in clean
    assert {a for a, b in zip(text, clean, strict=True) if a != b} <= {
        "\x00",
        *map(chr, range(0xD800, 0xE000)),
    }


def test_what_is_no_text_stays_as_it_is() -> None:
    markup = Markup("<b>\x00</b>")

    assert shown(3) == 3
    assert shown(markup) is markup


def test_the_policy_allows_our_script_and_nothing_else() -> None:
    digest = b64encode(sha256(b"let caf\xc3\xa9 = 1").digest()).decode()

    rules = dict(rule.split(" ", 1) for rule in policy("let café = 1").split("; "))
    assert rules == {
        "default-src": "'none'",
        "script-src": f"'sha256-{digest}'",
        "style-src": "'unsafe-inline'",
        "img-src": "data: blob:",
        "connect-src": "'none'",
        "base-uri": "'none'",
        "form-action": "'none'",
        "require-trusted-types-for": "'script'",
        "trusted-types": "'none'",
    }


def test_the_policy_comes_before_everything_that_it_rules(clustered: Clustering) -> None:
    page = page_of(payload(clustered))

    assert page.index("Content-Security-Policy") < page.index("<title>") < page.index("<style>")


def test_what_we_ship_cannot_end_its_element() -> None:
    assert "</style" not in static("style.css").lower()
    script = static("page.js").lower()
    assert "</script" not in script
    assert "<!--" not in script


def test_what_we_ship_asks_for_nothing() -> None:
    style, script = static("style.css"), static("page.js")

    assert "@import" not in style
    assert set(re.findall(r"url\((.{0,6})", style)) <= {'"data:', "data:i", "'data:"}
    assert not re.search(r"\bfetch\(|XMLHttpRequest|WebSocket|sendBeacon|importScripts", script)
    names = {"http://www.w3.org/2000/svg", "http://www.w3.org/1999/xhtml"}
    names |= {"http://www.w3.org/1998/Math/MathML", "http://www.w3.org/1999/xlink"}
    names |= {"http://www.w3.org/2000/xmlns/", "http://www.w3.org/XML/1998/namespace"}
    assert set(re.findall(r"https?://[^\"'`\s)]*", script)) <= names


def test_a_front_end_that_was_not_built_is_said() -> None:
    with pytest.raises(
        ActionClustError,
        match=r"^the page needs nothing\.js, which is not in .*static: in a checkout of "
        r"actionclust run `make frontend`; otherwise reinstall it: pip install --force",
    ):
        static("nothing.js")


def test_the_list_without_scripts_has_every_group_and_action(clustered: Clustering) -> None:
    h = clustered.to_hierarchy().group(["S01", "S02"], level="cluster", label="Two & more")
    h = h.describe("S01", "What <we> put in").set_aside("A010", reason="not an action")
    page = page_of(payload(h))
    plain = page[page.index("<noscript>") : page.index("</noscript>")]

    assert all(f"<code>{id_}</code>" in plain for id_ in h.actions.ids)
    size = len(h.members("C01"))
    assert f'<strong>C01 <span dir="auto">Two &amp; more</span></strong> ({size})' in plain
    assert '<p dir="auto">What &lt;we&gt; put in</p>' in plain
    assert "not an action)</small>" in plain
    assert plain.index("C01") < plain.index("S01") < plain.index("S03")
    assert plain.count("<li>") == plain.count("</li>") == len(h.actions) + len(h.groups())


def test_each_text_has_its_own_direction_without_scripts(clustered: Clustering) -> None:
    h = clustered.to_hierarchy().rename("S01", "תמונות").describe("S01", "كل ما يخص التدريب")
    page = page_of(payload(h, title="رعاية"))
    plain = page[page.index("<noscript>") : page.index("</noscript>")]

    assert '<h1 dir="auto">رعاية</h1>' in plain
    assert '<strong>S01 <span dir="auto">תמונות</span></strong>' in plain
    assert '<p dir="auto">كل ما يخص التدريب</p>' in plain
    # an id is written from left to right, and does not decide for its text
    texts = re.findall(r'<code>[^<]+</code> <span dir="auto">[^<]+</span>', plain)
    assert len(texts) == len(h.actions)


def test_regions_and_priorities_are_said_without_scripts(clustered: Clustering) -> None:
    page = page_of(payload(clustered))

    assert "(Brussels, high priority)</small>" in page
    assert "(Wallonia)</small>" in page
    assert "none priority" not in page
