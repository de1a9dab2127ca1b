"""Strict romanisation → the spellings of newspapers."""

import pytest

from gazetteer.sources.transliteration import press_spellings
from gazetteer.tokens import name_key


@pytest.mark.parametrize(
    ("strict", "written"),
    [
        ("Al Ḩawījah", "Hawija"),
        ("Al Ḩawījah", "al-Haweeja"),
        ("Dayr al Balaḩ", "Deir al-Balah"),
        ("Al Maḩmūdīyah", "Mahmoudiya"),
        ("Khān Yūnis", "Khan Younis"),
        ("Bayt Ḩānūn", "Beit Hanoun"),
        ("Ash Shirqāţ", "Shirqat"),
        ("Jisr ash Shughūr", "Jisr al-Shughour"),
        ("Tall Abyaḑ", "Tel Abyad"),
        ("Al Qā’im", "Qaim"),
    ],
)
def test_the_press_spelling_is_among_them(strict, written):
    assert name_key(written) in press_spellings(strict)


@pytest.mark.parametrize("name", ["Paris", "Bombay", "New York", "Ayr"])
def test_names_of_other_languages_are_left_alone(name):
    assert press_spellings(name) == frozenset()


def test_a_short_name_keeps_its_article():
    assert "bab" not in press_spellings("Al Bāb")


def test_no_name_has_endless_spellings():
    assert len(press_spellings("Al Ḩayyānīyah aş Şayrafīyah al Jawhūrīyah")) <= 96
