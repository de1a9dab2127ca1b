from urllib.parse import unquote

from dashboard.components.symbols import symbol_picture, symbol_uri
from dashboard.map_view.symbols import SYMBOLS, Mark


def test_the_picture_is_the_map_symbol():
    uri = unquote(symbol_uri(Mark.LAUNCH))
    assert uri.startswith("data:image/svg+xml,")
    assert SYMBOLS[Mark.LAUNCH].path in uri
    assert 'alt=""' in symbol_picture(Mark.LAUNCH)
