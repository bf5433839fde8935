"""The functions and levels of the Viable System Model, their names, and what to ask about them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from actionclust.errors import SettingError, did_you_mean, listed

LEVELS = ("micro", "meso", "macro")
"""The levels of the study: the patient, the local health system, policy."""

ELEMENTS = ("Operations", "Metasystem", "Environment")
"""The three parts of the model, in the order of the tables."""


@dataclass(frozen=True, slots=True)
class Function:
    """A function of the model, or its environment.

    Attributes
    ----------
    code : {"S1", "S2", "S3", "S3*", "S4", "S5", "E"}
        What a placement calls it.
    name : str
        Its name.
    element : {"Operations", "Metasystem", "Environment"}
        The part of the model that it belongs to.
    what_it_does : str
        A sentence.
    question : str
        What to ask in order to find it; "" for the environment.
    if_missing : str
        What it means if it is missing or weak; "" for the environment.
    other_names : tuple of str
        Further names that are understood.
    """

    code: str
    name: str
    element: str
    what_it_does: str
    question: str
    if_missing: str
    other_names: tuple[str, ...] = ()

    @property
    def system(self) -> str:
        """What the study's tables call a system of the metasystem."""
        return f"{self.name} function"


FUNCTIONS = (
    Function(
        code="S1",
        name="Operations",
        element="Operations",
        what_it_does="Does the basic job: primary activities, each viable on its own and in touch "
        "with its own environment.",
        question="Which units do the basic job?",
        if_missing="Units that do the job cannot decide for themselves: no autonomy.",
        other_names=("operation", "implementation"),
    ),
    Function(
        code="S2",
        name="Coordination",
        element="Metasystem",
        what_it_does="Keeps units from getting in each other's way: it resolves conflicts and "
        "damps swings between them.",
        question="Where do units get into conflict, and how is that resolved?",
        if_missing="Silos, and the same conflicts again and again.",
        other_names=("conflict resolution", "conflict resolution, coordination"),
    ),
    Function(
        code="S3",
        name="Management",
        element="Metasystem",
        what_it_does="Looks after the inside and the present: shares out resources, agrees on "
        "performance, asks for accounts.",
        question="Who shares out resources, and what do units have to comply with?",
        if_missing="Units starve, or every step of theirs is managed for them.",
        other_names=("control",),
    ),
    Function(
        code="S3*",
        name="Monitoring",
        element="Metasystem",
        what_it_does="Looks into operations directly, now and then. It is not the algedonic "
        "channel, the alarm that goes straight from S1 to S5.",
        question="How are reports checked against what really happens?",
        if_missing="Reports are believed without a check.",
        other_names=("audit",),
    ),
    Function(
        code="S4",
        name="Innovation",
        element="Metasystem",
        what_it_does="Looks at the outside and the future: scans, learns, adapts.",
        question="Who watches the environment and makes plans?",
        if_missing="The system looks inward only, or drifts.",
        other_names=("intelligence",),
    ),
    Function(
        code="S5",
        name="Identity",
        element="Metasystem",
        what_it_does="Sets vision and ground rules, and keeps S3 and S4 in balance.",
        question="Who makes policy, and for whom?",
        if_missing="No direction.",
        other_names=("policy",),
    ),
    Function(
        code="E",
        name="Environment",
        element="Environment",
        what_it_does="What surrounds the system and is no part of it.",
        question="",
        if_missing="",
    ),
)
"""The functions in the order of the tables, the environment last."""

CODES = tuple(function.code for function in FUNCTIONS)
"""The codes of the functions, in the same order."""


def questions() -> pd.DataFrame:
    """List what each function does, what to ask about it, and what it means if it is missing.

    The environment (E) is a place for actions, and no function: there is nothing to ask.

    Returns
    -------
    pandas.DataFrame
        One row for each of S1, S2, S3, S3*, S4 and S5, with the columns function, name,
        what_it_does, question and if_missing.

    References
    ----------
    S. Beer, "Diagnosing the System for Organizations", Wiley, 1985. "Towards integrated care in
    Belgium", KCE Report 359, 2022, section 4.3.3.2. The wording is ours.

    Examples
    --------
    >>> table = questions().set_index("function")
    >>> table.loc["S4", "question"]
    'Who watches the environment and makes plans?'
    """
    columns = ("name", "what_it_does", "question", "if_missing")
    asked = [function for function in FUNCTIONS if function.question]
    return pd.DataFrame(
        {"function": [function.code for function in asked]}
        | {column: [getattr(function, column) for function in asked] for column in columns}
    )


def function_named(name: object) -> str:
    """Check the name of a function.

    >>> function_named("s3 star"), function_named("System 4"), function_named("environment")
    ('S3*', 'S4', 'E')
    """
    if not isinstance(name, str):
        raise SettingError(
            f"a function of the Viable System Model is a text, one of {listed(CODES)}; "
            f"got {name!r:.80} ({type(name).__name__})"
        )
    code = _CODE_OF.get(_folded(name))
    if code is None:
        known = [*CODES, *(function.name for function in FUNCTIONS)]
        raise SettingError(
            f"{name!r:.80} is not a function of the Viable System Model; "
            f"{did_you_mean(name, known)}"
        )
    return code


def checked_levels(levels: Sequence[str]) -> tuple[str, ...]:
    """Check the names of the levels of the system.

    >>> checked_levels(["team", "firm"])
    ('team', 'firm')
    """
    names = () if isinstance(levels, str) or not isinstance(levels, Sequence) else tuple(levels)
    texts = all(
        isinstance(name, str) and name and name.strip() == name and name.isprintable()
        for name in names
    )
    if not names or not texts or len({name.casefold() for name in names}) < len(names):
        raise SettingError(
            "levels must be different names, from the narrowest to the widest, such as "
            f"{LEVELS!r}; got {levels!r:.80}"
        )
    return names


def system_level_named(name: object, levels: Sequence[str]) -> str:
    """Check the name of a level of the system.

    >>> system_level_named("Meso", LEVELS)
    'meso'
    """
    if isinstance(name, str):
        for level in levels:
            if name.strip().casefold() == level.casefold():
                return level
    raise SettingError(
        f"{name!r:.80} is not a level of the system; {did_you_mean(str(name), levels)} "
        "(pass levels= to use other names)"
    )


def _folded(name: str) -> str:
    kept = "".join(letter for letter in name.casefold() if letter not in " -_,")
    kept = kept.removesuffix("function").replace("star", "*")
    number = kept.removeprefix("system")
    return f"s{number}" if number != kept else kept


_CODE_OF = {
    _folded(name): function.code
    for function in FUNCTIONS
    for name in (function.code, function.name, *function.other_names)
}
