"""What the payload says in sentences: the summary, the log, the receipt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionclust.coding.tree.levels import GROUP_LEVELS
from actionclust.coding.tree.tree import Aside
from actionclust.errors import counted
from actionclust.view.payload.named_sentences import log_sentences
from actionclust.view.payload.types import EntryPayload, Fact

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from actionclust.coding.hierarchy.hierarchy import Hierarchy
    from actionclust.coding.log.entry import LogEntry
    from actionclust.view.payload.fixed_part import Basis


def summary(h: Hierarchy) -> str:
    """Say in a sentence how many actions and groups there are.

    >>> from actionclust import cluster_actions
    >>> summary(cluster_actions(["train nurses", "train doctors", "why"]).to_hierarchy())
    '3 action points in 1 sub-cluster; 1 is unclustered.'
    """
    numbers = [
        (sum(n.level == one for n in h.tree.nodes.values()), one) for one in GROUP_LEVELS[::-1]
    ]
    groups = [counted(number, level) for number, level in numbers if number]
    outside = sum(isinstance(place, Aside) for place in h.tree.places.values())
    return (
        f"{counted(len(h), 'action point')} in {_joined(groups) if groups else 'no groups'}; "
        f"{outside} {'is' if outside == 1 else 'are'} unclustered."
    )


def log_entries(h: Hierarchy, known: Sequence[EntryPayload] = ()) -> list[EntryPayload]:
    """Tell the log."""
    holding = set(h.history.done)
    what = log_sentences(h, [entry["what"] for entry in known])
    return [
        EntryPayload(
            id=entry.id,
            time=entry.time,
            analyst=entry.analyst,
            kind=entry.edit.kind,
            what=what[place],
            why=entry.why,
            holds=place in holding,
            moved=sorted(h.actions.row_of[id_] for id_ in entry.change.places),
        )
        for place, entry in enumerate(h.entries)
    ]


def entries_of_groups(h: Hierarchy) -> dict[str, list[int]]:
    """Find the entries of the log that touched each group."""
    found: dict[str, list[int]] = {}
    for place, entry in enumerate(h.entries):
        for id_ in _touched(entry):
            found.setdefault(id_, []).append(place)
    return found


def receipt_facts(h: Hierarchy, basis: Basis) -> list[Fact]:
    """Tell the receipt of the clustering and the log."""
    receipt = basis.origin.receipt
    data, versions = receipt["data"], receipt["versions"]
    languages = ", ".join(f"{code} ({count})" for code, count in data["languages"].items())
    lines = {
        "Data": f"{data['source']}: {data['texts']} texts, {data['different_texts']} different",
        "SHA-256 of the data": data["sha256"],
        "Languages": languages,
        "Network": "computed to be shown" if basis.coded else basis.origin.tuning.reason,
        "Recipe": receipt["recipe"],
        "Settings": _settings(receipt["settings"]),
        "Edits": _edits(h),
        "Versions": f"actionclust {receipt['actionclust']}, {_settings(versions, ' ')}",
    }
    return [Fact(name=name, value=value) for name, value in lines.items()]


def _edits(h: Hierarchy) -> str:
    if not h.entries:
        return "none"
    analysts = sorted({entry.analyst or "(no name)" for entry in h.entries})
    return (
        f"{counted(len(h.entries), 'entry', 'entries')} in the log, by {_joined(analysts)}, from "
        f"{h.entries[0].time[:10]} to {h.entries[-1].time[:10]}; the last is {h.entries[-1].id}"
    )


def _settings(values: Mapping[str, object], between: str = " = ") -> str:
    return ", ".join(f"{name}{between}{value}" for name, value in values.items())


def _touched(entry: LogEntry) -> set[str]:
    """Name the groups that an entry changed, or took actions from or gave them to."""
    change = entry.change
    ends = {end for pair in change.places.values() for end in pair}
    homes = {end for end in ends if isinstance(end, str)}
    return {*change.nodes, *change.placements, *change.memos, *homes}


def _joined(parts: list[str]) -> str:
    return " and ".join(filter(None, [", ".join(parts[:-1]), parts[-1]]))
