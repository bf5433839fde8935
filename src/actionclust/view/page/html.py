"""One HTML file with everything in it: script, style, data, and a plain list without scripts.

No text of a study can become markup or script: the data stand in a block that browsers do not
run, with the characters that could end it escaped; all else is escaped as text. Should that ever
fail, the page's policy lets no other script run than ours, and lets nothing be requested.
"""

from __future__ import annotations

import json
import re
from base64 import b64encode
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader
from markupsafe import Markup

from actionclust._version import __version__
from actionclust.errors import ActionClustError
from actionclust.view.payload.columns import categories_of

if TYPE_CHECKING:
    from actionclust.view.payload.types import Payload

_ENDING = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}
_NO_CHARACTER = re.compile("[\x00\ud800-\udfff]")  # what no HTML can hold


def page_of(payload: Payload) -> str:
    """Write the page of a study."""
    script, style = static("page.js"), static("style.css")
    # the template escapes everything but Markup: ours, and the data, which `embedded` made safe
    return _TEMPLATE.render(
        payload=payload,
        policy=policy(script),
        script=Markup(script),  # noqa: S704 - ours
        style=Markup(style),  # noqa: S704 - ours
        data=Markup(embedded(payload)),  # noqa: S704 - see there
        version=__version__,
        **_plain(payload),
    )


def embedded(payload: Payload) -> str:
    r"""Write a payload as JSON that can stand in a script element.

    >>> embedded({"title": "</script>"})
    '{"title":"\\u003c/script\\u003e"}'
    """
    text = json.dumps(payload, ensure_ascii=True, allow_nan=False, separators=(",", ":"))
    return text.translate(_ENDING)


def policy(script: str) -> str:
    """Give the content security policy of a page with one script."""
    digest = b64encode(sha256(script.encode()).digest()).decode()
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src 'sha256-{digest}'",
            "style-src 'unsafe-inline'",
            "img-src data: blob:",
            "connect-src 'none'",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",  # no text becomes markup through the DOM either
            "trusted-types 'none'",
        )
    )


def static(name: str) -> str:
    """Read a file of the front end."""
    file = files("actionclust.view") / "static" / name
    if not file.is_file():
        raise ActionClustError(
            f"the page needs {name}, which is not in {file.parent}: in a checkout of actionclust "  # type: ignore[attr-defined] # a path where packages are folders
            "run `make frontend`; otherwise reinstall it: "
            "pip install --force-reinstall --no-deps actionclust"
        )
    return file.read_text(encoding="utf-8")


def shown(value: object) -> object:
    r"""Replace in a text what no HTML can hold.

    >>> shown("a\ud800b") == "a\ufffdb"
    True
    """
    if isinstance(value, str) and not isinstance(value, Markup):
        return _NO_CHARACTER.sub("\ufffd", value)
    return value


def _plain(payload: Payload) -> dict[str, Any]:
    """Give what the list for browsers without scripts needs."""
    actions, groups = payload["actions"], payload["groups"]
    children: list[list[int]] = [[] for _ in groups]
    members: list[list[int]] = [[] for _ in groups]
    roots: list[int] = []
    outside: list[int] = []
    for place, group in enumerate(groups):
        (roots if group["parent"] < 0 else children[group["parent"]]).append(place)
    for place, home in enumerate(actions["group"]):
        (outside if home < 0 else members[home]).append(place)
    counts = [len(inside) for inside in members]
    for place in reversed(range(len(groups))):  # wider groups stand before those in them
        if groups[place]["parent"] >= 0:
            counts[groups[place]["parent"]] += counts[place]
    region = next((c for c in payload["columns"] if c["role"] == "region"), None)
    said: list[list[str]] = [[] for _ in actions["id"]]
    for place, words in enumerate(said):
        if region is not None:
            words += [region["categories"][one] for one in categories_of(region, place)]
        if actions["priority"][place] > 0:
            words.append(f"{payload['priorities'][actions['priority'][place]]} priority")
        if actions["reason"][place] >= 0:
            words.append(payload["reasons"][actions["reason"][place]])
    for place in actions["loose"]:
        said[place].append("perhaps misplaced")
    return {
        "children": children,
        "members": members,
        "counts": counts,
        "roots": roots,
        "outside": outside,
        "said": [", ".join(words) for words in said],
    }


_TEMPLATE = Environment(
    loader=PackageLoader("actionclust.view"),
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
    finalize=shown,
).get_template("page.html")
