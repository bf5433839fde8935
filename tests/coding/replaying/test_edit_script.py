"""The edits between two hierarchies: they lead there, by ordinary verbs, with nothing to spare."""

from collections.abc import Mapping

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionclust import InputError, edits_towards, from_codebook, read_actions
from actionclust.coding import edits
from actionclust.coding.edits import Placement
from actionclust.coding.hierarchy.hierarchy import Hierarchy
from actionclust.coding.log.history import History
from actionclust.coding.tree.draft import make_tree
from actionclust.coding.tree.levels import GROUP_LEVELS, PREFIXES, rank
from actionclust.coding.tree.tree import Aside, Node, Place, Tree

IDS = tuple(f"A{number}" for number in range(1, 10))
CELLS = (Placement("S1", "micro"), Placement("S3", "macro"), Placement("E", "meso", primary=True))


def hierarchy(tree: Tree, *, backwards: bool = False) -> Hierarchy:
    ids = IDS[::-1] if backwards else IDS
    frame = pd.DataFrame({"id": ids, "text": [f"do {id_}" for id_ in ids]})
    return Hierarchy(actions=read_actions(frame), history=History(tree, tree))


def placed(places: Mapping[str, str], *nodes: Node, pinned: tuple[str, ...] = ()) -> Hierarchy:
    """Put actions into groups, and the rest aside."""
    full: dict[str, Place] = {id_: places.get(id_, Aside("left out")) for id_ in IDS}
    return hierarchy(make_tree(nodes, full, pinned=pinned))


def codes(**groups: str) -> dict[str, str]:
    """Give the group of each action, from groups named with their actions."""
    return {action: group for group, actions in groups.items() for action in actions.split()}


@st.composite
def trees(draw: st.DrawFn) -> Tree:
    """Draw any tree of the actions: empty groups, equal labels, actions at every level."""
    nodes: dict[str, Node] = {}
    for level in reversed(GROUP_LEVELS):
        for number in draw(st.sets(st.integers(1, 5), max_size=4)):
            id_ = f"{PREFIXES[level]}{number:02d}"
            wider = [one for one in nodes if rank(nodes[one].level) > rank(level)]
            nodes[id_] = Node(
                id_,
                level,
                draw(st.sampled_from(["Fund", "Train", "Share", "Plan"])),
                draw(st.sampled_from([None, *sorted(wider)])),
                draw(st.sampled_from(["", "", "all of it"])),
            )
    asides = [Aside("too general"), Aside("no similar text")]
    anywhere = st.sampled_from([*sorted(nodes), *sorted(nodes), *asides])
    return make_tree(
        nodes.values(),
        {id_: draw(anywhere) for id_ in IDS},
        pinned=draw(st.sets(st.sampled_from(IDS), max_size=3)),
        placements=draw(
            st.dictionaries(
                st.sampled_from([*sorted(nodes), *IDS]),
                st.lists(st.sampled_from(CELLS), min_size=1, max_size=2, unique=True).map(tuple),
                max_size=4,
            )
        ),
    )


def reading(tree: Tree) -> object:
    """Give all that a tree says but the ids of its groups and the reasons of what is aside."""

    def branch(id_: str) -> tuple[object, ...]:
        node = tree.nodes[id_]
        inside = sorted((branch(child) for child in tree.children.get(id_, ())), key=repr)
        own = sorted(tree.members.get(id_, ()))
        return node.level, node.label, node.rule, tree.placements.get(id_, ()), own, inside

    roots = [branch(id_) for id_, node in tree.nodes.items() if node.parent is None]
    aside = sorted(id_ for id_, place in tree.places.items() if isinstance(place, Aside))
    functions = {id_: cells for id_, cells in tree.placements.items() if id_ in tree.places}
    return sorted(roots, key=repr), aside, sorted(tree.pinned), functions


@given(trees(), trees())
def test_edits_lead_to_the_goal(one: Tree, other: Tree) -> None:
    start, goal = hierarchy(one), hierarchy(other)
    there = start.apply(edits_towards(start, goal))
    assert reading(there.tree) == reading(goal.tree)


@given(trees(), trees())
def test_unclustered_actions_have_the_reason_of_the_goal_or_the_one_they_had(
    one: Tree, other: Tree
) -> None:
    start, goal = hierarchy(one), hierarchy(other)
    there = start.apply(edits_towards(start, goal))
    for action, place in there.tree.places.items():
        if isinstance(place, Aside):
            before, wanted = one.places[action], other.places[action]
            assert isinstance(wanted, Aside)
            expected = before if isinstance(before, Aside) else wanted
            assert place.reason == expected.reason


@given(trees())
def test_no_edits_where_nothing_differs(tree: Tree) -> None:
    assert edits_towards(hierarchy(tree), hierarchy(tree)) == ()


@given(trees(), trees())
def test_every_action_is_moved_at_most_once(one: Tree, other: Tree) -> None:
    start, goal = hierarchy(one), hierarchy(other)
    moved = [
        action
        for edit in edits_towards(start, goal)
        if isinstance(edit, edits.Move)
        for action in edit.actions
    ]
    assert len(set(moved)) == len(moved)


@given(trees(), trees())
def test_order_of_the_rows_does_not_matter(one: Tree, other: Tree) -> None:
    usual = edits_towards(hierarchy(one), hierarchy(other))
    turned = make_tree(
        reversed(one.nodes.values()),
        dict(reversed(one.places.items())),
        pinned=one.pinned,
        placements=one.placements,
    )
    assert edits_towards(hierarchy(turned, backwards=True), hierarchy(other)) == usual


