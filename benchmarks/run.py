"""Run the benchmarks and write their tables into the documentation.

``make bench`` runs all of them; ``python benchmarks/run.py speed`` only one.
"""

from __future__ import annotations

import os
import platform
import sys
from pathlib import Path

import board
import campaigns
import corpora
import edits
import effort
import extend
import files
import levels
import page
import quality
import rounds
import saves
import speed
import steadiness
import strength
import suggestions
import targets

from actionclust import __version__

MEASURED = {
    "speed": speed,
    "quality": quality,
    "steadiness": steadiness,
    "strength": strength,
    "targets": targets,
    "campaigns": campaigns,
    "levels": levels,
    "extend": extend,
    "effort": effort,
    "suggestions": suggestions,
    "edits": edits,
    "saves": saves,
    "rounds": rounds,
    "files": files,
    "page": page,
    "board": board,
}
TABLES = Path(__file__).resolve().parents[1] / "docs" / "explanation" / "tables"


def machine() -> str:
    """Describe the machine in general terms."""
    return (
        f"Measured with actionclust {__version__}, Python {platform.python_version()}, on "
        f"{platform.system()} {platform.machine()} with {os.cpu_count()} cores. Seconds are "
        "medians in one run on one machine; take the ratios, not the seconds, elsewhere."
    )


LABELLED = {
    "quality",
    "steadiness",
    "strength",
    "targets",
    "campaigns",
    "levels",
    "effort",
    "suggestions",
}
"""Those that need the evaluation sets; the others measure the example without them."""


def main(wanted: list[str]) -> int:
    """Run the benchmarks that are named, or all."""
    TABLES.mkdir(exist_ok=True)
    names = wanted or list(MEASURED)
    if not corpora.have_evaluation():
        print(f"the evaluation sets are not in {corpora.EVALUATION}: only the example is measured")
    for name in names:
        if name in LABELLED and not corpora.have_evaluation():
            print(f"{name}: left out, it needs the evaluation sets")
            continue
        measured = MEASURED[name].tables()
        (TABLES / f"{name}.md").write_text(f"{machine()}\n\n{measured}\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
