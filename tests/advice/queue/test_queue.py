import json

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import actionclust as ac
from actionclust import edits
from actionclust.advice.homes import HomeFinder, home_finder
from actionclust.advice.queue import renewal
from actionclust.advice.queue.decisions import decisions_of, places_of
from actionclust.advice.queue.doubtful_groups import groups_to_split
from actionclust.advice.queue.grounds import Grounds
from actionclust.advice.queue.learner import Learned, Places, learn
from actionclust.advice.queue.queue import Queue
from actionclust.advice.text_space import text_space
from actionclust.coding.hierarchy.recording import recorded
from actionclust.coding.tree.tree import Aside

KINDS = {"move", "check", "place", "set aside", "merge", "split", "copies", "name"}


def clustered(target: int = 40) -> ac.Hierarchy:
    result = ac.cluster_actions(ac.datasets.load_example(), target=target, progress=False)
    return result.to_hierarchy(analyst="PV")


def learned_of(h: ac.Hierarchy) -> Learned:
    """Learn from where texts are, anew."""
    return learn(home_finder(text_space(h)), places_of(h, decisions_of(h)))


@pytest.fixture(scope="module")
def queue() -> Queue:
    return ac.suggest(clustered())


def of_kind(queue: Queue, kind: str) -> int:
    """Give the rank of the first suggestion of a kind."""
    return next(one.rank for one in queue if one.kind == kind)


def test_it_is_a_ranked_list(queue: Queue) -> None:
    every = list(queue)
    assert len(every) == len(queue) > 100
    assert [one.rank for one in every] == list(range(1, len(queue) + 1))
    benefits = [one.benefit for one in every]
    assert benefits == sorted(benefits, reverse=True)
    assert {one.kind for one in every} <= KINDS
    assert all(0 <= one.score <= 1 for one in every)
    assert all(one.evidence for one in every)
    assert queue.sure(0.5) == tuple(one.rank for one in every if one.score >= 0.5)
    assert queue[-1] == every[-1]
    assert queue[1:3] == (every[1], every[2])
    with pytest.raises(IndexError):
        queue[len(queue)]


def test_its_table_has_one_row_for_each(queue: Queue) -> None:
    table = queue.table
    assert list(table) == ["rank", "kind", "actions", "from", "to", "score", "evidence"]
    assert len(table) == len(queue)
    assert table["rank"].dtype == np.int64
    assert table["score"].dtype == np.float64
    first = queue[0]
    assert table.iloc[0]["actions"] == ", ".join(first.actions)
    assert table.iloc[0]["to"] == first.target


def test_it_can_be_shown_and_written(queue: Queue) -> None:
    told = json.loads(json.dumps(queue.to_dict(), allow_nan=False))["suggestions"]
    assert len(told) == len(queue)
    assert told[0]["edit"] == edits.edit_to_json(queue[0].edit)
    assert set(told[0]) == set(type(queue[0]).__dataclass_fields__)
    assert f"and {len(queue) - 20} more suggestions" in queue._repr_html_()
    assert repr(queue).startswith(f"<{len(queue)} suggestions for <")


def test_a_text_is_in_one_suggestion_about_texts(queue: Queue) -> None:
    about = [
        name for one in queue if one.kind in KINDS - {"split", "name"} for name in one.actions
    ]
    assert len(about) == len(set(about))


def test_what_is_accepted_is_in_the_log_with_its_evidence(queue: Queue) -> None:
    one = queue[2]
    h = queue.accept(3)
    assert [entry.edit for entry in h.entries] == [one.edit]
    assert h.entries[0].why == one.evidence
    assert h.entries[0].analyst == "PV"
    assert h.undo() == queue.hierarchy
    assert queue.accept([1, 2, 3]) == h.apply([queue[0].edit, queue[1].edit])
    assert queue.accept({1, 2, 3}) == queue.accept([3, 1, 2])


def test_sure_ones_are_accepted_together(queue: Queue) -> None:
    bar = 0.5
    sure = [one for one in queue if one.score >= bar]
    assert sure
    h = queue.accept(score=bar)
    for one in sure:
        if isinstance(one.edit, edits.Move):
            assert {h.place(name) for name in one.actions} == {one.target}
    assert len(h.entries) == len(sure)
    assert all(entry.why.startswith("taken as sure, unread: ") for entry in h.entries)
    assert {entry.made_by for entry in h.entries} == {"score"}
    later = queue.answer(score=bar)
    assert later.hierarchy == h
    taken = {name for one in sure for name in one.actions}
    assert not any(taken & set(later[rank - 1].actions) for rank in later.sure(0))
    assert len(queue.accept(score=1.0).entries) == sum(one.score == 1 for one in queue)


