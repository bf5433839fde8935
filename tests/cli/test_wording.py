import pytest

from actionclust.cli.wording import in_options
from actionclust.errors import Advice


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
