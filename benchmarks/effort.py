"""Effort: seconds of a simulated analyst from the automatic result to the groups of people.

What is counted stands in `analyst.py`. Names are left out: they cost the same in all ways.

* Group by group: the groups are read whole, the largest first. The texts of a label that do not
  belong are ticked and moved in one edit, or split off where their label has no group yet. A group
  whose label has another group is merged into that.
* The queue: a page of suggestions is read, each with its text. Where the text is to go elsewhere,
  a tick chooses among the groups that are offered; otherwise it is ticked, and the texts of one
  label on the page are moved in one edit. Accepting the page is an edit. The others are turned
  down. What nobody read when the queue is empty is read group by group. The suggestions are those
  of the start.
* The queue that learns: the same, with the suggestions new after each page. Before a page, what is
  sure enough is accepted together, unread: a suggestion read and an edit.

``python benchmarks/effort.py`` prints the tables.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np
from analyst import REACHED, Analyst, group_by_group, with_queue
from corpora import labelled, resampled
from peers_on_vectors import ENCODER
from upper_levels import by_hand, proposed, reached, units_of
from worked_levels import worked_levels

from actionclust import cluster_actions, suggest
from actionclust.datasets import worked_example as load_worked_example

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpora import Labelled

SMALL = "climate_convention_fr"
MINUTE = 60
WAYS = ("group by group", "queue", "queue that learns")
HEADS = (*(f"{share:.0%}, {way}" for share in REACHED for way in WAYS), "of group by group")
ASIDE = "set aside"
ALL = (*REACHED, 1.0)
_TWO = ("by hand", "suggested")


def analyst_of(corpus: Labelled, encoder: str | None) -> Analyst:
    """Cluster a set, as an analyst finds it."""
    result = cluster_actions(corpus.texts, corpus.groups, encoder=encoder, progress=False)
    h = result.to_hierarchy(analyst="simulated")
    return Analyst(h, dict(zip(h.actions.ids, corpus.labels, strict=True)))


def measured(
    corpus: Labelled, encoder: str | None, only: Sequence[str] = WAYS
) -> dict[str, Analyst]:
    """Let analysts work in each way."""
    start = analyst_of(corpus, encoder)
    queue = suggest(start.h)
    done = {}
    for way in only:
        if way == WAYS[0]:
            done[way] = group_by_group(start.copy())
        else:
            done[way] = with_queue(start.copy(), queue, learns=way == WAYS[2])
    return done


def worked_example() -> dict[str, Analyst]:
    """Go from the automatic result to the published sub-clusters, without and with the queue."""
    finished = load_worked_example()
    tree = finished.tree
    label_of = {
        action: tree.nodes[place].label if isinstance(place, str) else ASIDE
        for action, place in tree.places.items()
    }
    start = Analyst(finished.history_start, label_of, shares=ALL)
    return {
        WAYS[0]: group_by_group(start.copy()),
        WAYS[2]: with_queue(start.copy(), suggest(start.h), learns=True),
    }


def tables() -> str:
    """Measure, and write the tables in Markdown."""
    lines: list[str] = []
    for name, encoder in (("words", None), ("encoder", ENCODER)):
        lines += [*_of_sets(name, encoder), "", *_of_samples(name, encoder), ""]
    return "\n".join([*lines, *_two_levels(), "", *_of_the_example()])


def _of_sets(name: str, encoder: str | None) -> list[str]:
    """Measure the labelled sets."""
    lines = [_row(f"{name}: minutes to", *HEADS), _row(*["---"] * (1 + len(HEADS)))]
    shares = []
    for corpus in labelled():
        found = measured(corpus, encoder)
        minutes = [found[way].reached(share) / MINUTE for share in REACHED for way in WAYS]
        ratio = minutes[-1] / minutes[len(WAYS)]
        if corpus.name != SMALL:
            shares.append(ratio)
        lines.append(_row(corpus.name, *minutes, f"{ratio:.2f}"))
        print(lines[-1], flush=True)
    blank = [""] * (len(HEADS) - 1)
    lines.append(_row("**the four larger ones, mean**", *blank, f"{np.mean(shares):.2f}"))
    print(lines[-1], flush=True)
    return lines


def _of_samples(name: str, encoder: str | None) -> list[str]:
    """Measure how much the share of group by group differs from sample to sample."""
    spread: dict[str, list[float]] = defaultdict(list)
    for corpus in resampled():
        found = measured(corpus, encoder, only=(WAYS[0], WAYS[2]))
        ratio = found[WAYS[2]].reached(REACHED[-1]) / found[WAYS[0]].reached(REACHED[-1])
        spread[corpus.name.split(",")[0]].append(ratio)
        print(name, corpus.name, round(ratio, 3), flush=True)
    lines = [_row(f"other samples, {name}", "samples", "least", "mean", "most")]
    lines.append(_row(*["---"] * 5))
    for of, found in spread.items():
        figures = (min(found), np.mean(found), max(found))
        lines.append(_row(of, str(len(found)), *(f"{one:.2f}" for one in figures)))
    return lines


def _two_levels() -> list[str]:
    """Go on to the upper level, where there is one: from the groups that the queue led to."""
    heads = ("groups", *(f"{way}, {of}" for of in ("groups", "upper level") for way in _TWO))
    lines = [_row("two levels: minutes to 90%", *heads, "of by hand"), _row(*["---"] * 7)]
    for name, encoder in (("words", None), ("encoder", ENCODER)):
        for corpus in labelled():
            if corpus.above is None:
                continue
            found = measured(corpus, encoder, only=(WAYS[0], WAYS[2]))
            queued = found[WAYS[2]]
            above = dict(zip(queued.h.actions.ids, corpus.above, strict=True))
            wanted = len(set(corpus.above))
            units = units_of(queued.h, above, wanted)
            seconds = [found[way].reached(REACHED[-1]) for way in (WAYS[0], WAYS[2])]
            seconds += [reached(way(units), REACHED[-1]) for way in (by_hand, proposed)]
            ratio = (seconds[1] + seconds[3]) / (seconds[0] + seconds[2])
            minutes = [f"{one / MINUTE:.1f}" for one in seconds]
            counts = f"{len(units)} to {wanted}"
            lines.append(_row(f"{corpus.name}, {name}", counts, *minutes, f"{ratio:.2f}"))
            print(lines[-1], flush=True)
    return lines


def _of_the_example() -> list[str]:
    """Go from the automatic result to the three levels of the worked example."""
    found = worked_example()
    hand, made = worked_levels()
    lines = [_row("the worked example, minutes to", *found, "of group by group")]
    lines.append(_row(*["---"] * 4))
    for share in ALL:
        texts = [one.reached(share) for one in found.values()]
        lines.append(_example_row(f"{share:.0%} of the texts in their narrowest group", texts))
        upper = [sum(reached(one, share) for one in curves) for curves in (hand, made)]
        lines.append(_example_row(f"{share:.0%} of them under their upper groups", upper))
        both = [texts[0] + upper[0], texts[1] + upper[1]]
        lines.append(_example_row(f"{share:.0%}, both", both))
    return lines


def _example_row(name: str, seconds: Sequence[float]) -> str:
    ratio = seconds[1] / seconds[0]
    return _row(name, *(f"{one / MINUTE:.1f}" for one in seconds), f"{ratio:.2f}")


def _row(*cells: object) -> str:
    shown = [cell if isinstance(cell, str) else f"{cell:.0f}" for cell in cells]
    return f"| {' | '.join(shown)} |"


if __name__ == "__main__":
    print(tables())
