import io
import zlib

import pypdf
import pytest
from matplotlib.figure import Figure

from dashboard.articles.pdf import read_pdf
from dashboard.errors import ArticleError

SENTENCE = "Rockets fell near the base on Monday"


def printed(*lines):
    """Print lines on one page; the library shapes Arabic and writes it from left to right."""
    figure = Figure()
    for number, line in enumerate(lines):
        figure.text(0.05, 0.9 - number / 8, line)
    buffer = io.BytesIO()
    figure.savefig(buffer, format="pdf")
    return buffer.getvalue()


@pytest.fixture(scope="module")
def pdf():
    return printed(SENTENCE)


def rewritten(pdf, change):
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf))
    change(writer)
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def test_english_is_read(pdf):
    assert read_pdf(pdf).text == SENTENCE


@pytest.mark.parametrize(
    "line",
    [
        "قال مصدر أمني إن الصواريخ سقطت على قاعدة عين الأسد في محافظة الأنبار",
        "سقطت 12 قذيفة في 15/3/2021 قرب الأربعاء",
        "أسقطت الدفاعات طائرة من طراز MQ-9 فوق البحر",
        "وأعلنت قيادة US Central Command ذلك لاحقا",
    ],
)
def test_arabic_is_read_from_the_right(line):
    assert read_pdf(printed(line)).text == line


def test_presentation_forms_become_letters():
    text = read_pdf(printed("لا سلام")).text
    assert text == "لا سلام"


def test_blocks_stand_on_lines_of_their_own():
    assert read_pdf(printed(SENTENCE, "وقع الهجوم أمس")).text.split("\n") == [
        SENTENCE,
        "وقع الهجوم أمس",
    ]


def test_pages_are_read_in_order(pdf):
    twice = rewritten(pdf, lambda writer: writer.append(io.BytesIO(printed("Second page"))))
    assert read_pdf(twice).text == f"{SENTENCE}\nSecond page"


def test_an_encrypted_file_is_refused(pdf):
    locked = rewritten(pdf, lambda writer: writer.encrypt("secret", algorithm="RC4-128"))
    with pytest.raises(ArticleError, match="encrypted"):
        read_pdf(locked)


@pytest.mark.parametrize("length", [0, 5, 300, 2000])
def test_a_cut_file_is_refused(pdf, length):
    with pytest.raises(ArticleError, match="PDF"):
        read_pdf(pdf[:length])


def test_a_file_without_text_is_refused():
    writer = pypdf.PdfWriter()
    writer.add_blank_page(width=200, height=200)
    buffer = io.BytesIO()
    writer.write(buffer)
    with pytest.raises(ArticleError, match="no text in this PDF"):
        read_pdf(buffer.getvalue())


def test_a_bomb_is_refused_before_it_is_unpacked():
    bomb = b"%PDF-1.7\n1 0 obj\nstream\n" + zlib.compress(bytes(210_000_000)) + b"\nendstream"
    with pytest.raises(ArticleError, match="unpacks to more than the limit of 200,000,000"):
        read_pdf(bomb)
