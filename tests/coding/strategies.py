"""Strategies for edits of a tree: most can be made, some name what is not there."""

from collections.abc import Callable, Sequence

from hypothesis import strategies as st

from actionclust import Hierarchy
from actionclust.coding import edits
from actionclust.coding.edits import Edit, Part, Placement
from actionclust.coding.edits.rules import EditError
from actionclust.coding.tree.ids import natural, new_ids
from actionclust.coding.tree.levels import GROUP_LEVELS, PREFIXES
from actionclust.coding.tree.placement import FUNCTION_CODES
from actionclust.coding.tree.tree import Tree

LABELS = st.sampled_from(
    ["Nurses", "Doctors", "Data", "Funding", "home care", "\u00e9t\u00e9", "a\nb"]
)
RULES = st.sampled_from(["", "about care"])
REASONS = st.sampled_from(["off topic", "a slogan"])
COMMENTS = st.sampled_from(["about data", "too wide"])

PLACEMENTS = st.builds(
    Placement,
    st.sampled_from(FUNCTION_CODES),
    st.sampled_from(["micro", "meso", "macro"]),
    primary=st.booleans(),
    confidence=st.none() | st.floats(0, 1),
    suggested=st.booleans(),
)


def some(things: Sequence[str], most: int = 3) -> st.SearchStrategy[tuple[str, ...]]:
    """Draw a few different things."""
    if not things:
        return st.just(())
    return st.lists(st.sampled_from(things), min_size=1, max_size=most, unique=True).map(tuple)


@st.composite
def edits_of(draw: st.DrawFn, tree: Tree) -> Edit:
    """Draw an edit that speaks of the groups and actions of a tree; not all can be made."""
    actions = [*tree.places, "A99"] if draw(st.integers(0, 19)) == 0 else list(tree.places)
    groups = sorted(tree.nodes, key=natural)
    if draw(st.integers(0, 19)) == 0 or not groups:
        groups = [*groups, "S99"]
    level = draw(st.sampled_from(GROUP_LEVELS))
    new = new_ids(tree.issued, level)[0]
    same = [id_ for id_ in groups if natural(id_)[0] == PREFIXES[level]]
    one = st.sampled_from(groups)

    def group() -> str:
        return draw(one)

    def above() -> str:
        return draw(st.just(new) | st.sampled_from(same)) if same else new

    def few(things: Sequence[str] = groups, most: int = 2) -> tuple[str, ...]:
        return draw(some(things, most))

    def cells() -> tuple[Placement, ...]:
        return tuple(draw(st.lists(PLACEMENTS, max_size=2)))

    # the kind is drawn first: to make a strategy of each kind and to draw from one took most of
    # the time of the tests of edits
    ways: list[Callable[[], Edit]] = [
        lambda: edits.Move(few(actions, 3), group()),
        lambda: edits.Merge(few(), group()),
        lambda: draw(splits(tree, groups, actions)),
        lambda: edits.Rename(group(), draw(LABELS)),
        lambda: edits.Describe(group(), draw(RULES)),
        lambda: edits.Group(few(most=3), above(), level, draw(LABELS)),
        lambda: edits.Ungroup(group()),
        lambda: edits.Detach(few()),
        lambda: edits.Reject("move", few(actions, 3), few()),
        lambda: edits.SetAside(few(actions, 3), draw(REASONS)),
        lambda: edits.Restore(few(actions)),
        lambda: edits.Create(new, level, draw(LABELS), draw(st.none() | one)),
        lambda: edits.Delete(group()),
        lambda: edits.Pin(few(actions, 3), draw(st.booleans())),
        lambda: edits.Assign(draw(st.sampled_from([*groups, *actions])), cells()),
        lambda: edits.Review(few(actions, 3)),
        lambda: edits.Agree(few(actions, 3)),
        lambda: edits.Dispute(few(actions), draw(COMMENTS)),
        lambda: edits.Settle(few(actions), draw(st.none() | one)),
        lambda: draw(notes(tree, [*groups, *actions])),
    ]
    return ways[draw(st.integers(0, len(ways) - 1))]()


@st.composite
def splits(
    draw: st.DrawFn, tree: Tree, groups: Sequence[str], actions: Sequence[str]
) -> edits.Split:
    """Draw a split into one or two parts, most often of what is in the group."""
    full = [id_ for id_ in groups if len(tree.members.get(id_, ())) > 1]
    group = draw(st.sampled_from(full or groups))
    own = sorted(tree.members.get(group, actions))
    listed = draw(some(own, 4))
    cut = draw(st.integers(1, len(listed)))
    parts = [part for part in (listed[:cut], listed[cut:]) if part]
    level = tree.nodes[group].level if group in tree.nodes else "sub-cluster"
    ids = new_ids(tree.issued, level, len(parts))
    return edits.Split(
        group, tuple(Part(id_, part, draw(LABELS)) for id_, part in zip(ids, parts, strict=True))
    )


@st.composite
def notes(draw: st.DrawFn, tree: Tree, targets: Sequence[str]) -> edits.Note:
    """Draw a memo that is written, or one that is taken away."""
    target = draw(st.sampled_from(targets))
    there = tree.memos.get(target, ())
    if there and draw(st.booleans()):
        return edits.Note(target, draw(st.sampled_from(there)), kept=False)
    return edits.Note(target, draw(COMMENTS), kept=draw(st.integers(0, 9)) > 0)


@st.composite
def edited(draw: st.DrawFn, start: Hierarchy, most: int = 8) -> Hierarchy:
    """Draw a hierarchy that somebody edited for a while, with undoing and redoing."""
    hierarchy = start
    for _ in range(draw(st.integers(0, most))):
        what = draw(st.integers(0, 9))
        try:
            if what == 0:
                hierarchy = hierarchy.undo()
            elif what == 1:
                hierarchy = hierarchy.redo()
            else:
                hierarchy = hierarchy.apply([draw(edits_of(hierarchy.tree))], why="drawn")
        except EditError:
            continue
    return hierarchy
