"""
Bytes to text in the encodings that newsrooms use; anything else is an error, never mojibake.

A byte order mark decides; else strict UTF-8; else Windows-1256 or Windows-1252, each only if the
text it gives looks like Arabic, or like a western European language.
"""

import codecs
import re
from collections import Counter

from dashboard.errors import ArticleError

__all__ = ["decode"]

_MARKS = (
    # UTF-32's mark starts with UTF-16's, so it is looked for first.
    (codecs.BOM_UTF32_LE, None),
    (codecs.BOM_UTF32_BE, None),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_ADVICE = "save the file as UTF-8 and read it again"

_COMMON_ARABIC = bytes.fromhex("c7 e1 ed e3 e6 e4 d1 ca c8 c9")
"""Alef, lam, yeh, meem, waw, noon, reh, teh, beh, teh marbuta in Windows-1256."""

COMMON_ARABIC_SHARE = 0.4
"""
Least share of these letters among the Arabic ones of real text.

Articles have 0.59 to 0.70, short sentences 0.51 at least; KOI8-R, GBK and EUC-KR read as
Windows-1256 have under 0.2.
"""

FOREIGN_SHARE = 0.05
"""
Most accented letters, and letters of two scripts glued together, to one Arabic letter.

Arabic has none; ISO-8859-6, Mac Arabic, Windows-1251 and -1255 read as Windows-1256 have 0.28.
"""

ACCENTED_SHARE = 0.25
"""Most letters outside ASCII in a western European text; French news has 0.04, Czech 0.15."""

_WESTERN = re.compile(r"[^\W\d_]")
_GLUED = re.compile(r"[A-Za-z][\u0621-\u064a]|[\u0621-\u064a][A-Za-z]")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


def decode(data: bytes) -> str:
    """
    Decode the bytes of an article.

    Parameters
    ----------
    data
        The whole file.

    Returns
    -------
    str
        The text with its own line ends and spaces; only a byte order mark is dropped.

    Raises
    ------
    ArticleError
        If the bytes are no text, or text in an encoding that is not read.
    """
    text = _decode_marked(data)
    if text is None:
        text = _decode_unmarked(data)
    found = _CONTROLS.search(text)
    if found:
        code = ord(found.group())
        raise ArticleError(f"not text: control character U+{code:04X} at offset {found.start()}")
    return text


def _decode_marked(data: bytes) -> str | None:
    for mark, encoding in _MARKS:
        if not data.startswith(mark):
            continue
        if encoding is None:
            raise ArticleError(f"UTF-32 is not read: {_ADVICE}")
        try:
            return data[len(mark) :].decode(encoding)
        except UnicodeDecodeError as error:
            at = error.start + len(mark)
            raise ArticleError(f"marked as {encoding}, but broken at byte {at}") from error
    return None


def _decode_unmarked(data: bytes) -> str:
    if b"\0" in data:
        at = data.index(b"\0")
        raise ArticleError(
            f"not text: a zero byte at byte {at} (binary, or UTF-16 without its mark)"
        )
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        text = _decode_arabic(data) or _decode_western(data)
        if text is None:
            raise ArticleError(
                f"not UTF-8 (byte {error.start} is 0x{data[error.start]:02x}), nor Windows-1256 "
                f"or Windows-1252: {_ADVICE}"
            ) from error
        return text


def _decode_arabic(data: bytes) -> str | None:
    """Give Windows-1256 text if its letters are as common as in Arabic; else nothing."""
    counts = Counter(data)
    letters = {code: n for code, n in counts.items() if _is_arabic_letter(code)}
    total = sum(letters.values())
    if not total:
        return None
    common = sum(letters.get(code, 0) for code in _COMMON_ARABIC)
    accented = sum(n for code, n in counts.items() if _is_accented(code, "cp1256"))
    text = data.decode("cp1256")
    foreign = max(accented, sum(1 for _ in _GLUED.finditer(text)))
    is_arabic = common / total >= COMMON_ARABIC_SHARE and foreign / total <= FOREIGN_SHARE
    return text if is_arabic else None


def _decode_western(data: bytes) -> str | None:
    """Give Windows-1252 text if accented letters are as rare as in western Europe; else nothing."""
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    counts = Counter(data)
    accented = sum(n for code, n in counts.items() if _is_accented(code, "cp1252"))
    letters = sum(1 for _ in _WESTERN.finditer(text))
    return text if letters and accented / letters <= ACCENTED_SHARE else None


def _is_arabic_letter(code: int) -> bool:
    return "\u0621" <= bytes([code]).decode("cp1256") <= "\u064a"


def _is_accented(code: int, encoding: str) -> bool:
    """Tell a letter that is neither ASCII nor Arabic; signs such as "ª" are none."""
    character = bytes([code]).decode(encoding, errors="replace")
    return not character.isascii() and character.isalpha() and not "\u0600" <= character <= "\u06ff"
