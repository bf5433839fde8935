import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionclust import Hierarchy, edits
from actionclust.coding.edits import Placement
from actionclust.coding.edits.sentences import before_and_after, placements_in_words
from actionclust.coding.edits.sentences import sentence as sentence_of
from actionclust.coding.tree.tree import Change
from tests.coding.strategies import edited
from tests.coding.studies import TEXTS, study

H = study()
MAIN = Placement("S3", "meso", primary=True)
MAYBE = Placement("S5", "macro", confidence=0.25, suggested=True)


@pytest.mark.parametrize(
    ("h", "sentence", "before", "after"),
    [
        (
            H.move(["A01", "A04", "A10"], to="S03"),
            "moved A01, A04, A10 from S01, S02, unclustered to S03",
            "A01 in S01; A04 in S02; A10 unclustered (not coded)",
            "A01, A04, A10 in S03",
        ),
        (
            H.merge(["S02", "S01"]),
            "merged S01 into S02",
            "A01, A02, A03 in S01; S01 called 'Nurses'; S01 in C01",
            "A01, A02, A03 in S02; no S01",
        ),
        (
            H.split("S01", {"Training": ["A01"]}),
            "split S04 (1) off S01",
            "A01 in S01; no S04",
            "A01 in S04; S04 called 'Training'; S04 in C01",
        ),
        (
            H.rename("S01", "Care"),
            "called S01 'Care', which was 'Nurses'",
            "S01 called 'Nurses'",
            "S01 called 'Care'",
        ),
        (
            H.describe("S01", "who cares"),
            "wrote the rule of S01",
            "S01 without a rule",
            "S01 with the rule 'who cares'",
        ),
        (
            H.group(["S01", "C02"], into="SC03"),
            "put S01, C02 into super-cluster SC03 'Funding'",
            "S01 in C01; C02 in SC02",
            "S01 in SC03; C02 in SC03",
        ),
        (
            H.ungroup("SC01"),
            "dissolved SC01",
            "C01 in SC01; SC01 called 'Skills'",
            "C01 on its own; no SC01",
        ),
        (
            H.detach("S01"),
            "took S01 out of the group above",
            "S01 in C01",
            "S01 on its own",
        ),
        (
            H.set_aside("A01", reason="a slogan"),
            "set A01 aside from S01: a slogan",
            "A01 in S01",
            "A01 unclustered (a slogan)",
        ),
        (
            H.set_aside(["A01", "A04"], reason="x").restore(["A01", "A04"]),
            "put A01, A04 back into S01, S02",
            "A01, A04 unclustered (x)",
            "A01 in S01; A04 in S02",
        ),
        (
            H.create("New", parent="C01"),
            "made sub-cluster S04 'New' in C01",
            "no S04",
            "S04 called 'New'; S04 in C01",
        ),
        (H.create("New"), "made sub-cluster S04 'New'", "no S04", "S04 called 'New'"),
        (
            H.delete("C03"),
            "deleted C03, which left 1 action unclustered",
            "A08 in C03; C03 called 'Privacy'; C03 in SC02",
            "A08 unclustered (its group was deleted); no C03",
        ),
        (
            H.create("New").delete("New"),
            "deleted S04",
            "S04 called 'New'",
            "no S04",
        ),
        (H.pin("A01"), "pinned A01", "A01 free", "A01 pinned"),
        (
            H.pin(["A01", "A02", "A03", "A04"]).pin(["A01", "A02", "A03", "A04"], pinned=False),
            "freed A01, A02, A03 and 1 more",
            "A01, A02, A03 and 1 more pinned",
            "A01, A02, A03 and 1 more free",
        ),
        (
            H.apply([edits.Assign("C01", (MAIN, MAYBE))]),
            "placed C01 in S3 meso, S5 macro",
            "C01 placed in no function of its own",
            "C01 placed in S3 meso (primary), S5 macro (suggested, confidence 0.25)",
        ),
        (
            H.apply([edits.Assign("C01", (MAIN,)), edits.Assign("C01", ())]),
            "placed C01 in no function of its own",
            "C01 placed in S3 meso (primary)",
            "C01 placed in no function of its own",
        ),
        (
            H.review("ASL", actions=["A01", "A02"]),
            "opened the review of A01, A02",
            "A01, A02 not under review",
            "A01, A02 open",
        ),
        (
            H.agree(["A01", "A02"]),
            "agreed with the place of A01, A02",
            "A01, A02 not under review",
            "A01, A02 agreed",
        ),
        (
            H.dispute("A01", why="no").dispute("A01", why="too wide"),
            "disputed the place of A01: too wide",
            "A01 disputed",
            "A01 disputed (too wide)",
        ),
        (
            H.dispute("A01", why="no").settle("A01", to="S02"),
            "settled A01 in S02",
            "A01 in S01; A01 free; A01 disputed",
            "A01 in S02; A01 pinned; A01 settled",
        ),
        (
            H.settle(["A01", "A10"]),
            "settled A01, A10 in place",
            "A01, A10 free; A01, A10 not under review",
            "A01, A10 pinned; A01, A10 settled",
        ),
        (
            H.note("S01", "ask"),
            "wrote a memo on S01: ask",
            "S01 with no memo",
            "S01 with the memo 'ask'",
        ),
        (
            H.note("S01", "ask").note("S01", "who?"),
            "wrote a memo on S01: who?",
            "S01 with 1 memo",
            "S01 with the memo 'who?'",
        ),
        (
            H.note("S01", "ask").note("S01", "ask", kept=False),
            "took away a memo on S01: ask",
            "S01 with the memo 'ask'",
            "S01 with no memo",
        ),
        (
            H.pin("A01").undo(),
            "undid an edit; now A01 free",
            "A01 pinned",
            "A01 free",
        ),
        (
            H.pin("A01").undo().redo(),
            "redid an edit; now A01 pinned",
            "A01 free",
            "A01 pinned",
        ),
    ],
)
def test_every_kind_in_words(h: Hierarchy, sentence: str, before: str, after: str) -> None:
    assert h.last is not None
    assert sentence_of(h.last.edit, h.last.change) == str(h.last) == sentence
    assert before_and_after(h.last.change) == (before, after)
    assert before_and_after(h.last.change.inverse()) == (after, before)


