import io
import zipfile

import docx
import pytest

from dashboard.articles.word import read_docx
from dashboard.errors import ArticleError


def word(*paragraphs, table=()):
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    if table:
        grid = document.add_table(rows=len(table), cols=len(table[0]))
        for row, cells in zip(grid.rows, table, strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def test_word_file_gives_paragraphs_and_tables_in_order():
    data = word("خبر عاجل", "سقطت صواريخ", table=[["المكان", "العدد"], ["الأنبار", "3"]])
    assert read_docx(data).text == "خبر عاجل\nسقطت صواريخ\nالمكان\tالعدد\nالأنبار\t3"


@pytest.mark.parametrize("data", [b"not a zip", word("text")[:200]])
def test_broken_word_file_is_refused(data):
    with pytest.raises(ArticleError, match="broken Word file"):
        read_docx(data)


def test_zip_that_is_no_word_file_is_refused():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.txt", "a")
    with pytest.raises(ArticleError, match="broken Word file"):
        read_docx(buffer.getvalue())


def test_zip_bomb_is_refused_before_it_is_unpacked():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", bytes(210_000_000))
    assert len(buffer.getvalue()) < 300_000
    with pytest.raises(ArticleError, match="unpacks to 210,000,000 bytes"):
        read_docx(buffer.getvalue())
