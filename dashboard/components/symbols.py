"""The map's symbols as pictures for the page around it."""

from functools import cache
from urllib.parse import quote

from markupsafe import Markup

from dashboard.components.markup import tag
from dashboard.map_view.symbols import SYMBOLS, Mark

__all__ = ["symbol_picture", "symbol_uri"]


@cache
def symbol_uri(mark: Mark) -> str:
    """Give a mark's symbol as the data URI of an SVG picture."""
    symbol = SYMBOLS[mark]
    stroke = f'stroke="{symbol.stroke}" stroke-width="1.7" stroke-linejoin="round"'
    drawing = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-1 -1 26 26" width="26" height="26">'
        f'<path d="{symbol.path}" fill="{symbol.fill}" {stroke}/>'
        f'<path d="{symbol.detail}" fill="none" {stroke} stroke-linecap="round"/></svg>'
    )
    return f"data:image/svg+xml,{quote(drawing)}"


def symbol_picture(mark: Mark, *, size_px: int = 20) -> Markup:
    """Give a mark's symbol as a picture without a text of its own; the label stands beside it."""
    style = f"width:{size_px}px;height:{size_px}px"
    return tag("img", src=symbol_uri(mark), alt="", style=style, class_="ms-symbol")
