"""README.md tells what is so: each command parses or is run in CI, each path exists."""

import re
import shlex
from pathlib import Path

import pytest

from dashboard.cli import COMMANDS, parse

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
CI = (ROOT / ".ci" / "run").read_text(encoding="utf-8")

BLOCKS = re.findall(r"```sh\n(.*?)```", README, flags=re.DOTALL)
STEPS = [
    step.strip() for block in BLOCKS for line in block.splitlines() for step in line.split("&&")
]
OURS = [step for step in STEPS if re.match(r"(\.venv/bin/)?marsad\b", step)]
OTHERS = [step for step in STEPS if step not in OURS]


def test_the_set_up_is_two_commands():
    setup, tests = BLOCKS[0].strip(), BLOCKS[-1].strip()
    assert setup == "python3 -m venv .venv && .venv/bin/pip install -e . && .venv/bin/marsad"
    assert tests == ".venv/bin/pip install -e '.[test]' && .venv/bin/pytest -n auto --dist loadfile"


@pytest.mark.parametrize("step", OURS)
def test_our_commands_parse(step):
    # Brackets mark what may be left out: try with all of it.
    words = shlex.split(re.sub(r"[\[\]]|\.\.\.", "", step).replace(" N ", " 8600 "))
    assert parse(words[1:]).command


@pytest.mark.parametrize("step", OTHERS)
def test_other_commands_are_run_in_ci(step):
    assert step in CI


def test_every_command_is_told():
    for command in COMMANDS:
        assert f"marsad {command.NAME}" in README or command.NAME == "open"


@pytest.mark.parametrize("link", re.findall(r"\]\((?!http)([^)#]+)", README))
def test_links_lead_somewhere(link):
    assert (ROOT / link).exists()


@pytest.mark.parametrize("path", re.findall(r"^    (\S+/\S*|\S+\.py)", README, flags=re.MULTILINE))
def test_the_layout_is_there(path):
    assert (ROOT / path).exists()
