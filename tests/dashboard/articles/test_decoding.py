from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.articles.decoding import decode
from dashboard.errors import ArticleError

ARABIC = "قال مصدر أمني إن ثلاثة صواريخ سقطت قرب القاعدة مساء الأربعاء، دون وقوع إصابات."
FRENCH = "L’attaque a visé une base à l’ouest du pays, « sans faire de victime », a déclaré l’état-major."
RUSSIAN = "Ракетный удар по военной базе на западе страны не привёл к жертвам, сообщили власти."
HEBREW = "מתקפת טילים על בסיס צבאי במערב המדינה לא גרמה לנפגעים, לפי גורמים רשמיים"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1256"])
def test_arabic_is_read_in_its_encodings(encoding):
    assert decode(ARABIC.encode(encoding)) == ARABIC


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_french_is_read_in_its_encodings(encoding):
    assert decode(FRENCH.encode(encoding)) == FRENCH


def test_big_endian_utf16_is_read_by_its_mark():
    assert decode(b"\xfe\xff" + ARABIC.encode("utf-16-be")) == ARABIC


def test_seeds_survive_windows_1256(seeds):
    for path in sorted(seeds.glob("*.txt")):
        # The encoding lacks Persian yeh, so that letters may be missing, but none may change.
        data = path.read_bytes().decode().encode("cp1256", errors="ignore")
        assert decode(data) == data.decode("cp1256")


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (ARABIC, "iso-8859-6"),
        (HEBREW, "cp1255"),
        ("Πυραυλική επίθεση κατά στρατιωτικής βάσης στο δυτικό Ιράκ", "iso-8859-7"),
        ("伊拉克西部一座军事基地遭到火箭弹袭击，官员称没有造成人员伤亡。", "gbk"),
        ("イラク西部の軍事基地にロケット弾攻撃、当局者によると死傷者なし。", "shift_jis"),
    ],
)
def test_other_encodings_are_refused_not_garbled(text, encoding):
    with pytest.raises(ArticleError, match="save the file as UTF-8"):
        decode(text.encode(encoding, errors="ignore"))


@pytest.mark.parametrize("encoding", ["utf-32", "utf-32-be"])
def test_utf32_is_refused(encoding):
    mark = b"\x00\x00\xfe\xff" if encoding.endswith("be") else b""
    with pytest.raises(ArticleError, match="UTF-32"):
        decode(mark + ARABIC.encode(encoding))


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        ARABIC.encode("utf-16-le"),
        b"MZ\x90\x00\x03",
        b"\x7fELF\x02\x01",
    ],
)
def test_binary_is_refused(data):
    with pytest.raises(ArticleError, match="not text"):
        decode(data)


def test_broken_utf16_names_the_byte():
    with pytest.raises(ArticleError, match="utf-16-le, but broken at byte 4"):
        decode(b"\xff\xfea\x00b")


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_utf8_is_kept_letter_for_letter(text):
    assert decode(text.encode()) == text.removeprefix("\ufeff")


@given(st.binary(max_size=400))
def test_any_bytes_give_text_or_a_told_error(data):
    with suppress(ArticleError):
        assert isinstance(decode(data), str)


def test_line_ends_and_spaces_are_kept():
    text = "  خبر\r\n\r\nعاجل \t\n"
    assert decode(text.encode()) == text
