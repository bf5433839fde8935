"""The review of texts as a board asks it: agreed, or disputed with a comment."""

from __future__ import annotations

from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING, Any

from actionclust.coding.edits.review_kinds import Review
from actionclust.coding.tree.tree import Aside
from actionclust.errors import InputError, counted
from actionclust.view.board.questions import LATER, MOST_ROWS, PutOff, button, texts_of
from actionclust.view.payload.named_sentences import group_in_quotes

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from actionclust.coding.hierarchy.hierarchy import Hierarchy
    from actionclust.view.board.questions import BoardReply

AGREE, DISPUTE = "agree", "dispute"


class AskedReviews:
    """The texts whose places are reviewed, and which were put off.

    Those whose review was opened, or all that are in a group where nobody opened one.
    """

    def __init__(self) -> None:
        self.put_off = PutOff()

    def answered(self, h: Hierarchy, reply: BoardReply, _vectors: ArrayLike | None) -> Hierarchy:
        """Answer for the text that comes first, or for those that were ticked."""
        left = _open(h, _reviewed(h))
        place = self.put_off.first(left)
        if place is None:
            raise InputError("there is no text left to review")
        strange = set(reply.picked).difference(left)
        if strange:
            raise InputError(f"these texts are not to be reviewed: {', '.join(sorted(strange))}")
        about = list(reply.picked) or [left[place]]
        if reply.answer == AGREE:
            return h.agree(about)
        if reply.answer == DISPUTE:
            return h.dispute(about, why=reply.words)
        if reply.answer != LATER:
            raise InputError(f"a text is agreed, disputed or put off; got {reply.answer!r:.80}")
        self.put_off.add(left[place])
        return h

    def shown(
        self, h: Hierarchy, _vectors: ArrayLike | None, *, listed: bool = False
    ) -> dict[str, Any]:
        """Give the text that comes first or the list of them, and how many there are."""
        reviewed = _reviewed(h)
        left = _open(h, reviewed)
        place = None if listed else self.put_off.first(left)
        return {
            "done": len(reviewed) - len(left),
            "left": len(left),
            "end": _end(h, reviewed),
            "one": None if place is None else _shown(h, left[place]),
            "many": "Agree with",
            "rows": [_row(h, id_) for id_ in islice(left, MOST_ROWS * listed)],
        }


def _reviewed(h: Hierarchy) -> list[str]:
    """Name the texts that are reviewed, group by group."""
    places, order = h.tree.places, {id_: place for place, id_ in enumerate(h.tree.nodes)}
    made = (h.entries[place].edit for place in h.history.done)
    opened = bool(h.history.start.reviews) or any(isinstance(edit, Review) for edit in made)
    known = h.tree.reviews.keys() if opened else {i for i, p in places.items() if p in order}
    ids = [id_ for id_ in h.actions.ids if id_ in known]
    return sorted(ids, key=lambda id_: order.get(str(places[id_]), len(order)))


def _open(h: Hierarchy, ids: list[str]) -> list[str]:
    reviews = h.tree.reviews
    return [id_ for id_ in ids if id_ not in reviews or reviews[id_].state == "open"]


def _end(h: Hierarchy, ids: list[str]) -> str:
    found = Counter(h.tree.reviews[id_].state for id_ in ids if id_ in h.tree.reviews)
    states = ", ".join(f"{found[state]} {state}" for state in sorted(found))
    return (
        f"All is reviewed, {counted(len(ids), 'text')}: {states}." if ids else "No text is here."
    )


def _where(h: Hierarchy, id_: str) -> str:
    place = h.tree.places[id_]
    return "" if isinstance(place, Aside) else group_in_quotes(h, place)


def _row(h: Hierarchy, id_: str) -> dict[str, str]:
    where = f"in {_where(h, id_) or 'no group'}"
    return {"key": id_, "text": texts_of(h, [id_])[0], "note": " ".join([where, _said(h, id_)])}


def _shown(h: Hierarchy, id_: str) -> dict[str, Any]:
    where = _where(h, id_)
    wrong = "What is wrong, or where it belongs"
    return {
        "question": f"Does this text belong in {where}?"
        if where
        else "Is it rightly in no group?",
        "actions": [id_],
        "texts": texts_of(h, [id_]),
        "evidence": _said(h, id_),
        "sides": [],
        "answers": [
            button("y", "Agree", AGREE),
            button("n", "Dispute", DISPUTE, words=wrong),
            button("l", "Later", LATER),
        ],
        "hint": "",
    }


def _said(h: Hierarchy, id_: str) -> str:
    verdict = h.tree.reviews.get(id_)
    comments = () if verdict is None else verdict.comments
    return f"Said before: {'; '.join(comments)}" if comments else ""
