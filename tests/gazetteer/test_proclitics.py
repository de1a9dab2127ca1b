import pytest

from dashboard.extraction.expressions.date_words import load_words
from dashboard.extraction.expressions.number_words import load_number_words
from gazetteer.language import LANGUAGES, load_pack
from gazetteer.proclitics import endings


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_any_table_takes_off_a_word_is_taken_off_it(language):
    dates, numbers = load_words(language), load_number_words(language)
    pack = load_pack(language)
    for clitic in {*dates.clitics, *numbers.clitics, *pack.numerals.prefixes} - {""}:
        assert "9" in endings(f"{clitic}9")
    for article in {dates.article, numbers.article, pack.numerals.article} - {"", None}:
        assert "9" in endings(f"{article}9")


def test_other_first_letters_stay():
    assert endings("shelling") == ("shelling",)
    assert endings("مقر") == ("مقر",)
    assert endings("بال") == ("بال", "ال", "ل", "")