def test_a_single_action_is_quoted() -> None:
    entry = H.move("A01", to="S02").entries[0]
    assert (
        sentence_of(entry.edit, entry.change, TEXTS)
        == "moved A01 ('train nurses') from S01 to S02"
    )
    long = "train " * 20
    assert (
        sentence_of(entry.edit, entry.change, {"A01": long})
        == f"moved A01 ('{long[:59]}\u2026') from S01 to S02"
    )
    assert sentence_of(entry.edit, entry.change, {"A01": ""}) == "moved A01 from S01 to S02"


def test_what_was_undone_is_named_if_it_is_known() -> None:
    first, undo = H.pin("A01").undo().entries
    assert (
        sentence_of(undo.edit, undo.change, earlier={first.id: "pinned A01"})
        == "undid this: pinned A01"
    )


def test_a_new_label_is_no_longer_called_otherwise() -> None:
    h = H.split("S01", [["A01"]]).rename("S04", "Training")
    assert str(h.last) == "called S04 'Training'"
    assert before_and_after(h.entries[1].change)[0] == "S04 without a label"


def test_much_is_counted() -> None:
    change = Change(pins={}, places={f"A{n}": (f"S{n}", "S99") for n in range(10)})
    assert before_and_after(change)[0].endswith("A5 in S5; and 4 more")


def test_functions() -> None:
    assert placements_in_words([]) == ""
    every = Placement("S3*", "meso", primary=True, confidence=1.0, suggested=True)
    assert placements_in_words([every]) == "S3* meso (primary, suggested, confidence 1)"


@given(st.data())
def test_every_edit_can_be_told(data: st.DataObject) -> None:
    for entry in data.draw(edited(H)).entries:
        assert sentence_of(entry.edit, entry.change, TEXTS)
        before, after = before_and_after(entry.change)
        if entry.change == Change():
            assert isinstance(entry.edit, (edits.Reject, edits.Undo, edits.Redo))
            assert before == after == ""
            continue
        assert before != after
        assert before
        assert after


def test_what_is_turned_down() -> None:
    h = H.apply(
        [edits.Reject("move", ("A01",), ("S02",)), edits.Reject("merge", (), ("S01", "S02"))]
    )
    assert [str(entry) for entry in h.entries] == [
        "turned down to move A01 to S02",
        "turned down to merge S01, S02",
    ]
    assert str(h.undo().last) == "undid an edit that turned a suggestion down"
    assert h.log["before"].tolist() == ["", ""]
