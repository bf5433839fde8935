"""The payload: the one contract between Python and the front end.

The TypeScript types of the front end are generated from these by ``frontend/make_types.py``,
and a test holds the two together. Everything is JSON-safe. Lists under `actions`, and the
values of columns, have one entry for each action, in one order; "place" means a position in
such a list. A name that means something else elsewhere ends in Payload here, not in TypeScript.
"""

from __future__ import annotations

from typing import Literal, TypedDict

PAYLOAD_VERSION = 1
"""Raised when a front end of another version could misread the payload."""


class Placed(TypedDict):
    """A place in the Viable System Model."""

    function: str
    level: str
    primary: bool
    confidence: float | None
    suggested: bool
    inherited: bool


class OwnPlaces(TypedDict):
    """The places of an action that has its own instead of those of its group."""

    action: int  # place in the lists of actions
    functions: list[Placed]


class ActionsPayload(TypedDict):
    """The actions, column by column."""

    id: list[str]
    text: list[str]
    group: list[int]  # place in `groups` of the narrowest group, -1 for unclustered
    reason: list[int]  # place in `reasons`, -1 for clustered
    pinned: list[int]  # places of the pinned actions
    fit: list[float | None]  # cosine to the rest of its narrowest group; None: alone in it
    share: list[float | None]  # share of its discussion group's sticker points; None: not voted
    priority: list[int]  # place in `priorities`
    rank: list[int | None]  # rank by share, or by votes for and against; tied ones have the same
    x: list[float]  # position in the network, 0 to 1000; groups are discs; no edit moves it
    y: list[float]
    terms: list[list[int]]  # places in `terms` of the words that are compared, the rarest first
    functions: list[OwnPlaces]
    began: list[int]  # place in `steps` of how it came to where it was before the first edit
    # places of the actions that the clustering found to sit loosely, and that nobody has moved,
    # set aside or settled since
    loose: list[int]


class StickersPayload(TypedDict):
    """What stickers say of each action, beside its share and its rank."""

    points: list[float | None]  # its stickers, weighted; None: not voted
    placed: list[float | None]  # how many stickers are on it
    voters: list[int | None]  # how many people voted in its discussion group, where it is known


class VotesPayload(TypedDict):
    """Votes for and against each action; without stickers they make its rank."""

    in_favour: list[int | None]  # None: not voted on
    against: list[int | None]
    rule: str  # how they are ranked


class Column(TypedDict):
    """A column of the analyst."""

    name: str
    role: Literal["region", "group", "dimension", "language", ""]
    kind: Literal["category", "categories", "number", "text"]
    categories: list[str]  # what values are places in: of a category one, -1 for missing;
    # of categories a list of them
    values: list[int] | list[list[int]] | list[float | None] | list[str]


class GroupPayload(TypedDict):
    """A group of any level."""

    id: str
    level: Literal["sub-cluster", "cluster", "super-cluster"]
    label: str
    parent: int  # place in `groups`, -1 for none
    rule: str
    keywords: list[str]  # terms that set it apart from all others, the most telling first
    typical: list[int]  # places of a few actions in it, those nearest to all the others first
    colour: int  # place in `colours.nodes`; differs from that of linked groups of its level
    functions: list[Placed]
    entries: list[int]  # places in `log` of the edits that touched it


class Network(TypedDict):
    """The pairs of similar actions, in the order in which they become edges.

    Copies are linked whatever the number of edges.
    """

    first: list[int]
    second: list[int]
    weight: list[float]
    of_meaning: list[float]  # how much of each weight is that of meaning; empty with words alone
    taken: int  # how many of them are edges
    copies: list[list[int]]  # pairs of actions of which one copies the other


class RunPayload(TypedDict):
    """One run of the tuning."""

    edges: int
    resolution: float
    communities: int
    modularity: float
    taken: bool


class TickMark(TypedDict):
    """A number on an axis."""

    place: float  # from 0 at the beginning of the axis to 1 at its end
    label: str


class Curve(TypedDict):
    """The picture of the tuning; lists have one entry for each run."""

    x: list[float]  # from 0 to 1, to the right
    y: list[float]  # from 0 to 1, upwards
    words: list[str]
    line: list[int]  # places of the runs that a line joins
    edges: list[TickMark]
    edges_title: str
    communities: list[TickMark]
    communities_title: str
    target: float | None  # how high the line of the target is
    target_words: str
    taken_words: str
    description: str  # for people who do not see it


class TuningPayload(TypedDict):
    """What was asked of the tuning, and what came."""

    target: int | None
    communities: int
    reason: str
    runs: list[RunPayload]
    curve: Curve


