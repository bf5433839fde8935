from actionclust.advice.decided_by_people import Decisions
from actionclust.advice.more_texts.regrouping import groups_of_people, regrouping
from actionclust.coding.tree.draft import make_tree
from actionclust.coding.tree.tree import Aside, Node, Place, Tree

PLACES: dict[str, Place] = {
    **{f"A{number}": "S01" for number in range(1, 5)},
    **{f"A{number}": "S02" for number in range(5, 9)},
    "A9": Aside("new"),
}
NOBODY = Decisions(frozenset(), frozenset())


def tree(*nodes: Node) -> Tree:
    return make_tree([Node("S01", "sub-cluster"), Node("S02", "sub-cluster"), *nodes], PLACES)


def communities(*groups: str) -> dict[str, int]:
    """Give the community of each action, from the numbers of each community."""
    found = dict.fromkeys(PLACES, 0)
    for number, digits in enumerate(groups, start=1):
        found |= {f"A{digit}": number for digit in digits}
    return found


def test_each_community_is_the_group_that_it_shares_most_with() -> None:
    plan = regrouping(tree(), NOBODY, communities("5678", "1234", "9"), 1)
    assert dict(plan.group_of) == {1: "S02", 2: "S01"}
    assert plan.new == (3,)


def test_two_communities_of_one_group() -> None:
    # nobody holds it: the larger one is the group, the other is new
    plan = regrouping(tree(), NOBODY, communities("123", "4", "5678"), 1)
    assert dict(plan.group_of) == {1: "S01", 3: "S02"}
    assert plan.new == (2,)
    # a person named it: both are in it
    held = regrouping(
        tree(), Decisions(frozenset(), frozenset({"S01"})), communities("12", "34"), 1
    )
    assert dict(held.group_of) == {1: "S01", 2: "S01"}


def test_a_community_with_too_few_free_texts_is_no_group() -> None:
    plan = regrouping(tree(), NOBODY, communities("1234", "5678", "9"), 2)
    assert plan.new == ()
    assert 3 not in plan.group_of
    held = Decisions(frozenset({"A1", "A2"}), frozenset())
    mixed = regrouping(tree(), held, communities("1256", "3478"), 3)
    # no group has more than half of the first one, and only two of its texts are free
    assert mixed.group_of[1] == "S01"


def test_what_stays() -> None:
    wide = tree(Node("C01", "cluster"), Node("S03", "sub-cluster", rule="about care"))
    assert groups_of_people(wide, NOBODY) == {"C01", "S03"}
    assert groups_of_people(wide, Decisions(frozenset({"A5", "A9"}), frozenset({"S99"}))) == {
        *("C01", "S02", "S03")
    }
