"""What the board says of an edit has names in it, and no ids."""

import re
from collections.abc import Callable

import pytest

from actionclust import Hierarchy, from_codebook, read_actions
from actionclust.view.payload.named_sentences import named_sentences

TEXTS = [
    "Train nurses",
    "Train doctors and all who work with them in the same district",
    "Share data",
    "Share records",
]


def hierarchy() -> Hierarchy:
    actions = read_actions(TEXTS)
    code = dict(zip(actions.ids, ["Training", "Training", "Data", "Data"], strict=True))
    return from_codebook({"People": ["Training"], "Data": None}, actions, code=code)


H = hierarchy()
ONE, TWO, *_ = H.actions.ids
DATA = H.find("Data").id
TRAINING = H.find("Training").id
PEOPLE = H.find("People").id


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda h: h.move(ONE, to=DATA), "moved “Train nurses” from “Training” to “Data”"),
        (lambda h: h.move([ONE, TWO], to=DATA), "moved 2 texts from “Training” to “Data”"),
        (
            lambda h: h.set_aside(TWO),
            (
                "set “Train doctors and all who work with the…” aside from “Training”: "
                "set aside by an analyst"
            ),
        ),
        (
            lambda h: h.split(TRAINING, {"Nurses": [ONE]}),
            "split “Nurses” (1) off “Training”",
        ),
        (
            lambda h: h.group([PEOPLE, DATA], level="super-cluster", label="All"),
            "put “People”, “Data” into super-cluster “All”",
        ),
        (lambda h: h.ungroup(PEOPLE), "dissolved “People”"),
        (lambda h: h.detach(TRAINING), "took “Training” out of the group above"),
        (lambda h: h.delete(DATA), "deleted “Data”, which left 2 actions unclustered"),
        (lambda h: h.describe(DATA, "all records"), "wrote the rule of “Data”"),
        (lambda h: h.create("New", parent=PEOPLE), "made the sub-cluster “New” in “People”"),
        (lambda h: h.pin(ONE), "pinned “Train nurses”"),
        (lambda h: h.rename(DATA, "Facts"), "renamed “Data” to “Facts”"),
        (lambda h: h.rename(DATA, "Facts").undo(), None),
    ],
)
def test_no_id_is_in_what_is_said(
    make: Callable[[Hierarchy], Hierarchy], said: str | None
) -> None:
    after = make(H)
    words = named_sentences(H, after, after.entries)
    assert words == (said or "renamed “Data” to “Facts”; took back: renamed “Data” to “Facts”")
    ids = [*H.actions.ids, *after.tree.nodes, *H.tree.nodes]
    assert not re.search(rf"\b({'|'.join(ids)})\b", words)