def test_a_group_becomes_what_most_of_its_actions_belong_to() -> None:
    start = placed(codes(S01="A1 A2 A3 A4"), Node("S01", "sub-cluster", "words"))
    goal = placed(
        codes(S01="A1", S02="A2 A3 A4"),
        Node("S01", "sub-cluster", "Few"),
        Node("S02", "sub-cluster", "Many"),
    )
    assert edits_towards(start, goal) == (
        edits.Create("S02", "sub-cluster", "Few"),
        edits.Move(("A1",), "S02"),
        edits.Rename("S01", "Many"),
    )


def test_groups_of_one_theme_are_merged_into_the_one_that_has_most_of_it() -> None:
    start = placed(
        codes(S01="A1", S02="A2 A3", S03="A4"),
        *(Node(f"S0{number}", "sub-cluster", f"words {number}") for number in (1, 2, 3)),
    )
    goal = placed(codes(S07="A1 A2 A3 A4"), Node("S07", "sub-cluster", "words 2"))
    assert edits_towards(start, goal) == (edits.Merge(("S01", "S03"), "S02"),)


def test_a_theme_that_only_another_group_holds_is_split_off() -> None:
    start = placed(
        codes(S01="A1 A2 A3 A4 A5", S02="A6"),
        Node("S01", "sub-cluster", "Share"),
        Node("S02", "sub-cluster", "Plan"),
    )
    goal = placed(
        codes(S01="A1 A2 A3", S02="A4 A5", S03="A6"),
        Node("S01", "sub-cluster", "Share"),
        Node("S02", "sub-cluster", "Train"),
        Node("S03", "sub-cluster", "Plan"),
    )
    part = edits.Part("S03", ("A4", "A5"), "Train")
    assert edits_towards(start, goal) == (edits.Split("S01", (part,)),)


def test_pinned_actions_are_freed_before_they_move_and_settled_where_the_goal_has_them() -> None:
    start = placed(
        codes(S01="A1 A2", S02="A3"),
        Node("S01", "sub-cluster", "Share"),
        Node("S02", "sub-cluster", "Plan"),
        pinned=("A2",),
    )
    goal = placed(
        codes(S01="A1", S02="A2 A3"),
        Node("S01", "sub-cluster", "Share"),
        Node("S02", "sub-cluster", "Plan"),
        pinned=("A2",),
    )
    assert edits_towards(start, goal) == (
        edits.Pin(("A2",), pinned=False),
        edits.Move(("A2",), "S02"),
        edits.Pin(("A2",)),
    )


def test_wide_groups_are_made_of_those_inside_them_and_empty_ones_end() -> None:
    start = placed(
        codes(S01="A1", S02="A2"),
        Node("S01", "sub-cluster", "Share", "C01"),
        Node("S02", "sub-cluster", "Plan", "C01"),
        Node("C01", "cluster", "Old"),
    )
    goal = placed(
        codes(S01="A1", C02="A2"),
        Node("S01", "sub-cluster", "Share", "SC01"),
        Node("C02", "cluster", "Old", "SC01"),
        Node("SC01", "super-cluster", "Wide"),
    )
    assert edits_towards(start, goal) == (
        edits.Move(("A2",), "C01"),
        edits.Group(("C01", "S01"), "SC01", "super-cluster", "Wide"),
        edits.Delete("S02"),
    )


def test_groups_on_their_own_are_detached() -> None:
    nodes = (Node("S01", "sub-cluster", "Share", "C01"), Node("C01", "cluster", "Old"))
    start = placed(codes(S01="A1"), *nodes)
    goal = placed(codes(S01="A1"), Node("S01", "sub-cluster", "Share"), nodes[1])
    assert edits_towards(start, goal) == (edits.Detach(("S01",)),)


def test_functions_and_rules_follow() -> None:
    start = placed({}, Node("C01", "cluster", "Old", rule="a rule"))
    goal = start.apply([edits.Describe("C01", "another"), edits.Assign("C01", CELLS[:1])])
    there = goal.apply([edits.Assign("A1", CELLS[1:2])])
    assert edits_towards(start, there) == (
        edits.Describe("C01", "another"),
        edits.Assign("A1", CELLS[1:2]),
        edits.Assign("C01", CELLS[:1]),
    )
    assert edits_towards(there, goal) == (edits.Assign("A1", ()),)


def test_a_code_tree_made_elsewhere_becomes_a_log() -> None:
    actions = read_actions(pd.DataFrame({"id": ["A1", "A2"], "text": ["train", "share"]}))
    start = from_codebook({"Skills": ["Train"]}, actions, code={"A1": "Train"})
    goal = from_codebook(
        {"Skills": ["Train"], "Data": None}, actions, code={"A1": "Train", "A2": "Data"}
    )
    there = start.apply(edits_towards(start, goal), why="coded in a spreadsheet")
    assert there.log["what"].tolist() == [
        "made cluster C02 'Data'",
        "moved A2 ('share') from unclustered to C02",
    ]


def test_other_actions_are_refused() -> None:
    few = from_codebook({"Skills": None}, read_actions(["train", "share"]))
    many = from_codebook({"Skills": None}, read_actions(["train", "share", "plan"]))
    gone = many.actions.ids[2]
    message = f"edits_towards takes two hierarchies of the same actions; the goal lacks {gone}"
    with pytest.raises(InputError, match=f"^{message}$"):
        edits_towards(many, few)
    with pytest.raises(InputError, match=f"the start lacks {gone}$"):
        edits_towards(few, many)


def test_a_goal_without_labels_is_refused() -> None:
    goal = placed(codes(S01="A1"), Node("S01", "sub-cluster"))
    message = "^edits_towards needs a label for each group of the goal, and S01 has none; rename"
    with pytest.raises(InputError, match=message):
        edits_towards(goal, goal)
