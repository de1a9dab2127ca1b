"""Capitals of countries."""

import pytest

from gazetteer.capitals import capital_of


@pytest.mark.parametrize(
    ("country", "name"), [("AF", "Kabul"), ("SO", "Mogadishu"), ("ML", "Bamako")]
)
def test_the_capital_of_a_country(country, name):
    assert capital_of(country).name_en == name


def test_no_country_has_no_capital():
    assert capital_of("XX") is None
