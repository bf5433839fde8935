import gc
import re
import threading
from typing import Any

import pytest

from actionclust import (
    Clustering,
    EditError,
    Hierarchy,
    InputError,
    combine,
    from_codebook,
    read_actions,
)
from actionclust.view.board.questions import BoardReply
from actionclust.view.board.session import Revision, Session

TEXTS = ["Train nurses", "Train doctors", "Share data", "Share records"]


def hierarchy(analyst: str = "PV") -> Hierarchy:
    actions = read_actions(TEXTS)
    code = dict(zip(actions.ids, ["Training", "Training", "Data", "Data"], strict=True))
    return from_codebook({"Training": None, "Data": None}, actions, code=code, analyst=analyst)


class Listener:
    def __init__(self) -> None:
        self.steps: list[Revision] = []

    def changed(self, step: Revision) -> None:
        self.steps.append(step)


def test_an_edit_is_logged_and_told() -> None:
    session = Session(hierarchy())
    first = session.hierarchy.actions.ids[0]
    step = session.make([{"edit": "move", "actions": [first], "to": "S02"}], why="is about data")
    assert (step.revision, session.revision) == (1, 1)
    assert step.after is session.hierarchy
    entry = session.hierarchy.entries[-1]
    assert (entry.analyst, entry.why) == ("PV", "is about data")
    assert session.hierarchy.tree.places[first] == "S02"
    assert step.said.startswith("moved ")


def test_an_edit_may_be_of_another_analyst() -> None:
    session = Session(hierarchy())
    session.make([{"edit": "rename", "group": "S01", "label": "Skills"}], analyst="ASL")
    assert session.hierarchy.entries[-1].analyst == "ASL"
    assert session.hierarchy.analyst == "PV"


def test_all_edits_are_made_or_none() -> None:
    session = Session(hierarchy())
    before = session.hierarchy
    good = {"edit": "rename", "group": "S01", "label": "Skills"}
    with pytest.raises(EditError, match=r"^there is no group 'S09'; did you mean"):
        session.make([good, {"edit": "rename", "group": "S09", "label": "Else"}])
    assert session.hierarchy is before
    assert session.revision == 0


@pytest.mark.parametrize(
    ("request_", "message"),
    [
        ({"edit": "fly"}, r"^'fly' is not an edit; "),
        ("move", r"^an edit is an object; got 'move'$"),
        ({"edit": "create", "level": "theme", "label": "x"}, r"^'theme' is not a level; "),
        ({"edit": "split", "group": "S01", "parts": [1]}, r"^split: parts must be a list of "),
        ({"edit": "move", "actions": "A1"}, r"^move: actions must be a list of strings; got "),
    ],
)
def test_what_is_no_edit_is_refused(request_: object, message: str) -> None:
    with pytest.raises(EditError, match=message):
        Session(hierarchy()).make([request_])  # type: ignore[list-item]


def test_no_edits_are_an_error() -> None:
    with pytest.raises(EditError, match=r"^there is no edit to make$"):
        Session(hierarchy()).make([])


def test_new_groups_get_the_next_id() -> None:
    session = Session(hierarchy())
    session.make([{"edit": "create", "level": "sub-cluster", "label": "Money"}])
    session.make([{"edit": "group", "groups": ["S01", "S03"], "level": "cluster", "label": "All"}])
    first = session.hierarchy.actions.ids[0]
    session.make([{"edit": "split", "group": "S01", "parts": [{"actions": [first]}]}])
    assert sorted(session.hierarchy.tree.nodes) == ["C01", "S01", "S02", "S03", "S04"]
    assert session.hierarchy.tree.places[first] == "S04"


def test_requests_name_groups_that_they_make() -> None:
    session = Session(hierarchy())
    ids = list(session.hierarchy.actions.ids)
    session.make(
        [
            {"edit": "create", "id": "new 1", "level": "sub-cluster", "label": "Both"},
            {"edit": "move", "actions": [ids[0], ids[2]], "to": "new 1"},
            {"edit": "group", "groups": ["new 1", "S01"], "level": "cluster", "id": "new 2"},
            {"edit": "rename", "group": "new 2", "label": "Wide"},
        ]
    )
    h = session.hierarchy
    assert h["S03"].label == "Both"
    assert h.tree.members["S03"] == {ids[0], ids[2]}
    assert h["C01"].label == "Wide"


def test_groups_can_go_into_one_that_exists() -> None:
    session = Session(hierarchy().group(["S01"], level="cluster", label="Skills"))
    session.make([{"edit": "group", "groups": ["S02"], "id": "C01", "level": "cluster"}])
    assert session.hierarchy.tree.nodes["S02"].parent == "C01"