def test_taking_what_is_sure_ends_without_answers(queue: Queue) -> None:
    taken: list[str] = []
    while queue.sure(0):
        names = {name for rank in queue.sure(0) for name in queue[rank - 1].actions}
        before = queue.hierarchy
        queue = queue.answer(score=0)
        moved = [name for name in names if queue.hierarchy.place(name) != before.place(name)]
        if not moved:
            break  # what is left would turn back
        taken += moved
    assert taken
    assert len(taken) == len(set(taken))


def test_what_was_taken_unread_can_be_taken_again_once_people_decided(queue: Queue) -> None:
    h = queue.hierarchy
    known = learned_of(h)
    sits_best = h.actions.ids[int(known.probability.max(axis=1).argmax())]
    home = str(h.place(sits_best))
    wrong = next(group for group in known.groups if group != home)
    taken = queue.on(recorded(h, edits.Move((sits_best,), wrong), "a slip", "score"))
    back = next(one for one in taken if one.actions == (sits_best,))
    assert (back.kind, back.target) == ("move", home)
    assert back.rank not in taken.sure(0)
    learned = taken.answer(reject=next(one.rank for one in taken if one.kind == "check"))
    again = next(one for one in learned if one.actions == (sits_best,))
    assert again.rank in learned.sure(0)
    assert learned.accept(score=again.score).place(sits_best) == home


def test_what_is_turned_down_does_not_come_back(queue: Queue) -> None:
    ranks = [of_kind(queue, kind) for kind in ("move", "split", "name")]
    down = [queue[rank - 1] for rank in ranks]
    later = queue.answer(reject=ranks)
    assert [entry.edit.kind for entry in later.hierarchy.entries] == ["reject"] * 3
    assert later.hierarchy.tree == queue.hierarchy.tree
    fresh = ac.suggest(later.hierarchy)
    for known in (later, fresh):
        assert not any(
            one.kind == gone.kind and one.actions == gone.actions and one.source == gone.source
            for one in known
            for gone in down
        )
        texts = {
            name for one in known if one.kind in {"move", "check", "place"} for name in one.actions
        }
        assert not texts & set(down[0].actions)


def test_another_group_can_be_chosen(queue: Queue) -> None:
    one = queue[0]
    other = one.choices[1]
    later = queue.answer(instead={1: other}, why="about data")
    assert later.hierarchy.place(one.actions[0]) == other
    assert later.hierarchy.entries[0].why == "about data"


def test_a_text_moves_only_where_it_is_likelier_at_home(queue: Queue) -> None:
    kinds = {kind: [one for one in queue if one.kind == kind] for kind in ("move", "check")}
    assert len(kinds["move"]) > 30
    assert len(kinds["check"]) > 300
    h = queue.hierarchy
    learned = learned_of(h)
    likely, number = learned.probability, learned.groups.index
    for one in queue:
        if one.kind not in kinds:
            continue
        rows = [h.actions.row_of[name] for name in one.actions]
        own = likely[rows, number(one.source[0])].mean()
        best = likely[rows, number(one.choices[0])].mean()
        assert (best - own > 1e-5) == (one.kind == "move")
        assert (one.score > 0) == (one.kind == "move")
        assert (one.target == one.choices[0]) == (one.kind == "move")
        assert one.source[0] not in one.choices


def test_no_two_texts_change_places(queue: Queue) -> None:
    # A543 is the nearest text for which A280 would go where it is, and the other way round
    about = {name: one for one in queue if one.kind == "move" for name in one.actions}
    assert (about["A280"].source, about["A280"].target) == (("S32",), "S30")
    assert "A543" in about["A280"].evidence
    assert "A543" not in about
    h = queue.hierarchy
    grounds = Grounds(h, text_space(h), learned_of(h))
    for one in about.values():
        for name in one.actions:
            for text in grounds.nearest(name, grounds.members(one.target or "")):
                assert text not in about or about[text].target not in one.source


