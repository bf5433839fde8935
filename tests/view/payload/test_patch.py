import json
from copy import deepcopy
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from actionclust import EditError, Hierarchy, cluster_actions, edits, vsm
from actionclust.view.payload.fixed_part import basis_of
from actionclust.view.payload.patch import patch_between
from actionclust.view.payload.types import Parts, Patch, Payload
from actionclust.view.payload.whole_payload import payload_of

TEXTS = [
    *("train nurses", "train doctors", "train all nurses well", "share data", "share more data"),
    *("data of hospitals", "fund hospitals", "fund networks", "networks of nurses", "a budget"),
]
START = cluster_actions(TEXTS, target=3).to_hierarchy(analyst="PV")
BASIS = basis_of(START)


def payload(h: Hierarchy, before: Payload | None = None) -> Payload:
    return payload_of(h, BASIS, before=before)


def applied(before: Payload, patch: Patch) -> Payload:
    """Do what the front end does with a patch."""
    after: dict[str, Any] = deepcopy(dict(before)) | dict(patch["parts"])
    for cells in patch["cells"]:
        if cells["places"] is None:
            after["actions"][cells["name"]] = cells["values"]
        else:
            for place, value in zip(cells["places"], cells["values"], strict=True):
                after["actions"][cells["name"]][place] = value
    after["log"] = [*after["log"][: patch["kept"]], *patch["log"]]
    return after  # type: ignore[return-value]


def patch(before: Payload, after: Payload) -> Patch:
    return patch_between(before, after, revision=1, said="", undo=True, redo=False)


@st.composite
def changes(draw: st.DrawFn, h: Hierarchy) -> Hierarchy:
    """Make an edit that may or may not be possible."""
    groups = st.sampled_from(sorted(h.tree.nodes) or ["S01"])
    action = draw(st.sampled_from(h.actions.ids))
    one, other = draw(groups), draw(groups)
    place = edits.Placement("S3", draw(st.sampled_from(["micro", "macro"])))
    verb = draw(st.integers(0, 10))
    return (
        lambda: h.move(action, to=one),
        lambda: h.merge([one, other]),
        lambda: h.rename(one, "Another label"),
        lambda: h.describe(one, "All about one thing"),
        lambda: h.create("New"),
        lambda: h.delete(one),
        lambda: h.set_aside(action, reason="unclear"),
        lambda: h.pin(action),
        lambda: vsm.assign(h, {draw(st.sampled_from([one, action])): [place]}),
        lambda: h.group([one], level="cluster", label="Wide"),
        h.undo,
    )[verb]()


@settings(max_examples=40)
@given(st.data())
def test_a_patch_turns_one_payload_into_the_next(data: st.DataObject) -> None:
    h, before = START, payload(START)
    for _ in range(5):
        try:
            h = data.draw(changes(h))
        except EditError:
            continue
        after = payload(h, before)
        found = json.loads(json.dumps(patch(before, after)))
        assert applied(before, found) == after
        anew = payload(h)
        assert (after["actions"], after["log"]) == (anew["actions"], anew["log"])
        before = after


def test_a_patch_holds_what_changed_and_no_more() -> None:
    before = payload(START)
    after = payload(START.rename("S01", "Training"), before)
    found = patch(before, after)
    assert set(found["parts"]) == {"made", "groups", "receipt"}
    assert found["cells"] == []
    assert (found["kept"], len(found["log"])) == (0, 1)


def test_single_values_go_with_their_places_and_many_go_whole() -> None:
    before = payload(START)
    action = START.actions.ids[0]
    one = patch(before, payload(START.set_aside(action, reason="unclear"), before))
    cells = {cells["name"]: cells for cells in one["cells"]}
    assert cells["group"]["places"] == [0]
    assert cells["group"]["values"] == [-1]
    many = patch(before, payload(START.merge(sorted(START.tree.nodes)), before))
    cells = {cells["name"]: cells for cells in many["cells"]}
    assert cells["group"]["places"] is None
    assert len(cells["group"]["values"]) == len(TEXTS)


def test_an_undone_entry_is_sent_again() -> None:
    h = START.rename("S01", "A").rename("S01", "B")
    before = payload(h)
    found = patch(before, payload(h.undo(), before))
    assert found["kept"] == 1
    assert [(entry["kind"], entry["holds"]) for entry in found["log"]] == [
        ("rename", False),
        ("undo", False),
    ]


def test_edits_leave_the_rest_of_the_payload_alone() -> None:
    before = payload(START)
    after = payload(START.merge(["S01", "S02"]).rename("S01", "Both"), before)
    changed = {name for name, value in after.items() if value != before[name]}  # type: ignore[literal-required]
    assert changed <= {"actions", "log", *Parts.__annotations__}
