"""Any sequence of edits keeps a hierarchy whole, can be replayed, undone and saved."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from actionclust import Hierarchy, InputError, SettingError, load
from actionclust.coding import edits
from actionclust.coding.begin.from_file import from_document
from actionclust.coding.edits import Redo, Undo, edit_from_json, edit_to_json
from actionclust.coding.edits.references import named_actions
from actionclust.coding.project.documents import tree_to_json
from actionclust.coding.project.saving import to_document
from actionclust.coding.tree.ids import natural
from actionclust.coding.tree.levels import GROUP_LEVELS
from actionclust.coding.tree.tree import Tree
from tests.coding.strategies import LABELS, PLACEMENTS, REASONS, edits_of, some
from tests.coding.studies import check_tree, study

STUDY = study()


class Editing(RuleBasedStateMachine):
    """Every verb, by id and by label, with arguments that are often wrong."""

    def __init__(self) -> None:
        super().__init__()
        self.h = STUDY
        self.known = set(STUDY.tree.nodes)

    def attempt(self, verb: Callable[[Hierarchy], Hierarchy]) -> None:
        before = self.h
        remembered = tree_to_json(before.tree), before.entries, before.history.undone
        try:
            after = verb(before)
        except (InputError, SettingError):
            after = before
        else:
            made = after.entries[len(before.entries) :]
            assert after.entries[: len(before.entries)] == before.entries
            for entry in made:
                assert edit_from_json(edit_to_json(entry.edit)) == entry.edit
                if not isinstance(entry.edit, (Undo, Redo)):
                    new = {id_ for id_, (old, _) in entry.change.nodes.items() if old is None}
                    assert not new & self.known, "an id was used twice"
                    self.known |= new
            if made:
                assert after.last == made[-1]
        # whatever came of it, the value that it was called on is the same
        assert (tree_to_json(before.tree), before.entries, before.history.undone) == remembered
        self.h = after

    @property
    def tree(self) -> Tree:
        return self.h.tree

    def actions(self, data: st.DataObject, most: int = 3) -> tuple[str, ...]:
        return data.draw(some([*self.tree.places, "A99"], most))

    def names(self, data: st.DataObject, most: int = 3) -> tuple[str, ...]:
        return data.draw(some([*self._names(), "S99"], most))

    def name(self, data: st.DataObject) -> str:
        return data.draw(st.sampled_from([*self._names(), "Portal"]))

    def _names(self) -> list[str]:
        labels = {node.label for node in self.tree.nodes.values() if node.label}
        return [*sorted(self.tree.nodes, key=natural), *sorted(labels)]

    @rule(data=st.data())
    def move(self, data: st.DataObject) -> None:
        self.attempt(lambda h: h.move(self.actions(data), to=self.name(data), why="drawn"))

    @rule(data=st.data())
    def merge(self, data: st.DataObject) -> None:
        into = data.draw(st.none() | st.sampled_from([*self.tree.nodes, "S99"]))
        self.attempt(lambda h: h.merge(self.names(data), into=into))

    @rule(data=st.data())
    def split(self, data: st.DataObject) -> None:
        full = [id_ for id_, inside in self.tree.members.items() if len(inside) > 1]
        group = data.draw(st.sampled_from(sorted(full))) if full else "S01"
        inside = sorted(self.tree.members.get(group, ()))
        parts = data.draw(st.lists(some([*inside, "A01"]), min_size=1, max_size=2))
        self.attempt(lambda h: h.split(group, parts))

    @rule(data=st.data(), label=LABELS)
    def rename(self, data: st.DataObject, label: str) -> None:
        self.attempt(lambda h: h.rename(self.name(data), label))

    @rule(data=st.data(), text=st.sampled_from(["", "about care"]))
    def describe(self, data: st.DataObject, text: str) -> None:
        self.attempt(lambda h: h.describe(self.name(data), text))

    @rule(data=st.data(), level=st.sampled_from([*GROUP_LEVELS, "level"]), label=LABELS)
    def group(self, data: st.DataObject, level: str, label: str) -> None:
        self.attempt(lambda h: h.group(self.names(data), level=level, label=label))

    @rule(data=st.data())
    def group_into(self, data: st.DataObject) -> None:
        self.attempt(lambda h: h.group(self.names(data), into=self.name(data)))

    @rule(data=st.data())
    def ungroup(self, data: st.DataObject) -> None:
        self.attempt(lambda h: h.ungroup(self.name(data)))

    @rule(data=st.data())
    def detach(self, data: st.DataObject) -> None:
        self.attempt(lambda h: h.detach(self.names(data, 2)))

    @rule(data=st.data(), reason=REASONS)
    def set_aside(self, data: st.DataObject, reason: str) -> None:
        self.attempt(lambda h: h.set_aside(self.actions(data), reason=reason))

    @rule(data=st.data())
    def restore(self, data: st.DataObject) -> None:
        self.attempt(lambda h: h.restore(self.actions(data, 2)))

    @rule(data=st.data(), level=st.sampled_from(GROUP_LEVELS), label=LABELS)
    def create(self, data: st.DataObject, level: str, label: str) -> None:
        parent = data.draw(st.none() | st.just(self.name(data)))
        self.attempt(lambda h: h.create(label, level=level, parent=parent))

    @rule(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        self.attempt(lambda h: h.delete(self.name(data)))

    @rule(data=st.data(), pinned=st.booleans())
    def pin(self, data: st.DataObject, *, pinned: bool) -> None:
        self.attempt(lambda h: h.pin(self.actions(data), pinned=pinned))

    @rule(data=st.data(), all_of_them=st.booleans())
    def review(self, data: st.DataObject, *, all_of_them: bool) -> None:
        actions = None if all_of_them else self.actions(data)
        self.attempt(lambda h: h.review("ASL", actions=actions))

    @rule(data=st.data())
    def agree(self, data: st.DataObject) -> None:
        self.attempt(lambda h: h.agree(self.actions(data), why="so do I"))

    @rule(data=st.data(), comment=st.sampled_from(["about data", "too wide", " "]))
    def dispute(self, data: st.DataObject, comment: str) -> None:
        self.attempt(lambda h: h.dispute(self.actions(data, 2), why=comment))

    @rule(data=st.data())
    def settle(self, data: st.DataObject) -> None:
        to = data.draw(st.none() | st.just(self.name(data)))
        self.attempt(lambda h: h.settle(self.actions(data, 2), to=to))

    @rule(data=st.data(), text=st.sampled_from(["ask", "too wide", ""]), kept=st.booleans())
    def note(self, data: st.DataObject, text: str, *, kept: bool) -> None:
        target = data.draw(st.sampled_from([*self._names(), *self.tree.places, "A99"]))
        self.attempt(lambda h: h.note(target, text, kept=kept))

    @rule(data=st.data(), cells=st.lists(PLACEMENTS, max_size=2))
    def assign(self, data: st.DataObject, cells: list[edits.Placement]) -> None:
        target = data.draw(st.sampled_from([*self.tree.nodes, *self.tree.places]))
        self.attempt(lambda h: h.apply([edits.Assign(target, tuple(cells))]))

    @rule(data=st.data())
    def apply(self, data: st.DataObject) -> None:
        # the second one is drawn for the tree before the first, so that it may not fit
        changes = data.draw(st.lists(edits_of(self.tree), min_size=1, max_size=2))
        self.attempt(lambda h: h.apply(changes, why="several"))

    @rule()
    def undo(self) -> None:
        if self.h.history.done:
            last = self.h.history.log[self.h.history.done[-1]]
            assert last.change.inverse().inverse() == last.change
        self.attempt(lambda h: h.undo())

    @rule()
    def redo(self) -> None:
        self.attempt(lambda h: h.redo())

    @precondition(lambda self: self.h.history.done)
    @rule()
    def undo_and_redo(self) -> None:
        before = self.h
        self.attempt(lambda h: h.undo().redo())
        assert self.h == before

    @rule()
    def save_and_load(self) -> None:
        again = from_document(to_document(self.h), "memory")
        assert again == self.h
        assert again.entries == self.h.entries
        assert again.history.done == self.h.history.done
        assert again.history.undone == self.h.history.undone
        assert again.tree.issued == self.tree.issued
        # and it goes on from there
        self.h = again

    @rule()
    def replay(self) -> None:
        again = STUDY.apply(self.h.entries)
        assert again == self.h
        assert again.entries == self.h.entries

    @invariant()
    def is_whole(self) -> None:
        check_tree(self.tree, STUDY.actions.ids)
        assert set(self.tree.nodes) <= self.known

    @invariant()
    def reviews_and_memos_are_listed(self) -> None:
        reviews, memos = self.h.reviews, self.h.memos
        found = dict(zip(reviews["id"], reviews["state"], strict=True))
        assert found == {id_: one.state for id_, one in self.tree.reviews.items()}
        assert sorted(zip(memos["id"], memos["memo"], strict=True)) == sorted(
            (id_, memo) for id_, several in self.tree.memos.items() for memo in several
        )
        # the log knows who wrote each, and when
        assert not memos["time"].isna().any()
        assert memos["time"].is_monotonic_increasing

    @invariant()
    def what_was_said_is_of_the_place(self) -> None:
        """An action that was moved by hand since it was agreed or disputed is open again."""
        said: dict[str, str] = {}
        for number in self.h.history.done:
            entry = self.h.history.log[number]
            moved = set(entry.change.places)
            if entry.edit.kind in {"merge", "settle"}:
                moved = set()
            said = {id_: kind for id_, kind in said.items() if id_ not in moved}
            if entry.edit.kind in {"review", "agree", "dispute", "settle"}:
                said |= dict.fromkeys(named_actions(entry.edit), entry.edit.kind)
            if entry.edit.kind == "pin":
                freed = {id_ for id_, (_, pinned) in entry.change.pins.items() if not pinned}
                said = {k: v for k, v in said.items() if v != "settle" or k not in freed}
        states = {"agree": "agreed", "dispute": "disputed", "settle": "settled"}
        for id_, verdict in self.tree.reviews.items():
            assert verdict.state == states.get(said.get(id_, ""), "open")

    def teardown(self) -> None:
        with TemporaryDirectory() as folder:
            again = load(self.h.save(Path(folder, "study.json")))
            assert again == self.h
            assert again.entries == self.h.entries
            assert again.analyst == self.h.analyst
        back = self.h
        while back.history.done:
            back = back.undo()
        assert back == STUDY == self.h.history_start
        forth = back
        for _ in self.h.history.done:
            forth = forth.redo()
        assert forth == self.h


Editing.TestCase.settings = settings(max_examples=80, stateful_step_count=50, deadline=None)
TestEditing = Editing.TestCase
