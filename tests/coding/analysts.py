"""Two analysts of the small study, and what comes of combining their edits."""

from actionclust import Hierarchy, combine
from actionclust.coding.combining.three_way_merge import Combined
from tests.coding.studies import study

START = study()
PV, ASL = START.by("PV"), START.by("ASL")


def both(one: Hierarchy, other: Hierarchy) -> Combined:
    """Combine in both orders, which must come to the same."""
    result, turned = combine(one, other), combine(other, one)
    assert result.hierarchy == turned.hierarchy
    assert result.hierarchy.entries == turned.hierarchy.entries
    assert result.conflicts == turned.conflicts
    assert (result.left_out, result.reasons) == (turned.left_out, turned.reasons)
    assert result.agreed == turned.agreed
    assert (result.renumbered, result.notes) == (turned.renumbered, turned.notes)
    assert result.hierarchy.analyst == one.analyst
    assert turned.hierarchy.analyst == other.analyst
    return result


def told(result: Combined) -> tuple[list[tuple[str, str]], list[str]]:
    """Give the conflicts and what was left out, in words."""
    conflicts = [(str(conflict.one), str(conflict.other)) for conflict in result.conflicts]
    return conflicts, [str(entry) for entry in result.left_out]
