import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionclust.cli.wording import in_options, in_plain_words
from actionclust.errors import Advice
from actionclust.network.outcome import Run, Tuning


@pytest.mark.parametrize(
    ("message", "advice", "expected"),
    [
        ('name it with text="..."', ("text", '"..."'), "name it with --text ..."),
        (
            'pass one of them as sheet="..."',
            ("sheet", '"..."'),
            "pass one of them as --sheet ...",
        ),
        (
            'pass the right one, for example separator=";"',
            ("separator", '";"'),
            'pass the right one, for example --separator ";"',
        ),
        (
            "pass separator=... if it is another",
            ("separator", "..."),
            "pass --separator ... if it is another",
        ),
        (
            "three columns with stickers=[...]",
            ("stickers", "[...]"),
            "three columns with --stickers ...",
        ),
        (
            'pass language="..." with a column',
            ("language", '"..."'),
            "pass --language-column ... with a column",
        ),
        ('pass id="..." to it', ("id", '"..."'), "pass --id ... to it"),
        ("pass it to read_actions", ("read_actions", None), "pass it to actionclust run"),
        (
            "another name, or pass overwrite=True to",
            ("overwrite", "True"),
            "another name, or pass --overwrite to",
        ),
        (
            "open it with actionclust.load",
            ("actionclust.load", None),
            "open it with actionclust show",
        ),
        (
            "make them with actionclust.replay",
            ("actionclust.replay", None),
            "make them with actionclust replay",
        ),
        (
            "the lexicon of vsm.suggest has words in",
            ("vsm.suggest", None),
            "the lexicon of vsm --suggest has words in",
        ),
        ("pass language='en', or", ("language", "'en'"), "pass --language en, or"),
        # values that came, and words that only look alike
        (
            "encoding='latin-9' is for files",
            ("encoding", "..."),
            "encoding='latin-9' is for files",
        ),
        ("x = text=5", ("text", '"..."'), "x = text=5"),
    ],
)
def test_advice_in_options(message: str, advice: tuple[str, str | None], expected: str) -> None:
    assert in_options(message, [Advice(*advice)]) == expected


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("say so with language= if it is another", "say so with --language if it is another"),
        ("say which it is with language=", "say which it is with --language"),
        ('two languages, encoder="use" compares', "two languages, --encoder use compares"),
        ("target=99 communities", "target=99 communities"),
        ("context=... stays", "context=... stays"),
    ],
)
def test_notes_advise_the_language_alone(note: str, expected: str) -> None:
    assert in_options(note) == expected


def test_several_pieces_of_advice() -> None:
    advice = [Advice("id", '"..."'), Advice("read_actions")]
    said = in_options('pass id="..." to read_actions', advice)
    assert said == "pass --id ... to actionclust run"


@pytest.mark.parametrize(
    ("reason", "plain"),
    [
        (
            "9 communities, as asked: 18 found at 150 edges and resolution 2.35, 25 texts moved",
            "9 communities, as asked: 18 found at 150 links between texts, 25 texts moved",
        ),
        ("1 found at 1 edge, 0 texts moved", "1 found at 1 link between texts, 0 texts moved"),
        (
            "that were kept are edges, and the network still falls into 12 parts",
            "that were kept are links, and the texts still fall into 12 parts",
        ),
        (
            "that were kept are edges, and the network still has more communities",
            "that were kept are links, and there are still more communities",
        ),
        (
            "with the fewest edges, the network has 3 parts, and none were found in it",
            "with the fewest links, the texts fall into 3 parts, and none were found in them",
        ),
        (
            "no text shares a word with a different one",
            "no text shares a word with a different one",
        ),
    ],
)
def test_the_sentence_on_tuning_in_plain_words(reason: str, plain: str) -> None:
    assert in_plain_words(reason) == plain


small = st.integers(0, 12)
runs = st.lists(
    st.builds(Run, small, st.sampled_from([0.5, 1.0, 1e-05, 2.3456, 12.0]), small, st.just(0.5)),
    min_size=1,
).map(tuple)


@given(
    st.builds(
        Tuning,
        *(st.none() | small, small, small, small, st.sampled_from([0.5, 1.0, 1e-05, 12.0])),
        *(st.just(0.5), small, st.none() | small, small, st.booleans(), small, small, small, runs),
        st.just(0),
        small,
    )
)
def test_no_term_of_networks_is_left(tuning: Tuning) -> None:
    plain = in_plain_words(tuning.reason)
    assert re.findall(r"edge|network|resolution", plain) == []
    # every number is still there, but for the resolution
    numbers = re.findall(r"\d+", re.sub(r" and resolution [\d.e+-]+", "", tuning.reason))
    assert re.findall(r"\d+", plain) == numbers
