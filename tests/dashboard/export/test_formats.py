import subprocess
import sys

import pytest

from dashboard.export import SUFFIXES, Format, export

AGAIN = """
import hashlib, sys
from dashboard.export import Format, export, hand_over
from tests.dashboard.export.conftest import AS_OF, make_everything
incidents, _, links, articles = make_everything()
given = hand_over(incidents, links, articles, as_of=AS_OF)
print(*(hashlib.sha256(export(given, form)).hexdigest() for form in Format))
"""


def test_the_same_records_give_the_same_bytes_in_another_process(handover, root):
    from hashlib import sha256

    here = [sha256(export(handover, form)).hexdigest() for form in Format]
    run = subprocess.run(
        [sys.executable, "-c", AGAIN], capture_output=True, text=True, check=True, cwd=root,
        env={"PYTHONPATH": str(root), "PYTHONHASHSEED": "7"},
    )  # fmt: skip
    assert run.stdout.split() == here


@pytest.mark.parametrize("form", Format)
def test_nothing_makes_a_file_too(form, nothing):
    assert export(nothing, form)


def test_each_format_has_a_suffix():
    assert SUFFIXES.keys() == set(Format)
    assert len(set(SUFFIXES.values())) == len(Format)
