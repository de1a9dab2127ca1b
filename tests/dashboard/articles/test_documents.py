import io
import zipfile

import docx
import pypdf
import pytest
from matplotlib.figure import Figure

from dashboard.articles.documents import read_docx, read_pdf
from dashboard.errors import ArticleError

SENTENCE = "Rockets fell near the base on Monday"


@pytest.fixture(scope="module")
def pdf():
    figure = Figure()
    figure.text(0.1, 0.5, SENTENCE)
    buffer = io.BytesIO()
    figure.savefig(buffer, format="pdf")
    return buffer.getvalue()


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


def rewritten(pdf, change):
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf))
    change(writer)
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def test_pdf_gives_its_text(pdf):
    assert SENTENCE in read_pdf(pdf).text


def test_pdf_pages_are_kept_apart(pdf):
    twice = rewritten(pdf, lambda writer: writer.append(io.BytesIO(pdf)))
    assert read_pdf(twice).text.count(SENTENCE) == 2
    assert "\n\n" in read_pdf(twice).text


def test_encrypted_pdf_is_refused(pdf):
    locked = rewritten(pdf, lambda writer: writer.encrypt("secret", algorithm="RC4-128"))
    with pytest.raises(ArticleError, match="encrypted"):
        read_pdf(locked)


@pytest.mark.parametrize("length", [0, 5, 300, 2000])
def test_cut_pdf_is_refused(pdf, length):
    with pytest.raises(ArticleError, match="PDF"):
        read_pdf(pdf[:length])


def test_pdf_without_text_is_refused():
    writer = pypdf.PdfWriter()
    writer.add_blank_page(width=200, height=200)
    buffer = io.BytesIO()
    writer.write(buffer)
    with pytest.raises(ArticleError, match="no text in this PDF"):
        read_pdf(buffer.getvalue())


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
