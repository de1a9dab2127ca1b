"""The page's keys, and the help that lists them."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from dashboard.components.markup import draw, joined, tag
from dashboard.selection import use_interface_language
from dashboard.translation import direction, tr

__all__ = ["draw_help", "listen"]

_SCRIPT = (Path(__file__).parent / "assets" / "keys.js").read_text(encoding="utf-8")


@cache
def _component() -> Any:
    return st.components.v2.component("marsad_keys", html="<i></i>", js=_SCRIPT)


def listen(on_press: Callable[[str], None], *, shown: str = "", key: str = "keys") -> None:
    """
    Call `on_press` with `next`, `previous`, `back` or `help` when its key is pressed.

    Parameters
    ----------
    shown
        What the panel shows; when it becomes another, the panel is shown from its top.
    """

    def report() -> None:
        if pressed := st.session_state[key].get("pressed"):
            on_press(str(pressed))

    _component()(key=key, data={"shown": shown}, on_pressed_change=report)


def draw_help() -> None:
    """Open the list of keys."""
    use_interface_language()
    keys = (
        ("J / N", tr("Next incident")),
        ("K / P", tr("Previous incident")),
        ("/", tr("Search")),
        ("Esc", tr("Back to the list")),
        ("+ / −", tr("Zoom the map that has the focus")),
        ("?", tr("This help")),
    )

    @st.dialog(tr("Keys"))
    def shown() -> None:
        rows = (tag("dt", tag("kbd", sign)) + tag("dd", words) for sign, words in keys)
        draw(tag("dl", joined(rows), dir=direction(), class_="ms-facts"))

    shown()
