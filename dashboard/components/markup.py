"""
Small helpers for HTML whose every value is escaped.

`markupsafe` keeps text and markup apart by type: `str` is escaped when it enters markup, `Markup`
is not. So text from an article can't become an element, whatever it contains.
"""

from collections.abc import Iterable

import streamlit as st
from markupsafe import Markup, escape

__all__ = ["Markup", "draw", "joined", "plain", "tag"]


_MARKDOWN = frozenset("\\`*_{}[]()#+-.!|<>$:~")

_VOID = frozenset({"img", "br", "hr"})


def tag(name: str, *children: str, **attributes: str) -> Markup:
    """
    Build one element.

    Parameters
    ----------
    name
        Element name, from code and never from data.
    *children
        Text, which is escaped, or `Markup`.
    **attributes
        Their values are escaped; `class_` is written `class` and `data_id` as `data-id`.
    """
    written = Markup("").join(
        Markup(' {}="{}"').format(key.rstrip("_").replace("_", "-"), value)
        for key, value in attributes.items()
    )
    start = Markup("<") + Markup(name) + written + Markup(">")  # noqa: S704 - names come from code
    if name in _VOID:
        return start
    return start + joined(children) + Markup("</") + Markup(name) + Markup(">")  # noqa: S704


def joined(children: Iterable[str]) -> Markup:
    """Put text (escaped) and markup one after the other."""
    return Markup("").join(escape(child) for child in children)


def draw(markup: Markup) -> None:
    """Show markup on the page; Streamlit's own sanitiser stands behind our escaping."""
    st.html(str(markup))


def plain(text: str) -> str:
    """Keep a widget's label from being read as Markdown: an article's words are text only."""
    return "".join(f"\\{c}" if c in _MARKDOWN else c for c in " ".join(text.split()))
