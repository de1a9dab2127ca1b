"""Office documents: the text of PDF and Word files."""

import io
import zipfile
from collections.abc import Iterable
from itertools import chain

from dashboard.articles.draft import Draft
from dashboard.errors import ArticleError

__all__ = ["read_docx", "read_pdf"]

UNPACKED_LIMIT_BYTES = 200_000_000
"""Most bytes a Word file may unpack to: 20 MB of real ones unpack to under 100 MB."""

TEXT_LIMIT = 20_000_000
"""Most characters a PDF may give; its streams are compressed, too."""

_PARSER_FAULTS = (
    ArithmeticError, AttributeError, LookupError, OSError, RecursionError, TypeError, ValueError,
)  # fmt: skip
"""What parsers of binary formats raise on broken files besides their own errors."""


def read_pdf(data: bytes) -> Draft:
    """
    Take the text of a PDF, page by page.

    Returns
    -------
    Draft
        Pages are separated by a blank line. The title is the first line of the text, not the
        file's metadata, which programs fill with file names.

    Raises
    ------
    ArticleError
        If the file is broken, encrypted, or holds pictures of text only.
    """
    from pypdf import PdfReader  # noqa: PLC0415 - slow to import, needed for PDF only
    from pypdf.errors import FileNotDecryptedError, PyPdfError  # noqa: PLC0415

    try:
        pages = _within_limit(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)
    except FileNotDecryptedError as error:
        raise ArticleError("encrypted PDF: remove its password and read it again") from error
    except (PyPdfError, *_PARSER_FAULTS) as error:
        if isinstance(error, ArticleError):
            raise
        raise ArticleError(f"broken PDF: {error}") from error
    text = "\n\n".join(pages)
    if not text.strip():
        raise ArticleError("no text in this PDF: a scan has to go through text recognition first")
    return Draft(text=text)


def _within_limit(pages: Iterable[str]) -> tuple[str, ...]:
    kept: list[str] = []
    length = 0
    for page in pages:
        kept.append(page)
        length += len(page)
        if length > TEXT_LIMIT:
            raise ArticleError(f"over {TEXT_LIMIT:,} characters of text: split the file")
    return tuple(kept)


def read_docx(data: bytes) -> Draft:
    """
    Take the text of a Word file: paragraphs and table cells in order, one a line.

    Raises
    ------
    ArticleError
        If the file is broken, or unpacks to more than the limit.
    """
    from docx import Document  # noqa: PLC0415 - slow to import, needed for Word files only
    from docx.opc.exceptions import OpcError  # noqa: PLC0415
    from docx.table import Table  # noqa: PLC0415
    from lxml.etree import LxmlError  # noqa: PLC0415

    _check_unpacked(data)
    try:
        document = Document(io.BytesIO(data))
        blocks = (
            _table_lines(block) if isinstance(block, Table) else (block.text,)
            for block in document.iter_inner_content()
        )
        return Draft(text="\n".join(chain.from_iterable(blocks)))
    except (OpcError, LxmlError, *_PARSER_FAULTS) as error:
        raise ArticleError(f"broken Word file: {error}") from error


def _table_lines(table: object) -> tuple[str, ...]:
    rows = table.rows  # type: ignore[attr-defined]
    return tuple("\t".join(cell.text for cell in row.cells) for row in rows)


def _check_unpacked(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
    except (zipfile.BadZipFile, *_PARSER_FAULTS) as error:
        raise ArticleError(f"broken Word file: {error}") from error
    if size > UNPACKED_LIMIT_BYTES:
        raise ArticleError(
            f"unpacks to {size:,} bytes: the limit is {UNPACKED_LIMIT_BYTES:,} bytes"
        )
