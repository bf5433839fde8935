from pathlib import Path

import numpy as np
import pytest

from actionclust.encoders import Encoder
from actionclust.errors import InputError
from actionclust.network.meaning import encoding as module
from actionclust.network.meaning.encoding import BATCH, encode_texts, given_vectors


def lengths(texts: list[str]) -> list[list[float]]:
    return [[len(text), text.count("a")] for text in texts]


def recorded(calls: list[list[str]], *, threaded: bool = False) -> Encoder:
    def encode(texts: list[str]) -> list[list[float]]:
        calls.append(texts)
        return lengths(texts)

    return Encoder(encode, name="lengths", threaded=threaded)


TEXTS = [f"text {'a' * (number % 7)} {number}" for number in range(2 * BATCH + 10)]


def test_each_different_text_is_encoded_once_in_batches() -> None:
    calls: list[list[str]] = []
    found = encode_texts([*TEXTS, *TEXTS[:5]], recorded(calls))
    assert found.vectors.tolist() == lengths([*TEXTS, *TEXTS[:5]])
    assert found.vectors.dtype == np.float32
    assert found.fresh == len(TEXTS)
    assert [len(batch) for batch in calls] == [BATCH, BATCH, 10]


def test_threads_give_the_same_in_the_same_batches() -> None:
    one: list[list[str]] = []
    several: list[list[str]] = []
    alone = encode_texts(TEXTS, recorded(one, threaded=True), jobs=1)
    shared = encode_texts(TEXTS, recorded(several, threaded=True), jobs=4)
    assert np.array_equal(alone.vectors, shared.vectors)
    assert sorted(several) == sorted(one)


def test_an_encoder_of_the_user_is_called_by_one_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    plain = module.in_threads
    monkeypatch.setattr(
        module, "in_threads", lambda f, tasks, jobs: asked.append(jobs) or plain(f, tasks, jobs)
    )
    encode_texts(TEXTS, recorded([]), jobs=4)
    encode_texts(TEXTS, recorded([], threaded=True), jobs=4)
    assert asked == [1, 4]


def test_no_texts_have_no_vectors() -> None:
    assert encode_texts([], recorded([])).vectors.shape[0] == 0


def test_a_cache_spares_what_it_has(tmp_path: Path) -> None:
    calls: list[list[str]] = []
    file = tmp_path / "vectors.npz"
    first = encode_texts(TEXTS[:20], recorded(calls), cache=file)
    again = encode_texts(TEXTS[10:30], recorded(calls), cache=file)
    assert (first.fresh, again.fresh) == (20, 10)
    assert calls == [TEXTS[:20], TEXTS[20:30]]
    assert again.vectors.tolist() == lengths(TEXTS[10:30])
    assert encode_texts(TEXTS[:30], recorded(calls), cache=file).fresh == 0
    assert len(calls) == 2


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ([1, 2], r"one row of numbers for each of 2 texts; got an array of shape \(2,\)"),
        ([[1], [2], [3]], r"for each of 2 texts; got an array of shape \(3, 1\)"),
        ([[], []], r"got an array of shape \(2, 0\)"),
        ([[1, 2], [3]], "got rows of different lengths"),
        ([["a"], ["b"]], "got values of type <U1"),
        ([[1.0], [float("nan")]], r"row 1 \(counted from 0\) holds NaN"),
        ([[1e39], [1.0]], r"row 0 \(counted from 0\) holds .* beyond single precision"),
    ],
)
def test_what_is_no_row_of_numbers_for_each_text(given: object, message: str) -> None:
    with pytest.raises(InputError, match="vectors must give " + ".*" + message):
        given_vectors(given, 2)  # type: ignore[arg-type]
    encoder = Encoder(lambda _: given, name="mine")  # type: ignore[arg-type,return-value]
    with pytest.raises(InputError, match="the encoder mine must give .*" + message):
        encode_texts(["a", "b"], encoder)


def test_vectors_of_two_lengths() -> None:
    encoder = Encoder(lambda texts: np.ones((len(texts), len(texts))), name="mine")
    with pytest.raises(InputError, match="of one length; got some of 10 numbers and some of 256"):
        encode_texts(TEXTS, encoder)
