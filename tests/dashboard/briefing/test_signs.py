import pytest
from matplotlib.colors import to_hex

from dashboard.briefing.signs import sign
from dashboard.map_view.symbols import SYMBOLS, Mark


@pytest.mark.parametrize("mark", Mark)
def test_a_symbol_has_its_colours_and_stands_on_its_place(mark):
    _, shape, *detail = sign(mark, (100.0, 50.0), size=24, zorder=1)
    symbol = SYMBOLS[mark]
    assert to_hex(shape.get_facecolor()) == symbol.fill
    assert to_hex(shape.get_edgecolor()) == symbol.stroke
    assert len(detail) == bool(symbol.detail)
    box = shape.get_path().get_extents()
    assert box.contains(100.0, 50.0)
    assert (box.x0 + box.x1) / 2 == pytest.approx(100.0, abs=0.01)
    assert 9 < box.width <= 24


def test_a_circle_is_round():
    _, shape, *_ = sign(Mark.ATTACK, (0.0, 0.0), size=24, zorder=1)
    radii = (shape.get_path().interpolated(8).vertices ** 2).sum(axis=1) ** 0.5
    assert radii.max() <= 9.0 * 1.5
    box = shape.get_path().get_extents()
    assert box.width == pytest.approx(18.0, abs=0.01)
    assert box.height == pytest.approx(18.0, abs=0.01)
