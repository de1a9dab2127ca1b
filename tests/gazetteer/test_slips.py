"""One slip of the pen away from a name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer.slips import is_slip


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("سورا", "سوريا"),
        ("اران", "ايران"),
        ("syira", "syria"),
        ("baghdat", "baghdad"),
        ("العرااق", "العراق"),
    ],
)
def test_slips(written, name):
    assert is_slip(written, name)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("سوريا", "سوريا"),
        ("مصر", "مصري"),
        ("لبنان", "عمان"),
        ("حلب", "حلبا"),
        ("syria", "assyria"),
        ("hama", "homa"),
    ],
)
def test_no_slips(written, name):
    assert not is_slip(written, name)


@given(st.text("abcdef", min_size=5, max_size=9), st.data())
def test_a_lost_letter_is_a_slip(name, data):
    index = data.draw(st.integers(1, len(name) - 1))
    lost = name[:index] + name[index + 1 :]
    assert is_slip(lost, name)
    assert is_slip(name, lost)


def test_the_text_must_use_the_name(locator):
    alone = locator.locate("وصل إلى سورا أمس", language="ar")
    beside = locator.locate("في سوريا. وصل إلى سورا أمس", language="ar")
    assert [t.text for t in alone] == []
    assert [t.text for t in beside] == ["سوريا", "سورا"]
    assert beside[0].resolution.place == beside[1].resolution.place
