"""A simulated analyst, who knows the groups of people, and counts the seconds to reach them.

Reading a text or a suggestion takes 3 seconds, an edit 4, a tick 1. What is reached is the share
of texts in the group that stands for their label, each group for one label and each label for one
group (the best assignment).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import linear_sum_assignment

from actionclust.advice.queue.answering import Reply, answered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from actionclust import Hierarchy, Queue, ReadyEdit

READING, ACTING, TICKING = 3, 4, 1
REACHED = (0.75, 0.9)
PAGE = 60  # texts of suggestions answered at a time
SURE = 0.3  # score from which suggestions are accepted unread
SEVERAL = 3  # of them, from which it is worth doing
OF_TEXTS = {"move", "check", "place", "copies", "set aside"}


@dataclass
class Analyst:
    """Works on a hierarchy, and counts the seconds."""

    h: Hierarchy
    label_of: dict[str, str]
    seconds: int = 0
    home: dict[str, str] = field(default_factory=dict)  # the group that stands for each label
    curve: list[tuple[int, float]] = field(default_factory=list)
    read: set[str] = field(default_factory=set)  # texts that were read, and so are placed
    shares: tuple[float, ...] = REACHED  # what is to be reached, the last one at the end

    def __post_init__(self) -> None:
        """Look at the groups: each stands for its commonest label."""
        if self.curve:
            return
        standing: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for group, members in sorted(self.h.tree.members.items()):
            counts = self.labels(members)
            commonest = max(sorted(counts), key=lambda label: len(counts[label]))
            standing[commonest].append((len(counts[commonest]), group))
        for label, groups in standing.items():
            self.home[label] = max(groups, key=lambda one: (one[0], one[1]))[1]
        self.note()

    def copy(self) -> Analyst:
        """Give another who goes on from here."""
        return replace(self, home=dict(self.home), curve=list(self.curve), read=set(self.read))

    def labels(self, actions: Sequence[str] | frozenset[str]) -> dict[str, list[str]]:
        """Sort actions by their label."""
        found: dict[str, list[str]] = defaultdict(list)
        for action in sorted(actions):
            found[self.label_of[action]].append(action)
        return dict(sorted(found.items()))

    def stands_for(self, group: str) -> str:
        """Give the label that a group stands for, or the commonest in it."""
        labels = [label for label, home in self.home.items() if home == group]
        counts = self.labels(self.h.tree.members[group])
        return labels[0] if labels else max(sorted(counts), key=lambda one: len(counts[one]))

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
        return self.curve[-1][1] >= self.shares[-1]

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
    """Read group after group, the largest first, but for what was read before."""
    start = analyst.h.tree
    order = sorted(start.members, key=lambda group: (-len(start.members[group]), group))
    for group in order:
        if analyst.done:
            return analyst
        members = analyst.h.tree.members.get(group, frozenset())
        new = members & start.members[group] - analyst.read
        if not new:
            continue
        analyst.seconds += READING * len(new)
        analyst.read |= new
        standing = analyst.stands_for(group)
        for label, actions in analyst.labels(new).items():
            if label != standing:
                analyst.seconds += TICKING * len(actions)
                analyst.put(actions, label)
                analyst.note()
        if analyst.home[standing] != group:
            analyst.seconds += ACTING
            analyst.h = analyst.h.merge([group], into=analyst.home[standing])
            analyst.note()
    for label, actions in analyst.labels(list(analyst.h.unclustered["id"])).items():
        unread = [action for action in actions if action not in analyst.read]
        analyst.seconds += READING * len(unread) + TICKING * len(actions)
        analyst.put(actions, label)
        analyst.note()
    return analyst


def with_queue(analyst: Analyst, queue: Queue, *, learns: bool) -> Analyst:
    """Work through the queue, page by page, and then through what nobody read, group by group."""
    while not analyst.done:
        if learns and len(queue.sure(SURE)) >= SEVERAL:
            analyst.seconds += READING + ACTING
            queue = queue.answer(score=SURE)
            analyst.h = queue.hierarchy
            analyst.note()
            if analyst.done:
                return analyst
        page = page_of(queue, analyst.read)
        if not page:
            return group_by_group(analyst)
        before = analyst.copy()
        answer_page(analyst, page)
        stop_within(before, analyst, page)
        if learns:
            queue = queue.on(analyst.h)
    return analyst


def page_of(queue: Queue, read: set[str]) -> list[ReadyEdit]:
    """Give the next suggestions about texts that were not read yet."""
    page: list[ReadyEdit] = []
    for one in queue:
        if one.kind in OF_TEXTS and read.isdisjoint(one.actions):
            page.append(one)
        if sum(len(shown.actions) for shown in page) >= PAGE:
            break
    return page


def read_suggestion(
    analyst: Analyst, one: ReadyEdit
) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Tick what goes to a group that is offered, by group, and what goes elsewhere, by label."""
    to: dict[str, list[str]] = defaultdict(list)
    elsewhere: dict[str, list[str]] = defaultdict(list)
    for action in one.actions:
        analyst.seconds += READING
        analyst.read.add(action)
        label = analyst.label_of[action]
        home = analyst.home.get(label)
        if home is not None and home == analyst.h.tree.places[action]:
            continue
        analyst.seconds += TICKING
        if home is not None and home in one.choices:
            to[home].append(action)
        else:
            elsewhere[label].append(action)
    return to, elsewhere


def answer_page(analyst: Analyst, page: Sequence[ReadyEdit]) -> None:
    """Read a page, tick what goes elsewhere, and accept it."""
    replies: dict[int, Reply] = {}
    by_hand: dict[str, list[str]] = defaultdict(list)
    for one in page:
        to, elsewhere = read_suggestion(analyst, one)
        for label, actions in elsewhere.items():
            by_hand[label] += actions
        if len(to) == 1 and len(one.actions) == 1:
            replies[one.rank] = Reply(None, instead=next(iter(to)))
        elif one.target in to:
            replies[one.rank] = Reply(frozenset(to[one.target]))
        else:
            replies[one.rank] = Reply(None, rejected=True)
        if len(one.actions) > 1:
            for home in to.keys() - {one.target}:
                by_hand[analyst.label_of[to[home][0]]] += to[home]
    analyst.seconds += ACTING
    analyst.h = answered(analyst.h, {one.rank: one for one in page}, replies, "")
    for label, actions in sorted(by_hand.items()):
        analyst.put(actions, label)
    analyst.note()


def stop_within(before: Analyst, after: Analyst, page: Sequence[ReadyEdit]) -> None:
    """Note when a share was reached by an analyst who accepts a page as soon as it is."""
    stops = []
    for share in after.shares:
        if not before.curve[-1][1] < share <= after.curve[-1][1]:
            continue
        least, enough = 0, len(page)
        while enough - least > 1:
            middle = (least + enough) // 2
            stopping = before.copy()
            answer_page(stopping, page[:middle])
            if stopping.curve[-1][1] >= share:
                enough = middle
                stops.append(stopping.curve[-1])
            else:
                least = middle
    after.curve[-1:] = [*sorted(stops), after.curve[-1]]
