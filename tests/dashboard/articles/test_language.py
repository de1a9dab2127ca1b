import pytest

from dashboard.articles.language import detect_language
from dashboard.errors import ArticleError


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("سقطت صواريخ قرب المطار", "ar"),
        ("Rockets fell near the airport", "en"),
        ("أعلنت قيادة CENTCOM إسقاط مسيّرة MQ-9 فوق البحر", "ar"),
        ("The word قصف, shelling, headed the statement of the ministry", "en"),
        ("ﺳﻘﻄﺖ ﺻﻮﺍﺭﻳﺦ", "ar"),
        ("میلیشیات سوریا", "ar"),
    ],
)
def test_language_follows_the_letters(text, language):
    assert detect_language(text) == language


@pytest.mark.parametrize("text", ["12345 !", "Ракеты", ""])
def test_a_text_without_letters_of_either_is_refused(text):
    with pytest.raises(ArticleError, match="Arabic or English"):
        detect_language(text)
