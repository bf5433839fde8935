"""Hold the promise that the pages need nothing from other sites."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.errors import ExtensionError

if TYPE_CHECKING:
    from sphinx.application import Sphinx

# what a browser loads by itself, unlike a link that a reader follows
_LOADED = re.compile(
    r"<(?:script|img|iframe|source|embed|link)\b[^>]*?(?:src|href|srcset)=[\"'](?:https?:)?//[^>]*>"
    r"|@import[^;]*//[^;]*;|url\([\"']?(?:https?:)?//[^)]*\)"
)


def check_pages(app: Sphinx, exception: Exception | None) -> None:
    """Fail if a built page or style sheet loads something from another site.

    Parameters
    ----------
    app : sphinx.application.Sphinx
        The build.
    exception : Exception or None
        Why the build failed, if it did.

    Raises
    ------
    ExtensionError
        If a file would load something; the message says which and what.
    """
    if exception is not None or app.builder.format != "html":
        return
    for path in sorted(Path(app.outdir).rglob("*")):
        if path.suffix not in {".html", ".css"}:
            continue
        found = _LOADED.search(path.read_text(encoding="utf-8"))
        if found:
            raise ExtensionError(
                f"{path.relative_to(app.outdir)} loads from another site: {found[0]}; ship the "
                "file with the docs, or leave it out"
            )


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the extension with Sphinx."""
    app.connect("build-finished", check_pages)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
