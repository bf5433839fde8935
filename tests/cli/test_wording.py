import pytest

from actionclust.cli.wording import as_options


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ('name it with text="..."', "name it with --text ..."),
        ('pass one of them as sheet="..."', "pass one of them as --sheet ..."),
        (
            'pass the right one, for example separator=";"',
            'pass the right one, for example --separator ";"',
        ),
        ("pass separator=... if it is another", "pass --separator ... if it is another"),
        ("three columns with stickers=[...]", "three columns with --stickers ..."),
        ("say so with language= if it is another", "say so with --language if it is another"),
        ("say which it is with language=", "say which it is with --language"),
        ('pass language="..." with a column', "pass --language-column ... with a column"),
        ('pass id="..." to read_actions', "pass --id ... to actionclust run"),
        ("another name, or pass overwrite=True to", "another name, or pass --overwrite to"),
        ("open it with actionclust.load", "open it with actionclust show"),
        (
            "the lexicon of vsm.suggest is English; pass language='en' if",
            "the lexicon of vsm --suggest is English; pass --language en if",
        ),
        # values that came, and words that only look alike
        ("encoding='latin-9' is for files", "encoding='latin-9' is for files"),
        ("target=99 communities", "target=99 communities"),
        ("context=... stays", "context=... stays"),
        ("x = text=5", "x = text=5"),
    ],
)
def test_advice_in_options(message: str, expected: str) -> None:
    assert as_options(message) == expected
