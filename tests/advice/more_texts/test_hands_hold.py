"""Whatever people do in between, `extend` and `rerun` undo none of it."""

import json

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

import actionclust as ac
from actionclust.coding.begin.from_file import from_document
from actionclust.coding.log.made_by_machine import is_of_machine
from actionclust.coding.project.saving import to_document
from actionclust.coding.tree.ids import natural
from tests.advice.more_texts.workshops import SECOND, first_workshop, frame
from tests.coding.strategies import LABELS, some
from tests.coding.studies import check_tree

STUDY = first_workshop()


class TwoWorkshops(RuleBasedStateMachine):
    """Edits by hand, each noted with what it decides, and texts that come in between."""

    def __init__(self) -> None:
        super().__init__()
        self.h = STUDY
        # for each edit by hand that holds: its actions and its groups
        self.decided: list[tuple[set[str], set[str]]] = []
        self.known = dict.fromkeys(STUDY.tree.nodes, "")

    def by_hand(self, after: ac.Hierarchy, actions: set[str], groups: set[str]) -> None:
        self.decided.append((actions, groups))
        self.h = after

    def actions(self, data: st.DataObject) -> tuple[str, ...]:
        free = [id_ for id_ in self.h.actions.ids if id_ not in self.h.tree.pinned]
        return data.draw(some(free))

    def group(self, data: st.DataObject, least: int = 0) -> str:
        full = [id_ for id_, held in self.h.tree.members.items() if len(held) >= least]
        return data.draw(st.sampled_from(sorted(full, key=natural)))

    @rule(data=st.data())
    def move(self, data: st.DataObject) -> None:
        to = self.group(data)
        moved = [id_ for id_ in self.actions(data) if self.h.place(id_) != to]
        if moved:
            self.by_hand(self.h.move(moved, to=to), set(moved), {to})

    @rule(data=st.data())
    def pin(self, data: st.DataObject) -> None:
        chosen = self.actions(data)
        if chosen:
            self.by_hand(self.h.pin(chosen), set(chosen), set())

    @rule(data=st.data())
    def set_aside(self, data: st.DataObject) -> None:
        inside = [id_ for id_ in self.actions(data) if isinstance(self.h.place(id_), str)]
        if inside:
            self.by_hand(self.h.set_aside(inside, reason="off topic"), set(inside), set())

    @rule(data=st.data())
    def merge(self, data: st.DataObject) -> None:
        one, other = self.group(data), self.group(data)
        levels = {self.h.tree.nodes[id_].level for id_ in (one, other)}
        if one != other and len(levels) == 1:
            held = self.h.tree.members[one] | self.h.tree.members[other]
            self.by_hand(self.h.merge([one, other]), set(held), {one})

    @rule(data=st.data())
    def split(self, data: st.DataObject) -> None:
        if all(len(held) < 2 for held in self.h.tree.members.values()):
            return
        group = self.group(data, 2)
        held = sorted(self.h.tree.members[group])
        part = [id_ for id_ in held if id_ not in self.h.tree.pinned][:1]
        if part:
            after = self.h.split(group, [part])
            self.by_hand(after, set(held), {group, str(after.place(part[0]))})

    @rule(data=st.data(), label=LABELS)
    def rename(self, data: st.DataObject, label: str) -> None:
        group = data.draw(st.sampled_from(sorted(self.h.tree.nodes, key=natural)))
        if self.h.tree.nodes[group].label != label:
            self.by_hand(self.h.apply([ac.edits.Rename(group, label)]), set(), {group})

    @rule(data=st.data(), label=LABELS)
    def put_together(self, data: st.DataObject, label: str) -> None:
        group = self.group(data)
        if self.h.tree.nodes[group].level == "sub-cluster":
            after = self.h.group([group], level="cluster", label=label)
            self.by_hand(after, set(), {group, str(after.tree.nodes[group].parent)})

    @precondition(lambda self: self.h.history.done)
    @rule()
    def undo(self) -> None:
        last = self.h.history.log[self.h.history.done[-1]]
        if not is_of_machine(last):
            self.decided.pop()
            self.h = self.h.undo()

    @rule(data=st.data())
    def extend(self, data: st.DataObject) -> None:
        late = data.draw(st.lists(st.sampled_from(SECOND), min_size=1, max_size=6, unique=True))
        before = self.h
        found = ac.extend(before, frame(late), min_confidence=data.draw(st.sampled_from([0, 0.4])))
        self.h = found.hierarchy
        assert self.h.tree.nodes == before.tree.nodes
        assert {id_: self.h.place(id_) for id_ in before.actions.ids} == dict(before.tree.places)
        assert self.h.entries[: len(before.entries)] == before.entries
        # a second time, nothing is new
        again = ac.extend(self.h, frame(late))
        assert (again.hierarchy, again.hierarchy.entries) == (self.h, self.h.entries)

    @rule(data=st.data(), wanted=st.none() | st.integers(2, 9))
    def rerun(self, data: st.DataObject, wanted: int | None) -> None:
        late = data.draw(st.lists(st.sampled_from(SECOND), max_size=6, unique=True))
        before, old = self.h.tree, self.h.entries
        found = ac.rerun(self.h, frame(late) if late else None, wanted, progress=False)
        self.h = found.hierarchy
        for actions, groups in self.decided:
            for id_ in actions:
                assert self.h.place(id_) == before.places[id_]
            for id_ in groups & before.nodes.keys():
                assert self.h.tree.nodes[id_] == before.nodes[id_]
        for id_, node in before.nodes.items():
            # a group that is still there is the same one
            assert self.h.tree.nodes.get(id_, node) == node
            assert id_ in self.h.tree.nodes or node.level == "sub-cluster"
        moved = {
            id_
            for id_, at in self.h.tree.places.items()
            if isinstance(at, str) or isinstance(before.places.get(id_), str)
            if at != before.places.get(id_)
        }
        assert set(found.report["id"]) == moved
        assert self.h.entries[: len(old)] == old
        # without a change, nothing changes
        again = ac.rerun(self.h, progress=False)
        assert again.report.empty
        assert (again.hierarchy, again.hierarchy.entries) == (self.h, self.h.entries)

    @invariant()
    def is_whole(self) -> None:
        check_tree(self.h.tree, self.h.actions.ids)
        written = json.loads(json.dumps(to_document(self.h)))
        again = from_document(written, "memory")
        assert (again, again.entries, again.origin) == (self.h, self.h.entries, self.h.origin)

    def teardown(self) -> None:
        back = self.h
        while back.history.done:
            back = back.undo()
        assert back == self.h.history_start
        assert {id_: back.place(id_) for id_ in STUDY.actions.ids} == dict(STUDY.tree.places)


TwoWorkshops.TestCase.settings = settings(max_examples=25, stateful_step_count=25, deadline=None)
TestTwoWorkshops = TwoWorkshops.TestCase
