from pathlib import Path

import pytest

from dashboard.articles import Failure
from dashboard.commands.console import (
    print_failures,
    print_json,
    print_result,
    tracked,
    visible,
)


def test_json_is_printed_in_utf8(capfdbinary):
    print_json({"text": "الأنبار"})
    assert capfdbinary.readouterr().out.decode("utf-8") == '{\n "text": "الأنبار"\n}\n'


def test_failures_go_to_standard_error(capsys):
    print_failures([Failure(path=Path("a.txt"), reason="empty")])
    assert capsys.readouterr() == ("", "marsad: a.txt: empty\n")


@pytest.mark.parametrize(
    ("text", "shown"),
    [("\x1b[2Jقصف\r", "\\x1b[2Jقصف\\x0d"), ("a\tb\n", "a\tb\n"), ("\x9b1m", "\\x9b1m")],
)
def test_control_characters_are_spelt_out(text, shown):
    assert visible(text) == shown


def test_no_markup_is_run(capsys):
    print_result("[bold]الأنبار[/bold] :smile:")
    assert capsys.readouterr().out == "[bold]الأنبار[/bold] :smile:\n"


def test_no_bar_is_drawn_away_from_a_terminal(capsys):
    assert list(tracked((1, 2, 3), label="Reading")) == [1, 2, 3]
    assert capsys.readouterr() == ("", "")