def test_what_would_turn_back_is_not_taken_unread(queue: Queue) -> None:
    sure = queue.sure(0)
    later = queue.answer(score=0)
    h, learned = later.hierarchy, learned_of(later.hierarchy)
    taken = [queue[rank - 1] for rank in sure if queue[rank - 1].kind == "move"]
    kept = [one for one in taken if h.place(one.actions[0]) == one.target]
    assert 0 < len(kept) <= len(taken)
    for one in kept:
        likely = learned.probability[[h.actions.row_of[name] for name in one.actions]].mean(axis=0)
        was, now = (learned.groups.index(g) for g in (one.source[0], one.target))
        assert likely[now] >= likely[was]


def test_a_text_to_check_is_sent_or_stays(queue: Queue) -> None:
    one = queue[of_kind(queue, "check") - 1]
    assert (one.edit, one.target, one.score) == (None, None, 0.0)
    assert one.to_dict()["edit"] is None
    assert one.evidence.startswith(f"it sits loosely; nearest in {one.source[0]}: ")
    name, rank = one.actions[0], one.rank
    message = (
        rf"^suggestion {rank} is a text to check, with no edit to accept: say where it goes, "
        rf"instead=\{{{rank}: '{one.choices[0]}'\}}, or that it stays, reject={rank}$"
    )
    for wrong in (rank, {rank: [name]}):
        with pytest.raises(ac.SettingError, match=message):
            queue.accept(wrong)
    sent = queue.answer(instead={rank: one.choices[1]})
    assert sent.hierarchy.place(name) == one.choices[1]
    for stays in (queue.answer(reject=rank), queue.answer(instead={rank: one.source[0]})):
        assert stays.hierarchy.entries[-1].edit == edits.Reject("check", (name,))
        assert stays.hierarchy.place(name) == one.source[0]
        assert not any(name in other.actions for other in stays if other.kind != "name")


def test_texts_to_check_are_never_taken_unread(queue: Queue) -> None:
    taken = {queue[rank - 1].kind for rank in queue.sure(0)}
    assert "check" not in taken
    checked = {name for one in queue if one.kind == "check" for name in one.actions}
    h = queue.accept(score=0)
    assert h.entries
    assert all(h.place(name) == queue.hierarchy.place(name) for name in checked)


def test_some_of_a_selection_can_be_accepted() -> None:
    queue = ac.suggest(clustered())
    queue = queue.answer(accept=[one.rank for one in queue[:60] if one.edit is not None])
    one = next(one for one in queue if len(one.actions) > 1 and one.kind == "move")
    later = queue.answer({one.rank: [one.actions[0]]})
    assert later.hierarchy.place(one.actions[0]) == one.target
    assert later.hierarchy.place(one.actions[1]) == one.source[0]
    reject = later.hierarchy.entries[-1].edit
    assert isinstance(reject, edits.Reject)
    assert reject.actions == one.actions[1:]


def test_going_on_and_starting_anew_give_the_same(queue: Queue) -> None:
    later = queue.answer(accept=[1, 2, 5, 6, 7, 8, 9], reject=[3, 4, 10, 11])
    later = later.answer(accept=[1], reject=[2, 3])
    fresh = ac.suggest(later.hierarchy)
    # names are looked for once, when the queue begins
    kept, anew = ([one for one in some if one.kind != "name"] for some in (later, fresh))
    assert [(one.kind, one.actions, one.target) for one in kept] == [
        (one.kind, one.actions, one.target) for one in anew
    ]
    assert [one.score for one in kept] == pytest.approx([one.score for one in anew], abs=1e-3)
    assert {one.source for one in later if one.kind == "name"} <= {
        (group,) for group in later.hierarchy.tree.nodes
    }


def test_a_name_is_a_part_of_a_text_of_its_group(queue: Queue) -> None:
    named = [one for one in queue if one.kind == "name"]
    assert len(named) > 20
    for one in named:
        text = queue.hierarchy.actions.text_of[one.actions[0]]
        assert one.edit.label.casefold() in text.casefold()
        assert queue.hierarchy.place(one.actions[0]) == one.source[0]


