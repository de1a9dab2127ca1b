"""
The text of PDF files, in reading order.

A PDF says where each glyph stands, not in which order Arabic is read: programs write its words
from left to right, its letters in either order. So Arabic lines are put together from the right,
by the glyphs' positions, with numbers and Latin words turned back from left to right.
"""

import io
import logging
import re
import unicodedata
import zlib
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from dashboard.articles.draft import Draft
from dashboard.errors import ArticleError

if TYPE_CHECKING:
    from pdfminer.layout import LTChar, LTTextLine

__all__ = ["read_pdf"]

UNPACKED_LIMIT_BYTES = 200_000_000
"""Most bytes a file's streams may unpack to: 20 MB of real ones unpack to under 100 MB."""

TEXT_LIMIT = 20_000_000
"""Most characters of text."""

SPACE_WIDTH = 0.15
"""Least gap between two glyphs that is a space, to the size of the font; letters touch."""

_FAULTS = (
    ArithmeticError, AssertionError, AttributeError, LookupError, OSError, RecursionError,
    TypeError, ValueError,
)  # fmt: skip
"""What the parser raises on broken files besides its own errors."""

_STREAM = re.compile(rb"stream\r?\n")
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_ARABIC = re.compile(r"[\u0600-\u06ff\ufb50-\ufdff\ufe70-\ufefc]")
_LATIN = re.compile(r"[A-Za-z]")
_PRESENTATION = re.compile(r"[\ufb50-\ufdff\ufe70-\ufefc]+")
_LEFT_TO_RIGHT = re.compile(
    # Digits and Latin letters with what stands between two of them: 15/3/2021, 3.5, F-16, Tower 22.
    r"[A-Za-z0-9\u00c0-\u024f\u0660-\u0669\u06f0-\u06f9]"
    r"(?:[^\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc()\[\]«»\"]*"
    r"[A-Za-z0-9\u00c0-\u024f\u0660-\u0669\u06f0-\u06f9])?"
)
_MIRRORED = str.maketrans("()[]{}<>«»", ")(][}{><»«")


def read_pdf(data: bytes) -> Draft:
    """
    Take the text of a PDF, one paragraph a line.

    Returns
    -------
    Draft
        No title and no date: programs fill a PDF's own with file names and times of printing.

    Raises
    ------
    ArticleError
        If the file is broken, encrypted, too large unpacked, or holds pictures of text only.
    """
    from pdfminer.pdfdocument import PDFPasswordIncorrect  # noqa: PLC0415 - slow to import
    from pdfminer.pdfexceptions import PDFException  # noqa: PLC0415
    from pdfminer.psexceptions import PSException  # noqa: PLC0415

    _check_unpacked(data)
    # It warns of each odd font on standard error, which is for what the user can mend.
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    try:
        text = "\n".join(_within_limit(_paragraphs(data)))
    except PDFPasswordIncorrect as error:
        raise ArticleError("encrypted PDF: remove its password and read it again") from error
    except (PDFException, PSException, *_FAULTS) as error:
        if isinstance(error, ArticleError):
            raise
        raise ArticleError(f"broken PDF: {error or type(error).__name__}") from error
    text = _CONTROLS.sub("", text)  # glyphs that stand for no letter
    if not text.strip():
        raise ArticleError("no text in this PDF: a scan has to go through text recognition first")
    return Draft(text=text)


def _check_unpacked(data: bytes) -> None:
    """Refuse a file whose streams unpack to more than the limit, before all of them are kept."""
    left = UNPACKED_LIMIT_BYTES
    for found in _STREAM.finditer(data):
        unpacker = zlib.decompressobj()
        packed = data[found.end() :]
        while packed and left > 0:
            try:
                left -= len(unpacker.decompress(packed, 1 << 20))
            except zlib.error:
                break
            packed = unpacker.unconsumed_tail
    if left <= 0:
        raise ArticleError(f"unpacks to more than the limit of {UNPACKED_LIMIT_BYTES:,} bytes")


def _within_limit(paragraphs: Iterable[str]) -> Iterator[str]:
    length = 0
    for paragraph in paragraphs:
        length += len(paragraph)
        if length > TEXT_LIMIT:
            raise ArticleError(f"over {TEXT_LIMIT:,} characters of text: split the file")
        yield paragraph


def _paragraphs(data: bytes) -> Iterator[str]:
    from pdfminer.high_level import extract_pages  # noqa: PLC0415 - slow to import
    from pdfminer.layout import LTTextContainer, LTTextLine  # noqa: PLC0415

    for page in extract_pages(io.BytesIO(data)):
        for block in page:
            if isinstance(block, LTTextContainer):
                lines = (_line(line) for line in block if isinstance(line, LTTextLine))
                yield _joined(line for line in lines if line)


def _joined(lines: Iterable[str]) -> str:
    """Join the lines of a paragraph; a word divided at the end of a line becomes whole."""
    text = ""
    for line in lines:
        if text.endswith("-") and line[:1].islower():
            text = text[:-1] + line
        else:
            text = f"{text} {line}" if text else line
    return text


def _line(line: "LTTextLine") -> str:
    text = " ".join(line.get_text().split())
    arabic, latin = len(_ARABIC.findall(text)), len(_LATIN.findall(text))
    return _from_the_right(line) if arabic > latin else text


def _from_the_right(line: "LTTextLine") -> str:
    """Read the glyphs of a line from right to left, by where they stand."""
    from pdfminer.layout import LTChar  # noqa: PLC0415 - slow to import

    glyphs = [glyph for glyph in line if isinstance(glyph, LTChar) and glyph.get_text().strip()]
    visual = "".join(_spaced(_ordered(glyphs)))
    turned = _LEFT_TO_RIGHT.sub(lambda run: run.group()[::-1], visual.translate(_MIRRORED))
    return _PRESENTATION.sub(lambda run: unicodedata.normalize("NFKC", run.group()), turned)


def _ordered(glyphs: "Sequence[LTChar]") -> "list[LTChar]":
    """Order glyphs from the right by their middles; a vowel sign follows the letter it is over."""
    # The alef of lam-alef has no width and stands at the lam's left edge, so edges would not do.
    middles = [_middle(glyph) for glyph in glyphs if not _is_mark(glyph)]

    def _rank(glyph: "LTChar") -> tuple[float, bool]:
        middle = _middle(glyph)
        if not _is_mark(glyph) or not middles:
            return -middle, False
        return -min(middles, key=lambda other: abs(other - middle)), True

    return sorted(glyphs, key=_rank)


def _is_mark(glyph: "LTChar") -> bool:
    return unicodedata.combining(glyph.get_text()[0]) > 0


def _middle(glyph: "LTChar") -> float:
    return (glyph.x0 + glyph.x1) / 2


def _spaced(glyphs: "Iterable[LTChar]") -> Iterator[str]:
    """Give the glyphs' letters, with a space where there is a gap."""
    edge: float | None = None
    for glyph in glyphs:
        letters = glyph.get_text()
        if not _is_mark(glyph):
            if edge is not None and edge - glyph.x1 > SPACE_WIDTH * glyph.size:
                yield " "
            edge = glyph.x0 if edge is None else min(edge, glyph.x0)
        # A ligature's letters are in reading order, but a Latin one is turned with its run.
        yield letters if _ARABIC.search(letters) else letters[::-1]