def test_undo_and_redo() -> None:
    start = hierarchy()
    session = Session(start)
    session.make([{"edit": "rename", "group": "S01", "label": "Skills"}])
    assert session.undo().after == start
    assert session.redo().after["S01"].label == "Skills"
    assert session.revision == 3
    with pytest.raises(EditError, match=r"^there is nothing to redo$"):
        session.redo()


def test_edits_that_were_made_at_once_are_taken_back_at_once() -> None:
    start = hierarchy()
    session = Session(start)
    first = start.actions.ids[0]
    step = session.make(
        [
            {"edit": "create", "id": "new 1", "level": "sub-cluster", "label": "Nursing"},
            {"edit": "move", "actions": [first], "to": "new 1"},
        ]
    )
    assert step.said == (
        "made the sub-cluster “Nursing”; moved “Train nurses” from “Training” to “Nursing”"
    )
    back = session.undo()
    assert back.after.tree == start.tree
    assert back.said == (
        "took back: moved “Train nurses” from “Training” to “Nursing”; "
        "took back: made the sub-cluster “Nursing”"
    )
    again = session.redo().after
    assert again.tree.places[first] == "S03"
    session.change(lambda h: h.undo())  # in Python one at a time
    assert session.undo().after.tree == start.tree
    session.make([{"edit": "rename", "group": "S01", "label": "Skills"}])
    session.make([{"edit": "rename", "group": "S02", "label": "Records"}])
    assert session.undo().after["S01"].label == "Skills"


def test_who_edits_is_said_once() -> None:
    session = Session(hierarchy(""))
    step = session.sign(" MB ")
    assert (step.said, step.after.analyst) == ("edits are signed MB", "MB")
    session.make([{"edit": "rename", "group": "S01", "label": "Skills"}])
    assert session.hierarchy.entries[-1].analyst == "MB"
    for nobody in ("  ", None):
        with pytest.raises(InputError, match=r"^edits are signed with a name; got "):
            session.sign(nobody)  # type: ignore[arg-type]


def test_the_likeliest_group_comes_first_after_every_edit() -> None:
    session = Session(hierarchy())
    nurses, _, data, records = session.hierarchy.actions.ids
    assert [group for group, _ in session.homes([data])] == ["S02", "S01"]
    assert [group for group, _ in session.homes([nurses])] == ["S01", "S02"]
    session.make([{"edit": "move", "actions": [records], "to": "S01"}])
    chances = dict(session.homes([data, nurses]))
    assert set(chances) == {"S01", "S02"}
    assert sum(chances.values()) == pytest.approx(1, abs=1e-3)
    with pytest.raises(InputError, match=r"^homes are asked for actions of the study; got "):
        session.homes(["A99"])


def test_edits_in_python_are_taken() -> None:
    session = Session(hierarchy())
    listener = Listener()
    session.listen(listener)
    session.put(session.hierarchy.rename("S01", "Skills").rename("S02", "Records"))
    (step,) = listener.steps
    assert step.said == "renamed “Training” to “Skills”; renamed “Data” to “Records”"
    assert session.put(session.hierarchy).revision == 1
    assert len(listener.steps) == 1


def test_a_hierarchy_that_would_lose_edits_is_refused() -> None:
    start = hierarchy()
    session = Session(start)
    session.make([{"edit": "rename", "group": "S01", "label": "Skills"}])
    kept = session.hierarchy
    for other in (start, start.rename("S01", "Else"), hierarchy().merge(["S01", "S02"])):
        with pytest.raises(
            InputError,
            match=re.escape(
                "this hierarchy does not continue the one on the board, whose edits since then "
                "would be lost; edit the present one: board.change(lambda h: h.move(...)), or "
                "show yours on a board of its own"
            ),
        ):
            session.put(other)
    with pytest.raises(InputError, match=r"^a board shows a Hierarchy; got 3 \(int\)$"):
        session.put(3)  # type: ignore[arg-type]
    assert session.hierarchy is kept


def test_boards_on_one_hierarchy_share_a_session() -> None:
    start = hierarchy()
    session = Session.showing(start)
    assert Session.showing(start) is session
    session.make([{"edit": "rename", "group": "S01", "label": "Skills"}])
    assert Session.showing(session.hierarchy) is session
    assert Session.showing(start) is not session


def test_listeners_are_forgotten_when_nobody_holds_them() -> None:
    session = Session(hierarchy())
    listener = Listener()
    session.listen(listener)
    steps = listener.steps
    del listener
    gc.collect()
    session.make([{"edit": "rename", "group": "S01", "label": "Skills"}])
    assert steps == []


