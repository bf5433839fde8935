"""Effort: seconds of a simulated analyst from the automatic result to the groups of people.

An analyst who knows the reference reads a text or a suggestion in 3 seconds, makes an edit in 4,
and ticks in 1. What is reached is the share of texts in the group that stands for their label,
each group for one label and each label for one group (the best assignment). Names are left out:
they cost the same in all ways.

* Group by group: the groups are read whole, the largest first. The texts of a label that do not
  belong are ticked and moved in one edit, or split off where their label has no group yet. A group
  whose label has another group is merged into that.
* The queue: a page of suggestions is read, each with its text. Where the text is to go elsewhere,
  a tick chooses among the groups that are offered; otherwise it is ticked, and the texts of one
  label on the page are moved in one edit. Accepting the page is an edit. The others are turned
  down. Before a page, what is sure enough is accepted together, unread: a suggestion read and an
  edit. The suggestions are those of the start.
* The queue that learns: the same, with the suggestions new after each page.

``python benchmarks/effort.py`` prints the tables.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
from corpora import labelled, resampled
from peers_on_vectors import ENCODER
from scipy.optimize import linear_sum_assignment

from actionclust import cluster_actions, edits, suggest
from actionclust.advice.queue.answering import Reply, answered
from actionclust.datasets import worked_example as load_worked_example

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpora import Labelled

    from actionclust import Hierarchy, Queue, ReadyEdit

READING, ACTING, TICKING = 3, 4, 1
REACHED = (0.75, 0.9)
PAGE = 40  # suggestions answered at a time
SURE = 0.45  # score from which suggestions are accepted unread
SEVERAL = 3  # of them, from which it is worth doing
SMALL = "climate_convention_fr"
OF_TEXTS = {"move", "check", "place", "copies", "set aside"}
MINUTE = 60
WAYS = ("group by group", "queue", "queue that learns")
HEADS = (*(f"{share:.0%}, {way}" for share in REACHED for way in WAYS), "of group by group")
ASIDE = "set aside"
LATER = ACTING * sum(
    isinstance(entry.edit, (edits.Group, edits.Rename, edits.Describe, edits.Assign))
    for entry in load_worked_example().entries
)
"""Seconds of the edits of the worked example that say nothing of where texts are."""


@dataclass
class Analyst:
    """Works on a hierarchy, and counts the seconds."""

    h: Hierarchy
    label_of: dict[str, str]
    seconds: int = 0
    home: dict[str, str] = field(default_factory=dict)  # the group that stands for each label
    curve: list[tuple[int, float]] = field(default_factory=list)
    whole: bool = False  # whether all is to be reached

    def __post_init__(self) -> None:
        """Look at the groups: each stands for its commonest label."""
        standing: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for group, members in sorted(self.h.tree.members.items()):
            counts = self.labels(members)
            commonest = max(sorted(counts), key=lambda label: len(counts[label]))
            standing[commonest].append((len(counts[commonest]), group))
        for label, groups in standing.items():
            self.home[label] = max(groups, key=lambda one: (one[0], one[1]))[1]
        self.note()

    def labels(self, actions: Sequence[str] | frozenset[str]) -> dict[str, list[str]]:
        """Sort actions by their label."""
        found: dict[str, list[str]] = defaultdict(list)
        for action in sorted(actions):
            found[self.label_of[action]].append(action)
        return dict(sorted(found.items()))

    def note(self) -> None:
        """Note what is reached."""
        labels = {label: place for place, label in enumerate(sorted(set(self.label_of.values())))}
        groups = {group: place for place, group in enumerate(sorted(self.h.tree.nodes))}
        counts = np.zeros((len(groups), len(labels)))
        for action, place in self.h.tree.places.items():
            if isinstance(place, str):
                counts[groups[place], labels[self.label_of[action]]] += 1
        best = linear_sum_assignment(-counts)
        self.curve.append((self.seconds, float(counts[best].sum()) / len(self.label_of)))

    @property
    def done(self) -> bool:
        """Whether enough is reached."""
        return self.curve[-1][1] >= (1.0 if self.whole else REACHED[-1])

    def put(self, actions: Sequence[str], label: str) -> None:
        """Move a selection to where its label belongs, or make a group of it."""
        self.seconds += ACTING
        if label not in self.home:
            self.h = self.h.create(label, level="sub-cluster")
            self.home[label] = self.h.last.edit.id  # type: ignore[union-attr]
        self.h = self.h.move(actions, to=self.home[label])

    def reached(self, share: float) -> float:
        """Give the seconds until a share was reached."""
        return next((float(when) for when, found in self.curve if found >= share), float("nan"))


def group_by_group(analyst: Analyst) -> Analyst:
    """Read group after group."""
    start = analyst.h.tree
    order = sorted(start.members, key=lambda group: (-len(start.members[group]), group))
    for group in order:
        members = start.members[group]
        analyst.seconds += READING * len(members)
        counts = analyst.labels(members)
        commonest = max(sorted(counts), key=lambda label: len(counts[label]))
        for label, actions in counts.items():
            if label != commonest and analyst.home.get(label) != group:
                analyst.seconds += TICKING * len(actions)
                analyst.put(actions, label)
                analyst.note()
        if group not in analyst.home.values():
            analyst.seconds += ACTING
            analyst.h = analyst.h.merge([group], into=analyst.home[commonest])
            analyst.note()
        if analyst.done:
            return analyst
    for label, actions in analyst.labels(list(analyst.h.unclustered["id"])).items():
        analyst.seconds += (READING + TICKING) * len(actions)
        analyst.put(actions, label)
        analyst.note()
    return analyst


def with_queue(analyst: Analyst, queue: Queue, *, learns: bool) -> Analyst:
    """Work through the queue, page by page."""
    asked: set[str] = set()
    while not analyst.done:
        if learns and len(queue.sure(SURE)) >= SEVERAL:
            analyst.seconds += READING + ACTING
            queue = queue.answer(score=SURE)
            analyst.h = queue.hierarchy
            analyst.note()
            continue
        page = page_of(queue, asked)
        if not page:
            return group_by_group(analyst)
        asked.update(name for one in page for name in one.actions)
        answer_page(analyst, page)
        analyst.note()
        if learns:
            queue = queue.on(analyst.h)
    return analyst


def page_of(queue: Queue, asked: set[str]) -> list[ReadyEdit]:
    """Give the next suggestions about texts that were not asked yet."""
    page: list[ReadyEdit] = []
    for one in queue:
        if one.kind in OF_TEXTS and asked.isdisjoint(one.actions):
            page.append(one)
        if sum(len(shown.actions) for shown in page) >= PAGE:
            break
    return page


def answer_page(analyst: Analyst, page: Sequence[ReadyEdit]) -> None:
    """Read a page, tick what goes elsewhere, and accept it."""
    replies: dict[int, Reply] = {}
    by_hand: dict[str, list[str]] = defaultdict(list)
    for one in page:
        to: dict[str | None, list[str]] = defaultdict(list)
        for action in one.actions:
            analyst.seconds += READING
            label = analyst.label_of[action]
            home = analyst.home.get(label)
            if home is not None and home == analyst.h.tree.places[action]:
                continue
            analyst.seconds += TICKING
            if home is not None and home in one.choices:
                to[home].append(action)
            else:
                by_hand[label].append(action)
        if len(to) == 1 and len(one.actions) == 1:
            replies[one.rank] = Reply(None, instead=next(iter(to)))
        elif to.get(one.target):
            replies[one.rank] = Reply(frozenset(to[one.target]))
        else:
            replies[one.rank] = Reply(None, rejected=True)
        for home, actions in to.items():
            if len(one.actions) > 1 and home != one.target:
                by_hand[analyst.label_of[actions[0]]] += actions
    analyst.seconds += ACTING
    analyst.h = answered(analyst.h, {one.rank: one for one in page}, replies, "")
    for label, actions in sorted(by_hand.items()):
        analyst.put(actions, label)


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
        analyst = Analyst(start.h, start.label_of)
        if way == WAYS[0]:
            done[way] = group_by_group(analyst)
        else:
            done[way] = with_queue(analyst, queue, learns=way == WAYS[2])
    return done


def worked_example() -> dict[str, Analyst]:
    """Go from the automatic result to the published sub-clusters, without and with the queue."""
    finished = load_worked_example()
    tree = finished.tree
    label_of = {
        action: tree.nodes[place].label if isinstance(place, str) else ASIDE
        for action, place in tree.places.items()
    }
    start = finished.history_start
    return {
        WAYS[0]: group_by_group(Analyst(start, label_of, whole=True)),
        WAYS[2]: with_queue(Analyst(start, label_of, whole=True), suggest(start), learns=True),
    }


def tables() -> str:
    """Measure, and write the tables in Markdown."""
    lines: list[str] = []
    for name, encoder in (("words", None), ("encoder", ENCODER)):
        lines += [_row(f"{name}: minutes to", *HEADS), _row(*["---"] * (1 + len(HEADS)))]
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
        lines += [_row("**the four larger ones, mean**", *blank, f"{np.mean(shares):.2f}"), ""]
        print(lines[-2], flush=True)
    spread: dict[str, list[float]] = defaultdict(list)
    for corpus in resampled():
        found = measured(corpus, None, only=(WAYS[0], WAYS[2]))
        ratio = found[WAYS[2]].reached(REACHED[-1]) / found[WAYS[0]].reached(REACHED[-1])
        spread[corpus.name.split(",")[0]].append(ratio)
        print(corpus.name, round(ratio, 3), flush=True)
    lines += [_row("other samples, words", "samples", "least", "mean", "most"), _row(*["---"] * 5)]
    lines += [
        _row(
            name,
            str(len(found)),
            *(f"{one:.2f}" for one in (min(found), np.mean(found), max(found))),
        )
        for name, found in spread.items()
    ]
    example = worked_example()
    lines += ["", _row("the worked example, minutes to", *example), _row(*["---"] * 3)]
    for share in (*REACHED, 1.0):
        minutes = [(one.reached(share) + LATER) / MINUTE for one in example.values()]
        lines.append(_row(f"{share:.0%} of the texts, and all edits above", *minutes))
        print(lines[-1], flush=True)
    return "\n".join(lines)


def _row(*cells: object) -> str:
    shown = [cell if isinstance(cell, str) else f"{cell:.0f}" for cell in cells]
    return f"| {' | '.join(shown)} |"


if __name__ == "__main__":
    print(tables())
