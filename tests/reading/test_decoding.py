import codecs
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionclust.errors import InputError, SettingError
from actionclust.reading.decoding import decode
from tests.strategies import file_texts


@pytest.mark.parametrize(
    ("mark", "written", "told"),
    [
        (b"", "utf-8", "utf-8"),
        (codecs.BOM_UTF8, "utf-8", "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16"),
        (codecs.BOM_UTF32_LE, "utf-32-le", "utf-32"),
        (codecs.BOM_UTF32_BE, "utf-32-be", "utf-32"),
    ],
)
@given(text=file_texts())
def test_unicode_is_told_by_its_mark_or_as_utf_8(
    mark: bytes, written: str, told: str, text: str
) -> None:
    text = "é" + text
    found, (encoding, *others) = decode(mark + text.encode(written), "a.csv")
    assert (found, encoding) == (text, f"encoding {told}")
    # letters may happen to be those of a wrong encoding
    assert not others or (len(others) == 1 and "in a wrong encoding before" in others[0])


@pytest.mark.parametrize(
    ("mark", "written"),
    [(b"", "utf-8"), (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le")],
)
@pytest.mark.parametrize("asked", [False, True])
def test_words_saved_in_a_wrong_encoding_are_told_in_each_unicode(
    mark: bytes, written: str, asked: object
) -> None:
    data = mark + "text\nCrÃ©er des lits\n".encode(written)
    _, notes = decode(data, "a.csv", written if asked else None)
    assert len(notes) == 2
    assert "'CrÃ©er' may be 'Créer'" in notes[1]


@pytest.mark.parametrize("written", ["utf-8", "utf-16"])
def test_plain_letters_are_not_told(written: str) -> None:
    data = "text\nCréer des lits, à côté de l'école, œuf, 5 €\n".encode(written)
    assert len(decode(data, "a.csv", written)[1]) == 1
    assert len(decode(data, "a.csv")[1]) == 1


def test_what_is_not_utf_8_is_windows_1252() -> None:
    assert decode("1 œuf d'été à 5 €".encode("cp1252"), "a.csv")[0] == "1 œuf d'été à 5 €"


@given(st.sampled_from(["utf-8", "utf-16", "utf-16-le", "cp1252", "mac-roman"]))
def test_an_encoding_that_is_asked_for_is_used(encoding: str) -> None:
    assert decode("été".encode(encoding), "a.csv", encoding) == (
        "été",
        (f"encoding {encoding}",),
    )


def test_a_mark_is_no_part_of_the_text_when_the_encoding_is_asked_for() -> None:
    assert decode("été".encode("utf-8-sig"), "a.csv", "utf-8")[0] == "été"


def test_bytes_in_no_encoding_are_refused_with_their_line() -> None:
    message = re.escape(
        "a.csv: the bytes are not valid cp1252: character maps to <undefined>, byte 0x81 in "
        "line 2 (byte 7 of the file); pass encoding=... with the encoding of the program that "
    )
    with pytest.raises(InputError, match=message):
        decode(b"text\n\xe9\x81\n", "a.csv")


def test_bytes_that_are_wrong_for_the_encoding_asked_for_are_refused() -> None:
    message = "a.csv: the bytes are not valid ascii: ordinal not in range.*byte 0xc3 in line 1"
    with pytest.raises(InputError, match=message):
        decode("été".encode(), "a.csv", "ascii")


def test_nul_characters_are_refused() -> None:
    message = re.escape(
        "a.csv: expected text, came bytes that hold NUL characters; it is no text file, or it "
        'is UTF-16 without a mark: then pass encoding="utf-16-le"'
    )
    with pytest.raises(InputError, match=message):
        decode("text".encode("utf-16-le"), "a.csv")


@pytest.mark.parametrize("encoding", ["utf-9", "hex", "rot13"])
def test_an_unknown_encoding_is_refused(encoding: str) -> None:
    with pytest.raises(SettingError, match=f"encoding='{encoding}' is not known; "):
        decode(b"text", "a.csv", encoding)


def test_near_names_of_encodings_are_offered() -> None:
    with pytest.raises(SettingError, match=r"did you mean 'cp1252'"):
        decode(b"text", "a.csv", "cp-1252x")


def test_an_encoding_must_be_a_name() -> None:
    message = re.escape('encoding must be a name such as "utf-8" or "cp1252"; got 8 (int)')
    with pytest.raises(SettingError, match=message):
        decode(b"text", "a.csv", 8)


DAMAGED = "id,text\n1,Créer un réseau\n2,Écouter\n3,Qualité ".encode() + b"\xe9" + "ê\n".encode()


def test_one_bad_byte_in_utf_8_is_refused_with_its_line_and_byte() -> None:
    message = re.escape(
        "a.csv: the bytes are not valid utf-8: invalid continuation byte, byte 0xe9 in line 4 "
        "(byte 51 of the file); pass encoding=... with the encoding of the program that wrote "
        'the file, or save it as UTF-8, or pass errors="replace" to read it with a mark'
    )
    with pytest.raises(InputError, match=message) as caught:
        decode(DAMAGED, "a.csv")
    assert [str(one) for one in caught.value.advice] == ["encoding=...", 'errors="replace"']


def test_a_bad_byte_can_be_replaced_and_the_line_is_noted() -> None:
    text, notes = decode(DAMAGED, "a.csv", errors="replace")
    assert text.splitlines()[3] == "3,Qualité \ufffdê"
    assert notes == (
        "encoding utf-8",
        "1 mark (\ufffd) in place of bytes that are not valid utf-8: line 4",
    )


def test_a_bad_byte_can_be_read_in_another_encoding() -> None:
    assert decode(DAMAGED, "a.csv", "latin-1")[0].endswith("QualitÃ© éÃª\n")


def test_a_text_cut_in_the_middle_of_a_character_is_refused() -> None:
    with pytest.raises(
        InputError, match=r"unexpected end of data, byte 0xc3 in line 1 \(byte 10 "
    ):
        decode("été à é".encode()[:-1], "a.csv")


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1", "cp1250", "cp1251", "mac-roman"])
def test_texts_in_other_encodings_are_not_taken_for_damaged_utf_8(encoding: str) -> None:
    text = {"cp1251": "Создать сеть", "cp1250": "Vytvořit sítě"}.get(encoding, "Créer un réseau")
    assert "is a guess" in decode(text.encode(encoding), "a.csv")[1][0]


def test_a_guess_shows_three_words_that_it_concerns() -> None:
    data = "id,text\n1,Créer un réseau de santé\n2,Écouter les aidants\n".encode("mac-roman")
    (note,) = decode(data, "a.csv")[1]
    assert note == (
        "encoding cp1252 is a guess, since the bytes are not UTF-8; see whether this reads well: "
        "'CrŽer', 'rŽseau', 'santŽ'; if not, pass encoding=..."
    )


def test_a_guess_without_words_shows_the_signs() -> None:
    assert "reads well: '€', '…'; if" in decode("5 € … 6 €".encode("cp1252"), "a.csv")[1][0]


def test_what_is_done_with_errors_is_one_of_two_words() -> None:
    with pytest.raises(SettingError, match=r'errors must be "strict", .*; got \'ignore\''):
        decode(b"a", "a.csv", errors="ignore")


def test_a_guess_at_one_endless_word_is_made_fast() -> None:
    data = b"a" * 300_000 + " é".encode("cp1252")
    assert "reads well: 'é'; if" in decode(data, "a.csv")[1][0]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("id,text\n1,Créer un réseau", "2 words .* 'CrÃ©er' may be 'Créer', 'rÃ©seau' may be 'ré"),
        ("Bürger für Bäume", "3 words .*'BÃ¼rger' may be 'Bürger'"),
        ("It\u2019s late", "1 word .*'Itâ€™s' may be 'It\u2019s'"),
        ("5 \u20ac a day", "1 word .*'â\u201a¬' may be '\u20ac'"),
    ],
)
def test_a_file_saved_in_a_wrong_encoding_is_told(text: str, told: str) -> None:
    wrong = text.encode().decode("cp1252")
    notes = decode(wrong.encode(), "a.csv")[1]
    assert re.search(told, notes[1])
    assert notes[1].endswith("; if so, export the file anew as UTF-8")
    assert decode(text.encode(), "a.csv")[1] == ("encoding utf-8",)


@pytest.mark.parametrize("text", ["Não à «pressa»", "São João", "À £5", "ô\u2026", "â\u20ac"])
def test_words_with_accents_are_what_they_seem_to_be(text: str) -> None:
    assert decode(text.encode(), "a.csv")[1] == ("encoding utf-8",)


def test_an_endless_word_in_a_file_saved_wrongly_is_read_fast() -> None:
    text = "a" * 300_000 + " CrÃ©er"
    assert "'CrÃ©er' may be 'Créer'" in decode(text.encode(), "a.csv")[1][1]