def test_edits_from_many_threads_are_all_made_in_one_order() -> None:
    session = Session(hierarchy())
    listener = Listener()
    session.listen(listener)
    times, workers = 12, 4

    def work(worker: int) -> None:
        for time in range(times):
            label = f"{worker}-{time}"
            if worker % 2:
                session.make([{"edit": "create", "level": "sub-cluster", "label": label}])
            else:
                session.change(lambda h, label=label: h.create(label))  # type: ignore[misc]

    threads = [threading.Thread(target=work, args=(worker,)) for worker in range(workers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    labels = {node.label for node in session.hierarchy.tree.nodes.values()}
    assert {f"{w}-{t}" for w in range(workers) for t in range(times)} <= labels
    assert [step.revision for step in listener.steps] == list(range(1, times * workers + 1))
    assert all(
        one.after is two.before
        for one, two in zip(listener.steps, listener.steps[1:], strict=False)
    )
    assert session.hierarchy.history_start == hierarchy()


def choice(one: dict[str, Any]) -> list[str]:
    """Give the answers that name a group."""
    return [str(a["answer"]) for a in one["answers"] if str(a["answer"]).startswith("to ")]


def test_a_text_to_check_has_no_edit_to_say_yes_to(clustered: Clustering) -> None:
    session = Session(clustered.to_hierarchy("MB"))
    asked, _ = session.ask("suggestions")
    for _ in range(asked["left"]):
        if asked["one"]["question"].startswith("Does this text belong in"):
            break
        assert choice(asked["one"]) == []
        asked, _ = session.ask("suggestions", BoardReply("later"), session.revision)
    one = asked["one"]
    assert "yes" not in {each["answer"] for each in one["answers"]}
    assert one["hint"] == "choose a group by its number, or press n: it stays"
    before = session.hierarchy
    with pytest.raises(InputError, match=r"^no edit is ready for this text: choose a group"):
        session.ask("suggestions", BoardReply("yes"), session.revision)
    assert session.hierarchy is before
    after, _ = session.ask("suggestions", BoardReply(choice(one)[1]), session.revision)
    assert f"to {session.hierarchy.place(one['actions'][0])}" == choice(one)[1]
    assert after["done"] == 1
    with pytest.raises(EditError, match="there is no group 'S99'"):
        session.ask("suggestions", BoardReply("to S99"), session.revision)


def test_suggestions_are_answered_one_at_a_time(clustered: Clustering) -> None:
    session = Session(clustered.to_hierarchy("MB"))
    asked, said = session.ask("suggestions")
    assert (asked["done"], said, asked["of"]) == (0, "", ["suggestions", "review"])
    put_off, said = session.ask("suggestions", BoardReply("later"), session.revision)
    assert (put_off["left"], said) == (asked["left"], "put off")
    assert put_off["one"]["actions"] != asked["one"]["actions"]
    after, said = session.ask("suggestions", BoardReply("yes"), session.revision)
    assert said.startswith("moved ")
    assert after["done"] == 1
    moved = session.hierarchy.entries[-1]
    assert (moved.analyst, moved.edit.kind) == ("MB", "move")
    assert list(moved.edit.actions) == put_off["one"]["actions"]  # type: ignore[union-attr]
    _, said = session.ask("suggestions", BoardReply("no"), session.revision)
    assert said.startswith("turned down")
    with pytest.raises(InputError, match=r"^the study changed meanwhile: look at the question"):
        session.ask("suggestions", BoardReply("yes"), session.revision - 1)
    with pytest.raises(InputError, match=r"^a suggestion is answered yes, no or later; got 'x'$"):
        session.ask("suggestions", BoardReply("x"), session.revision)
    with pytest.raises(InputError, match=r"^this board asks of suggestions, review; got 'x'$"):
        session.ask("x")


def test_replies_are_taken_back_one_at_a_time_also_what_was_put_off(
    clustered: Clustering,
) -> None:
    session = Session(clustered.to_hierarchy("MB"))
    first, _ = session.ask("suggestions")
    session.ask("suggestions", BoardReply("later"), session.revision)
    again, said = session.ask("suggestions", BoardReply("undo"), session.revision)
    assert (again["one"], said) == (first["one"], "asked again")
    answered, _ = session.ask("suggestions", BoardReply("yes"), session.revision)
    assert answered["done"] == 1
    back, said = session.ask("suggestions", BoardReply("undo"), session.revision)
    assert said.startswith("took back: moved ")
    assert (back["done"], back["one"]) == (0, first["one"])


def test_several_suggestions_that_are_ticked_are_one_act_and_one_undo(
    clustered: Clustering,
) -> None:
    session = Session(clustered.to_hierarchy("MB"))
    before = session.hierarchy
    listed, _ = session.ask("suggestions", listed=True)
    assert listed["one"] is None
    assert len(listed["rows"]) == 60
    keys = tuple(row["key"] for row in listed["rows"][:4])
    after, said = session.ask("suggestions", BoardReply("yes", picked=keys), session.revision)
    assert (after["done"], said.count("; ")) == (4, 3)
    assert session.revision == 1
    assert len(session.hierarchy.entries) == 4
    session.undo()
    assert session.hierarchy.tree == before.tree
    with pytest.raises(
        InputError, match=r"^suggestions that are ticked are accepted; got BoardReply"
    ):
        session.ask("suggestions", BoardReply("no", picked=keys), session.revision)


def test_texts_are_reviewed_with_agreement_or_a_comment() -> None:
    session = Session(hierarchy())
    total = sum(isinstance(place, str) for place in session.hierarchy.tree.places.values())
    asked, _ = session.ask("review")
    assert (asked["done"], asked["left"]) == (0, total)
    one = asked["one"]
    assert [each["key"] for each in one["answers"]] == ["y", "n", "l"]
    asked, said = session.ask("review", BoardReply("agree"), session.revision)
    assert said.startswith("agreed with the place of \u201c")
    assert (asked["done"], asked["left"]) == (1, total - 1)
    disputed = asked["one"]["actions"][0]
    with pytest.raises(EditError, match="disputed with a comment"):
        session.ask("review", BoardReply("dispute"), session.revision)
    session.ask("review", BoardReply("dispute", "about data"), session.revision)
    assert session.hierarchy.tree.reviews[disputed].comments == ("about data",)
    rows = session.ask("review", listed=True)[0]["rows"]
    keys = tuple(row["key"] for row in rows)
    end, _ = session.ask("review", BoardReply("agree", picked=keys), session.revision)
    assert end["end"] == f"All is reviewed, {total} texts: {total - 1} agreed, 1 disputed."
    assert end["one"] is None
    session.change(lambda h: h.review(actions=disputed))
    opened, _ = session.ask("review")
    assert opened["one"]["evidence"] == "Said before: about data"
    assert (opened["done"], opened["left"]) == (total - 1, 1)
    with pytest.raises(InputError, match=r"^these texts are not to be reviewed: Z$"):
        session.ask("review", BoardReply("agree", picked=("Z",)), session.revision)


def test_where_two_codings_differ_a_side_is_taken_and_taken_back() -> None:
    start = hierarchy()
    first, second = start.actions.ids[:2]
    mine = (
        start.by("PV")
        .rename("S01", "Care")
        .move(first, to="S02", why="a mean")
        .move(second, to="S02")
    )
    theirs = start.by("ASL").rename("S01", "Staff").set_aside(first)
    both = combine(mine, theirs)
    session = Session(both.hierarchy)
    session.settle(both)
    asked, _ = session.ask("differences")
    assert asked["of"] == ["suggestions", "review", "differences"]
    assert (asked["done"], asked["left"]) == (0, len(both.conflicts))
    assert [side["title"] for side in asked["one"]["sides"]] == ["PV (mine)", "ASL (theirs)"]
    _, said = session.ask("differences", BoardReply("theirs"), session.revision)
    back, _ = session.ask("differences", BoardReply("undo"), session.revision)
    assert (back["done"], back["one"]) == (0, asked["one"])
    assert session.hierarchy.tree == both.hierarchy.tree
    while asked["one"] is not None:
        asked, said = session.ask("differences", BoardReply("theirs"), session.revision)
        assert said
    assert session.hierarchy.tree == both.take("theirs").hierarchy.tree
    assert asked["end"] == "Nothing is left to settle."


def test_refusals_name_groups_and_texts() -> None:
    session = Session(hierarchy())
    first = session.hierarchy.actions.ids[0]
    home = session.hierarchy.tree.places[first]
    session.change(lambda h: h.rename(str(home), "Home"))
    words = f"^nothing to move: \u201c{session.hierarchy.actions.texts[0]}\u201d is already in "
    with pytest.raises(EditError, match=words + "\u201cHome\u201d$"):
        session.make([{"edit": "move", "actions": [first], "to": home}])


def test_memos_are_told_with_who_wrote_them_and_when() -> None:
    session = Session(hierarchy())
    session.make([{"edit": "note", "target": "S01", "text": "who trains?"}])
    (memo,) = session.memos("S01")
    assert (memo["memo"], memo["analyst"]) == ("who trains?", "PV")
    assert memo["time"] == session.hierarchy.entries[-1].time
    assert session.memos("S02") == []
