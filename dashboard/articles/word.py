"""The text of Word files."""

import io
import zipfile
from itertools import chain

from dashboard.articles.draft import Draft
from dashboard.errors import ArticleError

__all__ = ["read_docx"]

UNPACKED_LIMIT_BYTES = 200_000_000
"""Most bytes a Word file may unpack to: 20 MB of real ones unpack to under 100 MB."""

_PARSER_FAULTS = (
    ArithmeticError, AttributeError, LookupError, OSError, RecursionError, TypeError, ValueError,
)  # fmt: skip
"""What parsers of binary formats raise on broken files besides their own errors."""


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