class EntryPayload(TypedDict):
    """An entry of the log."""

    id: str
    time: str
    analyst: str
    kind: str
    what: str
    why: str
    holds: bool
    moved: list[int]  # places of the actions that it gave another group, or set aside


class PlacedApart(TypedDict):
    """An action that two analysts put in different places."""

    action: int  # place in the lists of actions
    first: str  # the groups around it, from the widest
    second: str


class AgreementPayload(TypedDict):
    """How far two analysts agree."""

    said: str  # in plain words
    apart: list[PlacedApart]  # the largest difference first


class FunctionName(TypedDict):
    """A function of the Viable System Model."""

    id: str
    name: str
    element: Literal["Operations", "Metasystem", "Environment"]
    does: str
    question: str  # to find it; "" for the environment
    missing: str  # what it means if nothing is there; "" for the environment


class DrawnLine(TypedDict):
    """A kind of line in the picture of the model."""

    role: str
    name: str
    sample: str  # path for a legend, 6 units by 3


class DrawnShape(TypedDict):
    """A shape or a line in the picture of the model."""

    role: str  # "frame", "symbol" of a function, or that of a line
    function: str  # "" for all but symbols
    unit: int  # which unit of S1 it belongs to; 0 is always there
    closed: bool  # of a line: the head of an arrow
    path: str


class DrawnWord(TypedDict):
    """Where words about a function stand in the picture of the model, around x."""

    says: Literal["code", "name", "caption", "count"]  # a caption is a name outside the symbol
    function: str
    unit: int
    x: float
    y: float  # of the baseline
    size: float


class ModelPicture(TypedDict):
    """The picture of the model at one level, in units, from back to front."""

    width: float
    height: float
    units: int  # of S1 that it has room for
    lines: list[DrawnLine]
    shapes: list[DrawnShape]
    words: list[DrawnWord]


class Model(TypedDict):
    """The Viable System Model."""

    functions: list[FunctionName]
    levels: list[str]  # from the narrowest to the widest
    picture: ModelPicture


class Colours(TypedDict):
    """Colours, chosen in Python."""

    regions: list[list[str]]  # a shade a priority, for each region and last for none (grey)
    inks: list[list[str]]  # the colour of text on each of them
    several: list[str]  # a shade a priority, for actions of several regions
    several_inks: list[str]
    nodes: list[str]


class Fact(TypedDict):
    """A line of the receipt."""

    name: str
    value: str


class Payload(TypedDict):
    """All that a view of a study needs."""

    format: Literal["actionclust-view"]
    version: int
    title: str
    summary: str
    about: str  # what the study is of, in plain words
    made: str  # how its groups were made, in plain words
    start: str  # hash of the hierarchy as it was first shown, which a file of moves names
    analyst: str
    actions: ActionsPayload
    columns: list[Column]
    groups: list[GroupPayload]
    reasons: list[str]
    steps: list[str]  # how texts came to where they were before the first edit, in plain words
    meanings: list[str]  # what each reason means, in plain words; "" where an analyst wrote it
    stickers: StickersPayload | None
    votes: VotesPayload | None
    priorities: list[str]  # names of the priorities, from none to high
    priority_rule: str  # what they mean; "" without stickers: all are none, and none is to show
    terms: list[str]  # from the rarest
    languages: list[str]  # codes of those of the texts, by which a search knows word forms
    network: Network
    tuning: TuningPayload | None  # None if the groups come from a code tree
    model: Model
    agreement: AgreementPayload | None  # with another analyst, if there is one to compare with
    log: list[EntryPayload]
    notes: list[str]
    receipt: list[Fact]
    colours: Colours


class Parts(TypedDict, total=False):
    """The parts of a payload that an edit can change, whole, but for actions and log."""

    summary: str
    about: str
    made: str
    analyst: str
    groups: list[GroupPayload]
    reasons: list[str]
    meanings: list[str]
    receipt: list[Fact]


class Cells(TypedDict):
    """New values in one list of the actions."""

    name: Literal["group", "reason", "pinned", "fit", "functions", "loose"]
    places: list[int] | None  # where the values stand; None: they are the whole list
    values: list[int] | list[float | None] | list[OwnPlaces]


class Patch(TypedDict):
    """What turns the payload of one revision of a board into that of another."""

    revision: int
    said: str  # what changed, in words
    undo: bool  # whether there is something to undo
    redo: bool
    parts: Parts
    cells: list[Cells]
    kept: int  # how many entries of the log stay as they are
    log: list[EntryPayload]  # those that follow


class BoardPayload(TypedDict):
    """The whole state of a board."""

    revision: int
    undo: bool
    redo: bool
    payload: Payload