def test_the_order_of_the_rows_changes_nothing(queue: Queue) -> None:
    table = ac.datasets.load_example().table.sample(frac=1, random_state=3)
    mixed = ac.suggest(
        ac.cluster_actions(table, target=40, progress=False).to_hierarchy(analyst="PV")
    )
    assert [one.to_dict() for one in mixed] == [one.to_dict() for one in queue]


def test_it_learns_from_answers() -> None:
    # a person who takes every text about one word out of the groups it is in
    h = clustered()
    queue = ac.suggest(h)
    about = [id_ for id_ in h.actions.ids if "nurse" in h.actions.text_of[id_].lower()]
    h = h.create("Nurses", level="sub-cluster")
    made = h.last.edit.id  # type: ignore[union-attr]
    h = h.move(about[: len(about) // 2], to=made)
    rest = set(about[len(about) // 2 :])
    later = queue.on(h)
    sent = {
        name for one in later if one.kind == "move" and one.target == made for name in one.actions
    }
    assert len(rest) > 10
    assert len(sent & rest) >= len(rest) / 2


def test_groups_that_are_one_are_merged() -> None:
    # even and uneven texts of one group: nothing tells them apart
    h = clustered(20)
    largest = max(h.tree.members, key=lambda one: (len(h.tree.members[one]), one))
    members = h.members(largest)
    h = h.split(largest, [members[::2]])
    start = ac.Hierarchy(
        actions=h.actions, history=type(h.history)(h.tree, h.tree), origin=h.origin
    )
    new = h.last.edit.parts[0].id  # type: ignore[union-attr]
    queue = ac.suggest(start)
    pairs = [{*one.source, one.target} for one in queue if one.kind == "merge"]
    assert {largest, new} in pairs
    rank = next(one.rank for one in queue if one.kind == "merge")
    later = queue.answer(reject=rank)
    assert {largest, new} not in [{*o.source, o.target} for o in later if o.kind == "merge"]
    merged = queue.accept(rank)
    assert isinstance(merged.entries[0].edit, edits.Merge)


def test_an_answer_is_made_before_anything_is_learned_from_it(
    queue: Queue, monkeypatch: pytest.MonkeyPatch
) -> None:
    learned: list[int] = []

    def counting(finder: HomeFinder, places: Places, before: Learned | None = None) -> Learned:
        learned.append(len(places.groups))
        return learn(finder, places, before)

    monkeypatch.setattr(renewal, "learn", counting)
    rank = of_kind(queue, "move")
    later = queue.answer(accept=rank)
    assert len(later.hierarchy.entries) == len(queue.hierarchy.entries) + 1
    assert not learned
    assert later == queue.on(later.hierarchy)
    assert len(learned) == 2  # that of each, once
    assert len(later) == len(list(later))
    assert len(learned) == 2


def test_copies_apart_come_together() -> None:
    texts = [
        *("train nurses at home", "train nurses at home", "train nurses at home"),
        *("train more nurses", "share data with doctors", "open data for doctors"),
    ]
    actions = ac.read_actions(texts)
    codes = dict(zip(actions.ids, ["care", "care", "data", "care", "data", "data"], strict=True))
    table = pd.DataFrame({"sub_cluster": ["care", "data"]})
    h = ac.from_codebook(table, actions, code=codes)
    queue = ac.suggest(h)
    found = [one for one in queue if one.kind == "copies"]
    assert [one.actions for one in found] == [(actions.ids[2],)]
    assert found[0].score == 0.9
    assert found[0].evidence == (
        f"says the same as {actions.ids[0]} 'train nurses at home' in {h.find('care').id}"
    )
    later = queue.answer(found[0].rank)
    assert later.hierarchy.place(actions.ids[2]) == h.find("care").id
    assert not [one for one in later if one.kind == "copies"]


def test_pinned_texts_are_left_alone(queue: Queue) -> None:
    pinned = queue[0].actions
    later = queue.on(queue.hierarchy.pin(pinned))
    assert not any(set(pinned) & set(one.actions) for one in later if one.kind != "name")


def test_what_was_set_aside_stays_aside(queue: Queue) -> None:
    name = queue[0].actions[0]
    later = queue.on(queue.hierarchy.set_aside(name, reason="off topic"))
    assert not any(name in one.actions for one in later)


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        ({"accept": 0}, r"^there is no suggestion 0; the ranks go from 1 to \d+$"),
        ({"accept": "all"}, r"^suggestions are named by their rank, a number; got 'all'$"),
        ({"accept": 1, "reject": 1}, r"^suggestion 1 is answered twice$"),
        ({"accept": {1: ["A999"]}}, r"^suggestion 1 is not about A999$"),
        ({"score": 2}, r"^score must be a number from 0 to 1; got 2$"),
        ({"score": "high"}, r"^score must be a number from 0 to 1; got 'high'$"),
        ({"score": True}, r"^score must be a number from 0 to 1; got True$"),
        ({"accept": 1.0}, r"^suggestions are named by their rank, a number; got 1\.0$"),
        ({"accept": True}, r"^suggestions are named by their rank, a number; got True$"),
        ({"accept": [True]}, r"^there is no suggestion True; the ranks go from 1 to \d+$"),
        ({"accept": ["1"]}, r"^there is no suggestion '1'; the ranks go from 1 to \d+$"),
        ({"accept": {1: None}}, r"^suggestion 1 is accepted for actions, named by .*; got None$"),
        ({"accept": {1: 5}}, r"^suggestion 1 is accepted for actions, named by .*; got 5$"),
        ({"accept": {1: [5]}}, r"^suggestion 1 is accepted for actions, named by .*; got \[5\]$"),
        ({"instead": [1]}, r"^instead names a group for each rank, .* \{1: 'S01'\}; got \[1\]$"),
    ],
)
def test_wrong_answers_are_refused(queue: Queue, answer: dict[str, object], message: str) -> None:
    with pytest.raises(ac.SettingError, match=message):
        queue.answer(**answer)  # type: ignore[arg-type]


def blind_with(queue: Queue, groups: dict[str, int]) -> ac.Hierarchy:
    """Code anew, with some texts of some groups placed so far."""
    h = queue.hierarchy.blind("B")
    for group, count in groups.items():
        h = h.move(queue.hierarchy.members(group)[:count], to=group)
    return h


@pytest.mark.parametrize("groups", [{"S30": 1}, {"S30": 12}, {"S30": 6, "S01": 9}])
def test_nothing_is_placed_where_groups_cannot_be_compared(
    queue: Queue, groups: dict[str, int]
) -> None:
    h = blind_with(queue, groups)
    early = ac.suggest(h)
    assert not [one for one in early if one.kind == "place"]
    assert early.answer(score=0).hierarchy.tree == h.tree


def test_few_texts_in_a_group_make_nothing_sure(queue: Queue) -> None:
    sizes = {"S01": 2, "S02": 4, "S03": 20, "S04": 20}
    early = ac.suggest(blind_with(queue, sizes))
    best = dict.fromkeys(sizes, 0.0)
    for one in early:
        if one.kind == "place":
            best[str(one.target)] = max(best[str(one.target)], one.score)
    assert 0 < best["S01"] <= 0.4
    assert 0 < best["S02"] <= 0.8
    assert max(best["S03"], best["S04"]) > 0.8


def test_a_text_far_from_all_groups_is_not_placed(queue: Queue) -> None:
    h = blind_with(queue, {"S01": 20, "S03": 20, "S04": 20})
    near = learned_of(h).nearness.max(axis=1)
    placed = {name for one in ac.suggest(h) if one.kind == "place" for name in one.actions}
    outside = [name for name in h.actions.ids if isinstance(h.tree.places[name], Aside)]
    inside = [near[h.actions.row_of[name]] for name in h.actions.ids if name not in outside]
    nearest = {name: near[h.actions.row_of[name]] for name in outside}
    floor = min(nearest[name] for name in placed)
    assert len(outside) - len(placed) > 50
    assert floor >= np.quantile(inside, 0.05) / 3
    far = [one for name, one in nearest.items() if name not in placed and one >= floor]
    assert len(far) < 5  # none is as likely at home as by chance


def test_numbers_of_numpy_are_ranks_and_scores(queue: Queue) -> None:
    expected = queue.answer([1, 2], reject=3, instead={4: "S01"}).hierarchy
    ranks = np.array([1, 2])
    found = queue.answer(ranks, reject=np.int64(3), instead={np.int32(4): "S01"})
    assert found.hierarchy == expected
    assert queue.accept({np.int64(1): queue[0].actions}) == queue.accept(1)
    assert queue.sure(np.float32(0.5)) == queue.sure(0.5)


def test_an_empty_queue_has_no_ranks() -> None:
    h = ac.cluster_actions(["the", "of", "and"], progress=False).to_hierarchy()
    nothing = ac.suggest(h)
    assert not len(nothing)
    with pytest.raises(ac.SettingError, match=r"^there is no suggestion 1; the queue is empty$"):
        nothing.accept(1)


def test_some_texts_of_a_split_leave_others_to_be_split(queue: Queue) -> None:
    one = next(one for one in queue if one.kind == "split" and len(one.actions) > 3)
    group, rest = one.source[0], one.actions[1:]
    later = queue.answer({one.rank: [one.actions[0]]})
    h = later.hierarchy
    assert h.place(one.actions[0]) != group
    assert h.entries[-1].edit == edits.Reject("split", rest)
    assert not set(rest) & {name for o in later if o.kind == "split" for name in o.actions}
    # another part of the group stands apart, and is found
    others = [name for name in h.members(group) if name not in rest]
    apart = {group: (frozenset(h.members(group)), tuple(others[:3]), 0.9)}
    found = groups_to_split(h, apart, decisions_of(h))
    assert [split.actions for split in found] == [tuple(others[:3])]
    whole = queue.answer(reject=one.rank).hierarchy
    assert not groups_to_split(whole, apart, decisions_of(whole))


def test_whole_groups_are_not_sent_elsewhere(queue: Queue) -> None:
    rank = of_kind(queue, "name")
    message = rf"^suggestion {rank} is not about texts that go to a group$"
    with pytest.raises(ac.SettingError, match=message):
        queue.answer(instead={rank: "S01"})
    with pytest.raises(ac.EditError, match=r"there is no group 'S99'"):
        queue.answer(instead={1: "S99"})


def test_it_is_for_the_same_actions(queue: Queue) -> None:
    other = ac.cluster_actions(["train nurses", "share data"], progress=False).to_hierarchy()
    with pytest.raises(ac.SettingError, match=r"^the queue is for other actions; call "):
        queue.on(other)
    with pytest.raises(ac.InputError, match=r"^suggest takes a Hierarchy"):
        ac.suggest("study.json")  # type: ignore[arg-type]


def test_a_study_without_words_has_nothing_to_suggest() -> None:
    h = ac.cluster_actions(["the", "of", "and"], progress=False).to_hierarchy()
    assert not [one for one in ac.suggest(h) if one.kind != "name"]


SMALL = ac.cluster_actions(
    [
        *("train nurses at home", "train nurses", "train more nurses", "nurses need training"),
        *("share data", "doctors share data", "open data for doctors", "share data with nurses"),
        *("pay home care", "home care for all", "more home care", "pay for care at home"),
        *("train doctors", "the", "share data"),
    ],
    target=4,
    progress=False,
).to_hierarchy(analyst="PV")
START = ac.suggest(SMALL)


def key(one: ac.ReadyEdit) -> tuple[object, ...]:
    """Tell suggestions apart: of texts by these, of groups by these."""
    about = frozenset((*one.source, one.target)) if one.kind == "merge" else one.source
    return one.kind, one.actions, about


@settings(max_examples=15, deadline=None)
@given(st.data())
def test_answers_always_apply_and_are_final(data: st.DataObject) -> None:
    queue = START
    down: set[tuple[object, ...]] = set()
    for _ in range(data.draw(st.integers(1, 4))):
        if not len(queue):
            break
        ranks = st.integers(1, len(queue))
        reject = data.draw(st.lists(ranks, max_size=3, unique=True))
        accept = [
            one
            for one in data.draw(st.lists(ranks, max_size=6, unique=True))
            if one not in reject and queue[one - 1].edit is not None
        ]
        down |= {key(queue[r - 1]) for r in reject}
        score = data.draw(st.sampled_from([None, 0.0, 0.5]))
        before, queue = queue, queue.answer(accept, reject=reject, score=score)
        h = queue.hierarchy
        assert set(h.tree.places) == set(SMALL.tree.places)
        assert all(isinstance(p, Aside) or p in h.tree.nodes for p in h.tree.places.values())
        assert not set(map(key, queue)) & down
        again = h
        for _ in range(len(h.history.done) - len(before.hierarchy.history.done)):
            again = again.undo()
        assert again == before.hierarchy
