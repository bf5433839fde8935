"""A ready edit: what is suggested, with what speaks for it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Literal

from actionclust.coding.edits.json_form import edit_to_json

if TYPE_CHECKING:
    from actionclust.coding.edits.kinds import Edit

SuggestionKind = Literal["move", "check", "place", "set aside", "merge", "split", "copies", "name"]


@dataclass(frozen=True, slots=True)
class ReadyEdit:
    """An edit that is suggested.

    Attributes
    ----------
    rank : int
        Its place in the queue, from 1.
    kind : {"move", "check", "place", "set aside", "merge", "split", "copies", "name"}
        What it is: texts that fit better elsewhere; a text to read, as it sits loosely where it
        is, though no group is likelier; unclustered ones with a home; texts that fit nowhere;
        groups to merge; a group to split; near-copies in different groups; a group that nobody
        named.
    actions : tuple of str
        The ids of the actions that it is about; those of a part, for a split.
    source : tuple of str
        The ids of the groups that they are in, or that are meant.
    target : str or None
        The id of the group that they go to, if they go to one that is there.
    score : float
        How sure it is, from 0 to 1. Of texts that go to a group, how likely that is their home,
        less how likely the one is that they are in; 0 for a text to check, and less for an
        unclustered text while fewer than five texts are in the group.
    benefit : float
        How many texts it is expected to put right in a minute of reading; the queue is in order
        of it.
    choices : tuple of str
        The likeliest groups for the actions, at most three, without the one they are in.
    edit : Edit or None
        The edit itself; None for a text to check, which goes where you say, or stays.
    evidence : str
        What speaks for it, in words.
    """

    rank: int
    kind: SuggestionKind
    actions: tuple[str, ...]
    source: tuple[str, ...]
    target: str | None
    score: float
    benefit: float
    choices: tuple[str, ...]
    edit: Edit | None
    evidence: str

    def to_dict(self) -> dict[str, Any]:
        """Give all of it as strict JSON has it.

        Returns
        -------
        dict
            Its attributes, with lists for tuples and the JSON form of the edit.
        """
        told = asdict(self)
        lists = {name: list(told[name]) for name in ("actions", "source", "choices")}
        edit = None if self.edit is None else edit_to_json(self.edit)
        return told | lists | {"edit": edit}
