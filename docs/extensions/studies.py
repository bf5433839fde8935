"""A directive that shows the page of the worked example in a frame.

.. code-block:: markdown

    ```{study} view=network
    ```

The page is made when the docs are built, one file for all places that show it. The argument is
the fragment of its address: what it shows first.
"""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective

from actionclust import datasets, explorer

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.application import Sphinx

PAGE = "_static/worked-example.html"
TITLE = "Integrated care: the worked example"
HEIGHT = 640


class Study(SphinxDirective):
    """Show the page of the worked example, with a link that opens it on its own."""

    optional_arguments = 1
    option_spec: ClassVar[dict[str, Callable[[str], Any]]] = {"height": directives.nonnegative_int}

    def run(self) -> list[nodes.Node]:
        """Write the frame.

        Returns
        -------
        list of docutils.nodes.Node
            The frame and the link, as HTML.
        """
        fragment = f"#{self.arguments[0]}" if self.arguments else ""
        address = escape("../" * self.env.docname.count("/") + PAGE + fragment)
        height = self.options.get("height", HEIGHT)
        html = (
            f'<iframe class="study" src="{address}" title="{TITLE}" loading="lazy" '
            f'style="height: {height}px"></iframe>\n'
            f'<p class="study-link"><a href="{address}">Open this page on its own</a></p>\n'
        )
        return [nodes.raw("", html, format="html")]


def write_page(app: Sphinx, exception: Exception | None) -> None:
    """Write the page of the worked example beside the docs.

    Parameters
    ----------
    app : sphinx.application.Sphinx
        The build.
    exception : Exception or None
        Why the build failed, if it did.
    """
    if exception is None and app.builder.format == "html":
        explorer(datasets.worked_example(), title=TITLE).save(Path(app.outdir) / PAGE)


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the extension with Sphinx."""
    app.add_directive("study", Study)
    # before the check that nothing is loaded from elsewhere, so that it is checked too
    app.connect("build-finished", write_page, priority=100)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
